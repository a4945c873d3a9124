"""Titles of laws and documents inside 《》 that are nearly, but not quite, those of a known one."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from ..errors import Message
from ..expressions import expression
from ..findings import Edit, Hit, Span, Value
from ..items.scene import Scene, Scope
from ..matching import fuzzy
from ..shapes import Shape

SLOTS = frozenset({"found", "better", "difference"})

_TITLE = expression(r"《([^《》\n]{4,60})》")
_STATE = "中华人民共和国"
LAW = 3
"""Code points from which a title counts that begins with 中华人民共和国."""

TURNED = 10
"""Code points from which two titles with the same characters in another order are one title."""

FURTHEST = 3
"""Code points that a title may be longer or shorter than the one meant."""

_FOLD = str.maketrans(
    {**dict.fromkeys("—–－―~～‐‑", "-"), **dict.fromkeys("“” \u3000", ""), **dict(zip("（）〈〉", "()<>", strict=True))}
)


class Known(Shape):
    """A law or document: its exact title without 《》, other forms that are right too, and when it came, where that is
    known: an older document cannot have meant it."""

    plain_key = "name"

    name: str
    short: tuple[str, ...] = ()
    from_: date | None = None


class Options(Shape):
    """`known` are the titles that are looked at; `least` is the length in code points from which a near miss counts:
    short titles of different laws are too much alike."""

    known: tuple[Known, ...]
    least: int = 6
    scope: Scope = "text"


def fixable(_: Options) -> Iterator[bool]:
    """A title is a matter of meaning."""
    yield False


def run(options: Options, scene: Scene) -> Iterator[Hit]:
    """Each title that misses a known one by a few characters. The dash and the width of brackets are free."""
    titles = _titles(options, scene)
    nearest: dict[tuple[str, int], str | None] = {}
    for within in scene.ranges(options.scope):
        for match in _TITLE.finditer(scene.text, *within):
            cited = bare(match[1])
            # Who writes the full name of the state means a law, so a shorter title will do.
            least = LAW if match[1].startswith(_STATE) else options.least
            if cited in titles.right or len(cited) < min(least, options.least - 1):
                continue
            if (cited, least) not in nearest:
                nearest[cited, least] = _nearest(cited, titles, least)
            better = nearest[cited, least]
            # Years run together by a lost dash (20212025) are a fault of their own.
            if better is not None and bare(better).replace("-", "") != cited:
                span = Span(*match.span())
                state = _STATE if match[1].startswith(_STATE) else ""
                name = f"《{state}{better}》"
                values: dict[str, Value] = {
                    "found": match[0],
                    "better": name,
                    "difference": difference(match[1], state + better),
                }
                yield Hit(span, values, edit=Edit(span, name, safe=False))


class _Titles:
    """The titles that a document of some date can name, by their forms."""

    def __init__(self, right: dict[str, str]) -> None:
        self.right = right
        self._near: dict[int, list[tuple[str, str, frozenset[str]]]] = {}

    def near(self, length: int) -> list[tuple[str, str, frozenset[str]]]:
        """The forms that are at most `FURTHEST` characters longer or shorter, with their titles and characters."""
        if length not in self._near:
            self._near[length] = [
                (form, name, frozenset(form))
                for form, name in self.right.items()
                if abs(len(form) - length) <= FURTHEST
            ]
        return self._near[length]


class _Known:
    """All titles of a rule; those that are there on a day are put together once for all days between two new ones."""

    def __init__(self, known: tuple[Known, ...]) -> None:
        self.known = known
        self._forms = [
            (bare(form), each.name, each.from_.isoformat() if each.from_ else "")
            for each in known
            for form in (each.name, *each.short)
        ]
        self._days = sorted({day for _, _, day in self._forms})
        self._titles: dict[int, _Titles] = {}

    def on(self, day: str | None) -> _Titles:
        """The titles that are there on a day; all where it is not known."""
        count = len(self._days) if day is None else bisect_right(self._days, day)
        if count not in self._titles:
            days = set(self._days[:count])
            self._titles[count] = _Titles({form: name for form, name, begins in self._forms if begins in days})
        return self._titles[count]


_KEPT: dict[int, _Known] = {}
"""By the identity of what a rule knows: equal tuples would be compared title by title."""


def _titles(options: Options, scene: Scene) -> _Titles:
    kept = _KEPT.get(id(options.known))
    if kept is None or kept.known is not options.known:
        kept = _KEPT[id(options.known)] = _Known(options.known)
    dated = scene.draft.fact("date")
    return kept.on(None if dated is None else str(dated))


def bare(title: str) -> str:
    """A title for comparing: one form of dash and bracket, no blanks, without 中华人民共和国 before it."""
    return title.translate(_FOLD).replace("--", "-").removeprefix(_STATE)


@lru_cache(maxsize=256)
def difference(cited: str, right: str) -> Message:
    """What a cited title has too little, too much or wrong, in words; what `bare` leaves free is no difference."""
    from difflib import SequenceMatcher

    cited, right = (re.sub(r"[“” \u3000]", "", title) for title in (cited, right))
    one, other = cited.translate(_FOLD), right.translate(_FOLD)
    said = []
    for step, begin, end, start, stop in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        wrong, meant = cited[begin:end], right[start:stop]
        if step == "insert":
            said.append((f"少了“{meant}”", f"“{meant}” is missing"))
        elif step == "delete":
            said.append((f"多了“{wrong}”", f"“{wrong}” is too much"))
        elif step == "replace":
            said.append((f"“{wrong}”应为“{meant}”", f"“{wrong}” should be “{meant}”"))
    return Message("，".join(zh for zh, _ in said), ", ".join(en for _, en in said))


def slack(size: int) -> int:
    """How many wrong, missing or added characters a title of that length may have and still be meant."""
    return 1 if size < 10 else 2 if size < 18 else 3


def turned(text: str, form: str) -> bool:
    """Whether two neighbouring characters of a form stand the other way round: one slip, at any length."""
    off = [place for place, (one, other) in enumerate(zip(text, form, strict=False)) if one != other]
    if len(text) != len(form) or len(off) != 2 or off[1] != off[0] + 1:
        return False
    return text[off[0]] == form[off[1]] and text[off[1]] == form[off[0]]


def shortened(short: str, form: str) -> bool:
    """Whether a text is a form with characters left out."""
    rest = iter(form)
    return all(char in rest for char in short)


def _nearest(cited: str, titles: _Titles, least: int) -> str | None:
    """The known title that the cited one was meant to be; None where it is simply another title."""
    best: tuple[int, str] | None = None
    chars = frozenset(cited)
    for form, name, known in titles.near(len(cited)):
        # Each character that the other has not at all is an error by itself.
        foreign = len(chars - known)
        if foreign > FURTHEST:
            continue
        left_out = len(form) - len(cited)
        alike = not foreign and chars == known
        if alike and (turned(cited, form) or (len(form) >= TURNED and sorted(cited) == sorted(form))):
            return name
        if len(form) < least:
            continue
        most = slack(len(form))
        if 0 < left_out <= 2 and not foreign and shortened(cited, form):
            errors: int | None = left_out
        elif foreign > most or len(known - chars) > most:
            continue
        else:
            errors = fuzzy(form, cited, most)
        if errors is not None and (best is None or errors < best[0]):
            best = (errors, name)
    return best[1] if best else None
