"""Web pages, PDF and OFD files made for tests out of the paragraphs of a text draft."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from io import BytesIO
from itertools import groupby
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from reportlint.labels import Scheme, label_at
from reportlint.text import Block, BlockKind, Document

LINE = 28
"""Han characters a line (GB/T 9704-2012, 5.2.2: 28 a line, 22 lines a page)."""
LINES = 22
NEVER_FIRST = "，。、；：！？）》”’〕】%"

BEFORE = """<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta http-equiv="Content-Type" content="text/html; charset={charset}" />
<title>{title}_芦汀县人民政府门户网站</title>
<meta name="SiteName" content="芦汀县人民政府" />
<style>p {{ text-indent: 2em }}</style>
<script>var page = "<p>一、脚本里的话。</p>"; if (1 < 2 && page) document.write("<b>");</script>
</head>
<body>
<div class="header"><div class="logo"><a href="/"><img src="logo.png" alt="芦汀县人民政府" />芦汀县人民政府</a></div>
<form action="/search"><input name="q" value="请输入关键词" /><button>搜索</button></form></div>
<div class="nav"><ul>
<li><a href="/">首页</a></li><li><a href="/zw/">政务公开</a></li><li><a href="/fw/">办事服务</a></li>
<li><a href="/hd/">互动交流</a></li>
</ul></div>
<div class="w1200">
<div class="dqwz">当前位置：<a href="/">首页</a> &gt; <a href="/zw/">政务公开</a> &gt;
<a href="/zw/fz/">法治政府建设</a></div>
<div class="left-list"><ul><li><a href="1">2020年度报告</a></li><li><a href="2">2021年度报告</a></li>
<li><a href="3">公开指南</a></li></ul></div>
<div class="xl-content"><div id="zoom" class="TRS_Editor">
"""
AFTER = """</div></div>
<div class="xl-tool"><span>【字体：大 中 小】</span> <a href="javascript:print()">打印本页</a>
<a href="#">关闭窗口</a></div>
<ul><li>上一篇：<a href="a">关于年度考核的通知</a></li><li>下一篇：<a href="b">关于开展执法检查的公告</a></li></ul>
</div>
<div class="footer"><p>版权所有：芦汀县人民政府　主办：芦汀县人民政府办公室。</p>
<p>网站标识码 1234567890　X公网安备 1号</p></div>
<div style="display:none">隐藏的统计代码。</div>
</body></html>
"""


def web_page(document: Document, blocks: Iterable[Block]) -> bytes:
    """A page of a government's site around the paragraphs, which are indented by blanks, in UTF-8."""
    body = "\n".join(_elements(document, blocks, lambda text: f"<p>&nbsp;&nbsp;&nbsp;&nbsp;{text}</p>"))
    title = next((text for text in document.text.splitlines() if text.endswith("报告")), "公开")
    return (BEFORE.format(charset="utf-8", title=escape(title)) + body + AFTER).encode()


def word_page(document: Document, blocks: Iterable[Block]) -> bytes:
    """What Word saves as a web page: headings by level, source lines cut anywhere, conditional comments, GB 2312."""

    def element(text: str) -> str:
        label = label_at(text)
        heading = label is not None and label.scheme is Scheme.HAN and len(text) <= 30
        tag = "h1" if heading else "p"
        cut = "\n".join(text[at : at + 30] for at in range(0, len(text), 30)) if "&" not in text else text
        return f"<{tag} class=MsoNormal style='text-indent:32.0pt'><span lang=EN-US>{cut}<o:p></o:p></span></{tag}>"

    head = (
        '<html xmlns:o="urn:schemas-microsoft-com:office:office">\r\n<head>\r\n'
        '<meta http-equiv=Content-Type content="text/html; charset=gb2312">\r\n<title>旧文件的标题</title>\r\n'
        "<!--[if gte mso 9]><xml><o:DocumentProperties><o:Author>甲</o:Author></o:DocumentProperties></xml><![endif]-->"
        "\r\n</head>\r\n<body lang=ZH-CN>\r\n<div class=WordSection1>\r\n"
    )
    body = "\r\n\r\n".join(_elements(document, blocks, element))
    return (head + body + "\r\n</div>\r\n</body></html>").encode("gb18030")


def broken_page(document: Document, blocks: Iterable[Block]) -> bytes:
    """A page whose text is one element with a <br> at the end of each line."""
    body = "<br><br>\n".join(_elements(document, blocks, lambda text: f"　　{text}"))
    return (BEFORE.format(charset="utf-8", title="公开") + body + AFTER).encode()


def _elements(document: Document, blocks: Iterable[Block], element: Any) -> Iterator[str]:
    for kind, some in groupby(blocks, key=lambda block: block.kind):
        texts = [text_of(document, block) for block in some]
        if kind is BlockKind.TABLE or (kind is BlockKind.METADATA and "|" in texts[0]):
            yield "<table border=1>" + "".join(map(_row, texts)) + "</table>"
        else:
            yield from (element(escape(text)) for text in texts)


def text_of(document: Document, block: Block) -> str:
    """The text of a paragraph; navigation keeps the blanks that tell what it is."""
    return document.quote(block.span) if block.kind is BlockKind.FURNITURE else document.of(block.span)


