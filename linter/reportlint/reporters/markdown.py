"""The required items as Markdown tables, to be sent back to the units: what is met and where, what is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TextIO

from ..errors import Lang, Message
from ..findings import Answer, Span, Verdict
from ..results import Checked, Results
from ..text import Document
from . import tallies, view
from .checklist import ANSWERED, SIGNS, said, tally
from .look import Look

HEAD = (Message("编号", "id"), Message("必备内容", "item"), Message("结论", "verdict"), Message("行", "lines"))
NOTE = Message("说明", "note")
OVERVIEW = (
    Message("文稿", "draft"),
    *ANSWERED.values(),
    Message("错误", "errors"),
    Message("警告", "warnings"),
    Message("提示", "infos"),
)


def write(results: Results, out: TextIO, look: Look) -> None:
    """A table a draft; before those of several, one over all."""
    blocks = [Message("# 必备内容检查清单", "# Checklist of required items").of(look.lang)]
    if len(results) > 1:
        blocks += [_overview(results, look.lang), tallies.summary([checked.sums for checked in results], look.lang)]
    for checked in results:
        blocks += _draft(checked, look.lang)
    out.write("\n\n".join(blocks) + "\n")


def _overview(results: Results, lang: Lang) -> str:
    return _table([name.of(lang) for name in OVERVIEW], [_counts(checked, lang) for checked in results])


def _counts(checked: Checked, lang: Lang) -> list[str]:
    if checked.document is None:
        return [checked.path, Message("未能查完", "not checked").of(lang), *[""] * (len(OVERVIEW) - 2)]
    answers = [str(checked.answers(answer)) for answer in ANSWERED]
    counts = [str(checked.count(severity)) for severity in view.GRAVEST_FIRST]
    return [checked.path, *answers, *counts]


def _draft(checked: Checked, lang: Lang) -> Iterator[str]:
    yield f"## {_inline(checked.path)}"
    if checked.document is not None:
        yield _inline(" · ".join(view.about(checked, lang)))
        if checked.verdicts:
            head = [name.of(lang) for name in (*HEAD, NOTE)]
            yield _table(head, [_row(checked, checked.document, verdict, lang) for verdict in checked.verdicts])
        sums = [checked.sums]
        counts = (tallies.counted(sums, lang), _compared(checked, lang), *tallies.settled(sums, lang))
        tallied = (tally(checked.verdicts, lang), *counts)
        yield " · ".join(filter(None, tallied))
    notices = [view.clean(notice.of(lang)) for notice in checked.notices]
    troubles = [view.failure_line(checked, failure, lang) for failure in checked.failures]
    if notices or troubles:
        yield "\n".join(f"- {_inline(line)}" for line in (*notices, *troubles))


def _compared(checked: Checked, lang: Lang) -> str:
    count = checked.compared
    return Message(f"核对勾稽关系 {count} 处", f"equations checked: {count}").of(lang) if count else ""


def _row(checked: Checked, document: Document, verdict: Verdict, lang: Lang) -> list[str]:
    answer = f"{SIGNS[verdict.answer][0]} {ANSWERED[verdict.answer].of(lang)}"
    note = "" if verdict.answer is Answer.NOT_APPLICABLE else said(checked, document, verdict, lang)
    return [verdict.rule, verdict.title.of(lang), answer, _lines(document, verdict), note]


def _lines(document: Document, verdict: Verdict) -> str:
    """The lines that an answer rests on; of what is not met, those of the nearest mentions."""
    spans: tuple[Span, ...] = verdict.evidence or tuple(near.span for near in verdict.near)
    places = sorted({(place.line, place.end_line) for place in map(document.place, spans)})
    return ", ".join(f"{line}–{end}" if end > line else str(line) for line, end in places)


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *[[_inline(cell) for cell in row] for row in rows]]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _inline(text: str) -> str:
    """On one line, and nothing in it that Markdown would take for a mark."""
    return re.sub(r"[\\`*_<>\[\]|]", r"\\\g<0>", re.sub(r"\s+", " ", view.clean(text)).strip())
