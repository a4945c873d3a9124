"""Which blanks of a paragraph may be taken out: most stand where a conversion left them, some part two things."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from ..expressions import expression
from ..findings import Edit, Piece, Span, edit_of
from ..text import Document

_STOPS = "，、；。！？"
_SENTENCE = expression("[，。；]")
_END = expression("[。；！？]")
_UNIT = (
    "年月日时分秒次个件人名家项场期份户起条处亿万千百元位台套辆座所间栋篇部批类种组支队例宗吨公里米亩平届级周天季度余多"
)
_COUNTED = expression(rf"\d[\d,.]*(?:[%％]|[{_UNIT}])")
_DATE = expression(r"\d{4}年\d{1,2}月\d{1,2}日")
_LED = "至于在自从到截为"
"""What may stand before the date of an event; behind the name of a body a date is that of the signature."""
_NUMBERED = expression(r"(?:附件|[表图第A-Za-z\-—–.．])$")
"""What makes a number that of an attachment, a table or a heading."""
_HAN = expression(r"[\u3400-\u9fff]")


def without_blanks(document: Document, block: Span, gaps: Sequence[int]) -> Edit | None:
    """The edit that takes out the blanks before some logical offsets of a paragraph.

    Certain are those before a stop or behind a comma, and in a sentence that sets its numbers apart from their units
    those around the numbers. Between two Han characters a blank may part two phrases, behind a full stop it may stand
    for a line end that was lost, and ideographic ones are set on purpose: these stay, as does all of what is no
    sentence.
    """
    text = document.text
    if not _SENTENCE.search(text, *block):
        return None
    plain = [at for at in gaps if not document.source.text[slice(*document.gap(at))].strip(" \u00a0")]
    spaced = [at for at in plain if _behind_number(text, block, at)]
    ends = [match.start() for match in _END.finditer(text, *block)]
    sentences = {bisect_left(ends, at) for at in spaced}
    certain = {at for at in plain if _beside_stop(text, at)}
    certain |= {at for at in plain if bisect_left(ends, at) in sentences and _before_number(text, at)}
    return edit_of([Piece(Span(at, at), "") for at in sorted({*spaced, *certain})], safe=True)


def _beside_stop(text: str, at: int) -> bool:
    before, after = text[at - 1], text[at]
    if after in _STOPS:
        return before.isdigit() or _HAN.match(before) is not None
    return before in "，、" and (after.isdigit() or _HAN.match(after) is not None)


def _behind_number(text: str, block: Span, at: int) -> bool:
    """Whether a number stands before and its unit behind; one that opens a paragraph may be that of a heading."""
    if not text[at - 1].isdigit() or text[at] not in _UNIT:
        return False
    start = at
    while start > block.start and (text[start - 1].isdigit() or text[start - 1] in ".,"):
        start -= 1
    if start == block.start:
        return text[at] == "年" and at - start == 4
    return text[start].isdigit() and _NUMBERED.search(text, max(block.start, start - 3), start) is None


def _before_number(text: str, at: int) -> bool:
    """Whether a Han character stands before and a number with its unit behind."""
    if not _HAN.match(text[at - 1]) or not _COUNTED.match(text, at):
        return False
    return text[at - 1] in _LED or not _DATE.match(text, at)
