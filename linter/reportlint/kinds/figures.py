"""Numbers with their unit and what they count, as a sentence gives them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

from ..expressions import expression
from ..findings import Span
from ..items.scene import Scene, places
from ..numerals import MYRIADS, read_han
from ..records import NamedTuple

_STOPS = "。！？\n"
"""What sentences end with; ；does not end one here."""
_STOP = expression(f"[{_STOPS}]")
_NUMBER = r"\d{1,3}(?:[, \u00a0\u2009\u202f]\d{3}){1,4}(?:\.\d+)?|\d+(?:\.\d+)?"
"""Thousands are set apart by commas, or by blanks (GB/T 15835-2011). Nobody counts beyond 10¹⁵: that bound keeps the
search in a line of nothing but groups linear."""
_HAN_DIGITS = "一二两三四五六七八九十百千"
_UNITS = (
    "人次|户次|家次|场次|批次|件次|台次|起次|万元|亿元|平方米|立方米|公里|千米|公斤|小时|个工作日|"
    "件|个|项|起|宗|次|场|期|人|名|户|家|条|份|册|本|部|台|辆|套|处|所|座|元|吨|亩|类|种|批|篇|幅|张|例|对|支|批|天|篇"
)
_FIGURE = expression(
    # The look at the first character spares most of the others; no figure goes beyond its line.
    rf"(?=[\d{_HAN_DIGITS}])(?:(?<!\d)(?P<number>{_NUMBER})[^\S\n]?"
    rf"(?P<more>余|多)?(?P<scale>[万亿]?)(?P<late>余|多)?(?P<unit>{_UNITS})(?!百分)"
    rf"|(?P<han>[{_HAN_DIGITS}]{{1,7}})(?P<han_unit>件|个|项|起|宗|次|场|人|名|户|家|条|份|台|处)(?!合计|共计|总计|共))"
)


_ROUGH = expression(r"(?:近|约|超|超过|突破|不少于|不低于|不超过|逾|至少)$")
_OF_YEAR = frozenset({"全年", "今年", "本年", "当年"})
_ROUGH_ENDS = frozenset("近约超过破于逾少")
"""What those words end with."""


class Figure(NamedTuple):
    """One number: its value in whole units (万 and 亿 worked out), its unit, its span from the first digit to the end
    of the unit, whether it is only about so many, and the decimal places that it was given with."""

    value: Decimal
    unit: str
    span: Span
    rough: bool = False
    step: Decimal = Decimal(1)


Sentence = tuple[Span, Sequence[Figure]]
"""A sentence, and the figures in it."""


def figures(text: str, start: int, end: int) -> Sequence[Figure]:
    """All figures with a unit between two offsets, in Arabic or Chinese numerals."""
    return [figure for _, found in _told(text, Span(start, end)) for figure in found]


def _told(text: str, within: Span) -> Sequence[Sentence]:
    """The sentences of a range that have figures."""
    # No figure goes beyond its sentence, nor depends on what stands there.
    if not _is_border(text, within.start) or not _is_border(text, within.end):
        return _by_sentence(text, within)
    known, starts = _known(text)
    first = bisect_left(starts, within.start)
    return known[first : bisect_left(starts, within.end, first)]


@lru_cache(maxsize=1)
def _known(text: str) -> tuple[Sequence[Sentence], Sequence[int]]:
    """The sentences of a whole text, and where they start: several rules ask for them."""
    found = _by_sentence(text, Span(0, len(text)))
    return found, [sentence.start for sentence, _ in found]


def _by_sentence(text: str, within: Span) -> Sequence[Sentence]:
    found: list[tuple[Span, list[Figure]]] = []
    for figure in _figures(text, *within):
        if not found or figure.span.start >= found[-1][0].end:
            found.append((_sentence(text, figure.span.start, within), []))
        found[-1][1].append(figure)
    return found


def _is_border(text: str, at: int) -> bool:
    """Whether no sentence goes on from one side of an offset to the other."""
    return at in {0, len(text)} or text[at - 1] in _STOPS or text[at] in _STOPS


def _figures(text: str, start: int, end: int) -> Iterator[Figure]:
    for match in _FIGURE.finditer(text, start, end):
        number, more, scale, late, unit, han, han_unit = match.groups()
        span = Span(*match.span())
        before = text[span.start - 1 : span.start]
        if han:
            count = read_han(han)
            if count is not None and before not in "第十百千":
                yield Figure(Decimal(count), han_unit, span)
            continue
        if before and before in "第.-—–～~/:：年月×" and text[span.start - 2 : span.start] not in _OF_YEAR:
            continue
        rough = bool(more or late) or (
            before in _ROUGH_ENDS and _ROUGH.search(text, max(start, span.start - 4), span.start) is not None
        )
        value, unit, step = _valued(number, scale, unit)
        yield Figure(value, unit, span, rough, step)


@lru_cache(maxsize=4096)
def _valued(number: str, scale: str, unit: str) -> tuple[Decimal, str, Decimal]:
    """A number in whole units, the unit, and what one in its last place is worth."""
    number = "".join(char for char in number if char.isdigit() or char == ".")
    times = Decimal(MYRIADS.get(scale, 1))
    if unit in {"万元", "亿元"}:
        times, unit = times * MYRIADS[unit[0]], "元"
    return Decimal(number) * times, unit, Decimal(1).scaleb(-len(number.partition(".")[2])) * times


def counted(scene: Scene, *, past: bool = False) -> Sequence[Sentence]:
    """The sentences with figures, and these."""
    return [each for within in scene.ranges("past" if past else "body") for each in _told(scene.text, within)]


def _sentence(text: str, at: int, within: Span) -> Span:
    """The sentence that an offset stands in, as far as it lies in a range."""
    stops = places(_STOP, text)
    behind = bisect_left(stops, at)
    start = stops[behind - 1] + 1 if behind else 0
    return Span(max(within.start, start), min(within.end, stops[behind] if behind < len(stops) else len(text)))


def holding(scene: Scene, mark: str, *, past: bool = False) -> Iterator[Span]:
    """The sentences of the body, or of what is told of the report year, that hold a mark."""
    text = scene.text
    for within in scene.ranges("past" if past else "body"):
        at = text.find(mark, *within)
        while at >= 0:
            sentence = _sentence(text, at, within)
            yield sentence
            at = text.find(mark, sentence.end, within.end)


def written(value: Decimal) -> str:
    """A number without needless zeros and without exponent."""
    return f"{value.normalize():f}"
