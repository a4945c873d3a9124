"""The kind `agree`."""

from __future__ import annotations

import pytest
from kind_runs import flagged, hits, scene_of, seen

from reportlint.errors import ReportlintError
from reportlint.findings import Severity
from reportlint.items.wanted import Heading, Passage
from reportlint.items.wanted import Options as Wanted
from reportlint.kinds import agree
from reportlint.kinds.agree import Options
from reportlint.patterns import Pattern

MEASURES = Wanted("measures", Heading(Pattern("举措|成效")), Passage({"甲": Pattern("甲")}, 1), in_="past")
PLAN = Wanted(
    "plan",
    Heading(Pattern("安排|打算")),
    Passage(
        {"培训": Pattern("培训"), "制度": Pattern("制度")},
        2,
        Pattern(r"(?P<next_year>20\d\d)年[^。]{0,20}将"),
        reach="section",
    ),
)
BOTH = (MEASURES, PLAN)


def draft(**parts: str) -> str:
    """A report on 2024, some of its lines replaced."""
    lines = {
        "title": "禾川县林业局关于2024年度法治政府建设情况的报告",
        "opening": "2024年，县林业局认真履行职责，取得新成效。现将2024年度法治政府建设情况报告如下：",
        "one": "一、2024年主要举措和成效",
        "done": "全年开展执法检查12次，办结案件9件。",
        "two": "二、2025年工作安排",
        "will": "2025年，县林业局将加强培训，完善制度。",
        "signed": "\n禾川县林业局",
        "date": "2025年1月20日",
    }
    return "\n".join((lines | parts).values()).replace("\n", "\n\n", 1)


YEAR = Options("report_year", headings=("measures",))


@pytest.mark.parametrize(
    ("parts", "found"),
    [
        ({}, []),
        ({"opening": "2023年，县林业局履职。现将2024年度法治政府建设情况报告如下："}, [("3:1 2023", 2024)]),
        ({"opening": "2024年，县林业局履职。现将2023年度法治政府建设情况报告如下："}, [("3:16 2023", 2024)]),
        ({"one": "一、2022年主要举措和成效"}, [("4:3 2022", 2024)]),
        ({"opening": "县林业局落实《2023年工作要点》。现将情况报告如下："}, []),
        ({"opening": "县林业局巩固2023年成果，推进2024年工作。现将情况报告如下："}, []),
        ({"one": "一、二〇二三年主要举措和成效"}, [("4:3 二〇二三", 2024)]),
        ({"title": "禾川县林业局关于法治政府建设情况的报告"}, []),
        (
            {"title": "禾川县林业局关于2023年度法治政府建设情况的报告"},
            [("3:1 2024", 2023), ("3:26 2024", 2023), ("4:3 2024", 2023)],
        ),
    ],
)
def test_the_report_year_is_the_same_wherever_it_is_told(parts: dict[str, str], found: list[tuple[str, int]]) -> None:
    got = seen(agree, YEAR, draft(**parts), *BOTH)
    assert [(each.what, each.values["expected"]) for each in got] == found


def test_a_year_that_contradicts_names_the_place_of_the_other() -> None:
    scene = scene_of(draft(one="一、2022年主要举措和成效"), *BOTH)
    [hit] = hits(agree, YEAR, scene)
    [related] = hit.related
    assert (scene.draft.document.of(related.span), related.note.zh) == ("2024", "这里是 2024 年")


def test_a_year_that_was_given_has_no_place() -> None:
    [hit] = hits(agree, YEAR, scene_of(draft(one="一、2022年主要举措和成效"), *BOTH, report_year=2024))
    assert hit.related == ()


@pytest.mark.parametrize(
    ("parts", "found"),
    [
        ({}, []),
        ({"two": "二、2024年工作安排"}, [("6:3 2024", 2025)]),
        ({"two": "二、2023年工作安排"}, [("6:3 2023", 2025)]),
        ({"two": "二、下一步打算"}, []),
        ({"two": "二、2025年及2026年工作安排"}, []),
        ({"two": "二、落实2024年计划的打算（2025年）"}, []),
        ({"two": "二、下一步打算", "will": "2024年，县林业局将加强培训，完善制度。"}, [("7:1 2024", 2025)]),
        ({"two": "二、下一步打算", "will": "2024年，县林业局加强了培训，仍有差距。"}, []),
        ({"two": "二、下一步打算", "will": "2025年，巩固2024年成果，将加强培训，完善制度。"}, []),
    ],
)
def test_the_plan_is_for_the_year_after(parts: dict[str, str], found: list[tuple[str, int]]) -> None:
    got = seen(agree, Options("plan_year"), draft(**parts), *BOTH)
    assert [(each.what, each.values["expected"]) for each in got] == found


