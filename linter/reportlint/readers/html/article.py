"""Where on a web page its text is: by how much prose each box holds, and by what links and names give away."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate

from ...expressions import expression
from ...parts import TITLE_END
from ...text import BlockKind
from ..furniture import is_metadata, is_navigation
from ..marks import BLANKS, Piece, tidied
from .walk import Box, HtmlLine

ALL_LINK = 0.7
"""The part of a line that is links where it is nothing else."""
MOST_PROSE = 0.9
"""The part of a box's prose that the box inside it must have for the text to be there."""
ASIDE_PROSE = 0.5
"""A box with so much of a page's prose is not beside the text, whatever it is called."""
LIST = 3
"""Lines; so many links in a row are a list of other pages."""

_ASIDE_TAGS = frozenset({"nav", "aside", "footer", "menu", "search", "dialog"})
_ASIDE_NAMES = expression(
    r"(?<![a-z])(?:nav(?:bar|igation|i)?|menu|breadcrumbs?|crumbs?|position|dqwz|weizhi|foot(?:er)?|copyright|sidebar|side"
    r"|share|bdshare\w*|tool(?:bar|s)?|fontsize|print|pager|pagination|paging|page-?nav|related|relate|xg(?:wz|yd|lj|xx)"
    r"|qr-?code|ewm|erweima|search|login|banner|logo|friend-?links?|links|hot|recommend|comments?|wza|top-?bar|contentinfo"
    r"|complementary|skip)(?![a-z])"
)
_HEAD_NAMES = expression(r"(?<![a-z])(?:header|head|top|hd)(?![a-z])")
"""Names of what may hold the site's name or the title of the text."""
_TITLE_NAMES = expression(
    r"(?<![a-z])(?:title|tit|bt|biaoti|headline|article-?title|con(?:tent)?-?title)(?![a-z])", re.I
)
_HAN = expression(r"[\u4e00-\u9fff]")
_FINAL = expression("[。；！？]")


def mark_article(lines: Sequence[HtmlLine], page: Box) -> None:
    """Set the kinds of all lines that are not of the page's text: MARGIN, or METADATA for what describes it."""
    prose = _Prose(lines)
    aside = _aside(lines, page, prose)
    zone = _zone(lines, page, prose, aside)
    first = _title_above(lines, zone.first, aside)
    for index, line in enumerate(lines):
        # Between the title and the text there are links to share and to print it.
        inside = zone.first <= index < zone.last or (first <= index < zone.first and not is_link(line))
        if line.kind is BlockKind.METADATA or aside[index] or not inside:
            described = line.kind is BlockKind.METADATA or is_metadata(plain(line.text))
            line.kind = BlockKind.METADATA if described else BlockKind.MARGIN
        elif line.kind is BlockKind.TEXT and is_navigation(plain(line.text)):
            line.kind = BlockKind.MARGIN
    _mark_link_lists(lines[zone.first : zone.last])


def plain(text: str) -> str:
    """A line without stray blanks."""
    bare = text.strip(BLANKS)
    return tidied(bare, (Piece(0, len(bare)),))[0] if bare else ""


def is_link(line: HtmlLine) -> bool:
    """Whether a line is a link and nothing else."""
    return line.linked > ALL_LINK * len(line.text.strip(BLANKS))


class _Prose:
    """How many Han characters of prose stand in a run of lines."""

    def __init__(self, lines: Sequence[HtmlLine]) -> None:
        self._sums = list(accumulate(map(_prose, lines), initial=0))

    def of(self, box: Box) -> int:
        return self._sums[box.last] - self._sums[box.first]

    @property
    def whole(self) -> int:
        return self._sums[-1]


def _prose(line: HtmlLine) -> int:
    if line.kind is not BlockKind.TEXT or is_link(line) or not _FINAL.search(line.text):
        return 0
    return len(_HAN.findall(line.text))


def _aside(lines: Sequence[HtmlLine], page: Box, prose: _Prose) -> bytearray:
    """For each line whether it stands beside the text by the tag or the name of a box around it."""
    aside = bytearray(len(lines))
    boxes = [(page, False)]
    while boxes:
        box, in_article = boxes.pop()
        held = lines[box.first : box.last]
        if prose.of(box) <= ASIDE_PROSE * prose.whole and _is_aside(box, held, in_article=in_article):
            aside[box.first : box.last] = b"\1" * (box.last - box.first)
        else:
            inside = in_article or box.tag in {"article", "main"}
            boxes += [(each, inside) for each in box.inner]
    return aside


def _is_aside(box: Box, lines: Sequence[HtmlLine], *, in_article: bool) -> bool:
    if box.tag in {"html", "body", "page", "p"} or _TITLE_NAMES.search(box.names):
        return False
    if box.tag in _ASIDE_TAGS or (box.tag == "header" and not in_article):
        return True
    names = box.names.lower()
    if _HEAD_NAMES.search(names) and not any(_may_be_title(line) or _FINAL.search(line.text) for line in lines):
        return True
    return _ASIDE_NAMES.search(names) is not None


def _zone(lines: Sequence[HtmlLine], page: Box, prose: _Prose, aside: bytearray) -> Box:
    """The box that the text is in; the whole page where there is no prose."""
    chain = [page]
    while (inner := _holder(chain[-1], prose)) is not None:
        chain.append(inner)
    while len(chain) > 1 and _is_plain(lines, chain[-2], chain[-1], aside):
        chain.pop()
    return chain[-1]


def _holder(box: Box, prose: _Prose) -> Box | None:
    """The box inside one that holds nearly all of its prose in more than one line."""
    for inner in box.inner:
        if inner.last - inner.first > 1 and prose.of(inner) >= MOST_PROSE * prose.of(box) > 0:
            return inner
    return None


def _is_plain(lines: Sequence[HtmlLine], outer: Box, inner: Box, aside: bytearray) -> bool:
    """Whether what an outer box adds to an inner one may be text: no links in it."""
    added = [*range(outer.first, inner.first), *range(inner.last, outer.last)]
    return not any(_has_links(lines[index]) for index in added if not aside[index] and not _is_known(lines[index]))


def _has_links(line: HtmlLine) -> bool:
    return line.linked * 5 > len(line.text.strip(BLANKS))


def _is_known(line: HtmlLine) -> bool:
    text = plain(line.text)
    return line.kind is BlockKind.METADATA or is_navigation(text) or is_metadata(text)


def _title_above(lines: Sequence[HtmlLine], first: int, aside: bytearray) -> int:
    """Where the text begins if the title stands in a box above it: the nearest line that is one, else `first`."""
    for index in range(first - 1, max(-1, first - 40), -1):
        if not aside[index] and _may_be_title(lines[index]) and not _is_known(lines[index]):
            return index
    return first


def _may_be_title(line: HtmlLine) -> bool:
    text = plain(line.text)
    return line.kind is BlockKind.TEXT and not is_link(line) and len(text) >= 6 and TITLE_END.search(text) is not None


def _mark_link_lists(lines: Sequence[HtmlLine]) -> None:
    run: list[HtmlLine] = []
    for line in [*lines, HtmlLine("")]:
        if line.kind is BlockKind.TEXT and is_link(line):
            run.append(line)
            continue
        if len(run) >= LIST:
            for each in run:
                each.kind = BlockKind.MARGIN
        run = []
