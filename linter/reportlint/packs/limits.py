"""Keeps patterns out of packs from eating memory or time while they are compiled; searching has its own time limit."""

from __future__ import annotations

import re

from ..errors import Message, PatternError
from ..expressions import expression
from ..patterns import Pattern

MOST_LENGTH = 10_000
MOST_UNROLLED = 200_000

_COUNT = expression(r"\\.|([)}\s]?)\{(\d+)", re.DOTALL)


def pattern(text: str) -> Pattern:
    """The pattern of a text; raises PatternError, also for one too long, too deep or too large once unrolled."""
    if len(text) > MOST_LENGTH:
        raise PatternError(
            Message(f"正则超过 {MOST_LENGTH} 字", f"pattern is longer than {MOST_LENGTH} characters"),
        )
    if unrolled(text) > MOST_UNROLLED:
        raise PatternError(Message(f"正则“{text}”的重复次数太大", f"pattern “{text}” repeats too often"))
    try:
        return Pattern(text)
    except RecursionError:
        raise PatternError(Message("正则的括号嵌套太深", "pattern nests its brackets too deep")) from None


def unrolled(text: str) -> int:
    """At most how many items the `regex` library may unroll a pattern to: it copies what must repeat.

    Counts after a group may be nested in one another and multiply; of those after a single item only one is inside.
    Groups are not parsed: a scanner that can be led astray by a bracket in a comment is no protection.
    """
    groups, item = 1, 1
    for found in _COUNT.finditer(text):
        if found[2] is None:
            continue
        least = max(1, int(found[2][:7]))
        if found[1]:
            groups *= least
        else:
            item = max(item, least)
    return len(text) * groups * item
