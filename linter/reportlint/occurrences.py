"""Where the needles of patterns stand in a text, looked up in one pass for all searches in it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import compress
from typing import NamedTuple

from .literal_parts import rarest
from .literals import Plan

LEAST = 300
"""Code points; in a shorter text a pattern is tried everywhere."""
DIRECT = 500
"""Code points of a text that a pattern with common needles is tried on before these are looked up."""
DENSE = 6
"""Code points between two places; where they stand closer, trying everywhere is no slower."""
_KEPT = 4
_LAST = "\uffff"
"""The last character that is one unit of UTF-16."""


class _Key(NamedTuple):
    """How a needle is found: two neighbouring characters of it as a number, where in it they stand, and its text; and
    how far before the needle matches may begin. The number is 0 for a single character."""

    pair: int
    at: int
    text: str
    offsets: Sequence[int]


class _Search(NamedTuple):
    """How the needles of a pattern are found; `number` counts the patterns known so far."""

    keys: tuple[_Key, ...]
    tells: bool
    number: int
    patience: float


_searches: dict[str, _Search] = {}
_wanted: set[int] = set()
"""The pairs of all keys."""


def _search(pattern: str, plan: Plan) -> _Search:
    found = _searches.get(pattern)
    if found is None:
        keys = []
        for text, least, most in plan.needles:
            at = rarest(text)
            pair = ord(text[at]) | ord(text[at + 1]) << 16 if len(text) > 1 and max(text) <= _LAST else 0
            offsets = range(least, most + 1) if plan.tells else (0,)
            keys.append(_Key(pair, at, text, offsets))
        _wanted.update([key.pair for key in keys if key.pair])
        patience = min(DIRECT, 100 * plan.weight)
        found = _searches[pattern] = _Search(tuple(keys), plan.tells, len(_searches), patience)
    return found


class Occurrences:
    """One text, and where matches of patterns may begin in it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._known = len(_searches)
        self._pairs = _pairs(text)
        self._places: dict[str, Sequence[int] | None] = {}
        self._tried: dict[str, int] = {}

    def between(self, pattern: str, plan: Plan, start: int, stop: int) -> Sequence[int] | None:
        """The only offsets at which a match between two others may begin; None where all of them are to be tried."""
        if pattern in self._places:
            places = self._places[pattern]
        else:
            search = _search(pattern, plan)
            tried = self._tried.get(pattern, 0) + stop - start
            if tried < search.patience:
                self._tried[pattern] = tried
                return None
            places = self._places[pattern] = self._found(search)
        if places is None:
            return None
        low = bisect_left(places, start)
        if plan.tells:
            return places[low : bisect_left(places, stop, low)]
        return None if low < len(places) and places[low] < stop else ()

    def _found(self, search: _Search) -> Sequence[int] | None:
        """Where the needles stand; with a plan that tells, where matches may begin. None where that is everywhere."""
        known, pairs, text = search.number < self._known, self._pairs, self._text
        found: list[int] = []
        for pair, at, needle, offsets in search.keys:
            if pair and known:
                if pair not in pairs:
                    continue
                places = [spot - at for spot in pairs[pair]]
                if len(needle) > 2:
                    places = [place for place in places if text.startswith(needle, place)]
            else:
                places = list(_places(text, needle))
            for offset in offsets:
                found += [place - offset for place in places] if offset else places
            if search.tells and len(found) * DENSE > len(text):
                return None
        return sorted(set(found))


def _places(text: str, needle: str) -> Iterator[int]:
    at = text.find(needle)
    while at >= 0:
        yield at
        at = text.find(needle, at + 1)


def _pairs(text: str) -> dict[int, list[int]]:
    """Where the wanted pairs of neighbouring characters stand."""
    found: dict[int, list[int]] = {}
    data = memoryview(text.encode("utf-16-le", "surrogatepass"))
    if len(data) == 2 * len(text):
        for first in (0, 1):
            pairs = data[2 * first : len(data) - (len(data) - 2 * first) % 4].cast("I")
            for at in compress(range(len(pairs)), map(_wanted.__contains__, pairs)):
                found.setdefault(pairs[at], []).append(2 * at + first)
        return found
    for at in range(len(text) - 1):
        pair = ord(text[at]) | ord(text[at + 1]) << 16
        if pair in _wanted and text[at] <= _LAST:
            found.setdefault(pair, []).append(at)
    return found


_last: dict[str, Occurrences] = {}


def occurrences(text: str) -> Occurrences:
    """Those of a text; of the last few texts they are kept."""
    found = _last.get(text)
    if found is None:
        if len(_last) >= _KEPT:
            del _last[next(iter(_last))]
        found = _last[text] = Occurrences(text)
    return found
