"""The one table of rights: who may do what. Code reads it, docs print it."""

from enum import StrEnum


class Role(StrEnum):
    READER = "reader"
    EDITOR = "editor"
    REVIEWER = "reviewer"
    AUDITOR = "auditor"
    ADMIN = "admin"


class Action(StrEnum):
    """What can be done. Where it says own, `api.scope` tells what is one's own."""

    SEE = "see"
    EDIT = "edit"  # nodes one's own unit answers for, and links whose source is one's own
    LOAD = "load"  # rows outside one's own become suggestions
    REVIEW = "review"  # what belongs to whom, nodes nobody answers for, merges, suggestions
    ACCEPT = "accept"  # gaps, never of one's own unit; baselines
    ADMINISTER = "administer"  # profile, accounts, backup


ROLE_NAMES = {
    Role.READER: ("查阅", "Reader"),
    Role.EDITOR: ("填报", "Editor"),
    Role.REVIEWER: ("审核", "Reviewer"),
    Role.AUDITOR: ("诊改审核员", "Auditor"),
    Role.ADMIN: ("管理员", "Administrator"),
}
ACTION_NAMES = {
    Action.SEE: ("查看全部内容", "see everything"),
    Action.EDIT: ("修改本部门负责的内容", "change what one's own unit answers for"),
    Action.LOAD: ("导入文件", "load files"),
    Action.REVIEW: (
        "调整归属、修改无人负责的内容、合并、处理建议和存疑关联",
        "settle ownership, change what nobody answers for, merge, judge suggestions and links",
    ),
    Action.ACCEPT: ("接受他人部门的缺漏、设存档点", "accept gaps of other units, set baselines"),
    Action.ADMINISTER: ("设置、账号、备份", "profile, accounts, backup"),
}
MAY: dict[Action, frozenset[Role]] = {
    Action.SEE: frozenset(Role),
    Action.EDIT: frozenset({Role.EDITOR, Role.REVIEWER}),
    Action.LOAD: frozenset({Role.EDITOR, Role.REVIEWER}),
    Action.REVIEW: frozenset({Role.REVIEWER}),
    Action.ACCEPT: frozenset({Role.REVIEWER, Role.AUDITOR}),
    Action.ADMINISTER: frozenset({Role.ADMIN}),
}


def actions_of(role: Role) -> frozenset[Action]:
    """Everything that a role may do."""
    return frozenset(action for action, roles in MAY.items() if role in roles)
