"""What the YAML parser's faults mean, in words for people who do not program."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..errors import Message, Problem
from ..expressions import expression
from ..records import NamedTuple


class Place(NamedTuple):
    """Where something stands in a file; line and column are 1-based, columns in code points."""

    path: str
    line: int
    column: int

    def problem(self, zh: str, en: str) -> Problem:
        """A fault at this place."""
        return Problem(*self, Message(zh, en))


FULL_COLON = Message("写成了全角冒号“：”，应为半角“:”，其后空一格", "full-width colon “：” should be “:” and a blank")
NO_BLANK = Message("半角冒号“:”后要空一格", "a blank must follow the colon “:”")

_FULL = expression(r"\s*(?:- +)*[^\s：:，。；、“”\"'#\[\]{}-][^\s：:，。；、“”\"'#\[\]{}]{0,40}：")
_TIGHT = expression(r"\s*(?:- +)*[A-Za-z_]\w{0,40}:(?=[^\s:/])")

FAULTS: Mapping[str, Message] = {
    "mapping values are not allowed in this context": Message(
        "这里不应再有“键: 值”：检查本行和上一行的缩进；文字里有半角冒号加空格时要给整段文字加引号",
        "a key is not expected here: check the indentation of this line and the one before, or quote the text",
    ),
    "could not find expected ':'": Message("这一行缺少半角冒号“:”", "a colon “:” is missing in this line"),
    "did not find expected key": Message(
        "缩进或引号不对：这里应是一个键，且与同组的键左对齐",
        "wrong indentation or quotes: a key was expected here, aligned with its neighbours",
    ),
    "did not find expected '-' indicator": Message(
        "缩进不对：这里应是以“- ”开头的下一项", "wrong indentation: the next list item “- ” was expected here"
    ),
    "did not find expected ',' or ']'": Message("方括号“[”没有配对的“]”，或缺少“,”", "“]” or “,” is missing"),
    "did not find expected ',' or '}'": Message("花括号“{”没有配对的“}”，或缺少“,”", "“}” or “,” is missing"),
    "did not find expected node content": Message(
        "这里缺少内容：逗号多了，或括号没有收尾", "something is missing here"
    ),
    "found unexpected end of stream": Message("这里开始的引号没有收尾", "the quote that opens here is not closed"),
    "found character that cannot start any token": Message(
        "不能用 @、%、` 开头，也不能用 Tab 缩进；文字请加引号，缩进用空格",
        "a text may not begin with @, % or `, nor a line with a tab; quote the text, indent with blanks",
    ),
    "did not find expected alphabetic or numeric character": Message(
        "以 * 或 & 开头的文字要加引号", "a text that begins with “*” or “&” must be quoted"
    ),
    "found unknown escape character": Message(
        "双引号里的反斜杠“\\”有特殊含义，请改用单引号", "a backslash is special in double quotes, use single quotes"
    ),
    "block sequence entries are not allowed in this context": Message(
        "列表项“- ”应另起一行", "list items “- ” must begin on a line of their own"
    ),
}
"""What libyaml says, and what that usually means in a pack."""


def explain(fault: str, places: Sequence[Place], text: str) -> Problem:
    """A fault of the parser in both languages; `places` are where its construct began, if known, and where it broke.

    A key with a wrong colon breaks the line after it: where one stands there, it is named instead.
    """
    lines = text.split("\n")
    path, broke, _ = places[-1]
    for line in (broke, broke - 1):
        if 0 < line <= len(lines) and (problem := key_colon(lines[line - 1], Place(path, line, 1))):
            return problem
    opened = fault in {"could not find expected ':'", "found unexpected end of stream"}
    place = places[0] if opened else places[-1]
    return Problem(*place, FAULTS.get(fault, Message(f"不符合 YAML 格式：{fault}", f"not valid YAML: {fault}")))


def key_colon(text: str, place: Place) -> Problem | None:
    """The fault of a text that was meant as a key and its value: full-width colon, or no blank after the colon."""
    for pattern, message in ((_FULL, FULL_COLON), (_TIGHT, NO_BLANK)):
        if found := pattern.match(text):
            return Problem(place.path, place.line, place.column + found.end() - 1, message)
    return None
