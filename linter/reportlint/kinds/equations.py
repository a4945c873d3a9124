"""Equations among the cells of a table, in the words of the people who fill it in: `一 + 二 = （七） + 四`."""

from __future__ import annotations

from collections.abc import Collection

from ..errors import Message, ReportlintError, did_you_mean
from ..expressions import expression
from ..records import record

EVERY = "各项"
"""Behind a name: all rows or columns whose names begin with it, itself left out."""

BEFORE = "上年"
"""Before a name: the same cell of last year's report."""

_SIGN = expression(r"\s*([+＋\-－=＝])\s*")
_SIGNS = {"＋": "+", "－": "-", "＝": "="}


@record
class Term:
    """A name with its sign; `names` are the rows or columns that it stands for, `before` says that they are those of
    last year's table."""

    sign: int
    word: str
    names: tuple[str, ...]
    before: bool = False


@record
class Equation:
    """Two sides of signed names, `text` as it was written."""

    text: str
    left: tuple[Term, ...]
    right: tuple[Term, ...]

    @property
    def terms(self) -> tuple[Term, ...]:
        """Both sides."""
        return (*self.left, *self.right)

    @property
    def before(self) -> bool:
        """Whether it needs last year's table."""
        return any(term.before for term in self.terms)


def parse(text: str, known: Collection[str]) -> Equation:
    """The equation that a text writes with some names; raises ReportlintError where it cannot be read."""
    pieces = _SIGN.split(text.strip())
    words, signs = pieces[::2], [_SIGNS.get(sign, sign) for sign in pieces[1::2]]
    if signs.count("=") != 1 or not all(words):
        raise ReportlintError(Message(f"“{text}”应写成“甲 + 乙 = 丙”", f"“{text}” must be written like “a + b = c”"))
    sides: tuple[list[Term], list[Term]] = ([], [])
    side, sign = 0, 1
    for word, mark in zip(words, [*signs, ""], strict=True):
        sides[side].append(_term(sign, word, known, text))
        side, sign = (1, 1) if mark == "=" else (side, -1 if mark == "-" else 1)
    return Equation(text, *map(tuple, sides))


def _term(sign: int, word: str, known: Collection[str], text: str) -> Term:
    if word.startswith(BEFORE) and word not in known:
        return Term(sign, word, _names(word.removeprefix(BEFORE), known, text), before=True)
    return Term(sign, word, _names(word, known, text))


def _names(word: str, known: Collection[str], text: str) -> tuple[str, ...]:
    if word in known:
        return (word,)
    if word.endswith(EVERY):
        stem = word.removesuffix(EVERY)
        if found := tuple(name for name in known if name.startswith(stem) and name != stem):
            return found
    near = did_you_mean(word, known)
    raise ReportlintError(
        Message(f"“{text}”中没有“{word}”这一行或列{near.zh}", f"“{text}”: no row or column “{word}”{near.en}")
    )
