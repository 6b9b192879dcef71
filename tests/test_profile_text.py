"""One rule is set in the text of a profile, however people wrote that: all else stays."""

import re
import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_model.errors import WrongInput
from graph_model.profile import RuleChoice, Severity
from graph_model.profile_text import with_choice

RULE = "CHN102"
TOP = '# vocabulary\nparts = ["# no comment", "[rules.CHN102]"]  # of norms\n'
AFTER = "[parameters]  # figures\n  overload_duties = 25 # many\n\n# the end\n"
# How a rule may be written, beside another and what people remark.
WAYS = {
    "nothing": f"{TOP}{AFTER}",
    "an empty table": f"{TOP}{AFTER}[rules]",
    "a table": f"{TOP}[rules.{RULE}] # ours\nenabled = false # why\n\n# now\n[rules.A]\n{AFTER}",
    "a table last": f"{TOP}{AFTER}[rules]\n[rules.A]\nkept=1\n[rules.{RULE}]\nenabled=false",
    "both settings": f"{TOP}[rules.{RULE}]\n# a\nenabled = true # b\nseverity='info'#c\n{AFTER}",
    "quoted": f'{TOP}[rules."{RULE}"]\n"severity" = "warning" # d\n{AFTER}',
    "indented": f"{TOP}{AFTER}[rules]\n  [rules.{RULE}]\n    enabled = true # e\n    # f\n",
    "inline": f"{TOP}[rules]\n{RULE} = {{enabled = false}} # g\nA = {{kept = 1}}\n{AFTER}",
    "dotted": f"{TOP}[rules]\n{RULE}.enabled = false # h\n{RULE}.severity = 'info' # i\n{AFTER}",
    "dotted on top": f"rules.{RULE}.enabled = true # j\nrules.A.kept = 1\n{TOP}{AFTER}",
    "all inline": f"rules = {{A = {{kept = 1}}, {RULE} = {{enabled = true}}}} # k\n{TOP}{AFTER}",
    "all inline, without it": f"rules = {{A = {{kept = 1}}}} # l\n{TOP}{AFTER}",
    "apart": f"[rules.{RULE}]\nenabled = true # m\n{AFTER}[rules.A]\nkept = 1 # n\n",
    "of Windows": f"{TOP}[rules.{RULE}]\nenabled = false # o\n{AFTER}".replace("\n", "\r\n"),
}
OURS = re.compile(rf"""\s*(\[?(rules\.)?"?{RULE}|"?(enabled|severity)|rules = )""")
CHOICES = [
    RuleChoice(severity=s, enabled=e) for s in (None, *Severity) for e in (None, True, False)
]


def others(text: str) -> object:
    """What a text says of all but the rule."""
    said = tomllib.loads(text)
    rules = said.pop("rules", {})
    rules.pop(RULE, None)
    return said, rules


def kept(text: str) -> list[str]:
    """Lines that do not speak of the rule, and of those that do the comments."""
    lines = [line for line in text.splitlines() if line.strip()]
    parts = [line[line.find("#") :] if OURS.match(line) and "#" in line else line for line in lines]
    return [part for part in parts if not OURS.match(part)]


@pytest.mark.parametrize("way", WAYS)
@settings(max_examples=20, deadline=None, derandomize=True)
@given(choices=st.lists(st.sampled_from(CHOICES), min_size=1, max_size=4))
def test_a_rule_is_set_and_set_again_and_all_else_stays(
    way: str, choices: list[RuleChoice]
) -> None:
    before = text = WAYS[way]
    for choice in choices:
        text = with_choice(text, RULE, choice)
        said = tomllib.loads(text).get("rules", {}).get(RULE, {})
        assert said == choice.model_dump(mode="json", exclude_none=True)
        assert others(text) == others(before)
        assert [part.strip() for part in kept(text)] == [part.strip() for part in kept(before)]


def test_the_same_choice_leaves_the_text_to_the_letter() -> None:
    for text in WAYS.values():
        own = tomllib.loads(text).get("rules", {}).get(RULE, {})
        assert with_choice(text, RULE, RuleChoice(**own)) is text


def test_what_cannot_be_changed_alone_is_refused() -> None:
    odd = f"rules = {{{RULE}.enabled = false, {RULE}.severity = 'info'}}\n"
    with pytest.raises(WrongInput, match="学校设定"):
        with_choice(odd, RULE, RuleChoice(severity=Severity.INFO))
    every = with_choice(odd, RULE, RuleChoice(severity=Severity.ERROR, enabled=False))
    assert tomllib.loads(every)["rules"][RULE] == {"severity": "error", "enabled": False}
