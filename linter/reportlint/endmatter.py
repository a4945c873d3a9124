"""What stands behind the body of an official document: attachments, signature, date, notes, copies."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .expressions import expression
from .findings import Span
from .labels import label_at
from .parts import BODY_NAME, DATE, Part, Spans
from .text import Document

_ATTACHMENT = expression(r"^附\s*件?\s*\d{0,2}\s*[：:]|^附件\d{0,2}$|^附件\d{1,2}[.．、：: ]")
_APPENDIX = expression(r"^附\s*件\s*[\d一二三四五六七八九十]{0,3}[：:]?$")
_COPY = expression(r"^(?:抄送|抄报|主送|印发|分送)[：:]|印发$")
_NOTE = expression(r"^[（(](?!(?:详|参|请)?见|同第)[^（）()]{2,40}[）)]$|^（?(?:联系人|联系电话)")
_NAME = expression(r"(?![（(](?:详|参|请)?见)[\u4e00-\u9fff（）()·、×xX\s]{2,40}$")

BEHIND = 4
"""Lines of no known part that may stand behind the date, as web pages have them; a paragraph may not."""
LONGEST = 60
"""Text blocks that the end matter may have."""


def end_matter(document: Document, texts: Sequence[int]) -> tuple[Spans, int]:
    """The parts among the last text blocks, and how many of those blocks hold them, appendices included."""
    spans: Spans = {}
    upto = _appendix(document, texts)
    start, unknown = upto, 0
    for place in range(upto - 1, max(-1, upto - LONGEST - 1), -1):
        span = document.blocks[texts[place]].span
        if _note_part(document, span, spans, below=start == place + 1):
            start = place
            continue
        unknown += 1
        if Part.DATE in spans or unknown > BEHIND or "。" in document.of(span):
            break
    if Part.DATE not in spans:
        # The name may stand below an attachment.
        signed = _bare_signature(document, texts, upto, spans)
        start = min(start, signed) if signed < upto else _bare_signature(document, texts, start, spans)
    return spans, len(texts) - start


def _appendix(document: Document, texts: Sequence[int]) -> int:
    """Where the first appendix begins that stands behind a date; the number of blocks where there is none."""
    dated = len(texts)
    if "\n附" not in document.text:
        return dated
    for place, index in enumerate(texts):
        span = document.blocks[index].span
        if span.end - span.start > LONGEST:
            continue
        text = document.of(span)
        if _is_date(text):
            dated = place
        elif place > dated and place - dated <= BEHIND and _APPENDIX.match(text):
            return place
    return len(texts)


def _note_part(document: Document, span: Span, spans: Spans, *, below: bool) -> bool:
    """Note the part that a block is, if any; `below` says that what is below it is a part, too."""
    text = document.text[span.start : min(span.end, span.start + 2 * LONGEST + 1)]
    part = _part(text, signs=below and Part.DATE in spans)
    if part is None:
        return False
    if part is not Part.DATE:
        spans.setdefault(part, []).append(span)
        return True
    dated = DATE.search(document.text, *span)
    start, end = dated.span() if dated else span
    spans.setdefault(Part.DATE, []).append(Span(start, end))
    if start - span.start > 1:
        spans.setdefault(Part.SIGNATURE, []).append(Span(span.start, start))
    return True


def _part(text: str, *, signs: bool) -> Part | None:
    """The part that a text is; `signs` says that a date stands below it."""
    if len(text) > 2 * LONGEST:
        return None
    for part, shape in ((Part.COPY, _COPY), (Part.ATTACHMENT, _ATTACHMENT)):
        if shape.search(text):
            return part
    if _is_date(text):
        return Part.DATE
    if signs and _NAME.match(text) and label_at(text) is None and not _NOTE.match(text):
        return Part.SIGNATURE
    return Part.NOTE if _NOTE.match(text) else None


def _is_date(text: str) -> bool:
    """Whether a text is a date, alone or behind the name of a body."""
    dated = DATE.search(text) if len(text) <= LONGEST else None
    if not dated or dated.end() < len(text.rstrip("）)。")):
        return False
    return dated.start() <= 1 or BODY_NAME.search(text[: dated.start()].strip()) is not None


def _bare_signature(document: Document, texts: Sequence[int], start: int, spans: Spans) -> int:
    """Note a last line that is a body's name, with no date below; gives where the end matter begins then."""
    if start == 0:
        return start
    span = document.blocks[texts[start - 1]].span
    text = document.of(span) if span.end - span.start <= 30 else ""
    if len(text) < 4 or not BODY_NAME.search(text) or label_at(text) or re.search("[，、；]", text):
        return start
    spans.setdefault(Part.SIGNATURE, []).append(span)
    return start - 1
