"""How a draft sets its lines: where it wraps them, and how it shows where a paragraph begins."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..expressions import expression
from ..records import NamedTuple, record
from ..text import BlockKind
from .lines import Line, cells

FINAL = "。！？；：!?;:…"
HANGING = "，。、；：！？）》”〉"
"""Marks that may not begin a line and are set over the edge instead."""
CLOSERS = "”’」』)）】〕》*"
_WORD = expression(r"[（《“〔【]*(?:[0-9A-Za-z.%％\-]+|.)?[，。、；：！？,;:!?）》”〕】]*")

LONGEST_WORD = 16
"""Cells; a longer one is an address, which leaves any length of line behind."""
LEAST = 4
"""Lines; fewer of equal length are chance."""
_UNITS = ((0, 8, (0, 1, 2)), (1, 8, (0, 1, 2)), (2, 16, (1, 2, 4)))
"""For each entry of `Line.widths`, the least width that lines are wrapped at, and how far short of it a full line may
fall: in PDF files lines are set flush in cells."""
_HANG = (1, 1, 2)
"""The width of a mark that hangs over the edge, by the same entries."""


def ends(text: str) -> bool:
    """Whether a text ends a sentence or a clause set off by ； or ：, closing quotes and brackets left out of account.

    A remark in brackets behind the full stop, or alone on its line, ends one too: 。（县司法局负责）
    """
    last = text[-1:]
    if last and last in FINAL:
        return True
    if last in {"）", ")"} and (opened := max(text.rfind("（"), text.rfind("("))) >= 0:
        before = text[:opened].rstrip(CLOSERS)
        return not before or before[-1] in FINAL
    bare = text.rstrip(CLOSERS)
    return bool(bare) and (bare[-1] in FINAL or bare.endswith("——"))


class Wrap(NamedTuple):
    """The width that lines are wrapped at: an index into `Line.widths`, the width, and how far short of it a full
    line may fall."""

    unit: int
    width: int
    slack: int

    @property
    def ragged(self) -> bool:
        """Whether lines end where a word ends, not at an exact column."""
        return self.slack > _UNITS[self.unit][2][0]


@record
class Habits:
    """The habits of a draft. `wrap` is None where lines are not wrapped; `indented` says that first lines of
    paragraphs are indented, `apart` that blank lines stand between paragraphs, `spaced` that they stand between any
    two lines and so tell nothing."""

    wrap: Wrap | None = None
    indented: bool = False
    apart: bool = False
    spaced: bool = False

    def full(self, line: Line, after: Line, *, opening: bool) -> bool:
        """Whether a line ends where it does because the first word of the next one had no room on it; `opening` says
        that it is the first of its paragraph."""
        if self.wrap is None:
            return False
        width = line.widths[self.wrap.unit] + (self._lost_indent if opening and line.indent == 0 else 0)
        if width >= self.wrap.width - self.wrap.slack:
            return True
        word = _WORD.match(after.text) if self.wrap.ragged else None
        size = (cells(word.group()) if self.wrap.unit == 2 else len(word.group())) if word else 0
        return size <= LONGEST_WORD and width + size > self.wrap.width

    @property
    def _lost_indent(self) -> int:
        """The indent of two Han characters, which text that comes out of PDF files has lost."""
        lost = self.wrap is not None and self.wrap.ragged and not self.indented
        return (4 if self.wrap and self.wrap.unit == 2 else 2) if lost else 0


def habits_of(lines: Sequence[Line]) -> Habits:
    """The habits of a whole draft, from all its lines of text."""
    texts = [line for line in lines if line.kind is BlockKind.TEXT and not line.level]
    ended = [ends(line.text) for line in texts]
    wrap = max(_wraps(texts, ended), default=(0, None), key=lambda each: each[0])[1]
    inner, first = [], []
    for (before, line), over in zip(pairwise(texts), ended, strict=False):
        if over or line.label:
            first.append(line)
        elif wrap and before.widths[wrap.unit] >= wrap.width - wrap.slack:
            inner.append(line)
    if not wrap:
        long = [line for line in first if line.widths[1] > 12]
        return Habits(None, _most([2 <= line.indent <= 6 for line in long]), _most([line.apart for line in first]))
    # Among the lines after a full stop are those that go on with their paragraph, about as many as are flush.
    flush = sorted(line.indent for line in inner)[len(inner) // 2] if inner else 0
    indented = sum(line.indent >= flush + 2 for line in first) * 5 >= len(first) * 2 > 0
    spaced = _most([line.apart and not line.turned for line in inner])
    return Habits(wrap, indented, not spaced and sum(line.apart for line in first) * 5 >= len(first) * 2 > 0, spaced)


def _most(answers: Sequence[bool]) -> bool:
    return sum(answers) * 2 > len(answers)


def _wraps(texts: Sequence[Line], ended: Sequence[bool]) -> Iterator[tuple[int, Wrap]]:
    """The widths at which lines may have been wrapped, by each way to measure, with the number of lines that are."""
    open_ended = [
        line
        for (line, after), over in zip(pairwise(texts), ended, strict=False)
        if not over and not after.label and not after.bullet
    ]
    for unit, least, slacks in _UNITS if len(open_ended) >= LEAST else ():
        widths = sorted([line.widths[unit] for line in texts])
        broken = sorted([line.widths[unit] for line in open_ended])
        # Hardly any line is longer; a few that were never wrapped are.
        longest = widths[-1 - len(widths) // 20]
        upto = bisect_right(broken, longest)
        if upto - bisect_left(broken, longest - _HANG[unit] - slacks[-1]) < LEAST:
            continue
        for width in (longest, *_without_hanging(texts, unit, longest)):
            near = [upto - bisect_left(broken, width - slack) for slack in slacks]
            every = len(widths) - bisect_left(widths, width - slacks[-1])
            half = len(widths) - bisect_left(widths, width / 2)
            if width >= least and near[-1] >= LEAST and near[-1] * 10 >= every * 6 and near[-1] * 3 >= half:
                slack = next(slack for slack, count in zip(slacks, near, strict=True) if count * 10 >= near[-1] * 9)
                yield near[0], Wrap(unit, width, slack)


def _without_hanging(texts: Sequence[Line], unit: int, longest: int) -> Iterator[int]:
    """The width without the punctuation mark that hangs over the edge, where only such lines are longer."""
    width = longest - _HANG[unit]
    over = [line for line in texts if width < line.widths[unit] <= longest]
    if over and all(line.text[-1] in HANGING for line in over):
        yield width
