"""The parts of an official document (GB/T 9704-2012): where header, number, title, recipients, signature … stand."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from .findings import Span
from .labels import label_at
from .text import BlockKind, Document


class Part(Enum):
    """Parts of an official document, by the names of the standard."""

    HEADER = "header"
    NUMBER = "number"
    SIGNATORY = "signatory"
    TITLE = "title"
    RECIPIENT = "recipient"
    ATTACHMENT = "attachment"
    SIGNATURE = "signature"
    DATE = "date"
    NOTE = "note"
    COPY = "copy"


@dataclass(frozen=True)
class Parts:
    """The spans of each part in reading order, and the span of the body between front and end matter.

    `inferred` says that the title was read from a metadata row or a page title, since none stands over the text.
    """

    spans: Mapping[Part, tuple[Span, ...]]
    body: Span
    inferred: bool = False

    def first(self, part: Part) -> Span | None:
        """The first span of a part, or None."""
        found = self.spans.get(part)
        return found[0] if found else None


BODY_NAME = re.compile(
    r"(?:人民政府|委员会|办公室|办事处|党工委|党委|党组|管委会|政府|局|厅|委|院|署|中心|大队|支队|总队|部|处|站|所|司|社|会|公司|集团)$"
)
NUMBER = re.compile(
    r"[\u4e00-\u9fff]{1,12}(?:[〔\[［【(（﹝{]\s*\d{2,4}\s*[〕\]］】)）﹞}]|\d{4}年?)\s*第?\s*\d{1,5}\s*号"
)
TYPES = (
    *("报告", "请示", "通知", "意见", "决定", "决议", "命令", "公报"),
    *("公告", "通告", "通报", "批复", "函", "纪要", "议案"),
)
"""The statutory types of official documents (党政机关公文处理工作条例, article 8)."""

_OTHER_TYPES = "方案|总结|汇报|要点|规划|计划|情况|办法|规定|条例|细则|讲话|建议"
_TITLE = re.compile(rf"(?:{'|'.join(TYPES)}|{_OTHER_TYPES})(?:（[^（）]{{1,16}}）|\([^()]{{1,16}}\))?$")
_TITLE_TAIL = re.compile(r"^[（(][^（）()]{1,20}[）)]$")
_HEADER = re.compile(r"^.{2,40}文件$")
_SIGNATORY = re.compile(r"签发人[：:]\s*[\u4e00-\u9fff·\s]{0,20}")
_RECIPIENT = re.compile(r"^[^。；]{2,120}[：:]$")
_FOLLOWS = re.compile(r"如下[：:]?$|工作[：:]$")
_DIGITS = "〇○零一二三四五六七八九十廿"
DATE = re.compile(
    rf"(?P<year>\d{{4}}|[{_DIGITS}]{{4}})\s*(?P<mark>[年.\-/])\s*(?P<month>\d{{1,2}}|[{_DIGITS}]{{1,3}}|[×xX_*]{{0,2}})\s*[月.\-/]"
    rf"\s*(?P<day>\d{{1,2}}|[{_DIGITS}]{{1,3}}|[×xX_*]{{0,2}})\s*[日号]?"
)
_ATTACHMENT = re.compile(r"^附\s*件?\s*\d{0,2}\s*[：:]|^附件\d{0,2}$|^附件\d{1,2}[.．、：: ]")
_COPY = re.compile(r"^(?:抄送|抄报|主送|印发|分送)[：:]|印发$|^（?(?:联系人|联系电话)")
_NOTE = re.compile(r"^[（(][^（）()]{2,40}[）)]$")
FRONT = 14
"""Blocks; the front matter of an official document is never longer."""


def parts_of(document: Document) -> Parts:
    """Find the parts of a document by place and shape; none of them need be there."""
    texts = [index for index, block in enumerate(document.blocks) if block.kind is BlockKind.TEXT]
    spans: dict[Part, list[Span]] = {}
    front = _front(document, texts)
    title = _title(document, texts[:front])
    after = _front_parts(document, texts[:front], title, spans)
    tail = _tail(document, texts[after:], spans)
    inferred = False
    if title:
        spans[Part.TITLE] = [Span(document.blocks[title[0]].span.start, document.blocks[title[-1]].span.end)]
    elif named := _named_title(document):
        spans[Part.TITLE] = [named]
        inferred = True
    rest = texts[after : len(texts) - tail]
    end = document.blocks[rest[-1]].span.end if rest else len(document.text)
    start = document.blocks[rest[0]].span.start if rest else end
    return Parts({part: tuple(sorted(found)) for part, found in spans.items()}, Span(start, end), inferred)


def _front(document: Document, texts: Sequence[int]) -> int:
    """How many text blocks stand before the first paragraph or numbered heading."""
    for place, index in enumerate(texts[:FRONT]):
        text = document.of(document.blocks[index].span)
        label = label_at(text)
        prose = len(text) > 40 and "，" in text.replace(",", "，") and text[-1] in "。：:；！？”)）"
        if label is not None or (prose and not _RECIPIENT.match(text)) or len(text) > 160 or _FOLLOWS.search(text):
            return place
    return min(len(texts), FRONT)


def _title(document: Document, front: Sequence[int]) -> list[int]:
    """The blocks that the title is set over."""
    for place, index in enumerate(front):
        text = document.of(document.blocks[index].span)
        if not _TITLE.search(text) or len(text) > 100:
            continue
        chosen = [index]
        while place > 0 and _goes_with(document, front[place - 1], chosen[0]):
            place -= 1
            chosen.insert(0, front[place])
        later = [other for other in front if other > chosen[-1]]
        if later and _TITLE_TAIL.match(document.of(document.blocks[later[0]].span)):
            chosen.append(later[0])
        return chosen
    return _shaped(document, front)


def _goes_with(document: Document, above: int, below: int) -> bool:
    """Whether the block above is an upper line of the same title."""
    upper, lower = document.blocks[above], document.blocks[below]
    text = document.of(upper.span)
    if (
        _HEADER.match(text)
        or NUMBER.search(text)
        or _SIGNATORY.search(text)
        or text[-1] in "。：:；，"
        or len(text) > 60
    ):
        return False
    if upper.level and lower.level and upper.level != lower.level:
        return False
    return not lower.apart or document.of(lower.span).startswith("关于") or text.endswith("关于")


def _shaped(document: Document, front: Sequence[int]) -> list[int]:
    """A title without a type of document: the one centred line or first-level Markdown heading of the front."""
    for index in front:
        block = document.blocks[index]
        text = document.of(block.span)
        if _HEADER.match(text) or NUMBER.match(text) or re.search("[，。；：:]", text):
            continue
        if block.level == 1 or (block.indent >= 8 and len(text) >= 6) or (index == front[0] and 8 <= len(text) <= 60):
            return [index]
    return []


def _front_parts(document: Document, front: Sequence[int], title: list[int], spans: dict[Part, list[Span]]) -> int:
    """Note the parts around the title; gives the number of front blocks that belong to the front matter."""
    last = 0
    for place, index in enumerate(front):
        span = document.blocks[index].span
        text = document.of(span)
        known = index in title
        if not known:
            for part, found in ((Part.NUMBER, NUMBER.search(text)), (Part.SIGNATORY, _SIGNATORY.search(text))):
                if found and len(text) <= 60:
                    spans.setdefault(part, []).append(Span(span.start + found.start(), span.start + found.end()))
                    known = True
            if _HEADER.match(text):
                spans.setdefault(Part.HEADER, []).append(span)
                known = True
            elif _RECIPIENT.match(text) and not _FOLLOWS.search(text) and (not title or index > title[-1]):
                spans.setdefault(Part.RECIPIENT, []).append(span)
                known = True
        if known or (title and index < title[0]):
            last = place + 1
    return last


def _tail(document: Document, texts: Sequence[int], spans: dict[Part, list[Span]]) -> int:
    """Note the parts after the body; gives the number of text blocks that belong to the end matter."""
    start = len(texts)
    place = len(texts) - 1
    while place >= 0 and len(texts) - place <= 60:
        index = texts[place]
        span = document.blocks[index].span
        part = _tail_part(document.of(span), signed=Part.DATE in spans and start == place + 1)
        if part is not None:
            spans.setdefault(part, []).append(_date_span(document, span) if part is Part.DATE else span)
            if part is Part.DATE:
                _one_line_signature(document, span, spans)
            start = place
        elif Part.DATE in spans or (start == len(texts) and place < len(texts) - 1):
            break
        place -= 1
    if Part.DATE not in spans:
        start = min(start, _bare_signature(document, texts, start, spans))
    if Part.ATTACHMENT in spans and start < len(texts):
        return len(texts) - start
    return len(texts) - start


def _tail_part(text: str, *, signed: bool) -> Part | None:
    if len(text) > 120:
        return None
    if _COPY.search(text):
        return Part.COPY
    if _ATTACHMENT.match(text):
        return Part.ATTACHMENT
    dated = DATE.search(text)
    if (
        dated
        and dated.end() >= len(text.rstrip("）)。"))
        and (dated.start() <= 1 or BODY_NAME.search(text[: dated.start()].strip()))
    ):
        return Part.DATE if len(text) <= 60 else None
    if signed and len(text) <= 40 and text[-1] not in "。；，：:" and label_at(text) is None:
        return Part.SIGNATURE
    if _NOTE.match(text):
        return Part.NOTE
    return None


def _date_span(document: Document, span: Span) -> Span:
    found = DATE.search(document.text, span.start, span.end)
    return Span(*found.span()) if found else span


def _one_line_signature(document: Document, span: Span, spans: dict[Part, list[Span]]) -> None:
    """A body's name and the date on one line."""
    found = DATE.search(document.text, span.start, span.end)
    if found and found.start() - span.start > 1:
        spans.setdefault(Part.SIGNATURE, []).append(Span(span.start, found.start()))


