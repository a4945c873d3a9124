"""Paragraph styles: what of them tells headings and numbers (ECMA-376 part 1, 17.7)."""

from __future__ import annotations

import re

from ...expressions import expression
from ...records import field, record
from .xml import Element, attribute, child, number, value

_HEADING = expression(r"(?:heading|标题)\s*([1-9])$", re.IGNORECASE)
_TITLE = expression(r"(?:title|标题)$", re.IGNORECASE)
_CONTENTS = expression(r"(?:toc|目录)\s*[1-9]$|toc heading$", re.IGNORECASE)
"""Names of built-in styles: in English whatever the language of Word, but other programs write them in theirs."""


@record
class Style:
    """What a style says itself; None is what it leaves to the style that it is based on."""

    name: str = ""
    based_on: str = ""
    outline: int | None = None
    num: str | None = None
    level: int | None = None
    indent: Element | None = None
    justified: str = ""


@record(frozen=False)
class Styles:
    """The paragraph styles by id, and what holds along the chain of styles."""

    styles: dict[str, Style] = field(default_factory=dict)
    default: str = ""
    _chains: dict[str, tuple[Style, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, root: Element | None) -> Styles:
        """The styles of a styles part."""
        found = cls()
        for each in () if root is None else root.iterchildren("{*}style"):
            if attribute(each, "type") in {"paragraph", ""}:
                name = attribute(each, "styleId")
                found.styles[name] = _style(each)
                if attribute(each, "default") in {"1", "true", "on"}:
                    found.default = name
        return found

    def chain(self, style: str) -> tuple[Style, ...]:
        """A style and those it is based on, the nearest first; a loop ends where it begins."""
        style = style or self.default
        if style not in self._chains:
            chain: dict[str, Style] = {}
            at = style
            while at in self.styles and at not in chain:
                chain[at] = self.styles[at]
                at = self.styles[at].based_on
            self._chains[style] = tuple(chain.values())
        return self._chains[style]

    def level(self, style: str) -> int:
        """The level of heading that a style gives, 1 the topmost, 0 for body text."""
        for each in self.chain(style):
            if each.outline is not None:
                return each.outline + 1 if 0 <= each.outline < 9 else 0
            if named := _HEADING.match(each.name):
                return int(named[1])
            if _TITLE.match(each.name):
                return 1
        return 0

    def is_contents(self, style: str) -> bool:
        """Whether a style is one of a table of contents."""
        return any(_CONTENTS.match(each.name) for each in self.chain(style)[:1])

    def numbering(self, style: str) -> tuple[str, int | None]:
        """The id of the numbering that a style is linked to, empty for none, and the level that it names."""
        chain = self.chain(style)
        num = next((each.num for each in chain if each.num is not None), "")
        return num, next((each.level for each in chain if each.level is not None), None)

    def indent(self, style: str) -> Element | None:
        """The `w:ind` of a style."""
        return next((each.indent for each in self.chain(style) if each.indent is not None), None)

    def justified(self, style: str) -> str:
        """The alignment of a style."""
        return next((each.justified for each in self.chain(style) if each.justified), "")


def _style(element: Element) -> Style:
    paragraph = child(element, "pPr")
    numbering = child(paragraph, "numPr")
    return Style(
        value(element, "name"),
        value(element, "basedOn"),
        number(value(paragraph, "outlineLvl")),
        None if child(numbering, "numId") is None else value(numbering, "numId"),
        number(value(numbering, "ilvl")),
        child(paragraph, "ind"),
        value(paragraph, "jc"),
    )
