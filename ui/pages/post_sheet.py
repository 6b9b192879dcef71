"""岗位责任书: all that a post carries and answers for, to print and to sign."""

from ui.components.frame import page
from ui.components.sheet import sheet_page

with page("page_post_sheet"):
    sheet_page("Post")