def _bare_signature(document: Document, texts: Sequence[int], start: int, spans: dict[Part, list[Span]]) -> int:
    """A last line that is a body's name, with no date below."""
    if start == 0 or start > len(texts):
        return start
    span = document.blocks[texts[start - 1]].span
    text = document.of(span)
    if 4 <= len(text) <= 30 and BODY_NAME.search(text) and label_at(text) is None and not re.search("[，、；]", text):
        spans.setdefault(Part.SIGNATURE, []).append(span)
        return start - 1
    return start


_ROW_TITLE = re.compile(r"(?:标题|名称|信息名称)[：:]\s*\|?\s*(?P<title>[^|]{6,80}?)\s*(?:\||$)")
_PAGE_TITLE = re.compile(r"^(?P<title>.{6,80}?)[_|｜\-－—]")


def _named_title(document: Document) -> Span | None:
    """The title as a metadata row or the title of the web page gives it."""
    for kind, pattern in ((BlockKind.METADATA, _ROW_TITLE), (BlockKind.FURNITURE, _PAGE_TITLE)):
        for block in document.blocks:
            found = pattern.search(document.text, block.span.start, block.span.end) if block.kind is kind else None
            if found and (kind is BlockKind.METADATA or _TITLE.search(found["title"])):
                return Span(*found.span("title"))
    return None
