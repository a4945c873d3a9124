"""Which lines belong to one paragraph: hard wraps and page breaks undone, but only on evidence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..text import BlockKind
from .lines import Line

FINAL = "。！？；：!?;:…"
_CLOSERS = "”’」』）)】〕》"
_OPEN = re.compile(r"[（(《“〔【][^）)》”〕】]*$")
_DATE = re.compile(r"(?:\d{4}|[〇○零一二三四五六七八九]{4})[年.\-/].{1,12}$")
_AS_FOLLOWS = re.compile(r"如下$")
_BODY = re.compile(r"(?:局|厅|委员会|人民政府|办公室|办事处|党工委|管委会|委|院|中心|大队|支队|部|处|站)$")
LONGEST_HEADING = 60
"""Code points; no heading seen in published reports is longer."""


@dataclass(frozen=True)
class Habits:
    """How a draft sets its paragraphs: the width that lines are wrapped at (in cells and in code points, 0 where they
    are not wrapped), whether paragraphs are indented, whether blank lines stand between them."""

    cells: int = 0
    chars: int = 0
    indented: bool = False
    apart: bool = False

    def full(self, line: Line) -> bool:
        """Whether a line is about as long as wrapped lines are."""
        return bool(self.cells and abs(line.cells - self.cells) <= 4) or bool(
            self.chars and abs(_chars(line) - self.chars) <= 1
        )


def _chars(line: Line) -> int:
    return len(line.text) + line.indent // 2


def ends(text: str) -> bool:
    """Whether a text ends a sentence, closing quotes and brackets left out of account."""
    bare = text.rstrip(_CLOSERS)
    return bool(bare) and bare[-1] in FINAL


def join_lines(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines put together to paragraphs, in order. Furniture between two parts of a paragraph comes after it."""
    habits = habits_of(lines)
    index = 0
    while index < len(lines):
        paragraph = [lines[index]]
        passed: list[Line] = []
        index += 1
        while index < len(lines):
            after = _next_text(lines, index)
            if after is None or not _belongs(paragraph, lines, after, habits, turned=after > index):
                break
            passed += lines[index:after]
            paragraph.append(lines[after])
            index = after + 1
        yield paragraph
        for line in passed:
            yield [line]


def habits_of(lines: Sequence[Line]) -> Habits:
    """The habits of a whole draft, from all its text lines."""
    texts = [line for line in lines if line.kind is BlockKind.TEXT]
    long = [line for line in texts if len(line.text) > 20]
    starts = [line for before, line in zip([None, *texts], texts, strict=False) if before is None or ends(before.text)]
    indented = sum(2 <= line.indent <= 6 for line in starts if len(line.text) > 12) * 2 > sum(
        len(line.text) > 12 for line in starts
    )
    apart = sum(line.apart for line in long) * 2 > len(long)
    open_ended = [
        line
        for line, after in pairwise(texts)
        if not after.apart and len(line.text) >= 8 and not ends(line.text) and len(after.text) > 0
    ]
    return Habits(
        _common([line.cells for line in open_ended], [line.cells for line in texts], 4),
        _common([_chars(line) for line in open_ended], [_chars(line) for line in texts], 1),
        indented,
        apart,
    )


def _common(widths: list[int], every: list[int], slack: int) -> int:
    """The width at which most open-ended lines end and that hardly any line exceeds; 0 if there is none."""
    if len(widths) < 4:
        return 0
    width, _ = max(Counter(widths).items(), key=lambda item: (item[1], item[0]))
    near = sum(abs(width - other) <= slack for other in widths)
    longer = sum(other > width + slack for other in every)
    return width if near * 2 >= len(widths) and longer * 10 <= len(every) else 0


def _next_text(lines: Sequence[Line], index: int) -> int | None:
    """Index of the next line that is not a page number; None at the end."""
    while index < len(lines):
        if lines[index].kind is not BlockKind.FURNITURE:
            return index
        index += 1
    return None


def _belongs(paragraph: list[Line], lines: Sequence[Line], index: int, habits: Habits, *, turned: bool) -> bool:
    """Whether the line at `index` goes on with the paragraph; `turned` says that a page was turned between."""
    last, line = paragraph[-1], lines[index]
    if last.kind is not BlockKind.TEXT or line.kind is not BlockKind.TEXT:
        return False
    if last.level or last.hard or line.level or line.bullet or line.indent >= max(2, last.indent + 2):
        return False
    if habits.indented and line.indent >= 2 and last.indent <= line.indent:
        return False
    if (_DATE.match(line.text) and len(line.text) <= 16) or _signs(lines, index):
        return False
    whole = "".join(part.text for part in paragraph)
    if ends(last.text):
        return line.label is None and _goes_on(paragraph, line, habits, turned=turned)
    if last.text[-1] in "，、,“（《" or _OPEN.search(whole[-80:]):
        return line.label is None or line.label.scheme.name in {"HAN", "ARABIC"} or _run(paragraph, lines, index)
    if line.label is not None or _AS_FOLLOWS.search(whole):
        return False
    return _broken(paragraph, whole, lines, index, habits)


def _goes_on(paragraph: list[Line], line: Line, habits: Habits, *, turned: bool) -> bool:
    """After a full stop at the very end of a wrapped line, only the draft's habits tell whether it goes on."""
    last = paragraph[-1]
    if (line.apart and not turned) or (
        not habits.full(last) and not (len(paragraph) > 1 and _same(paragraph[-2], last))
    ):
        return False
    return (habits.indented and line.indent == 0) or (habits.apart and len(paragraph) > 1 and not turned)


def _broken(paragraph: list[Line], whole: str, lines: Sequence[Line], index: int, habits: Habits) -> bool:
    """Whether an open-ended line was cut off rather than being a heading, a title line or a caption."""
    last, line = paragraph[-1], lines[index]
    numbered = paragraph[0].label is not None
    prose = any(mark in whole for mark in "。；！？") and len(whole) >= 20
    if len(whole) > LONGEST_HEADING or prose:
        return not _heading_like(line) or habits.full(last) or not line.apart
    if line.apart:
        return False
    if habits.full(last) and line.cells <= habits.cells + 4:
        return True
    if _run(paragraph, lines, index):
        return True
    comma = "，" in whole or "," in whole
    return not numbered and comma and len(last.text) >= 12 and _chars(line) <= _chars(last) + 1 and ends(line.text)


def _run(paragraph: list[Line], lines: Sequence[Line], index: int) -> bool:
    """Whether neighbours of equal length show that the lines were wrapped: at least three in a row."""
    last, line = paragraph[-1], lines[index]
    if len(paragraph) > 1 and _same(paragraph[-2], last):
        return _chars(line) <= _chars(last) + 1 or line.cells <= last.cells + 2
    after = lines[index + 1] if index + 1 < len(lines) else None
    if after is None or after.apart or after.kind is not BlockKind.TEXT or line.apart:
        return False
    if ends(line.text) or line.label or after.label:
        return False
    return _same(last, line) and len(last.text) >= 8 and _chars(after) <= _chars(line) + 1


def _same(one: Line, other: Line) -> bool:
    return abs(_chars(one) - _chars(other)) <= 1 or abs(one.cells - other.cells) <= 2


def _heading_like(line: Line) -> bool:
    return len(line.text) <= 30 and not ends(line.text)


def _signs(lines: Sequence[Line], index: int) -> bool:
    """Whether a line is a body's name with a date or nothing behind it."""
    line = lines[index]
    if len(line.text) > 30 or not _BODY.search(line.text):
        return False
    after = _next_text(lines, index + 1)
    return after is None or bool(_DATE.match(lines[after].text))
