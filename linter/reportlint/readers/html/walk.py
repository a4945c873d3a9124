"""A parsed web page to lines: blocks, list numbers, tables and links, and the boxes that they stand in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...expressions import expression
from ...labels import label_at
from ...records import field, record
from ...text import BlockKind, Cell
from ..marks import BLANKS, STRAY
from ..table_rows import table_row
from .elements import BLOCKS, is_unseen, level_of, names_of
from .lists import Numbering, numbering
from .tables import Grid, is_data, metadata

if TYPE_CHECKING:
    from lxml.html import HtmlElement

DEEPEST = 2000
"""Nested elements; libxml2 drops what is nested more than 2048 deep."""
LAST_LINE = 65535
"""libxml2 counts no further for elements; lines from there on are not known."""
_BLANKS = expression(r"[ \t\n\r\f]+")


@record(frozen=False)
class HtmlLine:
    """A line of a page: its text, the source line that it begins on (0 unknown), how many of its code points are
    links, and what its markup says of it. `wrapped` says that a <br> or a line end in <pre> stands before it."""

    text: str
    line: int = 0
    linked: int = 0
    level: int = 0
    kind: BlockKind = BlockKind.TEXT
    cells: tuple[Cell, ...] = ()
    apart: bool = False
    wrapped: bool = False


@record(frozen=False)
class Box:
    """An element that holds lines: its tag, the words of its class, id and role, and its lines as indexes into all
    lines of the page, `last` exclusive."""

    tag: str
    names: str = ""
    first: int = 0
    last: int = 0
    inner: list[Box] = field(default_factory=list)


class TooDeepError(Exception):
    """Elements are nested so deeply that the parser may have dropped some."""


def walk(body: HtmlElement) -> tuple[list[HtmlLine], Box]:
    """All lines of a page that can be seen, and the tree of its boxes; raises TooDeepError."""
    walker = _Walker()
    walker.walk(body)
    return walker.lines, walker.boxes[0]


class _Walker:
    """One pass over a page; the lists are stacks of what is open."""

    def __init__(self) -> None:
        self.lines: list[HtmlLine] = []
        self.boxes = [Box("page")]
        self.lists: list[Numbering] = []
        self.grid: Grid | None = None
        self.parts: list[str] = []
        self.line = self.started = self.linked = self.links = self.pre = self.level = 0
        self.mark = ""
        self.apart = self.wrapped = False

    def walk(self, body: HtmlElement) -> None:
        from lxml import etree

        depth = 0
        events = etree.iterwalk(body, events=("start", "end"))
        for event, element in events:
            if event == "end":
                depth -= 1
                self._end(element)
                self._text(element.tail or "")
            else:
                depth += 1
                if depth > DEEPEST:
                    raise TooDeepError
                line = element.sourceline or 0
                self.line = line if line < LAST_LINE else 0
                if is_unseen(element):
                    events.skip_subtree()
                else:
                    self._start(element)
                    self._text(element.text or "")
        self._flush()
        self.boxes[0].last = len(self.lines)

    def _start(self, element: HtmlElement) -> None:
        tag = str(element.tag)
        if tag == "br":
            self._break()
        elif tag == "a" and element.get("href") is not None:
            self.links += 1
        elif tag in BLOCKS:
            self._open(element)

    def _open(self, element: HtmlElement) -> None:
        tag = str(element.tag)
        if self.grid is not None:
            if tag == "tr":
                self.grid.open_row(self.line)
            elif tag in {"td", "th"}:
                self._forget()
            else:
                self.parts.append(" ")
            return
        self._flush()
        box = Box(tag, names_of(element), len(self.lines))
        self.boxes[-1].inner.append(box)
        self.boxes.append(box)
        if tag in {"ol", "ul", "menu", "dir"}:
            self.lists.append(numbering(element))
        elif tag == "li":
            self.mark = self.lists[-1].mark(element) if self.lists else ""
        elif tag == "pre":
            self.pre += 1
        elif tag == "table" and is_data(element):
            self.grid = Grid()
        self.level = level_of(element) or self.level

    def _end(self, element: HtmlElement) -> None:
        tag = str(element.tag)
        if is_unseen(element):
            return
        if tag == "a" and element.get("href") is not None:
            self.links -= 1
        elif tag in BLOCKS:
            self._close(element)

    def _close(self, element: HtmlElement) -> None:
        tag = str(element.tag)
        if self.grid is not None:
            if tag in {"td", "th"}:
                self.grid.put(self._shown(), element)
                self._forget()
            if tag != "table":
                return
            self._table(self.grid)
            self.grid = None
            self._forget()
        shown = self._flush() or self.boxes[-1].first < len(self.lines)
        self.apart = self.apart or (tag == "p" and not shown)
        self.boxes.pop().last = len(self.lines)
        if tag in {"ol", "ul", "menu", "dir"}:
            self.lists.pop()
        elif tag == "li":
            self.mark = ""
        elif tag == "pre":
            self.pre -= 1
        if level_of(element):
            self.level = 0

    def _break(self) -> None:
        if self.grid is not None:
            self.parts.append(" ")
        elif not self._flush():
            self.apart = True
        self.wrapped = True

    def _text(self, text: str) -> None:
        """Text inside or behind an element, kept until the line ends."""
        if self.pre and self.grid is None:
            first, *rest = text.replace("\r\n", "\n").split("\n")
            self._keep(first)
            for each in rest:
                self._break()
                self.line += self.line > 0
                self._keep(each)
        else:
            self._keep(text)
            self.line += text.count("\n") if self.line else 0

    def _keep(self, text: str) -> None:
        shown = text.lstrip(BLANKS)
        if shown and not any(part.strip(BLANKS) for part in self.parts):
            self.started = self.line + text.count("\n", 0, len(text) - len(shown)) if self.line else 0
        if text:
            self.parts.append(text)
            self.linked += len(shown) if self.links else 0

    def _shown(self) -> str:
        """The text kept so far as a browser shows it; a line end between Han characters is nothing."""
        text = "".join(self.parts)
        if self.pre:
            return text.rstrip()
        text = STRAY.sub(lambda found: "" if "\n" in found[0] else found[0], text.strip(" \t\n\r\f"))
        return _BLANKS.sub(" ", text)

    def _flush(self) -> bool:
        """End the line; whether there is anything on it."""
        text = self._shown()
        bare = text.strip(BLANKS)
        if bare:
            mark = "" if label_at(bare) else self.mark
            self.lines.append(
                HtmlLine(
                    mark + (bare if mark else text),
                    self.started,
                    min(self.linked, len(bare)),
                    self.level,
                    apart=self.apart,
                    wrapped=self.wrapped,
                )
            )
            self.mark, self.apart = "", False
        self._forget()
        self.wrapped = False
        return bool(bare)

    def _forget(self) -> None:
        self.parts.clear()
        self.linked = 0

    def _table(self, grid: Grid) -> None:
        described = [HtmlLine(text, line, kind=BlockKind.METADATA) for text, line in metadata(grid.rows)]
        self.lines += described
        for row in () if described else grid.rows:
            text, cells = table_row(row.cells)
            if any(content for content, _, _ in row.cells):
                self.lines.append(HtmlLine(text, row.line, kind=BlockKind.TABLE, cells=cells))
