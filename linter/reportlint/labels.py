"""Heading numbers of official documents: what stands before a heading, and what it counts (GB/T 9704-2012, 7.3.3)."""

from __future__ import annotations

from enum import Enum

from .expressions import expression
from .numerals import HAN, read_han, write_han
from .records import NamedTuple


class Scheme(Enum):
    """The ways of numbering; the value is the rank, smaller stands above."""

    # That of Enum is written in Python, and sets of kinds are asked all the time.
    __hash__ = object.__hash__

    PART = 1
    CHAPTER = 2
    SECTION = 3
    ARTICLE = 4
    HAN = 5
    HAN_PAREN = 6
    ARABIC = 7
    ARABIC_PAREN = 8
    CIRCLED = 9


class Label(NamedTuple):
    """A number at the start of a line: its scheme, its value, its length in code points, and how it is written.

    `mark` is what follows the number (、 . or a faulty one, empty for none); `half` tells of half-width brackets.
    """

    scheme: Scheme
    value: int
    length: int
    mark: str = ""
    half: bool = False


_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_BLANK = r"[ \t\u3000]*"
_LABEL = expression(
    rf"第(?P<ordinal>[{HAN}]{{1,4}}|\d{{1,2}})(?P<unit>部分|章|节|条)(?!第|之|款|项|规定|的)(?P<ordinal_mark>[、，：:.]?)"
    rf"|(?P<open>[（(]){_BLANK}(?:(?P<han_in>[一二三四五六七八九十]{{1,3}})|(?P<arabic_in>\d{{1,2}})){_BLANK}(?P<close>[）)])"
    r"(?P<paren_mark>[、，。．.:：]?)"
    r"|(?P<han>[一二三四五六七八九十]{1,3})(?P<han_mark>[、，.．:：])"
    r"|(?P<arabic>\d{1,2})[ \u3000]?(?P<arabic_mark>[.．、，]{1,2})(?:(?<=[．、])|(?!\d)|(?=(?:19|20)\d\d年))"
    rf"|(?P<circled>[{_CIRCLED}])(?P<circled_mark>[、，.．]?)"
)
_UNITS = {"部分": Scheme.PART, "章": Scheme.CHAPTER, "节": Scheme.SECTION, "条": Scheme.ARTICLE}


def label_at(text: str, start: int = 0, end: int | None = None) -> Label | None:
    """The heading number that stands at an offset, or None."""
    match = _LABEL.match(text, start, len(text) if end is None else end)
    if match is None:
        return None
    length, half = match.end() - start, False
    # Every way of writing a number ends in the group of its mark, be it empty.
    way = str(match.lastgroup)
    if way == "han_mark":
        scheme, value = Scheme.HAN, _number(match["han"])
    elif way == "arabic_mark":
        scheme, value = Scheme.ARABIC, int(match["arabic"])
    elif way == "paren_mark":
        han = match["han_in"]
        scheme, value = (Scheme.HAN_PAREN if han else Scheme.ARABIC_PAREN), _number(han or match["arabic_in"])
        half = match["open"] == "(" or match["close"] == ")"
    elif way == "ordinal_mark":
        scheme, value = _UNITS[match["unit"]], _number(match["ordinal"])
    else:
        scheme, value = Scheme.CIRCLED, _CIRCLED.index(match["circled"]) + 1
    return Label(scheme, value, length, match[way], half) if value else None


def _number(text: str) -> int:
    return int(text) if text.isascii() else read_han(text) or 0


_CLAUSE = expression(
    r"(?P<number>[一二三四五六七八九十]{1,3})(?:是|要|方面是)(?!否|(?P=number)[，。；、])|其(?P<qi>[一二三四五六七八九十])(?=[，是、])"
)
"""一是 and the like inside a paragraph; 其一 counts the same way."""


class Clause(NamedTuple):
    """One 一是 of a running enumeration: its value, and its offsets."""

    value: int
    start: int
    end: int


def clauses(text: str, start: int, end: int) -> list[Clause]:
    """Every 一是, 二是 … that opens a clause between two offsets: at the start or after a punctuation mark."""
    found = []
    for match in _CLAUSE.finditer(text, start, end):
        before = text[match.start() - 1 : match.start()] if match.start() > start else ""
        if before and before not in "，。；：、！？,;:“（ \n":
            continue
        value = read_han(match["number"] or match["qi"])
        if value:
            found.append(Clause(value, match.start(), match.end()))
    return found


_WRITTEN = {
    Scheme.PART: "第{}部分",
    Scheme.CHAPTER: "第{}章",
    Scheme.SECTION: "第{}节",
    Scheme.ARTICLE: "第{}条",
    Scheme.HAN: "{}、",
    Scheme.HAN_PAREN: "（{}）",
    Scheme.ARABIC: "{}.",
    Scheme.ARABIC_PAREN: "（{}）",
    Scheme.CIRCLED: "{}",
}


def write(scheme: Scheme, value: int) -> str:
    """A number as GB/T 9704-2012, 7.3.3 writes it in a scheme."""
    if scheme is Scheme.CIRCLED:
        return _CIRCLED[value - 1] if 1 <= value <= len(_CIRCLED) else str(value)
    arabic = scheme in {Scheme.ARABIC, Scheme.ARABIC_PAREN}
    return _WRITTEN[scheme].format(value if arabic else write_han(value))
