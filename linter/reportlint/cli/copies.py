"""Where annotated copies go: one file for one draft, a folder with a copy of each for several."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path, PurePath

from ..errors import Message, UsageError

SUFFIX = ".docx"


def planned(path: Path | None, names: Sequence[str]) -> list[Path]:
    """The file for the copy of each draft, in order. A path that ends in .docx is the file of the only draft; any
    other is a folder, in which copies bear the names of their drafts, with a number where two have one name.

    Raises UsageError where no path is given, or one file for several drafts.
    """
    if path is None:
        raise UsageError(
            Message(
                "--format docx 要用 --output 指定文件（.docx）或文件夹",
                "--format docx needs an --output: a file (.docx) or a folder",
            )
        )
    if path.suffix.lower() == SUFFIX and not path.is_dir():
        if len(names) > 1:
            raise UsageError(
                Message(
                    f"有 {len(names)} 份文稿，--format docx 的 --output 应当是文件夹，不能是一个文件（{path}）",
                    f"{len(names)} drafts: the --output of --format docx must be a folder, not one file ({path})",
                )
            )
        return [path]
    taken: set[str] = set()
    return [path / _unused(_stem(name), taken) for name in names]


def _stem(name: str) -> str:
    """The name of a copy without its suffix; standard input has none of its own."""
    stem = PurePath(name).stem
    return stem if stem.strip("-.") else "draft"


def _unused(stem: str, taken: set[str]) -> str:
    """The name of a file that no other copy has, in no spelling that some systems hold for the same."""
    name, count = f"{stem}{SUFFIX}", 1
    while name.casefold() in taken:
        count += 1
        name = f"{stem}-{count}{SUFFIX}"
    taken.add(name.casefold())
    return name
