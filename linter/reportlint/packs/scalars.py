"""Text to single values, and what a type may hold in words."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from enum import Enum, IntEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Final, Literal, Union, get_args, get_origin

from ..errors import Message
from ..patterns import Pattern
from ..shapes import Shape, keys_of
from .limits import pattern

UNIONS: Final = {Union, UnionType}


def _whole(text: str) -> int:
    if not re.fullmatch(r"[+-]?[0-9]{1,18}", text):
        raise ValueError(text)
    return int(text)


def _number(text: str) -> float:
    if not re.fullmatch(r"[+-]?[0-9]{1,18}(\.[0-9]{1,18})?", text):
        raise ValueError(text)
    return float(text)


def _truth(text: str) -> bool:
    if text not in {"true", "false"}:
        raise ValueError(text)
    return text == "true"


def _date(text: str) -> date:
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        raise ValueError(text)
    return date.fromisoformat(text)


READERS: Mapping[Any, Callable[[str], Any]] = {
    str: str,
    int: _whole,
    float: _number,
    bool: _truth,
    date: _date,
    Pattern: pattern,
}

NOUNS: Mapping[Any, Message] = {
    str: Message("一段文字", "a text"),
    int: Message("整数", "a whole number"),
    float: Message("数字", "a number"),
    bool: Message(" true 或 false", "true or false"),
    date: Message("形如 2024-03-31 的日期", "a date such as 2024-03-31"),
    Pattern: Message("正则（一段文字）", "a pattern (a text)"),
    NoneType: Message(" null", "null"),
    dict: Message("逐行写的“键: 值”", "keys with values"),
    tuple: Message("列表（每项以“- ”开头）", "a list"),
}


@cache
def words(wanted: Any) -> Mapping[str, Any] | None:
    """What each word stands for: members of an enumeration or of a Literal; None for other types.

    Numbered enumerations are written by name, in lower case.
    """
    if get_origin(wanted) is Literal:
        return {str(value): value for value in get_args(wanted)}
    if not isinstance(wanted, type) or not issubclass(wanted, Enum):
        return None
    numbered = issubclass(wanted, IntEnum)
    return {member.name.lower() if numbered else str(member.value): member for member in wanted}


def from_text(text: str, wanted: Any) -> Any:
    """The value of a text; raises ValueError when the text is not of this type, PatternError, or TypeError when no
    text could ever be.
    """
    if (known := words(wanted)) is not None:
        if text not in known:
            raise ValueError(text)
        return known[text]
    if wanted not in READERS:
        raise TypeError(f"packs cannot hold {wanted!r}")
    return READERS[wanted](text)


@cache
def noun(wanted: Any) -> Message:
    """What a type holds, to be put after “must be”."""
    origin = get_origin(wanted)
    if origin in UNIONS:
        parts = [noun(arm) for arm in get_args(wanted) if arm is not NoneType]
        return Message("，或".join(part.zh for part in parts), ", or ".join(part.en for part in parts))
    if (known := words(wanted)) is not None:
        return Message(f" {'、'.join(known)} 之一", f"one of {', '.join(known)}")
    if isinstance(wanted, type) and issubclass(wanted, Shape):
        named = keys_of(wanted)
        return Message(f"含 {'、'.join(named)} 的“键: 值”", f"keys with values ({', '.join(named)})")
    return NOUNS[origin or wanted]
