"""The packs of a run and their rules: which are loaded, and what a word of `select`, `ignore` or `severities` means."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from ..errors import Message, UsageError, hint
from ..packs import Pack, Rule, load, resolve, shipped


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


def words(text: str) -> list[str]:
    """The ids and beginnings of ids in one text, separated by commas of either width; letters count as capitals."""
    split = (word.strip().upper() for word in text.replace("，", ",").split(","))
    return [word for word in split if word]


def all_words(texts: Iterable[str]) -> tuple[str, ...]:
    """The words of several texts."""
    return tuple(word for text in texts for word in words(text))


def chosen(select: Sequence[str], ignore: Sequence[str], known: Iterable[str]) -> frozenset[str]:
    """The ids to run: those that begin with a word of `select` (all where it is empty) and with none of `ignore`."""
    wanted, unwanted = all_words(select), all_words(ignore)
    return frozenset(
        rule for rule in known if (not wanted or rule.startswith(wanted)) and not rule.startswith(unwanted)
    )


def longest(rule: str, beginnings: Collection[str]) -> str | None:
    """The longest of the beginnings that an id has."""
    return max((each for each in beginnings if rule.startswith(each)), key=len, default=None)


def unknown(word: str, known: Iterable[str]) -> bool:
    """Whether no id begins with the word, or there is none."""
    return not word or not any(rule.startswith(word) for rule in known)


def no_such_rule(word: str, known: Sequence[str]) -> UsageError:
    """The error for a rule id that nothing has."""
    near = hint(word, known)
    return UsageError(
        Message(
            f"没有规则 {word}{near.zh or '；全部规则见 reportlint rules'}",
            f"no such rule: {word}{near.en or '; reportlint rules lists them all'}",
        )
    )


def too_grave(rule: Rule, pack: Pack) -> Message:
    """Says how grave a rule may be at most, and why."""
    most, basis = pack.most(rule).name.lower(), rule.head.basis
    level = pack.sources[basis.source].level.value
    if basis.verified:
        why = Message(
            f"依据{pack.basis(rule).zh}的层级是 {level}", f"its basis {pack.basis(rule).en} has level {level}"
        )
    else:
        why = Message("依据尚未核实", "its basis is not verified")
    return Message(f"{rule.id} 的级别最高为 {most}：{why.zh}", f"{rule.id} may be at most {most}: {why.en}")
