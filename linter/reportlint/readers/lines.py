"""One source line to a clean one: marks, blanks and full-width letters off, and what kind of line it is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from ..labels import Label, label_at
from ..text import BlockKind, Source

BLANKS = " \t\u00a0\u3000\u200b\u200c\u200d\u2060\ufeff\u2002\u2003\u2009\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029\r\n"
_MARKS = r"\u3001-\u303f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65“”‘’—…·"
_HAN = rf"\u2e80-\u2fdf{_MARKS}\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_DIGIT = r"0-9\uff10-\uff19"
_BLANK = "[" + re.escape(BLANKS) + "]+"
STRAY = re.compile(rf"(?<=[{_HAN}]){_BLANK}(?=[{_HAN}{_DIGIT}])|(?<=[{_DIGIT}]){_BLANK}(?=[{_HAN}])")
"""Blanks that no author means: between Han characters (with their punctuation), and between Han and digits."""

BOLD = re.compile(
    r"^\*\*(?=\S)(?!\*)|(?<=\S)\*\*$|\*\*(?![\s*次个件人名条项年月日县市区省局镇乡元万份场家户])(?=[^*\n]{1,200}\*\*)|(?<=[^\s*])\*\*"
)
_FOLD = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}

_HEADING = re.compile(r"(#{1,6})[ \t\u3000]+")
_BULLET = re.compile(r"(?:[-+]|\*(?!\*)|[•●◆■▪])[ \t\u3000]+(?=\S)")
_RULE = re.compile(r"(?:[-*_=—－]\s*){3,}$")
_TABLE = re.compile(r"\|.*\|$|[^\t]+\t+[^\t]+\t+[^\t]+")
_TABLE_RULE = re.compile(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?$")
_COMMENT = re.compile(r"<!--.*-->$")
_PAGE = re.compile(
    r"[-—–－―·.]{0,2}\s*\d{1,3}\s*[-—–－―·.]{0,2}$|第\s*\d{1,3}\s*页(?:[，,]?\s*[/共]\s*\d{1,3}\s*页)?$|\d{1,3}\s*/\s*\d{1,3}$"
)
_NAVIGATION = re.compile(
    r"首页(?![^|｜>＞》\s　]{6})|您?(?:所在|当前|现在)的?位[置于]|当前页|今天是"
    r"|【?字体|【?打印|【?收藏|扫一扫|网站(?:地图|声明|标识)|版权所有"
    r"|主办(?:单位)?[：:]|承办(?:单位)?[：:]|技术支持|附件下载|相关(?:链接|附件|文档|稿件)|上一[篇条]|下一[篇条]|分享到"
    r"|(?:浏览|阅读|点击)(?:次数|量)|责任编辑|关闭窗口|返回(?:顶部|首页)|无障碍|适老|繁體|政府网站"
    r"|[A-Za-z\u4e00-\u9fff]{1,2}ICP备"
)
_PAGE_TITLE = re.compile(r".{4,}[_|｜\-－—]+\S{2,25}(?:门户网站?|政府网站?|网站|信息网|政务网)$")
_METADATA = re.compile(
    r"(?:索引号|信息索引|发布机构|发布单位|发文机关|公开机构|公开主体|信息来源|来源|标题|名称|信息名称|发文字号|文号|发布日期|发布时间|成文日期|"
    r"生成日期|公开日期|主题分类|主题词|体裁分类|公开方式|有效性|关键词|作者)[：:|]"
)


class Piece(NamedTuple):
    """`length` code points that were kept, from a source offset on."""

    source: int
    length: int


@dataclass(frozen=True)
class Line:
    """A cleaned source line. `cells` is its width on paper (a Han character is two), `indent` the blanks before it in
    cells, `apart` says that a blank line stands before it, `hard` that its end is a forced break."""

    text: str
    pieces: tuple[Piece, ...]
    kind: BlockKind
    indent: int = 0
    level: int = 0
    bullet: bool = False
    apart: bool = False
    hard: bool = False
    cells: int = 0
    label: Label | None = None


def read_lines(source: Source, *, front_matter: bool) -> Iterator[Line]:
    """The non-blank lines of a source, cleaned; `front_matter` sets a YAML head of Markdown apart as furniture."""
    apart = False
    fence = front_matter and source.text.startswith("---")
    for number in range(1, source.line_count + 1):
        raw = source.line_text(number)
        stripped = raw.strip(BLANKS)
        if not stripped:
            apart = True
            continue
        start = source.line_starts[number - 1]
        line = _clean(raw, stripped, start, apart=apart)
        if fence:
            line = Line(stripped, (Piece(start + raw.index(stripped[0]), len(stripped)),), BlockKind.FURNITURE)
            fence = number == 1 or stripped not in {"---", "..."}
        apart = False
        if line.text:
            yield line


def _clean(raw: str, stripped: str, start: int, *, apart: bool) -> Line:
    offset = raw.index(stripped)
    indent = cells(raw[:offset])
    level, bullet = 0, False
    begin = start + offset
    kind = _furniture(stripped)
    if kind is None:
        while stripped.startswith(">"):
            begin, stripped = _behind(begin, stripped, 1)
        if mark := _HEADING.match(stripped):
            level = len(mark[1])
            begin, stripped = _behind(begin, stripped, mark.end())
            stripped = stripped.rstrip("#").rstrip(BLANKS)
        elif mark := _BULLET.match(stripped):
            bullet = True
            begin, stripped = _behind(begin, stripped, mark.end())
    text, pieces = _drop(BOLD, stripped, (Piece(begin, len(stripped)),))
    text, pieces = _drop(STRAY, text, pieces)
    text = text.translate(_FOLD)
    if kind is None:
        kind = BlockKind.METADATA if _METADATA.match(text) else BlockKind.TEXT
    hard = raw.endswith("  ") or stripped.endswith("\\")
    label = label_at(text) if kind is BlockKind.TEXT else None
    return Line(text, pieces, kind, indent, level, bullet, apart, hard, indent + cells(text), label)


def _behind(begin: int, text: str, cut: int) -> tuple[int, str]:
    rest = text[cut:].lstrip(BLANKS)
    return begin + len(text) - len(rest), rest


def _furniture(text: str) -> BlockKind | None:
    """Page numbers, rules, navigation and tables are known by their shape alone."""
    if _TABLE_RULE.match(text) or _RULE.match(text) or _PAGE.match(text) or _COMMENT.match(text):
        return BlockKind.FURNITURE
    if len(text) < 120 and (_NAVIGATION.match(text) or _PAGE_TITLE.match(text)):
        return BlockKind.FURNITURE
    return BlockKind.TABLE if _TABLE.match(text) and "：|" not in text.replace(":", "：").replace(" ", "") else None


def _drop(pattern: re.Pattern[str], text: str, pieces: tuple[Piece, ...]) -> tuple[str, tuple[Piece, ...]]:
    """The text without the matches of a pattern, and the pieces that are left of its source."""
    if pattern.search(text) is None:
        return text, pieces
    kept: list[tuple[int, int]] = []
    at = 0
    for match in pattern.finditer(text):
        kept.append((at, match.start()))
        at = match.end()
    kept.append((at, len(text)))
    left = tuple(part for start, end in kept if start < end for part in _cut(pieces, start, end))
    return "".join(text[start:end] for start, end in kept), left


def _cut(pieces: tuple[Piece, ...], start: int, end: int) -> Iterator[Piece]:
    """The pieces of a range of the text that the pieces make up."""
    at = 0
    for piece in pieces:
        low, high = max(start, at), min(end, at + piece.length)
        if low < high:
            yield Piece(piece.source + low - at, high - low)
        at += piece.length


@lru_cache(maxsize=4096)
def _cell(char: str) -> int:
    return 2 if unicodedata.east_asian_width(char) in "WFA" else 1


def cells(text: str) -> int:
    """Width on paper: two cells for a Han character or full-width mark, one for the rest."""
    return len(text) if text.isascii() else sum(map(_cell, text))
