"""Web pages: the text apart from the page around it, list numbers, tables, encodings, source lines, hostile pages."""

from __future__ import annotations

import time

import pytest
from web_files import AFTER, BEFORE

from reportlint.errors import InputError
from reportlint.findings import Span
from reportlint.readers import open_draft
from reportlint.text import Block, BlockKind, Document


def read(text: str, encoding: str = "utf-8") -> Document:
    return open_draft("a.html", text.encode(encoding))


def page(inside: str) -> Document:
    return read(f"<html><body>{inside}</body></html>")


def texts(document: Document, kind: BlockKind = BlockKind.TEXT) -> list[str]:
    return [document.of(block.span) for block in document.blocks if block.kind is kind]


def only(document: Document) -> Block:
    (block,) = document.blocks
    return block


GOVERNMENT = BEFORE.format(charset="utf-8", title="芦汀县教育局2023年法治政府建设年度报告")
PROSE = (
    "<p>　　2023年，县教育局坚持依法行政。现将有关情况报告如下：</p><p>　　一、主要举措</p>"
    "<p>　　制定规范性文件3件，开展行政执法检查12次。</p>"
)


def test_the_text_of_a_government_page_stands_apart_from_its_navigation() -> None:
    document = read(GOVERNMENT + PROSE + AFTER)
    assert texts(document) == [
        "2023年，县教育局坚持依法行政。现将有关情况报告如下：",
        "一、主要举措",
        "制定规范性文件3件，开展行政执法检查12次。",
    ]
    assert "2020年度报告" in texts(document, BlockKind.MARGIN)
    assert "隐藏的统计代码。" not in document.text
    assert "脚本里的话" not in document.text
    assert texts(document, BlockKind.FURNITURE) == []


def test_the_title_in_the_head_counts_where_the_text_has_none() -> None:
    named = read(GOVERNMENT + PROSE + AFTER)
    assert texts(named, BlockKind.METADATA) == ["标题：芦汀县教育局2023年法治政府建设年度报告"]
    titled = read(GOVERNMENT + "<h1>芦汀县教育局2023年法治政府建设年度报告</h1>" + PROSE + AFTER)
    assert texts(titled, BlockKind.METADATA) == []
    assert titled.blocks[0].level == 1


def test_the_meta_element_for_the_title_goes_before_the_title_of_the_page() -> None:
    head = '<head><title>政务公开</title><meta name="ArticleTitle" content="甲县2023年法治政府建设年度报告"></head>'
    document = read(f"<html>{head}<body>{PROSE}</body></html>")
    assert texts(document, BlockKind.METADATA) == ["标题：甲县2023年法治政府建设年度报告"]


def test_a_title_that_word_left_in_the_head_is_not_believed() -> None:
    assert texts(read(f"<html><head><title>关于放假的通知</title></head><body>{PROSE}"), BlockKind.METADATA) == []


@pytest.mark.parametrize(
    "rows",
    [
        "<tr><td>索 引 号：</td><td>A-1</td><td>发布机构</td><td>甲县教育局</td></tr>",
        "<tr><td>索引号：A-1</td><td>发布机构：甲县教育局</td></tr>",
        "<tr><th>索引号</th><td>A-1</td></tr><tr><th>发布机构</th><td>甲县教育局</td></tr>",
    ],
)
def test_a_table_of_metadata_becomes_rows_of_label_and_value(rows: str) -> None:
    document = page(f"<table>{rows}</table>{PROSE}")
    assert texts(document, BlockKind.METADATA) == ["索引号：A-1", "发布机构：甲县教育局"]


def test_a_label_and_its_value_in_two_elements_are_one_row() -> None:
    document = page(f"<div>索引号：</div><div>A-1</div><dl><dt>发布机构：</dt><dd>甲县教育局</dd></dl>{PROSE}")
    assert texts(document, BlockKind.METADATA) == ["索引号：A-1", "发布机构：甲县教育局"]


def test_a_title_above_the_box_of_the_text_belongs_to_it() -> None:
    document = page(
        "<div><a href=1>要闻</a> <a href=2>公开</a></div><div><h2>甲县2023年法治政府建设年度报告</h2></div>"
        f"<div><a href=3>分享</a></div><div id=zoom>{PROSE}</div>"
    )
    assert texts(document)[0] == "甲县2023年法治政府建设年度报告"
    assert texts(document, BlockKind.MARGIN) == ["要闻公开", "分享"]


def test_a_box_that_holds_the_text_is_no_sidebar_whatever_it_is_called() -> None:
    assert len(texts(page(f'<form class="nav-wrap"><div id="search-main">{PROSE}</div></form>'))) == 3


