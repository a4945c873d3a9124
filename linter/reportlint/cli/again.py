"""`--watch`: what is watched, and what is said of a fault that may be mended."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from ..errors import Message, ReportlintError, UsageError
from ..reporters import view
from . import books, watch
from .exits import Exit
from .say import Voice, note
from .switches import Options


def watched(options: Options, voice: Voice, check: Callable[[set[str]], int]) -> int:
    """Checks again after each change; what is wrong with a configuration or pack is said, and may be mended.

    `check` adds the real paths of the files that it writes to what it is given.
    """
    written: set[str] = set()

    def once() -> int:
        try:
            return check(written)
        except ReportlintError as error:
            for line in error.lines(voice.lang):
                note(view.clean(line))
            return Exit.FAILED

    if "-" in options.paths:
        raise UsageError(Message("--watch 不能用于标准输入", "--watch is not for the standard input"))
    if options.fix:
        raise UsageError(Message("--watch 与 --fix 只能用一个", "use either --watch or --fix"))
    drafts = [Path.cwd(), *map(Path, options.paths)]
    known = [options.config, options.baseline, *_packs(options, voice)]
    return watch.watch(once, [*drafts, *watch.beside(drafts), *(Path(name) for name in known if name)], written, voice)


def _packs(options: Options, voice: Voice) -> list[str]:
    """The files of packs that the run names; a configuration that is broken names none."""
    if options.pack:
        return [options.pack] if Path(options.pack).is_file() else []
    try:
        found = books.settings(voice, options.config, none=options.no_config)
    except ReportlintError:
        return []
    layers = [(), *((at,) for at in range(len(found.config.overrides)))]
    return [name for layer in layers for name in found.settings(layer).packs if Path(name).is_file()]
