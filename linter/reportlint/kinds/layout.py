"""What a paste leaves behind: broken paragraphs, page furniture, marks of other formats."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import zip_longest
from typing import Literal

from ..expressions import expression
from ..findings import Hit, Span
from ..items.scene import Scene
from ..parts import Part
from ..patterns import Pattern
from ..shapes import Shape
from ..text import Block, BlockKind
from .blanks import without_blanks

SLOTS = frozenset({"found", "count"})

_COUNTED = expression("第[一二三四五六七八九十]{1,3}(?:部分|[章节篇编条])")
"""Numbers with words, which a blank sets apart from what they number."""
NAME = 4
"""Code points of a person's name, which a blank sets apart from the office."""
_OFFICE = expression(r"(?:书记|主任|主席|[局县市区镇乡厅院处科所州盟旗]长|[述报][职法告]人[：:])$")
_RULE = expression(r"[\s\-—－_=*|:]+$|<!--")


class Options(Shape):
    """`test` is broken (a paragraph over several lines), furniture (page numbers, navigation), marks (what `marks`
    matches) or blanks (stray ones of the source). Furniture is told once a draft, blanks once a paragraph, with their
    counts."""

    test: Literal["broken", "furniture", "marks", "blanks"]
    marks: Pattern | None = None


def fixable(options: Options) -> Iterator[bool]:
    """Some blanks can be taken out."""
    if options.test == "blanks":
        yield True


def run(options: Options, scene: Scene) -> Iterator[Hit]:
    """What the test finds."""
    if options.test == "broken":
        yield from _broken(scene)
    elif options.test == "furniture":
        yield from _furniture(scene)
    elif options.test == "blanks":
        yield from _blanks(scene)
    elif options.marks is not None:
        for within in scene.ranges("text"):
            for span in options.marks.spans(scene.text, within):
                yield Hit(span, {"found": scene.draft.document.of(span), "count": 1})


def _broken(scene: Scene) -> Iterator[Hit]:
    """One hit a paragraph, at its first break: the last code point before it and the first behind."""
    texts = [block for block in scene.draft.document.blocks if block.kind is BlockKind.TEXT]
    for block, after in zip_longest(texts, texts[1:]):
        if block.broken:
            at = block.broken[0]
            span = Span(at - 1, at + 1)
            yield Hit(span, {"found": scene.text[at - 1 : at + 1], "count": len(block.broken)})
        elif after is not None and scene.text[block.span.end - 1] in "，、" and block.span.end - block.span.start > 20:
            # The next paragraph is set like a new one, but no paragraph ends in a comma.
            yield Hit(Span(block.span.end - 1, block.span.end), {"found": scene.text[block.span.end - 1], "count": 1})


def _blanks(scene: Scene) -> Iterator[Hit]:
    """Blanks that the logical text has dropped between two characters of one source line; columns are no stray blanks.

    A hit spans the characters on either side, since the blank itself is not in the logical text.
    """
    document = scene.draft.document
    source = document.source.text
    signed = scene.draft.parts.spans.get(Part.SIGNATURE, ())
    starts = {block.span.start for block in document.blocks}
    inside = [at for at in document.drops(Span(0, len(scene.text))) if at not in starts]
    for block in document.blocks if inside else ():
        drops = inside[bisect_right(inside, block.span.start) : bisect_left(inside, block.span.end)]
        # Between office and name of who signs stands a blank.
        if not drops or block.kind is not BlockKind.TEXT or any(block.span.meets(span) for span in signed):
            continue
        gaps = [
            at
            for at in drops
            if 0 < len(gap := source[slice(*document.gap(at))]) <= 2
            and gap.strip(" \u00a0\u3000\t") == ""
            and not _COUNTED.fullmatch(scene.text, block.span.start, at)
            and not (block.span.end - at <= NAME and _OFFICE.search(scene.text, block.span.start, at))
        ]
        # A line of which every character stands apart is set wide, as titles are.
        if gaps and len(gaps) < block.span.end - block.span.start - 1:
            span = Span(gaps[0] - 1, gaps[0] + 1)
            edit = without_blanks(document, block.span, gaps)
            yield Hit(span, {"found": document.of(span), "count": len(gaps)}, edit=edit)


def _furniture(scene: Scene) -> Iterator[Hit]:
    found = [block for block in scene.draft.document.blocks if _is_furniture(scene, block)]
    if found:
        span = found[0].span
        yield Hit(span, {"found": scene.draft.document.of(span)[:20], "count": len(found)})


def _is_furniture(scene: Scene, block: Block) -> bool:
    return block.kind is BlockKind.FURNITURE and not _RULE.match(scene.draft.document.of(block.span))
