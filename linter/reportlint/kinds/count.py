"""How much there is of something in a required item: characters, or matches of a pattern."""

from __future__ import annotations

from collections.abc import Iterator

from ..findings import Answer, Hit, Span
from ..items.scene import Item, Scene
from ..patterns import Pattern
from ..shapes import Shape

SLOTS = frozenset({"count", "heading"})


class Options(Shape):
    """`of` is the role of an item. What is counted are its code points, or the matches of `pattern` in it, its heading
    left out; a number below `least` or above `most` (0: no limit) is a finding at its heading."""

    of: str
    least: int = 0
    most: int = 0
    pattern: Pattern | None = None


def run(options: Options, scene: Scene) -> Iterator[Hit]:
    """At most one hit: the item holds too little or too much."""
    item = scene.items.get(options.of)
    if item is None or item.answer is not Answer.MET:
        return
    count = sum(_count(options, scene, _content(item, span)) for span in item.spans)
    if count < options.least or 0 < options.most < count:
        mark = item.marks[0]
        yield Hit(mark, {"count": count, "heading": scene.draft.document.of(mark)[:30]})


def _content(item: Item, span: Span) -> Span:
    """A section without its heading; a passage is all content."""
    heading = item.starts.get(span.start) if item.by == "heading" else None
    return Span(heading.end if heading else span.start, span.end)


def _count(options: Options, scene: Scene, span: Span) -> int:
    if options.pattern is None:
        return len("".join(scene.draft.document.of(span).split()))
    return sum(1 for _ in options.pattern.finditer(scene.text, *span))
