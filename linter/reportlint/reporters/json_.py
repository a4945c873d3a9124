"""For programs: the answer as JSON, schema reportlint/1. Keys are only ever added."""

from __future__ import annotations

from hashlib import sha256
from typing import TextIO

import msgspec

from .. import __version__
from ..errors import Lang
from ..findings import Answer, Edit, Finding, Related, Severity, Span, Verdict
from ..results import Checked, Results
from ..text import Document
from . import shapes, view
from .fingerprints import fingerprints
from .view import Look

SCHEMA = "reportlint/1"


def write(results: Results, out: TextIO, look: Look) -> None:
    """The whole answer, indented, Chinese left as it is."""
    text = msgspec.json.format(msgspec.json.encode(report(results, look.lang)), indent=2)
    out.write(text.decode("utf-8") + "\n")


def report(results: Results, lang: Lang) -> shapes.Report:
    """The answer as a value."""
    packs = {(pack.name, pack.sha256): pack for checked in results if (pack := checked.pack)}
    return shapes.Report(
        schema=SCHEMA,
        tool=shapes.Tool("reportlint", __version__),
        packs=[shapes.Pack(pack.name, pack.version, pack.sha256) for pack in packs.values()],
        documents=[_draft(checked, lang) for checked in results],
        summary=_summary(results),
    )


def _summary(results: Results) -> shapes.Summary:
    return shapes.Summary(
        documents=len(results),
        error=sum(checked.count(Severity.ERROR) for checked in results),
        warning=sum(checked.count(Severity.WARNING) for checked in results),
        info=sum(checked.count(Severity.INFO) for checked in results),
        unmet=sum(checked.answers(Answer.UNMET) for checked in results),
        unclear=sum(checked.answers(Answer.UNCLEAR) for checked in results),
        failed=view.failed_drafts(results),
    )


def _draft(checked: Checked, lang: Lang) -> shapes.Draft:
    document = checked.document
    return shapes.Draft(
        path=checked.path,
        sha256=sha256(document.source.data).hexdigest() if document else None,
        format=document.format if document else None,
        encoding=document.source.encoding if document else None,
        pack=checked.pack.name if checked.pack else None,
        listed=checked.listed,
        facts=_facts(checked),
        verdicts=[_verdict(document, verdict, lang) for verdict in checked.verdicts] if document else [],
        findings=_findings(document, checked.findings, lang) if document else [],
        checked=shapes.Coverage(
            checked.rules_run, [shapes.Skipped(skipped.rule, skipped.why.of(lang)) for skipped in checked.skipped]
        ),
        notices=[notice.of(lang) for notice in checked.notices],
        errors=[shapes.Error(failure.rule, failure.message.of(lang)) for failure in checked.failures],
    )


def _facts(checked: Checked) -> dict[str, shapes.Fact]:
    document = checked.document
    return {
        name: shapes.Fact(
            fact.value, document.line_of(fact.span.start) if document and fact.span else None, fact.origin
        )
        for name, fact in (checked.facts or {}).items()
    }


def _verdict(document: Document, verdict: Verdict, lang: Lang) -> shapes.Verdict:
    return shapes.Verdict(
        rule=verdict.rule,
        title=verdict.title.of(lang),
        verdict=verdict.answer.value,
        by=verdict.by,
        evidence=[_place(document, span) for span in verdict.evidence],
        near=[_noted(document, near, lang) for near in verdict.near],
        basis=verdict.basis.of(lang),
    )


def _findings(document: Document, findings: tuple[Finding, ...], lang: Lang) -> list[shapes.Finding]:
    return [
        _finding(document, finding, fingerprint, lang)
        for finding, fingerprint in zip(findings, fingerprints(document, findings), strict=True)
    ]


def _finding(document: Document, finding: Finding, fingerprint: str, lang: Lang) -> shapes.Finding:
    place = view.place_of(document, finding)
    return shapes.Finding(
        rule=finding.rule,
        severity=finding.severity.name.lower(),
        message=finding.message.of(lang),
        line=place.line,
        column=place.column,
        end_line=place.end_line,
        end_column=place.end_column,
        quote=view.quote_of(document, finding),
        absent=finding.absent,
        basis=finding.basis.of(lang),
        related=[_noted(document, related, lang) for related in finding.related],
        fix=_fix(document, finding.edit) if finding.edit else None,
        fingerprint=fingerprint,
    )


def _place(document: Document, span: Span) -> shapes.Place:
    return shapes.Place(*document.place(span), document.quote(span))


def _noted(document: Document, related: Related, lang: Lang) -> shapes.Noted:
    return shapes.Noted(*document.place(related.span), document.quote(related.span), related.note.of(lang))


def _fix(document: Document, edit: Edit) -> shapes.Fix:
    return shapes.Fix(*document.place(edit.span), edit.text, edit.safe)
