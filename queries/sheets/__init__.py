"""Sheets: all that is known of one node on one page; its kind decides which sheet.

A module of this folder with KIND, NAME and body is the sheet of that kind; nodes of other
kinds have one section for each kind of link.
"""

from queries.sheets.shapes import Section, Sheet, SheetRow
from queries.sheets.sheet import sheet

__all__ = ["Section", "Sheet", "SheetRow", "sheet"]
