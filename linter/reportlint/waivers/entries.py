"""One waiver, wherever it is written, and whether it covers a finding."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fnmatch import fnmatchcase
from unicodedata import normalize

from ..findings import Finding, Span, Waiver
from ..records import record
from ..text import Document

ENOUGH = 8
"""Code points without blanks; a quote as long as this tells a place that the finding does not lie in whole."""


@record
class Entry:
    """A waiver of one rule. `span` is where it is written, in the text of its file.

    `drafts` are globs of paths, relative to the file's folder; none stands for all. `quote` are words that the finding
    stands in, blanks and widths of characters left out of account. `block` is the index of the paragraph that a
    remark in the draft is about, and stands in for both.
    """

    rule: str
    waiver: Waiver
    span: Span
    drafts: tuple[str, ...] = ()
    quote: str = ""
    block: int | None = None

    def expired(self, today: date) -> bool:
        """Whether its last day is over."""
        return bool(self.waiver.until) and date.fromisoformat(self.waiver.until) < today

    def is_for(self, path: str) -> bool:
        """Whether it speaks of a draft, named by its path from the folder of the file."""
        return not self.drafts or any(fnmatchcase(path, pattern) for pattern in self.drafts)

    def covers(self, finding: Finding, document: Document, *, item: bool) -> bool:
        """Whether a finding of the draft is meant; `item` says that its rule is on a required item.

        What is absent, or an answer on the draft as a whole, needs no quote; all else does, so that nothing that comes
        later is waived unseen.
        """
        if finding.rule != self.rule:
            return False
        if self.block is not None:
            return document.block_at(finding.span.start) == self.block
        if not self.quote:
            return finding.absent or item
        return _meets(_folded(self.quote), finding, document)


def _meets(quote: str, finding: Finding, document: Document) -> bool:
    """Whether the quote stands somewhere over the finding: around it, or at least in a good part of it."""
    first, last = (
        document.blocks[document.block_at(at)].span for at in (finding.span.start, max(finding.span.end - 1, 0))
    )
    span = first if finding.absent else finding.span
    before = _folded(document.of(Span(first.start, span.start)))
    found = _folded(document.of(span))
    whole = before + found + _folded(document.of(Span(span.end, max(last.end, span.end))))
    start, end = len(before), len(before) + len(found)
    if len(quote) < min(len(found), ENOUGH):
        return False
    return any(at < end and at + len(quote) > start for at in _places(quote, whole))


def _places(quote: str, text: str) -> Iterator[int]:
    at = text.find(quote)
    while at >= 0:
        yield at
        at = text.find(quote, at + 1)


def _folded(text: str) -> str:
    return "".join(normalize("NFKC", text).split())
