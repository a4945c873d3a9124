"""Puts marks of comments between any two characters of a Word text: runs are split, what they look like stays.

The places and elements are those of ECMA-376 part 1, 17.13.4 (comments) and 17.3.2 (runs).
"""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from ...readers.docx.inline import Piece
from ...readers.docx.xml import Element, local
from ...records import field, record

SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_TEXTS = frozenset({"t", "delText"})
_BLANK = " \t\r\n"


@record(frozen=False)
class Runs:
    """The runs of one part while they are split. `_parts` remembers into which elements each `w:t` went, with the
    offset in code points that each begins at."""

    namespace: str
    _parts: dict[Element, list[tuple[int, Element]]] = field(default_factory=dict)

    def comment(self, number: int, first: tuple[Piece, int], last: tuple[Piece, int]) -> None:
        """Puts comment `number` around a range: from a code point of one piece up to a code point (exclusive) of the
        same or of a later one."""
        id_ = {f"{{{self.namespace}}}id": str(number)}
        start, end = self._before(*first), self._behind(*last)
        closing = self._new("commentRangeEnd", id_)
        start.addprevious(self._new("commentRangeStart", id_))
        end.addnext(closing)
        reference = self._new("r", {})
        reference.append(self._new("commentReference", id_))
        _outermost(closing).addnext(reference)

    def _new(self, name: str, attributes: dict[str, str]) -> Element:
        return etree.Element(f"{{{self.namespace}}}{name}", attributes)

    def _before(self, piece: Piece, offset: int) -> Element:
        """The run or formula that begins at a code point."""
        element, unit = _unit(piece)
        if element is None:
            return unit
        base, text = self._holder(element, offset)
        if offset > base:
            text = self._cut(element, text, base, offset)
        run = _run(text)
        return _split(run, text) if _leading(text) else run

    def _behind(self, piece: Piece, offset: int) -> Element:
        """The run or formula that ends at a code point."""
        element, unit = _unit(piece)
        if element is None:
            return unit
        base, text = self._holder(element, offset - 1)
        if local(element) in _TEXTS and offset - base < len(text.text or ""):
            self._cut(element, text, base, offset)
        if (after := text.getnext()) is not None:
            _split(_run(text), after)
        return _run(text)

    def _holder(self, element: Element, offset: int) -> tuple[int, Element]:
        """What holds a code point of an element now, and the offset of its first one."""
        parts = self._parts.setdefault(element, [(0, element)])
        return next(part for part in reversed(parts) if part[0] <= max(0, offset))

    def _cut(self, element: Element, text: Element, base: int, offset: int) -> Element:
        """Splits a text and its run before a code point; returns the text that begins there."""
        whole = text.text or ""
        rest = etree.Element(text.tag, dict(text.attrib))
        text.text, rest.text = whole[: offset - base], whole[offset - base :]
        for half, edge in ((text, text.text[-1:]), (rest, rest.text[:1])):
            if edge and edge in _BLANK:
                half.set(SPACE, "preserve")
        text.addnext(rest)
        _split(_run(text), rest)
        parts = self._parts[element]
        parts.insert(parts.index((base, text)) + 1, (offset, rest))
        return rest


def _unit(piece: Piece) -> tuple[Element | None, Element]:
    """The child of a run that a piece is, to be split from its run; None where only the whole unit can be marked: the
    run that a text box or a note hangs on, a formula, anything in a run inside a run. Then the outermost of them."""
    element = piece.element
    assert element is not None
    outer = [each for each in (element, *element.iterancestors()) if local(each) in {"r", "oMath", "oMathPara", "p"}]
    inside = outer[: next((index for index, each in enumerate(outer) if local(each) == "p"), len(outer))]
    unit = inside[-1] if inside else element
    if len(inside) == 1 and local(unit) == "r" and element.getparent() is unit:
        return element, unit
    return None, unit


def _run(child: Element) -> Element:
    run = child.getparent()
    assert run is not None
    return run


def _leading(child: Element) -> bool:
    """Whether anything but properties stands before a child of a run."""
    return any(local(each) != "rPr" for each in child.itersiblings(preceding=True))


def _split(run: Element, child: Element) -> Element:
    """Moves a child of a run and all behind it to a new run that looks the same; returns that."""
    behind = [child, *child.itersiblings()]
    new = etree.Element(run.tag, dict(run.attrib))
    for properties in run.iterchildren("{*}rPr"):
        copied = deepcopy(properties)
        copied.tail = None
        new.append(copied)
    new.extend(behind)
    run.addnext(new)
    return new


def _outermost(element: Element) -> Element:
    """The child of the paragraph that an element stands in: a reference must not be part of a link or an insertion."""
    while (parent := element.getparent()) is not None and local(parent) != "p":
        element = parent
    return element
