"""What stands before the body of an official document: header, number, signatory, title, recipients."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .expressions import expression
from .findings import Span
from .labels import label_at
from .parts import BODY_NAME, DATE, DATELINE, TITLE_END, Part, Spans
from .text import BlockKind, Document

FRONT = 14
"""Blocks; the front matter of an official document is never longer."""
LONGEST_TITLE = 100
"""Code points, all lines of a title together."""

_NUMBER = expression(
    r"[\u4e00-\u9fff]{1,12}(?:[〔\[［【(（﹝{]\s*\d{2,4}年?\s*[〕\]］】)）﹞}]|\d{4}年?)\s*第?\s*\d{1,5}\s*号"
    r"|[\u4e00-\u9fff]{1,12}[〔\[［【﹝]\s*\d{2,4}年?\s*[〕\]］】﹞]\s*第?\s*\d{1,5}$"
)
_HEADER = expression(r"^.{2,40}文件$")
_SIGNATORY = expression(r"签发人[：:]?\s*[\u4e00-\u9fff·\s]{0,20}")
_RECIPIENT = expression(
    r"^(?!根据|按照|为|经|现|各位|同志|\d{4}年)(?=.*(?:政府|[委局厅部办院会署]|党组|单位|企业|公司|机构|街道|乡镇|各[县市区]))"
    r"[^。；]{2,120}[：:]$"
)
_FOLLOWS = expression(r"如下[：:]?$|工作[：:]$")
_REMARK = expression(r"^[（(][^（）()]{1,20}[）)]$")
_NO_TITLE = expression(r"[，。；：:]|^[^\u4e00-\u9fff]*$")
_PROSE_END = "。：:；！？”)）"


def front_matter(document: Document, texts: Sequence[int]) -> tuple[Spans, int]:
    """The parts among the first text blocks, and how many of those blocks hold them."""
    front = texts[: _length(document, texts)]
    title = _title(document, front)
    spans: Spans = {}
    if title:
        spans[Part.TITLE] = [Span(document.blocks[title[0]].span.start, document.blocks[title[-1]].span.end)]
    last = 0
    for place, index in enumerate(front):
        known = index in title
        for part, span in () if known else _parts(document, front, place, title):
            spans.setdefault(part, []).append(span)
            known = True
        known = (
            known or _names_issuer(document, front, place, title) or _dated(document, front, place, title) is not None
        )
        if known or (title and index < title[0]):
            last = place + 1
    return spans, last


def _names_issuer(document: Document, front: Sequence[int], place: int, title: Sequence[int]) -> bool:
    """Whether a block names the issuer right below the title, as web pages do; that is no heading."""
    below = bool(title) and place > 0 and front[place - 1] == title[-1]
    return below and BODY_NAME.search(document.of(document.blocks[front[place]].span)) is not None


def _dated(document: Document, front: Sequence[int], place: int, title: Sequence[int]) -> re.Match[str] | None:
    """The date that a line below the title ends in."""
    below = title and front[place] > title[-1]
    return DATELINE.search(document.of(document.blocks[front[place]].span)) if below else None


def _length(document: Document, texts: Sequence[int]) -> int:
    """How many text blocks stand before the first paragraph or numbered heading."""
    for place, index in enumerate(texts[:FRONT]):
        span = document.blocks[index].span
        text = document.of(span)
        if label_at(text) is not None or len(text) > 160 or _FOLLOWS.search(text) or _is_prose(text):
            return place
    return min(len(texts), FRONT)


def _is_prose(text: str) -> bool:
    comma = "，" in text or "," in text
    return len(text) > 40 and comma and text[-1] in _PROSE_END and not _RECIPIENT.match(text)


def _title(document: Document, front: Sequence[int]) -> list[int]:
    """The blocks that the title is set over: the last that end like one, since a web page may have its own first."""
    for place in range(len(front) - 1, -1, -1):
        text = document.of(document.blocks[front[place]].span)
        if len(text) > LONGEST_TITLE or not (TITLE_END.search(text) or _broken_end(document, front, place)):
            continue
        first = place
        while first > 0 and _goes_with(document, front[first - 1], front[first]):
            first -= 1
        chosen = list(front[first : place + 1])
        after = front[place + 1 : place + 2]
        if after and _is_remark(document.of(document.blocks[after[0]].span)):
            chosen += after
        return chosen
    return _shaped(document, front)


def _broken_end(document: Document, front: Sequence[int], place: int) -> bool:
    """Whether a block is the rest of a title whose type of document is broken over two lines (报/告)."""
    if place == 0 or not _goes_with(document, front[place - 1], front[place]):
        return False
    above, rest = (document.of(document.blocks[index].span) for index in front[place - 1 : place + 1])
    found = TITLE_END.search(above + rest)
    return found is not None and found.start() < len(above) and not TITLE_END.search(above)


def _is_remark(text: str) -> bool:
    """Whether a line is a remark in brackets below the title (征求意见稿), which a date is not."""
    return _REMARK.match(text) is not None and DATE.search(text) is None


def _goes_with(document: Document, above: int, below: int) -> bool:
    """Whether the block above is an upper line of the same title."""
    upper, lower = document.blocks[above], document.blocks[below]
    text = document.of(upper.span)
    if above != below - 1 or len(text) > 60 or text[-1] in "。：:；，":
        return False
    if any(shape.search(text) for shape in (_HEADER, _NUMBER, _SIGNATORY)):
        return False
    if upper.level and lower.level and upper.level != lower.level:
        return False
    unfinished = "关于" in text and not TITLE_END.search(text)
    return not lower.apart or unfinished or document.of(lower.span).startswith("关于")


def _shaped(document: Document, front: Sequence[int]) -> list[int]:
    """A title without a type of document: the one centred line or first-level Markdown heading of the front."""
    for index in front:
        block = document.blocks[index]
        text = document.of(block.span)
        if _HEADER.match(text) or _NUMBER.match(text) or _NO_TITLE.search(text):
            continue
        if block.level == 1 or (block.indent >= 8 and len(text) >= 6) or (index == front[0] and 8 <= len(text) <= 60):
            return [index]
    return []


def _parts(document: Document, front: Sequence[int], place: int, title: Sequence[int]) -> Iterator[tuple[Part, Span]]:
    """The parts that one block beside the title holds; number and signatory may share a line."""
    span = document.blocks[front[place]].span
    text = document.of(span)
    below = bool(title) and front[place] > title[-1]
    for part, shape in ((Part.NUMBER, _NUMBER), (Part.SIGNATORY, _SIGNATORY)):
        found = shape.search(text)
        if found and (len(text) <= 60 or found.start() == 0):
            yield part, Span(span.start + found.start(), span.start + found.end())
    if _HEADER.match(text):
        yield Part.HEADER, span
    elif (below or not title) and _RECIPIENT.match(text) and not _FOLLOWS.search(text):
        yield Part.RECIPIENT, span
    elif dated := _dated(document, front, place, title):
        above = document.blocks[front[place - 1]].span if _names_issuer(document, front, place - 1, title) else None
        yield from _signed(span, dated, above)
    elif below and _REMARK.match(text) and (dated := DATE.search(text)):
        yield Part.DATE, Span(span.start + dated.start(), span.start + dated.end())


def _signed(span: Span, dated: re.Match[str], above: Span | None) -> Iterator[tuple[Part, Span]]:
    """Signature and date of a line that ends in a date; the issuer may stand in the line `above`.

    Only a date in words is one of the document: 2025-02-10 is what a web page adds, and so is a date with a label.
    """
    before = dated.string[: dated.start()]
    name = before.strip("（( \u3000")
    if dated["mark"] != "年" or "：" in name or ":" in name:
        return
    if BODY_NAME.search(name):
        start = span.start + before.index(name)
        yield Part.SIGNATURE, Span(start, start + len(name))
    elif above and not name:
        yield Part.SIGNATURE, above
    yield Part.DATE, Span(span.start + dated.start(), span.start + dated.end("date"))


_ROW_TITLE = expression(r"(?:标题|名称|信息名称)[：:]\s*\|?\s*(?P<title>[^|]{6,80}?)\s*(?:\||$)")
_PAGE_TITLE = expression(r"^(?P<title>.{6,80}?)[_|｜\-－—]")


def named_title(document: Document) -> Span | None:
    """The title as a metadata row or the title of the web page gives it."""
    for kind, pattern in ((BlockKind.METADATA, _ROW_TITLE), (BlockKind.FURNITURE, _PAGE_TITLE)):
        for block in document.blocks:
            found = pattern.search(document.of(block.span)) if block.kind is kind else None
            if found and (kind is BlockKind.METADATA or TITLE_END.search(found["title"])):
                start, end = found.span("title")
                return Span(block.span.start + start, block.span.start + end)
    return None
