"""The numbers of list items, which a browser draws and the text of a page does not hold (HTML, 4.4.5)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...expressions import expression
from ...numerals import write_han
from ...records import record

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_STYLE = expression(r"list-style(?:-type)?\s*:\s*([a-z-]+)", re.I)
_TYPES = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
_HAN = frozenset({"cjk-ideographic", "simp-chinese-informal", "simp-chinese-formal", "trad-chinese-informal"})
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
_ROMAN_LOW = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_MOST = 999


@record(frozen=False)
class Numbering:
    """A list that is being read: how its items are numbered (empty: not at all), and the next number."""

    style: str = ""
    next: int = 1
    step: int = 1

    def mark(self, item: HtmlElement) -> str:
        """The number before an item, with what stands behind it; empty where there is none."""
        if not self.style:
            return ""
        value = _whole(item.get("value"), self.next)
        self.next = value + self.step
        style = style_of(item) or _TYPES.get(item.get("type", "")) or self.style
        return "" if style == "none" or not 0 < value <= _MOST else _written(style, value)


def numbering(element: HtmlElement) -> Numbering:
    """How a list numbers its items; only ordered lists do."""
    if element.tag != "ol":
        return Numbering()
    style = style_of(element) or _TYPES.get(element.get("type", ""), "decimal")
    if element.get("reversed") is None:
        return Numbering(style, _whole(element.get("start"), 1))
    return Numbering(style, _whole(element.get("start"), sum(child.tag == "li" for child in element)), -1)


def style_of(element: HtmlElement) -> str:
    """The list style that an element sets for itself."""
    found = _STYLE.search(element.get("style", ""))
    return found[1].lower() if found else ""


def _whole(text: str | None, otherwise: int) -> int:
    try:
        return max(-_MOST, min(_MOST, int(text or "")))
    except ValueError:
        return otherwise


def _written(style: str, value: int) -> str:
    if style in _HAN:
        return f"{write_han(value)}、"
    if style.endswith("roman"):
        text = _roman(value)
    elif style.endswith(("alpha", "latin")):
        text = _letters(value)
    else:
        return f"{value}. "
    return f"{text.upper() if style.startswith('upper') else text}. "


def _roman(value: int) -> str:
    text = ""
    for worth, letters in (*_ROMAN, *_ROMAN_LOW):
        count, value = divmod(value, worth)
        text += letters * count
    return text


def _letters(value: int) -> str:
    text = ""
    while value:
        value, letter = divmod(value - 1, 26)
        text = chr(ord("a") + letter) + text
    return text
