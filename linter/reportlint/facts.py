"""What a draft says of itself: report year, issuer, kind of body, date and so on, each with where it was read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property

from .expressions import expression
from .findings import Span
from .numerals import read_han, read_year
from .outline import Outline, outline_of
from .parts import BODY_NAME, DATE, TYPES, Part, Parts
from .records import record
from .structure import parts_of
from .text import BlockKind, Document

YEAR = expression(r"(?<!\d)(?P<year>(?:19|20)\d\d|二[〇○零]\S{2})(?=年)")
_TYPE = expression("|".join(TYPES))
_QUOTED = expression(r"《[^《》]*》")
AS_FOLLOWS = expression(r"(?:报告|汇报|总结|通报|情况)如下")
_ISSUER = expression(r"^(?P<name>[\u4e00-\u9fff（）]{2,40}?)(?=关于|(?:19|20)\d\d年|二[〇○零]..年|法治政府)")
_ISSUER_AFTER_YEAR = expression(r"^(?:19|20)\d\d年度?(?P<name>[\u4e00-\u9fff]{2,40}?)(?=关于|法治政府)")
_ROW_ISSUER = expression(
    r"(?:发布机构|发布单位|发文机关|公开机构|公开主体)[：:]\s*\|?\s*(?P<name>[\u4e00-\u9fff]{3,40}?)(?=发布|成文|\s|\||$)"
)
_PLACE = expression(r"^[\u4e00-\u9fff]{1,12}(?:省|自治区|[市州盟县区旗镇乡]|街道)$")
_ZONE = r"(?:开发|高新|经开|产业|工业|示范|保税|自贸|试验|合作|度假|风景名胜|旅游|新)区|园区?|新城|基地|科学城"
_GOVERNMENT = "(?:人民政府|政府|委员会|委)?$"
_ROW_DATE = expression(r"成文日期[：:]\s*\|?\s*(?P<date>\d{4}[年\-/.]\d{1,2}[月\-/.]\d{1,2}日?)")
"""The 成文日期 of a page's metadata; its 发布日期 says only when the page was made."""

_BODIES = (
    ("devzone", expression(rf"(?:{_ZONE}).{{0,4}}(?:管理委员会|管委会)$|管委会$|(?:开发|高新|经开|保税|示范|合作)区$")),
    ("township", expression(r"(?:镇|乡|街道)(?:人民政府|政府|党委|党工委|办事处|办|(?:工作)?委员会)?$")),
    ("province", expression(rf"(?:省|自治区|^(?:中共)?(?:北京|上海|天津|重庆)市){_GOVERNMENT}")),
    ("county", expression(rf"(?:县|区|旗){_GOVERNMENT}")),
    ("city", expression(r"(?:市|州|盟|地区)(?:人民政府|政府|行政公署|委)?$")),
    ("department", BODY_NAME),
)
"""Kinds of bodies by what their names end with, the first that fits; 新区 with a government is a district."""


@record
class Fact:
    """One thing that the draft says of itself.

    `origin` is where it was read: title, opening, metadata, header, signature, or "set" for the command line's word;
    `span` is None where nothing in the draft says it.
    """

    value: str | int
    span: Span | None
    origin: str


@record
class Draft:
    """A document with all that was understood of it; what kinds work on."""

    document: Document
    parts: Parts
    outline: Outline
    facts: Mapping[str, Fact]

    def fact(self, name: str) -> str | int | None:
        """The value of a fact, or None where it is not known."""
        found = self.facts.get(name)
        return found.value if found else None

    @cached_property
    def year(self) -> int | None:
        """The report year."""
        value = self.fact("report_year")
        return value if isinstance(value, int) else None

    @cached_property
    def opening(self) -> Span:
        """From the start of the body to its first heading."""
        body = self.parts.body
        first = self.outline.sections[0].span.start if self.outline.sections else body.end
        return Span(body.start, max(body.start, first))


def understand(document: Document, given: Mapping[str, str | int]) -> Draft:
    """Parts, outline and facts of a document; `given` facts override what the draft says."""
    parts = parts_of(document)
    outline = outline_of(document, parts.body)
    bare = Draft(document, parts, outline, {})
    facts = {name: found for name, read in _READERS.items() if (found := next(read(bare), None))}
    facts["profile"] = _profile(parts)
    facts |= {name: Fact(value, None, "set") for name, value in given.items()}
    issuer = facts.get("issuer")
    if issuer and "body" not in facts and (body := body_of(str(issuer.value))):
        facts["body"] = Fact(body, issuer.span, issuer.origin)
    return Draft(document, parts, outline, facts)


def body_of(issuer: str) -> str | None:
    """The kind of a body, told by its name; None where the name does not tell."""
    return next((name for name, pattern in _BODIES if pattern.search(issuer)), None)


