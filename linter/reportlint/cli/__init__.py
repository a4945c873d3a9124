"""The command line: options in, exit code out; the only place where errors become messages."""

from __future__ import annotations

import gc
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import NoReturn

_ALLOCATIONS = 200_000
"""Objects that are made before those that hold each other are looked for; 700 is what Python takes."""


def main(args: Sequence[str] | None = None) -> NoReturn:
    """The entry point: runs the command line and exits; the process ends at once where it has no other use."""
    given = sys.argv[1:] if args is None else args
    if args is None:
        # What is loaded stays, and what is made of a draft holds no cycles: to look for them all the time finds none.
        gc.set_threshold(_ALLOCATIONS)
    from . import direct

    try:
        code = direct.repeated(given)
    except BrokenPipeError:
        # What is left goes to nowhere: the interpreter flushes once more at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 2
    except OSError:
        # What cannot be written is told below.
        code = None
    if code is None:
        # Imported when used: it takes longer to load than to say again what was said before.
        from .app import run

        code = run(given)
    if args is None and sys.gettrace() is None and sys.getprofile() is None:
        _end(code)
    sys.exit(code)


def _end(code: int) -> NoReturn:
    """Ends the process without taking every object apart, as Python does, which takes as long as a check."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError, AttributeError):
            # Full, closed, or none at all.
            pass
    os._exit(code)
