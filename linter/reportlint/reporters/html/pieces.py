"""One block of a draft as it stands in the file, cut where marks begin and end: marks may nest and overlap, elements of
a page may not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from heapq import heappop, heappush
from itertools import islice

from ...findings import Severity
from ...readers.marks import BLANKS
from ...records import NamedTuple
from ...text import Block, Document
from .marks import NAMED, Mark, Marks
from .markup import Markup, el, join, text
from .sheet import CLASSES


class Run(NamedTuple):
    """Source offsets of text that is shown as it stands; `line` is the 1-based line that begins with it, else 0."""

    start: int
    end: int
    line: int


def pieces(document: Document, block: Block, marks: Marks) -> Markup:
    """The text of a block with its marks; where a line of the file begins in the middle of it, the line's number."""
    signs = sorted(marks.signs, key=lambda sign: sign.offset)
    cuts = sorted({sign.offset for sign in signs} | {at for mark in marks.marks for at in mark[:2]})
    active = _Active(marks.marks)
    made: list[Markup] = []
    done = next_cut = 0
    for run in _runs(document, block):
        if run.line:
            made.append(el("span", class_="wrap", data_line=run.line))
        at = run.start
        while at < run.end:
            while done < len(signs) and signs[done].offset <= at:
                made.append(signs[done].markup)
                done += 1
            while next_cut < len(cuts) and cuts[next_cut] <= at:
                next_cut += 1
            stop = min(run.end, cuts[next_cut]) if next_cut < len(cuts) else run.end
            made.append(active.marked(at, document.source.text[at:stop]))
            at = stop
    return join([*made, *(sign.markup for sign in signs[done:])])


def _runs(document: Document, block: Block) -> Iterator[Run]:
    """What is kept of a block, in order; blanks inside a line are kept too, marks of Markdown are not."""
    if block.span.end <= block.span.start:
        return
    run: Run | None = None
    starts = [block.span.start, *document.drops(block.span)]
    for first, behind in zip(starts, [*starts[1:], block.span.end], strict=True):
        start, end = document.source_offset(first), document.source_offset(behind - 1) + 1
        if run is None:
            run = Run(start, end, 0)
            continue
        gap = document.source.text[run.end : start]
        turned = "\n" in gap or "\r" in gap
        if not turned and not gap.strip(BLANKS):
            run = run._replace(end=end)
            continue
        yield run
        run = Run(start, end, document.source.position(start)[0] if turned else 0)
    if run is not None:
        yield run


class _Active:
    """The marks that cover the place which is being written. Places must be asked for in order."""

    def __init__(self, marks: Sequence[Mark]) -> None:
        self.coming = sorted(marks, key=lambda mark: (-mark.start, mark.end))
        self.ends: list[tuple[int, int]] = []
        self.open: dict[int, Mark] = {}
        self.severities: Counter[Severity | None] = Counter()

    def marked(self, at: int, words: str) -> Markup:
        """The words at an offset, which no mark begins or ends in, with what marks them."""
        self._advance(at)
        if not self.open:
            return text(words)
        gravest = max((severity for severity, count in self.severities.items() if severity and count), default=None)
        inner = list(islice(reversed(self.open.values()), NAMED))
        return el(
            "mark",
            words,
            class_=CLASSES[gravest] if gravest else "r",
            data_f=_numbers(mark for mark in inner if mark.severity),
            data_r=_numbers(mark for mark in inner if not mark.severity),
        )

    def _advance(self, at: int) -> None:
        while self.coming and self.coming[-1].start <= at:
            mark = self.coming.pop()
            key = len(self.coming)
            self.open[key] = mark
            self.severities[mark.severity] += 1
            heappush(self.ends, (mark.end, key))
        while self.ends and self.ends[0][0] <= at:
            _, key = heappop(self.ends)
            self.severities[self.open.pop(key).severity] -= 1


def _numbers(marks: Iterator[Mark]) -> str:
    """The findings of some marks, the innermost first."""
    return " ".join(dict.fromkeys(str(number) for mark in marks for number in mark.numbers[:NAMED]))