def years_in(text: str, start: int, end: int) -> Iterator[tuple[int, Span]]:
    """The years written with 年 between two offsets, those inside 《》 left out."""
    quoted = [match.span() for match in _QUOTED.finditer(text, start, end)]
    for match in YEAR.finditer(text, start, end):
        year = read_year(match["year"])
        if year and not any(low <= match.start() < high for low, high in quoted):
            yield year, Span(*match.span("year"))


def as_date(text: str) -> str | None:
    """A date of any usual form as ISO text; None if it is incomplete or not in the calendar (2月30日)."""
    found = DATE.search(text)
    year = read_year(found["year"]) if found else None
    if not found or not year:
        return None
    try:
        return date(year, _small(found["month"]), _small(found["day"])).isoformat()
    except ValueError:
        return None


def _small(text: str) -> int:
    if text.isascii() and text.isdigit():
        return int(text)
    return read_han(text.replace("廿", "二十")) or 0


def _report_year(draft: Draft) -> Iterator[Fact]:
    document, parts = draft.document, draft.parts
    title = parts.first(Part.TITLE)
    if title:
        origin = "metadata" if parts.inferred else "title"
        yield from (Fact(year, span, origin) for year, span in years_in(document.text, *title))
    follows = AS_FOLLOWS.search(document.text, *draft.opening)
    if follows:
        sentence = document.text.rfind("。", draft.opening.start, follows.start()) + 1
        start = max(sentence, draft.opening.start)
        yield from (Fact(year, span, "opening") for year, span in years_in(document.text, start, follows.end()))
    yield from (Fact(year, span, "opening") for year, span in years_in(document.text, *draft.opening))
    dated = next(_date(draft), None)
    if dated:
        yield Fact(int(str(dated.value)[:4]) - 1, dated.span, "date")


def _issuer(draft: Draft) -> Iterator[Fact]:
    document, parts = draft.document, draft.parts
    title = parts.first(Part.TITLE)
    text = document.of(title).replace("\n", "") if title else ""
    named = [found["name"] for pattern in (_ISSUER, _ISSUER_AFTER_YEAR) if (found := pattern.search(text))]
    yield from (Fact(name, title, "title") for name in named if BODY_NAME.search(name))
    signed = parts.first(Part.SIGNATURE)
    if signed and BODY_NAME.search(name := document.of(signed).strip(" |")):
        yield Fact(name, signed, "signature")
    header = parts.first(Part.HEADER)
    if header:
        yield Fact(document.of(header).removesuffix("文件"), header, "header")
    yield from (Fact(name, title, "title") for name in named if _PLACE.search(name))
    yield from issued_in_metadata(draft)


def issued_in_metadata(draft: Draft) -> Iterator[Fact]:
    """The bodies that rows of a page's metadata name as the issuer."""
    document = draft.document
    for block in document.blocks:
        row = block.kind is BlockKind.METADATA and _ROW_ISSUER.search(document.text, *block.span)
        if row:
            yield Fact(row["name"], Span(*row.span("name")), "metadata")


def _date(draft: Draft) -> Iterator[Fact]:
    for span in draft.parts.spans.get(Part.DATE, ()):
        if dated := as_date(draft.document.of(span)):
            yield Fact(dated, span, "signature")
    yield from dated_in_metadata(draft)


def dated_in_metadata(draft: Draft) -> Iterator[Fact]:
    """The 成文日期 that rows of a page's metadata give."""
    for block in draft.document.blocks:
        row = block.kind is BlockKind.METADATA and _ROW_DATE.search(draft.document.text, *block.span)
        if row and (dated := as_date(row["date"])):
            yield Fact(dated, Span(*row.span("date")), "metadata")


def _number(draft: Draft) -> Iterator[Fact]:
    for span in draft.parts.spans.get(Part.NUMBER, ()):
        yield Fact(draft.document.of(span), span, "header")


def _report_type(draft: Draft) -> Iterator[Fact]:
    title = draft.parts.first(Part.TITLE)
    text = draft.document.of(title).replace("\n", "") if title else ""
    found = _TYPE.search(text[-12:])
    if title and found:
        yield Fact(found.group(), title, "title")


def _profile(parts: Parts) -> Fact:
    """A draft with the header, number, signatory or recipients of an official document is handed in to a superior."""
    for part in (Part.HEADER, Part.SIGNATORY, Part.RECIPIENT, Part.NUMBER):
        if span := parts.first(part):
            return Fact("submission", span, "header")
    return Fact("publication", None, "header")


_READERS = {
    "report_type": _report_type,
    "report_year": _report_year,
    "issuer": _issuer,
    "date": _date,
    "doc_number": _number,
}
