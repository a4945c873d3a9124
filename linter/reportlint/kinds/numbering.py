"""Numbers of headings and of 一是-lists: gaps, nesting, the mark behind them, brackets of two widths."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Literal

from ..errors import Message
from ..expressions import expression
from ..findings import Edit, Hit, Piece, Related, Severity, Span, edit_of
from ..items.scene import Scene
from ..labels import Label, Scheme, clauses, write
from ..numerals import write_han
from ..outline import Heading
from ..records import NamedTuple
from ..shapes import Shape
from ..text import BlockKind
from .announced import announced
from .remedies import widened

SLOTS = frozenset({"found", "expected"})

_MARKS = {Scheme.HAN: "、", Scheme.HAN_PAREN: "", Scheme.ARABIC: ".．", Scheme.ARABIC_PAREN: ""}
"""What GB/T 9704-2012, 7.3.3 and GB/T 15834-2011, B.3 put behind each number."""

_FIRST = expression(r"一方面|首先|第一(?=[，是、])|其一|一个是|一[是要]")
"""Other words that may open an enumeration that 二是 goes on with."""

_MENDED = {"mark": True, "mixed": True, "clauses": False}
"""The tests whose hits have edits, and whether these are safe."""

_YEAR = expression(r"(?:19|20)\d\d年")

_WIDE = {"(": "（", ")": "）"}

_ORDINAL = expression("[一二三四五六七八九十]+")


class Options(Shape):
    """`test` is gap, nesting, mark, mixed (brackets of both widths), clauses (一是…三是) or announced (“三个方面” and
    another number of items)."""

    test: Literal["gap", "nesting", "mark", "mixed", "clauses", "announced"]


def fixable(options: Options) -> Iterator[bool]:
    """Whether the edits are safe: marks and brackets are, other numbers are not."""
    if options.test in _MENDED:
        yield _MENDED[options.test]


def run(options: Options, scene: Scene) -> Iterator[Hit]:
    """What the test finds among the numbered headings of the body."""
    yield from _TESTS[options.test](scene)


def _labelled(scene: Scene) -> list[tuple[Heading, Label]]:
    headings = (section.heading for section in scene.draft.outline.sections)
    return [(heading, heading.label) for heading in headings if heading.label is not None]


def _number_span(heading: Heading, label: Label) -> Span:
    return Span(heading.span.start, heading.span.start + label.length)


def _gaps(scene: Scene) -> Iterator[Hit]:
    """Numbers that do not follow the one before.

    Some documents count on through all sections, others anew in each; a list may start at 1 anywhere; and the number
    before may stand inside a paragraph (附件：1.……). Behind the repeat （五）（五） both （六） and （七） go on.
    """
    last: dict[Scheme, _Seen] = {}
    overall: dict[Scheme, int] = {}
    above = scene.draft.parts.body.start
    for section in scene.draft.outline.sections:
        heading, label = section.heading, section.heading.label
        if label is None:
            last = {scheme: seen for scheme, seen in last.items() if scheme.value * 10 <= heading.rank}
            continue
        scheme, span = label.scheme, _number_span(heading, label)
        before = last.get(scheme, _Seen(0, 0, None))
        expected = before.counted + 1
        goes_on = label.value in {expected, before.said + 1, overall.get(scheme, 0) + 1}
        anew = label.value == 1 and before.said > 1
        if not (goes_on or anew or _stands_inside(scene, label, before, Span(above, span.start))):
            related = (Related(before.span, _BEFORE),) if before.span else ()
            values = {"found": scene.draft.document.of(span), "expected": write(scheme, expected)}
            # A list whose beginning is nowhere may have begun in a table or a form: less sure than a gap in a list.
            sure = before.span is not None or scheme.value <= Scheme.HAN.value
            yield Hit(span, values, related, severity=None if sure else Severity.WARNING)
        last = {other: seen for other, seen in last.items() if other.value < scheme.value}
        last[scheme] = _Seen(label.value, expected if label.value == before.said else label.value, span)
        overall[scheme] = label.value
        above = span.end


class _Seen(NamedTuple):
    """The last number of a scheme: what it says, what it counts by its place, where it stands."""

    said: int
    counted: int
    span: Span | None


def _stands_inside(scene: Scene, label: Label, before: _Seen, above: Span) -> bool:
    """Whether the number before stands in the running text between the last numbered heading and this one."""
    if label.value <= max(1, before.said):
        return False
    return _inside(label.scheme, label.value - 1).search(scene.draft.document.of(above)) is not None


@lru_cache(maxsize=256)
def _inside(scheme: Scheme, value: int) -> re.Pattern[str]:
    """Finds a number in running text."""
    number = re.escape(write(scheme, value).rstrip(".、")).replace("（", "[（(]").replace("）", "[）)]")
    mark = "[.．、]" if scheme in {Scheme.ARABIC, Scheme.HAN} else ""
    return expression(rf"(?<=[：:；;。，\s])[ \t]*{number}{mark}")


_BEFORE = Message("前一个序号", "the number before")


def _nesting(scene: Scene) -> Iterator[Hit]:
    """A number that opens a list right behind lower ones of the same parent (1. and then （一）): turned round."""
    outline = scene.draft.outline
    for parent in [None, *range(len(outline.sections))]:
        lower: Heading | None = None
        for child in outline.children(parent):
            heading = outline.sections[child].heading
            label = heading.label
            if label is None:
                lower = None
            elif label.value == 1 and label.scheme is Scheme.HAN_PAREN and lower and lower.label:
                span = _number_span(heading, label)
                expected = write(lower.label.scheme, lower.label.value + 1)
                yield Hit(span, {"found": scene.draft.document.of(span), "expected": expected})
            elif label.scheme is Scheme.HAN_PAREN:
                break
            else:
                lower = heading if label.scheme in {Scheme.ARABIC, Scheme.ARABIC_PAREN} else None


def _marks(scene: Scene) -> Iterator[Hit]:
    for heading, label in _labelled(scene):
        right = _MARKS.get(label.scheme)
        if right is None or label.mark == right or (label.mark and label.mark in right):
            continue
        span = _number_span(heading, label)
        found = scene.draft.document.of(span)
        better = found.removesuffix(label.mark) + right[:1]
        yield Hit(span, {"found": found, "expected": better}, edit=_marked(scene.text, span, better))


def _marked(text: str, span: Span, better: str) -> Edit | None:
    """The edit to a number with the right mark. Before a year the point is the full-width one, for 1.2020 would be a
    decimal; before another number there is no certainty that it is one of a heading (1、2号楼)."""
    if better[-1] == "." and text[span.end : span.end + 1].isdigit():
        return Edit(span, f"{better[:-1]}．") if _YEAR.match(text, span.end) else None
    # A blank behind 、 is a stray one.
    blank = better[-1] == "、" and text[span.end : span.end + 1] == " "
    return Edit(Span(span.start, span.end + blank), better)


def _mixed(scene: Scene) -> Iterator[Hit]:
    """The first number in brackets whose width differs from that of the first."""
    bracketed = [pair for pair in _labelled(scene) if pair[1].scheme in {Scheme.HAN_PAREN, Scheme.ARABIC_PAREN}]
    for heading, label in bracketed[1:]:
        if label.half is not bracketed[0][1].half:
            span = _number_span(heading, label)
            other = _number_span(*bracketed[0])
            document = scene.draft.document
            values = {"found": document.of(span), "expected": document.of(other)}
            edit = edit_of(list(_widened(scene, bracketed)), safe=True)
            yield Hit(span, values, (Related(other, Message("另一种写法", "the other form")),), edit)
            return


def _widened(scene: Scene, bracketed: Sequence[tuple[Heading, Label]]) -> Iterator[Piece]:
    """The half-width brackets of all numbers made full-width, as GB/T 9704-2012, 7.3.3 writes them."""
    for heading, label in bracketed:
        span = _number_span(heading, label)
        for at in range(*span):
            if (right := _WIDE.get(scene.text[at])) is not None:
                yield widened(scene.text, at, right)


def _clauses(scene: Scene) -> Iterator[Hit]:
    """一是…三是 without 二是; a list may run over several paragraphs of one section."""
    last, within = 0, None
    for block in scene.draft.document.blocks:
        if block.kind is not BlockKind.TEXT or not scene.draft.parts.body.holds(block.span):
            continue
        section = scene.draft.outline.at(block.span.start)
        if section != within:
            last, within = 0, section
        for clause in clauses(scene.text, *block.span):
            headless = not last and not _FIRST.search(scene.text, block.span.start, clause.start)
            if clause.value > 1 and clause.value != last + 1 and (last or (clause.value == 2 and headless)):
                span = Span(clause.start, clause.end)
                found = scene.draft.document.of(span)
                better = _ORDINAL.sub(write_han(last + 1), found)
                yield Hit(span, {"found": found, "expected": better}, edit=Edit(span, better, safe=False))
            last = clause.value


_TESTS: Mapping[str, Callable[[Scene], Iterator[Hit]]] = {
    "gap": _gaps,
    "nesting": _nesting,
    "mark": _marks,
    "mixed": _mixed,
    "clauses": _clauses,
    "announced": announced,
}