def _row(text: str) -> str:
    cells = [cell.strip() for cell in text.strip("|").split("|" if "|" in text else None)]
    return "<tr>" + "".join(f"<td><p>{escape(cell)}</p></td>" for cell in cells) + "</tr>\n"


def pdf(document: Document, blocks: Iterable[Block]) -> bytes:
    """A PDF file as an office prints it: 28 characters a line, 22 lines a page, numbered pages with a running head."""
    return pdf_of(list(_set(document, blocks)), head="芦汀县公文")


def _set(document: Document, blocks: Iterable[Block]) -> Iterator[tuple[float, str]]:
    """Lines with their indents in Han characters; navigation is not printed."""
    for block in blocks:
        text = document.of(block.span)
        if block.kind is BlockKind.FURNITURE:
            continue
        if block.kind is BlockKind.TABLE:
            yield 0, text
            continue
        if block.kind is BlockKind.METADATA and "|" in text:
            yield from ((0.0, pair) for pair in re.findall(r"[^|: ]+:(?:[ |]+[^|: ]+(?=[ |]))?", text))
            continue
        if block.indent >= 8:
            for line in wrapped(text, 0, LINE - 6):
                yield max(0.0, (LINE - width(line)) / 2), line
            continue
        indent = 2
        for line in wrapped(text, indent, LINE):
            yield indent, line
            indent = 0


def width(text: str) -> float:
    """Han characters; a letter or digit is half of one."""
    return sum(0.5 if char.isascii() else 1 for char in text)


def wrapped(text: str, indent: int, most: float) -> Iterator[str]:
    """Lines of a paragraph, none of them beginning with a mark that none begins with."""
    line, used = "", float(indent)
    for char in text:
        size = width(char)
        if used + size > most and char not in NEVER_FIRST:
            yield line
            line, used = "", 0
        line += char
        used += size
    yield line


def pdf_of(lines: Sequence[tuple[float, str]], *, head: str = "", size: float = 16, **settings: Any) -> bytes:
    """A PDF file of lines with their indents in Han characters."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    out = BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), **settings)
    for page, first in enumerate(range(0, len(lines), LINES), 1):
        canvas.setFont("STSong-Light", size)
        for number, (indent, text) in enumerate(lines[first : first + LINES]):
            draw(canvas, 72 + indent * size, 740 - number * 28.0, text, size)
        if head:
            draw(canvas, 72, 800, head, 10)
            draw(canvas, 270, 40, f"— {page} —", 14)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def draw(canvas: Any, left: float, base: float, text: str, size: float) -> None:
    """A line of text; letters and digits are set half as wide as Han characters, whatever their font says."""
    canvas.setFont("STSong-Light", size)
    for ascii_, some in groupby(text, key=str.isascii):
        part = "".join(some)
        for char in part if ascii_ else [part]:
            canvas.drawString(left, base, char)
            left += width(char) * size


def ofd(pages: Sequence[Sequence[tuple[float, str]]], *, size: float = 5.6, extra: str = "") -> bytes:
    """An OFD file of pages of lines with their indents in Han characters; `extra` stands on every page."""
    spaces = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    files = {
        "OFD.xml": f'<ofd:OFD {spaces} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo/>'
        "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {spaces}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297"
        "</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData><ofd:Pages>"
        + "".join(f'<ofd:Page ID="{n}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in range(len(pages)))
        + "</ofd:Pages></ofd:Document>",
    }
    for number, lines in enumerate(pages):
        objects = "".join(
            text_object(text, 26 + indent * size, 37 + at * 9.9, size) for at, (indent, text) in enumerate(lines)
        )
        files[f"Doc_0/Pages/Page_{number}/Content.xml"] = (
            f'<ofd:Page {spaces}><ofd:Content><ofd:Layer ID="1">{objects}{extra}</ofd:Layer></ofd:Content></ofd:Page>'
        )
    return zipped(files)


def text_object(text: str, left: float, top: float, size: float, more: str = "") -> str:
    """A text object; its steps are as wide as its characters."""
    steps = " ".join(f"{width(char) * size:.3f}" for char in text[:-1])
    return (
        f'<ofd:TextObject ID="9" Boundary="{left:.3f} {top:.3f} 200 {size}" Font="1" Size="{size}" {more}>'
        f'<ofd:TextCode X="0" Y="{size * 0.85:.3f}" DeltaX="{steps}">{escape(text)}</ofd:TextCode></ofd:TextObject>'
    )


def zipped(files: dict[str, str | bytes]) -> bytes:
    """An archive of some members."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            # The type of an OpenDocument file stands unpacked at its beginning (ODF 1.3 part 2, 3.3).
            archive.writestr(name, content, ZIP_STORED if name == "mimetype" else ZIP_DEFLATED)
    return out.getvalue()


def in_pages(document: Document, blocks: Iterable[Block]) -> bytes:
    """An OFD file set like the PDF."""
    lines = list(_set(document, blocks))
    pages = [lines[first : first + LINES] for first in range(0, len(lines), LINES)]
    return ofd([[*page, (10, f"— {number} —")] if len(page) == LINES else page for number, page in enumerate(pages, 1)])
