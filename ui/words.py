"""Every word on the pages, in Chinese and English."""

import streamlit as st

LANGUAGES = {"zh": "中文", "en": "English"}

WORDS: dict[str, tuple[str, str]] = {
    "product": ("纲目", "Gangmu"),
    "language": ("语言", "Language"),
    "overview": ("总览", "Overview"),
    "gap_list": ("缺漏清单", "Gaps"),
    "gaps": ("缺漏", "Gaps"),
    "error": ("严重", "Serious"),
    "warning": ("一般", "Ordinary"),
    "info": ("提示", "Hint"),
    "reported": (
        "已报送表3或表4的部门: {done}/{all}",
        "{done}/{all} departments have handed in 表3 or 表4",
    ),
    "not_reported": (
        "尚未报送: {units}。下图不含这些部门自己填报的内容。",
        "Not handed in: {units}. The map lacks what these departments would report.",
    ),
    "doubts": ("存疑 {n} 处", "{n} doubtful cells"),
    "place": ("位置", "Place"),
    "raw": ("原文", "As written"),
    "doubt": ("疑问", "Doubt"),
    "proposal": ("建议", "Proposal"),
    "map_title": ("部门 × 链条环节覆盖图", "Coverage: department × stage of the chain"),
    "map_help": (
        "格内为已覆盖/应覆盖的职责数; 点击一格查看名单。兜底职责不计。",
        "Each cell: duties covered / all. Click a cell for the names. Catch-all work is left out.",
    ),
    "with_sections": ("显示科室", "Show sections"),
    "unit": ("部门", "Department"),
    "stage": ("环节", "Stage"),
    "all": ("全部", "All"),
    "choose": ("请选择", "Choose"),
    "choose_cell": (
        "点击覆盖图中的一格, 或在上面选择部门和环节。",
        "Click a cell of the map, or choose a department and a stage above.",
    ),
    "cell_title": ("{row} × {column}", "{row} × {column}"),
    "cell_count": (
        "应覆盖 {total} 项, 已覆盖 {covered} 项, 缺 {missing} 项",
        "{total} duties, {covered} covered, {missing} missing",
    ),
    "nothing_missing": ("这一格没有缺漏。", "Nothing is missing in this cell."),
    "no_duties": ("该部门没有职责数据。", "This department has no duties on record."),
    "show_covered": ("也显示已覆盖的职责", "Show the covered duties too"),
    "duty": ("职责", "Duty"),
    "covered": ("已覆盖", "Covered"),
    "stages": ("链条环节", "Stages"),
    "first_missing": ("最先缺少", "First missing"),
    "places": ("出处", "Where it was said"),
    "row": ("第{row}行", "row {row}"),
    "goal": ("目标", "Goal"),
    "post": ("岗位", "Post"),
    "standard": ("标准", "Standard"),
    "norm": ("规范", "Norm"),
    "check": ("质量监控", "Check"),
    "regulation": ("制度", "Regulation"),
    "severity": ("程度", "Severity"),
    "rule": ("规则", "Rule"),
    "subject": ("对象", "Subject"),
    "kind": ("种类", "Kind"),
    "message": ("缺漏说明", "What is missing"),
    "fix": ("怎样修补", "How to repair"),
    "why": ("为什么要紧", "Why it matters"),
    "search": ("按文字筛选", "Filter by text"),
    "found": ("共 {n} 条缺漏, 涉及 {subjects} 个对象", "{n} gaps on {subjects} subjects"),
    "no_gaps": (
        "没有符合条件的缺漏。可放宽上面的条件。",
        "No gap matches. Loosen the conditions above.",
    ),
    "empty": (
        "台账里还没有数据。请用命令 gangmu load 文件名 导入部门的表3、表4和各目录。",
        "Nothing is on record yet. Load tables with: gangmu load FILE",
    ),
    "download": ("导出 Excel", "Export to Excel"),
    "switched_off": (
        "另有 {n} 条规则未启用: {rules}",
        "{n} further rules are switched off: {rules}",
    ),
    "comma": ("、", ", "),
    "foot": ("第 {revision} 版 · 按 {today} 计算", "Revision {revision} · as of {today}"),
    "service_unreachable": (
        "服务没有回应, 请稍后刷新页面。",
        "The service does not answer. Reload the page in a moment.",
    ),
    "families": ("各类缺漏", "Gaps by family"),
    "family": ("类别", "Family"),
    "count": ("条数", "Count"),
    "group": ("按对象归并显示", "Group by subject"),
}


def language() -> str:
    """The language of this visit: from the address, else as chosen before, else Chinese."""
    named = st.query_params.get("lang")
    chosen = named if named in LANGUAGES else st.session_state.get("language", "zh")
    st.session_state["language"] = chosen
    return str(chosen)


def say(word: str, **values: object) -> str:
    """A word or sentence of the pages in the chosen language."""
    zh, en = WORDS[word]
    return (zh if language() == "zh" else en).format(**values)


def explain(problem: Exception) -> str:
    """An error in the user's words."""
    text = str(problem)
    return say(text) if text in WORDS else text
