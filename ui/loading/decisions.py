"""What a person decides about a preview, row by row; nothing is decided by default."""

import json
from typing import Any

import streamlit as st

from ui.client import Json
from ui.components.lines import whole, worded
from ui.components.linked import linked
from ui.components.plain import plain
from ui.words import say

PLACES = 5  # of one doubt, before the rest is only counted


def decide(load: Json) -> Json:
    """The decisions as the widgets show them, in the shape that the service takes."""
    preview, decided = load["preview"], load["decided"]
    return {
        "skip": _skipped(load),
        "accepted": _accepted(preview["doubts"], decided["accepted"], load["id"]),
        "renamed": [*decided["renamed"], *_renamed(preview["likely"], load["id"])],
    }


def unread(load: Json) -> list[Json]:
    """Problems of files that are not skipped."""
    skipped = load["decided"]["skip"]
    return [one for one in load["preview"]["problems"] if _file_of(one, load) not in skipped]


def _file_of(problem: Json, load: Json) -> str:
    """The file that a problem is about: places begin with it."""
    names = [one["name"] for one in load["files"]]
    at = [name for name in names if f"{problem['where']} ›".startswith(f"{name} ›")]
    return at[0] if at else ""


def _skipped(load: Json) -> list[str]:
    problems, decided = load["preview"]["problems"], load["decided"]["skip"]
    if problems:
        st.markdown(f"**{say('load_problems', n=len(problems))}**")
        st.error(say("load_problem_help"))
        whole([worded(_problem(one)) for one in problems], "problems")
    bad = {_file_of(one, load) for one in problems}
    names = [one["name"] for one in load["files"]]
    if len(names) < 2:
        return []
    skipped = [name for name in names if name in bad and _is_skipped(name, load)]
    with st.expander(say("load_skip_others"), expanded=bool(set(decided) - bad)):
        skipped += [name for name in names if name not in bad and _is_skipped(name, load)]
    return [name for name in names if name in skipped]


def _is_skipped(name: str, load: Json) -> bool:
    words = say("load_skip", file=plain(name))
    now = name in load["decided"]["skip"]
    return st.checkbox(words, now, key=f"skip-{load['id']}-{name}")


def _problem(one: Json) -> Json:
    return {say("place"): one["where"], say("load_reason"): one["message"]}


def _renamed(likely: list[Json], id_: str) -> list[Json]:
    """Whether a new name is that of a known thing."""
    if likely:
        st.markdown(f"**{say('load_likely', n=len(likely))}**")
    return [one["decision"] for one in likely if _is_known(one, id_)]


def _is_known(one: Json, id_: str) -> bool:
    names = {key: plain(one[key]) for key in ("kind", "new", "old", "source")}
    known = say("load_is_renamed" if one["gone"] else "load_is_same", old=names["old"])
    chosen = st.radio(
        say("load_likely_one", **names),
        [say("load_is_new"), known],
        key=f"likely-{id_}-{_key(one['decision'])}",
        horizontal=True,
    )
    return bool(chosen == known)


def _accepted(doubts: list[Json], decided: list[Json], id_: str) -> list[Json]:
    """Readings that are proposed: each stands for all cells of its column with these words."""
    offers: dict[str, list[Json]] = {_key(one): [] for one in decided}
    for one in doubts:
        if one["decision"]:
            offers.setdefault(_key(one["decision"]), []).append(one)
    if offers:
        st.markdown(f"**{say('load_doubts', n=len(doubts), m=len(offers))}**")
        if len(offers) > 1:
            st.button(say("load_accept_all"), on_click=_tick, args=(id_, list(offers)))
    taken = [_key(one) for one in decided]
    return [
        json.loads(key)
        for key, cells in offers.items()
        if _is_accepted(key, cells, key in taken, id_)
    ]


def _tick(id_: str, offers: list[str]) -> None:
    for key in offers:
        st.session_state[f"accept-{id_}-{key}"] = True


def _is_accepted(key: str, cells: list[Json], taken: bool, id_: str) -> bool:
    decision = json.loads(key)
    words = say("load_accept", raw=plain(decision["raw"]), text=plain(decision["text"]))
    named = f"accept-{id_}-{key}"
    st.session_state.setdefault(named, taken)
    said = st.checkbox(words, key=named)
    st.caption(
        f"{plain(_places(cells))} · {plain(cells[0]['reason'])}" if cells else say("load_accepted")
    )
    return said


def _places(cells: list[Json]) -> str:
    rest = len(cells) - PLACES
    shown = "; ".join(one["place"]["text"] for one in cells[:PLACES])
    return f"{shown} (+{rest})" if rest > 0 else shown


def doubts_left(preview: Json) -> None:
    """Doubtful cells that nothing can be decided about here: the same words stand once."""
    left = [one for one in preview["doubts"] if not one["decision"]]
    alike: dict[tuple[str, ...], list[Json]] = {}
    for one in left:
        alike.setdefault((one["raw"], one["reason"], one["proposal"]), []).append(one)
    if left:
        with st.expander(say("load_doubts_left", n=len(left))):
            linked([worded(_doubt(cells)) for cells in alike.values()], "doubts-left")


def _doubt(cells: list[Json]) -> Json:
    one = cells[0]
    return {
        say("raw"): one["raw"],
        say("doubt"): one["reason"],
        say("proposal"): one["proposal"],
        say("place"): _places(cells),
    }


def _key(decision: dict[str, Any]) -> str:
    return json.dumps(decision, ensure_ascii=False, sort_keys=True)
