"""The parts of an official document, in the layouts that drafts really have."""

from __future__ import annotations

import pytest

from reportlint.parts import Part, Parts
from reportlint.readers import read
from reportlint.structure import parts_of
from reportlint.text import Document, decode

TITLE = "某某县司法局关于2024年度法治政府建设情况的报告"
OPENING = "　　2024年，某某县司法局坚持以习近平法治思想为指导，扎实推进依法行政。现将有关情况报告如下：\n"
BODY = f"{OPENING}\n　　一、主要举措\n\n　　全年学习4次。\n\n　　特此报告。\n\n"
SIGNED = "　　　　　　　　　　某某县司法局\n　　　　　　　　　　　2025年1月22日\n"


def parsed(text: str) -> tuple[Document, Parts]:
    document = read(decode("a.txt", text.encode()))
    return document, parts_of(document)


def found(text: str, *wanted: Part) -> dict[str, list[str]]:
    document, parts = parsed(text)
    names = wanted or tuple(Part)
    return {part.value: [document.of(span) for span in parts.spans[part]] for part in names if part in parts.spans}


def test_all_parts_of_a_complete_document_are_found() -> None:
    text = (
        "某某县司法局文件\n\n某司〔2025〕9号　　　　　　　　签发人：林知远\n\n"
        f"{TITLE}\n\n县委、县人民政府：\n\n{BODY}"
        f"　　附件：1.统计表\n\n{SIGNED}\n（联系人：王平，电话：12345678）\n\n抄送：市司法局。\n"
        "某某县司法局办公室　　　　2025年1月22日印发\n"
    )
    assert found(text) == {
        "header": ["某某县司法局文件"],
        "number": ["某司〔2025〕9号"],
        "signatory": ["签发人：林知远"],
        "title": [TITLE],
        "recipient": ["县委、县人民政府："],
        "attachment": ["附件：1.统计表"],
        "signature": ["某某县司法局"],
        "date": ["2025年1月22日"],
        "note": ["（联系人：王平，电话：12345678）"],
        "copy": ["抄送：市司法局。", "某某县司法局办公室2025年1月22日印发"],
    }
    document, parts = parsed(text)
    assert document.of(parts.body).startswith("2024年，某某县司法局")
    assert document.of(parts.body).endswith("特此报告。")


@pytest.mark.parametrize(
    ("front", "title"),
    [
        (TITLE, TITLE),
        ("某某县司法局\n关于2024年度法治政府建设情况的报告", "某某县司法局\n关于2024年度法治政府建设情况的报告"),
        (
            "某某县司法局\n关于2024年度法治政府建设情况的\n报　　告",
            "某某县司法局\n关于2024年度法治政府建设情况的\n报告",
        ),
        ("某某县司法局关于2024年度法治政府建设情况的报\n告", "某某县司法局关于2024年度法治政府建设情况的报\n告"),
        ("某某县司法局关于推进法治政府建设\n\n有关情况的报告", "某某县司法局关于推进法治政府建设\n有关情况的报告"),
        ("某某县司法局\n\n关于2024年度法治政府建设情况的报告", "某某县司法局\n关于2024年度法治政府建设情况的报告"),
        (f"{TITLE}\n（征求意见稿）", f"{TITLE}\n（征求意见稿）"),
        (f"{TITLE}（公开版）", f"{TITLE}（公开版）"),
        (f"# {TITLE}", TITLE),
        (f"某司〔2025〕9号\n{TITLE}", TITLE),
        (f"某某县司法局文件\n{TITLE}", TITLE),
        ("2024年法治政府建设工作总结", "2024年法治政府建设工作总结"),
        ("　　　　　　2024年法治政府建设综述", "2024年法治政府建设综述"),
        ("# 2024年法治政府建设综述", "2024年法治政府建设综述"),
        (f"标题：| {TITLE} |", TITLE),
        (f"{TITLE}_某某县人民政府门户网站", TITLE),
    ],
)
def test_the_title_is_found_however_it_is_set(front: str, title: str) -> None:
    assert found(f"{front}\n\n{BODY}{SIGNED}", Part.TITLE) == {"title": [title]}


