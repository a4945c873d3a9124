"""What tells one state of this program from another: nothing that another one kept may be used."""

from __future__ import annotations

import os

from .store import FOLDER_PREPARED, PACKAGE, digest

_CHECKOUT = os.path.join(os.path.dirname(os.path.dirname(PACKAGE)), "rules")
_MADE = ("__pycache__", FOLDER_PREPARED)
"""Folders of what is made of the rest."""
INSTALLED = ""
"""What `program` says of an installed version."""

_known: list[str] = []


def program() -> str:
    """Empty for an installed version, which its number tells; for a checkout, what its files are like right now."""
    if not _known:
        _known.append(INSTALLED if os.path.isdir(os.path.join(PACKAGE, "rules")) else _state())
    return _known[0]


def _state() -> str:
    parts: list[bytes] = []
    waiting = [PACKAGE, _CHECKOUT]
    while waiting:
        with os.scandir(waiting.pop()) as found:
            for entry in found:
                if entry.is_dir():
                    if entry.name not in _MADE:
                        waiting.append(entry.path)
                elif entry.name.endswith((".py", ".yaml")):
                    status = entry.stat()
                    parts.append(f"{entry.path} {status.st_mtime_ns} {status.st_size}".encode())
    return digest(*sorted(parts))
