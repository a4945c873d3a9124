"""The kind `dated`: terms and days that cannot stand in a report of its year and date."""

from __future__ import annotations

from datetime import date

import pytest
from kind_runs import flagged, hits, scene_of, seen

from reportlint.findings import Severity
from reportlint.items.wanted import Heading, Passage
from reportlint.items.wanted import Options as Wanted
from reportlint.kinds import dated
from reportlint.kinds.dated import Options, Term
from reportlint.patterns import Pattern

PLAN = Wanted("plan", Heading(Pattern("安排|打算")), Passage({"培训": Pattern("培训")}, 1), in_="body")
MEETING = Term("四中全会", Pattern("四中全会"), from_=date(2025, 10, 20))
HINT = Term("五中全会", Pattern("五中全会"), from_=date(2026, 10, 20), hint=True)
PROGRAMME = Term("七五普法", Pattern("“七五”普法"), to=date(2020, 12, 31))


def draft(done: str, *, will: str = "加强培训。", year: int = 2024, day: str = "2025年1月20日") -> str:
    """A report whose fourth line tells what was done and whose sixth what is planned."""
    title = f"禾川县林业局关于{year}年度法治政府建设情况的报告"
    return f"{title}\n\n一、主要举措和成效\n{done}\n二、{year + 1}年工作安排\n{will}\n\n禾川县林业局\n{day}\n"


@pytest.mark.parametrize(
    ("done", "will", "found"),
    [
        ("学习四中全会精神。", "加强培训。", ["4:3 四中全会"]),
        ("办结9件。", "学习四中全会精神。", []),
        ("筹备四中全会精神宣讲。", "加强培训。", []),
        ("学习三中全会精神。", "加强培训。", []),
    ],
)
def test_what_came_later_cannot_have_been_done_in_the_year(done: str, will: str, found: list[str]) -> None:
    options = Options("early", (MEETING,), unless=Pattern("筹备"))
    assert flagged(dated, options, draft(done, will=will), PLAN) == found


@pytest.mark.parametrize(("day", "severity"), [("2025年1月20日", Severity.ERROR), ("2025年11月3日", Severity.INFO)])
def test_what_was_there_when_the_report_was_written_is_a_hint(day: str, severity: Severity) -> None:
    [hit] = hits(dated, Options("early", (MEETING,)), scene_of(draft("学习四中全会精神。", day=day), PLAN))
    assert hit.severity is severity


@pytest.mark.parametrize(
    ("will", "day", "found"),
    [
        ("学习四中全会精神。", "2025年1月20日", [("6:3 四中全会", Severity.ERROR)]),
        ("学习四中全会精神。", "2025年10月20日", []),
        ("学习五中全会精神。", "2025年1月20日", [("6:3 五中全会", Severity.INFO)]),
        ("学习四中全会精神。", "2025年2月30日", []),
    ],
)
def test_what_came_after_the_document_is_impossible(will: str, day: str, found: list[tuple[str, Severity]]) -> None:
    scene = scene_of(draft("办结9件。", will=will, day=day), PLAN)
    got = hits(dated, Options("impossible", (MEETING, HINT)), scene)
    told = flagged(dated, Options("impossible", (MEETING, HINT)), draft("办结9件。", will=will, day=day), PLAN)
    assert list(zip(told, (hit.severity for hit in got), strict=True)) == found


@pytest.mark.parametrize(
    ("done", "year", "found"),
    [
        ("落实“七五”普法规划。", 2022, ["4:3 “七五”普法"]),
        ("落实“七五”普法规划。", 2020, []),
        ("回顾“七五”普法，落实责任。", 2022, []),
        ("“七五”普法有声有色。", 2022, []),
    ],
)
def test_what_has_ended_is_no_basis(done: str, year: int, found: list[str]) -> None:
    options = Options("over", (PROGRAMME,), with_=Pattern("落实"), unless=Pattern("回顾"))
    assert flagged(dated, options, draft(done, year=year), PLAN) == found


def test_the_quotation_marks_of_what_is_found_become_inner_ones() -> None:
    [one] = seen(dated, Options("over", (PROGRAMME,)), draft("落实“七五”普法规划。", year=2022))
    assert one.values == {"found": "‘七五’普法", "name": "七五普法", "date": "2020-12-31"}


DAYS = Options(
    "impossible",
    (),
    told=Pattern("(?!起|前)[，,]?[\u4e00-\u9fff]{0,12}?(?:召开|印发)"),
    ahead=Pattern("定于|施行"),
    unless=Pattern("计划"),
)


@pytest.mark.parametrize(
    ("done", "found"),
    [
        ("2025年3月8日召开会议。", ["4:1 2025年3月8日"]),
        ("办结9件。2025年3月8日，我局印发方案。", ["4:6 2025年3月8日"]),
        ("2025年1月20日召开会议。", []),
        ("2025年1月21日召开会议。", ["4:1 2025年1月21日"]),
        ("2025年3月8日前召开会议。", []),
        ("2025年3月8日起召开会议。", []),
        ("定于2025年3月8日召开会议。", []),
        ("计划先培训，2025年3月8日召开会议。", []),
        ("贯彻施行条例，2025年3月8日召开会议。", ["4:8 2025年3月8日"]),
        ("许可证2025年3月8日到期。", []),
        ("2025年2月30日召开会议。", []),
        ("2025年3月召开会议。", []),
    ],
)
def test_what_is_told_as_done_is_not_later_than_the_document(done: str, found: list[str]) -> None:
    assert flagged(dated, DAYS, draft(done), PLAN) == found


def test_what_is_planned_may_be_later_than_the_document() -> None:
    assert flagged(dated, DAYS, draft("办结9件。", will="2025年3月8日召开会议。"), PLAN) == []


def test_a_later_day_is_no_error_where_no_plan_is_known() -> None:
    [hit] = hits(dated, DAYS, scene_of(draft("2025年3月8日召开会议。")))
    assert hit.severity is Severity.WARNING
    assert hit.message is not None
    assert hit.message.zh == "讲的是已经做了的事，日期 2025-03-08 却晚于成文日期 2025-01-20"


def test_of_a_document_dated_in_its_own_year_the_first_later_day_is_told() -> None:
    text = draft("2024年3月8日召开会议。2024年5月6日印发方案。", day="2024年1月20日")
    assert flagged(dated, DAYS, text, PLAN) == ["4:1 2024年3月8日"]
