"""Automatic numbers, as Word would print them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from word_files import p, part, raw

from reportlint.labels import label_at
from reportlint.readers import open_draft
from reportlint.readers.docx.formats import FORMATS, write


@pytest.mark.parametrize(
    ("name", "values", "expected"),
    [
        ("decimal", (1, 10, 0), "1 10 0"),
        ("decimalZero", (1, 10), "01 10"),
        ("decimalFullWidth", (1, 10), "１ １０"),
        ("decimalEnclosedCircle", (1, 20, 21, 35, 36, 50, 51), "① ⑳ ㉑ ㉟ ㊱ ㊿ 51"),
        ("decimalEnclosedCircleChinese", (1, 10), "① ⑩"),
        ("decimalEnclosedParen", (1, 20, 21), "⑴ ⒇ 21"),
        ("decimalEnclosedFullstop", (1, 20, 21), "⒈ ⒛ 21"),
        ("ideographEnclosedCircle", (1, 10, 11), "㊀ ㊉ 11"),
        ("upperRoman", (1, 4, 9, 14, 40, 90, 400, 1999, 4000, 0), "I IV IX XIV XL XC CD MCMXCIX 4000 0"),
        ("lowerRoman", (3, 8), "iii viii"),
        ("upperLetter", (1, 26, 27, 52, 209, 0), "A Z AA ZZ 209 0"),
        ("lowerLetter", (2, 28), "b bb"),
        ("chineseCounting", (1, 10, 11, 20, 99, 100, 105), "一 十 十一 二十 九十九 一〇〇 一〇五"),
        ("chineseCountingThousand", (1, 10, 12, 21, 100, 105, 110), "一 十 十二 二十一 一百 一百零五 一百一十"),
        ("chineseLegalSimplified", (1, 2, 10, 12, 20, 100), "壹 贰 壹拾 壹拾贰 贰拾 壹佰"),
        ("ideographLegalTraditional", (2, 3, 6), "貳 參 陸"),
        ("ideographDigital", (1, 10, 24), "一 一〇 二四"),
        ("japaneseCounting", (10, 100, 120), "十 百 百二十"),
        ("japaneseDigitalTenThousand", (10,), "一〇"),
        ("taiwaneseCountingThousand", (11,), "十一"),
        ("ideographTraditional", (1, 10, 11), "甲 癸 甲"),
        ("ideographZodiac", (1, 12), "子 亥"),
        ("none", (1,), ""),
        ("hebrew1", (7,), "7"),
    ],
)
def test_a_number_in_each_format(name: str, values: Sequence[int], expected: str) -> None:
    assert " ".join(write(name, value) for value in values) == expected


@pytest.mark.parametrize("name", FORMATS)
def test_no_format_fails_or_grows_with_a_hostile_number(name: str) -> None:
    assert max(len(write(name, value)) for value in (-1, 0, 1, 999_999_999)) <= 10


def level(index: int, form: str, text: str, more: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbering(
    levels: str, nums: str = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>', more: str = ""
) -> str:
    return part("numbering", f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>{more}{nums}')


def item(index: int, num: int = 1) -> str:
    return p("文", f'<w:numPr><w:ilvl w:val="{index}"/><w:numId w:val="{num}"/></w:numPr>')


def labels(body: str, **parts: str) -> list[str]:
    found = open_draft("a.docx", raw(body, **parts)).source.text.split("\n")
    return [line.removesuffix("文") for line in found]


GONGWEN = (
    level(0, "chineseCountingThousand", "%1、")
    + level(1, "chineseCounting", "（%2）")
    + level(2, "decimal", "%3.")
    + level(3, "decimal", "（%4）")
)


def test_each_level_counts_for_itself_and_starts_again_below_the_next_heading() -> None:
    body = "".join(item(index) for index in (0, 1, 2, 2, 3, 2, 1, 2, 0, 1))
    assert labels(body, numbering=numbering(GONGWEN)) == [
        *("一、", "（一）", "1.", "2.", "（1）", "3.", "（二）", "1.", "二、", "（一）")
    ]


def test_a_computed_number_is_read_like_a_typed_one() -> None:
    [block] = open_draft("a.docx", raw(item(1), numbering=numbering(GONGWEN))).blocks
    document = open_draft("a.docx", raw(item(1), numbering=numbering(GONGWEN)))
    label = label_at(document.of(block.span))
    assert label is not None
    assert (label.value, label.length) == (1, 3)


def test_a_number_of_several_levels_names_all_of_them() -> None:
    levels = (
        level(0, "chineseCounting", "第%1章")
        + level(1, "decimal", "%1.%2")
        + level(2, "decimal", "%1.%2.%3", "<w:isLgl/>")
    )
    body = item(0) + item(1) + item(2) + item(2)
    assert labels(body, numbering=numbering(levels)) == ["第一章", "一.1 ", "1.1.1 ", "1.1.2 "]


@pytest.mark.parametrize(
    ("suffix", "expected"),
    [('<w:suff w:val="nothing"/>', "1"), ('<w:suff w:val="space"/>', "1 "), ("", "1 ")],
)
def test_one_would_type_a_blank_only_behind_a_bare_number(suffix: str, expected: str) -> None:
    assert labels(item(0), numbering=numbering(level(0, "decimal", "%1", suffix))) == [expected]


def test_a_list_starts_where_it_is_told_to() -> None:
    assert labels(item(0) * 2, numbering=numbering(level(0, "decimal", "%1.", start=3))) == ["3.", "4."]


def test_a_list_without_a_start_begins_at_nought() -> None:
    levels = '<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    assert labels(item(0), numbering=numbering(levels)) == ["0."]


def test_a_level_restarts_only_below_the_levels_that_it_names() -> None:
    levels = (
        level(0, "decimal", "%1.")
        + level(1, "decimal", "%2)")
        + level(2, "lowerLetter", "%3)", '<w:lvlRestart w:val="1"/>')
        + level(3, "lowerRoman", "%4)", '<w:lvlRestart w:val="0"/>')
    )
    body = "".join(item(index) for index in (0, 1, 2, 3, 1, 2, 3, 0, 2, 3))
    assert labels(body, numbering=numbering(levels)) == ["1.", "1)", "a)", "i)", "2)", "b)", "ii)", "2.", "a)", "iii)"]


NUMS = (
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="0"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num>'
)


def test_lists_of_one_kind_count_on_unless_one_starts_anew() -> None:
    body = item(0) + item(0, 3) + item(0, 2) + item(0, 2) + item(0)
    assert labels(body, numbering=numbering(GONGWEN, NUMS)) == ["一、", "二、", "一、", "二、", "三、"]


def test_an_override_may_bring_a_level_of_its_own() -> None:
    nums = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/>'
        f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "%1.")}</w:lvlOverride></w:num>'
    )
    assert labels(item(0), numbering=numbering(GONGWEN, nums)) == ["A."]


LINKED = part(
    "styles",
    '<w:style w:type="paragraph" w:styleId="h2"><w:name w:val="heading 2"/>'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="own"><w:basedOn w:val="h2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="l">'
    '<w:pPr><w:numPr><w:ilvl w:val="2"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>',
)
LEVELS = (
    level(0, "decimal", "%1.")
    + level(1, "chineseCounting", "（%2）", '<w:pStyle w:val="h2"/>')
    + level(2, "decimal", "%3)")
)


def test_a_style_numbers_its_paragraphs_on_the_level_that_is_linked_to_it() -> None:
    body = p("文", '<w:pStyle w:val="h2"/>') * 2 + p("文", '<w:pStyle w:val="l"/>')
    assert labels(body, numbering=numbering(LEVELS), styles=LINKED) == ["（一）", "（二）", "1)"]


def test_a_style_numbers_as_the_one_that_it_is_based_on() -> None:
    assert labels(p("文", '<w:pStyle w:val="own"/>'), numbering=numbering(LEVELS), styles=LINKED) == ["1."]


def test_a_paragraph_can_do_without_the_number_of_its_style() -> None:
    body = p("文", '<w:pStyle w:val="h2"/><w:numPr><w:numId w:val="0"/></w:numPr>') + p("文", '<w:pStyle w:val="h2"/>')
    assert labels(body, numbering=numbering(LEVELS), styles=LINKED) == ["", "（一）"]


def test_a_list_can_be_defined_by_a_style() -> None:
    more = '<w:abstractNum w:abstractNumId="5"><w:numStyleLink w:val="S"/></w:abstractNum>'
    nums = '<w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num>'
    levels = f'<w:styleLink w:val="S"/>{GONGWEN}'
    assert labels(item(0) * 2, numbering=numbering(levels, nums, more)) == ["一、", "二、"]


def test_bullets_are_taken_off_like_typed_ones() -> None:
    found = open_draft("a.docx", raw(item(0), numbering=numbering(level(0, "bullet", "\uf0b7"))))
    assert (found.source.text, found.text) == ("• 文", "文\n")
    assert found.blocks[0].bullet


def test_an_empty_paragraph_with_a_number_is_counted_but_not_read() -> None:
    empty = '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr></w:p>'
    assert labels(item(0) + empty + item(0), numbering=numbering(GONGWEN)) == ["一、", "三、"]


@pytest.mark.parametrize(
    "properties", ["<w:numId w:val='9'/>", "<w:ilvl w:val='12'/><w:numId w:val='1'/>", "<w:numId/>"]
)
def test_a_number_that_is_defined_nowhere_is_none(properties: str) -> None:
    body = p("文", f"<w:numPr>{properties}</w:numPr>")
    assert labels(body, numbering=numbering(GONGWEN)) == [""]
    assert labels(body) == [""]


def test_the_text_of_a_label_cannot_grow_without_limit() -> None:
    [label] = labels(item(0), numbering=numbering(level(0, "decimal", "甲" * 100_000)))
    assert len(label) == 60
