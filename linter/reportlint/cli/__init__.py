"""The command line: options in, exit code out; the only place where errors become messages."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import NoReturn


def main(args: Sequence[str] | None = None) -> NoReturn:
    """The entry point: runs the command line and exits."""
    given = sys.argv[1:] if args is None else args
    from . import direct

    try:
        code = direct.repeated(given)
    except BrokenPipeError:
        # What is left goes to nowhere: the interpreter flushes once more at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 2
    if code is None:
        # Imported when used: it takes longer to load than to say again what was said before.
        from .app import run

        code = run(given)
    sys.exit(code)
