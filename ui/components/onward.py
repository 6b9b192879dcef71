"""Links that lead on in the same window; Streamlit's own buttons open another."""

from ui.components.drawn import drawn, element, joined, text
from ui.words import say


def onward(key: str, **addresses: str) -> None:
    """Links beside each other: words of the pages → address; without an address, none."""
    there = {word: address for word, address in addresses.items() if address}
    links = [element("a", text(say(word)), href=address) for word, address in there.items()]
    if links:
        drawn(element("div", joined(links, " · "), class_="list"), key)
