"""`--watch`: checks once, and again whenever a draft, a pack, the configuration or a file of waivers changes."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from ..config import NAME as CONFIGURATION
from ..errors import Message, UsageError
from ..folders import upward
from ..waivers import NAME as WAIVERS
from .exits import Exit
from .files import SUFFIXES
from .say import Voice

WATCHED = (*SUFFIXES, ".yaml", ".yml")
QUIET = 200
"""Milliseconds without a change before the drafts are checked: an editor writes a file in several steps."""


CLEAR = "\x1b[2J\x1b[H"


def beside(drafts: Iterable[Path]) -> Iterator[Path]:
    """The configuration and the files of waivers that are found from the drafts' folders upward."""
    for folder in {above for draft in drafts for above in upward(_folder(draft))}:
        yield from (path for name in (CONFIGURATION, WAIVERS) if (path := folder / name).is_file())


def _folder(path: Path) -> Path:
    return path.resolve() if path.is_dir() else path.resolve().parent


def watch(once: Callable[[], int], paths: Iterable[Path], written: Collection[str], voice: Voice) -> int:
    """Runs `once` now and after every change below the folders of some paths, until it is interrupted.

    `written` are the real paths of files that a run writes itself, whose change is none; runs may add to them. To be
    interrupted is how it ends, so the code is CLEAN. Raises UsageError where the library that watches is not installed.
    """
    try:
        from watchfiles import watch as changes
    except ImportError:
        raise UsageError(
            Message(
                '--watch 需要先安装 watchfiles：pip install "reportlint[watch]"',
                '--watch needs watchfiles: pip install "reportlint[watch]"',
            )
        ) from None

    def counts(_: object, path: str) -> bool:
        name = os.path.basename(path)  # noqa: PTH119
        hidden = name.startswith((".", "~$")) and name != CONFIGURATION
        return name.lower().endswith(WATCHED) and not hidden and os.path.realpath(path) not in written

    folders = {folder for path in paths if (folder := _folder(path)).is_dir()}
    code: int | None = None
    # With a time limit the watching has begun before the first run: what changes while it runs is seen.
    seen = changes(*folders, watch_filter=counts, debounce=1600, step=QUIET, rust_timeout=QUIET, yield_on_timeout=True)
    with suppress(KeyboardInterrupt):
        for changed in seen:
            if changed or code is None:
                if changed and sys.stdout.isatty():
                    sys.stdout.write(CLEAR)
                code = once()
                voice.tell(Message("等待修改，按 Ctrl+C 结束", "waiting for changes; Ctrl+C ends"))
                sys.stdout.flush()
    return Exit.CLEAN
