"""The guide tells of the pages as they are: its words are theirs, its pictures taken of them."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
DOCS = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]
GUIDE = ROOT / "docs" / "guide.zh.md"
VOCABULARY = ROOT / "ui" / "vocabulary"
PICTURE = re.compile(r"!\[[^\]]*\]\((?:docs/)?pictures/([\w-]+)\.png\)")
TAKEN = re.compile(r"\b(?:picture|shown)\(\w+(?:\.page)?, \"([\w-]+)\"\)")


def pictures_named() -> set[str]:
    return {name for path in DOCS for name in PICTURE.findall(path.read_text(encoding="utf-8"))}


def pictures_taken() -> set[str]:
    tests = (ROOT / "tests" / "pages").glob("test_*.py")
    return {name for path in tests for name in TAKEN.findall(path.read_text(encoding="utf-8"))}


def test_every_picture_of_the_docs_is_there_and_taken_by_a_test() -> None:
    there = {path.stem for path in (ROOT / "docs" / "pictures").glob("*.png")}
    assert len(pictures_named()) >= 8
    assert pictures_named() <= there & pictures_taken()


def test_no_picture_lies_about_that_no_page_of_the_docs_shows() -> None:
    assert {path.stem for path in (ROOT / "docs" / "pictures").glob("*.png")} <= pictures_named()


def test_every_word_that_the_guide_quotes_stands_on_the_pages() -> None:
    said = {
        zh
        for path in VOCABULARY.glob("*.toml")
        for zh, _ in tomllib.loads(path.read_text(encoding="utf-8")).values()
    }
    quoted = set(re.findall("「(.+?)」", GUIDE.read_text(encoding="utf-8")))
    assert len(quoted) > 20
    assert quoted <= said


def test_the_guide_leads_to_its_own_headings() -> None:
    words = GUIDE.read_text(encoding="utf-8")
    anchors = {
        re.sub(r"[^\w\- ]", "", heading).replace(" ", "-")
        for heading in re.findall("^## (.+)$", words, re.MULTILINE)
    }
    assert set(re.findall(r"\(#(.+?)\)", words)) == anchors
