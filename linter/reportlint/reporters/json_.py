"""For programs: the answer as JSON, schema reportlint/1. Keys are only ever added."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import Any, TextIO

import msgspec

from ..changes import place_of
from ..errors import Lang
from ..findings import Answer, Edit, Finding, Related, Severity, Span, Verdict
from ..results import Checked, Results
from ..steps import finish
from ..text import Document
from ..version import __version__
from . import shapes, tallies, view
from .fingerprints import fingerprints
from .look import Look

SCHEMA = "reportlint/1"


def write(results: Results, out: TextIO, look: Look) -> None:
    """The whole answer, indented, Chinese left as it is."""
    text = msgspec.json.format(msgspec.json.encode(report(results, look.lang)), indent=2)
    out.write(text.decode("utf-8") + "\n")


def report(results: Results, lang: Lang) -> shapes.Report:
    """The answer as a value."""
    return shapes.Report(
        schema=SCHEMA,
        tool=shapes.Tool("reportlint", __version__),
        packs=packs_of(results),
        documents=[_draft(checked, lang) for checked in results],
        summary=_summary(results),
    )


def packs_of(results: Results) -> list[shapes.Pack]:
    """Every pack that was used, once."""
    packs = {(pack.name, pack.sha256): pack for checked in results if (pack := checked.pack)}
    return [shapes.Pack(pack.name, pack.version, pack.sha256) for pack in packs.values()]


def _summary(results: Results) -> shapes.Summary:
    return shapes.Summary(
        documents=len(results),
        error=sum(checked.count(Severity.ERROR) for checked in results),
        warning=sum(checked.count(Severity.WARNING) for checked in results),
        info=sum(checked.count(Severity.INFO) for checked in results),
        unmet=sum(checked.answers(Answer.UNMET) for checked in results),
        unclear=sum(checked.answers(Answer.UNCLEAR) for checked in results),
        failed=tallies.failed_drafts(checked.sums for checked in results),
        waived=sum(len(checked.waived) for checked in results),
        baseline=sum(len(checked.known) for checked in results),
    )


def _draft(checked: Checked, lang: Lang) -> shapes.Draft:
    document = checked.document
    names = _names(checked, document) if document else {}
    return shapes.Draft(
        path=checked.path,
        sha256=sha256(document.source.data).hexdigest() if document else None,
        format=document.format if document else None,
        encoding=document.source.encoding if document else None,
        pack=checked.pack.name if checked.pack else None,
        listed=checked.listed,
        facts=_facts(checked),
        verdicts=[_verdict(checked, document, verdict, lang) for verdict in checked.verdicts] if document else [],
        findings=_findings(checked, document, names, lang) if document else [],
        checked=shapes.Coverage(
            checked.rules_run,
            [shapes.Skipped(skipped.rule, skipped.why.of(lang)) for skipped in checked.skipped],
            checked.compared,
        ),
        notices=[notice.of(lang) for notice in checked.notices],
        errors=[shapes.Error(failure.rule, failure.message.of(lang)) for failure in checked.failures],
        revisions=document.revisions if document and document.revisions else msgspec.UNSET,
        waived=_waived(checked, document, names, lang) if document else [],
        baseline=len(checked.known),
    )


def _facts(checked: Checked) -> dict[str, shapes.Fact]:
    document = checked.document
    return {
        name: shapes.Fact(
            fact.value, document.line_of(fact.span.start) if document and fact.span else None, fact.origin
        )
        for name, fact in (checked.facts or {}).items()
    }


def _verdict(checked: Checked, document: Document, verdict: Verdict, lang: Lang) -> shapes.Verdict:
    return shapes.Verdict(
        rule=verdict.rule,
        title=verdict.title.of(lang),
        verdict=verdict.answer.value,
        by=verdict.by,
        evidence=[_place(checked, document, span) for span in verdict.evidence],
        near=[_noted(checked, document, near, lang) for near in verdict.near],
        basis=verdict.basis.of(lang),
    )


def _names(checked: Checked, document: Document) -> dict[int, str]:
    """The fingerprints of all findings by identity, which are the same whatever is waived or in the baseline."""
    settled = (*(waived.finding for waived in checked.waived), *checked.known)
    found = finish((*checked.findings, *settled), document.source_offset) if settled else checked.findings
    return dict(zip(map(id, found), fingerprints(document, found), strict=True))


def _findings(checked: Checked, document: Document, names: Mapping[int, str], lang: Lang) -> list[shapes.Finding]:
    return [_finding(checked, document, finding, names[id(finding)], lang) for finding in checked.findings]


def _waived(checked: Checked, document: Document, names: Mapping[int, str], lang: Lang) -> list[shapes.Waived]:
    return [
        shapes.Waived(_finding(checked, document, finding, names[id(finding)], lang), *waiver)
        for finding, waiver in checked.waived
    ]


def _finding(checked: Checked, document: Document, finding: Finding, fingerprint: str, lang: Lang) -> shapes.Finding:
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
        related=[_noted(checked, document, related, lang) for related in finding.related],
        fix=_fix(document, finding.edit) if finding.edit else None,
        fingerprint=fingerprint,
        **_spot(checked, document, finding.span),
    )


def _place(checked: Checked, document: Document, span: Span) -> shapes.Place:
    return shapes.Place(*document.place(span), document.quote(span), **_spot(checked, document, span))


def _noted(checked: Checked, document: Document, related: Related, lang: Lang) -> shapes.Noted:
    span, note = related.span, related.note.of(lang)
    return shapes.Noted(*document.place(span), document.quote(span), note, **_spot(checked, document, span))


def _spot(checked: Checked, document: Document, span: Span) -> dict[str, Any]:
    """The keys of `Spot` that are known of a place."""
    block = view.known_spot(document, span.start)
    if block is None:
        return {}
    known = {"paragraph": block.paragraph, "page": block.page, "source_line": block.source_line}
    return {name: number for name, number in known.items() if number} | {
        "headings": view.headings_of(checked, span.start)
    }


def _fix(document: Document, edit: Edit) -> shapes.Fix | None:
    """The edit as places of the source; None where it cannot be made there."""
    changes = [
        shapes.Replacement(*document.place_of(place), piece.text)
        for piece in edit.pieces
        if (place := place_of(document, piece)) is not None
    ]
    if len(changes) < len(edit.pieces):
        return None
    first, *more = changes
    return shapes.Fix(
        first.line, first.column, first.end_line, first.end_column, first.text, edit.safe, more or msgspec.UNSET
    )
