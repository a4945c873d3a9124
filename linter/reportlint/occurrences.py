"""Where the needles of patterns stand in a text, looked up in one pass for all searches in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import compress

from .literal_parts import rarest
from .literals import Plan
from .records import NamedTuple

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
    """A needle to be found by two neighbouring characters of it: where they stand in it, its text, and how far before
    it matches may begin. Single characters have no pair, which is 0."""

    at: int
    text: str
    offsets: Sequence[int]


class _Search(NamedTuple):
    """How the needles of a pattern are found, by their pairs; `number` counts the patterns known so far."""

    keys: dict[int, list[_Key]]
    pairs: frozenset[int]
    tells: bool
    number: int


class Found(NamedTuple):
    """The only offsets at which matches may begin, or needles stand; None where all are to be tried."""

    places: Sequence[int] | None


_searches: dict[str, _Search] = {}
_wanted: set[int] = set()
"""The pairs of all keys."""


def _search(pattern: str, plan: Plan) -> _Search:
    found = _searches.get(pattern)
    if found is None:
        keys: dict[int, list[_Key]] = {}
        for text, least, most in plan.needles:
            at = rarest(text)
            pair = ord(text[at]) | ord(text[at + 1]) << 16 if len(text) > 1 and max(text) <= _LAST else 0
            offsets = range(least, most + 1) if plan.tells else (0,)
            keys.setdefault(pair, []).append(_Key(at, text, offsets))
        pairs = frozenset(keys) - {0}
        _wanted.update(pairs)
        found = _searches[pattern] = _Search(keys, pairs, plan.tells, len(_searches))
    return found


class Occurrences:
    """One text, and where matches of patterns may begin in it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._known = len(_searches)
        self._pairs = _pairs(text)
        self._present = frozenset(self._pairs)
        self._found: dict[str, Found] = {}
        self._tried: dict[str, int] = {}

    def of(self, pattern: str, plan: Plan, length: int) -> Found | None:
        """Where a pattern may match; None as long as it was tried on a few code points only, now on `length` more."""
        found = self._found.get(pattern)
        if found is None:
            tried = self._tried.get(pattern, 0) + length
            if tried < DIRECT and tried < 100 * plan.weight:
                self._tried[pattern] = tried
                return None
            found = self._found[pattern] = Found(self._places(_search(pattern, plan)))
        return found

    def _places(self, search: _Search) -> Sequence[int] | None:
        known = search.number < self._known
        if known and 0 not in search.keys and search.pairs.isdisjoint(self._present):
            return ()
        text, most = self._text, len(self._text) // DENSE if search.tells else len(self._text)
        found: list[int] = []
        for pair in search.pairs & self._present if known else search.pairs:
            for at, needle, offsets in search.keys[pair]:
                if not known:
                    places = list(_places(text, needle))
                elif len(needle) == 2:
                    places = self._pairs[pair]
                else:
                    places = [
                        spot - at for spot in self._pairs[pair] if spot >= at and text.startswith(needle, spot - at)
                    ]
                for offset in offsets:
                    found += [place - offset for place in places] if offset else places
            if len(found) > most:
                return None
        for _, needle, offsets in search.keys.get(0, ()):
            places = list(_places(text, needle))
            for offset in offsets:
                found += [place - offset for place in places] if offset else places
        return sorted(set(found)) if len(found) <= most else None


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