@pytest.mark.parametrize(
    ("front", "inferred"),
    [(TITLE, False), (f"标题：{TITLE}", True), (f"{TITLE}_某某县人民政府门户网站", True), ("索引号：A/2024", False)],
)
def test_a_title_that_only_the_web_page_gives_is_inferred(front: str, inferred: bool) -> None:
    assert parsed(f"{front}\n\n{BODY}{SIGNED}")[1].inferred is inferred


@pytest.mark.parametrize("front", ["", "索引号：LQ0001/2024-00086\n发布日期：2024-03-12\n\n", "— 1 —\n"])
def test_a_missing_title_is_missing(front: str) -> None:
    document, parts = parsed(f"{front}{BODY}{SIGNED}")
    assert parts.first(Part.TITLE) is None
    assert document.of(parts.body).startswith("2024年，某某县司法局")


@pytest.mark.parametrize(
    ("line", "recipients"),
    [
        ("县委、县人民政府：", ["县委、县人民政府："]),
        ("市人民政府，市委依法治市办:", ["市人民政府，市委依法治市办:"]),
        ("各乡镇、街道，县直各单位：", ["各乡镇、街道，县直各单位："]),
        ("各位代表：", []),
        ("同志们：", []),
        ("根据县委有关文件要求，现将情况报告如下：", []),
    ],
)
def test_recipients_are_bodies(line: str, recipients: list[str]) -> None:
    assert found(f"{TITLE}\n\n{line}\n\n{BODY}{SIGNED}", Part.RECIPIENT).get("recipient", []) == recipients


@pytest.mark.parametrize(
    "number",
    ["某司〔2025〕9号", "某司[2025]9号", "某司【2025】9号", "某司(2025)第009号", "某司2025年9号", "某政办发〔25〕9号"],
)
def test_numbers_well_or_badly_written_are_found(number: str) -> None:
    assert found(f"{number}\n\n{TITLE}\n\n{BODY}{SIGNED}", Part.NUMBER) == {"number": [number]}


@pytest.mark.parametrize(
    ("end", "signatures", "dates"),
    [
        (SIGNED, ["某某县司法局"], ["2025年1月22日"]),
        ("某某县司法局\n2025年1月22日\n", ["某某县司法局"], ["2025年1月22日"]),
        ("某某县司法局\n\n2025年1月22日\n", ["某某县司法局"], ["2025年1月22日"]),
        ("　　　　某某县司法局　2025年1月22日\n", ["某某县司法局"], ["2025年1月22日"]),
        ("中共某某县委　某某县人民政府\n2025年1月22日\n", ["中共某某县委某某县人民政府"], ["2025年1月22日"]),
        ("某某县司法局\n某某县水利局\n2025年1月22日\n", ["某某县司法局", "某某县水利局"], ["2025年1月22日"]),
        ("某某县东兴镇\n2025年1月22日\n", ["某某县东兴镇"], ["2025年1月22日"]),
        ("××县××局\n2025年×月×日\n", ["××县××局"], ["2025年×月×日"]),
        (f"{SIGNED}\n附件：1.统计表\n", ["某某县司法局"], ["2025年1月22日"]),
        (f"附件：1.统计表\n\n{SIGNED}", ["某某县司法局"], ["2025年1月22日"]),
        (f"{SIGNED}（此件公开发布）\n", ["某某县司法局"], ["2025年1月22日"]),
        (f"{SIGNED}\n抄送：市司法局，县政府办。\n", ["某某县司法局"], ["2025年1月22日"]),
        (f"{SIGNED}\n抄送：市司法局。\n某某县司法局办公室　2025年1月23日印发\n", ["某某县司法局"], ["2025年1月22日"]),
        (
            f"{SIGNED}\n附件\n\n统计表\n\n填报单位：某某县司法局\n\n一、案件数\n\n二、人数\n\n三、说明\n\n以上数字属实。\n",
            ["某某县司法局"],
            ["2025年1月22日"],
        ),
        (f"{SIGNED}\n关于我们　联系方式　版权声明\n\n某某县人民政府主办\n", ["某某县司法局"], ["2025年1月22日"]),
        (f"{SIGNED}\n{SIGNED}", ["某某县司法局", "某某县司法局"], ["2025年1月22日", "2025年1月22日"]),
        ("2025年1月22日\n", [], ["2025年1月22日"]),
        ("（2025年1月22日）\n", [], ["2025年1月22日"]),
        ("某某县司法局\n", ["某某县司法局"], []),
        ("", [], []),
    ],
)
def test_signature_and_date_are_found_in_every_usual_layout(end: str, signatures: list[str], dates: list[str]) -> None:
    parts = found(f"{TITLE}\n\n{BODY}{end}", Part.SIGNATURE, Part.DATE)
    assert (parts.get("signature", []), parts.get("date", [])) == (signatures, dates)


