"""Drafts that are hard to write into other formats, and the reporters run on them."""

from __future__ import annotations

import json
from io import StringIO
from typing import Any

from report_samples import PACK, clean, document_of, same, sample, span_of, unreadable

from reportlint.errors import Message
from reportlint.findings import Answer, Edit, Finding, Related, Severity, Span, Verdict
from reportlint.readers.plain import read_text
from reportlint.reporters import REPORTERS
from reportlint.reporters.look import Look
from reportlint.results import Checked, Failure, Results
from reportlint.text import Block, Document, Segment, Source, decode

PATH = '报送 材料/100%: 甲,乙 "稿" #1.txt'
"""A path with everything that some format gives a meaning to."""

NASTY = '关于𠮷县"法治"工作情况的报告\r\n\r\n一、成效：完成100%, 好"𠮷"事,办结\r\n\r\n二、计划\r\n'
SAID = '半角“,”：应为“，”\r\n::error::100% <&>"]]>\x0b\x1b[31m'


def nasty(before: str = "") -> Checked:
    """Astral characters, CRLF, quotes, marks and control characters; a missing item; a rule that failed."""
    document = read_text(decode(PATH, (before + NASTY).encode()))
    comma = span_of(document, "事,办")._replace(start=document.text.index("事,办") + 1)
    comma = Span(comma.start, comma.start + 1)
    near = Related(span_of(document, "𠮷县"), same('只提到 "𠮷"'))
    findings = (
        Finding(
            "GW301", Severity.WARNING, comma, same(SAID), same("《标点：符号》,100%"), (near,), Edit(comma, "，𠮷")
        ),
        Finding("FZ103", Severity.ERROR, span_of(document, "二、"), same("缺少"), same(""), absent=True),
        Finding("GW105", Severity.INFO, span_of(document, "𠮷"), same("字"), same("")),
        Finding("GW105", Severity.INFO, span_of(document, "𠮷"), same("字"), same("")),
    )
    verdicts = (Verdict("FZ103", same("=第一|责任人"), Answer.UNMET, near=(near,)),)
    failures = (Failure("GW777", Message("超时", "timed out")), Failure("GW777", Message("又超时", "again")))
    return Checked(
        PATH, document, {}, PACK, True, verdicts, findings, failures, rules_run=9, notices=(same("有\x00修订"),)
    )


def empty() -> Checked:
    """A draft without a character, in which something is missing."""
    document = Document(Source("空.txt", b"", "", "utf-8"), "", (), ())
    finding = Finding("GW101", Severity.ERROR, Span(0, 0), same("缺少标题"), same(""), absent=True)
    return Checked("空.txt", document, {}, PACK, findings=(finding,))


def extracted(format_: str, **spot: int) -> Checked:
    """A finding in a file that is no text: in its second block, with an edit."""
    text = "标题\n甲,乙"
    blocks = (Block(Span(0, 2), **spot), Block(Span(3, 6), **spot))
    source = Source(f"a.{format_}", b"bytes", text, "utf-8")
    document = Document(source, text, blocks, (Segment(0, 0, len(text)),), format_)
    finding = Finding("GW301", Severity.WARNING, Span(4, 5), same("半角"), same(""), edit=Edit(Span(4, 5), "，"))
    return Checked(f"a.{format_}", document, {}, PACK, findings=(finding,))


def flawed(text: str, words: str, path: str = "a.txt", edit: str | None = None) -> Checked:
    """A draft with one finding on some words."""
    document = document_of(text, path)
    span = span_of(document, words)
    finding = Finding("GW1", Severity.WARNING, span, same("有误"), same(""), edit=Edit(span, edit) if edit else None)
    return Checked(path, document, {}, PACK, findings=(finding,))


def everything() -> Results:
    """All samples as one batch."""
    return [sample(), clean(), unreadable(), nasty(), empty(), extracted("html", source_line=7), extracted("docx")]


def text_of(format_: str, results: Results, lang: str = "zh", *, strict: bool = False) -> str:
    """What a reporter writes."""
    out = StringIO(newline="")
    REPORTERS[format_](results, out, Look(lang, strict=strict))  # type: ignore[arg-type]
    return out.getvalue()


def value_of(format_: str, results: Results, lang: str = "zh") -> Any:
    """What a JSON reporter writes, parsed."""
    return json.loads(text_of(format_, results, lang))
