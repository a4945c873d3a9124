"""What a draft says of itself, and where it says so."""

from __future__ import annotations

import pytest

from reportlint.facts import Draft, Fact, as_date, body_of, understand, years_in
from reportlint.findings import Span
from reportlint.readers import read
from reportlint.text import decode

OPENING = "　　某某坚持依法行政，把法治建设摆在突出位置，扎实推进各项工作，取得明显成效。"
BODY = f"{OPENING}\n\n　　一、主要举措\n\n　　全年学习4次。\n\n"


def draft(text: str, **given: str | int) -> Draft:
    return understand(read(decode("a.txt", text.encode())), given)


def told(text: str, name: str) -> tuple[str | int, str, str] | None:
    """Value, origin, and the words that say so."""
    found = draft(text)
    fact = found.facts.get(name)
    return fact and (fact.value, fact.origin, found.document.of(fact.span) if fact.span else "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"某县2024年度法治政府建设报告\n\n{BODY}", (2024, "title", "2024")),
        (f"某县 2024 年度法治政府建设报告\n\n{BODY}", (2024, "title", "2024")),
        (f"某县二〇二四年度法治政府建设报告\n\n{BODY}", (2024, "title", "二〇二四")),
        (f"某局\n关于2024年度法治政府建设情况的报告\n\n{BODY}", (2024, "title", "2024")),
        (f"关于2024年情况和2025年打算的报告\n\n{BODY}", (2024, "title", "2024")),
        (f"标题：某县2023年法治政府建设报告\n\n{BODY}", (2023, "metadata", "2023")),
        (
            f"法治政府建设报告\n\n　　2023年某县扎实推进各项工作。现将2024年度情况报告如下：\n\n{BODY}",
            (2024, "opening", "2024"),
        ),
        (f"法治政府建设报告\n\n　　2024年，{BODY.strip('　')}", (2024, "opening", "2024")),
        (f"关于落实《某省2020年工作要点》的报告\n\n{BODY}某局\n2025年1月22日\n", (2024, "date", "2025年1月22日")),
        (f"法治政府建设报告\n\n{BODY}", None),
        (f"法治政府建设报告\n\n{BODY}某局\n2025年  月  日\n", None),
    ],
)
def test_the_report_year_is_read_from_title_opening_or_date(
    text: str, expected: tuple[str | int, str, str] | None
) -> None:
    assert told(text, "report_year") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"某县司法局关于2024年度情况的报告\n\n{BODY}", ("某县司法局", "title")),
        (f"某县司法局2024年度报告\n\n{BODY}", ("某县司法局", "title")),
        (f"2024年度某县司法局法治政府建设报告\n\n{BODY}", ("某县司法局", "title")),
        (f"某县司法局\n关于2024年度情况的报告\n\n{BODY}", ("某县司法局", "title")),
        (f"某县2024年度法治政府建设报告\n\n{BODY}某县人民政府\n2025年1月22日\n", ("某县人民政府", "signature")),
        (f"关于2024年度情况的报告\n\n{BODY}某县司法局　2025年1月22日\n", ("某县司法局", "signature")),
        (f"某县司法局文件\n\n关于2024年度情况的报告\n\n{BODY}", ("某县司法局", "header")),
        (f"某县2024年度法治政府建设报告\n\n{BODY}", ("某县", "title")),
        (f"发布机构：某县司法局　发布日期：2025-01-22\n\n关于2024年度情况的报告\n\n{BODY}", ("某县司法局", "metadata")),
        (f"关于2024年度情况的报告\n\n{BODY}", None),
    ],
)
def test_the_issuer_is_read_from_title_signature_header_or_metadata(
    text: str, expected: tuple[str, str] | None
) -> None:
    fact = told(text, "issuer")
    assert (fact and fact[:2]) == expected


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("河南省人民政府", "province"),
        ("内蒙古自治区人民政府", "province"),
        ("上海市人民政府", "province"),
        ("中共河南省委", "province"),
        ("海南省", "province"),
        ("信阳市人民政府", "city"),
        ("延边朝鲜族自治州人民政府", "city"),
        ("锡林郭勒盟行政公署", "city"),
        ("大兴安岭地区行政公署", "city"),
        ("新县人民政府", "county"),
        ("北京市海淀区人民政府", "county"),
        ("上海市浦东新区人民政府", "county"),
        ("鄂温克族自治旗人民政府", "county"),
        ("神农架林区人民政府", "county"),
        ("峨山彝族自治县人民政府", "county"),
        ("中共新县委", "county"),
        ("新县", "county"),
        ("青石镇人民政府", "township"),
        ("回龙乡人民政府", "township"),
        ("东兴街道办事处", "township"),
        ("中共青石镇党委", "township"),
        ("某某市东兴街道", "township"),
        ("溆澜高新技术产业开发区管理委员会", "devzone"),
        ("某某经济技术开发区管委会", "devzone"),
        ("某某新区管理委员会", "devzone"),
        ("某某工业园区管委会", "devzone"),
        ("某某综合保税区", "devzone"),
        ("新县司法局", "department"),
        ("河南省水利厅", "department"),
        ("新县人民政府办公室", "department"),
        ("某某市卫生健康委员会", "department"),
        ("某某市城市管理委员会", "department"),
        ("某某省国有资产监督管理委员会", "department"),
        ("新县交通运输综合行政执法大队", "department"),
        ("新县第一中学", None),
    ],
)
def test_the_kind_of_a_body_is_told_by_its_name(name: str, body: str | None) -> None:
    assert body_of(name) == body


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2025年1月22日", "2025-01-22"),
        ("2025年01月22日", "2025-01-22"),
        ("2025.3.1", "2025-03-01"),
        ("2025-03-01", "2025-03-01"),
        ("二〇二五年三月一日", "2025-03-01"),
        ("二○二五年十二月三十一日", "2025-12-31"),
        ("二〇二五年二月廿八日", "2025-02-28"),
        ("2025年13月1日", None),
        ("2025年1月32日", None),
        ("2025年2月29日", None),
        ("2024年2月29日", "2024-02-29"),
        ("2025年月日", None),
        ("2025年3月", None),
        ("20××年×月×日", None),
        ("某局", None),
    ],
)
def test_dates_of_any_form_are_read(text: str, date: str | None) -> None:
    assert as_date(text) == date


