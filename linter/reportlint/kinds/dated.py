"""Terms that have a date: not yet there in the report year, later than the document, or no longer in force."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Literal

from ..findings import Hit, Severity, Span
from ..items.scene import PLAN, Scene, Scope, outside
from ..patterns import Pattern
from ..shapes import Shape

SLOTS = frozenset({"found", "name", "date"})


class Term(Shape, frozen=True):
    """Something with a beginning (`from`) or an end (`to`), both inclusive; `pattern` finds it in a text.
    `hint` keeps at info level what hangs on the day, or on what followed it: that is not verified."""

    name: str
    pattern: Pattern
    from_: date | None = None
    to: date | None = None
    hint: bool = False


class Options(Shape, frozen=True):
    """`test` is

    - early: the term began after the report year, yet stands in what is told of that year; where the document itself
      is later than the term, it is only a hint;
    - impossible: the term began after the date of the document;
    - over: the term ended before the report year.

    A term counts only in a sentence that matches `with_` (with), if given, and not in one that matches `unless` (told
    as history, as a plan, as a preparation). Nothing is judged that the terms' dates do not cover.
    """

    test: Literal["early", "impossible", "over"]
    terms: tuple[Term, ...]
    with_: Pattern | None = None
    unless: Pattern | None = None
    scope: Scope = "body"


def run(options: Options, scene: Scene) -> Iterator[Hit]:
    """Each place where a term cannot stand."""
    judge = _TESTS[options.test]
    document_date = _date(scene)
    for within in scene.ranges(options.scope):
        for term in options.terms:
            for span in term.pattern.spans(scene.text, within):
                severity = judge(term, scene, span, document_date)
                if severity is not None and not _excused(options, scene, span):
                    when = term.from_ if options.test != "over" else term.to
                    values = {"found": scene.draft.document.of(span), "name": term.name, "date": str(when)}
                    yield Hit(span, values, severity=severity)


def _date(scene: Scene) -> date | None:
    said = scene.draft.fact("date")
    try:
        return date.fromisoformat(str(said)) if said else None
    except ValueError:
        return None


def _excused(options: Options, scene: Scene, span: Span) -> bool:
    sentence = scene.sentence(span)
    if options.with_ and options.with_.search(scene.text, *sentence) is None:
        return True
    return options.unless is not None and options.unless.search(scene.text, *sentence) is not None


def _in_past(scene: Scene, span: Span) -> bool:
    plan = scene.items[PLAN].spans if PLAN in scene.items else ()
    return bool(list(outside((span,), plan)))


def _early(term: Term, scene: Scene, span: Span, document_date: date | None) -> Severity | None:
    year = scene.draft.year
    if year is None or term.from_ is None or term.from_.year <= year or not _in_past(scene, span):
        return None
    return Severity.INFO if document_date and document_date >= term.from_ else Severity.ERROR


def _impossible(term: Term, scene: Scene, span: Span, document_date: date | None) -> Severity | None:
    if document_date is None or term.from_ is None or term.from_ <= document_date:
        return None
    told = _early(term, scene, span, document_date) is not None
    if told:
        return None
    return Severity.INFO if term.hint else Severity.ERROR


def _over(term: Term, scene: Scene, _span: Span, _date: date | None) -> Severity | None:
    year = scene.draft.year
    if year is None or term.to is None or term.to.year >= year:
        return None
    return Severity.INFO if term.hint else Severity.ERROR


_TESTS: Mapping[str, Callable[[Term, Scene, Span, date | None], Severity | None]] = {
    "early": _early,
    "impossible": _impossible,
    "over": _over,
}
