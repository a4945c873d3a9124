"""Glob patterns of paths: the one meaning that `exclude` and the `files` of overrides share."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Sequence
from fnmatch import fnmatchcase
from pathlib import Path

from ..errors import Message

ANY_FOLDERS = "**"


def fault(pattern: str) -> Message | None:
    """Why a text cannot be a pattern; None where it can."""
    if not _pieces(pattern):
        return Message("路径模式是空的", "an empty pattern of paths")
    if pattern.startswith("!"):
        return Message(
            f"“{pattern}”：不支持以 ! 开头的路径模式（取反）；文件名以 ! 开头时写作 [!]",
            f"“{pattern}”: no pattern begins with “!” (no negation); write [!] for a name that does",
        )
    if ".." in _pieces(pattern) or re.match("[A-Za-z]:", pattern):
        return Message(
            f"“{pattern}”：路径模式要从这份配置所在的文件夹写起，不能用 .. 或盘符",
            f"“{pattern}”: a pattern starts from the folder of this file, without “..” or a drive",
        )
    return None


def matched(patterns: Sequence[str], path: Path, folder: Path) -> int | None:
    """The index of the first pattern that a path, or a folder above it, matches; None where none does.

    Patterns are relative to `folder`. `*`, `?` and `[…]` match within one name, `**` any number of folders. One
    without a slash, but at its end, matches a name at any depth. Backslashes count as slashes, letters differ by case,
    and it does not matter how an accented letter is encoded.
    """
    names = _names(path, folder) if patterns else ()
    return next((index for index, pattern in enumerate(patterns) if _matches(_pieces(pattern), names)), None)


def _names(path: Path, folder: Path) -> Sequence[str]:
    """The names that lead from the folder to the path; the whole path where it is not below the folder."""
    # Not resolved at first: a link goes by the name that it has here.
    given, base = _absolute(path), _absolute(folder)
    if not given.is_relative_to(base):
        given, base = given.resolve(), base.resolve()
    return [_normal(name) for name in (given.relative_to(base) if given.is_relative_to(base) else given).parts]


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 (takes .. out without following links)


def _pieces(pattern: str) -> list[str]:
    """A pattern name by name, one that holds anywhere with `**` before it."""
    text = _normal(pattern.strip()).replace("\\", "/")
    pieces = [piece for piece in text.split("/") if piece not in {"", "."}]
    anywhere = "/" not in text.rstrip("/")
    return [ANY_FOLDERS, *pieces] if pieces and anywhere else pieces


def _normal(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _matches(pieces: Sequence[str], names: Sequence[str]) -> bool:
    """Whether the first of the names, or more of them up to all, match; in time proportional to both lengths."""
    # How many of the pieces may be used up so far.
    used = _skipping({0}, pieces)
    for name in names:
        stay = {at for at in used if at < len(pieces) and pieces[at] == ANY_FOLDERS}
        step = {at + 1 for at in used if at < len(pieces) and at not in stay and fnmatchcase(name, pieces[at])}
        used = _skipping(stay | step, pieces)
        if len(pieces) in used:
            return True
    return False


def _skipping(used: set[int], pieces: Sequence[str]) -> set[int]:
    """With the places after `**`, which may stand for no folder at all."""
    found = set(used)
    for at in sorted(used):
        while at < len(pieces) and pieces[at] == ANY_FOLDERS:
            at += 1
            found.add(at)
    return found
