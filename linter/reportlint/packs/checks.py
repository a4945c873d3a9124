"""What must hold of a rule beyond the types of its keys."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator, Mapping
from types import ModuleType
from typing import Any

from ..errors import did_you_mean
from ..expressions import expression
from ..findings import Severity
from ..records import NamedTuple
from .model import MOST, SKELETON_SLOTS, LegalSource, Profile
from .nodes import Items, Map, Node, Scalar
from .shape import Problems

ID = expression(r"[A-Z]{2,4}[0-9]{3}")


class Known(NamedTuple):
    """What rules may refer to: kinds by name, sources by key (None for a faulty one).

    Where something that the pack extends could not be read, `complete` is false and no source is missed.
    """

    kinds: Mapping[str, ModuleType]
    sources: Mapping[str, LegalSource | None]
    complete: bool


def check(rule: Map, severity: Any, known: Known, problems: Problems) -> None:
    """Adds the faults of one rule's head; `severity` is its converted value, INVALID where faulty."""
    _check_id(rule, problems)
    _check_basis(rule, severity, known, problems)
    _check_message(rule, known.kinds, problems)
    _check_examples(rule, problems)


def _check_id(rule: Map, problems: Problems) -> None:
    given = rule.get("id")
    if isinstance(given, Scalar) and given.text and not ID.fullmatch(given.text):
        problems.append(
            given.place.problem(
                f"编号“{given.text}”应是 2 至 4 个大写字母加 3 位数字，如 FZ103",
                f"id “{given.text}” must be 2 to 4 capital letters and 3 digits, such as FZ103",
            )
        )


def _check_basis(rule: Map, severity: Any, known: Known, problems: Problems) -> None:
    """The source exists, and the severity is not above what it allows."""
    _check_profiles(rule, severity, problems)
    named = rule.get("basis", "source")
    if not isinstance(named, Scalar) or not named.text:
        return
    if named.text not in known.sources:
        if known.complete:
            near = did_you_mean(named.text, known.sources)
            problems.append(
                named.place.problem(
                    f"“sources”里没有“{named.text}”{near.zh}", f"no source “{named.text}” in “sources”{near.en}"
                )
            )
        return
    verified = rule.get("basis", "verified")
    if isinstance(verified, Scalar) and verified.text == "false":
        _cap(rule, severity, Severity.INFO, ("依据尚未核实", "the basis is not verified"), problems)
    elif source := known.sources[named.text]:
        level = source.level.value
        why = (f"“{named.text}”的层级是 {level}", f"source “{named.text}” has level {level}")
        _cap(rule, severity, MOST[source.level], why, problems)


def _check_profiles(rule: Map, severity: Any, problems: Problems) -> None:
    place = rule.get("severity")
    if not isinstance(severity, dict) or place is None:
        return
    lacking = [profile.value for profile in Profile if profile not in severity]
    if lacking:
        problems.append(
            place.place.problem(
                f"“severity”分版本写时还缺 {'、'.join(lacking)}",
                f"“severity” by profile lacks {', '.join(lacking)}",
            )
        )


def _cap(rule: Map, severity: Any, most: Severity, why: tuple[str, str], problems: Problems) -> None:
    for node, given in _severities(rule, severity):
        if given > most:
            name = most.name.lower()
            problems.append(
                node.place.problem(f"“severity”最高为 {name}：{why[0]}", f"“severity” may be at most {name}: {why[1]}")
            )


def _severities(rule: Map, severity: Any) -> Iterator[tuple[Node, Severity]]:
    """Each severity of the rule with the node that gives it."""
    given = severity if isinstance(severity, dict) else {None: severity}
    for profile, one in given.items():
        node = rule.get("severity", profile.value) if profile else rule.get("severity")
        if node is not None and isinstance(one, Severity):
            yield node, one


def _check_message(rule: Map, kinds: Mapping[str, ModuleType], problems: Problems) -> None:
    """Messages use only the slots that the kind fills."""
    kind = rule.get("kind")
    for lang in ("zh", "en"):
        text = rule.get("message", lang)
        if not isinstance(text, Scalar):
            continue
        slots = _slots(text, problems)
        if isinstance(kind, Scalar) and kind.text in kinds:
            _check_slots(text, slots, kind.text, kinds[kind.text].SLOTS, problems)


def _slots(text: Scalar, problems: Problems) -> tuple[str, ...]:
    """The names in braces; anything else in braces is a fault."""
    try:
        parsed = list(string.Formatter().parse(text.text))
    except ValueError:
        parsed = [("", "", "", None)]
    slots = [(name, name.isidentifier() and not spec and not how) for _, name, spec, how in parsed if name is not None]
    if not all(good for _, good in slots):
        problems.append(
            text.place.problem(
                "花括号有误：占位写作 {名称}，花括号本身写作 {{ 和 }}",
                "bad braces: a slot reads {name}, a brace itself {{ or }}",
            )
        )
    return tuple(name for name, good in slots if good)


def check_skeleton(node: Map, problems: Problems) -> None:
    """A skeleton uses only the slots that are filled in a new draft, and its title not itself."""
    for key, entry in node.entries.items():
        if isinstance(entry.value, Scalar):
            offered = SKELETON_SLOTS - {"title"} if key == "title" else SKELETON_SLOTS
            _check_slots(entry.value, _slots(entry.value, problems), key, offered, problems)


def _check_slots(text: Scalar, slots: tuple[str, ...], kind: str, offered: frozenset[str], problems: Problems) -> None:
    names = sorted(offered)
    for slot in dict.fromkeys(slots):
        if slot not in offered:
            near = did_you_mean(slot, names)
            shown = (
                near.zh or f"；可用：{'、'.join(names) or '无'}",
                near.en or f"; offered: {', '.join(names) or 'none'}",
            )
            problems.append(
                text.place.problem(
                    f"“{kind}”不提供 {{{slot}}}{shown[0]}", f"“{kind}” does not offer {{{slot}}}{shown[1]}"
                )
            )


def _check_examples(rule: Map, problems: Problems) -> None:
    """⟦ ⟧ stand in every bad example, paired and not nested, and in no good one."""
    for text in _texts(rule.get("examples", "bad")):
        marks = re.sub("[^⟦⟧]", "", text.text)
        if marks.replace("⟦⟧", ""):
            problems.append(text.place.problem("⟦ 与 ⟧ 没有配对", "⟦ and ⟧ are not paired"))
        elif not marks:
            problems.append(
                text.place.problem("反例要用 ⟦ ⟧ 标出有问题的文字", "a bad example must mark its fault with ⟦ ⟧")
            )
    for text in _texts(rule.get("examples", "good")):
        if re.search("[⟦⟧]", text.text):
            problems.append(text.place.problem("正例里不应有 ⟦ ⟧", "a good example must not hold ⟦ ⟧"))


def _texts(node: Node | None) -> Iterator[Scalar]:
    """The texts of examples, whichever way each is written."""
    for one in node.items if isinstance(node, Items) else (node,):
        text = one.get("text") if isinstance(one, Map) else one
        if isinstance(text, Scalar) and not text.empty:
            yield text
