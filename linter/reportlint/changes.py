"""From the edits of findings to changes of the source text: which can be made, which go together, and making them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from .errors import InputError
from .findings import Edit, Finding, Piece
from .records import NamedTuple
from .results import Checked
from .text import BOMS, Document, decode

TEXTS = frozenset({"text", "markdown"})
"""Formats whose source text is the file itself."""


class Change(NamedTuple):
    """A replacement in the source text: offsets in code points, end exclusive."""

    start: int
    end: int
    text: str


class Lines(NamedTuple):
    """The source lines of a paragraph, 1-based and both inclusive."""

    first: int
    last: int


class Offer(NamedTuple):
    """An edit with what it changes in the source, in order, and the paragraphs that it stands in."""

    finding: Finding
    edit: Edit
    changes: tuple[Change, ...]
    paragraphs: tuple[Lines, ...]


class Revised(NamedTuple):
    """The bytes of a draft with some offers made, those that were, and how many stand where nothing may be touched."""

    data: bytes
    made: tuple[Offer, ...]
    barred: int = 0


def everything(_: str) -> bool:
    """Any rule."""
    return True


def offers(checked: Checked, *, unsafe: bool, wanted: Callable[[str], bool] = everything) -> Iterator[Offer]:
    """The edits that can be made in the source of a draft, each once, in order of the findings."""
    document = checked.document
    if document is None or document.format not in REVISERS:
        return
    lines = Paragraphs(document)
    seen: set[tuple[Change, ...]] = set()
    for finding in checked.findings:
        edit = finding.edit
        if edit is None or not (edit.safe or unsafe) or not wanted(finding.rule):
            continue
        changes = changes_of(document, edit)
        if changes and changes not in seen:
            seen.add(changes)
            yield Offer(finding, edit, changes, tuple({lines.around(piece.span.start) for piece in edit.pieces}))


def place_of(document: Document, piece: Piece) -> tuple[int, int] | None:
    """The source offsets (start, end exclusive) whose text a replacement takes the place of.

    None where it cannot be made: it would swallow line ends or marks that were left out of the logical text.
    """
    start, end = piece.span
    if start == end:
        gap = document.gap(start)
        if piece.text:
            return gap[0], gap[0]
        return gap if gap[0] < gap[1] and _blank(document, gap) else None
    if "\n" in document.of(piece.span) or not all(
        _blank(document, document.gap(at)) for at in document.drops(piece.span)
    ):
        return None
    return document.source_span(piece.span)


def _blank(document: Document, gap: tuple[int, int]) -> bool:
    return not document.source.text[gap[0] : gap[1]].strip(" \t\u00a0\u3000")


def changes_of(document: Document, edit: Edit) -> tuple[Change, ...]:
    """What an edit changes in the source text, in order; empty where it cannot be made or changes nothing."""
    changes = []
    for piece in edit.pieces:
        place = place_of(document, piece)
        if place is None or not _fits(piece.text, document):
            return ()
        changes.append(Change(*place, piece.text))
    source = document.source.text
    real = sorted({each for each in changes if source[each.start : each.end] != each.text})
    overlap = any(before.end > after.start for before, after in pairwise(real))
    return () if overlap else tuple(real)


def _fits(text: str, document: Document) -> bool:
    """Whether the encoding of a draft has the characters."""
    if document.format not in TEXTS:
        return True
    try:
        text.encode(document.source.encoding)
    except UnicodeEncodeError:
        return False
    return True


def apart(offered: Iterable[Offer]) -> list[Offer]:
    """Of offers that overlap only one: safe before unsafe ones, graver findings first, then in order of place."""
    ranked = sorted(offered, key=lambda each: (not each.edit.safe, -each.finding.severity, each.changes[0]))
    taken: list[Change] = []
    kept = []
    for offer in ranked:
        if any(_meets(change, taken) for change in offer.changes):
            continue
        for change in offer.changes:
            taken.insert(bisect_right(taken, change), change)
        kept.append(offer)
    return sorted(kept, key=lambda each: each.changes[0])


def _meets(change: Change, taken: Sequence[Change]) -> bool:
    """Whether a change overlaps one of some that lie apart and in order; an insertion also where it only touches."""
    index = bisect_right(taken, change)
    for other in taken[max(0, index - 2) : index + 2]:
        if change.start < other.end and other.start < change.end:
            return True
        empty = change.start == change.end or other.start == other.end
        if empty and change.start <= other.end and other.start <= change.end:
            return True
    return False


def revised_text(document: Document, chosen: Sequence[Offer]) -> Revised:
    """The bytes of a text draft with offers made that lie apart.

    Encoding, byte-order mark and line ends stay. Nothing is made in a file that would not come out the same, as one
    with two spellings of a character in GB 18030.
    """
    source = document.source
    mark = next((mark for mark, _ in BOMS if source.data.startswith(mark)), b"")
    if mark + source.text.encode(source.encoding) != source.data:
        return Revised(source.data, (), len(chosen))
    text = replaced(source.text, (change for offer in chosen for change in offer.changes))
    data = mark + text.encode(source.encoding)
    try:
        again = decode(source.path, data)
    except InputError:
        return Revised(source.data, (), len(chosen))
    if (again.encoding, again.text) != (source.encoding, text):
        return Revised(source.data, (), len(chosen))
    return Revised(data, tuple(chosen))


def replaced(text: str, changes: Iterable[Change]) -> str:
    """The text with changes made that lie apart, from the end so that no offset moves."""
    parts, end = [], len(text)
    for change in sorted(changes, reverse=True):
        parts += [text[change.end : end], change.text]
        end = change.start
    return "".join(reversed([*parts, text[:end]]))


class Paragraphs:
    """The source lines of the paragraphs of a document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._known: dict[int, Lines] = {}

    def around(self, offset: int) -> Lines:
        """The lines of the paragraph that holds a logical offset."""
        document = self._document
        index = document.block_at(offset)
        if index not in self._known and document.blocks:
            span = document.blocks[index].span
            lines = document.line_of(span.start), document.line_of(max(span.start, span.end - 1))
            self._known[index] = Lines(min(lines), max(lines))
        return self._known.get(index, Lines(1, 1))


def revised_docx(document: Document, chosen: Sequence[Offer]) -> Revised:
    """The bytes of a Word draft with offers made that lie apart; raises InputError where it cannot be copied.

    What stands in tracked changes, text boxes, notes or page headers, or is computed by Word, is not touched.
    """
    # lxml takes longer to load than a text draft to check.
    from .word.texts import Texts

    texts = Texts(document)
    made, parts = [], []
    for offer in chosen:
        found = [texts.parts(change) for change in offer.changes]
        if all(found):
            made.append(offer)
            parts += [part for each in found for part in each]
    data = texts.replaced(parts) if made else document.source.data
    return Revised(data, tuple(made), len(chosen) - len(made))


REVISERS: Mapping[str, Callable[[Document, Sequence[Offer]], Revised]] = {
    "text": revised_text,
    "markdown": revised_text,
    "docx": revised_docx,
}
"""How edits are made, by the format of a document; other formats are only read."""
