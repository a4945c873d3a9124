"""The kind `part`."""

from __future__ import annotations

import pytest
from kind_runs import flagged, hits, scene_of

from reportlint.errors import ReportlintError
from reportlint.kinds import part
from reportlint.kinds.part import Options
from reportlint.parts import Part
from reportlint.patterns import Pattern

WHOLE = """\
禾川县林业局文件

川林发〔2025〕7号　　　签发人：林某

禾川县林业局关于工作情况的报告

县委、县政府：
　　2024年，县林业局开展检查12次，办结案件9件，各项工作取得新成效。现将有关情况报告如下：
　　一、主要工作
　　办结案件9件。

　　附件：统计表

　　　　　　　　禾川县林业局
　　　　　　　　2025年2月10日
（此件公开发布）
抄送：市林业局。
"""


@pytest.mark.parametrize("each", Part)
def test_nothing_is_missing_in_a_whole_document(each: Part) -> None:
    assert flagged(part, Options(each, "missing"), WHOLE) == []


@pytest.mark.parametrize(
    ("each", "text", "place"),
    [
        (Part.TITLE, "一、主要工作\n办结案件9件。", "1:1 一"),
        (Part.NUMBER, "关于工作的报告\n\n办结案件9件。", "1:1 关"),
        (Part.RECIPIENT, "关于工作的报告\n\n办结案件9件。", "3:1 办"),
        (Part.SIGNATURE, "关于工作的报告\n\n办结案件9件。\n特此报告。", "4:1 特"),
        (Part.DATE, "关于工作的报告\n\n办结案件9件。\n\n禾川县林业局", "3:1 办"),
        (Part.ATTACHMENT, "办结案件9件。", "1:1 办"),
    ],
)
def test_a_missing_part_is_flagged_where_it_belongs(each: Part, text: str, place: str) -> None:
    [hit] = hits(part, Options(each, "missing"), scene_of(text))
    assert hit.absent
    assert flagged(part, Options(each, "missing"), text) == [place]


def test_a_part_may_be_wanted_only_beside_another() -> None:
    options = Options(Part.SIGNATORY, "missing", with_any=(Part.HEADER, Part.NUMBER))
    without = WHOLE.replace("　　　签发人：林某", "")
    assert flagged(part, options, without) == ["1:1 禾"]
    assert flagged(part, options, "关于工作的报告\n\n办结案件9件。") == []


def test_a_title_of_a_metadata_row_is_not_missing() -> None:
    assert flagged(part, Options(Part.TITLE, "missing"), "标题：某局关于工作情况的报告\n办结案件9件，情况良好。") == []


@pytest.mark.parametrize(
    ("number", "found"),
    [
        ("川林发〔2025〕7号", []),
        ("川林发[2025]7号", ["3:1 川林发[2025]7号"]),
        ("川林发〔2025〕第7号", ["3:1 川林发〔2025〕第7号"]),
        ("川林发〔2025〕07号", ["3:1 川林发〔2025〕07号"]),
        ("川林发〔25〕7号", ["3:1 川林发〔25〕7号"]),
    ],
)
def test_a_part_that_lacks_its_form_is_flagged(number: str, found: list[str]) -> None:
    options = Options(Part.NUMBER, "form", must=Pattern(r"^\w+〔\d{4}〕[1-9]\d*号$"))
    assert flagged(part, options, WHOLE.replace("川林发〔2025〕7号", number)) == found


def test_what_must_never_stand_in_a_part_is_flagged() -> None:
    options = Options(Part.ATTACHMENT, "form", never=Pattern("[。；]$"))
    assert flagged(part, options, WHOLE) == []
    assert flagged(part, options, WHOLE.replace("统计表", "统计表。")) == ["12:3 附件：统计表。"]


def test_a_part_that_is_not_there_has_no_form() -> None:
    assert flagged(part, Options(Part.NUMBER, "form", must=Pattern("甲")), "办结案件9件。") == []


def test_a_title_over_several_lines_is_looked_at_as_one() -> None:
    text = "禾川县林业局\n关于二〇二四年度工作\n情况的报告\n\n办结案件9件。"
    assert flagged(part, Options(Part.TITLE, "form", must=Pattern("工作情况的报告")), text) == []


def test_a_form_that_is_not_described_is_refused() -> None:
    with pytest.raises(ReportlintError, match="needs must or never"):
        Options(Part.TITLE, "form")


NUMBER = Options(
    Part.NUMBER,
    "form",
    must=Pattern(r"^\p{Han}+〔\d{4}〕[1-9]\d*号$"),
    parse=Pattern(r"^(?P<who>\p{Han}+)\D?(?:20)?(?P<year>\d\d)\D+?0*(?P<serial>[1-9]\d*)号$"),
    like=r"\g<who>〔20\g<year>〕\g<serial>号",
    otherwise="机关代字〔2025〕1号",
)


@pytest.mark.parametrize(
    ("number", "better"),
    [
        ("川林发[2025]7号", "川林发〔2025〕7号"),
        ("川林发〔25〕7号", "川林发〔2025〕7号"),
        ("川林发〔2025〕第007号", "川林发〔2025〕7号"),
        ("川林发〔2025〕0号", "机关代字〔2025〕1号"),
    ],
)
def test_the_right_form_is_shown_with_the_parts_own_words(number: str, better: str) -> None:
    [hit] = hits(part, NUMBER, scene_of(WHOLE.replace("川林发〔2025〕7号", number)))
    assert hit.values == {"found": number, "better": better}


@pytest.mark.parametrize(
    ("date", "message"),
    [
        ("2025年2月30日", "日历上没有“2025年2月30日”这一天"),
        ("2025年13月5日", "日历上没有“2025年13月5日”这一天"),
        ("2025年2月29日", "日历上没有“2025年2月29日”这一天"),
        ("二〇二五年四月三十一日", "日历上没有“二〇二五年四月三十一日”这一天"),
    ],
)
def test_a_date_that_no_calendar_has_is_flagged(date: str, message: str) -> None:
    options = Options(Part.DATE, "form", must=Pattern(r"年\d+月\d+日$"), calendar=True)
    [hit] = hits(part, options, scene_of(WHOLE.replace("2025年2月10日", date)))
    assert hit.message is not None
    assert hit.message.zh == message


@pytest.mark.parametrize("date", ["2024年2月29日", "2025年12月31日", "2025年×月×日", "20××年2月30日"])
def test_a_date_that_a_calendar_has_or_that_is_not_filled_in_is_no_such_day(date: str) -> None:
    options = Options(Part.DATE, "form", must=Pattern("年"), calendar=True)
    assert flagged(part, options, WHOLE.replace("2025年2月10日", date)) == []
