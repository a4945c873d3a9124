"""What a rule on a required item asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from ..patterns import Pattern
from ..shapes import Shape

if TYPE_CHECKING:
    import regex


class Heading(Shape):
    """`pattern` is looked for in headings, `topmost` only in those of the topmost level, which say more by their place;
    a named group `next_year` of either must be the year after the report year. `unless` rules out headings that only
    look like it, `top` leaves all but the topmost out. A section whose every sentence matches `elsewhere` only says
    where the item is told, and sections with fewer than `at_least` of the passage's clue groups tell too little: a
    person must read these."""

    plain_key = "pattern"

    pattern: Pattern
    topmost: Pattern | None = None
    unless: Pattern | None = None
    elsewhere: Pattern | None = None
    top: bool = False
    at_least: int = 0

    def names(self, text: str, *, topmost: bool, year: int | None) -> bool:
        """Whether a heading's text (without its number) names the item."""
        named = _matches(self.pattern, text, year) or (
            topmost and self.topmost is not None and _matches(self.topmost, text, year)
        )
        # Most headings name another item, and nothing need rule them out.
        return named and not (self.unless and self.unless.search(text))


def _matches(pattern: Pattern, text: str, year: int | None) -> bool:
    """Whether a pattern matches anywhere with the right year."""
    found = pattern.search(text)
    if found is None or of_its_year(found, year):
        return found is not None
    return any(of_its_year(match, year) for match in pattern.finditer(text))


_YEARS = (("next_year", 1), ("report_year", 0))


def of_its_year(match: regex.Match[str], year: int | None) -> bool:
    """Whether the years that a match names are right: its group `next_year` that after the report year, `report_year`
    the report year itself; a match without these groups is right, and any is where the report year is not known."""
    if year is None:
        return True
    said = match.groupdict()
    return not said or all(said.get(name) is None or int(said[name]) == year + more for name, more in _YEARS)


class Passage(Shape):
    """What tells a passage that meets the item: an `anchor`, and at least so many different clue groups.

    `unless` rules out an anchor by what stands in its own clause, `settled` by what is said behind it in its sentence;
    where such a sentence tells enough, a person must read it. A named group `next_year` of the anchor must be the year
    after the report year; what is told in fewer than `least` code points inside a paragraph is an aside, which meets
    nothing: where it tells enough, a person must read it. `reach` says where the clues may stand: in the `paragraph`
    (or its 一是-clause) from the anchor on, up to the end of the `section` if the anchor opens a paragraph, or, for
    `sections`, in a topmost section that no other item has taken, without an anchor.
    """

    clues: dict[str, Pattern]
    at_least: int
    anchor: Pattern | None = None
    unless: Pattern | None = None
    settled: Pattern | None = None
    least: int = 0
    reach: Literal["paragraph", "section", "sections"] = "paragraph"


class Tense(Shape):
    """Which sentences tell of the year that is asked for, and which only of another: `own` decides, then `other`, whose
    words hold for the sentences behind them, but for those where `likely` matches; one that both match is in doubt.
    Groups `next_year` and `report_year` must be these years; where the report year is not known, no year is `other`."""

    own: Pattern
    other: Pattern
    likely: Pattern | None = None


class Options(Shape):
    """`role` names the part of the draft for other rules. `in_` (in) past leaves out what is told of next year.
    `tense` leaves out a section that tells of another year alone. `mention` finds passing mentions, to show them where
    the item is not met."""

    role: str
    heading: Heading
    passage: Passage
    in_: Literal["past", "any"] = "any"
    tense: Tense | None = None
    mention: Pattern | None = None
