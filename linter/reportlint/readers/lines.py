"""One source line to a clean one: marks, blanks and full-width letters off, and what kind of line it is."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import east_asian_width

from ..expressions import expression
from ..labels import Label, label_at
from ..records import NamedTuple
from ..text import BlockKind, Source
from .furniture import REMARK, is_metadata, is_navigation, shape_of
from .marks import BLANKS, BULLET, HEADING, MARKS, QUOTED, Piece, tidied
from .tabbed import OUTER, tabbed_rows


class Line(NamedTuple):
    """A cleaned source line.

    `indent` is the blanks before it in cells (a Han character is two), `hang` the cells up to the text behind a list
    mark. `apart` says that a blank line stands before it, `turned` that a page begins with it, `hard` that its end is
    a forced break, `worded` that it is furniture by its first words alone. `widths` is how long the line
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


def read_lines(source: Source, *, markdown: bool, pasted: bool = False) -> Iterator[Line]:
    """The non-blank lines of a source, cleaned. In Markdown a YAML head is furniture, and a line may force a break.
    Where it was `pasted`, tabs at the ends of a row of a table are blank cells."""
    fence = markdown and source.text.startswith("---")
    for number, raw in enumerate(_raw_lines(source, markdown=markdown, pasted=pasted)):
        if fence:
            text, start = raw[:2]
            yield Line(text, (Piece(start, len(text)),), BlockKind.FURNITURE)
            fence = number == 0 or text not in {"---", "..."}
        elif (line := _clean(*raw)).text:
            yield line


def clean_line(whole: str, start: int, *, apart: bool = False) -> Line:
    """A line that begins at a source offset, cleaned for itself, whatever stands around it."""
    text = whole.strip(BLANKS)
    before = whole.index(text)
    return _clean(text, start + before, before + len(text), cells(whole[:before]), apart, False, False, False)


_Raw = tuple[str, int, int, int, bool, bool, bool, bool]
"""A source line without the blanks around it, its offset, its length with the blanks before it, these in cells; whether
it is `apart`, `turned` and `hard` as in `Line`; and whether it is a row of a table by its neighbours."""


def _raw_lines(source: Source, *, markdown: bool, pasted: bool) -> Iterator[_Raw]:
    apart = turned = False
    lines = source.lines
    rows = tabbed_rows(lines) if pasted and "\t" in source.text else frozenset()
    for number, (start, whole) in enumerate(zip(source.line_starts, lines, strict=False), 1):
        text = whole.strip(OUTER if number in rows else BLANKS)
        if not text:
            apart, turned = True, turned or "\f" in whole
            continue
        before = whole.find(text)
        blanks = whole[:before]
        turned = turned or "\f" in blanks
        hard = markdown and (whole.endswith("  ") or text.endswith("\\"))
        text, remark = _remark(text) if "reportlint" in text else (text, "")
        length = before + len(text)
        if markdown:
            text = text.removesuffix("\\")
        if text:
            yield text, start + before, length, cells(blanks), apart, turned, hard, number in rows
            apart = turned = False
        if remark:
            yield remark, start + whole.rindex(remark), len(remark), 0, False, False, False, False


def _remark(text: str) -> tuple[str, str]:
    """A line without the remark to this program that ends it, and that remark."""
    found = REMARK.search(text)
    if found is None or found.end() < len(text):
        return text, ""
    return text[: found.start()].rstrip(BLANKS), found.group()


def _clean(raw: str, start: int, length: int, indent: int, apart: bool, turned: bool, hard: bool, row: bool) -> Line:
    """The line that is left of a raw one."""
    kind = BlockKind.TABLE if row else shape_of(raw)
    begin, content, level, bullet = start, raw, 0, False
    if kind is BlockKind.TEXT and raw[:1] in MARKS:
        begin, content, level, bullet = _unmarked(begin, content)
    text, pieces = tidied(content, (Piece(begin, len(content)),), row=kind is BlockKind.TABLE)
    label, worded = None, False
    if kind is BlockKind.TEXT:
        # Words are set apart by blanks in navigation, and may be pulled apart by stray ones anywhere.
        worded = is_navigation(text) or (text != raw and is_navigation(raw))
        if worded:
            kind = BlockKind.FURNITURE
        elif is_metadata(text):
            kind = BlockKind.METADATA
        else:
            # Bold that opens here and closes on a later line still stands before the number.
            label = label_at(text, 2 if text.startswith("**") else 0)
    hang = indent + cells(raw[: begin - start]) if begin > start else indent
    widths = (length, indent // 2 + len(text), indent + cells(text))
    return Line(text, pieces, kind, indent, hang, level, bullet, apart, turned, hard, worded, widths, label)


def _unmarked(begin: int, text: str) -> tuple[int, str, int, bool]:
    """Offset and text behind the marks of quotation, heading and list, with the heading's level and whether it is a
    list item."""
    if mark := QUOTED.match(text):
        begin, text = _behind(begin, text, mark.end())
    if mark := HEADING.match(text):
        begin, text = _behind(begin, text, mark.end())
        return begin, text.rstrip("#").rstrip(BLANKS), len(mark[1]), False
    if mark := BULLET.match(text):
        return *_behind(begin, text, mark.end()), 0, True
    return begin, text, 0, False


def _behind(begin: int, text: str, cut: int) -> tuple[int, str]:
    rest = text[cut:].lstrip(BLANKS)
    return begin + len(text) - len(rest), rest


class _Cells(dict[str, int]):
    """The cells of characters, looked up once each."""

    def __missing__(self, char: str) -> int:
        self[char] = 2 if east_asian_width(char) in "WFA" else 1
        return self[char]


_CELLS = _Cells()
_USUAL = expression("[ -~\u2013\u2014\u2018\u2019\u201c\u201d\u2026\u3000-\u303e\u4e00-\u9fff\uff01-\uff60]*")
"""ASCII, and characters of two cells that are three bytes in UTF-8."""


def cells(text: str) -> int:
    """Width on paper: two cells for a Han character or full-width mark, one for the rest."""
    if text.isascii():
        return len(text)
    if _USUAL.fullmatch(text) is not None:
        return (len(text) + len(text.encode())) // 2
    return sum(map(_CELLS.__getitem__, text))
