"""Checks drafts of official reports against rule packs.

`reportlint.check` checks one draft from Python; all else that is named here is what it takes and gives.
"""

from __future__ import annotations

from .version import __version__

# As `typing` has it, which takes long to load.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from typing import Any

    from .api import check, pack, place
    from .errors import InputError, Message, ReportlintError, UsageError, YamlError
    from .findings import Answer, Edit, Finding, Related, Severity, Span, Verdict, Waived
    from .results import Checked, Failure, Skipped
    from .text import Place

__all__ = [
    "Answer",
    "Checked",
    "Edit",
    "Failure",
    "Finding",
    "InputError",
    "Message",
    "Place",
    "Related",
    "ReportlintError",
    "Severity",
    "Skipped",
    "Span",
    "UsageError",
    "Verdict",
    "Waived",
    "YamlError",
    "__version__",
    "check",
    "pack",
    "place",
]

_HOMES = {
    "api": ("check", "pack", "place"),
    "errors": ("InputError", "Message", "ReportlintError", "UsageError", "YamlError"),
    "findings": ("Answer", "Edit", "Finding", "Related", "Severity", "Span", "Verdict", "Waived"),
    "results": ("Checked", "Failure", "Skipped"),
    "text": ("Place",),
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    """What the package offers, loaded when it is asked for: `import reportlint` costs next to nothing."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f".{_HOME[name]}", __name__), name)


def __dir__() -> list[str]:
    return sorted(__all__)
