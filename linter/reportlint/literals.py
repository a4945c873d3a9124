"""Which texts must stand where a pattern matches, read off the pattern: it need only be tried where one of them is."""

from __future__ import annotations

from functools import lru_cache

from .literal_parts import (
    ANY,
    INFINITE,
    MOST,
    NOTHING,
    SPREAD,
    Needle,
    Part,
    chained,
    either,
    literal,
    looked,
    one_of,
    repeated,
    some_of,
    weigh,
)
from .records import NamedTuple

WORST = 60.0
"""Weight from which needles stand nearly everywhere."""

_SPECIAL = frozenset(".\\[(^$*+?{|)")
_QUANTIFIERS = frozenset("*+?{")
_TIMES = {"*": (0, INFINITE), "+": (1, INFINITE), "?": (0, 1)}
_CONTROL = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v"}
_CLASSES = frozenset("dDsSwW")
_EDGES = frozenset("bBAZ")
_LOOKS = {"?=": (False, True), "?!": (False, False), "?<=": (True, True), "?<!": (True, False)}
_GROUPS = ("?:", *_LOOKS, "?>", "?P<", "?<")


class Plan(NamedTuple):
    """What is known of the matches of a pattern.

    Where there are `needles`, one of them stands at each match; with `tells` they tell where matches begin, without it
    only that there is one between the ends of the search. `weight` is how often they stand in a usual text. A search
    over n code points takes at most `steps` × n ** `degree` steps, which is infinite where it is not known. No match
    has more than `longest` code points.
    """

    needles: tuple[Needle, ...] = ()
    tells: bool = False
    weight: float = WORST
    steps: float = float("inf")
    degree: int = 0
    longest: int = INFINITE


class _UnreadError(Exception):
    """Syntax that this module does not know: nothing is said of the pattern."""


@lru_cache(maxsize=4096)
def plan_of(pattern: str) -> Plan:
    """The plan of a pattern in the syntax of `regex`, version 1; an empty one where there is a doubt."""
    reader = _Reader(pattern)
    try:
        whole = reader.alternation()
    except (_UnreadError, IndexError, ValueError, RecursionError):
        return Plan()
    if reader.at < len(pattern):
        return Plan()
    steps, degree = whole.steps[0], whole.steps[1] + 1
    weight = weigh(whole.needles)
    if whole.least == 0 or weight >= WORST:
        return Plan(steps=steps, degree=degree, longest=whole.most)
    tells = all(each.most - each.least <= SPREAD for each in whole.needles)
    return Plan(whole.needles, tells, weight, steps, degree, whole.most)


