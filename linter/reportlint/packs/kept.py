"""Checked packs kept from one run to the next, for as long as every file that they are made of says the same."""

from __future__ import annotations

import marshal
import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from ..caching.codec import Decoder, Encoder
from ..caching.program import program
from ..caching.store import STORE, digest
from ..records import replace
from ..searching import engine
from .model import Pack, Rule

USED: dict[str, Sequence[str]] = {}
"""By the path of each pack that was loaded in this process, the paths of all files that it is made of."""

_FOREIGN = (OSError, ValueError, LookupError, TypeError, AttributeError, ImportError)
"""What comes of decoding a file that somebody else wrote, or another version."""


def read(path: str) -> Pack | None:
    """The pack at a path as it was checked before; None where it was not, or any of its files has changed since.

    Its rules are made when somebody looks at them: of all packs one is used for a draft.
    """
    with suppress(*_FOREIGN):
        version, files, cover, told, rules = STORE.read(_name(path))
        if version == _version() and all(_digest(each) == known for each, known in files.items()):
            ids, writers = told
            USED[path] = tuple(files)
            pack: Pack = _decoded(cover)
            del pack.__dict__["rules"]
            pack.__dict__.update(ids=ids, writers=writers, later=lambda: _rules(rules, path))
            return pack
    return None


def _rules(rules: bytes, path: str) -> tuple[Rule, ...]:
    """The rules as they were kept, or, where they were kept by another version of our classes, read anew."""
    with suppress(*_FOREIGN, EOFError):
        made: tuple[Rule, ...] = _decoded(marshal.loads(rules))
        return made
    from ..kinds import KINDS
    from .assemble import assembled

    pack, files = assembled(path, KINDS)
    write(path, pack, files)
    return pack.rules


def write(path: str, pack: Pack, files: Mapping[str, bytes]) -> None:
    """Keeps a pack with the digests of all its files."""
    if STORE.enabled:
        cover, rules = _encoded(replace(pack, rules=())), _encoded(pack.rules)
        digests = {each: digest(data) for each, data in files.items()}
        USED[path] = tuple(files)
        STORE.write(_name(path), (_version(), digests, cover, (pack.ids, pack.writers), marshal.dumps(rules)))


def _version() -> str:
    return f"{engine()} {program()}"


def _encoded(value: Any) -> tuple[list[str], Any]:
    encoder = Encoder()
    plain = encoder.plain(value)
    return encoder.classes, plain


def _decoded(kept: tuple[list[str], Any]) -> Any:
    classes, plain = kept
    return Decoder(classes).value(plain)


def _name(path: str) -> str:
    """The name for a path: places in a pack are told by its path as it was given."""
    return f"packs/{digest(path.encode('utf-8', 'surrogateescape'), os.fsencode(Path.cwd()))}"


def _digest(path: str) -> str:
    return digest(Path(path).read_bytes())