def test_an_unreadable_date_gives_no_fact() -> None:
    assert told(f"某局2024年报告\n\n{BODY}某局\n2025年1月22日\n", "date") == (
        "2025-01-22",
        "signature",
        "2025年1月22日",
    )
    assert told(f"某局2024年报告\n\n{BODY}某局\n2025年×月×日\n", "date") is None


@pytest.mark.parametrize(
    ("front", "profile", "said"),
    [
        ("某局文件\n\n", "submission", "某局文件"),
        ("某司〔2025〕9号\n\n", "submission", "某司〔2025〕9号"),
        ("某司〔2025〕9号　　　签发人：林知远\n\n", "submission", "签发人：林知远"),
        ("", "publication", ""),
    ],
)
def test_a_draft_with_a_header_is_handed_in_to_a_superior(front: str, profile: str, said: str) -> None:
    assert told(f"{front}某局2024年报告\n\n{BODY}", "profile") == (profile, "header", said)


def test_recipients_too_make_a_submission() -> None:
    text = f"某局2024年报告\n\n县委、县人民政府：\n\n{BODY}"
    assert told(text, "profile") == ("submission", "header", "县委、县人民政府：")


def test_type_and_number_are_read() -> None:
    text = f"某司〔2025〕9号\n\n某局关于2024年度法治政府建设情况的报告\n\n{BODY}"
    assert told(text, "report_type") == ("报告", "title", "某局关于2024年度法治政府建设情况的报告")
    assert told(text, "doc_number") == ("某司〔2025〕9号", "header", "某司〔2025〕9号")
    assert told(f"某局2024年工作总结\n\n{BODY}", "report_type") is None


def test_given_facts_override_what_the_draft_says() -> None:
    found = draft(f"某县司法局2024年度报告\n\n{BODY}", report_year=2023, issuer="某市人民政府")
    assert found.facts["report_year"] == Fact(2023, None, "set")
    assert found.facts["body"] == Fact("city", None, "set")
    assert found.year == 2023
    assert found.fact("doc_number") is None
    assert draft(f"某县司法局2024年度报告\n\n{BODY}", body="county").fact("body") == "county"


def test_the_opening_reaches_to_the_first_heading() -> None:
    found = draft(f"某局2024年报告\n\n{BODY}")
    assert found.document.of(found.opening) == OPENING.strip("　") + "\n"
    assert found.document.of(draft("某局2024年报告\n").opening) == ""


def test_years_inside_book_marks_do_not_count() -> None:
    text = "落实《2020年要点》，2021年和二〇二二年完成；到2025年底，12023年"
    assert list(years_in(text, 0, len(text))) == [
        (2021, Span(12, 16)),
        (2022, Span(18, 22)),
        (2025, Span(27, 31)),
    ]
