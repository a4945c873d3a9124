"""The packs and rules that a command works with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from .. import config as configuration
from ..config import Found
from ..config.rulebook import no_such_rule, packs_of, rules_of
from ..errors import Message, UsageError
from ..packs import Pack
from .say import Voice

__all__ = ["chosen", "no_such_rule", "packs_of", "rules_of", "settings"]


def settings(voice: Voice, config: str | None = None, *, none: bool = False) -> Found:
    """The configuration that holds: the file `config`, or none, else the nearest; sets the language that it asks for,
    unless the user chose one. Raises UsageError where both a file and none are asked for."""
    if config and none:
        raise UsageError(Message("--config 与 --no-config 只能用一个", "use either --config or --no-config"))
    if none:
        return configuration.NOTHING
    found = configuration.load(Path(config)) if config else configuration.find(Path.cwd())
    if found.config.lang and not voice.chosen:
        voice.lang = found.config.lang
    return found


def chosen(forced: str | None, voice: Voice) -> list[Pack]:
    """The packs that a check here would work with."""
    found = settings(voice)
    packs = packs_of(forced, found.packs)
    return packs if forced else [*packs, *_of_overrides(found, {pack.name for pack in packs})]


def _of_overrides(found: Found, known: set[str]) -> Iterator[Pack]:
    """The packs that only some drafts are checked with: their findings want explaining too."""
    for at in range(len(found.config.overrides)):
        for pack in packs_of(None, packs) if (packs := found.settings((at,)).packs) else ():
            if pack.name not in known:
                known.add(pack.name)
                yield pack
