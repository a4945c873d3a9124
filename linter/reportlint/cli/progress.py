"""A bar on stderr for runs that take long; only for people at a terminal, and gone when the run is over."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

from ..errors import Message
from .say import Voice

T = TypeVar("T")
MANY = 20
"""Drafts; fewer are checked before anybody has read a bar."""


def tracked(items: Iterable[T], total: int, voice: Voice) -> Iterator[T]:
    """The items, with a bar that counts them where there are many and somebody looks on: at a terminal that can take a
    line back, and not in CI, where some systems have a terminal too."""
    alone = os.environ.get("CI") or os.environ.get("TERM") == "dumb" or not sys.stderr.isatty()
    if voice.quiet or total < MANY or alone:
        yield from items
        return
    from rich.console import Console
    from rich.progress import track

    console = Console(file=sys.stderr)
    said = Message("正在检查", "checking").of(voice.lang)
    yield from track(items, said, total=total, console=console, transient=True)
