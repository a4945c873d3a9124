"""Numbers with their unit and what they count, as a sentence gives them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

from ..expressions import expression
from ..findings import Span
from ..items.scene import Scene
from ..numerals import MYRIADS, read_han
from ..records import NamedTuple

_SENTENCE = expression(r"[^。！？\n]+")
_NUMBER = r"\d{1,3}(?:[, \u00a0\u2009\u202f]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
"""Thousands are set apart by commas, or by blanks (GB/T 15835-2011)."""
_DIGIT = expression(r"[\d一二两三四五六七八九十百千]")
_HAN_NUMBER = r"[一二两三四五六七八九十百千]{1,7}"
_UNITS = (
    "人次|户次|家次|场次|批次|件次|台次|起次|万元|亿元|平方米|立方米|公里|千米|公斤|小时|个工作日|"
    "件|个|项|起|宗|次|场|期|人|名|户|家|条|份|册|本|部|台|辆|套|处|所|座|元|吨|亩|类|种|批|篇|幅|张|例|对|支|批|天|篇"
)
_FIGURE = expression(
    rf"(?<!\d)(?P<number>{_NUMBER})\s?(?P<more>余|多)?(?P<scale>[万亿]?)(?P<late>余|多)?(?P<unit>{_UNITS})(?!百分)"
    rf"|(?P<han>{_HAN_NUMBER})(?P<han_unit>件|个|项|起|宗|次|场|人|名|户|家|条|份|台|处)(?!合计|共计|总计|共)"
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


def figures(text: str, start: int, end: int) -> Sequence[Figure]:
    """All figures with a unit between two offsets, in Arabic or Chinese numerals."""
    known = _known(text)
    found = known.get((start, end))
    if found is None:
        found = known[start, end] = tuple(_figures(text, start, end)) if _DIGIT.search(text, start, end) else ()
    return found


@lru_cache(maxsize=1)
def _known(_text: str) -> dict[tuple[int, int], tuple[Figure, ...]]:
    """The figures of the sentences of a text, which several rules ask for."""
    return {}


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


def counted(scene: Scene, *, past: bool = False) -> Sequence[tuple[Span, Sequence[Figure]]]:
    """The sentences with figures, and these."""
    return _counted(scene.text, scene.ranges("past" if past else "body"))


@lru_cache(maxsize=2)
def _counted(text: str, ranges: Sequence[Span]) -> Sequence[tuple[Span, Sequence[Figure]]]:
    known, counted = _known(text), []
    for sentence in _sentences(text, ranges):
        found: Sequence[Figure] | None = known.get(sentence)
        if found is None:
            found = figures(text, *sentence)
        if found:
            counted.append((sentence, found))
    return counted


def sentences(scene: Scene, *, past: bool = False) -> Sequence[Span]:
    """The sentences of the body, or of what is told of the report year; ；does not end one here."""
    return _sentences(scene.text, scene.ranges("past" if past else "body"))


@lru_cache(maxsize=2)
def _sentences(text: str, ranges: Sequence[Span]) -> Sequence[Span]:
    return [Span(*match.span()) for within in ranges for match in _SENTENCE.finditer(text, *within)]


def written(value: Decimal) -> str:
    """A number without needless zeros and without exponent."""
    return f"{value.normalize():f}"
