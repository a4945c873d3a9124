"""A bar on stderr for runs that take long; only for people at a terminal, and gone when the run is over."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from typing import TypeVar

from ..errors import Lang, Message

T = TypeVar("T")
MANY = 20
"""Drafts; fewer are checked before anybody has read a bar."""


def tracked(items: Sequence[T], lang: Lang, *, quiet: bool) -> Iterator[T]:
    """The items, with a bar that counts them where there are many and somebody looks on: at a terminal that can take a
    line back, and not in CI, where some systems have a terminal too."""
    alone = os.environ.get("CI") or os.environ.get("TERM") == "dumb" or not sys.stderr.isatty()
    if quiet or len(items) < MANY or alone:
        yield from items
        return
    from rich.console import Console
    from rich.progress import track

    console = Console(file=sys.stderr)
    yield from track(items, Message("正在检查", "checking").of(lang), console=console, transient=True)
