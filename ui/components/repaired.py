"""Which gaps on a node went by a change, and which came?"""

from typing import Any

from ui.asking import ask, at
from ui.words import language, say

Json = dict[str, Any]


def stored(before: Json, revision: int) -> str:
    """That it is stored, and what that did to the gaps on the node."""
    was, now = _standing(before), _standing(ask(at("nodes", before["id"])))
    told = [say("node_stored", revision=revision)]
    for word, gaps, others in (("node_repaired", was, now), ("node_newly", now, was)):
        messages = [one["message"][language()] for key, one in gaps.items() if key not in others]
        if messages:
            told.append(say(word, gaps="; ".join(messages)))
    return "\n".join(told)


def _standing(node: Json) -> dict[tuple[str, str], Json]:
    return {(one["rule"], one["key"]): one for one in node["gaps"] if one["accepted"] is None}
