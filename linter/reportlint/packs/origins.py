"""Who set which key of a rule: the pack and line of every key, and of those that it stands over."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence

from ..records import NamedTuple
from .find import resolve
from .gather import Gathered, PackFile, gather
from .merge import leaves, merge_rules, rule_id
from .nodes import Items, Map
from .shape import Problems
from .syntax import Place


class Origin(NamedTuple):
    """Who wrote one key of a rule, as `pack:line`, where, and over whose (`over`, newest first)."""

    by: str
    place: Place
    over: tuple[str, ...] = ()


Keys = Mapping[str, Origin]
"""By key path, such as `message.zh`."""


def origins(given: str | os.PathLike[str]) -> Mapping[str, Keys]:
    """The keys of every rule of a pack by rule id; raises UsageError when there is no such pack.

    Faults are left out, they are for `load` to report.
    """
    problems: Problems = []
    gathered = gather(resolve(given), problems)
    names = {path: name for file in gathered.files for path, name in file.names().items()}
    history = _history(gathered, names)
    return {
        draft.id: {path: _origin(place, names, history.get((draft.id, path), ())) for path, place in leaves(draft.node)}
        for draft in merge_rules(gathered, problems)
    }


def _origin(place: Place, names: Mapping[str, str], history: Sequence[str]) -> Origin:
    by = _by(place, names)
    return Origin(by, place, tuple(reversed(history[: history.index(by)])) if by in history else ())


def _by(place: Place, names: Mapping[str, str]) -> str:
    return f"{names[place.path]}:{place.line}"


def _history(gathered: Gathered, names: Mapping[str, str]) -> Mapping[tuple[str, str], Sequence[str]]:
    """For each rule id and key path who wrote it, inherited packs first."""
    found: dict[tuple[str, str], list[str]] = {}
    for file in gathered.files:
        for node in _entries(file):
            for path, place in leaves(node):
                found.setdefault((rule_id(node), path), []).append(_by(place, names))
    return found


def _entries(file: PackFile) -> Sequence[Map]:
    rules = file.root.get("rules")
    return [node for node in rules.items if isinstance(node, Map)] if isinstance(rules, Items) else []
