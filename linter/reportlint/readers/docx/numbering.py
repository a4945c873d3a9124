"""Automatic numbers: what Word would print before each numbered paragraph (ECMA-376 part 1, 17.9)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ...expressions import expression
from ...records import field, record, replace
from .formats import write
from .xml import Element, attribute, child, is_on, number, value

LEVELS = 9
LONGEST = 60
"""Code points of the text around the numbers of a label; more than this is no label."""
BULLET = "•"
_SLOT = expression("%([1-9])")


@record
class Level:
    """One level of a list. `restart` is the number of levels above of which any restarts it, None for all of them."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    suffix: str = "tab"
    legal: bool = False
    restart: int | None = None
    style: str = ""


@record
class _List:
    """A `w:num`: the abstract list that counts for it, its levels, and the levels that it starts anew."""

    abstract: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int]


@record(frozen=False)
class _Count:
    """Where the levels of an abstract list stand, and which lists have begun which levels anew."""

    values: list[int | None] = field(default_factory=lambda: [None] * LEVELS)
    begun: set[tuple[str, int]] = field(default_factory=set)


class Numbering:
    """The numbering part, and how far each list has counted. Paragraphs must be shown to it in their order."""

    def __init__(self, root: Element | None) -> None:
        self._abstracts: dict[str, Element] = {}
        self._links: dict[str, Element] = {}
        self._nums: dict[str, Element] = {}
        self._lists: dict[str, _List | None] = {}
        self._counts: dict[str, _Count] = {}
        for each in () if root is None else root.iterchildren("{*}abstractNum", "{*}num"):
            if name := attribute(each, "abstractNumId"):
                self._abstracts[name] = each
                if link := value(each, "styleLink"):
                    self._links[link] = each
            else:
                self._nums[attribute(each, "numId")] = each

    def level_of(self, num: str, style: str) -> int:
        """The level that a style stands for in a list that is linked to styles, the topmost if none is."""
        found = self._list(num)
        levels = found.levels if found else {}
        return next((index for index, level in levels.items() if level.style and level.style == style), 0)

    def next(self, num: str, index: int) -> str:
        """Counts one paragraph of a list and a level (0-based), and gives its label as one would type it."""
        found = self._list(num)
        if found is None or not 0 <= index < LEVELS:
            return ""
        count = self._counts.setdefault(found.abstract, _Count())
        self._step(count, found, num, index)
        level = found.levels.get(index, Level())
        if level.format == "bullet":
            return f"{BULLET} "
        label = self._label(count, found, level)
        # One types no blank behind a mark, but one between a number and the first word.
        spaced = level.suffix != "nothing" and label[-1:].isascii() and label[-1:].isalnum()
        return f"{label} " if spaced else label

    def _step(self, count: _Count, found: _List, num: str, index: int) -> None:
        before = count.values[index]
        if index in found.starts and (num, index) not in count.begun:
            count.values[index] = found.starts[index]
        elif before is None:
            count.values[index] = found.levels.get(index, Level()).start
        else:
            count.values[index] = before + 1
        count.begun.add((num, index))
        for below in range(index + 1, LEVELS):
            restart = found.levels.get(below, Level()).restart
            if restart is None or index < restart:
                count.values[below] = None

    def _label(self, count: _Count, found: _List, level: Level) -> str:
        def written(slot: re.Match[str]) -> str:
            index = int(slot[1]) - 1
            own = found.levels.get(index, Level())
            current = count.values[index]
            return write("decimal" if level.legal else own.format, own.start if current is None else current)

        return _SLOT.sub(written, level.text)

    def _list(self, num: str) -> _List | None:
        if num not in self._lists:
            self._lists[num] = self._read(num)
        return self._lists[num]

    def _read(self, num: str) -> _List | None:
        element = self._nums.get(num)
        name = value(element, "abstractNumId")
        abstract = self._abstracts.get(name)
        if element is None or abstract is None:
            return None
        # A list may be defined by a style, which names the abstract list that holds the levels.
        linked = self._links.get(value(abstract, "numStyleLink"))
        if linked is not None:
            abstract, name = linked, attribute(linked, "abstractNumId")
        levels = dict(map(_level, abstract.iterchildren("{*}lvl")))
        starts: dict[int, int] = {}
        for override in element.iterchildren("{*}lvlOverride"):
            index = number(attribute(override, "ilvl"))
            own, start = child(override, "lvl"), number(value(override, "startOverride"))
            if index is not None and own is not None:
                levels[index] = _level(own)[1]
            if index is not None and start is not None:
                starts[index] = start
                levels[index] = replace(levels.get(index, Level()), start=start)
        return _List(name, levels, starts)


def _level(element: Element) -> tuple[int, Level]:
    index = number(attribute(element, "ilvl"))
    start, restart = number(value(element, "start")), number(value(element, "lvlRestart"))
    return -1 if index is None else index, Level(
        # Without w:start a list begins at nought (17.9.25).
        0 if start is None else start,
        value(element, "numFmt") or "decimal",
        value(element, "lvlText")[:LONGEST],
        value(element, "suff") or "tab",
        is_on(element, "isLgl"),
        restart,
        value(element, "pStyle"),
    )
