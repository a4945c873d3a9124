"""What a required item holds: empty, told only in passing, or without what it must speak of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from ..expressions import expression
from ..findings import Answer, Hit, Span
from ..items.scene import Item, Scene
from ..patterns import Pattern
from ..shapes import Shape
from ..text import BlockKind

SLOTS = frozenset({"heading"})

EMPTY = 10
"""Code points; a part with fewer is empty, and what it lacks is no second finding."""

LISTED = 6
"""Code points; a subheading with fewer announces something instead of saying it."""

_FIGURE = expression(r"\d(?![\d年.．、）)])")
"""A figure, but neither a year nor the number of a heading."""

_BARE = expression(r"[\s\W]+")
_SAYS = expression(rf"(?:\W*\w){{{EMPTY}}}")
"""What is not empty, known by its beginning."""


class Options(Shape):
    """`of` are roles of items. `test` is one of

    - lacks: fewer than `at_least` of the clue groups stand in it; without `clues`, the item's own are looked for;
    - empty: all of it matches `boilerplate`, or it holds no figure and none of the item's clues and is nothing but
      headings, fewer than `under` code points, or matches `phrases`; what `ignore` matches is left out;
    - passing: it has no heading of its own.

    `after` says how many paragraphs behind a passage still belong to it.
    """

    of: tuple[str, ...]
    test: Literal["lacks", "empty", "passing"]
    clues: dict[str, Pattern] = {}
    at_least: int = 1
    boilerplate: Pattern | None = None
    phrases: Pattern | None = None
    ignore: Pattern | None = None
    under: int = 0
    after: int = 2


def run(options: Options, scene: Scene) -> Iterator[Hit]:
    """A hit at each item that fails the test; items that are not met have their own finding already."""
    for role in options.of:
        item = scene.items.get(role)
        if item is not None and item.answer is Answer.MET and _fails(options, scene, item):
            mark = item.marks[0]
            yield Hit(mark, {"heading": scene.draft.document.of(mark)[:30]})


def _fails(options: Options, scene: Scene, item: Item) -> bool:
    if options.test == "passing":
        return item.by == "passage"
    if options.test == "empty":
        return item.by == "heading" and all(_empty(options, scene, span, item) for span in item.spans)
    spans = [_content(options, scene, span, item) for span in item.spans]
    says = any(_SAYS.match(scene.text, *span) for span in spans)
    if not says and sum(len(_BARE.sub("", scene.draft.document.of(span))) for span in spans) < EMPTY:
        return False
    found = sum(
        any(clue.search(scene.text, *span) is not None for span in spans)
        for clue in (options.clues or item.clues).values()
    )
    return found < options.at_least


def _content(options: Options, scene: Scene, span: Span, item: Item) -> Span:
    """A section without its heading; a passage with the paragraphs behind it that are of the same section."""
    heading = item.starts.get(span.start)
    if item.by == "heading" and heading:
        return Span(heading.end, span.end)
    document = scene.draft.document
    index = document.block_at(max(span.start, span.end - 1))
    last = document.blocks[min(index + options.after, len(document.blocks) - 1)].span.end
    number = scene.draft.outline.at(span.start)
    end = scene.draft.outline.sections[number].span.end if number is not None else scene.draft.parts.body.end
    return Span(span.start, max(span.end, min(last, end)))


def _empty(options: Options, scene: Scene, span: Span, item: Item) -> bool:
    content = _content(options, scene, span, item)
    headings = {
        section.heading.span.start: section.heading.text
        for section in scene.draft.outline.within(content)
        if section.heading.label and not section.heading.run_in and content.holds(section.heading.span)
    }
    document = scene.draft.document
    blocks = document.blocks[document.block_at(content.start) : document.block_at(content.end) + 1]
    prose = [
        document.of(Span(max(block.span.start, content.start), min(block.span.end, content.end)))
        for block in blocks
        if block.span.meets(content)
        and block.span.start not in headings
        and block.kind in {BlockKind.TEXT, BlockKind.TABLE}
    ]
    text = "\n".join(prose)
    if options.ignore is not None:
        text = options.ignore.without(text)
    said = text.replace("\n", "").strip("。 ")
    if options.boilerplate is not None and options.boilerplate.fullmatch(said) is not None:
        return True
    if _FIGURE.search(text) or any(clue.search(text) for clue in item.clues.values()):
        return False
    if len(_BARE.sub("", text)) < options.under:
        # A list of subheadings says something where each of them does.
        listed = [len(_BARE.sub("", heading)) for heading in headings.values()]
        return len(listed) < 2 or min(listed) < LISTED
    return options.phrases is not None and options.phrases.fullmatch(said) is not None
