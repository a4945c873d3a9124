"""A run that was made before, of drafts and packs that say the same as then, answered without checking anything.

What it said is kept with all that it depended on. Nothing but that is loaded to say it again: a command that somebody
calls at every save must be there at once.
"""

from __future__ import annotations

import marshal
import os
import sys

from ..caching.program import program
from ..caching.sealing import sealed
from ..caching.store import STORE, digest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

FOLDER = "runs"
BYTES = 16 * 1024 * 1024
"""Bytes of all runs that are kept; the oldest go first."""
MOST = 10_000
"""Drafts; a run over more keeps only what was said of each by itself."""

_HALF = 32
"""Hexadecimal digits: one half names a run, the other seals what it said."""
_ASKED = ("NO_COLOR", "FORCE_COLOR", "TERM")
_MARK = "REPORTLINT_"


def repeated(args: Sequence[str]) -> int | None:
    """Says what the same run said before, and returns its exit code; None where there was none, or where anything that
    it depended on has changed.

    Raises BrokenPipeError where nobody listens any more.
    """
    if "--no-cache" in args or "PYTHONIOENCODING" in os.environ:
        return None
    kept = STORE.read(f"{FOLDER}/{_name(args)}")
    try:
        drafts, others, said, code = kept
        name, seal = _key(map(_read, drafts))
        if any(content(path) != known for path, known in others.items()):
            return None
        text, lines = marshal.loads(sealed(said[name], seal))
        for stream in (sys.stdout, sys.stderr):
            stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    except (TypeError, ValueError, LookupError, AttributeError, EOFError, OSError):
        return None
    sys.stdout.write(text)
    sys.stdout.flush()
    sys.stderr.write("".join(f"{line}\n" for line in lines))
    return int(code)


def remember(
    args: Sequence[str],
    drafts: Mapping[str, bytes],
    others: Mapping[str, str],
    text: str,
    lines: Sequence[str],
    code: int,
) -> None:
    """Keeps what a run said of its drafts, by their paths, and what else it depended on, by path as `content` told it.

    `text` went to stdout, `lines` to stderr. Nothing of it can be read without the drafts.
    """
    if len(drafts) <= MOST:
        name, seal = _key(drafts.values())
        said = {name: sealed(marshal.dumps((text, tuple(lines))), seal)}
        STORE.write(f"{FOLDER}/{_name(args)}", (list(drafts), dict(others), said, int(code)))
        STORE.prune(FOLDER, BYTES)


def content(path: str) -> str:
    """What stands for the content of a path: the names in a folder, the bytes of a file; empty where nothing is."""
    try:
        if not os.path.isdir(path):
            return digest(_read(path))
        with os.scandir(path) as found:
            names = sorted(f"{each.name}/{each.is_dir()}{each.is_symlink()}" for each in found)
        return digest(*(name.encode("utf-8", "surrogateescape") for name in names))
    except OSError:
        return ""


def _read(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()


def _key(contents: Iterable[bytes]) -> tuple[str, bytes]:
    """The name for the contents of some drafts, and what seals what is said of them."""
    whole = digest(b"run", *contents, size=2 * _HALF)
    return whole[:_HALF], whole[_HALF:].encode()


def _name(args: Sequence[str]) -> str:
    """The name of a run: what was asked for, from where, by which program, in which surroundings."""
    asked = [f"{name}={value}" for name, value in sorted(os.environ.items()) if name in _ASKED or _MARK in name]
    parts = [program(), os.getcwd(), str(sys.stdout.isatty()), *asked, "", *args]
    return digest(*(part.encode("utf-8", "surrogateescape") for part in parts))
