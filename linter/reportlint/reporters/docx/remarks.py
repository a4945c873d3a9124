"""What the comments say: one on the whole draft with its checklist, and one for each finding."""

from __future__ import annotations

from collections.abc import Iterator

from ...errors import Lang, Message
from ...findings import SEVERITY_NAMES, Answer, Finding, Related, Span, Verdict
from ...records import record
from ...results import Checked
from ...text import Document
from .. import tallies, view

QUOTED = 30
"""Code points of a passage that are quoted."""

SAID = {
    Answer.MET: Message("✓ 具备", "✓ met"),
    Answer.UNMET: Message("✗ 缺失", "✗ unmet"),
    Answer.UNCLEAR: Message("？ 待人工确认", "? unclear"),
    Answer.NOT_APPLICABLE: Message("– 不适用", "– not applicable"),
}


@record
class Remark:
    """One comment: the logical span that it is put around, and its paragraphs."""

    span: Span
    lines: tuple[str, ...]


def remarks_of(checked: Checked, document: Document, lang: Lang) -> list[Remark]:
    """All comments of a draft, the checklist first.

    The checklist is a comment at the first words and no page at the end: who has worked off the comments deletes all
    of them with one command (审阅 › 删除文档中的所有批注), and what remains is the draft that came in. A page at the
    end would have to be cut out by hand, and one day would go up to the superior with the report.
    """
    first = min((block.span for block in document.blocks), key=lambda span: document.source_offset(span.start))
    remarks = [Remark(Span(first.start, first.start + 1), tuple(map(view.clean, _overview(checked, document, lang))))]
    for finding in checked.findings:
        span = _place(document, finding)
        remarks.append(Remark(span, tuple(map(view.clean, _said(document, finding, lang)))))
    return remarks


def _place(document: Document, finding: Finding) -> Span:
    """What a comment is put around; what is absent belongs before the paragraph that it names."""
    if not finding.absent:
        return finding.span
    start = document.blocks[document.block_at(finding.span.start)].span.start
    return Span(start, start + 1)


def _overview(checked: Checked, document: Document, lang: Lang) -> Iterator[str]:
    facts = checked.facts or {}
    title = checked.pack.title.message().of(lang) if checked.pack and checked.listed else view.UNLISTED.of(lang)
    year, issuer = facts.get("report_year"), facts.get("issuer")
    named = [title, Message(f"{year.value} 年度", f"year {year.value}").of(lang) if year else ""]
    yield "reportlint · " + " · ".join(filter(None, [*named, str(issuer.value) if issuer else ""]))
    for verdict in checked.verdicts:
        yield f"{SAID[verdict.answer].of(lang)} {verdict.rule} {verdict.title.of(lang)}" + _where(
            document, verdict, lang
        )
    yield tallies.counted([checked.sums], lang)
    yield from (notice.of(lang) for notice in checked.notices)
    yield from (view.failure_line(checked, failure, lang) for failure in checked.failures)


def _where(document: Document, verdict: Verdict, lang: Lang) -> str:
    """The passages that a verdict rests on, or the nearest mentions."""
    if verdict.answer is Answer.MET:
        passages = [_passage(document, span, lang) for span in verdict.evidence[:1]]
    elif verdict.answer is Answer.UNCLEAR:
        passages = [_passage(document, span, lang) for span in verdict.evidence]
        passages += [_noted(document, near, lang) for near in verdict.near if not verdict.evidence]
    else:
        passages = [_noted(document, near, lang) for near in verdict.near]
    joint, colon = ("；", "：") if lang == "zh" else ("; ", ": ")
    return colon + joint.join(dict.fromkeys(passages)) if passages else ""


def _said(document: Document, finding: Finding, lang: Lang) -> Iterator[str]:
    colon = "：" if lang == "zh" else ": "
    yield f"{SEVERITY_NAMES[finding.severity].of(lang)} {finding.rule}{colon}{finding.message.of(lang)}"
    if finding.absent:
        yield Message("应写在此前。", "Belongs before this.").of(lang)
    for related in finding.related:
        yield Message("另见", "See ").of(lang) + _noted(document, related, lang)
    if better := view.mended(document, finding, QUOTED):
        yield Message(f"可改为“{better}”", f"Could be “{better}”").of(lang)
    if basis := finding.basis.of(lang):
        yield Message(f"依据：{basis}", f"Basis: {basis}").of(lang)


def _noted(document: Document, related: Related, lang: Lang) -> str:
    colon = "：" if lang == "zh" else ": "
    return _passage(document, related.span, lang) + colon + related.note.of(lang)


def _passage(document: Document, span: Span, lang: Lang) -> str:
    """`第 12 段“三、存在的不足……”`; of a text draft its line."""
    line = document.line_of(span.start)
    place = view.spot_of(document, span.start, lang) or Message(f"原文第 {line} 行", f"line {line}").of(lang)
    text = document.of(span).partition("\n")[0]
    quoted = text if len(text) <= QUOTED else f"{text[: QUOTED - 1]}…"
    return f"{place}“{quoted}”" if lang == "zh" else f"{place} “{quoted}”"
