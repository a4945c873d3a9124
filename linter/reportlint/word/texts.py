"""Texts of a Word file replaced where they stand: the look of every character stays that of its run."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from ..errors import InputError, Message
from ..readers import ORIGINAL
from ..readers.docx import extract
from ..readers.docx.inline import Piece
from ..readers.docx.package import Package
from ..readers.docx.revisions import MARKED
from ..readers.docx.xml import Element, local
from ..records import NamedTuple
from ..text import Document
from .packed import repacked

SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BARRED = MARKED | {"fldSimple"}
"""Elements whose text is not touched: tracked changes, and what Word computes."""


class Part(NamedTuple):
    """The part of a replacement that falls into one element: offsets (end exclusive) into its text, and the new one."""

    element: Element
    start: int
    end: int
    text: str


Replacement = tuple[int, int, str]
"""Offsets into the source text of a document (end exclusive), and what takes the place of the text between them."""


class Texts:
    """The texts of a Word file by their offsets in the source text that its reader gave; raises InputError where the
    file does not give the same text again."""

    def __init__(self, document: Document) -> None:
        path, self._data = document.source.path, document.source.data
        self._package = Package(path, self._data)
        root = self._package.tree(self._package.main)
        if root is None:
            raise self._package.damaged()
        self._root = root
        original = document.revisions == ORIGINAL
        lines = [line for line in extract(self._package, root, original=original)[0] if not line.blank]
        if "\n".join(line.text for line in lines) != document.source.text:
            raise InputError(
                Message(f"{path}：文稿的文字对不上，没有修正", f"{path}: the text differs, nothing was fixed")
            )
        self._pieces: list[Piece] = []
        for line in lines:
            self._pieces += [*line.pieces, Piece("\n")]
        self._starts = [0, *accumulate(len(piece.text) for piece in self._pieces)]

    def parts(self, replacement: Replacement) -> list[Part]:
        """The parts of a replacement by element, all of the new text in the first; empty where some of the old text
        is not to be touched."""
        start, end, text = replacement
        parts: list[Part] = []
        for index in self._touched(start, end):
            piece, base = self._pieces[index], self._starts[index]
            if piece.element is None or piece.whole or _is_barred(piece.element):
                return []
            low, high = max(0, start - base), min(len(piece.text), end - base)
            parts.append(Part(piece.element, low, high, "" if parts else text))
        return parts

    def _touched(self, start: int, end: int) -> Iterator[int]:
        """Indexes of the pieces with characters between two offsets; of an insertion, that of the one it stands
        behind, or before at the start of a line."""
        if start == end:
            index = bisect_right(self._starts, start - 1) - 1
            yield bisect_right(self._starts, start) - 1 if index < 0 or self._pieces[index].text == "\n" else index
            return
        for index in range(bisect_right(self._starts, start) - 1, len(self._pieces)):
            if self._starts[index] >= end:
                return
            if self._pieces[index].text:
                yield index

    def replaced(self, parts: Sequence[Part]) -> bytes:
        """The file with parts of replacements made that lie apart."""
        for part in sorted(parts, key=lambda each: (each.start, each.end), reverse=True):
            element, whole = part.element, part.element.text or ""
            element.text = whole[: part.start] + part.text + whole[part.end :]
            if element.text != element.text.strip():
                element.set(SPACE, "preserve")
        return repacked(self._package, self._data, {self._package.main: self._root})


def _is_barred(element: Element) -> bool:
    return any(local(each) in _BARRED for each in element.iterancestors())
