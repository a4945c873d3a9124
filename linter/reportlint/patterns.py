"""The one door to the `regex` library: flags, time limit and load-time checks of patterns from packs."""

from __future__ import annotations

import marshal
import sys
from collections.abc import Iterator
from functools import cache, cached_property
from importlib import import_module
from importlib.machinery import ExtensionFileLoader, ModuleSpec, PathFinder
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .errors import Message, ReportlintError, TimeLimitError
from .expressions import expression
from .findings import Span

if TYPE_CHECKING:
    import re

    import regex

SECONDS = 2.0
"""Time limit of one search over a short text; a long text gets as much again per million code points."""


_ENGINE = "regex._regex"


class PatternError(ReportlintError):
    """A pattern does not compile or could run away."""


class Pattern:
    """A regular expression out of a pack: untrusted, so every search has a time limit.

    `.` does not match a line feed, `^` and `$` match at the ends of every block. Look-behind sees the text before the
    searched range, look-ahead does not see past its end.
    """

    __slots__ = ("__dict__", "text")

    def __init__(self, text: str) -> None:
        """Raises PatternError when the text does not compile, matches the empty string, or nests quantifiers."""
        self.text = text
        _refuse_nested_quantifiers(text)
        if self.compiled.match("") is not None:
            raise PatternError(Message(f"正则“{text}”能匹配空文本", f"pattern “{text}” matches the empty text"))

    def __repr__(self) -> str:
        return f"Pattern({self.text!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Pattern) and other.text == self.text

    def __hash__(self) -> int:
        return hash(self.text)

    def kept(self) -> tuple[Any, ...]:
        """What `restored` needs: the text, and the compiled expression as `regex` hands it to `pickle`."""
        if "_data" not in self.__dict__:
            from copyreg import dispatch_table

            reduced = dispatch_table[type(self.compiled)](self.compiled)
            self.__dict__["_data"] = marshal.dumps(reduced[1])
        return self.text, self.__dict__["_data"]

    def __reduce__(self) -> tuple[Any, ...]:
        return Pattern.restored, self.kept()

    @classmethod
    def restored(cls, text: str, data: bytes) -> Pattern:
        """The pattern of what was kept, by this very version of `regex`."""
        one = cls.__new__(cls)
        one.text = text
        one.__dict__["_data"] = data
        return one

    @cached_property
    def compiled(self) -> regex.Pattern[str]:
        """The compiled expression."""
        if "_data" in self.__dict__:
            return _searcher().compile(*marshal.loads(self.__dict__["_data"]))
        import regex

        try:
            return regex.compile(self.text, regex.MULTILINE | regex.VERSION1)
        except regex.error as error:
            raise PatternError(
                Message(f"正则“{self.text}”有误：{error}", f"pattern “{self.text}” does not compile: {error}")
            ) from None

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[regex.Match[str]]:
        """All matches between two offsets; raises TimeLimitError when the search takes too long."""
        stop = len(text) if end is None else end
        limit = _limit(stop - start)
        try:
            # All at once: the clock of a lazy search would go on while its matches are being worked on.
            return iter(list(self.compiled.finditer(text, start, stop, timeout=limit)))
        except TimeoutError:
            raise self._too_slow(limit) from None

    def search(self, text: str, start: int = 0, end: int | None = None) -> regex.Match[str] | None:
        """The first match between two offsets, or None; raises TimeLimitError."""
        stop = len(text) if end is None else end
        limit = _limit(stop - start)
        try:
            return self.compiled.search(text, start, stop, timeout=limit)
        except TimeoutError:
            raise self._too_slow(limit) from None

    def fullmatch(self, text: str) -> regex.Match[str] | None:
        """The match of a whole text, or None; raises TimeLimitError."""
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


def _searcher() -> Any:
    """The part of `regex` that searches, without the part that compiles, which takes longer to load than to be used."""
    if _ENGINE not in sys.modules:
        spec = _found()
        if spec is None or not isinstance(spec.loader, ExtensionFileLoader):
            return import_module(_ENGINE)
        module = spec.loader.create_module(spec)
        assert module is not None
        spec.loader.exec_module(module)
        sys.modules[_ENGINE] = module
    return sys.modules[_ENGINE]


@cache
def _found() -> ModuleSpec | None:
    package = PathFinder.find_spec("regex")
    return PathFinder.find_spec(_ENGINE, package.submodule_search_locations) if package else None


@cache
def engine() -> str:
    """What tells this build of `regex` from another: compiled expressions of one are nothing to the other."""
    spec = _found()
    if spec is None or not spec.origin:
        return ""
    status = Path(spec.origin).stat()
    return f"{spec.origin} {status.st_size} {status.st_mtime_ns}"


_SLOT = expression(r"\\(?:g<(?P<name>\w+)>|(?P<number>\d+))")


def expanded(template: str, match: regex.Match[str]) -> str:
    """A template with its slots (`\\g<name>`, `\\1`) filled with what the groups of a match hold.

    Raises IndexError for a group that the pattern has not. `Match.expand` would load the compiler of `regex`.
    """

    def filled(slot: re.Match[str]) -> str:
        return match[slot["name"] or int(slot["number"])] or ""

    return _SLOT.sub(filled, template)


def _limit(length: int) -> float:
    return SECONDS * (1 + length / 1_000_000)


def fuzzy(wanted: str, text: str, most: int) -> int | None:
    """How many characters are wrong, missing or too many in a text meant to be `wanted`; None if over `most`."""
    import regex

    match = regex.fullmatch(f"(?b)(?:{regex.escape(wanted)}){{e<={most}}}", text, timeout=SECONDS)
    return sum(match.fuzzy_counts) if match else None


def _refuse_nested_quantifiers(text: str) -> None:
    """An unbounded repeat around a group that itself ends or begins in an unbounded repeat runs away."""
    depth: list[bool] = []
    index, size = 0, len(text)
    while index < size:
        char = text[index]
        if char == "\\":
            index += 2
            continue
        if char == "[":
            index = _class_end(text, index)
            continue
        if char == "(":
            depth.append(False)
        elif char == ")" and depth:
            inner = depth.pop()
            repeated = _unbounded(text, index + 1)
            if inner and repeated:
                raise PatternError(
                    Message(f"正则“{text}”嵌套了不限次数的重复", f"pattern “{text}” nests unbounded repeats")
                )
            if depth and (inner or repeated):
                depth[-1] = True
        elif _unbounded(text, index) and depth:
            depth[-1] = True
        index += 1


def _class_end(text: str, start: int) -> int:
    """Offset after a character class that opens at `start`."""
    index = start + 1
    while index < len(text):
        if text[index] == "\\":
            index += 1
        elif text[index] == "[":
            index = _class_end(text, index) - 1
        elif text[index] == "]" and index > start + 1:
            return index + 1
        index += 1
    return len(text)


def _unbounded(text: str, index: int) -> bool:
    """Whether an unbounded quantifier stands at the offset."""
    if text[index : index + 1] in {"*", "+"}:
        return True
    if text[index : index + 1] != "{":
        return False
    close = text.find("}", index)
    return close > 0 and text[index + 1 : close].rstrip().endswith(",")
