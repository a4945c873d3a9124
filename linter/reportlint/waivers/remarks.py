"""Waivers inside a draft: `<!-- reportlint: ignore[FZ103] 理由 -->`, or a line `reportlint: ignore[FZ103] 理由`.

Alone on its line, a remark is about the paragraph after it, which may be a heading before which something is missing;
at the end of a line, about the paragraph that it stands in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..errors import Message
from ..expressions import expression
from ..findings import Span, Waiver
from ..packs.model import is_date
from ..readers.furniture import REMARK
from ..records import NamedTuple
from ..text import BlockKind, Document
from .entries import Entry

_SAID = expression(
    r"\s*ignore\s*[\[［【(（](?P<rules>[^\]］】)）]*)[\]］】)）](?:\s*until\s*[=:：]?\s*(?P<until>[\d-]+))?[\s：:，,]*(?P<reason>.*)",
    re.S,
)


class Misread(NamedTuple):
    """A remark that says nothing that can be followed: where it stands, and what is wrong with it."""

    span: Span
    why: Message


def remarks(document: Document) -> Iterator[Entry | Misread]:
    """The waivers of a text or Markdown draft, in order, one for each rule that a remark names."""
    if "reportlint" not in document.text:
        return
    for block in document.blocks:
        text = document.of(block.span)
        if block.kind is not BlockKind.MARGIN:
            for inside in REMARK.finditer(text):
                span = Span(block.span.start + inside.start(), block.span.start + inside.end())
                yield Misread(span, Message("应写在行末，或单独一行", "must end a line or stand alone on one"))
        elif found := REMARK.fullmatch(text):
            yield from _entries(found["said"] or found["bare"] or "", block.span, document)


def _entries(text: str, span: Span, document: Document) -> Iterator[Entry | Misread]:
    said = _SAID.fullmatch(text.strip())
    rules = [rule.strip().upper() for rule in re.split(r"[,，、]", said["rules"]) if rule.strip()] if said else []
    if said is None or not rules:
        yield Misread(
            span,
            Message(
                "看不懂；应写成 reportlint: ignore[规则编号] 理由",
                "is not understood; write reportlint: ignore[RULE] reason",
            ),
        )
    elif not said["reason"].strip():
        yield Misread(span, Message("没有写理由", "gives no reason"))
    elif said["until"] and not is_date(said["until"]):
        yield Misread(span, Message(f"“{said['until']}”不是日期", f"“{said['until']}” is no date"))
    else:
        line = document.line_of(span.start)
        waiver = Waiver(said["reason"].strip(), "", said["until"] or "", document.source.path, line)
        for rule in rules:
            yield Entry(rule, waiver, span, block=_target(span, document))


def _target(span: Span, document: Document) -> int:
    """Index of the paragraph that a remark is about: the one whose line it ends, else the next, else the last."""
    texts = [index for index, block in enumerate(document.blocks) if block.kind is not BlockKind.MARGIN]
    at = document.source_offset(span.start)
    line = document.line_of(span.start)
    start = document.source.line_starts[line - 1]
    alone = not document.source.text[start:at].strip()
    for index in texts:
        begin, end = document.source_span(document.blocks[index].span)
        if begin > at if alone else (begin < at and end > start):
            return index
    return texts[-1] if texts else 0
