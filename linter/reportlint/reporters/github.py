"""Commands for the log of a GitHub job, which become annotations on the changed lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TextIO

from ..errors import Lang, Message
from ..results import Results
from . import machine, view
from .look import Look

COMMANDS: Mapping[str, str] = {"error": "error", "warning": "warning", "info": "notice"}

_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def write(results: Results, out: TextIO, look: Look) -> None:
    """One command a finding, the gravest first, for GitHub shows only some; what could not be checked before all."""
    drafts = list(machine.told(results, look.lang))
    for draft in drafts:
        for trouble in draft.troubles:
            out.write(_command("error", {"file": draft.path, "title": trouble.rule or "reportlint"}, trouble.message))
    for severity in COMMANDS:
        for draft in drafts:
            out.writelines(_findings(draft, severity, look.lang))


def _findings(draft: machine.Told, severity: str, lang: Lang) -> Iterator[str]:
    for entry in draft.entries:
        if entry.found.severity == severity:
            properties = {"file": draft.path} | _place(entry.region) | {"title": entry.found.rule}
            yield _command(COMMANDS[severity], properties, _text(entry, lang))


def _place(region: machine.Region) -> dict[str, object]:
    """The properties of a place; columns only within one line, for GitHub drops those of longer ones."""
    lines: dict[str, object] = {"line": region.line, "endLine": region.end_line}
    if region.column and region.line == region.end_line:
        return lines | {"col": region.column, "endColumn": region.end_column}
    return lines


def _text(entry: machine.Entry, lang: Lang) -> str:
    basis = view.clean(entry.found.basis)
    ground = Message(f"依据 {basis}", f"basis: {basis}").of(lang)
    return f"{entry.message}\n{ground}" if basis else entry.message


def _command(name: str, properties: Mapping[str, object], text: str) -> str:
    said = ",".join(f"{key}={str(value).translate(_PROPERTY)}" for key, value in properties.items())
    return f"::{name} {said}::{text.translate(_DATA)}\n"
