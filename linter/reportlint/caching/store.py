"""Files in the user's cache folder: read only where they are whole, ours and of this very program, else not there.

Values are those of `marshal`: numbers, texts, bytes, tuples, lists, dicts; no code of a cache is ever run.
"""

from __future__ import annotations

import marshal
import os
import sys

# What `hashlib` offers under this name, without OpenSSL, which takes longer to load than a draft to check.
from _blake2 import blake2b
from contextlib import suppress
from pathlib import Path
from typing import Any

from ..version import __version__

FOLDER = "REPORTLINT_CACHE_DIR"
"""The environment variable that names another folder."""

_DIGEST = 16
"""Bytes of the digest before a value."""
_MOST = 64 * 1024 * 1024
"""Bytes; a larger file was not written by us."""


class Store:
    """The caches of a process; `enabled` is false where none may be used (`--no-cache`)."""

    def __init__(self) -> None:
        self.enabled = True

    def read(self, name: str) -> Any:
        """What was kept under a name; None where nothing sound is there."""
        if not self.enabled:
            return None
        with suppress(OSError, ValueError, EOFError, TypeError, MemoryError):
            with (folder() / name).open("rb") as file:
                if not _ours(os.fstat(file.fileno())):
                    return None
                data = file.read(_MOST)
            if data[:_DIGEST] == _digest(data[_DIGEST:]):
                return marshal.loads(memoryview(data)[_DIGEST:])
        return None

    def write(self, name: str, value: Any) -> None:
        """Keeps a value under a name; where that cannot be done, nothing is kept."""
        if not self.enabled:
            return
        with suppress(OSError, ValueError):
            data = marshal.dumps(value)
            path = folder() / name
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            part = path.with_name(f"{path.name}.{os.getpid()}.tmp")
            try:
                with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
                    file.write(_digest(data) + data)
                part.replace(path)
            finally:
                part.unlink(missing_ok=True)

    def prune(self, name: str, most: int) -> None:
        """Removes the oldest files below a name until those left hold so many bytes."""
        with suppress(OSError):
            files = [(path.stat(), path) for path in (folder() / name).iterdir()]
            left = most
            for status, path in sorted(files, key=lambda each: each[0].st_mtime_ns, reverse=True):
                left -= status.st_size
                if left < 0:
                    path.unlink(missing_ok=True)


STORE = Store()
"""The one of this process."""


def folder() -> Path:
    """The cache folder for this version of reportlint and of Python."""
    return _base() / f"{__version__}-{sys.implementation.cache_tag}-{sys.hexversion:x}"


def _base() -> Path:
    if given := os.environ.get(FOLDER):
        return Path(given)
    if sys.platform.startswith("linux"):
        # What platformdirs answers here (XDG Base Directory Specification), without the time that it takes to load.
        given = os.environ.get("XDG_CACHE_HOME", "").strip()
        return (Path(given) if given else Path.home() / ".cache") / "reportlint"
    import platformdirs

    return Path(platformdirs.user_cache_dir("reportlint", appauthor=False))


def digest(*parts: bytes) -> str:
    """A name for contents: another one where any of them differs."""
    made = blake2b(digest_size=_DIGEST)
    for part in parts:
        made.update(len(part).to_bytes(8, "little") + part)
    return made.hexdigest()


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=_DIGEST).digest()


def _ours(status: os.stat_result) -> bool:
    """Whether a file is of this user and nobody else may write it, where that can be told."""
    if not hasattr(os, "geteuid"):
        return True
    return status.st_uid == os.geteuid() and not status.st_mode & 0o022
