"""The folders in which files that go with drafts are looked for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path


def upward(folder: Path) -> Iterator[Path]:
    """A folder and those above it, up to the root of the repository, or of the disk where there is none."""
    for each in (folder, *folder.parents):
        yield each
        if (each / ".git").exists():
            return


def shown(path: Path) -> str:
    """The path as short as it can be told from here, with forward slashes."""
    here = Path.cwd()
    return path.relative_to(here).as_posix() if path.is_relative_to(here) else path.as_posix()
