"""The catalogue as a page of documentation: every rule and map, in Chinese and English."""

from collections.abc import Iterator, Sequence

from api.names import SEVERITY_NAMES
from graph_model.kinds import NODE_KINDS
from queries.catalogue import Catalogue, CoverageMap, Rule
from queries.concepts import CONCEPTS
from queries.families import FAMILIES

TOP = """# 规则与覆盖图 · Rules and maps

本页由目录生成, 请勿手改; 改动规则后运行 `gangmu catalogue --format markdown > docs/catalogue.md`。
This page is generated from the catalogue; after a change of a rule, run the command above.

程度 Severity: 严重 error · 一般 warning · 提示 info。对象 Subject: 缺漏记在谁名下 what the gap is \
reported on。学校可以在设置中改变程度、停用或启用规则 A college may weigh rules differently and \
switch them on or off in its profile.
"""


def catalogue_page(catalogue: Catalogue) -> str:
    """The whole page in Markdown: rules by family and id, then maps."""
    families = [_family(f"{one.zh} · {one.en}", _of(catalogue, one.key)) for one in FAMILIES]
    maps = [_map(one) for _, one in sorted(catalogue.maps.items())]
    parts = [TOP, *filter(None, families), "## 覆盖图 · Coverage maps\n", *maps]
    return "\n".join(parts)


def _of(catalogue: Catalogue, family: str) -> list[Rule]:
    return [rule for _, rule in sorted(catalogue.rules.items()) if rule.family == family]


def _family(name: str, rules: Sequence[Rule]) -> str:
    return "\n".join([f"## {name}\n", *map(_rule, rules)]) if rules else ""


def _rule(rule: Rule) -> str:
    return "\n".join(
        (
            f"### {rule.id} {rule.zh.name} · {rule.en.name}\n",
            " · ".join(_facts(rule)) + "\n",
            f"- {_shown(rule.zh.message)}。{rule.zh.why}{rule.zh.fix}",
            f"- {_shown(rule.en.message)}. {rule.en.why} {rule.en.fix}\n",
        )
    )


def _facts(rule: Rule) -> Iterator[str]:
    yield f"{SEVERITY_NAMES[rule.severity]} {rule.severity}"
    if rule.subject in NODE_KINDS:
        yield f"{NODE_KINDS[rule.subject].zh} {rule.subject}"
    elif rule.subject in CONCEPTS:
        yield " ".join(CONCEPTS[rule.subject])
    if rule.clause:
        yield f"方案第 {rule.clause} 条 clause {rule.clause.replace('、', ', ')}"
    if not rule.enabled:
        yield "默认不启用 off by default"


def _shown(message: str) -> str:
    """The sentence with a mark where names go."""
    return message.format(subject="…", key="…")


def _map(one: CoverageMap) -> str:
    return f"### {one.id} {one.zh.name} · {one.en.name}\n\n- {one.zh.about}\n- {one.en.about}\n"
