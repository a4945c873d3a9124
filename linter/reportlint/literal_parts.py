"""What can be said of the texts that parts of a pattern match, and of the parts put together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import product

from .records import NamedTuple

MOST = 48
"""Texts; a longer list costs more to look for than it saves."""
INFINITE = 1 << 30
"""Code points; stands for no limit."""
SPREAD = 32
"""Code points; a text whose distance from the start of a match is less certain does not tell where a match starts."""
RARE = 4
"""Code points from which a text is rare enough by itself."""
DEEPEST = 6
"""Repeats of what can be matched in several ways; of more nothing is said."""

_OFTEN = {
    "，": 40.0,
    "、": 25.0,
    "法": 25.0,
    "。": 15.0,
    "的": 12.0,
    "政": 12.0,
    "治": 12.0,
    "\n": 12.0,
    **dict.fromkeys("县市区012", 10.0),
}
"""How often some characters stand in a thousand code points of a report."""
_HAN_END, _WIDE_BEGIN = "\u9fff", "\uff00"
_MARKS = frozenset("，。、；：\n")


class Needle(NamedTuple):
    """A text and how far from the start of a match it stands, least and most, in code points; below 0 is before it.
    With `last` it is any character from `text` to that."""

    text: str
    least: int
    most: int
    last: str = ""


class Part(NamedTuple):
    """A part of a pattern: all texts that it matches, where these are few; what each match begins with; needles, of
    which at least one stands at each match; its length in code points; how many ways there are to match it, and how
    many steps they take at most, each a factor and a power of the length of the text."""

    texts: tuple[str, ...] | None
    heads: tuple[str, ...] | None
    needles: tuple[Needle, ...]
    least: int
    most: int
    ways: tuple[float, int] = (1.0, 0)
    steps: tuple[float, int] = (1.0, 0)


NOTHING = Part(("",), None, (), 0, 0)
ANY = Part(None, None, (), 1, 1)


def literal(text: str) -> Part:
    """The part that a text is."""
    return Part((text,), None, (), len(text), len(text))


def one_of(chars: Sequence[str]) -> Part:
    """The part that some characters are."""
    return Part(tuple(chars), None, (), 1, 1) if 0 < len(chars) <= MOST else ANY


def some_of(chars: Sequence[str], ranges: Sequence[tuple[str, str]]) -> Part:
    """The part that some characters are, or any of those in wide ranges; these tell something where they lie between
    Han characters and full-width forms, for hardly any of those are in use."""
    if len(chars) > MOST or any(first <= _HAN_END or last >= _WIDE_BEGIN for first, last in ranges):
        return ANY
    needles = (*(Needle(char, 0, 0) for char in chars), *(Needle(first, 0, 0, last) for first, last in ranges))
    return Part(None, None, needles, 1, 1)


def weigh(needles: Iterable[Needle]) -> float:
    """How often one of the needles stands in a thousand code points, roughly; what is costly to look for counts more.

    Infinite where there are none, or where they tell neither the start of a match nor that it stands in a range.
    """
    total, behind, widest = 0.0, 0, 0
    for text, least, most, _ in needles:
        spread = most - least
        behind, widest = min(behind, least), max(widest, spread)
        total += 0.05 + often(text) * (1 + min(spread, 2 * SPREAD))
    return total if total and (behind == 0 or widest <= SPREAD) else float("inf")


@lru_cache(maxsize=4096)
def often(text: str) -> float:
    """How often a text stands in a thousand code points of a report, roughly."""
    if len(text) > 1 and _MARKS.issuperset(text):
        return 0.1
    rarely = min(_OFTEN.get(char, 4.0 if char > "\u2e7f" else 1.0) for char in text)
    return rarely * 0.1 ** (len(text) - 1)


def rarest(text: str) -> int:
    """Where the rarest two neighbouring characters of a text stand in it; 0 for a single one."""
    return min(range(len(text) - 1), key=lambda at: often(text[at : at + 2]), default=0)


def either(arms: Sequence[Part]) -> Part:
    """One part or another."""
    known = all(arm.texts is not None for arm in arms) and sum(len(arm.texts or ()) for arm in arms) <= MOST
    heads = None if any(arm.heads is None for arm in arms) else tuple(text for arm in arms for text in arm.heads or ())
    needles = tuple(each for arm in arms for each in arm.needles) if all(arm.needles for arm in arms) else ()
    return Part(
        tuple(dict.fromkeys(text for arm in arms for text in arm.texts or ())) if known else None,
        heads if heads and len(heads) <= MOST else None,
        needles if len(needles) <= 4 * MOST else (),
        min(arm.least for arm in arms),
        max(arm.most for arm in arms),
        (sum(arm.ways[0] for arm in arms), max(arm.ways[1] for arm in arms)),
        (1 + sum(arm.steps[0] for arm in arms), max(arm.steps[1] for arm in arms)),
    )


def chained(parts: Sequence[Part]) -> Part:
    """Parts one after another. Texts of neighbours are put together as long as they are few: that makes rare ones."""
    sets: list[tuple[Needle, ...]] = []
    run: tuple[str, ...] = ("",)
    begun = (0, 0)
    least = most = 0
    whole, heads = True, None
    ways, steps = (1.0, 0), (0.0, 0)
    for part in parts:
        if part.needles:
            sets.append(_moved(part.needles, least, most))
        if part.texts is not None and _worth(run, part.texts):
            run = _joined(run, part.texts)
        else:
            begins = part.heads if part.texts is None else None
            closed = _joined(run, begins) if begins and _worth(run, begins) else run
            heads = _told(closed, begun, sets, heads, first=whole)
            whole = False
            behind = part.texts is None
            run = ("",) if part.texts is None else part.texts
            begun = (least + part.least, min(INFINITE, most + part.most)) if behind else (least, most)
        least, most = least + part.least, min(INFINITE, most + part.most)
        steps = (steps[0] + ways[0] * part.steps[0], max(steps[1], ways[1] + part.steps[1]))
        ways = (ways[0] * part.ways[0], ways[1] + part.ways[1])
    heads = _told(run, begun, sets, heads, first=whole)
    needles = min(sets, key=weigh) if sets else ()
    return Part(tuple(dict.fromkeys(run)) if whole else None, heads, needles, least, most, ways, steps)


def repeated(part: Part, low: int, high: int) -> Part:
    """A part several times, or not at all."""
    return Part(
        _powers(part.texts, low, high),
        _begins(part, low),
        part.needles if low else (),
        part.least * low,
        min(INFINITE, part.most * high),
        *_effort(part, low, high),
    )


def looked(part: Part, *, back: bool, wanted: bool) -> Part:
    """A look at what stands behind the place, or before it: nothing of it is matched."""
    needles = part.needles if wanted else ()
    if back and needles:
        exact = part.texts if part.texts and "" not in part.texts else None
        if exact:
            needles = tuple(Needle(text, -len(text), -len(text)) for text in exact)
        elif part.most < INFINITE:
            needles = _moved(needles, -part.most, -part.least)
        else:
            needles = ()
    return Part(("",), None, needles, 0, 0, (1.0, 0), part.steps)


def _worth(run: Sequence[str], texts: Sequence[str]) -> bool:
    """Whether texts are put to those before them: as long as few come of it, and where they make rarer ones."""
    return len(texts) == 1 or (len(run) * len(texts) <= MOST and min(map(len, run)) < RARE)


def _moved(needles: Iterable[Needle], least: int, most: int) -> tuple[Needle, ...]:
    return tuple([Needle(text, low + least, min(INFINITE, high + most), last) for text, low, high, last in needles])


def _joined(first: Sequence[str], second: Sequence[str]) -> tuple[str, ...]:
    if len(second) == 1:
        return tuple([one + second[0] for one in first]) if second[0] else tuple(first)
    return tuple([one + other for one, other in product(first, second)])


def _told(
    run: Sequence[str],
    begun: tuple[int, int],
    sets: list[tuple[Needle, ...]],
    heads: tuple[str, ...] | None,
    *,
    first: bool,
) -> tuple[str, ...] | None:
    """Notes a run of texts as needles; what the whole begins with, which is the first run."""
    if "" in run:
        return heads
    kept: list[str] = []
    for text in sorted(run):
        # What a shorter text begins, stands where that stands.
        if not (kept and text.startswith(kept[-1])):
            kept.append(text)
    sets.append(tuple([Needle(text, *begun) for text in kept]))
    return tuple(kept) if first else heads


def _powers(texts: Sequence[str] | None, low: int, high: int) -> tuple[str, ...] | None:
    """All texts that are so many of some texts, where these are few."""
    if texts is None or high > DEEPEST:
        return None
    found: list[str] = []
    power: tuple[str, ...] = ("",)
    for times in range(high + 1):
        if times >= low:
            found += power
        if len(found) > MOST or len(power) * len(texts) > MOST:
            return None if times < high or len(found) > MOST else tuple(dict.fromkeys(found))
        power = _joined(power, texts)
    return tuple(dict.fromkeys(found))


def _begins(part: Part, low: int) -> tuple[str, ...] | None:
    """What so many of a part begin with."""
    if not low:
        return None
    if part.texts is None:
        return part.heads
    if "" in part.texts:
        return None
    return _joined(part.texts, part.texts) if low > 1 and len(part.texts) ** 2 <= MOST else tuple(part.texts)


def _effort(part: Part, low: int, high: int) -> tuple[tuple[float, int], tuple[float, int]]:
    """Ways and steps of a part several times."""
    steps, degree = part.steps
    if part.ways == (1.0, 0):
        if high >= INFINITE:
            return (2.0, 1), (2 * steps + 1, degree + 1)
        return (high - low + 1.0, 0), (high * steps + 1, degree)
    if high > DEEPEST:
        return (float("inf"), 0), (float("inf"), 0)
    ways = (high + 1) * part.ways[0] ** high
    return (ways, part.ways[1] * high), (ways * steps + 1, part.ways[1] * high + degree)
