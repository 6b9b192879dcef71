"""The page of all rules and maps says what the catalogue says."""

from pathlib import Path

from api.catalogue_page import catalogue_page
from queries.catalogue import built_in

PAGE = Path(__file__).parent.parent / "docs" / "catalogue.md"
REPAIR = "run: gangmu catalogue --format markdown > docs/catalogue.md"


def test_the_committed_page_is_the_generated_one() -> None:
    assert PAGE.read_text(encoding="utf-8") == catalogue_page(built_in()), REPAIR


def test_the_page_has_every_rule_and_map_once_in_both_languages() -> None:
    page = catalogue_page(built_in())
    for rule in built_in().rules.values():
        assert page.count(f"### {rule.id} {rule.zh.name} · {rule.en.name}\n") == 1
        assert rule.zh.fix in page and rule.en.fix in page
    for one in built_in().maps.values():
        assert page.count(f"### {one.id} ") == 1
