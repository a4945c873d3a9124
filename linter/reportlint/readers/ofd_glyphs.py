"""The text objects of an OFD page to glyphs with their places in points (GB/T 33190-2016, chapter 11)."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from ..records import NamedTuple
from .lines import cells
from .page_rows import Glyph

SLANT = 0.05
"""Tangent of an angle; text at a greater one is a watermark or a stamp, not a line."""
_FARTHEST = 1e6
PER_MM = 72 / 25.4
"""Points in a millimetre, the unit of OFD (7.3)."""

Element = etree._Element


class Matrix(NamedTuple):
    """How an object's own space lies in its boundary (8.5): x' = ax + cy + e, y' = bx + dy + f."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0


def numbers(text: str | None) -> list[float]:
    """The numbers of an ST_Array (7.3), empty where one is none."""
    try:
        found = [float(word) for word in (text or "").split()]
    except ValueError:
        return []
    return found if all(abs(each) <= _FARTHEST for each in found) else []


def box(element: Element | None) -> list[float] | None:
    """A box (ST_Box: left, top, width, height), None where there is none."""
    found = numbers(element.text) if element is not None else []
    return found if len(found) == 4 else None


def matrix_of(element: Element) -> Matrix:
    """How the space of a graphic object (8.5) lies in its boundary."""
    values = numbers(element.get("CTM"))
    return Matrix(*values) if len(values) == 6 else Matrix()


def glyphs(layer: Element) -> Iterator[Glyph]:
    """The glyphs of a layer that stand upright and can be seen."""
    for each in layer.iter("{*}TextObject"):
        if each.get("Visible", "true") != "false":
            yield from _object(each)


def _object(element: Element) -> Iterator[Glyph]:
    edges = numbers(element.get("Boundary"))
    matrix = matrix_of(element)
    if (
        len(edges) != 4
        or abs(matrix.b) > SLANT * abs(matrix.a)
        or matrix.a <= 0
        or element.get("ReadDirection", "0") != "0"
    ):
        return
    size = next(iter(numbers(element.get("Size"))), 0.0) or 1.0
    scale = (next(iter(numbers(element.get("HScale"))), 0.0) or 1.0) * matrix.a
    x = y = 0.0
    for code in element.iter("{*}TextCode"):
        text = (code.text or "").strip("\r\n")
        x = next(iter(numbers(code.get("X"))), x)
        y = next(iter(numbers(code.get("Y"))), y)
        across, down = _steps(code.get("DeltaX"), len(text)), _steps(code.get("DeltaY"), len(text))
        at, level = x, y
        for index, char in enumerate(text):
            width = size * cells(char) / 2
            left = edges[0] + matrix.a * at + matrix.c * level + matrix.e
            base = edges[1] + matrix.b * at + matrix.d * level + matrix.f
            right = left + width * scale
            yield Glyph(char, left * PER_MM, right * PER_MM, base * PER_MM, size * matrix.a * PER_MM)
            at += across[index] if index < len(across) else (0.0 if index < len(down) else width)
            level += down[index] if index < len(down) else 0.0


def _steps(text: str | None, most: int) -> list[float]:
    """The distances between characters, as many as there are characters at most; `g 3 1.5` is 1.5 three times."""
    words = (text or "").split()
    found: list[float] = []
    at = 0
    while at < len(words) and len(found) < most:
        if words[at] == "g" and at + 2 < len(words):
            count = int(words[at + 1]) if words[at + 1].isdecimal() and len(words[at + 1]) < 10 else 0
            found += _number(words[at + 2]) * min(count, most - len(found))
            at += 3
        else:
            found += _number(words[at])
            at += 1
    return found


def _number(word: str) -> list[float]:
    return numbers(word)[:1]
