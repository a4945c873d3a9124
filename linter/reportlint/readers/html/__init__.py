"""Web pages, and documents that Word or WPS saved as such, to a Document: the text apart from the page around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ...errors import InputError, Message
from ...expressions import expression
from ...records import replace
from ...text import BlockKind, Document, Source
from ..extracted import Extracted, lay_out
from ..furniture import LABEL, is_navigation
from ..joins import join_lines, spliced
from ..lines import read_lines
from .archive import main_page
from .article import mark_article, plain
from .parse import decode_html, parse, unreadable
from .walk import HtmlLine, TooDeepError, walk

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ARTICLE_TITLE = "articletitle"
"""The meta element that names a document's title (政府网站发展指引, 国办发〔2017〕47号, 附件 2: 内容页标签)."""
_SITE = expression(r"\s*[_|｜\-－—]+\s*\S{2,25}$")


def read_html(path: str, data: bytes) -> Document:
    """The Document of a web page, one block a line; raises InputError for a page without text or too deep to read."""
    source = decode_html(path, data)
    return lay_out(path, data, extract(source), form="html", encoding=source.encoding)


def read_mhtml(path: str, data: bytes) -> Document:
    """The same for a page that was saved with all that it shows in one file (RFC 2557); source lines are not known."""
    page, charset = main_page(path, data)
    source = decode_html(path, page, charset)
    lines = (replace(line, source_line=0) for line in extract(source))
    return lay_out(path, data, lines, form="mhtml", encoding=source.encoding)


def extract(source: Source) -> list[Extracted]:
    """The lines of a page."""
    root = parse(source)
    body = root.find("body")
    try:
        lines, page = walk(root if body is None else body)
    except TooDeepError:
        raise unreadable(source.path) from None
    if not lines:
        raise _textless(source.path)
    mark_article(lines, page)
    lines = list(_unwrapped(_labelled(lines)))
    title = [Extracted(f"标题：{name}", BlockKind.METADATA) for name in _title(root, lines)]
    return [*title, *map(_extracted, lines)]


def _textless(path: str) -> InputError:
    return InputError(
        Message(
            f"{path}：网页里没有文字，可能要靠脚本或框架载入；请在浏览器里打开，把正文复制到 .docx 或 .txt 文件",
            f"{path}: no text in the page, scripts or frames may load it; copy the text from a browser to a .docx file",
        )
    )


def _labelled(lines: Sequence[HtmlLine]) -> Iterator[HtmlLine]:
    """The lines, values put behind the labels of metadata that stand in an element of their own."""
    label: HtmlLine | None = None
    for line in lines:
        if label is not None and not LABEL.match(plain(line.text)):
            yield replace(label, text=plain(label.text) + line.text.strip(), kind=BlockKind.METADATA)
            label = None
            continue
        if label is not None:
            yield label
        label = line if LABEL.match(plain(line.text)) and line.kind is not BlockKind.TABLE else None
        if label is None:
            yield line
    if label is not None:
        yield label


def _unwrapped(lines: Iterator[HtmlLine]) -> Iterator[HtmlLine]:
    """The lines, those put together that <br> or <pre> broke in the middle of a paragraph."""
    every = list(lines)
    if not any(line.wrapped for line in every):
        yield from every
        return
    texts = [line for line in every if line.kind is BlockKind.TEXT]
    follows = _continuations(texts)
    paragraph: list[HtmlLine] = []
    for line in every:
        if paragraph and not (line.wrapped and id(line) in follows):
            yield _together(paragraph)
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield _together(paragraph)


def _continuations(lines: Sequence[HtmlLine]) -> set[int]:
    """The identities of the lines that go on with a paragraph."""
    text = "\n".join(("\n" if line.apart else "") + line.text for line in lines)
    source = Source("", b"", text, "")
    at = {}
    number = 0
    for line in lines:
        number += 1 + line.apart
        at[number] = line
    found: set[int] = set()
    for paragraph in join_lines(list(read_lines(source, markdown=False))):
        found |= {id(at[source.position(each.pieces[0].source)[0]]) for each in paragraph[1:]}
    return found


def _together(paragraph: Sequence[HtmlLine]) -> HtmlLine:
    if len(paragraph) == 1:
        return paragraph[0]
    return replace(paragraph[0], text=spliced(line.text for line in paragraph))


def _extracted(line: HtmlLine) -> Extracted:
    return Extracted(line.text, line.kind, level=line.level, cells=line.cells, source_line=line.line, apart=line.apart)


def _title(root: HtmlElement, lines: Sequence[HtmlLine]) -> Iterator[str]:
    """The title that the head of the page gives, where the text has none; Word's is left out, for it may be stale."""
    named = next((meta.get("content", "") for meta in root.iter("meta") if _is_title(meta)), "")
    if not plain(named):
        whole = plain("".join(title.text or "" for title in root.iter("title")))
        named = _SITE.sub("", whole) if is_navigation(whole) else ""
    name = plain(named)
    if len(name) < 6:
        return
    known = [plain(line.text) for line in lines if line.kind in {BlockKind.TEXT, BlockKind.METADATA}]
    if not any(name in text or (len(text) >= 6 and text in name) for text in known):
        yield name


def _is_title(meta: HtmlElement) -> bool:
    return (meta.get("name") or "").lower() == _ARTICLE_TITLE
