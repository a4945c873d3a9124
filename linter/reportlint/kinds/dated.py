"""Terms that have a date: not yet there in the report year, later than the document, or no longer in force."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Literal

from ..errors import Message
from ..expressions import expression
from ..facts import as_date
from ..findings import Hit, Severity, Span
from ..items.scene import PLAN, Excuses, Scene, Scope, outside
from ..patterns import Pattern
from ..records import NamedTuple
from ..shapes import Shape

SLOTS = frozenset({"found", "name", "date"})

_INNER = str.maketrans("“”", "‘’")
_DAY = expression(r"(?=[12])(?<!\d)(?:19|20)\d\d年\d{1,2}月\d{1,2}日")
_STOP = expression("[，；：]")
CLAUSE = 60
"""Code points before and behind a day that are looked at: bounds the work in a sentence without end."""


class Term(Shape):
    """Something with a beginning (`from`) or an end (`to`), both inclusive; `pattern` finds it in a text.
    `hint` keeps at info level what hangs on the day, or on what followed it: that is not verified."""

    name: str
    pattern: Pattern
    from_: date | None = None
    to: date | None = None
    hint: bool = False


class Options(Shape):
    """`test` is

    - early: the term began after the report year, yet stands in what is told of that year; where the document itself
      is later than the term, it is only a hint;
    - impossible: the term began after the date of the document;
    - over: the term ended before the report year.

    Full dates count as terms, too, where `told` (impossible only) matches right behind one that is told as done in what
    is said of the year: a pattern for the words behind, while `ahead` in its clause shows a plan or a time limit.

    A term counts only in a sentence that matches `with_` (with), if given, and not in one that matches `unless` (told
    as history, as a plan, as a preparation). Nothing is judged that the terms' dates do not cover.
    """

    test: Literal["early", "impossible", "over"]
    terms: tuple[Term, ...]
    with_: Pattern | None = None
    unless: Pattern | None = None
    told: Pattern | None = None
    ahead: Pattern | None = None
    scope: Scope = "body"


def run(options: Options, scene: Scene) -> Iterator[Hit]:
    """Each place where a term, or a date, cannot stand."""
    yield from _terms(options, scene)
    if options.test == "impossible" and options.told is not None:
        yield from _days(options, options.told, scene)


def _terms(options: Options, scene: Scene) -> Iterator[Hit]:
    test, document_date = _TESTS[options.test], _date(scene)
    judged = [term for term in options.terms if test.judges(term, scene, document_date)]
    terms = [term for term in judged if term.pattern.may_match(scene.text)]
    for within in scene.ranges(options.scope) if terms else ():
        for term in terms:
            for span in term.pattern.spans(scene.text, within):
                severity = test.severity(term, scene, span, document_date)
                if severity is not None and not _excused(options, scene, span):
                    when = term.from_ if options.test != "over" else term.to
                    # Messages put it in quotation marks, so its own become inner ones.
                    found = scene.draft.document.of(span).translate(_INNER)
                    values = {"found": found, "name": term.name, "date": str(when)}
                    yield Hit(span, values, severity=severity)


def _days(options: Options, told: Pattern, scene: Scene) -> Iterator[Hit]:
    """Days later than the document on which something is said to have been done; the first one where the document
    itself is dated before the report year is over, since then its own date is what is wrong."""
    dated = _date(scene)
    if dated is None:
        return
    excused = Excuses(options.unless, scene.text)
    for within in scene.ranges("past"):
        for match in _DAY.finditer(scene.text, *within):
            day, span = as_date(match.group()), Span(*match.span())
            later = day is not None and day > dated.isoformat()
            if not later or not _done(options, told, scene, span) or excused.hold(scene.sentence(span)):
                continue
            message = Message(
                f"讲的是已经做了的事，日期 {day} 却晚于成文日期 {dated}",
                f"told as done on {day}, yet the document is dated {dated}",
            )
            # Where no part on next year is known, it may be a plan.
            severity = None if PLAN in scene.items else Severity.WARNING
            values = {"found": match.group(), "name": match.group(), "date": str(day)}
            yield Hit(span, values, message=message, severity=severity)
            if dated.year <= (scene.draft.year or 0):
                return


def _done(options: Options, told: Pattern, scene: Scene, span: Span) -> bool:
    """Whether the words right behind a day tell what was done on it, and those around it no plan."""
    sentence = scene.sentence(span)
    start, end = max(sentence.start, span.start - CLAUSE), min(sentence.end, span.end + CLAUSE)
    behind = told.search(scene.text, span.end, end)
    if behind is None or behind.start() != span.end:
        return False
    start = max(start, *(scene.text.rfind(mark, start, span.start) + 1 for mark in "，；："))
    stop = _STOP.search(scene.text, span.end, end)
    return options.ahead is None or options.ahead.search(scene.text, start, stop.start() if stop else end) is None


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


class _Test(NamedTuple):
    """Whether the dates of a term leave anything to be judged, and how grave it is where a term stands."""

    judges: Callable[[Term, Scene, date | None], bool]
    severity: Callable[[Term, Scene, Span, date | None], Severity | None]


def _begins_behind_year(term: Term, scene: Scene, _date: date | None) -> bool:
    year = scene.draft.year
    return year is not None and term.from_ is not None and term.from_.year > year


def _early(term: Term, scene: Scene, span: Span, document_date: date | None) -> Severity | None:
    if not _begins_behind_year(term, scene, document_date) or not _in_past(scene, span):
        return None
    return Severity.INFO if document_date and term.from_ and document_date >= term.from_ else Severity.ERROR


def _begins_behind_document(term: Term, _scene: Scene, document_date: date | None) -> bool:
    return document_date is not None and term.from_ is not None and term.from_ > document_date


def _impossible(term: Term, scene: Scene, span: Span, document_date: date | None) -> Severity | None:
    told = _early(term, scene, span, document_date) is not None
    if told:
        return None
    return Severity.INFO if term.hint else Severity.ERROR


def _ended(term: Term, scene: Scene, _date: date | None) -> bool:
    year = scene.draft.year
    return year is not None and term.to is not None and term.to.year < year


def _over(term: Term, _scene: Scene, _span: Span, _date: date | None) -> Severity | None:
    return Severity.INFO if term.hint else Severity.ERROR


_TESTS: Mapping[str, _Test] = {
    "early": _Test(_begins_behind_year, _early),
    "impossible": _Test(_begins_behind_document, _impossible),
    "over": _Test(_ended, _over),
}
