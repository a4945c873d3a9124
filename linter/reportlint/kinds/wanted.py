"""What a rule on a required item asks for."""

from __future__ import annotations

from typing import Literal

from ..patterns import Pattern
from ..shapes import Shape


class Heading(Shape, frozen=True):
    """`pattern` is looked for in headings; `unless` rules out those that only look like it; `top` asks for the topmost
    level."""

    plain_key = "pattern"

    pattern: Pattern
    unless: Pattern | None = None
    top: bool = False

    def names(self, text: str) -> bool:
        """Whether a heading's text (without its number) names the item."""
        return self.pattern.search(text) is not None and not (self.unless and self.unless.search(text))


class Passage(Shape, frozen=True):
    """What tells a passage that meets the item: an `anchor`, and at least so many different clue groups.

    `unless` rules out the sentence of an anchor. A named group `next_year` of the anchor must be the year after the
    report year. `reach` says where the clues may stand: in the paragraph (or its 一是-clause) from the anchor on, up to
    the end of the section, or, for `sections`, in a topmost section that no other item has taken, without an anchor.
    """

    clues: dict[str, Pattern]
    at_least: int
    anchor: Pattern | None = None
    unless: Pattern | None = None
    reach: Literal["paragraph", "section", "sections"] = "paragraph"


class Options(Shape, frozen=True):
    """`role` names the part of the draft for other rules. `in_` (in) past leaves out what is told of next year.
    `mention` finds passing mentions, to show them where the item is not met."""

    role: str
    heading: Heading
    passage: Passage
    in_: Literal["past", "any"] = "any"
    mention: Pattern | None = None
