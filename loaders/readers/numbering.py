"""The list numbers that Word shows but does not store in the text."""

from collections import Counter

from docx.document import Document
from docx.oxml.ns import qn
from lxml.etree import _Element as Element

_NUMBERED = f"{qn('w:pPr')}/{qn('w:numPr')}"
_DEEPEST = 12  # styles based on each other, even in a circle
_PLAIN = "1."
_STEP = "（1）"


class Numbering:
    """Labels of automatic lists: `1.` on the first level, `（1）` below; bullets have none.

    Only the style of a label matters to readers of cells, so other formats of the first
    level are written as `1.` too, unless they are circled or in brackets.
    """

    def __init__(self, document: Document) -> None:
        self._levels = _levels(document)
        self._styles = {
            str(style.get(qn("w:styleId"))): style
            for style in document.styles.element.findall(qn("w:style"))
        }
        self._counts: Counter[str] = Counter()

    def label(self, paragraph: Element) -> str:
        """The label in front of a paragraph, empty for an ordinary one."""
        number = paragraph.find(_NUMBERED)
        if number is None:
            number = self._of_style(_val_at(paragraph, f"{qn('w:pPr')}/{qn('w:pStyle')}"))
        if number is None:
            return ""
        identity, level = _val(number, "w:numId") or "0", _val(number, "w:ilvl") or "0"
        pattern = self._levels.get((identity, level), "")
        self._counts[identity] += bool(pattern)
        return pattern.replace("1", str(self._counts[identity]))

    def _of_style(self, name: str) -> Element | None:
        """The list of a style, or of the style that it is based on."""
        for _ in range(_DEEPEST):
            style = self._styles.get(name)
            number = style.find(_NUMBERED) if style is not None else None
            if style is None or number is not None:
                return number
            name = _val(style, "w:basedOn")
        return None


def _val_at(parent: Element, path: str) -> str:
    child = parent.find(path)
    return "" if child is None else str(child.get(qn("w:val")) or "")


def _val(parent: Element, tag: str) -> str:
    return _val_at(parent, qn(tag))


def _levels(document: Document) -> dict[tuple[str, str], str]:
    """(numId, level) → the pattern of its label."""
    parts = [part for part in document.part.package.iter_parts() if "numbering" in part.partname]
    if not parts or not hasattr(parts[0], "element"):
        return {}
    root: Element = parts[0].element
    abstract = {
        str(item.get(qn("w:abstractNumId"))): item for item in root.findall(qn("w:abstractNum"))
    }
    return {
        (str(num.get(qn("w:numId"))), str(level.get(qn("w:ilvl")))): _pattern(level)
        for num in root.findall(qn("w:num"))
        for level in abstract.get(_val(num, "w:abstractNumId"), ())
        if level.tag == qn("w:lvl")
    }


def _pattern(level: Element) -> str:
    style, text = _val(level, "w:numFmt"), _val(level, "w:lvlText")
    if style in ("bullet", "none"):
        return ""
    in_brackets = text[:1] in "（(" and bool(text)
    deeper = level.get(qn("w:ilvl")) != "0"
    return _STEP if deeper or in_brackets or "Circle" in style else _PLAIN
