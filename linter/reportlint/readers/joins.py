"""Which lines belong to one paragraph: hard wraps and page breaks undone, but only on evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..expressions import expression
from ..labels import Label, Scheme
from ..text import BlockKind
from .furniture import LABEL
from .habits import ends, habits_of
from .lines import Line
from .marks import BLANKS

LONGEST_HEADING = 60
"""Han characters; no heading seen in published reports is longer."""
_TURN = 4
"""Lines; no more page furniture than this stands between two pages."""

_OPEN = expression(r"(?<!^)[（(《“〔【][^）)》”〕】。]*$")
_HAN = "〇○零一二三四五六七八九"
_REST_OF_DATE = expression(rf"[\d{_HAN}十廿]{{0,3}}[月日号]")
_DATE = expression(rf"(?:\d{{4}}|[{_HAN}]{{4}})[年.\-/][\d{_HAN}十廿月.\-/×xX*]{{1,9}}[日号]?$")
_BODY = expression(r"(?:局|厅|委员会|人民政府|办公室|办事处|党工委|管委会|委|院|中心|大队|支队|部|处|站)$")
_NEVER_LAST = "，、,“（《"
_WANTS_MORE = f"{_NEVER_LAST}至到自从为于"
"""What a date or a name follows in its sentence, so that it is no signature in a line of its own."""
_NEVER_FIRST = "，。、；：！？）》”’〕】」』,;:!?)"
"""Marks that no line begins with, unless it was broken in the middle of a sentence."""


class Paragraph:
    """The lines put together so far, and what joining asks of them as a whole."""

    def __init__(self, line: Line) -> None:
        self.lines = [line]
        self.length = 0
        self.tail = ""
        self._prose = self.comma = False
        self._noted = 0

    def add(self, line: Line) -> None:
        """Put one more line to it."""
        self.lines.append(line)

    def note(self) -> None:
        """Take up what is new of its lines; to be called before anything is asked of all, which is seldom."""
        for line in self.lines[self._noted :]:
            text = line.text
            self.length += line.widths[2] - line.indent - len(text)
            self.tail = (self.tail + text[-80:])[-80:]
            self._prose = self._prose or any(mark in text for mark in "。；！？")
            self.comma = self.comma or "，" in text or "," in text
        self._noted = len(self.lines)

    @property
    def first(self) -> Line:
        """Its first line."""
        return self.lines[0]

    @property
    def last(self) -> Line:
        """Its last line so far."""
        return self.lines[-1]

    @property
    def prose(self) -> bool:
        """Whether it is more than any heading is: long (addresses left out of account), or with a sentence in it."""
        return self.length > LONGEST_HEADING or (self._prose and self.length >= 20)

    @property
    def clauses(self) -> bool:
        """Whether it has a comma and no number, as no heading but many a sentence has."""
        return self.comma and self.first.label is None


def join_lines(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines put together to paragraphs, in order. Furniture between two parts of a paragraph comes after it."""
    return _Joiner(lines).paragraphs()


