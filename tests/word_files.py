"""Word files made for tests: from lines of text in three ways, and from raw XML."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from copy import deepcopy
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import docx
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from reportlint.labels import Scheme, label_at, write
from reportlint.readers import read
from reportlint.text import Block, BlockKind, Document, decode

Way = Callable[[Document, Iterable[Block]], bytes]

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def part(name: str, inside: str) -> str:
    """A part with the given root element of WordprocessingML."""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{name} {NAMESPACES}>{inside}</w:{name}>'


def raw(body: str, **parts: str) -> bytes:
    """A Word file from the inside of its body; other parts, such as styles, by the kind of their relationship."""
    links = "".join(
        f'<Relationship Id="{kind}" Type="{TYPES}/{kind.rstrip("0123456789")}" Target="{kind}.xml"/>' for kind in parts
    )
    overrides = "".join(
        f'<Override PartName="/word/{kind}.xml" ContentType="{WORD}.{kind.rstrip("0123456789")}+xml"/>'
        for kind in ("document.main", *parts)
    ).replace("/word/document.main.xml", "/word/document.xml")
    files = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{TYPES}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        f'relationships">{links}</Relationships>',
        **{f"word/{kind}.xml": text for kind, text in parts.items()},
    }
    return zipped(files)


def zipped(files: dict[str, str | bytes]) -> bytes:
    """An archive of some members."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            # The one member that OpenDocument wants to be found without unpacking.
            archive.writestr(name, content, ZIP_STORED if name == "mimetype" else ZIP_DEFLATED)
    return out.getvalue()


def unzipped(data: bytes) -> dict[str, bytes]:
    """The members of an archive."""
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def p(text: str, properties: str = "") -> str:
    """A paragraph of one run."""
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{r(text)}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run."""
    return f'<w:r>{f"<w:rPr>{properties}</w:rPr>" if properties else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def logical(path: str, data: bytes) -> tuple[Document, list[Block]]:
    """A text draft and its blocks in the order of the source, without the rules of Markdown tables."""
    document = read(decode(path, data))
    blocks = [block for block in document.blocks if document.of(block.span).strip("|:- ")]
    return document, sorted(blocks, key=lambda block: document.source_offset(block.span.start))


def as_typed(document: Document, block: Block) -> str:
    """The words of a block: of prose the logical text, of all else what the file holds, blanks between words too."""
    return document.of(block.span) if block.kind is BlockKind.TEXT else document.quote(block.span)


def cells_of(row: str) -> list[str]:
    """The cells of a row of a table."""
    return [cell.strip() for cell in row.strip("|").split("|" if "|" in row else None)]


def plain(document: Document, blocks: Iterable[Block]) -> bytes:
    """Every block a paragraph, every run of table rows a table."""
    return _saved(document, blocks, lambda paragraph, text: paragraph.add_run(text))


def tracked(document: Document, blocks: Iterable[Block]) -> bytes:
    """Half of each paragraph is a tracked insertion, text that was deleted stands in between, and every third mark in
    the middle of a long paragraph was deleted."""

    def write_runs(paragraph: Any, text: str) -> None:
        middle = len(text) // 2
        paragraph.add_run(text[:middle])
        paragraph._p.append(_change("del", "已删去的话，《不成对；共3个方面：", "delText"))
        if len(text) > 60:
            rest = deepcopy(paragraph._p)
            for run in rest.xpath("./w:r|./w:del|./w:ins"):
                rest.remove(run)
            paragraph._p.addnext(rest)
            mark = parse_xml(f'<w:rPr {nsdecls("w")}><w:del w:id="3" w:author="甲"/></w:rPr>')
            paragraph._p.get_or_add_pPr().append(mark)
            rest.append(_change("ins", text[middle:], "t"))
        else:
            paragraph._p.append(_change("ins", text[middle:], "t"))

    return _saved(document, blocks, write_runs)


def _change(kind: str, text: str, name: str) -> Any:
    change = OxmlElement(f"w:{kind}")
    change.set(qn("w:id"), "7")
    change.set(qn("w:author"), "甲")
    run, inner = OxmlElement("w:r"), OxmlElement(f"w:{name}")
    inner.text = text
    inner.set(qn("xml:space"), "preserve")
    run.append(inner)
    change.append(run)
    return change


FORMATS = (
    (Scheme.HAN, "chineseCountingThousand", "%1、"),
    (Scheme.HAN_PAREN, "chineseCounting", "（%2）"),
    (Scheme.ARABIC, "decimal", "%3."),
    (Scheme.ARABIC_PAREN, "decimal", "（%4）"),
)
NUM = 77


def numbered(document: Document, blocks: Iterable[Block]) -> bytes:
    """Headings with styles, and with automatic numbers wherever Word would count to the number that was typed.

    The styles are linked to the levels of the list; paragraphs that only begin with a number name list and level.
    """
    counts = [0] * len(FORMATS)
    schemes = [scheme for scheme, _, _ in FORMATS]

    def write_runs(paragraph: Any, text: str) -> None:
        label = label_at(text)
        if label is None or label.scheme not in schemes:
            paragraph.add_run(text)
            return
        level = schemes.index(label.scheme)
        heading = len(text) <= 40 and "。" not in text
        if heading:
            paragraph.style = f"Heading {level + 1}"
        if text[: label.length] != write(label.scheme, counts[level] + 1):
            # Typed by hand: what was typed would not come out. Only a style that numbers must be told not to.
            _list(paragraph, 0, 0) if heading else None
            paragraph.add_run(text)
            return
        counts[level:] = [counts[level] + 1, *[0] * (len(counts) - level - 1)]
        if not heading:
            _list(paragraph, NUM, level)
        paragraph.add_run(text[label.length :].lstrip())

    return _saved(document, blocks, write_runs, prepare=_define)


def _list(paragraph: Any, num: int, level: int) -> None:
    properties = paragraph._p.get_or_add_pPr()
    properties.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>'))


def _define(file: Any) -> None:
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{name}"/><w:pStyle w:val="Heading{level + 1}"/>'
        f'<w:suff w:val="nothing"/><w:lvlText w:val="{text}"/></w:lvl>'
        for level, (_, name, text) in enumerate(FORMATS)
    )
    numbering = file.part.numbering_part.element
    numbering.insert(
        0,
        parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{NUM}">{levels}</w:abstractNum>'),
    )
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{NUM}"><w:abstractNumId w:val="{NUM}"/></w:num>'))
    for level in range(len(FORMATS)):
        style = file.styles[f"Heading {level + 1}"].element
        style.get_or_add_pPr().append(
            parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{NUM}"/></w:numPr>')
        )


def _saved(
    document: Document,
    blocks: Iterable[Block],
    write_runs: Callable[[Any, str], object],
    *,
    prepare: Callable[[Any], None] | None = None,
) -> bytes:
    file = docx.Document()
    if prepare:
        prepare(file)
    rows: list[list[str]] = []
    for block in blocks:
        text = as_typed(document, block)
        if block.kind is BlockKind.TABLE:
            rows.append(cells_of(text))
            continue
        _table(file, rows)
        rows = []
        paragraph = file.add_paragraph()
        if block.indent >= 8:
            paragraph.alignment = 1
        write_runs(paragraph, text)
    _table(file, rows)
    out = BytesIO()
    file.save(out)
    return out.getvalue()


def _table(file: Any, rows: Sequence[Sequence[str]]) -> None:
    if not rows:
        return
    table = file.add_table(len(rows), max(map(len, rows)))
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=False):
            cell.text = text
