"""The one door to the `regex` library: flags, time limit and load-time checks of patterns from packs."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property
from time import monotonic
from typing import TYPE_CHECKING, Any

from .errors import Message, PatternError, TimeLimitError
from .expressions import keeping
from .findings import Span
from .literal_parts import Needle
from .literals import Plan, plan_of
from .occurrences import LEAST, occurrences
from .runaway import nests_unbounded
from .searching import dumped, engine, loaded

if TYPE_CHECKING:
    import regex

SECONDS = 2.0
"""Time limit of one search over a short text; a long text gets as much again per million code points."""

QUICK = 3_000_000.0
"""Steps that take less than a tenth of a second; what cannot take more needs no time limit."""


class Pattern:
    """A regular expression out of a pack: untrusted, so every search has a time limit.

    `.` does not match a line feed, `^` and `$` match at the ends of every block. Look-behind sees the text before the
    searched range, look-ahead does not see past its end.
    """

    __slots__ = ("__dict__", "_known", "_longest", "text")

    text: str
    _known: tuple[str, Sequence[int] | None] | None
    """The text that was searched last, and where matches may begin in it."""
    _longest: int
    """Code points; a search over so many is known to be quick."""

    def __new__(cls, *_: object) -> Pattern:
        """A pattern that has seen no text yet."""
        pattern = super().__new__(cls)
        pattern._known, pattern._longest = None, -1
        return pattern

    def __init__(self, text: str) -> None:
        """Raises PatternError when the text does not compile, matches the empty string, or nests quantifiers."""
        self.text = text
        if nests_unbounded(text):
            raise PatternError(
                Message(f"正则“{text}”嵌套了不限次数的重复", f"pattern “{text}” nests unbounded repeats")
            )
        if self.compiled.match("") is not None:
            raise PatternError(Message(f"正则“{text}”能匹配空文本", f"pattern “{text}” matches the empty text"))

    @classmethod
    def own(cls, text: str) -> Pattern:
        """A pattern of this program itself: compiled only once a text holds what it needs."""
        return Own(text)

    def __repr__(self) -> str:
        return f"Pattern({self.text!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Pattern) and other.text == self.text

    def __hash__(self) -> int:
        return hash(self.text)

    def kept(self) -> tuple[Any, ...]:
        """What `restored` needs: the text, the compiled expression, and the plan."""
        if "_data" not in self.__dict__:
            self.__dict__["_data"] = dumped(self.compiled)
        return self.text, self.__dict__["_data"], *_plain(self.plan)

    def __reduce__(self) -> tuple[Any, ...]:
        return Pattern.restored, self.kept()

    @classmethod
    def restored(cls, text: str, data: bytes, *plan: Any) -> Pattern:
        """The pattern of what was kept, by this very version of `regex`."""
        one = cls.__new__(cls)
        one.text = text
        one.__dict__.update(_data=data, plan=_planned(*plan))
        return one

    @cached_property
    def compiled(self) -> regex.Pattern[str]:
        """The compiled expression."""
        if "_data" in self.__dict__:
            return loaded(self.__dict__["_data"])
        return _compiled(self.text)

    @cached_property
    def plan(self) -> Plan:
        """What its text tells of its matches."""
        return plan_of(self.text)

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[regex.Match[str]]:
        """All matches between two offsets; raises TimeLimitError when the search takes too long."""
        stop = len(text) if end is None else end
        places = self._places(text, start, stop) if len(text) >= LEAST else None
        if places is not None:
            return iter(list(self._tried(text, places, stop))) if places else iter(())
        return iter(self.everywhere(text, start, stop))

    def everywhere(self, text: str, start: int, stop: int) -> list[regex.Match[str]]:
        """All matches between two offsets, whatever is known of where they can be; raises TimeLimitError."""
        if self._is_quick(stop - start):
            return list(self.compiled.finditer(text, start, stop))
        limit = _limit(stop - start)
        try:
            # All at once: the clock of a lazy search would go on while its matches are being worked on.
            return list(self.compiled.finditer(text, start, stop, timeout=limit))
        except TimeoutError:
            raise self._too_slow(limit) from None

    def search(self, text: str, start: int = 0, end: int | None = None) -> regex.Match[str] | None:
        """The first match between two offsets, or None; raises TimeLimitError."""
        stop = len(text) if end is None else end
        places = self._places(text, start, stop) if len(text) >= LEAST else None
        if places is not None:
            return next(self._tried(text, places, stop), None) if places else None
        if self._is_quick(stop - start):
            return self.compiled.search(text, start, stop)
        limit = _limit(stop - start)
        try:
            return self.compiled.search(text, start, stop, timeout=limit)
        except TimeoutError:
            raise self._too_slow(limit) from None

    def may_match(self, text: str) -> bool:
        """Whether a range of a text may hold a match, as far as is known without searching."""
        places = self._places(text, 0, len(text)) if len(text) >= LEAST else None
        return places is None or len(places) > 0

    def _places(self, text: str, start: int, stop: int) -> Sequence[int] | None:
        """The only offsets at which a match between two others may begin; None where it may begin anywhere."""
        known = self._known
        if known is None or known[0] is not text:
            if not self.plan.needles:
                return None
            looked_up = occurrences(text).of(self.text, self.plan, stop - start)
            if looked_up is None:
                return None
            known = self._known = (text, looked_up.places)
        places = known[1]
        if not places:
            return places
        low = bisect_left(places, start)
        if self.plan.tells:
            return places[low : bisect_left(places, stop, low)]
        return None if low < len(places) and places[low] < stop else ()

    def _is_quick(self, length: int) -> bool:
        """Whether no search over so many code points can take long: asking for the time costs more than most do."""
        if length > self._longest:
            plan = self.plan
            if plan.steps * float(length) ** plan.degree > QUICK:
                return False
            self._longest = length
        return True

    def _tried(self, text: str, places: Sequence[int], stop: int) -> Iterator[regex.Match[str]]:
        """The matches that begin at some offsets, each behind the one before."""
        plan, match, after = self.plan, self.compiled.match, -1
        if plan.steps * float(stop - places[0]) ** (plan.degree - 1) * len(places) <= QUICK:
            for place in places:
                if place >= after and (found := match(text, place, stop)) is not None:
                    after = found.end()
                    yield found
            return
        limit = _limit(stop - places[0])
        until = monotonic() + limit
        for place in places:
            if place >= after:
                try:
                    found = match(text, place, stop, timeout=max(0.001, until - monotonic()))
                except TimeoutError:
                    raise self._too_slow(limit) from None
                if found is not None:
                    after = found.end()
                    yield found

    def fullmatch(self, text: str) -> regex.Match[str] | None:
        """The match of a whole text, or None; raises TimeLimitError."""
        if len(text) > self.plan.longest:
            return None
        limit = _limit(len(text))
        try:
            return self.compiled.fullmatch(text, timeout=limit)
        except TimeoutError:
            raise self._too_slow(limit) from None

    def without(self, text: str) -> str:
        """The text without the matches; raises TimeLimitError."""
        limit = _limit(len(text))
        try:
            left: str = self.compiled.sub("", text, timeout=limit)
            return left
        except TimeoutError:
            raise self._too_slow(limit) from None

    def _too_slow(self, limit: float) -> TimeLimitError:
        return TimeLimitError(
            Message(f"正则“{self.text}”超过 {limit:.0f} 秒", f"pattern “{self.text}” ran over {limit:.0f} s")
        )

    def spans(self, text: str, within: Span) -> Iterator[Span]:
        """Spans of all matches inside one span."""
        for match in self.finditer(text, within.start, within.end):
            yield Span(*match.span())


class Own(Pattern):
    """A pattern of this program: what was made of it is kept from run to run, as expressions of `re` are."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def compiled(self) -> regex.Pattern[str]:
        """The compiled expression."""
        data = keeping(f"compiled {engine()}", self.text, lambda: dumped(_compiled(self.text)))
        return loaded(data)

    @cached_property
    def plan(self) -> Plan:
        """What its text tells of its matches."""
        return _planned(*keeping("plan", self.text, lambda: _plain(plan_of(self.text))))


def _compiled(text: str) -> regex.Pattern[str]:
    """Raises PatternError where the text does not compile."""
    import regex

    try:
        return regex.compile(text, regex.MULTILINE | regex.VERSION1)
    except regex.error as error:
        raise PatternError(
            Message(f"正则“{text}”有误：{error}", f"pattern “{text}” does not compile: {error}")
        ) from None


def _plain(plan: Plan) -> tuple[Any, ...]:
    return tuple(map(tuple, plan.needles)), *plan[1:]


def _planned(needles: Sequence[tuple[Any, ...]], *others: Any) -> Plan:
    return Plan(tuple(Needle(*needle) for needle in needles), *others)


def _limit(length: int) -> float:
    return SECONDS * (1 + length / 1_000_000)
