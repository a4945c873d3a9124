"""What the elements of a page are by their tags and attributes (HTML Living Standard; Word's own styles)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...expressions import expression

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_NOTHING = """head script style noscript template iframe object embed applet svg math canvas audio video select textarea
    button input area datalist dialog rp rt del"""
NOTHING = frozenset(_NOTHING.split())
"""Elements without text of the page's own; `del` is what was struck out of a draft."""
_BLOCKS = """html body address article aside blockquote center dd details dir div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol p pre search section summary table caption
    tbody thead tfoot tr td th ul"""
BLOCKS = frozenset(_BLOCKS.split())
"""Elements that begin and end a line (HTML, 15.3)."""

_HIDDEN = expression(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.I)
_OUTLINE = expression(r"mso-outline-level\s*:\s*([1-6])")


def is_unseen(element: HtmlElement) -> bool:
    """Whether an element shows nothing of the page's own, or is hidden."""
    if element.tag in NOTHING or element.get("hidden") is not None:
        return True
    return _HIDDEN.search(element.get("style", "")) is not None


def names_of(element: HtmlElement) -> str:
    """The words of its class, id and role."""
    return " ".join(element.get(name, "") for name in ("class", "id", "role"))[:400]


def level_of(element: HtmlElement) -> int:
    """The level of a heading, 0 for anything else."""
    tag = str(element.tag)
    if len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":
        return int(tag[1])
    found = _OUTLINE.search(element.get("style", "")) if tag == "p" else None
    return int(found[1]) if found else 0
