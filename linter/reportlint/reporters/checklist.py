"""The required items as a table: what is met and where, what is missing, what a person must read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..errors import Lang, Message
from ..findings import Answer, Span, Verdict
from ..results import Checked
from ..text import Document
from . import view
from .cells import cell_len, cut, pad
from .styled import Line

EXCERPT = 40
"""Cells of evidence that are quoted."""

SIGNS: Mapping[Answer, tuple[str, str]] = {
    Answer.MET: ("✓", "green"),
    Answer.UNMET: ("✗", "bold red"),
    Answer.UNCLEAR: ("？", "yellow"),
    Answer.NOT_APPLICABLE: ("–", "dim"),
}

ANSWERED: Mapping[Answer, Message] = {
    Answer.MET: Message("具备", "met"),
    Answer.UNMET: Message("缺失", "unmet"),
    Answer.UNCLEAR: Message("待人工确认", "unclear"),
    Answer.NOT_APPLICABLE: Message("不适用", "not applicable"),
}

COMMA: Mapping[Lang, str] = {"zh": "，", "en": ", "}
SEMICOLON: Mapping[Lang, str] = {"zh": "；", "en": "; "}


def checklist(checked: Checked, document: Document, lang: Lang) -> Iterator[Line]:
    """One row an item, aligned by cells."""
    rows = [(verdict, view.clean(verdict.title.of(lang))) for verdict in checked.verdicts]
    ids = max((cell_len(verdict.rule) for verdict, _ in rows), default=0)
    titles = max((cell_len(title) for _, title in rows), default=0)
    for verdict, title in rows:
        sign, style = SIGNS[verdict.answer]
        told = view.clean(said(checked, document, verdict, lang))
        yield Line(
            "  ", (pad(sign, 2), style), f"{pad(verdict.rule, ids)} {pad(title, titles)}  ", (told, _tint(verdict))
        )


def _tint(verdict: Verdict) -> str:
    return "" if verdict.answer is Answer.MET else SIGNS[verdict.answer][1]


def said(checked: Checked, document: Document, verdict: Verdict, lang: Lang) -> str:
    """What the checklist says beside an item, and what was decided of it."""
    decided = view.settled_item(checked, verdict.rule, lang)
    return SEMICOLON[lang].join(filter(None, (_said(document, verdict, lang), decided)))


def _said(document: Document, verdict: Verdict, lang: Lang) -> str:
    if verdict.answer is Answer.MET:
        return _evidence(document, verdict.evidence, lang)
    if verdict.answer is Answer.UNCLEAR:
        return _to_read(document, verdict.evidence or tuple(near.span for near in verdict.near), lang)
    if verdict.answer is Answer.NOT_APPLICABLE:
        return ANSWERED[verdict.answer].of(lang)
    parts = [Message("没有这部分内容", "nothing on this").of(lang)]
    for near in verdict.near:
        line = view.where(document, near.span.start)
        parts.append(Message(f"{line.zh}{near.note.zh}", f"{line.en}: {near.note.en}").of(lang))
    # Two mentions in one line are one thing to look at.
    return SEMICOLON[lang].join(dict.fromkeys(parts))


def _evidence(document: Document, spans: tuple[Span, ...], lang: Lang) -> str:
    if not spans:
        return ANSWERED[Answer.MET].of(lang)
    opening = cut(document.of(spans[0]).partition("\n")[0], EXCERPT)
    return f"{view.where(document, spans[0].start).of(lang)}  {opening}"


def _to_read(document: Document, spans: tuple[Span, ...], lang: Lang) -> str:
    if not spans:
        return Message("请人工通读全文", "please read the whole draft").of(lang)
    places = [document.place(span) for span in spans]
    first, last = min(place.line for place in places), max(place.end_line for place in places)
    if first == last:
        return Message(f"请人工阅读第 {first} 行", f"please read line {first}").of(lang)
    return Message(f"请人工阅读第 {first}–{last} 行", f"please read lines {first}–{last}").of(lang)


def tally(verdicts: Sequence[Verdict], lang: Lang) -> str:
    """`必备内容 4 项：3 项具备，1 项缺失`, empty where there is no checklist."""
    if not verdicts:
        return ""
    total = len(verdicts)
    counts = [(answer, sum(verdict.answer is answer for verdict in verdicts)) for answer in Answer]
    said = COMMA[lang].join(
        Message(f"{count} 项{ANSWERED[answer].zh}", f"{count} {ANSWERED[answer].en}").of(lang)
        for answer, count in counts
        if count
    )
    return Message(f"必备内容 {total} 项：{said}", f"required items: {total} ({said})").of(lang)
