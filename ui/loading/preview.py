"""What would a load change? Told by department, the files' own first."""

from collections import Counter
from typing import Any

import streamlit as st

from ui.client import Json
from ui.components.lines import whole, worded
from ui.components.linked import linked
from ui.components.plain import plain
from ui.words import say

OPS = ("new", "changed", "withdraw", "also", "resolve")
FEW = 2  # departments that are shown open at once


def summary(preview: Json) -> None:
    """How much would change, and a warning where much would go."""
    counts = _counts(preview["departments"])
    if not counts:
        _nothing(preview)
        return
    shown = [op for op in OPS if counts[op] or op in ("new", "changed", "withdraw")]
    for column, op in zip(st.columns(6), shown, strict=False):
        column.metric(say(f"load_op_{op}"), counts[op])
    st.caption(say("load_ops_help"))
    if counts["withdraw"]:
        st.warning(say("load_withdraws", n=counts["withdraw"]))
    if preview["moved"]:
        st.caption(say("load_moved", n=preview["moved"]))


def _nothing(preview: Json) -> None:
    """Said only of files that could be read, all of them."""
    if preview["moved"]:
        st.info(say("load_only_moved", n=preview["moved"]))
    elif not preview["problems"] and not preview["suggestions"]:
        st.info(say("load_nothing"))


def _counts(departments: list[Json]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for one in departments:
        for part in one["parts"]:
            counts.update(part["counts"])
    return counts


def departments(preview: Json) -> None:
    """Each department with its tables, how often each thing happens, and the first of them."""
    listed = sorted(preview["departments"], key=lambda one: not one["tables"])
    own = [one for one in listed if one["tables"]]
    for one in own:
        _department(one, len(own) <= FEW)
    rest = [one for one in listed if not one["tables"]]
    if rest:
        st.markdown(f"**{say('load_elsewhere')}**")
    for one in rest:
        _department(one, False)


def _department(one: Json, opened: bool) -> None:
    counts = _counts([one])
    said = " · ".join(f"{say(f'load_op_{op}')} {counts[op]}" for op in OPS if counts[op])
    name = plain(one["unit"]) or say("load_college")
    with st.expander(f"{name}: {said}" if said else name, expanded=opened):
        if one["tables"]:
            whole([worded(_table(table)) for table in one["tables"]], f"tables-{one['unit']}")
        items = [worded(_item(part["source"], item)) for item, part in _items(one["parts"])]
        if items:
            linked(items, f"items-{one['unit']}")
        if len(items) < counts.total():
            most = max(len(part["items"]) for part in one["parts"])
            st.caption(say("load_first_items", n=most))


def _table(one: Json) -> Json:
    return {
        say("load_file"): one["file"],
        say("load_sheet"): one["sheet"],
        say("load_form"): one["form"],
        say("load_surely"): one["why"],
        say("load_rows"): one["rows"] or "",
        say("load_unread"): say("comma").join(one["left"]),
    }


def _items(parts: list[Json]) -> list[tuple[Json, Json]]:
    """The changes of all sources: first what alters or takes away, last what only follows."""
    order = ("changed", "withdraw", "new", "also", "resolve")
    listed = [(item, part) for part in parts for item in part["items"]]
    return sorted(listed, key=lambda one: order.index(one[0]["op"]))


def _item(source: str, item: Json) -> Json:
    return {
        say("load_how"): say(f"load_op_{item['op']}"),
        say("kind"): item["kind"],
        say("load_name"): item["name"],
        say("load_was"): _said(item["was"]),
        say("load_now"): _said(item["now"]),
        say("load_source"): source,
    }


def _said(properties: dict[str, Any]) -> str:
    return "; ".join(f"{name}: {value}" for name, value in properties.items())


def suggested(preview: Json) -> None:
    """What is not the caller's own to say, and to whom it goes."""
    listed = preview["suggestions"]
    if listed:
        with st.expander(say("load_suggested", n=len(listed)), expanded=True):
            linked([worded(_suggested(one)) for one in listed], "suggested")
    if preview["left"]:
        st.caption(say("load_left", n=preview["left"]))


def _suggested(one: Json) -> Json:
    to = one["unit_name"] or say("load_reviewer")
    rejected = one["rejected"]
    return {
        say("load_suggested_to"): to,
        say("load_name"): one["name"],
        say("load_source"): one["source"],
        say("load_statements"): one["count"],
        say("load_why"): "" if rejected is None else say("load_rejected", why=rejected),
    }


def left_out(preview: Json) -> None:
    """Tables that no form fits, and what there is to know besides."""
    unknown, remarks = preview["unrecognised"], preview["remarks"]
    if unknown:
        with st.expander(say("load_unrecognised", n=len(unknown)), expanded=True):
            whole([worded(_unknown(one)) for one in unknown], "unknown")
    if remarks:
        with st.expander(say("load_remarks", n=len(remarks))):
            for one in remarks:
                st.markdown(f"- {plain(one)}")


def _unknown(one: Json) -> Json:
    return {
        say("load_file"): one["file"],
        say("load_sheet"): one["sheet"],
        say("load_why"): one["why"],
    }