class _Joiner:
    """One pass over the lines of a draft; `counted` remembers the last number of each scheme."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.habits = habits_of(lines)
        self.counted: dict[Scheme, int] = {}

    def paragraphs(self) -> Iterator[list[Line]]:
        index = 0
        while index < len(self.lines):
            paragraph = Paragraph(self.lines[index])
            passed: list[Line] = []
            index += 1
            while (after := self._continuation(paragraph, index)) is not None:
                passed += self.lines[index:after]
                paragraph.add(self.lines[after])
                index = after + 1
            if self.habits.wrap and (label := paragraph.first.label):
                self._count(label)
            yield paragraph.lines
            yield from [[line] for line in passed]

    def _count(self, label: Label) -> None:
        above = {scheme: value for scheme, value in self.counted.items() if scheme.value < label.scheme.value}
        self.counted = {**above, label.scheme: label.value}

    def _continuation(self, paragraph: Paragraph, index: int) -> int | None:
        """Index of the line from `index` on that goes on with the paragraph, page furniture passed over."""
        last = paragraph.last
        if (last.kind is BlockKind.TABLE or last.kind is BlockKind.FURNITURE) and not last.worded:
            return None
        after = self._next(index)
        return after if after is not None and self._belongs(paragraph, after, turned=after > index) else None

    def _next(self, index: int) -> int | None:
        for after in range(index, min(index + _TURN + 1, len(self.lines))):
            line = self.lines[after]
            if line.kind is not BlockKind.FURNITURE or line.worded:
                return after
        return None

    def _belongs(self, paragraph: Paragraph, index: int, *, turned: bool) -> bool:
        """Whether the line at `index` goes on with the paragraph; `turned` says that a page was turned between."""
        first, last, line = paragraph.first, paragraph.last, self.lines[index]
        if first.text[-1] in "：:" and LABEL.match(first.text):
            return last is first and line.kind is BlockKind.TEXT and not line.apart and not ends(line.text)
        if last.level or last.hard or line.level or line.bullet:
            return False
        full = self.habits.wrap is not None and self.habits.full(last, line, opening=last is first)
        apart = line.apart and not (turned or line.turned or self.habits.spaced)
        joined = line.text[0] in _NEVER_FIRST
        ended = ends(last.text)
        # Most lines are done with here: a number or the end of a sentence parts them, and no line was full.
        if not full and (line.label or (ended and (apart or not joined))):
            return False
        paragraph.note()
        if not self._is_text(paragraph, line, full=full, apart=apart):
            return False
        if joined and not (apart and ended):
            return True
        if self._opens(paragraph, line) or (last.text[-1] not in _WANTS_MORE and self._signs(index)):
            return False
        if line.label and not self._unexpected(last, line, line.label):
            return False
        if ended:
            return full and not apart and self._goes_on(paragraph, line)
        if last.text[-1] in _NEVER_LAST or _OPEN.search(paragraph.tail):
            return True
        return self._broken(paragraph, index, full=full, apart=apart)

    def _is_text(self, paragraph: Paragraph, line: Line, *, full: bool, apart: bool) -> bool:
        """Whether both are text; a line may be taken for navigation by words that stand in mid-sentence."""
        if paragraph.first.kind is not BlockKind.TEXT:
            return False
        broken = full and not apart and (paragraph.prose or paragraph.comma)
        return line.kind is BlockKind.TEXT or (line.worded and broken)

    def _opens(self, paragraph: Paragraph, line: Line) -> bool:
        """Whether a line begins a paragraph by its indent."""
        first, last = paragraph.first, paragraph.last
        if first.bullet and first.indent < line.indent <= first.hang:
            return False
        if line.indent >= max(2, last.indent + 2):
            return True
        return self.habits.indented and line.indent >= 2 and last.indent <= line.indent

    def _signs(self, index: int) -> bool:
        """Whether a line is a date, or a body's name with a date or nothing behind it."""
        line = self.lines[index]
        if _DATE.match(line.text):
            return not self._cut(index)
        if len(line.text) > 30 or not _BODY.search(line.text):
            return False
        after = self._next(index + 1)
        return after is None or _DATE.match(self.lines[after].text) is not None

    def _cut(self, index: int) -> bool:
        """Whether the rest of a date stands at the beginning of the next line."""
        after = self._next(index + 1)
        return (
            self.lines[index].text[-1] not in "日号"
            and after is not None
            and _REST_OF_DATE.match(self.lines[after].text) is not None
        )

    def _unexpected(self, last: Line, line: Line, label: Label) -> bool:
        """Whether the number at the start of a line is none of a heading: a comma is behind it (标准不|一，), it does
        not count on, or a longer number was cut."""
        if label.mark in {"，", "：", ":"} or last.text[-1] == "第" or (last.text[-1] + line.text[0]).isdigit():
            return True
        before = self.counted.get(label.scheme, 0)
        return label.value not in {1, before + 1, before + 2}

    def _goes_on(self, paragraph: Paragraph, line: Line) -> bool:
        """After a full stop at the very end of a wrapped line, only the draft's habits tell whether it goes on.

        Where neither indent nor blank line tells, a sentence ends at the edge by chance three times as often as a
        paragraph does, for it has more sentences than paragraphs.
        """
        if self.habits.indented:
            return line.indent < max(2, paragraph.first.indent)
        return self.habits.apart or paragraph.tail[-1] not in "：；:;"

    def _broken(self, paragraph: Paragraph, index: int, *, full: bool, apart: bool) -> bool:
        """Whether an open-ended line was cut off rather than being a heading, a title line or a caption."""
        last, line = paragraph.last, self.lines[index]
        if full and not apart:
            return True
        if paragraph.tail.endswith("如下"):
            return False
        if paragraph.prose:
            return full or not (line.apart or self.habits.wrap) or not _heading_like(line)
        if apart or self.habits.wrap:
            return False
        if _is_number(last) or self._run(paragraph, index):
            return True
        # Where paragraphs are indented or set apart, a line that is neither goes on with the one right above.
        set_off = self.habits.apart or (self.habits.indented and line.indent < 2 <= paragraph.first.indent)
        if set_off and paragraph.clauses and len(last.text) >= 20:
            return True
        shorter = line.widths[1] <= last.widths[1] + 1
        return paragraph.clauses and len(last.text) >= 12 and shorter and ends(line.text)

    def _run(self, paragraph: Paragraph, index: int) -> bool:
        """Whether neighbours of equal length show that the lines were wrapped: at least three in a row."""
        last, line = paragraph.last, self.lines[index]
        if len(paragraph.lines) > 1 and _same(paragraph.lines[-2], last):
            return line.widths[1] <= last.widths[1] + 1 or line.widths[2] <= last.widths[2] + 2
        after = self.lines[index + 1] if index + 1 < len(self.lines) else None
        if after is None or after.apart or after.kind is not BlockKind.TEXT or line.apart:
            return False
        if ends(line.text) or line.label or after.label:
            return False
        return _same(last, line) and len(last.text) >= 8 and after.widths[1] <= line.widths[1] + 1


def _is_number(line: Line) -> bool:
    """Whether a line is a heading's number alone, cut off from the heading."""
    return line.label is not None and line.label.length == len(line.text.lstrip("*"))


def _same(one: Line, other: Line) -> bool:
    return abs(one.widths[1] - other.widths[1]) <= 1 or abs(one.widths[2] - other.widths[2]) <= 2


def _heading_like(line: Line) -> bool:
    return len(line.text) <= 30 and not ends(line.text)


def spliced(texts: Iterable[str]) -> str:
    """The lines of one paragraph as one text; a blank stands only between two words of letters."""
    whole = ""
    for text in texts:
        after = text.strip(BLANKS) if whole else text
        edges = whole[-1:] + after[:1]
        whole += f" {after}" if len(edges) == 2 and edges.isascii() and edges.isalpha() else after
        whole = whole.rstrip(BLANKS)
    return whole
