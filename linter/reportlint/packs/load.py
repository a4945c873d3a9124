"""The door to packs: a pack that was checked before is taken from where it was kept, any other is read."""

from __future__ import annotations

import os
from collections.abc import Mapping
from types import ModuleType

from . import kept
from .find import resolve
from .model import Pack


def load(given: str | os.PathLike[str], *, kinds: Mapping[str, ModuleType] | None = None) -> Pack:
    """The checked pack that a path or the name of a shipped pack stands for, with all that it extends.

    Raises UsageError when there is no such pack, and YamlError with every fault of all its files: its own first, then
    those of what it extends, each in file order. `kinds` is the table of kinds, the shipped one unless told.
    """
    path = resolve(given)
    known = kept.read(path) if kinds is None else None
    if known is not None:
        return known
    # Imported when used: what reads YAML takes long to load, and kinds import the pack model themselves.
    from ..kinds import KINDS
    from .assemble import assembled

    pack, files = assembled(path, KINDS if kinds is None else kinds)
    if kinds is None:
        kept.write(path, pack, files)
    return pack
