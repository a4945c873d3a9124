"""The output formats, each a function from results to a stream or to a file, or from one result to a file. Nothing
registers itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from types import ModuleType
from typing import TextIO

from ..results import Checked, Results
from .look import Look

Reporter = Callable[[Results, TextIO, Look], None]
Copier = Callable[[Checked, Look], bytes]
"""Makes an annotated copy of one draft that could be read; raises InputError."""
Binder = Callable[[Results, Look], bytes]
"""Makes one file, which is no text, of the whole run."""


def _full(results: Results, out: TextIO, look: Look) -> None:
    # Imported when used, for rich takes longer to load than a draft to check.
    from . import full

    full.write(results, out, look)


def _concise(results: Results, out: TextIO, look: Look) -> None:
    from . import concise

    concise.write(results, out, look)


def _json(results: Results, out: TextIO, look: Look) -> None:
    from . import json_

    json_.write(results, out, look)


def _jsonl(results: Results, out: TextIO, look: Look) -> None:
    from . import jsonl

    jsonl.write(results, out, look)


def _sarif(results: Results, out: TextIO, look: Look) -> None:
    from . import sarif

    sarif.write(results, out, look)


def _github(results: Results, out: TextIO, look: Look) -> None:
    from . import github

    github.write(results, out, look)


def _gitlab(results: Results, out: TextIO, look: Look) -> None:
    from . import gitlab

    gitlab.write(results, out, look)


def _junit(results: Results, out: TextIO, look: Look) -> None:
    from . import junit

    junit.write(results, out, look)


def _rdjson(results: Results, out: TextIO, look: Look) -> None:
    from . import rdjson

    rdjson.write(results, out, look)


def _checkstyle(results: Results, out: TextIO, look: Look) -> None:
    from . import checkstyle

    checkstyle.write(results, out, look)


def _checklist(results: Results, out: TextIO, look: Look) -> None:
    from . import markdown

    markdown.write(results, out, look)


def _csv(results: Results, out: TextIO, look: Look) -> None:
    from . import matrix

    matrix.write(results, out, look)


def _html(results: Results, out: TextIO, look: Look) -> None:
    from . import html

    html.write(results, out, look)


REPORTERS: Mapping[str, Reporter] = {
    "full": _full,
    "concise": _concise,
    "json": _json,
    "jsonl": _jsonl,
    "sarif": _sarif,
    "github": _github,
    "gitlab": _gitlab,
    "junit": _junit,
    "rdjson": _rdjson,
    "checkstyle": _checkstyle,
    "checklist": _checklist,
    "csv": _csv,
    "html": _html,
}


PIECEWISE = frozenset({"full", "concise"})
"""Formats that say the same of a draft whatever others there are; the module of each has `piece` for what is said of
one, and `assembled` for the whole."""


def of_pieces(format_: str) -> ModuleType:
    """The module of a format that is made of pieces."""
    return import_module(f".{format_}", __name__)


def _docx(checked: Checked, look: Look) -> bytes:
    from . import docx

    return docx.annotated(checked, look)


COPIERS: Mapping[str, Copier] = {
    "docx": _docx,
}
"""Formats that make one file for each draft."""


def _xlsx(results: Results, look: Look) -> bytes:
    from . import xlsx

    return xlsx.book(results, look)


BINDERS: Mapping[str, Binder] = {
    "xlsx": _xlsx,
}
"""Formats that make one file of bytes for the whole run, and cannot go to a screen."""

LIBRARIES: Mapping[str, str] = {"xlsx": "xlsxwriter"}
"""What formats need that is not installed with reportlint, but with the extra of the same name."""

FORMATS = (*REPORTERS, *COPIERS, *BINDERS)
HUMAN = frozenset({"full", "concise", "checklist"})
"""Formats that people read: these may share a stream with notices."""
