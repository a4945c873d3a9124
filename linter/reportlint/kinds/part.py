"""Parts of an official document: there, and well-formed (GB/T 9704-2012)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from ..errors import Message, ReportlintError
from ..facts import as_date
from ..findings import Edit, Hit, Span
from ..items.scene import Scene
from ..matching import expanded
from ..parts import DATE, Part
from ..patterns import Pattern
from ..shapes import Shape
from .remedies import Fix, reworded

SLOTS = frozenset({"found", "better"})

_GAP = frozenset("×xX_*")
"""What stands in a date that was not filled in."""


class Options(Shape):
    """`part` must be there (`test` missing) or well-formed (`test` form): match `must` somewhere, and nowhere `never`.

    `with_any` asks for the parts of which one must be there before a missing one counts. A title or date that
    only a metadata row gives is not missing.

    The slot `better` shows the right form: `like`, filled with the groups of `parse` where that matches a malformed
    part, else the text `otherwise`. `calendar` says that a date must be in the calendar, too.
    `fixes` are made one after another, and `rewrite` writes a date in Arabic digits; what comes out is an edit only if
    it is well-formed.
    """

    part: Part
    test: Literal["missing", "form"]
    must: Pattern | None = None
    never: Pattern | None = None
    with_any: tuple[Part, ...] = ()
    parse: Pattern | None = None
    like: str = ""
    otherwise: str = ""
    calendar: bool = False
    fixes: tuple[Fix, ...] = ()
    rewrite: bool = False

    def __post_init__(self) -> None:
        """Raises ReportlintError when the form is not described."""
        if self.test == "form" and self.must is None and self.never is None:
            raise ReportlintError(Message("“test: form”需要 must 或 never", "“test: form” needs must or never"))


def fixable(options: Options) -> Iterator[bool]:
    """Whether the edits that there may be are safe."""
    if options.fixes or options.rewrite:
        yield all(fix.safe for fix in options.fixes)


def run(options: Options, scene: Scene) -> Iterator[Hit]:
    """The place of a missing part, or each part that is malformed."""
    parts = scene.draft.parts
    if options.test == "missing":
        wanted = not options.with_any or any(parts.first(part) for part in options.with_any)
        dated = options.part is Part.DATE and scene.draft.fact("date") is not None
        if wanted and parts.first(options.part) is None and not dated and scene.text.strip():
            yield Hit(_belongs(options.part, scene), {"found": "", "better": ""}, absent=True)
        return
    for span in parts.spans.get(options.part, ()):
        text = scene.draft.document.of(span).replace("\n", "")
        values = {"found": text, "better": _better(options, text)}
        if options.calendar and _is_no_day(text):
            yield Hit(span, values, message=Message(f"日历上没有“{text}”这一天", f"“{text}” is in no calendar"))
        elif not _right(options, text):
            yield Hit(span, values, edit=_mended(options, span, text))


def _right(options: Options, text: str) -> bool:
    if options.never and options.never.search(text):
        return False
    return options.must is None or options.must.search(text) is not None


def _mended(options: Options, span: Span, text: str) -> Edit | None:
    """The edit to the right form, where all that is wrong has a remedy; none for a part of several lines."""
    better = text
    for fix in options.fixes:
        for match in reversed(list(fix.find.finditer(better))):
            better = better[: match.start()] + fix.of(match) + better[match.end() :]
    if options.rewrite and DATE.fullmatch(better) and (day := as_date(better)):
        year, month, number = map(int, day.split("-"))
        better = f"{year}年{month}月{number}日"
    if better == text or len(text) != span.end - span.start or not _right(options, better):
        return None
    return reworded(span, text, better, safe=all(fix.safe for fix in options.fixes))


def _is_no_day(text: str) -> bool:
    """Whether a text is a date with year, month and day that no calendar has (2月30日, 13月5日)."""
    found = DATE.search(text)
    return found is not None and _GAP.isdisjoint(text) and bool(found["month"] and found["day"]) and not as_date(text)


def _better(options: Options, text: str) -> str:
    found = options.parse.search(text) if options.parse else None
    return expanded(options.like, found) if found else options.otherwise


def _belongs(part: Part, scene: Scene) -> Span:
    """Front parts belong before the body, end parts behind it."""
    body = scene.draft.parts.body
    blocks = scene.draft.document.blocks
    if part in {Part.SIGNATURE, Part.DATE, Part.NOTE, Part.COPY, Part.ATTACHMENT}:
        start = blocks[scene.draft.document.block_at(max(body.start, body.end - 1))].span.start
    else:
        start = body.start if part is Part.RECIPIENT else blocks[0].span.start
    return Span(start, min(start + 1, len(scene.text)))
