"""How shares are shown everywhere: covered / total (percent), with a mark for each band."""

from typing import NamedTuple

from ui.components.drawn import Markup, element


class Band(NamedTuple):
    """A band of shares below a limit; full: how much of its mark is filled."""

    limit: float
    full: str
    said: str


BANDS = (
    Band(0, "0%", "0%"),
    Band(0.5, "25%", "<50%"),
    Band(0.8, "50%", "50–79%"),
    Band(1, "75%", "80–99%"),
    Band(2, "100%", "100%"),
)


def band(number: int, total: int) -> int:
    """The place of the band in BANDS; only nothing is empty and only all is full."""
    if not number:
        return 0
    return next(place for place, one in enumerate(BANDS) if number / total < one.limit)


def mark(place: int) -> Markup:
    """A disc as full as the band: what the colour says, without colour."""
    return element("i", class_="pie", style=f"--full:{BANDS[place].full}", aria_hidden="true")


def percent(number: int, total: int) -> str:
    """Whole percent, never rounded up to 100 or down to 0."""
    if not total:
        return "–"
    return f"{100 * number // total}%" if number * 100 >= total or not number else "<1%"


def fraction(number: int, total: int) -> str:
    """covered/total (percent)."""
    return f"{number}/{total} ({percent(number, total)})" if total else "–"
