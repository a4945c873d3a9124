"""What was found in a draft, as diagnostics."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lsprotocol.types import Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, Location

from ..errors import Message
from ..findings import Finding, Related, Severity
from ..reporters import view
from ..reporters.fingerprints import fingerprints
from .client import Client
from .review import Review

SOURCE = "reportlint"

SEVERITIES: Mapping[Severity, DiagnosticSeverity] = {
    Severity.ERROR: DiagnosticSeverity.Error,
    Severity.WARNING: DiagnosticSeverity.Warning,
    Severity.INFO: DiagnosticSeverity.Information,
}

ABSENT = Message("应写在此前", "belongs before this")
LEFT_ALONE = Message(
    "没有适用的检查清单，按编辑器设置没有检查", "no checklist applies; not checked, as the editor's settings have it"
)


def diagnostics(review: Review, uri: str, client: Client, *, unlisted: bool = True) -> list[Diagnostic]:
    """Everything that is to be told of a draft: failures first, then findings in reading order, then notices.

    Without `unlisted`, of a draft that no checklist is for only failures are told, and that it was left alone.
    """
    alone = not unlisted and review.checked.document is not None and not review.checked.listed
    told = () if alone else _findings(review, uri, client)
    return [*_failures(review), *told, *_notices(review, alone=alone)]


def found(review: Review, uri: str, client: Client) -> list[tuple[Finding, Diagnostic]]:
    """Every finding with its diagnostic."""
    return list(zip(review.checked.findings, _findings(review, uri, client), strict=True))


def _findings(review: Review, uri: str, client: Client) -> Iterator[Diagnostic]:
    document = review.checked.document
    names = fingerprints(document, review.checked.findings) if document else []
    for finding, name in zip(review.checked.findings, names, strict=True):
        yield Diagnostic(
            range=review.range_of(finding),
            message=_message(review, finding, client),
            severity=SEVERITIES[finding.severity],
            code=finding.rule,
            source=SOURCE,
            related_information=[_related(review, each, uri) for each in finding.related] if client.related else None,
            data={"fingerprint": name},
        )


def _message(review: Review, finding: Finding, client: Client) -> str:
    """What is wrong; the other places too, where the client has no room of its own for them."""
    text = finding.message.of(review.lang)
    notes = [ABSENT.of(review.lang)] if finding.absent else []
    if not client.related:
        notes += [_where(review, each) for each in finding.related]
    joined = Message("；", "; ").of(review.lang).join(notes)
    return view.clean(text + (Message(f"（{joined}）", f" ({joined})").of(review.lang) if notes else ""))


def _where(review: Review, related: Related) -> str:
    line = review.range(related.span).start.line + 1
    return Message(f"第 {line} 行：{related.note.zh}", f"line {line}: {related.note.en}").of(review.lang)


def _related(review: Review, related: Related, uri: str) -> DiagnosticRelatedInformation:
    return DiagnosticRelatedInformation(
        Location(uri, review.range(related.span)), view.clean(related.note.of(review.lang))
    )


def failures(review: Review) -> list[str]:
    """What could not be checked, one line each."""
    checked = review.checked
    return [view.failure_line(checked, failure, review.lang) for failure in checked.failures]


def _failures(review: Review) -> Iterator[Diagnostic]:
    for failure, line in zip(review.checked.failures, failures(review), strict=True):
        yield Diagnostic(
            review.positions.line(0), line, DiagnosticSeverity.Error, code=failure.rule or None, source=SOURCE
        )


def _notices(review: Review, *, alone: bool) -> Iterator[Diagnostic]:
    """What a reader of the findings should know besides; hints, which editors show without clamour."""
    checked = review.checked
    if checked.document is None:
        return
    unlisted = () if checked.listed else (LEFT_ALONE if alone else view.UNLISTED,)
    for notice in (*unlisted, *(() if alone else checked.notices)):
        text = view.clean(notice.of(review.lang))
        yield Diagnostic(review.positions.line(0), text, DiagnosticSeverity.Hint, source=SOURCE)
