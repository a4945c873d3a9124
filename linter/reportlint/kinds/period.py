"""The period that a report's figures cover: the report year, its beginning before its end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from ..expressions import expression
from ..findings import Hit, Span
from ..items.scene import Scene

_PERIOD = expression(
    r"(?P<first>(?P<year>(?:19|20)\d\d)[年.\-/](?P<month>\d{1,2})(?:月|[月.\-/](?P<day>\d{1,2})日?))(?:0?0时)?起?[，,]?"
    r"(?:[至到～~—–-]+)"
    r"(?P<last>(?:(?P<to_year>(?:19|20)\d\d)[年.\-/])?(?P<to_month>\d{1,2})(?:[月.\-/](?P<to_day>\d{1,2})日?|月))"
)
_COVERS = expression(
    r"(?:数据|统计|情况)[^。；，,]{0,8}(?:期限|时限|期间|时间|区间|周期|范围)|所列[^。；，,]{0,4}数据|报告期|起止|(?:数据|统计)[自从为截]"
)
"""What tells the sentence on the period of the figures from one on anything else that lasted."""

_YEAR = frozenset({("1", "12"), ("01", "12")})


def periods(scene: Scene, year: int) -> Iterator[Hit]:
    """Each day at which the period is not that of the report year, from its first day to its last. A whole year in
    the opening is no other period."""
    for within in scene.ranges("body"):
        for found in _PERIOD.finditer(scene.text, *within):
            sentence = scene.sentence(Span(*found.span()))
            opens = scene.draft.opening.holds(Span(*found.span())) and (found["month"], found["to_month"]) in _YEAR
            if opens or _COVERS.search(scene.text, *sentence):
                yield from _judged(found, year)


def _judged(found: re.Match[str], year: int) -> Iterator[Hit]:
    begins = _day(found["year"], found["month"], found["day"])
    ends = _day(found["to_year"] or found["year"], found["to_month"], found["to_day"], last=True)
    if begins is not None and ends is not None and begins.year == ends.year == year and begins >= ends:
        yield Hit(Span(*found.span()), {"found": found[0], "expected": str(year)})
        return
    for name, day, right in (("first", begins, date(year, 1, 1)), ("last", ends, date(year, 12, 31))):
        if day != right:
            yield Hit(Span(*found.span(name)), {"found": found[name], "expected": str(year)})


def _day(year: str, month: str, day: str | None, *, last: bool = False) -> date | None:
    """A day; of a month without one the first, or the `last`."""
    try:
        if day is not None:
            return date(int(year), int(month), int(day))
        first = date(int(year), int(month), 1)
        # From the first day of a month, 31 days on is in the next one.
        return (first + timedelta(31)).replace(day=1) - timedelta(1) if last else first
    except ValueError:
        return None
