"""SARIF 2.1.0, for code scanning at GitHub, editors and stores of findings; columns are code points."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TextIO
from urllib.parse import quote

import msgspec

from ..errors import Lang
from ..results import Results
from ..version import __version__
from . import json_, machine, shapes, view
from .look import Look
from .sarif_rules import LEVELS, descriptors

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "reportlint/v1"


def write(results: Results, out: TextIO, look: Look) -> None:
    """One log with one run, indented, Chinese left as it is."""
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(results, look.lang)]}
    out.write(msgspec.json.format(msgspec.json.encode(log), indent=2).decode("utf-8") + "\n")


def _run(results: Results, lang: Lang) -> dict[str, Any]:
    drafts = list(machine.told(results, lang))
    rules = descriptors(results, lang)
    index = {rule["id"]: number for number, rule in enumerate(rules)}
    driver = {"name": "reportlint", "version": __version__, "semanticVersion": __version__, "rules": rules}
    return {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "invocations": [_invocation(drafts, index, lang)],
        "artifacts": [_artifact(draft) for draft in drafts],
        "results": [made for draft in drafts for made in _results(draft, index)],
        "properties": {"packs": json_.packs_of(results)},
    }


def _invocation(drafts: Sequence[machine.Told], index: Mapping[str, int], lang: Lang) -> dict[str, Any]:
    notes: list[dict[str, Any]] = []
    for draft in drafts:
        notes += [_notification(draft, "error", trouble.message, trouble.rule, index) for trouble in draft.troubles]
        notes += [_notification(draft, "note", notice, "", index) for notice in view.notices([draft.checked], lang)]
    complete = not any(draft.troubles for draft in drafts)
    return {"executionSuccessful": complete, "toolExecutionNotifications": notes}


def _notification(draft: machine.Told, level: str, text: str, rule: str, index: Mapping[str, int]) -> dict[str, Any]:
    where = {"physicalLocation": {"artifactLocation": _file(draft.path)}}
    about = {"associatedRule": {"id": rule, "index": index[rule]}} if rule else {}
    return {"level": level, "message": {"text": text}, "locations": [where], **about}


def _artifact(draft: machine.Told) -> dict[str, Any]:
    """What was read, and by which rules; of an unreadable draft only where it is."""
    said = draft.draft
    if said.sha256 is None:
        return {"location": _file(draft.path)}
    properties = {"format": said.format, "pack": said.pack, "listed": said.listed, "checked": said.checked}
    made = {"location": _file(draft.path), "hashes": {"sha-256": said.sha256}, "properties": properties}
    # Of a file that is no text, this would be the encoding of what was read out of it.
    return made | ({"encoding": said.encoding} if said.format in machine.AS_READ else {})


def _results(draft: machine.Told, index: Mapping[str, int]) -> Iterator[dict[str, Any]]:
    for entry in draft.entries:
        yield _result(draft, entry, index)
    for entry, waived in draft.waived:
        kind = "inSource" if waived.path == draft.checked.path else "external"
        text = view.clean(" · ".join(filter(None, (waived.reason, waived.by, waived.until))))
        suppression = {"kind": kind, "status": "accepted", "justification": text}
        yield _result(draft, entry, index) | {"suppressions": [suppression]}


def _result(draft: machine.Told, entry: machine.Entry, index: Mapping[str, int]) -> dict[str, Any]:
    found = entry.found
    made: dict[str, Any] = {
        "ruleId": found.rule,
        "ruleIndex": index[found.rule],
        "level": LEVELS[found.severity],
        "message": {"text": entry.message},
        "locations": [_location(draft.path, found)],
        "partialFingerprints": {FINGERPRINT: found.fingerprint},
    }
    if found.related:
        made["relatedLocations"] = [
            {"id": number, **_location(draft.path, noted), "message": {"text": view.clean(noted.note)}}
            for number, noted in enumerate(found.related)
        ]
    if edit := draft.edit_of(entry):
        made["fixes"] = [_fix(draft.path, edit)]
    return made | {"properties": {"absent": found.absent, "basis": found.basis}}


def _location(path: str, place: shapes.Finding | shapes.Place) -> dict[str, Any]:
    region = _region(machine.region(place)) | {"snippet": {"text": place.quote}}
    where: dict[str, Any] = {"physicalLocation": {"artifactLocation": _file(path), "region": region}}
    if isinstance(place.headings, list) and place.headings:
        name = " › ".join(map(view.clean, place.headings))
        where["logicalLocations"] = [{"fullyQualifiedName": name, "kind": "section"}]
    spot = {"paragraph": place.paragraph, "page": place.page}
    if known := {name: number for name, number in spot.items() if isinstance(number, int)}:
        where["properties"] = known
    return where


def _region(region: machine.Region) -> dict[str, Any]:
    if not region.column:
        return {"startLine": region.line, "endLine": region.end_line}
    lines = {"startLine": region.line, "startColumn": region.column}
    return lines | {"endLine": region.end_line, "endColumn": region.end_column}


def _fix(path: str, edit: shapes.Fix) -> dict[str, Any]:
    replacements = [
        {
            "deletedRegion": _region(machine.Region(each.line, each.column, each.end_line, each.end_column)),
            "insertedContent": {"text": each.text},
        }
        for each in edit.replacements
    ]
    return {"artifactChanges": [{"artifactLocation": _file(path), "replacements": replacements}]}


def _file(path: str) -> dict[str, str]:
    return {"uri": quote(path, safe="/")}
