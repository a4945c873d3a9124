"""The folders in which files that go with drafts are looked for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

WAIVER_FILE = "reportlint-waivers.yaml"
"""The name of a file of waivers."""


LOOKED: set[str] = set()
"""Every path that was looked for in this process, whether it was there or not: what a run depends on."""


def there(path: Path) -> bool:
    """Whether something stands at a path."""
    LOOKED.add(str(path))
    return path.exists()


def upward(folder: Path) -> Iterator[Path]:
    """A folder and those above it, up to the root of the repository, or of the disk where there is none."""
    for each in (folder, *folder.parents):
        yield each
        if there(each / ".git"):
            return


def nearest(folder: Path, name: str) -> Path | None:
    """The nearest file of a name in a folder or above it; None where there is none."""
    return next((path for each in upward(folder.resolve()) if there(path := each / name) and path.is_file()), None)


def shown(path: Path) -> str:
    """The path as short as it can be told from here, with forward slashes."""
    here = Path.cwd()
    return path.relative_to(here).as_posix() if path.is_relative_to(here) else path.as_posix()
