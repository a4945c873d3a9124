"""A number of items that is announced (“三个方面：”) against those that follow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..expressions import expression
from ..findings import Hit, Span
from ..items.scene import Scene
from ..labels import clauses, label_at
from ..numerals import read_han
from ..text import BlockKind

_ANNOUNCED = expression(
    r"(?P<number>[两二三四五六七八九十]|\d{1,2})(?:个方面|个主要|个(?=[^，。；\d]{1,6}[：:])|方面|项|条|点|大)[^，。；：:\n\d]{0,14}[：:]"
)


def announced(scene: Scene) -> Iterator[Hit]:
    """Each announcement that another number of items follows, in its paragraph or in those below."""
    spans = [
        block.span
        for block in scene.draft.document.blocks
        if block.kind is BlockKind.TEXT and scene.draft.parts.body.holds(block.span)
    ]
    for index, span in enumerate(spans):
        if scene.text.find("：", *span) < 0 and scene.text.find(":", *span) < 0:
            continue
        for match in _ANNOUNCED.finditer(scene.text, *span):
            before = scene.text[max(span.start, match.start() - 1) : match.start()]
            if before and before in "第.一二三四五六七八九十年":
                continue
            said = _number(match["number"])
            inside = match.end() < span.end
            listed = _inside(scene, Span(match.end(), span.end)) if inside else _below(scene, spans[index + 1 :])
            if listed >= 2 and listed != said:
                found = Span(match.start(), match.end() - 1)
                yield Hit(found, {"found": scene.draft.document.of(found), "expected": listed})


def _number(text: str) -> int:
    return int(text) if text.isdigit() else read_han(text) or 0


def _run(values: Sequence[int]) -> int:
    """How many items the list has that begins the sequence; 0 where it does not begin at one."""
    if not values or values[0] != 1:
        return 0
    count = 1
    for value in values[1:]:
        if value <= 1:
            break
        count += 1
    return count


def _inside(scene: Scene, span: Span) -> int:
    steps = clauses(scene.text, *span)
    # A list that begins further on belongs to something else.
    return _run([step.value for step in steps]) if steps and steps[0].start - span.start <= 2 else 0


def _below(scene: Scene, spans: Sequence[Span]) -> int:
    """The items of the list that the next paragraph opens: headings of one scheme, or paragraphs with 一是 in front."""
    if not spans:
        return 0
    first = label_at(scene.text, *spans[0])
    values = []
    for span in spans:
        label = label_at(scene.text, *span)
        if first is not None:
            if label is not None and label.scheme.value < first.scheme.value:
                break
            if label is not None and label.scheme is first.scheme:
                values.append(label.value)
            continue
        step = next(iter(clauses(scene.text, *span)), None)
        if step is None or step.start != span.start:
            break
        values.append(step.value)
    return _run(values)
