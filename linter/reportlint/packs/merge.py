"""Merges packs that extend one another, on nodes, so that every key keeps the place where it was written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..errors import did_you_mean
from ..records import NamedTuple
from .gather import Gathered, PackFile
from .nodes import Entry, Items, Map, Scalar
from .shape import Problems, misfit
from .syntax import Place

_KEYS = dict[str, str]


class RuleDraft(NamedTuple):
    """The merged entry of one rule, not yet checked; `file` is the one that added it."""

    node: Map
    file: PackFile

    @property
    def id(self) -> str:
        """What stands as its id, empty when there is none."""
        return rule_id(self.node)


def merge(base: Map, over: Map) -> Map:
    """Key by key: a mapping over a mapping is merged deeper, anything else replaces what stood there.

    A basis that names its source replaces the whole: the quotation of another source must not survive under it.
    """
    entries = dict(base.entries)
    for key, entry in over.entries.items():
        old = entries.get(key)
        entries[key] = entry
        if old and isinstance(old.value, Map) and isinstance(entry.value, Map) and not _anew(entry):
            entries[key] = Entry(old.key, merge(old.value, entry.value))
    return Map(entries, base.place)


def _anew(entry: Entry) -> bool:
    return entry.key.text == "basis" and isinstance(entry.value, Map) and entry.value.get("source") is not None


def rule_id(node: Map) -> str:
    """The id of a rule entry, empty when there is none."""
    given = node.get("id")
    return given.text if isinstance(given, Scalar) else ""


def merge_maps(files: Sequence[PackFile], key: str, problems: Problems) -> Map | None:
    """What stands under a key of the files, that of later ones over that of earlier ones; None where it nowhere is."""
    merged: Map | None = None
    for file in files:
        node = file.root.get(key)
        if isinstance(node, Map):
            merged = node if merged is None else merge(merged, node)
        elif node is not None:
            misfit(node, _KEYS, problems, key)
    return merged


def merge_rules(gathered: Gathered, problems: Problems) -> tuple[RuleDraft, ...]:
    """All rules, inherited ones first, with what later packs override."""
    merger = _Merger(problems, complete=gathered.complete)
    for file in gathered.files:
        merger.add(file)
    return tuple(merger.drafts)


class _Merger:
    """Collects rules file by file, parents before children."""

    def __init__(self, problems: Problems, *, complete: bool) -> None:
        self.problems = problems
        self.complete = complete
        self.drafts: list[RuleDraft] = []
        self.index: dict[str, int] = {}

    def add(self, file: PackFile) -> None:
        """Merges one file over all before it."""
        seen: dict[str, Place] = {}
        for node in _rule_nodes(file, self.problems):
            if (twin := seen.get(rule_id(node))) is not None:
                self._report(node, f"在第 {twin.line} 行已经用过", f"is already used in line {twin.line}")
                continue
            if rule_id(node):
                seen[rule_id(node)] = node.place
            self._add(node, file)

    def _add(self, node: Map, file: PackFile) -> None:
        ident = rule_id(node)
        at = self.index.get(ident)
        if at is not None:
            self.drafts[at] = self._override(self.drafts[at], node)
        elif ident and file.cover.get("extends") and "kind" not in node.entries:
            self._orphan(node)
        else:
            if ident:
                self.index[ident] = len(self.drafts)
            self.drafts.append(RuleDraft(node, file))

    def _override(self, draft: RuleDraft, over: Map) -> RuleDraft:
        old, new = draft.node.get("kind"), over.get("kind")
        if isinstance(old, Scalar) and isinstance(new, Scalar) and old.text != new.text:
            self.problems.append(
                new.place.problem(
                    f"继承来的规则 {draft.id} 不能换 kind（原为 {old.text}）",
                    f"the kind of the inherited rule {draft.id} cannot be changed (it is {old.text})",
                )
            )
            over = over.split({"kind"})[1]
        return draft._replace(node=merge(draft.node, over.split({"id"})[1]))

    def _orphan(self, node: Map) -> None:
        """An entry without a kind is meant for an inherited rule: a fault, unless that may be in an unread parent."""
        if self.complete:
            near = did_you_mean(rule_id(node), self.index)
            self._report(node, f"不是继承来的规则{near.zh}", f"is not an inherited rule{near.en}")

    def _report(self, node: Map, zh: str, en: str) -> None:
        given = node.entries["id"].value
        self.problems.append(given.place.problem(f"{rule_id(node)} {zh}", f"{rule_id(node)} {en}"))


def _rule_nodes(file: PackFile, problems: Problems) -> Iterator[Map]:
    rules = file.root.get("rules")
    if rules is None:
        return
    if not isinstance(rules, Items):
        misfit(rules, tuple[str, ...], problems, "rules")
        return
    for number, node in enumerate(rules.items, 1):
        if isinstance(node, Map):
            yield node
        else:
            misfit(node, _KEYS, problems, f"rules #{number}")


def trace(draft: RuleDraft, names: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """For each key path that another pack than the rule's own set: `pack:line`; `names` are packs by path."""
    home = draft.file.names()
    return tuple(
        (path, f"{names[place.path]}:{place.line}") for path, place in leaves(draft.node) if place.path not in home
    )


def leaves(node: Map, above: str = "") -> Iterator[tuple[str, Place]]:
    """Key paths of all texts and lists, with the places of their keys."""
    for key, entry in node.entries.items():
        if isinstance(entry.value, Map):
            yield from leaves(entry.value, f"{above}{key}.")
        else:
            yield f"{above}{key}", entry.key.place
