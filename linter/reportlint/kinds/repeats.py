"""Paragraphs and signature blocks that stand twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..errors import Message
from ..findings import Hit, Related, Span
from ..parts import Part
from ..shapes import Shape
from ..text import BlockKind
from .scene import Scene

SLOTS = frozenset({"found", "line"})

_NOISE = re.compile(r"[\s，。；：、,.;:“”\"]+")


class Options(Shape, frozen=True):
    """`least` is the length in code points from which a repeated paragraph counts; shorter ones repeat by nature."""

    least: int = 40


def run(options: Options, scene: Scene) -> Iterator[Hit]:
    """The second and every later standing of the same paragraph or signature."""
    document = scene.draft.document
    seen: dict[str, Span] = {}
    for block in document.blocks:
        if block.kind is BlockKind.TEXT and block.span.end - block.span.start >= options.least:
            yield from _again(scene, seen, block.span)
    signed: dict[str, Span] = {}
    for span in scene.draft.parts.spans.get(Part.SIGNATURE, ()):
        yield from _again(scene, signed, span)


def _again(scene: Scene, seen: dict[str, Span], span: Span) -> Iterator[Hit]:
    document = scene.draft.document
    bare = _NOISE.sub("", document.of(span))
    first = seen.setdefault(bare, span)
    if first != span:
        line = document.line_of(first.start)
        note = Message(f"首次出现在第 {line} 行", f"first stands in line {line}")
        yield Hit(span, {"found": document.of(span)[:20], "line": line}, (Related(first, note),))
