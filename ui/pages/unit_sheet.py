"""部门清单: a unit's sections, posts, duties, goals, points and gaps, to print and to sign."""

from ui.components.frame import page
from ui.components.sheet import sheet_page

with page("page_unit_sheet"):
    sheet_page("Unit")
