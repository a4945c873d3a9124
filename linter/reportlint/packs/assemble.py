"""Makes packs of their files: reads, merges, converts and checks, and reports every fault at once."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from types import ModuleType
from typing import Any

from ..errors import Message, YamlError, did_you_mean
from ..shapes import keys_of
from .checks import Known, check, check_skeleton
from .gather import Cover, Gathered, PackFile, gather
from .merge import RuleDraft, merge_maps, merge_rules, trace
from .model import Head, LegalSource, Pack, Rule, Skeleton
from .nodes import Map, Scalar
from .shape import INVALID, Problems, build, convert, read_fields, unknown_key


def assembled(path: str, kinds: Mapping[str, ModuleType]) -> tuple[Pack, Mapping[str, bytes]]:
    """The pack at a path, and the bytes of every file that it is made of; raises UsageError and YamlError."""
    problems: Problems = []
    gathered = gather(path, problems)
    pack = _assemble(gathered, kinds, problems)
    if pack is None:
        raise YamlError(_in_order(problems, gathered))
    return pack, {each: data for file in gathered.files for each, data in file.contents().items()}


def _in_order(problems: Problems, gathered: Gathered) -> Problems:
    rank = {path: number for number, path in enumerate(gathered.paths)}
    return sorted(problems, key=lambda problem: (rank[problem.path], problem.line, problem.column))


def _assemble(gathered: Gathered, kinds: Mapping[str, ModuleType], problems: Problems) -> Pack | None:
    """The pack, or None when anything is wrong with it."""
    sources = _read_sources(merge_maps(gathered.files, "sources", problems), problems)
    known = Known(kinds, sources, gathered.complete)
    names = {path: name for file in gathered.files for path, name in file.names().items()}
    rules = [_read_rule(draft, known, names, problems) for draft in merge_rules(gathered, problems)]
    skeleton = _read_skeleton(merge_maps(gathered.files, "skeleton", problems), problems)
    if problems:
        return None
    own = gathered.files[-1]
    cover = build(Cover, own.cover, own.root.place, problems)
    assert cover is not None
    return Pack(
        name=cover.pack,
        title=cover.title,
        version=cover.version,
        rules=tuple(rule for rule in rules if rule is not None),
        sources={key: source for key, source in sources.items() if source is not None},
        recognise=cover.recognise,
        extends=cover.extends,
        path=own.path,
        sha256=_sha256(gathered.files),
        skeleton=skeleton,
    )


def _sha256(files: tuple[PackFile, ...]) -> str:
    """Over a pack's own bytes, then those of all that it extends, in order; each with those of what it includes."""
    *inherited, own = files
    return hashlib.sha256(b"".join(file.all_data() for file in (own, *inherited))).hexdigest()


def _read_sources(node: Map | None, problems: Problems) -> dict[str, LegalSource | None]:
    """All sources by key, None for a faulty one."""
    sources: dict[str, LegalSource | None] = {}
    for key, entry in node.entries.items() if node else ():
        value = convert(entry.value, LegalSource, problems, key)
        sources[key] = None if value is INVALID else value
    return sources


def _read_skeleton(node: Map | None, problems: Problems) -> Skeleton | None:
    """The merged skeleton, None where there is none or it is faulty."""
    if node is None:
        return None
    check_skeleton(node, problems)
    value = convert(node, Skeleton, problems, "skeleton")
    return None if value is INVALID else value


def _read_rule(draft: RuleDraft, known: Known, names: Mapping[str, str], problems: Problems) -> Rule | None:
    """One rule, or None and its faults."""
    given, rest = draft.node.split(keys_of(Head))
    values = read_fields(given, Head, problems, draft.id or "rule")
    check(draft.node, values.get("severity"), known, problems)
    head = build(Head, values, draft.node.place, problems)
    options = _read_options(draft, rest, known.kinds, problems)
    if head is None or options is INVALID:
        return None
    place = draft.node.place
    return Rule(head, options, draft.file.name, place.path, place.line, trace(draft, names))


def _read_options(draft: RuleDraft, rest: Map, kinds: Mapping[str, ModuleType], problems: Problems) -> Any:
    """The options of the rule's kind, INVALID where faulty."""
    kind = draft.node.get("kind")
    if not isinstance(kind, Scalar) or kind.text not in kinds:
        _report_kind(kind, kinds, problems)
        _report_near_misses(draft.node, rest, problems)
        return INVALID
    wanted = kinds[kind.text].Options
    values = read_fields(rest, wanted, problems, draft.id, also=keys_of(Head))
    options = build(wanted, values, draft.node.place, problems)
    return INVALID if options is None else options


def _report_kind(kind: Any, kinds: Mapping[str, ModuleType], problems: Problems) -> None:
    if isinstance(kind, Scalar) and kind.text:
        near = did_you_mean(kind.text, kinds)
        shown = near if near.zh else Message(f"；可用：{'、'.join(kinds)}", f"; known: {', '.join(kinds)}")
        problems.append(
            kind.place.problem(f"没有“{kind.text}”这种 kind{shown.zh}", f"no such kind “{kind.text}”{shown.en}")
        )


def _report_near_misses(node: Map, rest: Map, problems: Problems) -> None:
    """Without its kind a rule's options cannot be told, but a misspelt key of the head can."""
    missing = [key for key in keys_of(Head) if key not in node.entries]
    for key, entry in rest.entries.items():
        if did_you_mean(key, missing).zh:
            problems.append(unknown_key(entry, missing))
