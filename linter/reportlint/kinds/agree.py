"""Facts that must fit each other: the report year wherever it is told, next year in the plan, the date's limit."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Literal

from ..errors import Message, ReportlintError
from ..expressions import expression
from ..facts import AS_FOLLOWS, dated_in_metadata, years_in
from ..findings import Hit, Related, Severity, Span
from ..items.scene import PLAN, Scene
from ..labels import clauses, label_at
from ..packs.model import Body
from ..parts import Part
from ..shapes import Shape
from .issuers import Words, leftovers
from .period import periods

SLOTS = frozenset({"found", "expected"})

_OPENS = expression(r"^(?:19|20)\d\d年度?(?=[，,以来])", re.MULTILINE)


_WILL = expression(r"(?:19|20)\d\d年度?(?=是)")
NUMBER = 12
"""Code points that a heading number or 一是 and the mark before it may have."""
_YEAR = expression(r"(?:19|20)\d\d")
_AHEAD = expression(r"将|重点|着力|着重|做好|抓好")


class Options(Shape):
    """`test` is

    - report_year: the sentence “…报告如下”, the first words and the headings of the roles in `headings` name the year,
      and the date fits the year, the document number and the page's metadata;
    - last_year: no sentence on the report year begins with the year before;
    - plan_year: the part on next year names the year after;
    - deadline: the date is not later than `month` and `day` of the year after; `bodies` has other days (`01-31`) for
      some kinds of bodies;
    - period: the period that the figures cover lies in the report year;
    - issuer: no other body's name is left over; `words` help to tell.
    """

    test: Literal["report_year", "last_year", "plan_year", "deadline", "period", "issuer"]
    headings: tuple[str, ...] = ()
    month: int = 0
    day: int = 0
    bodies: dict[Body, str] = {}
    words: Words | None = None

    def __post_init__(self) -> None:
        """Raises ReportlintError when a deadline is no day of the year, or words are missing."""
        if self.test == "issuer" and self.words is None:
            raise ReportlintError(Message("“issuer”需要 words", "“issuer” needs words"))
        if self.test == "deadline":
            try:
                date(2024, self.month, self.day)
                for text in self.bodies.values():
                    date.fromisoformat(f"2024-{text}")
            except ValueError:
                raise ReportlintError(
                    Message(
                        "“deadline”需要 month 和 day（bodies 里写成 01-31）",
                        "“deadline” needs month and day (01-31 in bodies)",
                    )
                ) from None


def run(options: Options, scene: Scene) -> Iterator[Hit]:
    """Every place that does not fit; nothing on years where the report year is not known."""
    if options.words is not None:
        yield from leftovers(options.words, scene)
    elif scene.draft.year is not None:
        yield from _TESTS[options.test](options, scene, scene.draft.year)


def _report_year(options: Options, scene: Scene, year: int) -> Iterator[Hit]:
    yield from _dated_early(scene, year)
    yield from _number_of_another_year(scene)
    yield from _dated_otherwise(scene)
    title = scene.draft.parts.first(Part.TITLE)
    for span in _tellings(options, scene):
        years = list(years_in(scene.text, *span))
        if years and all(said != year for said, _ in years) and span != title:
            said, where = years[-1]
            fact = scene.draft.facts["report_year"]
            related: tuple[Related, ...] = ()
            if fact.span and fact.span != where:
                related = (Related(fact.span, Message(f"这里是 {year} 年", f"{year} here")),)
            if fact.span != where:
                yield Hit(where, {"found": said, "expected": year}, related)


def _dated_early(scene: Scene, year: int) -> Iterator[Hit]:
    """A date before the year is nearly over; some hand in early, so it is a hint."""
    fact = scene.draft.facts.get("date")
    if fact is None or fact.span is None:
        return
    said = str(fact.value)
    if said < f"{year}-11":
        early = Message(f"成文日期 {said} 在 {year} 年度结束之前", f"dated {said}, before {year} is over")
        yield Hit(fact.span, {"found": said, "expected": year + 1}, message=early, severity=Severity.INFO)


def _number_of_another_year(scene: Scene) -> Iterator[Hit]:
    """A document number whose year is not that of the date."""
    fact = scene.draft.facts.get("date")
    if fact is None or fact.span is None:
        return
    said = str(fact.value)
    number = scene.draft.facts.get("doc_number")
    of = _YEAR.search(str(number.value)) if number else None
    if number and number.span and of and of.group() != said[:4]:
        other = Message(
            f"文号的年份 {of.group()} 与成文日期 {said} 不一致", f"number of {of.group()}, but dated {said}"
        )
        where = (Related(fact.span, Message("成文日期", "date")),)
        yield Hit(number.span, {"found": of.group(), "expected": said}, where, message=other, severity=Severity.WARNING)


def _dated_otherwise(scene: Scene) -> Iterator[Hit]:
    """A 成文日期 in the metadata of a page that is not the date below the text; 发布日期 says something else."""
    fact = scene.draft.facts.get("date")
    if fact is None or fact.span is None or fact.origin != "signature":
        return
    for other in dated_in_metadata(scene.draft):
        if other.span and other.value != fact.value:
            said = Message(
                f"信息栏的成文日期 {other.value} 与文末的 {fact.value} 不一致",
                f"dated {other.value} in the metadata, {fact.value} at the end",
            )
            where = (Related(fact.span, Message("文末的成文日期", "the date at the end")),)
            values = {"found": str(other.value), "expected": str(fact.value)}
            yield Hit(other.span, values, where, message=said, severity=Severity.WARNING)


def _tellings(options: Options, scene: Scene) -> Iterator[Span]:
    """The places that say of which year the report is."""
    text, opening = scene.text, scene.draft.opening
    if title := scene.draft.parts.first(Part.TITLE):
        yield title
    if found := _OPENS.search(text, *opening):
        yield Span(*found.span())
    if found := AS_FOLLOWS.search(text, *opening):
        yield Span(
            max(text.rfind(mark, opening.start, found.start()) for mark in "。，,\n") + 1 or opening.start, found.end()
        )
    for role in options.headings:
        item = scene.items.get(role)
        if item and item.by == "heading":
            yield from item.marks


def _last_year(_options: Options, scene: Scene, year: int) -> Iterator[Hit]:
    """Sentences of the part on the year that begin with the year before: “2023年，我局……” in a report on 2024."""
    if f"{year - 1}年" not in scene.text:
        return
    starts = re.compile(
        rf"(?<!\d)(?P<at>{year - 1})年度?(?:[，,]|(?=全年|[我本][局厅委办院县市区镇乡街]))"
        rf"(?![^。\n]{{0,60}}(?:{year}年|今年|本年))"
    )
    for within in scene.ranges("past"):
        for match in starts.finditer(scene.text, *within):
            if _opens_sentence(scene.text, match.start()) and not scene.draft.opening.holds(Span(*match.span())):
                yield Hit(Span(*match.span("at")), {"found": year - 1, "expected": year})


def _opens_sentence(text: str, start: int) -> bool:
    """Whether a line or sentence starts at an offset, or nothing but a number stands before it (（一）, 1., 一是)."""
    near = max(0, start - NUMBER)
    line = text.rfind("\n", near, start) + 1 or near
    if start == line or text[start - 1] == "。":
        return True
    if line > near or line == 0:
        label = label_at(text, line)
        if label is not None and not text[line + label.length : start].strip():
            return True
    return any(clause.end == start for clause in clauses(text, line, start))


def _plan_year(_options: Options, scene: Scene, year: int) -> Iterator[Hit]:
    """The heading of the plan, and the year that its first paragraph begins with: one finding is enough."""
    plan = scene.items.get(PLAN)
    if plan is None or not plan.marks:
        return
    for mark in plan.marks if plan.by == "heading" else ():
        years = list(years_in(scene.text, *mark))
        if years and all(said != year + 1 for said, _ in years):
            said, where = years[-1]
            yield Hit(where, {"found": said, "expected": year + 1})
            return
    for span in plan.spans:
        start = _content_start(scene, span) if plan.by == "heading" else span.start
        opens = _OPENS.match(scene.text, start, span.end) or _WILL.match(scene.text, start, span.end)
        years = list(years_in(scene.text, *opens.span())) if opens else []
        if years and years[0][0] != year + 1 and _AHEAD.search(scene.text, start, min(span.end, start + 120)):
            yield Hit(years[0][1], {"found": years[0][0], "expected": year + 1})
            return


def _content_start(scene: Scene, span: Span) -> int:
    """Where the words of a section begin that are not its heading."""
    heading = any(section.heading.span.start == span.start for section in scene.draft.outline.sections)
    return scene.text.find("\n", span.start, span.end) + 1 or span.start if heading else span.start


def _deadline(options: Options, scene: Scene, year: int) -> Iterator[Hit]:
    body = scene.draft.fact("body")
    own = next((text for kind, text in options.bodies.items() if kind.value == body), "")
    limit = date.fromisoformat(f"{year + 1}-{own}") if own else date(year + 1, options.month, options.day)
    fact = scene.draft.facts.get("date")
    if fact is None or fact.span is None:
        return
    try:
        said = date.fromisoformat(str(fact.value))
    except ValueError:
        return
    if said > limit:
        yield Hit(fact.span, {"found": said.isoformat(), "expected": limit.isoformat()})


_TESTS: Mapping[str, Callable[[Options, Scene, int], Iterator[Hit]]] = {
    "report_year": _report_year,
    "last_year": _last_year,
    "plan_year": _plan_year,
    "deadline": _deadline,
    "period": lambda _, scene, year: periods(scene, year),
}
