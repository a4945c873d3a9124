"""One paragraph of Word to lines: its number in front, split at line breaks that end something."""

from __future__ import annotations

from collections.abc import Sequence

from ...labels import label_at
from ...records import record
from ...text import BlockKind, Cell
from ..habits import ends
from ..marks import BLANKS
from .inline import BREAK, Piece
from .styles import Styles
from .xml import Element, attribute, child, number, value

LONGEST_HEADING = 60
"""Code points; a longer paragraph is none, whatever its style."""
CENTRED = 8
"""Cells of indent that stand for centring."""
_OPEN_ENDED = 40
"""Code points of a line behind which a soft break is none of the author's, unless it ends a sentence."""
_NEVER_LAST = "，、,（《“"
_NEVER_FIRST = "，。、；：！？）》”,;"


@record(frozen=False)
class Line:
    """One line of the extracted text with the pieces that it is made of; fields as in `Extracted`."""

    pieces: list[Piece]
    kind: BlockKind = BlockKind.TEXT
    level: int = 0
    indent: int = 0
    paragraph: int = 0
    apart: bool = False
    cells: tuple[Cell, ...] = ()

    @property
    def text(self) -> str:
        """The line without its pieces' origins."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def blank(self) -> bool:
        """Whether nothing is on it."""
        return not self.text.strip(BLANKS)


def split(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The pieces of a paragraph as lines: at a soft break a new one begins, unless a sentence goes on behind it."""
    if not any(piece.text == BREAK for piece in pieces):
        return [list(pieces)]
    lines: list[list[Piece]] = [[]]
    for piece in pieces:
        if piece.text == BREAK:
            lines.append([])
        else:
            lines[-1].append(piece)
    joined: list[list[Piece]] = []
    for line in lines:
        if joined and _goes_on(_text(joined[-1]), _text(line)):
            joined[-1] += line
        else:
            joined.append(line)
    return joined


def _text(pieces: Sequence[Piece]) -> str:
    return "".join(piece.text for piece in pieces).strip(BLANKS)


def _goes_on(before: str, after: str) -> bool:
    if not before or not after:
        return False
    if before[-1] in _NEVER_LAST or after[0] in _NEVER_FIRST:
        return True
    return len(before) > _OPEN_ENDED and not ends(before) and label_at(after) is None


@record
class Properties:
    """What a paragraph's own properties and its style say of it; `list` is the numbering's id, empty for none."""

    level: int
    indent: int
    list: str
    list_level: int | None
    style: str
    contents: bool


def properties_of(element: Element | None, styles: Styles) -> Properties:
    """The properties of a paragraph from its `w:pPr`, gaps filled by its style (ECMA-376 part 1, 17.3.1)."""
    style = value(element, "pStyle") or styles.default
    outline = number(value(element, "outlineLvl"))
    level = styles.level(style) if outline is None else (outline + 1 if 0 <= outline < 9 else 0)
    numbering = child(element, "numPr")
    own = None if child(numbering, "numId") is None else value(numbering, "numId")
    linked, linked_level = styles.numbering(style)
    chosen = linked if own is None else own
    list_level = number(value(numbering, "ilvl"))
    if list_level is None and own is None:
        list_level = linked_level
    indent = _indent(element, styles, style)
    return Properties(level, indent, "" if chosen == "0" else chosen, list_level, style, styles.is_contents(style))


def _indent(element: Element | None, styles: Styles, style: str) -> int:
    """The first line's indent in cells, by the size of letters that official documents are set in (16 pt)."""
    if (value(element, "jc") or styles.justified(style)) == "center":
        return CENTRED
    own = child(element, "ind")
    indent = styles.indent(style) if own is None else own
    cells = 0
    for chars, twips in (("leftChars", "left"), ("firstLineChars", "firstLine")):
        count = number(attribute(indent, chars))
        if count:
            cells += count // 50
        else:
            cells += (number(attribute(indent, twips)) or 0) // 160
    return max(0, cells)