class _Reader:
    """One pass over a pattern."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.at = 0

    def alternation(self) -> Part:
        """All up to the end of the group."""
        arms = [self.sequence()]
        while self.pattern[self.at : self.at + 1] == "|":
            self.at += 1
            arms.append(self.sequence())
        return arms[0] if len(arms) == 1 else either(arms)

    def sequence(self) -> Part:
        """All up to the next | or the end of the group."""
        pattern, size = self.pattern, len(self.pattern)
        parts: list[Part] = []
        while self.at < size and (char := pattern[self.at]) not in "|)":
            start = self.at
            while self.at < size and pattern[self.at] not in _SPECIAL:
                self.at += 1
            if self.at == start:
                parts.append(self.quantified(self.item(char)))
                continue
            # A run of plain characters, only the last of which a quantifier is for.
            last = self.at - 1 if self.at < size and pattern[self.at] in _QUANTIFIERS else self.at
            if last > start:
                parts.append(literal(pattern[start:last]))
            if last < self.at:
                parts.append(self.quantified(literal(pattern[last])))
        return chained(parts)

    def item(self, char: str) -> Part:
        """One class, group, escape or anchor."""
        self.at += 1
        if char == "[":
            return self.members()
        if char == "(":
            return self.group()
        if char == "\\":
            return self.escape()
        if char == ".":
            return ANY
        if char in "^$":
            return NOTHING
        raise _UnreadError

    def escape(self) -> Part:
        """What stands behind a backslash."""
        char = self.pattern[self.at]
        if char in _EDGES:
            self.at += 1
            return NOTHING
        return ANY if self.sort() else literal(self.escaped())

    def sort(self) -> bool:
        r"""Whether \d, \p{Han} or the like stands here, which is passed over then."""
        char = self.pattern[self.at]
        if char in _CLASSES:
            self.at += 1
            return True
        if char in "pP" and self.pattern[self.at + 1] == "{":
            self.at = self.pattern.index("}", self.at) + 1
            return True
        return False

    def escaped(self) -> str:
        """The one character that an escape stands for."""
        char = self.pattern[self.at]
        self.at += 1
        if char in _CONTROL:
            return _CONTROL[char]
        if char in "ux":
            size = 4 if char == "u" else 2
            digits = self.pattern[self.at : self.at + size]
            if len(digits) < size or not digits.isalnum():
                raise _UnreadError
            self.at += size
            return chr(int(digits, 16))
        if char.isalnum():
            raise _UnreadError
        return char

    def members(self) -> Part:
        """A class; its characters where they are few."""
        pattern = self.pattern
        found: list[str] = []
        wide: list[tuple[str, str]] = []
        few = pattern[self.at] != "^"
        self.at += 0 if few else 1
        begun = self.at
        while pattern[self.at] != "]" or self.at == begun:
            char = pattern[self.at]
            if char == "[" or (char in "-&|~" and pattern[self.at + 1] == char):
                raise _UnreadError
            if char == "\\":
                self.at += 1
                if self.sort():
                    few = False
                    continue
                char = self.escaped()
            else:
                self.at += 1
            if pattern[self.at] == "-" and pattern[self.at + 1] != "]":
                self.at += 1
                self.ranged(char, found, wide)
            else:
                found.append(char)
        self.at += 1
        chars = list(dict.fromkeys(found))
        return ANY if not few else some_of(chars, wide) if wide else one_of(chars)

    def ranged(self, first: str, found: list[str], wide: list[tuple[str, str]]) -> None:
        """Reads the end of a range and adds its characters where they are few, else its ends to the wide ones."""
        last = self.pattern[self.at]
        self.at += 1
        if last == "\\":
            last = self.escaped()
        elif last in "[-":
            raise _UnreadError
        codes = range(ord(first), ord(last) + 1)
        if len(codes) <= MOST:
            found.extend(map(chr, codes))
        else:
            wide.append((first, last))

    def group(self) -> Part:
        """All up to the closing bracket, by what stands behind the opening one."""
        opening = ""
        if self.pattern[self.at] == "?":
            opening = next((each for each in _GROUPS if self.pattern.startswith(each, self.at)), "")
            if not opening:
                raise _UnreadError
            self.at += len(opening)
            if opening.endswith("<"):
                self.at = self.pattern.index(">", self.at) + 1
        inner = self.alternation()
        if self.pattern[self.at] != ")":
            raise _UnreadError
        self.at += 1
        if opening in _LOOKS:
            back, wanted = _LOOKS[opening]
            return looked(inner, back=back, wanted=wanted)
        return inner

    def quantified(self, part: Part) -> Part:
        """The part with the quantifier behind it, if any."""
        pattern, char = self.pattern, self.pattern[self.at : self.at + 1]
        if char not in _QUANTIFIERS:
            return part
        self.at += 1
        if char == "{":
            close = pattern.index("}", self.at)
            low, high = _bounds(pattern[self.at : close])
            self.at = close + 1
        else:
            low, high = _TIMES[char]
        if pattern[self.at : self.at + 1] in {"?", "+"}:
            self.at += 1
        if pattern[self.at : self.at + 1] in _QUANTIFIERS:
            raise _UnreadError
        return repeated(part, low, high)


def _bounds(text: str) -> tuple[int, int]:
    """The least and most of {2,3} and the like."""
    least, comma, most = text.partition(",")
    if not text.isascii() or not all(not each or each.isdigit() for each in (least, most)) or not (least or most):
        raise _UnreadError
    low = int(least or 0)
    return low, (int(most) if most else INFINITE) if comma else low
