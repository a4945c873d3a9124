"""Titles of laws and documents inside 《》 that are nearly, but not quite, those of a known one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..findings import Edit, Hit, Span
from ..patterns import fuzzy
from ..shapes import Shape
from .scene import Scene, Scope

SLOTS = frozenset({"found", "better"})

_TITLE = re.compile(r"《([^《》\n]{4,60})》")
_STATE = "中华人民共和国"
LAW = 3
"""Code points from which a title counts that begins with 中华人民共和国."""

TURNED = 10
"""Code points from which two titles with the same characters in another order are one title."""

_FOLD = str.maketrans(
    {**dict.fromkeys("—–－―~～‐‑", "-"), **dict.fromkeys("“” \u3000", ""), **dict(zip("（）〈〉", "()<>", strict=True))}
)


class Known(Shape, frozen=True):
    """A law or document: its exact title without 《》, other forms that are right too, when it came, and the source."""

    plain_key = "name"

    name: str
    short: tuple[str, ...] = ()
    from_: str = ""
    see: str = ""


class Options(Shape, frozen=True):
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
    right = {bare(form): known.name for known in options.known for form in (known.name, *known.short)}
    for within in scene.ranges(options.scope):
        for match in _TITLE.finditer(scene.text, *within):
            cited = bare(match[1])
            # Who writes the full name of the state means a law, so a shorter title will do.
            least = LAW if match[1].startswith(_STATE) else options.least
            if cited in right or len(cited) < min(least, options.least - 1):
                continue
            better = _nearest(cited, right, least)
            if better is not None:
                span = Span(*match.span())
                name = f"《{better}》"
                yield Hit(span, {"found": match[0], "better": name}, edit=Edit(span, name, safe=False))


def bare(title: str) -> str:
    """A title for comparing: one form of dash and bracket, no blanks, without 中华人民共和国 before it."""
    return title.translate(_FOLD).replace("--", "-").removeprefix(_STATE)


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


def _nearest(cited: str, right: dict[str, str], least: int) -> str | None:
    """The known title that the cited one was meant to be; None where it is simply another title."""
    best: tuple[int, str] | None = None
    for form, name in right.items():
        if abs(len(form) - len(cited)) > 3:
            continue
        if turned(cited, form) or (len(form) >= TURNED and sorted(cited) == sorted(form)):
            return name
        if len(form) < least:
            continue
        left_out = len(form) - len(cited)
        errors = left_out if 0 < left_out <= 2 and shortened(cited, form) else fuzzy(form, cited, slack(len(form)))
        if errors is not None and (best is None or errors < best[0]):
            best = (errors, name)
    return best[1] if best else None
