"""What a paste leaves behind: broken paragraphs, page furniture, marks of other formats."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from ..findings import Hit, Span
from ..patterns import Pattern
from ..shapes import Shape
from ..text import Block, BlockKind
from .scene import Scene

SLOTS = frozenset({"found", "count"})

_RULE = re.compile(r"[\s\-—－_=*|:]+$|<!--")


class Options(Shape, frozen=True):
    """`test` is broken (a paragraph over several lines), furniture (page numbers, navigation) or marks (what `marks`
    matches in the source). Furniture is told once a draft, with its count."""

    test: Literal["broken", "furniture", "marks"]
    marks: Pattern | None = None


def run(options: Options, scene: Scene) -> Iterator[Hit]:
    """What the test finds."""
    if options.test == "broken":
        yield from _broken(scene)
    elif options.test == "furniture":
        yield from _furniture(scene)
    elif options.marks is not None:
        for within in scene.ranges("text"):
            for span in options.marks.spans(scene.text, within):
                yield Hit(span, {"found": scene.draft.document.of(span), "count": 1})


def _broken(scene: Scene) -> Iterator[Hit]:
    """One hit a paragraph, at its first break: the last code point before it and the first behind."""
    for block in scene.draft.document.blocks:
        if block.broken:
            at = block.broken[0]
            span = Span(at - 1, at + 1)
            yield Hit(span, {"found": scene.text[at - 1 : at + 1], "count": len(block.broken)})


def _furniture(scene: Scene) -> Iterator[Hit]:
    found = [block for block in scene.draft.document.blocks if _is_furniture(scene, block)]
    if found:
        span = found[0].span
        yield Hit(span, {"found": scene.draft.document.of(span)[:20], "count": len(found)})


def _is_furniture(scene: Scene, block: Block) -> bool:
    return block.kind is BlockKind.FURNITURE and not _RULE.match(scene.draft.document.of(block.span))
