"""A sheet of a node: shown, printed, and taken home as a Word document."""

from typing import Any

import streamlit as st

from ui.asking import ask, at, later
from ui.components.drawn import Markup, element, joined, text
from ui.components.frame import foot
from ui.components.lines import indented, stacked, whole
from ui.components.linked import home, named
from ui.components.onward import onward
from ui.components.plain import plain
from ui.navigation import link
from ui.words import language, say

Json = dict[str, Any]
SEVERITIES = ("error", "warning", "info")
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def sheet_page(kind: str) -> None:
    """Choose one node of a kind; its sheet follows. The choice stands in the address."""
    answer = ask("sheets", kind=kind)
    if not answer["choices"]:
        st.info(say(f"no_sheets_{kind}" if answer["revision"] else "empty"))
        return
    names = {one["id"]: " › ".join((*one["of"], one["name"])) for one in answer["choices"]}
    chosen = _choice(kind, names)
    if chosen is None:
        st.info(say(f"choose_{kind}"))
        foot(answer)
        return
    sheet(chosen)


def _choice(kind: str, names: dict[str, str]) -> str | None:
    wanted, options = st.query_params.get("id"), list(names)
    if wanted and wanted not in names:  # of the past, or of another kind: shown all the same
        return wanted
    chosen = st.selectbox(
        say(f"kind_{kind}"),
        options,
        index=options.index(wanted) if wanted in names else None,
        format_func=names.__getitem__,
        placeholder=say("choose"),
        key=f"sheet-{kind}",
    )
    if chosen is not None:
        st.query_params["id"] = chosen
    return chosen


def sheet(id_: str) -> None:
    """The sheet of a node, whole."""
    answer = ask(at("sheets", id_, "tables"))
    subject = answer["subject"]
    st.header(plain(" ".join(filter(None, (subject["code"], subject["name"])))))
    if not answer["counts"]:
        st.warning(say("sheet_not_today"))
    onward("sheet-onward", open_details=link("node", id=subject["id"]))
    _about(answer)
    _word(answer)
    for table in answer["tables"]:
        _section(table)
    _gaps(answer["gaps"])
    foot(answer)


def _about(answer: Json) -> None:
    lines = [
        {
            say("property"): text(one["name"][language()]),
            say("value"): text(one["said"][language()]),
        }
        for one in answer["values"]
    ]
    if answer["units"]:
        units = joined((named(one, "Unit") for one in answer["units"]), say("comma"))
        lines.append({say("property"): text(say("sheet_units")), say("value"): units})
    whole(lines, "about")


def _word(answer: Json) -> None:
    subject = answer["subject"]
    name = f"{answer['name']['zh']}_{subject['name']}.docx"
    path = at("sheets", subject["id"], "document.docx")
    # A callable: the document is made when somebody wants it.
    wanted = later(path, language=language())
    st.download_button(say("download_word"), wanted, name, mime=DOCX)
    st.caption(say("print_help"))


def _section(table: Json) -> None:
    st.subheader(say("sheet_section", name=table["name"][language()], n=len(table["rows"])))
    if not table["rows"]:
        st.caption(say("section_empty"))
    headings = [one["name"][language()] for one in table["columns"]]
    lines = [
        {
            heading: _cell(cell, row["depth"] if place == 0 else 0)
            for place, (heading, cell) in enumerate(zip(headings, row["cells"], strict=True))
        }
        for row in table["rows"]
    ]
    whole(lines, f"section-{table['key']}")


def _cell(entries: list[Json], depth: int) -> Markup:
    return indented(stacked(map(_entry, entries)), depth)


def _entry(entry: Json) -> Markup:
    words = text(entry["said"][language()])
    if entry["node"]:
        return element("a", words, href=home(entry["kind"], entry["node"]))
    return element("span", words, class_="lacking") if entry["lacking"] else words


def _gaps(gaps: list[Json]) -> None:
    standing = [gap for gap in gaps if gap["accepted"] is None]
    st.subheader(say("sheet_gaps", n=len(standing), accepted=len(gaps) - len(standing)))
    if not gaps:
        st.success(say("sheet_no_gaps"))
    whole([_gap(one) for one in sorted(gaps, key=_gravity)], "gaps")


def _gravity(gap: Json) -> tuple[bool, int]:
    """What is accepted last, the gravest first."""
    return gap["accepted"] is not None, SEVERITIES.index(gap["severity"])


def _gap(gap: Json) -> dict[str, Markup]:
    zh = language() == "zh"
    accepted = say("accepted_because", reason=gap["accepted"]) if gap["accepted"] else ""
    return {
        say("severity"): text(say(gap["severity"])),
        say("message"): stacked(
            map(text, filter(None, (gap["message" if zh else "message_en"], accepted)))
        ),
        say("fix"): text(gap["fix" if zh else "fix_en"]),
        say("subject"): element(
            "a", text(gap["subject_name"]), href=link("gaps", subject=gap["subject"])
        ),
    }
