"""What tells one state of this program from another: nothing that another one kept may be used."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from .store import digest

_PACKAGE = Path(__file__).resolve().parents[1]


@cache
def program() -> str:
    """Empty for an installed version, which its number tells; for a checkout, what its files are like right now."""
    if (_PACKAGE / "rules").is_dir():
        return ""
    parts: list[bytes] = []
    waiting = [os.fspath(_PACKAGE)]
    while waiting:
        with os.scandir(waiting.pop()) as found:
            for entry in found:
                if entry.is_dir():
                    waiting.append(entry.path)
                elif entry.name.endswith(".py"):
                    status = entry.stat()
                    parts.append(f"{entry.path} {status.st_mtime_ns} {status.st_size}".encode())
    return digest(*sorted(parts))
