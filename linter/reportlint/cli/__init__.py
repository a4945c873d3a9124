"""The command line: options in, exit code out; the only place where errors become messages."""

from __future__ import annotations

from .app import main

__all__ = ["main"]
