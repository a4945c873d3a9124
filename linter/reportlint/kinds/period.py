"""The period that a report's figures cover: the report year, its beginning before its end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ..expressions import expression
from ..findings import Hit, Span
from ..items.scene import Scene

_PERIOD = expression(
    r"(?P<first>(?P<year>(?:19|20)\d\d)年(?P<month>\d{1,2})月(?P<day>\d{1,2})日)起?(?:[至到—–-]+)"
    r"(?P<last>(?:(?P<to_year>(?:19|20)\d\d)年)?(?P<to_month>\d{1,2})月(?P<to_day>\d{1,2})日)"
)
_COVERS = expression(r"统计|数据|期限|时间范围|时间段|起止")
"""What tells the sentence on the period of the figures from one on anything else that lasted."""


def periods(scene: Scene, year: int) -> Iterator[Hit]:
    """Each day at which the period is not that of the report year, or is not in it."""
    for within in scene.ranges("body"):
        for found in _PERIOD.finditer(scene.text, *within):
            sentence = scene.sentence(Span(*found.span()))
            if _COVERS.search(scene.text, *sentence):
                yield from _judged(found, year)


def _judged(found: re.Match[str], year: int) -> Iterator[Hit]:
    begins = _day(found["year"], found["month"], found["day"])
    ends = _day(found["to_year"] or found["year"], found["to_month"], found["to_day"])
    wrong = False
    for name, day in (("first", begins), ("last", ends)):
        if day is None or day.year != year:
            wrong = True
            yield Hit(Span(*found.span(name)), {"found": found[name], "expected": str(year)})
    if not wrong and begins is not None and ends is not None and begins >= ends:
        yield Hit(Span(*found.span()), {"found": found[0], "expected": str(year)})


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