@pytest.mark.parametrize(
    ("done", "found"),
    [
        ("2023年，开展执法检查12次。", ["5:1 2023"]),
        ("开展检查。2023年度，办结案件9件。", ["5:6 2023"]),
        ("2023年，办结7件，2024年办结9件。", []),
        ("比2023年，增加2件。", []),
        ("（一）2023年，开展检查12次。", ["5:4 2023"]),
        ("1.2023年，开展检查12次。", ["5:3 2023"]),
        ("（1）规范执法。一是2023年，检查9次；二是2023年度，处罚7件。", ["5:11 2023", "5:24 2023"]),
        ("2023年我局开展检查12次。", ["5:1 2023"]),
        ("2023年全年，办结9件。", ["5:1 2023"]),
        ("（一）2023年，办结7件，2024年办结9件。", []),
        ("2024年，办结9件；2023年，办结7件。", []),
        ("2023年督察反馈问题全部整改。", []),
        ("2022年，办结7件。", []),
    ],
)
def test_a_sentence_on_the_year_does_not_begin_with_the_year_before(done: str, found: list[str]) -> None:
    assert flagged(agree, Options("last_year"), draft(done=done), *BOTH) == found


@pytest.mark.parametrize(
    ("date", "found"),
    [
        ("2025年4月1日", []),
        ("2025年4月2日", [("10:1 2025年4月2日", "2025-04-02", "2025-04-01")]),
        ("2024年12月30日", []),
        ("二〇二六年一月五日", [("10:1 二〇二六年一月五日", "2026-01-05", "2025-04-01")]),
        ("2025年2月30日", []),
        ("2025年×月×日", []),
    ],
)
def test_the_date_is_not_later_than_the_deadline(date: str, found: list[tuple[str, str, str]]) -> None:
    got = seen(agree, Options("deadline", month=4, day=1), draft(date=date), *BOTH)
    assert [(each.what, each.values["found"], each.values["expected"]) for each in got] == found


@pytest.mark.parametrize(
    ("date", "found"),
    [
        ("2024年10月31日", [("10:1 2024年10月31日", Severity.INFO)]),
        ("2024年1月20日", [("10:1 2024年1月20日", Severity.INFO)]),
        ("2024年11月1日", []),
        ("2025年1月20日", []),
        ("2025年2月30日", []),
    ],
)
def test_a_date_before_the_year_is_nearly_over_is_a_hint(date: str, found: list[tuple[str, Severity]]) -> None:
    text = draft(date=date)
    severities = (hit.severity for hit in hits(agree, YEAR, scene_of(text, *BOTH)))
    assert list(zip(flagged(agree, YEAR, text, *BOTH), severities, strict=True)) == found


@pytest.mark.parametrize(
    ("number", "found"),
    [("禾林发〔2025〕7号", []), ("禾林发〔2024〕7号", ["3:1 禾林发〔2024〕7号"]), ("禾林发〔24〕7号", [])],
)
def test_the_number_is_of_the_year_of_the_date(number: str, found: list[str]) -> None:
    assert flagged(agree, YEAR, f"禾川县林业局文件\n\n{number}\n\n{draft()}", *BOTH) == found


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("成文日期：2025-01-20", []),
        ("成文日期：2025-02-10", ["2:6 2025-02-10"]),
        ("发布日期：2025-02-10", []),
    ],
)
def test_the_metadata_give_the_date_below_the_text(row: str, found: list[str]) -> None:
    text = f"索引号：000123\n{row}\n公开范围：面向社会\n\n{draft()}"
    assert flagged(agree, YEAR, text, *BOTH) == found


def test_what_the_metadata_say_is_told_beside_the_date_below() -> None:
    [hit] = hits(agree, YEAR, scene_of(f"索引号：000123\n成文日期：2025-02-10\n\n{draft()}", *BOTH))
    assert hit.message is not None
    assert hit.message.zh == "信息栏的成文日期 2025-02-10 与文末的 2025-01-20 不一致"
    assert hit.severity is Severity.WARNING
    assert [related.note.zh for related in hit.related] == ["文末的成文日期"]


@pytest.mark.parametrize("test", ["report_year", "last_year", "plan_year", "deadline"])
def test_nothing_is_said_of_years_where_none_is_known(test: str) -> None:
    text = "关于法治政府建设情况的报告\n\n一、主要举措和成效\n办结9件。\n二、工作安排\n加强培训。"
    assert flagged(agree, Options(test, month=4, day=1), text, *BOTH) == []


def test_a_deadline_that_is_no_day_is_refused() -> None:
    with pytest.raises(ReportlintError, match="needs month and day"):
        Options("deadline", month=4, day=31)


def test_names_are_not_judged_without_words() -> None:
    with pytest.raises(ReportlintError, match="needs words"):
        Options("issuer")
