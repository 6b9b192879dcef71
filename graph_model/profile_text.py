"""How is what a college sets for one rule written into the text of its profile, so that all
other lines and every comment stay as people wrote them?"""

import tomllib
from collections.abc import Mapping
from itertools import takewhile
from typing import Any

import tomlkit
from tomlkit.container import Container
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import Comment, InlineTable, Item, Null, Table, Trivia

from graph_model.errors import Problem, WrongInput
from graph_model.profile import RuleChoice

RULES = "rules"
UNFIT = "设定文本中这条规则的写法无法单独改动, 请在“设置”页的“学校设定”中修改文本"
Written = Table | InlineTable
Said = Mapping[str, Any]


def with_choice(text: str, rule: str, choice: RuleChoice) -> str:
    """The text that says just this of the rule, and of all else what it said; the same text
    where it does so already. WrongInput where the rule cannot be changed alone."""
    said = choice.model_dump(mode="json", exclude_none=True)
    others, before = _apart(text, rule)
    if before == said:
        return text
    try:
        changed = _changed(text, rule, said)
        fits = _apart(changed, rule) == (others, said)
    except (TOMLKitError, ValueError):
        fits = False
    if not fits:
        raise WrongInput([Problem(f"{RULES}.{rule}", UNFIT)])
    return changed


def _apart(text: str, rule: str) -> tuple[Said, Said]:
    """All that a text says but for one rule, and what it says of that."""
    everything = tomllib.loads(text)
    own = everything.setdefault(RULES, {}).pop(rule, {})
    return everything, own


def _changed(text: str, rule: str, said: Said) -> str:
    document = tomlkit.parse(text if text.endswith("\n") else f"{text}\n")
    rules = _tables(document, RULES)
    written = [(one, own) for one in rules for own in _tables(one.value, rule)]
    for _, own in written:
        _say(own, said)
    missing = {name: one for name, one in said.items() if not any(name in o for _, o in written)}
    if missing and not written:
        return _with_new(document, rule, missing)
    if missing:
        _add(written[0][1], missing)
    for one, own in written:
        if _is_bare(own):
            _drop(one, own, rule)
    return document.as_string()


def _tables(within: Container, name: str) -> list[Written]:
    """Each place where a table of this name is written: with a header, dotted or inline."""
    return [
        item
        for key, item in within.body
        if key is not None and key.key == name and isinstance(item, Written)
    ]


def _say(own: Written, said: Said) -> None:
    """What is written there already, as it shall be."""
    for name in list(own):
        if name not in said:
            _take_out(own, name)
        elif own[name] != said[name]:
            own[name] = said[name]


def _add(own: Written, said: Said) -> None:
    """More of a rule, above the comments that lead on to what follows."""
    body = own.value.body
    after = len(list(takewhile(lambda one: one[0] is None, reversed(body))))
    tail = body[len(body) - after :]
    del body[len(body) - after :]
    for name, one in said.items():
        own[name] = one
    body.extend(tail)


def _with_new(document: tomlkit.TOMLDocument, rule: str, said: Said) -> str:
    """A rule of which nothing is said yet stands last."""
    for one in _tables(document, RULES):
        if isinstance(one, InlineTable):
            one[rule] = tomlkit.inline_table()
            one[rule].update(said)
            return document.as_string()
    return f"{document.as_string().rstrip()}\n\n{tomlkit.dumps({RULES: {rule: said}})}"


def _take_out(own: Written, name: str) -> None:
    """A comment beside it stays, as a line of its own."""
    body = own.value.body
    place = next(n for n, (key, _) in enumerate(body) if key is not None and key.key == name)
    left = _comment(body[place][1])
    own.remove(name)
    body[place] = (None, left)


def _drop(rules: Written, own: Written, rule: str) -> None:
    """Just this place, for the same rule may be written in several."""
    if isinstance(rules, InlineTable):
        if rule in rules:
            rules.remove(rule)
        return
    body = rules.value.body
    place = next(n for n, (_, item) in enumerate(body) if item is own)
    body[place] = (None, _comment(own))


def _comment(beside: Item) -> Item:
    one = beside.trivia
    return Comment(Trivia(one.indent, "", one.comment, one.trail)) if one.comment else Null()


def _is_bare(own: Written) -> bool:
    """Neither a setting nor a comment is left; a table with a comment stays for that."""
    noted = any(isinstance(item, Comment) for _, item in own.value.body)
    return not own and not noted and not (own.trivia.comment and isinstance(own, Table))
