"""One source line to a clean one: marks, blanks and full-width letters off, and what kind of line it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from unicodedata import east_asian_width

from ..labels import Label, label_at
from ..text import BlockKind, Source
from .furniture import is_metadata, shape_of
from .marks import BLANKS, BULLET, HEADING, Piece, tidied


@dataclass(frozen=True, slots=True)
class Line:
    """A cleaned source line.

    `indent` is the blanks before it in cells (a Han character is two), `hang` the cells up to the text behind a list
    mark. `apart` says that a blank line stands before it, `turned` that a page begins with it, `hard` that its end is
    a forced break, `worded` that it is furniture or metadata by its first words alone. `widths` is how long the line
    is, indent included: in code points as they stand in the file, in code points of the clean text, and in cells.
    """

    text: str
    pieces: tuple[Piece, ...]
    kind: BlockKind
    indent: int = 0
    hang: int = 0
    level: int = 0
    bullet: bool = False
    apart: bool = False
    turned: bool = False
    hard: bool = False
    worded: bool = False
    widths: tuple[int, int, int] = (0, 0, 0)
    label: Label | None = None


def read_lines(source: Source, *, front_matter: bool) -> Iterator[Line]:
    """The non-blank lines of a source, cleaned; `front_matter` sets a YAML head of Markdown apart as furniture."""
    apart = turned = False
    fence = front_matter and source.text.startswith("---")
    for number in range(1, source.line_count + 1):
        raw = source.line_text(number)
        stripped = raw.strip(BLANKS)
        blanks = raw[: raw.index(stripped)] if stripped else raw
        turned = turned or "\f" in blanks
        if not stripped:
            apart = True
            continue
        start = source.line_starts[number - 1] + len(blanks)
        if fence:
            yield Line(stripped, (Piece(start, len(stripped)),), BlockKind.FURNITURE)
            fence = number == 1 or stripped not in {"---", "..."}
            continue
        line = _clean(raw, stripped, start, cells(blanks))
        if line.text:
            yield replace(line, apart=apart, turned=turned) if apart or turned else line
            apart = turned = False


def _clean(raw: str, stripped: str, start: int, indent: int) -> Line:
    shape = shape_of(stripped)
    begin, content, level, bullet = start, stripped, 0, False
    if shape.kind is BlockKind.TEXT:
        begin, content, level, bullet = _unmarked(start, stripped)
    text, pieces = tidied(content, (Piece(begin, len(content)),))
    kind, worded = shape
    if kind is BlockKind.TEXT and is_metadata(text):
        kind, worded = BlockKind.METADATA, True
    return Line(
        text,
        pieces,
        kind,
        indent,
        indent + cells(stripped[: begin - start]),
        level,
        bullet,
        hard=raw.endswith("  ") or stripped.endswith("\\"),
        worded=worded,
        widths=(len(raw.rstrip(BLANKS)), indent // 2 + len(text), indent + cells(text)),
        # Bold that opens here and closes on a later line still stands before the number.
        label=label_at(text, 2 if text.startswith("**") else 0) if kind is BlockKind.TEXT else None,
    )


def _unmarked(begin: int, text: str) -> tuple[int, str, int, bool]:
    """Offset and text behind the marks of quotation, heading and list, with the heading's level and whether it is a
    list item."""
    while text.startswith(">"):
        begin, text = _behind(begin, text, 1)
    if mark := HEADING.match(text):
        begin, text = _behind(begin, text, mark.end())
        return begin, text.rstrip("#").rstrip(BLANKS), len(mark[1]), False
    if mark := BULLET.match(text):
        return *_behind(begin, text, mark.end()), 0, True
    return begin, text, 0, False


def _behind(begin: int, text: str, cut: int) -> tuple[int, str]:
    rest = text[cut:].lstrip(BLANKS)
    return begin + len(text) - len(rest), rest


@lru_cache(maxsize=4096)
def _cell(char: str) -> int:
    return 2 if east_asian_width(char) in "WFA" else 1


def cells(text: str) -> int:
    """Width on paper: two cells for a Han character or full-width mark, one for the rest."""
    return len(text) if text.isascii() else sum(map(_cell, text))
