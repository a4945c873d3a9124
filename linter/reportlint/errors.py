"""What can go wrong, as data: each error carries its text in both languages until the command line prints it."""

from __future__ import annotations

import errno
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from .records import NamedTuple

Lang = Literal["zh", "en"]


class Message(NamedTuple):
    """One text for users in both languages; the two say the same."""

    zh: str
    en: str

    def of(self, lang: Lang) -> str:
        """The text in one language."""
        return self.en if lang == "en" else self.zh


class Problem(NamedTuple):
    """One fault of a YAML file. Lines and columns are 1-based; 0 means that the place is not known."""

    path: str
    line: int
    column: int
    message: Message

    def of(self, lang: Lang) -> str:
        """`file:line:column: what`, in one language."""
        place = f"{self.path}:{self.line}:{self.column}" if self.line else self.path
        return f"{place}: {self.message.of(lang)}"


class ReportlintError(Exception):
    """The job could not be done. `message` says what is wrong, where, and what to do."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.en)
        self.message = message

    def lines(self, lang: Lang) -> tuple[str, ...]:
        """What to print, one line an error."""
        return (self.message.of(lang),)


class UsageError(ReportlintError):
    """The command line asks for something that does not exist or does not fit."""


class InputError(ReportlintError):
    """A draft cannot be read."""


class PatternError(ReportlintError):
    """A pattern does not compile or could run away."""


class TimeLimitError(ReportlintError):
    """A pattern or a whole draft took longer than it may."""


class YamlError(ReportlintError):
    """A pack or a configuration is broken: every fault found in it, in file order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: Sequence[Problem] = tuple(problems)
        super().__init__(self.problems[0].message)

    def lines(self, lang: Lang) -> tuple[str, ...]:
        """One line a fault."""
        return tuple(problem.of(lang) for problem in self.problems)


REASONS: Mapping[int, Message] = {
    errno.ENOENT: Message("没有这个文件或文件夹", "no such file or folder"),
    errno.EACCES: Message("没有权限", "permission denied"),
    errno.EPERM: Message("没有权限", "permission denied"),
    errno.EISDIR: Message("这是文件夹，不是文件", "it is a folder, not a file"),
    errno.ENOTDIR: Message("路径中有一段不是文件夹", "a part of the path is not a folder"),
    errno.ENOSPC: Message("磁盘已满", "no space left on the disk"),
    errno.EROFS: Message("磁盘只读", "the disk is read-only"),
    errno.ENAMETOOLONG: Message("文件名太长", "the file name is too long"),
    errno.ELOOP: Message("链接循环", "the link leads back to itself"),
}


def reason(error: OSError) -> Message:
    """Why the system refused a file, in words."""
    text = error.strerror or str(error)
    return REASONS.get(error.errno or 0, Message(text, text))


def did_you_mean(word: str, known: Iterable[str]) -> Message:
    """A suggestion to hang on an error text, empty when nothing known is near to the word."""
    from difflib import get_close_matches

    near = get_close_matches(word, list(known), n=1, cutoff=0.6)
    if not near:
        return Message("", "")
    return Message(f"，是不是“{near[0]}”？", f", did you mean “{near[0]}”?")


def hint(word: str, known: Sequence[str], *, listed: int = 12) -> Message:
    """To be hung on an error: the nearest known word, else all of them where they are few."""
    near = did_you_mean(word, known)
    if near.zh or len(known) > listed:
        return near
    return Message(f"；可用：{'、'.join(known)}", f"; known: {', '.join(known)}")
