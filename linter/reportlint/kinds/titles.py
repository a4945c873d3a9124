"""Titles of laws and documents inside 《》 that are nearly, but not quite, those of a known one."""

from __future__ import annotations

import re
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
    right = _right(options, scene)
    nearest: dict[tuple[str, int], str | None] = {}
    for within in scene.ranges(options.scope):
        for match in _TITLE.finditer(scene.text, *within):
            cited = bare(match[1])
            # Who writes the full name of the state means a law, so a shorter title will do.
            least = LAW if match[1].startswith(_STATE) else options.least
            if cited in right or len(cited) < min(least, options.least - 1):
                continue
            if (cited, least) not in nearest:
                nearest[cited, least] = _nearest(cited, right, least)
            better = nearest[cited, least]
            if better is not None:
                span = Span(*match.span())
                state = _STATE if match[1].startswith(_STATE) else ""
                name = f"《{state}{better}》"
                values: dict[str, Value] = {
                    "found": match[0],
                    "better": name,
                    "difference": difference(match[1], state + better),
                }
                yield Hit(span, values, edit=Edit(span, name, safe=False))


def _right(options: Options, scene: Scene) -> dict[str, str]:
    """The titles that a document of its date can name, by their forms; all where it has no date."""
    forms, dated = _forms(options.known), scene.draft.fact("date")
    if dated is None:
        return {form: name for form, name, _ in forms}
    latest = str(dated)
    return {form: name for form, name, begins in forms if begins <= latest}


def _forms(known: tuple[Known, ...]) -> list[tuple[str, str, str]]:
    """The forms of all titles, with the exact title and the day from which it is there, which may be empty."""
    # Looked up by identity: equal tuples of titles would be compared title by title.
    kept = _KEPT.get(id(known))
    if kept is None or kept[0] is not known:
        forms = [
            (bare(form), each.name, each.from_.isoformat() if each.from_ else "")
            for each in known
            for form in (each.name, *each.short)
        ]
        kept = _KEPT[id(known)] = (known, forms)
    return kept[1]


_KEPT: dict[int, tuple[tuple[Known, ...], list[tuple[str, str, str]]]] = {}


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


@lru_cache(maxsize=1024)
def _chars(text: str) -> frozenset[str]:
    return frozenset(text)


def _nearest(cited: str, right: dict[str, str], least: int) -> str | None:
    """The known title that the cited one was meant to be; None where it is simply another title."""
    best: tuple[int, str] | None = None
    chars = _chars(cited)
    for form, name in right.items():
        left_out = len(form) - len(cited)
        if not -3 <= left_out <= 3:
            continue
        known = _chars(form)
        # Each character that the other has not at all is an error by itself.
        foreign = len(chars - known)
        if foreign > 3:
            continue
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
