"""Which texts read like the name of a department or of a section?"""

import re

NAMES_DEPARTMENT = re.compile(
    r"[\u4e00-\u9fff（）()]{1,14}(?:处|部|系|学?院|中心|馆|集团|公司|办|办公室|委员会|工会|团委)"
)
NAMES_SECTION = re.compile(r"[\u4e00-\u9fff]{1,10}(?:科|室|组|班|队|站|库|食堂)")
