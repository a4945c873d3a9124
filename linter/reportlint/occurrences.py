"""Where the needles of patterns stand in a text, looked up in one pass for all searches in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import compress

from .expressions import expression
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
_HERE = range(1)
_LAST = "\uffff"
"""The last character that is one unit of UTF-16."""


class _Key(NamedTuple):
    """Texts that are looked for together by two neighbouring characters of theirs: how far behind their start these
    stand, the texts (none where the two are one of them), and how far before the two matches may begin."""

    at: int
    texts: tuple[str, ...]
    shifts: Sequence[int]


class _Search(NamedTuple):
    """How the needles of a pattern are found: by their pairs; without one by the text, or the ends of the range, that
    they are, with how far before it matches may begin. `number` counts the patterns known so far."""

    keys: Mapping[int, Sequence[_Key]]
    pairs: frozenset[int]
    others: Sequence[tuple[str, str, Sequence[int]]]
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
        alike: dict[tuple[int, int, Sequence[int]], list[str]] = {}
        others: dict[tuple[str, str, Sequence[int]], None] = {}
        for text, least, most, last in plan.needles:
            pair, at = _pair(text)
            shifts: Sequence[int] = range(at + least, at + most + 1) if plan.tells else range(at, at + 1)
            if pair:
                alike.setdefault((pair, at, shifts), []).append(text)
            else:
                others[text, last, shifts] = None
        keys: dict[int, list[_Key]] = {}
        for (pair, at, shifts), texts in alike.items():
            keys.setdefault(pair, []).append(_Key(at, tuple(texts) if len(min(texts, key=len)) > 2 else (), shifts))
        _wanted.update(keys)
        found = _searches[pattern] = _Search(keys, frozenset(keys), tuple(others), plan.tells, len(_searches))
    return found


def _pair(text: str) -> tuple[int, int]:
    """The two neighbouring characters that a text is looked for by, as one number, and where they stand in it; 0 where
    there is one character only, or one that is two units of UTF-16."""
    if len(text) == 1 or max(text) > _LAST:
        return 0, 0
    at = rarest(text)
    return ord(text[at]) | ord(text[at + 1]) << 16, at


class Occurrences:
    """One text, and where matches of patterns may begin in it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._known = len(_searches)
        self._pairs = _pairs(text)
        self._present = set(self._pairs)
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
        if search.number >= self._known:
            self._look_up(search.pairs)
        if not search.others and search.pairs.isdisjoint(self._present):
            return ()
        text, most = self._text, len(self._text) // DENSE if search.tells else len(self._text)
        found: list[int] = []
        for pair in search.pairs & self._present:
            for at, texts, shifts in search.keys[pair]:
                spots = self._pairs[pair]
                if texts:
                    spots = [spot for spot in spots if spot >= at and text.startswith(texts, spot - at)]
                if spots:
                    found += spots if shifts == _HERE else [spot - shift for shift in shifts for spot in spots]
            if len(found) > most:
                return None
        for other, last, shifts in search.others:
            spots = list(_between(text, other, last) if last else _places(text, other))
            found += [spot - shift for shift in shifts for spot in spots]
        if len(found) < 2:
            return found
        return sorted(set(found)) if len(found) <= most else None

    def _look_up(self, pairs: frozenset[int]) -> None:
        """Notes where pairs stand that were not wanted when the text was read."""
        for pair in pairs - self._present:
            if spots := list(_places(self._text, chr(pair & 0xFFFF) + chr(pair >> 16))):
                self._pairs[pair] = spots
                self._present.add(pair)


def _places(text: str, needle: str) -> Iterator[int]:
    at = text.find(needle)
    while at >= 0:
        yield at
        at = text.find(needle, at + 1)


def _between(text: str, first: str, last: str) -> Iterator[int]:
    return (match.start() for match in expression(f"[{first}-{last}]").finditer(text))


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
