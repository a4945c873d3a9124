"""What a rule on a required item asks for."""

from __future__ import annotations

from typing import Literal

import regex

from ..patterns import Pattern
from ..shapes import Shape


class Heading(Shape, frozen=True):
    """`pattern` is looked for in headings, `topmost` only in those of the topmost level, which say more by their place;
    a named group `next_year` of either must be the year after the report year. `unless` rules out headings that only
    look like it, `top` leaves all but the topmost out."""

    plain_key = "pattern"

    pattern: Pattern
    topmost: Pattern | None = None
    unless: Pattern | None = None
    top: bool = False

    def names(self, text: str, *, topmost: bool, year: int | None) -> bool:
        """Whether a heading's text (without its number) names the item."""
        if self.unless and self.unless.search(text):
            return False
        patterns = (self.pattern, self.topmost) if topmost else (self.pattern,)
        return any(is_next_year(match, year) for each in patterns if each for match in each.finditer(text))


def is_next_year(match: regex.Match[str], year: int | None) -> bool:
    """Whether the group `next_year` of a match, if it has one, is the year after the report year."""
    said = match.groupdict().get("next_year")
    return said is None or year is None or int(said) == year + 1


class Passage(Shape, frozen=True):
    """What tells a passage that meets the item: an `anchor`, and at least so many different clue groups.

    `unless` rules out the sentence of an anchor; a named group `next_year` of the anchor must be the year after the
    report year; what is told in fewer than `least` code points inside a paragraph is an aside, which meets nothing:
    where it tells enough, a person must read it. `reach` says where the clues may stand: in the `paragraph` (or its
    一是-clause) from the anchor on, up to the end of the `section` if the anchor opens a paragraph, or, for `sections`,
    in a topmost section that no other item has taken, without an anchor.
    """

    clues: dict[str, Pattern]
    at_least: int
    anchor: Pattern | None = None
    unless: Pattern | None = None
    least: int = 0
    reach: Literal["paragraph", "section", "sections"] = "paragraph"


class Options(Shape, frozen=True):
    """`role` names the part of the draft for other rules. `in_` (in) past leaves out what is told of next year.
    `mention` finds passing mentions, to show them where the item is not met."""

    role: str
    heading: Heading
    passage: Passage
    in_: Literal["past", "any"] = "any"
    mention: Pattern | None = None
