"""The empty draft of a pack's kind of report."""

from __future__ import annotations

from .errors import Message, UsageError
from .packs.model import Pack, Profile

UNIT = "××县××局"
"""Stands for the body's name where none is given; a placeholder that the rules find."""


def skeleton(pack: Pack, *, profile: Profile, year: int, unit: str = "") -> str:
    """The text of an empty draft on a report year; raises UsageError when the pack has none."""
    given = pack.skeleton
    if given is None:
        raise UsageError(
            Message(f"规则包 {pack.name} 没有空白稿（skeleton）", f"pack {pack.name} has no skeleton of a draft")
        )
    slots: dict[str, str | int] = {"unit": unit or UNIT, "year": year, "next_year": year + 1}
    title = given.title.format_map(slots)
    text = given.publication if profile is Profile.PUBLICATION else given.submission
    return text.format_map({**slots, "title": title}).rstrip() + "\n"
