"""The command line as a whole: language, commands, and the one place where errors become exit codes."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence

from .. import expressions
from ..errors import Lang, Message, ReportlintError, UsageError
from ..reporters.view import clean
from . import check, say, switches
from .exits import Exit
from .names import COMMANDS, NAME
from .say import Voice

_FULL = frozenset({errno.ENOSPC, errno.EIO, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)})
"""What the system says of a disk that takes no more."""

_OTHER = [[name] for name in COMMANDS]


def run(args: Sequence[str]) -> int:
    """Runs the command line and returns the exit code. Nothing but an exit code leaves this function."""
    say.use_utf8()
    say.SAID.clear()
    voice = Voice()
    try:
        code = _run(args, voice)
        expressions.keep()
        # Here, where a reader who has gone is no error yet.
        sys.stdout.flush()
    except BrokenPipeError:
        _abandon_stdout()
        return Exit.FAILED
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except Exception as error:
        for line in _lines(error, voice.lang):
            say.note(clean(line))
        return Exit.FAILED
    return code


def _run(args: Sequence[str], voice: Voice) -> int:
    rest = say.take_lang(args, os.environ, voice)
    named = rest[:1] == ["check"]
    options = switches.plain(rest[named:], os.environ) if named or rest[:1] not in _OTHER else None
    if options is not None:
        return check.run(options, voice, COMMANDS, args)
    # click takes longer to load than a draft to check.
    from . import commands

    return commands.invoke(rest, voice)


def _lines(error: Exception, lang: Lang) -> Sequence[str]:
    """What an error says to people: ours know; any other is a fault of this program."""
    if isinstance(error, UsageError):
        return [f"{NAME}: {line}" for line in error.lines(lang)]
    if isinstance(error, ReportlintError):
        return error.lines(lang)
    if os.environ.get("REPORTLINT_DEBUG"):
        import traceback

        say.note("".join(traceback.format_exception(error)).rstrip())
    if isinstance(error, OSError) and error.errno in _FULL:
        failed = Message(
            f"{NAME}: 写不了输出，磁盘可能已满（{error.strerror}）；请腾出空间后再试",
            f"{NAME}: cannot write the output, the disk may be full ({error.strerror}); make room and try again",
        )
        return [failed.of(lang)]
    what = " ".join(f"{type(error).__name__}: {error}".split())
    internal = Message(
        f"{NAME}: 内部错误 {what}；请连同草稿报告给维护者（详情：设 REPORTLINT_DEBUG=1 再运行）",
        f"{NAME}: internal error {what}; please report it with the draft (details: set REPORTLINT_DEBUG=1)",
    )
    return [internal.of(lang)]


def _abandon_stdout() -> None:
    """Sends what is left to nowhere: the interpreter flushes once more at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
