"""Files in the user's cache folder, and those that came with the program: read only where they are whole and of this
very program, those of the cache only where they are the user's own; else not there.

Values are those of `marshal`: numbers, texts, bytes, tuples, lists, dicts; no code of a cache is ever run. What answers
a run that was made before must load next to nothing: neither `typing` nor `pathlib` nor `contextlib` are imported here.
"""

from __future__ import annotations

import marshal
import os
import sys

# What `hashlib` offers under this name, without OpenSSL, which takes longer to load than a draft to check.
from _blake2 import blake2b

from ..version import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

FOLDER = "REPORTLINT_CACHE_DIR"
"""The environment variable that names another folder."""

PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
FOLDER_PREPARED = "prepared"
"""Where an installation may hold, inside the package, what `prepare` made."""

_EDITION = f"{__version__}-{sys.implementation.cache_tag}-{sys.hexversion:x}"
_DIGEST = 16
"""Bytes of the digest before a value."""
_MOST = 64 * 1024 * 1024
"""Bytes; a larger file was not written by us."""


def _users() -> str:
    if given := os.environ.get(FOLDER):
        return given
    if sys.platform.startswith("linux"):
        # What platformdirs answers here (XDG Base Directory Specification), without the time that it takes to load.
        given = os.environ.get("XDG_CACHE_HOME", "").strip()
        return os.path.join(given or os.path.expanduser(os.path.join("~", ".cache")), "reportlint")
    import platformdirs

    return platformdirs.user_cache_dir("reportlint", appauthor=False)


class Store:
    """Files below a folder, the user's own unless told; `enabled` is false where none may be used (`--no-cache`)."""

    def __init__(self, base: Callable[[], str] | None = None) -> None:
        self.enabled = True
        self.base = base or _users
        self._shipped = base is not None

    def read(self, name: str) -> Any:
        """What was kept under a name; None where nothing sound is there."""
        if not self.enabled:
            return None
        try:
            with open(self._path(name), "rb") as file:
                if not (self._shipped or _ours(os.fstat(file.fileno()))):
                    return None
                data = file.read(_MOST)
            return marshal.loads(data[_DIGEST:]) if data[:_DIGEST] == _digest(data[_DIGEST:]) else None
        except (OSError, ValueError, EOFError, TypeError, MemoryError):
            return None

    def write(self, name: str, value: Any) -> None:
        """Keeps a value under a name; where that cannot be done, nothing is kept."""
        if not self.enabled:
            return
        path = self._path(name)
        part = f"{path}.{os.getpid()}.tmp"
        try:
            data = marshal.dumps(value)
            folders, files = (0o755, 0o644) if self._shipped else (0o700, 0o600)
            os.makedirs(os.path.dirname(path), mode=folders, exist_ok=True)
            with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, files), "wb") as file:
                file.write(_digest(data))
                file.write(data)
            os.replace(part, path)
        except (OSError, ValueError):
            _remove(part)

    def prune(self, name: str, most: int) -> None:
        """Removes the oldest files below a name until those left hold so many bytes."""
        try:
            with os.scandir(self._path(name)) as found:
                files = [(each.stat().st_mtime_ns, each.stat().st_size, each.path) for each in found]
        except OSError:
            return
        for _, size, path in sorted(files, reverse=True):
            most -= size
            if most < 0:
                _remove(path)

    def folder(self) -> str:
        """The folder for this version of reportlint and of Python."""
        return os.path.join(self.base(), _EDITION)

    def _path(self, name: str) -> str:
        return os.path.join(self.folder(), *name.split("/"))


STORE = Store()
"""The user's cache."""

PREPARED = Store(lambda: os.path.join(PACKAGE, FOLDER_PREPARED))
"""What came with the program, made when it was built: no cache, and as trustworthy as its code."""


def folder() -> str:
    """The user's cache folder for this version of reportlint and of Python."""
    return STORE.folder()


def digest(*parts: bytes, size: int = 2 * _DIGEST) -> str:
    """A name for contents, of so many hexadecimal digits: another one where any of them differs."""
    made = blake2b(digest_size=size // 2)
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


def _remove(path: str) -> None:
    try:
        os.unlink(path)
    except OSError:
        pass