@pytest.mark.parametrize(
    "date",
    [
        "2025.3.1",
        "2025-03-01",
        "2025/3/1",
        "二〇二五年三月一日",
        "二○二五年十二月三十一日",
        "2025年03月01日",
        "2025年3月",
        "20××年×月×日",
        "202×年3月1日",
    ],
)
def test_malformed_dates_are_dates(date: str) -> None:
    assert found(f"{TITLE}\n\n{BODY}某某县司法局\n{date}\n", Part.DATE) == {"date": [date]}


def test_a_date_that_is_not_filled_in_is_a_date_without_its_blanks() -> None:
    assert found(f"{TITLE}\n\n{BODY}某某县司法局\n2025年  月  日\n", Part.DATE) == {"date": ["2025年月日"]}


def test_a_date_in_brackets_below_the_title_is_a_date() -> None:
    parts = found(f"{TITLE}\n（2025年1月22日）\n\n{BODY}", Part.TITLE, Part.DATE)
    assert parts == {"title": [TITLE], "date": ["2025年1月22日"]}


@pytest.mark.parametrize(
    ("line", "signatures", "dates"),
    [
        ("某某县司法局　2025年1月22日", ["某某县司法局"], ["2025年1月22日"]),
        ("某某县司法局\n2025年1月22日", ["某某县司法局"], ["2025年1月22日"]),
        ("（某某县司法局　2025年1月22日）", ["某某县司法局"], ["2025年1月22日"]),
        ("某某县司法局（2025年1月22日）", ["某某县司法局"], ["2025年1月22日"]),
        ("某某县司法局\n（二〇二五年一月二十二日）", ["某某县司法局"], ["二〇二五年一月二十二日"]),
        ("（2025年1月22日县政府常务会议通过）", [], ["2025年1月22日"]),
        ("某某县司法局法规股　2025年1月22日", [], ["2025年1月22日"]),
        ("2025年1月22日", [], ["2025年1月22日"]),
        ("日期：2025年1月22日", [], []),
        ("某某县司法局　2025-01-22 16:30", [], []),
        ("某某县司法局", [], []),
    ],
)
def test_a_line_of_issuer_and_date_below_the_title_is_no_text_of_the_body(
    line: str, signatures: list[str], dates: list[str]
) -> None:
    text = f"{TITLE}\n{line}\n\n{BODY}"
    parts = found(text, Part.SIGNATURE, Part.DATE)
    assert (parts.get("signature", []), parts.get("date", [])) == (signatures, dates)
    document, sections = parsed(text)
    assert document.of(sections.body).startswith("2024年，某某县司法局坚持")
    assert found(text + SIGNED, Part.SIGNATURE, Part.DATE) == {"signature": ["某某县司法局"], "date": ["2025年1月22日"]}


@pytest.mark.parametrize(
    "end",
    [
        "　　全年共检查企业12家，至2024年12月31日。\n",
        "联系电话：0371-1234567\n\n　　一、收案情况\n\n　　全年收案9件。\n",
    ],
)
def test_the_end_of_the_body_is_no_end_matter(end: str) -> None:
    document, parts = parsed(f"{TITLE}\n\n{BODY}{end}")
    assert Part.DATE not in parts.spans
    assert Part.SIGNATURE not in parts.spans
    assert document.of(parts.body).endswith(end.strip().split("\n")[-1].strip("　"))


@pytest.mark.parametrize("text", ["", "\n\n", "— 1 —\n", "报告\n", "报告\n2025年1月22日\n"])
def test_a_draft_without_a_body_has_an_empty_one(text: str) -> None:
    document, parts = parsed(text)
    assert document.of(parts.body) == ""