def test_an_attachment_is_text_and_a_list_of_links_is_not() -> None:
    document = page(
        f"{PROSE}<p><a href=a.doc>附件：名单</a></p><p>甲县教育局</p><p><a href=1>其一</a></p>"
        "<p><a href=2>其二</a></p><p><a href=3>其三</a></p>"
    )
    assert texts(document)[3:] == ["附件：名单", "甲县教育局"]
    assert texts(document, BlockKind.MARGIN) == ["其一", "其二", "其三"]


@pytest.mark.parametrize(
    ("attributes", "items", "numbers"),
    [
        ("", "<li>甲<li>乙", ["1. 甲", "2. 乙"]),
        ("start=3", "<li>甲<li value=7>乙<li>丙", ["3. 甲", "7. 乙", "8. 丙"]),
        ("type=a", "<li>甲<li>乙", ["a. 甲", "b. 乙"]),
        ("type=I", "<li>甲<li>乙<li>丙<li>丁", ["I. 甲", "II. 乙", "III. 丙", "IV. 丁"]),
        ("reversed", "<li>甲<li>乙", ["2. 甲", "1. 乙"]),
        ('style="list-style-type: cjk-ideographic"', "<li>甲<li>乙", ["一、甲", "二、乙"]),
        ('style="list-style: none"', "<li>甲<li>乙", ["甲", "乙"]),
        ("", "<li>一、甲<li>二、乙", ["一、甲", "二、乙"]),
        ("", "<li><p>甲</p><p>续</p><li>乙<ol><li>丙</ol><li>丁", ["1. 甲", "续", "2. 乙", "1. 丙", "3. 丁"]),
        ("start=x", "<li value=99999999999999999999>甲<li>乙", ["999. 甲", "乙"]),
    ],
)
def test_items_have_the_numbers_that_a_browser_draws(attributes: str, items: str, numbers: list[str]) -> None:
    assert texts(page(f"<ol {attributes}>{items}</ol>")) == numbers


def test_items_of_a_list_without_order_have_none() -> None:
    assert texts(page("<ul><li>甲<li>乙</ul>")) == ["甲", "乙"]


def test_headings_carry_their_level() -> None:
    document = page("<h1>甲</h1><h3>一、乙</h3><p>丙</p><p style='mso-outline-level:2'>丁</p>")
    assert [block.level for block in document.blocks] == [1, 3, 0, 2]


def test_a_data_table_becomes_a_block_a_row_with_cells() -> None:
    document = page(
        "<table><tr><th>项目</th><th colspan=2>数量</th></tr>"
        "<tr><td rowspan=2>检查</td><td>上半年</td><td><p>12</p><p>次</p></td></tr>"
        "<tr><td>下半年</td><td></td></tr></table>"
    )
    assert texts(document, BlockKind.TABLE) == ["| 项目 | 数量 |", "| 检查 | 上半年 | 12次 |", "| 下半年 |  |"]
    cells = [[(document.of(cell.span), cell.column, cell.columns) for cell in block.cells] for block in document.blocks]
    assert cells == [
        [("项目", 0, 1), ("数量", 1, 2)],
        [("检查", 0, 1), ("上半年", 1, 1), ("12次", 2, 1)],
        [("下半年", 1, 1), ("", 2, 1)],
    ]


@pytest.mark.parametrize(
    "table",
    [
        f"<table><tr><td>{PROSE}</td></tr></table>",
        f"<table><tr><td><a href=1>左</a></td><td><table><tr><td>{PROSE}</td></tr></table></td></tr></table>",
        f"<table><tr><td><a href=1>左</a></td><td>{PROSE}{'<p>依法行政工作扎实推进。</p>' * 20}</td></tr></table>",
    ],
)
def test_a_table_that_lays_out_the_page_is_no_data(table: str) -> None:
    document = page(table)
    assert texts(document, BlockKind.TABLE) == []
    assert texts(document)[-1].endswith("。")


def test_lines_that_br_breaks_in_mid_sentence_are_put_together_again() -> None:
    lines = ["　　2023年，县教育局坚持以习近平法治思想为", "指导，深入推进法治政府建设，制定规范性文件3", "件，"]
    lines += ["开展行政执法检查12次，办理行政复议案件2件，", "没有发生行政诉讼败诉案件，群众满意度有所提高。"]
    document = page("<div>" + "<br>".join(lines) + "<br><br>　　一、主要举措<br>　　制定制度。</div>")
    assert texts(document) == ["".join(lines).strip("　"), "一、主要举措", "制定制度。"]


def test_lines_of_pre_are_lines() -> None:
    document = page("<pre>一、甲\n    乙做得好。\n\n丙做得好。</pre>")
    assert texts(document) == ["一、甲", "乙做得好。", "丙做得好。"]
    assert [block.source_line for block in document.blocks] == [1, 2, 4]


def test_a_line_end_between_han_characters_is_nothing_and_between_words_a_blank() -> None:
    assert texts(page("<p>依法\n行政 report\nlint</p>")) == ["依法行政 report lint"]
    assert page("<p>依法\r\n行政</p>").source.text == "依法行政"


