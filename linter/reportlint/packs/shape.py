"""Nodes to typed values: what a struct class declares is what the YAML may say."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cache
from types import NoneType
from typing import Any, Final, TypeVar, get_args, get_origin

from ..errors import Message, Problem, ReportlintError, did_you_mean
from ..shapes import Key, Shape, keys_of
from .nodes import Entry, Items, Map, Node, Scalar, Unread
from .scalars import UNIONS, from_text, noun, words
from .syntax import Place, key_colon

INVALID: Final = object()
"""What stands for a value whose faults were reported."""

Problems = list[Problem]
T = TypeVar("T")


def convert(node: Node, wanted: Any, problems: Problems, name: str = "") -> Any:
    """The value of a node, or INVALID once its faults are added to `problems`; `name` is what messages call it.

    Raises TypeError for a type that YAML cannot hold: a mistake of the class, not of the file.
    """
    if isinstance(node, Unread):
        return INVALID
    before = len(problems)
    value = _reader(wanted)(node, wanted, problems, name)
    return value if len(problems) == before else INVALID


def read_fields(
    node: Map, wanted: type[Shape], problems: Problems, name: str = "", *, also: Collection[str] = ()
) -> dict[str, Any]:
    """Values by field name, INVALID where faulty or missing; left-out fields with a default are left out.

    `also` are keys that stand elsewhere, to be suggested for an unknown key.
    """
    known = keys_of(wanted)
    values: dict[str, Any] = {}
    for key, entry in node.entries.items():
        if key in known:
            values[known[key].name] = _field(entry, known[key], problems)
        else:
            problems.append(unknown_key(entry, [*known, *also]))
    for key, field in known.items():
        if field.required and key not in node.entries:
            problems.append(_lack(node.place, key, name))
            values[field.name] = INVALID
    return values


def build(wanted: type[T], values: Mapping[str, Any], place: Place, problems: Problems) -> T | None:
    """The struct of these fields; None when one of them is INVALID or the struct itself refuses them."""
    if INVALID in values.values():
        return None
    try:
        return wanted(**values)
    except ReportlintError as error:
        problems.append(Problem(*place, error.message))
        return None


def unknown_key(entry: Entry, known: Iterable[str]) -> Problem:
    """The fault of a key that nobody reads, with the nearest one that is read."""
    if (wrong_colon := _colon(entry)) is not None:
        return wrong_colon
    key = entry.key
    near = did_you_mean(key.text, known)
    if not near.zh:
        near = Message(f"；可用：{'、'.join(known)}", f"; known: {', '.join(known)}")
    return key.place.problem(f"没有“{key.text}”这一项{near.zh}", f"unknown key “{key.text}”{near.en}")


def _colon(entry: Entry) -> Problem | None:
    """Inside braces `{zh：甲}` reads as a key without a value."""
    value = entry.value
    empty = isinstance(value, Scalar) and value.empty
    return key_colon(entry.key.text, entry.key.place) if empty and entry.key.plain else None


def _lack(place: Place, key: str, name: str) -> Problem:
    owner = f"“{name}”" if name else ""
    return place.problem(f"{owner}缺少“{key}”", f"{owner or 'this'} lacks “{key}”")


def _field(entry: Entry, field: Key, problems: Problems) -> Any:
    return convert(entry.value, field.type, problems, entry.key.text)


Reader = Callable[[Node, Any, Problems, str], Any]


@cache
def _reader(wanted: Any) -> Reader:
    """The function that reads a type."""
    origin = get_origin(wanted)
    if origin in UNIONS:
        return _union
    if is_struct(wanted):
        return _struct
    return {dict: _dict, tuple: _tuple}.get(origin, _scalar)


def is_struct(wanted: Any) -> bool:
    """Whether the type is a struct class."""
    return isinstance(wanted, type) and issubclass(wanted, Shape)


@cache
def _forms(wanted: Any) -> frozenset[type[Node]]:
    """The classes of nodes that could be read as a type."""
    origin, arguments = get_origin(wanted), get_args(wanted)
    if origin in UNIONS:
        return frozenset().union(*map(_forms, arguments))
    if is_struct(wanted):
        return frozenset({Map, Scalar} if _plain_key(wanted) else {Map})
    if origin is tuple:
        return frozenset({Items}) | (_forms(arguments[0]) & {Scalar})
    return frozenset() if wanted is NoneType else frozenset({Map if origin is dict else Scalar})


def _plain_key(wanted: Any) -> str:
    return getattr(wanted, "plain_key", "")


def _scalar(node: Node, wanted: Any, problems: Problems, name: str) -> Any:
    if isinstance(node, Scalar) and not node.empty:
        try:
            return from_text(node.text, wanted)
        except ReportlintError as error:
            problems.append(Problem(*node.place, error.message))
            return INVALID
        except ValueError:
            pass
    return misfit(node, wanted, problems, name)


def _struct(node: Node, wanted: Any, problems: Problems, name: str) -> Any:
    if isinstance(node, Scalar) and not node.empty and (plain := _plain_key(wanted)):
        node = Map({plain: Entry(Scalar(plain, node.place), node)}, node.place)
    if not isinstance(node, Map):
        return misfit(node, wanted, problems, name)
    value = build(wanted, read_fields(node, wanted, problems, name), node.place, problems)
    return INVALID if value is None else value


def _dict(node: Node, wanted: Any, problems: Problems, name: str) -> Any:
    if not isinstance(node, Map):
        return misfit(node, wanted, problems, name)
    key_type, value_type = get_args(wanted)
    values = {}
    for text, entry in node.entries.items():
        if (problem := _colon(entry)) is not None:
            problems.append(problem)
            continue
        key = _dict_key(entry, key_type, problems)
        values[key] = convert(entry.value, value_type, problems, text)
    return _unless_invalid(values, values.values())


def _dict_key(entry: Entry, wanted: Any, problems: Problems) -> Any:
    try:
        return from_text(entry.key.text, wanted)
    except ReportlintError as error:
        problems.append(Problem(*entry.key.place, error.message))
    except ValueError:
        known = words(wanted)
        if known is None:
            return misfit(entry.key, wanted, problems, entry.key.text)
        problems.append(unknown_key(entry, known))
    return INVALID


def _unless_invalid(whole: Any, parts: Iterable[Any]) -> Any:
    """A part that could not be read was reported before: no fault tells of it here."""
    return INVALID if any(part is INVALID for part in parts) else whole


def _tuple(node: Node, wanted: Any, problems: Problems, name: str) -> Any:
    """One value without a list around it is a list of one."""
    item = get_args(wanted)[0]
    if isinstance(node, Items):
        values = tuple(convert(one, item, problems, f"{name} #{n}") for n, one in enumerate(node.items, 1))
        return _unless_invalid(values, values)
    if type(node) in _forms(wanted) and not (isinstance(node, Scalar) and node.empty):
        return (convert(node, item, problems, name),)
    return misfit(node, wanted, problems, name)


def _union(node: Node, wanted: Any, problems: Problems, name: str) -> Any:
    """The first member of the union that the node fits."""
    if NoneType in get_args(wanted) and isinstance(node, Scalar) and node.plain and node.text in {"", "~", "null"}:
        return None
    arms = [arm for arm in get_args(wanted) if type(node) in _forms(arm)]
    if len(arms) == 1:
        return convert(node, arms[0], problems, name)
    fewest: Problems | None = None
    for arm in arms:
        trial: Problems = []
        value = convert(node, arm, trial, name)
        if not trial:
            return value
        if fewest is None or len(trial) < len(fewest):
            fewest = trial
    if fewest is None or isinstance(node, Scalar):
        return misfit(node, wanted, problems, name)
    problems.extend(fewest)
    return INVALID


def misfit(node: Node, wanted: Any, problems: Problems, name: str) -> Any:
    """Reports a node of a wrong form, gives INVALID; a wrong colon is the likely reason where keys were expected."""
    if isinstance(node, Unread):
        return INVALID
    problem = _fault(node, wanted, name)
    if isinstance(node, Scalar) and node.plain and Map in _forms(wanted):
        problem = key_colon(node.text, node.place) or problem
    problems.append(problem)
    return INVALID


def _fault(node: Node, wanted: Any, name: str) -> Problem:
    what = f"“{name}”" if name else ""
    if isinstance(node, Scalar) and node.empty:
        return node.place.problem(f"{what or '这里'}没有内容", f"{what or 'this'} has no value")
    zh, en = noun(wanted)
    if isinstance(node, Map) and not _forms(wanted) & {Map, Items}:
        zh, en = f"{zh}；文字里有“: ”时要加引号", f"{en}; quote a text that holds “: ”"
    return node.place.problem(f"{what or '这里'}应是{zh}", f"{what or 'this'} must be {en}")
