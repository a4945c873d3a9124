"""The bytes of a web page to a tree: the encoding found, hostile pages refused, nothing fetched."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from ...errors import InputError, Message
from ...expressions import expression
from ...text import BOMS, Source, decode

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MOST_BYTES = 16 * 1024 * 1024
MOST_TAGS = 500_000
MOST_COST = 2_000_000_000
"""About two seconds."""
_LONG_TAG = 4096
_HEAD = 8192
"""Bytes in which a page names its encoding; browsers look at the first 1024."""
_CHARSET = expression(
    rb"<meta\b[^>]*?\bcharset\s*=\s*[\"']?\s*([\w.:-]{1,40})|^\s*<\?xml[^>]*encoding\s*=\s*[\"']([\w.:-]{1,40})", re.I
)
_DECLARATION = expression(r"^\s*<\?xml[^>]*>")
_TAG = expression(r"<[a-zA-Z](?:[^>=]|=\s*(?:\"[^\"]*(?:\"|\Z)|'[^']*(?:'|\Z)|(?=[^\"'])|\Z))*+")
"""A tag up to its end, > in quoted values passed over."""
_ENCODINGS = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5hkscs",
    "big5hkscs": "big5hkscs",
}
"""What pages name, by the codec that reads all of it (WHATWG Encoding, 4.2); others are told by their bytes."""


def decode_html(path: str, data: bytes, charset: str = "") -> Source:
    """A page's bytes to a Source; raises InputError as `decode` does, and for a page that is too large.

    `charset` is what the page came with; where that is unknown, the page's own word for its encoding counts.

    Bytes that are UTF-8 are UTF-8 whatever the page says of itself, for no other encoding looks like it by chance.
    """
    if len(data) > MOST_BYTES or data.count(b"<") > MOST_TAGS:
        raise InputError(
            Message(
                f"{path}：网页太大，不检查；请把正文复制到 .docx 或 .txt 文件",
                f"{path}: the web page is too large, not checked; copy its text to a .docx file",
            )
        )
    encoding = _known(charset) or _declared(data)
    if encoding and not any(data.startswith(mark) for mark, _ in BOMS):
        try:
            data.decode("utf-8")
        except UnicodeDecodeError:
            try:
                return Source(path, data, data.decode(encoding), encoding)
            except UnicodeDecodeError:
                pass
    return decode(path, data)


def _declared(data: bytes) -> str | None:
    found = _CHARSET.search(data[:_HEAD])
    return _known((found[1] or found[2]).decode("ascii", "replace")) if found else None


def _known(charset: str) -> str | None:
    """The codec that reads what pages mean by a name, None for one that need not be believed."""
    try:
        return _ENCODINGS.get(codecs.lookup(charset).name)
    except (LookupError, ValueError):
        return None


def parse(source: Source) -> HtmlElement:
    """The tree of a page, without comments; raises InputError for one that is empty or made to be slow."""
    from lxml import etree, html

    # The larger limits of `huge_tree` are for nesting: 2048 levels, not 256, which tags never closed can reach.
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True)
    text = _DECLARATION.sub(lambda found: "\n" * found[0].count("\n"), source.text.replace("\0", ""))
    if _attribute_cost(text) > MOST_COST:
        raise unreadable(source.path)
    try:
        return html.document_fromstring(text.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        raise unreadable(source.path) from None


def _attribute_cost(text: str) -> int:
    """What the attributes of a page cost libxml2, which takes time by the square of their number in a tag."""
    cost = at = 0
    while found := _TAG.search(text, at):
        if found.end() - found.start() > _LONG_TAG:
            cost += (found[0].count("=") + len(found[0].split())) ** 2
        at = found.end()
    return cost


def unreadable(path: str) -> InputError:
    """The error of a page that cannot be parsed."""
    return InputError(
        Message(
            f"{path}：网页代码不正常（空的、嵌套太深或属性太多），读不了；请把正文复制到 .docx 或 .txt 文件",
            f"{path}: the page is empty, nested too deep or overloaded with attributes; copy its text to a .docx file",
        )
    )
