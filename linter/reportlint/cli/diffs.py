"""What fixing changes in a draft, as a unified diff: of a Word draft in the text that was read out of it."""

from __future__ import annotations

import sys

from ..expressions import expression
from ..reporters.view import clean
from ..results import Checked

_END = expression(r"\r\n|\r|\n")


def differences(before: Checked, after: Checked) -> str:
    """The lines that differ with three around them, in the notation of diff; line ends are shown as line feeds."""
    from difflib import unified_diff

    name = clean(before.path)
    lines = unified_diff(_lines(before), _lines(after), name, name, lineterm="")
    tidy = clean if sys.stdout.isatty() else str
    return "".join(f"{tidy(line)}\n" for line in lines)


def _lines(checked: Checked) -> list[str]:
    return _END.split(checked.document.source.text) if checked.document else []