def test_entities_and_hidden_parts() -> None:
    document = page(
        "<p>&ldquo;八五&rdquo;普法&#12290;&nbsp;</p><p hidden>一</p><p style='Display : None'>二</p>"
        "<p>三<span style='mso-hide:all'>四</span><del>五</del><ins>六</ins></p><noscript>七</noscript>"
    )
    assert texts(document) == ["“八五”普法。", "三六"]


def test_numbers_that_word_sets_in_conditional_comments_are_kept() -> None:
    document = page(
        "<p class=MsoListParagraph><![if !supportLists]><span>一、<span style='font:7.0pt'>&nbsp;</span></span>"
        "<![endif]>主要\n举措<o:p></o:p></p><!--[if gte mso 9]><xml><w:Zoom>0</w:Zoom></xml><![endif]-->"
    )
    assert texts(document) == ["一、主要举措"]


def test_blocks_know_their_source_lines() -> None:
    document = page("\n<div>\n<p\n class=x>\n甲</p><p>乙<br>\n丙</p>\n\n丁</div>")
    assert [(document.of(block.span), block.source_line) for block in document.blocks] == [
        ("甲", 5),
        ("乙", 5),
        ("丙", 6),
        ("丁", 8),
    ]


def test_a_source_line_beyond_the_parser_s_count_is_unknown_rather_than_wrong() -> None:
    assert only(page("\n" * 70_000 + "<p>甲")).source_line == 0


@pytest.mark.parametrize(
    ("declared", "encoding", "told"),
    [
        ("gb2312", "gb18030", "gb18030"),
        ("GBK", "gb18030", "gb18030"),
        ("utf-8", "utf-8", "utf-8"),
        ("gb2312", "utf-8", "utf-8"),
        ("utf-8", "gb18030", "gb18030"),
        ("big5", "big5hkscs", "big5hkscs"),
        ("no-such-thing", "gb18030", "gb18030"),
        ("utf-16", "utf-16", "utf-16-le"),
    ],
)
def test_the_encoding_is_what_the_bytes_are_and_else_what_the_page_says(
    declared: str, encoding: str, told: str
) -> None:
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">'
    document = read(f"<html><head>{meta}</head><p>法治政府建設</p>", encoding)
    assert document.source.encoding == told
    assert texts(document) == ["法治政府建設"]


def test_the_position_of_a_finding_is_in_the_extracted_text() -> None:
    document = page("<p>甲</p><p>乙，&lt;丙&gt;</p>")
    start = document.text.index("丙")
    assert document.place(Span(start, start + 1)) == (2, 4, 2, 5)


def test_a_page_saved_with_its_pictures_in_one_file_is_read() -> None:
    page = "<html><body><p>=B7=A8=D6=CE</p></body></html>"
    data = (
        "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n"
        "--x\nContent-Type: text/html; charset=gb2312\n"
        f"Content-Transfer-Encoding: quoted-printable\n\n{page}\n--x\nContent-Type: image/png\n\nPNG\n--x--\n"
    )
    document = open_draft("a.mht", data.encode())
    assert (document.format, texts(document)) == ("mhtml", ["法治"])


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("<html></html>", "网页里没有文字"),
        ("<html><frameset><frame src=a.html></frameset></html>", "网页里没有文字"),
        ("<html><body><script>load('text')</script>", "网页里没有文字"),
        ("<html>" + "<div>" * 100_000 + "文", "网页代码不正常"),
        ("<html><div " + " ".join(f"a{n}=1" for n in range(60_000)) + ">文", "网页代码不正常"),
        ("<html>" + "<p>文" * 600_000, "网页太大"),
        ("MIME-Version: 1.0\nContent-Type: text/plain\n\n文", "找不到网页"),
        (
            "MIME-Version: 1.0\n"
            + "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(3000)),
            "找不到网页",
        ),
    ],
)
def test_a_page_that_cannot_be_read_says_why(page: str, said: str) -> None:
    began = time.monotonic()
    with pytest.raises(InputError) as caught:
        open_draft("a.html", page.encode())
    assert time.monotonic() - began < 5
    assert caught.value.message.zh.startswith("a.html：")
    assert said in caught.value.message.zh


@pytest.mark.parametrize(
    "inside",
    [
        "<table><tr><td>" * 600 + "文",
        "<b>" * 1500 + "<p>文" * 2000,
        "<table>" + "<tr><td colspan=999999 rowspan=999999>文</td><td>二</td></tr>" * 3000,
        "&lt;" * 400_000 + "文",
        "</p></b>" * 20_000 + "文",
        "法 " * 100_000 + "文",
        '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>文&b;',
    ],
)
def test_a_page_that_is_made_to_be_slow_is_not(inside: str) -> None:
    began = time.monotonic()
    assert "文" in page(inside).text
    assert time.monotonic() - began < 5
