"""Pieces of reports kept from one run to the next: of the same draft, the same packs and configuration say the same."""

from __future__ import annotations

import marshal
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ..caching.program import program
from ..caching.sealing import sealed
from ..caching.store import STORE, digest
from ..config import Choice
from ..records import NamedTuple
from ..results import Sums
from .work import Piece, Task, Work

FOLDER = "results"
MOST = 20_000
"""Pieces that one file holds; with more, only those of the last run are kept."""
BYTES = 32 * 1024 * 1024
"""Bytes of all files in the folder; the oldest go first."""
OURS = b"reportlint"
"""A draft that holds this may have waivers in it, which come to an end on some day: nothing is kept of it."""


_HALF = 32
"""Hexadecimal digits."""


class Key(NamedTuple):
    """What a draft is known by, and what seals what is kept of it: nobody can tell one from the other."""

    name: str
    seal: bytes


class Remembered:
    """What was said of drafts in earlier runs of the same work, and what this one adds."""

    def __init__(self, work: Work) -> None:
        self._name = f"{FOLDER}/{digest(os.fsencode(Path.cwd()), program().encode(), repr(_looks(work)).encode())}"
        self._choices = [repr(_chosen(choice)).encode() for choice in work.choices]
        found = STORE.read(self._name)
        self._known: dict[str, Any] = found if isinstance(found, dict) else {}
        self._used: dict[str, Any] = {}
        self._fresh = False

    def key(self, task: Task) -> Key | None:
        """What stands for a draft and all that decides on it; None for one of which nothing is kept."""
        if task.data is None or not STORE.enabled or OURS in task.data:
            return None
        name = task.name.encode("utf-8", "replace")
        whole = digest(self._name.encode(), self._choices[task.choice], name, task.data, size=2 * _HALF)
        return Key(whole[:_HALF], whole[_HALF:].encode())

    def get(self, key: Key | None) -> Piece | None:
        """What was said of a draft before."""
        kept = self._known.get(key.name) if key else None
        if kept is None or key is None:
            return None
        try:
            text, failures, notices, sums = marshal.loads(sealed(kept, key.seal))
            piece = Piece(text, failures, notices, Sums(*sums))
        except (ValueError, TypeError, EOFError):
            return None
        self._used[key.name] = kept
        return piece

    def put(self, key: Key | None, piece: Piece) -> None:
        """Keeps what was said of a draft, unless something went wrong, which may go right the next time."""
        if key and not piece.sums.failed:
            plain = marshal.dumps((piece.text, piece.failures, piece.notices, tuple(piece.sums)))
            self._used[key.name] = sealed(plain, key.seal)
            self._fresh = True

    def close(self) -> None:
        """Writes what is new, and forgets it."""
        if self._fresh:
            whole = {**self._known, **self._used}
            STORE.write(self._name, whole if len(whole) <= MOST else self._used)
            STORE.prune(FOLDER, BYTES)
        self._known, self._used = {}, {}


def _looks(work: Work) -> Sequence[object]:
    own = work.waivers
    return work.format, work.look, work.revisions, sorted(own.rules), sorted(own.severities.items())


def _chosen(choice: Choice) -> Sequence[object]:
    packs = [(pack.name, pack.path, pack.version, pack.sha256) for pack in choice.packs]
    return packs, sorted(choice.facts.items()), sorted(choice.rules), sorted(choice.severities.items()), choice.forced
