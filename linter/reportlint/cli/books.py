"""The packs and rules that a command works with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from .. import config as configuration
from ..config import Found
from ..errors import Message, UsageError
from ..packs import Pack, Rule, load, resolve, shipped
from .say import Voice, hint


def settings(voice: Voice) -> Found:
    """The nearest configuration; sets the language that it asks for, unless the user chose one."""
    found = configuration.find(Path.cwd())
    if found.config.lang and not voice.chosen:
        voice.lang = found.config.lang
    return found


def chosen(forced: str | None, voice: Voice) -> list[Pack]:
    """The packs that a check here would work with."""
    return packs_of(forced, settings(voice).packs)


def packs_of(forced: str | None, configured: Sequence[str]) -> list[Pack]:
    """The one pack forced, else those configured with the packs they extend, else all that are shipped but overlays.

    The extended ones serve drafts that none of the others recognises; an overlay (which only sharpens another pack for
    one place) counts where somebody asks for it. Raises UsageError or YamlError for a bad pack.
    """
    if forced:
        return [load(forced)]
    if not configured:
        return [pack for pack in map(load, shipped()) if pack.recognise or not pack.extends]
    packs = {pack.name: pack for pack in map(load, configured)}
    waiting = list(packs.values())
    while waiting:
        pack = waiting.pop(0)
        for name in pack.extends:
            parent = load(resolve(name, folder=str(Path(pack.path).parent)))
            if parent.name not in packs:
                packs[parent.name] = parent
                waiting.append(parent)
    return list(packs.values())


def rules_of(packs: Iterable[Pack]) -> dict[str, tuple[Rule, Pack]]:
    """All rules by id with their packs: the first that changed the rule, else the one that wrote it, else any."""
    found: dict[str, tuple[Rule, Pack]] = {}
    for pack in packs:
        for rule in pack.rules:
            old, _ = found.get(rule.id, (None, None))
            if old is None or (not old.trace and (rule.trace or rule.pack == pack.name)):
                found[rule.id] = (rule, pack)
    return dict(sorted(found.items()))


def chooser(select: Sequence[str], ignore: Sequence[str], packs: Sequence[Pack]) -> Callable[[str], bool]:
    """Tells of a rule id whether the rule is to run; both lists hold beginnings of ids, and `ignore` wins.

    Raises UsageError for one that no rule begins with.
    """
    known = list(rules_of(packs))
    wanted, unwanted = (_prefixes(given, known) for given in (select, ignore))

    def chosen(rule: str) -> bool:
        return (not wanted or rule.startswith(wanted)) and not rule.startswith(unwanted or ("\0",))

    return chosen


def _prefixes(given: Sequence[str], known: Sequence[str]) -> tuple[str, ...]:
    words = [word.strip().upper() for text in given for word in text.replace("，", ",").split(",")]
    for word in filter(None, words):
        if not any(rule.startswith(word) for rule in known):
            raise no_such_rule(word, known)
    return tuple(filter(None, words))


def no_such_rule(word: str, known: Sequence[str]) -> UsageError:
    """The error for a rule id that nothing has."""
    near = hint(word, known)
    return UsageError(
        Message(
            f"没有规则 {word}{near.zh or '；全部规则见 reportlint rules'}",
            f"no such rule: {word}{near.en or '; reportlint rules lists them all'}",
        )
    )
