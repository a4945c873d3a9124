"""Checked packs kept from one run to the next, for as long as every file that they are made of says the same."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from ..caching.codec import Encoder, restored
from ..caching.program import program
from ..caching.store import PREPARED, STORE, Store, digest
from ..records import replace
from ..searching import engine
from .find import rules_folder
from .model import Pack, Rule

USED: dict[str, Sequence[str]] = {}
"""By the path of each pack that was loaded in this process, the paths of all files that it is made of."""

_FOREIGN = (OSError, ValueError, LookupError, TypeError, AttributeError, ImportError)
"""What comes of decoding a file that somebody else wrote, or another version."""


def read(path: str) -> Pack | None:
    """The pack at a path as it was checked before; None where it was not, or any of its files has changed since.

    Its rules are made when somebody looks at them: of all packs one is used for a draft.
    """
    found = _read(STORE, _name(path), path, "")
    if found is None and (root := _root_of(path)):
        found = _read(PREPARED, _prepared(path), path, root)
    return found


def _read(store: Store, name: str, path: str, root: str) -> Pack | None:
    with suppress(*_FOREIGN):
        version, files, cover, told = store.read(name)
        if version == _version(program()) and all(_digest(root + each) == known for each, known in files.items()):
            ids, writers = told
            USED[path] = tuple(root + each for each in files)
            pack: Pack = restored(cover, root)
            del pack.__dict__["rules"]
            pack.__dict__.update(ids=ids, writers=writers, later=lambda: _rules(store, name, files, path, root))
            return pack
    return None


def _rules(store: Store, name: str, files: Mapping[str, str], path: str, root: str) -> tuple[Rule, ...]:
    """The rules as they were kept, or, where they were kept by another version of our classes, read anew."""
    with suppress(*_FOREIGN):
        of, rules = store.read(f"{name}-rules")
        if of == files:
            made: tuple[Rule, ...] = restored(rules, root)
            return made
    from ..kinds import KINDS
    from .assemble import assembled

    pack, contents = assembled(path, KINDS)
    write(path, pack, contents)
    return pack.rules


def write(path: str, pack: Pack, files: Mapping[str, bytes]) -> None:
    """Keeps a pack with the digests of all its files."""
    if STORE.enabled:
        USED[path] = tuple(files)
        _write(STORE, _name(path), pack, files, program(), "")


def prepare(store: Store, path: str, pack: Pack, files: Mapping[str, bytes], state: str) -> None:
    """Writes a shipped pack for a program that may be moved elsewhere together with its packs, and will be in that
    `state` (as `program` tells it)."""
    _write(store, _prepared(path), pack, files, state, _root_of(path))


def _write(store: Store, name: str, pack: Pack, files: Mapping[str, bytes], state: str, root: str) -> None:
    """Two files, for of all packs one is used for a draft; the one that says that there is a pack comes last."""
    digests = {each.removeprefix(root): digest(data) for each, data in files.items()}
    store.write(f"{name}-rules", (digests, Encoder(root).kept(pack.rules)))
    cover = Encoder(root).kept(replace(pack, rules=()))
    store.write(name, (_version(state), digests, cover, (pack.ids, pack.writers)))


def _version(state: str) -> str:
    return f"{engine()} {state}"


def _root_of(path: str) -> str:
    """What the paths of a shipped pack's files begin with; empty for a pack of one's own."""
    folder = rules_folder()
    return os.path.join(folder, "") if folder and os.path.dirname(path) == str(folder) else ""  # noqa: PTH118, PTH120


def _prepared(path: str) -> str:
    return f"packs/{Path(path).stem}"


def _name(path: str) -> str:
    """The name for a path: places in a pack are told by its path as it was given."""
    return f"packs/{digest(path.encode('utf-8', 'surrogateescape'), os.fsencode(Path.cwd()))}"


def _digest(path: str) -> str:
    with open(path, "rb") as file:  # noqa: PTH123 (which takes longer)
        return digest(file.read())
