"""Paragraphs and signature blocks that stand twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from ..errors import Message
from ..expressions import expression
from ..findings import Hit, Related, Span
from ..items.scene import Scene
from ..labels import label_at
from ..parts import Part
from ..shapes import Shape
from ..text import BlockKind

SLOTS = frozenset({"found", "line"})

SHOWN = 12
"""Code points of a repeated text that a message shows."""

_NOISE = expression(r"[\s，。；：、,.;:“”\"]+")
_TELLING = "的法行人工"
"""Characters that are neither noise nor part of a number: where they stand as often, two paragraphs may be the same."""


class Options(Shape):
    """`least` is the length in code points from which a repeated paragraph counts; shorter ones
    repeat by nature, and so do rows of figures: only paragraphs that hold a full stop are looked at."""

    least: int = 40


def run(options: Options, scene: Scene) -> Iterator[Hit]:
    """The second and every later standing of the same paragraph or signature; of a run of paragraphs the first."""
    document = scene.draft.document
    long = [
        block.span
        for block in document.blocks
        if block.kind is BlockKind.TEXT
        and block.span.end - block.span.start >= options.least
        and "。" in document.of(block.span)
    ]
    yield from _again(scene, long)
    yield from _again(scene, scene.draft.parts.spans.get(Part.SIGNATURE, ()))


def _again(scene: Scene, spans: Sequence[Span]) -> Iterator[Hit]:
    document = scene.draft.document
    told = [tuple(map(document.of(span).count, _TELLING)) for span in spans]
    alike = Counter(told)
    seen: dict[str, int] = {}
    before = -2
    for place, span in enumerate(spans):
        if alike[told[place]] == 1:
            before = -2
            continue
        label = label_at(scene.text, *span)
        words = scene.text[span.start + (label.length if label else 0) : span.end]
        first = seen.setdefault(_NOISE.sub("", words), place)
        if first == place:
            before = -2
            continue
        if first != before + 1:
            line = document.line_of(spans[first].start)
            note = Message(f"首次出现在第 {line} 行", f"first stands in line {line}")
            # Both paragraphs say the same, so their first words will do.
            begins = Span(spans[first].start, min(spans[first].end, spans[first].start + SHOWN))
            found = document.of(span) if span.end - span.start <= SHOWN else document.of(span)[:SHOWN] + "……"
            yield Hit(span, {"found": found, "line": line}, (Related(begins, note),))
        before = first
