"""What `regex` offers beside searching: templates filled from a match, and how far a text misses another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .expressions import expression

if TYPE_CHECKING:
    import re

    import regex

SECONDS = 2.0
"""Time limit of one comparison."""

_SLOT = expression(r"\\(?:g<(?P<name>\w+)>|(?P<number>\d+))")


def expanded(template: str, match: regex.Match[str]) -> str:
    """A template with its slots (`\\g<name>`, `\\1`) filled with what the groups of a match hold.

    Raises IndexError for a group that the pattern has not. `Match.expand` would load the compiler of `regex`.
    """

    def filled(slot: re.Match[str]) -> str:
        return match[slot["name"] or int(slot["number"])] or ""

    return _SLOT.sub(filled, template)


def fuzzy(wanted: str, text: str, most: int) -> int | None:
    """How many characters are wrong, missing or too many in a text meant to be `wanted`; None if over `most`."""
    import regex

    match = regex.fullmatch(f"(?b)(?:{regex.escape(wanted)}){{e<={most}}}", text, timeout=SECONDS)
    return sum(match.fuzzy_counts) if match else None
