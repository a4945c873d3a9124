"""The kind `sums`, tests twice and rates: one figure told twice, and rates against their counts."""

from __future__ import annotations

import pytest
from kind_runs import flagged, hits, scene_of, seen

from reportlint.findings import Severity
from reportlint.items.wanted import Heading, Passage
from reportlint.items.wanted import Options as Wanted
from reportlint.kinds import sums
from reportlint.kinds.sums import Options
from reportlint.patterns import Pattern

PLAN = Wanted("plan", Heading(Pattern("安排")), Passage({"培训": Pattern("培训")}, 1), in_="body")
TWICE = Options("twice")


def draft(first: str, second: str) -> str:
    """A report on 2024 that tells two things in its fourth and fifth line."""
    title = "禾川县林业局关于2024年度法治政府建设情况的报告"
    return f"{title}\n\n一、主要举措和成效\n{first}\n{second}\n二、2025年工作安排\n加强培训。\n"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("全年诉讼案件12件。", "全年行政诉讼案件5件。"),
        ("全年调解案件52件。", "全年行政调解案件15件。"),
        ("全年行政处罚案件87起。", "结案偏慢，全年87起处罚案件中有12起超期。"),
    ],
)
def test_what_is_not_the_same_or_the_same_is_no_contradiction(first: str, second: str) -> None:
    assert flagged(sums, TWICE, draft(first, second), PLAN) == []


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ("全年办理行政处罚案件104件。", "全年办理行政处罚案件140件。", ["5:11 140件"]),
        ("全年办理行政处罚案件104件。", "2024年办理行政处罚案件140件。", ["5:14 140件"]),
        ("2024年，我局办理行政处罚案件104件。", "累计办理行政处罚案件140件。", ["5:11 140件"]),
        ("今年以来，办理行政处罚案件104件。", "全年办理行政处罚案件140件。", ["5:11 140件"]),
        ("在县委领导下，全年办理行政处罚案件104件。", "全年办理行政处罚案件140件。", ["5:11 140件"]),
        ("全年办理行政处罚案件104件。", "在全年行政处罚案件140件中，抽查9件。", ["5:10 140件"]),
        ("行政机关负责人出庭应诉率96%。", "行政机关负责人出庭应诉率98%。", ["5:13 98%"]),
        ("年内立案查处违法用地案件46件。", "全年立案查处违法用地案件64件。", ["5:13 64件"]),
        ("全年行政处罚案件87起。", "结案偏慢，全年94起处罚案件中有12起超期。", ["5:8 94起"]),
    ],
)
def test_a_figure_of_the_whole_year_has_one_value(first: str, second: str, found: list[str]) -> None:
    assert flagged(sums, TWICE, draft(first, second), PLAN) == found
    assert [hit.severity for hit in hits(sums, TWICE, scene_of(draft(first, second), PLAN))] == [None]


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ("全年办理行政处罚案件104件。", "办理行政处罚案件140件。", ["5:9 140件"]),
        ("开展业务培训3次。", "开展业务培训6次。", ["5:7 6次"]),
    ],
)
def test_where_the_whole_year_is_not_said_it_is_a_hint(first: str, second: str, found: list[str]) -> None:
    assert flagged(sums, TWICE, draft(first, second), PLAN) == found
    assert [hit.severity for hit in hits(sums, TWICE, scene_of(draft(first, second), PLAN))] == [Severity.INFO]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("全年开展执法检查12次。", "在道路运输领域，开展执法检查5次。"),
        ("全年开展执法检查12次。", "对重点企业，全年开展执法检查5次。"),
        ("针对采伐问题，全年开展执法检查6次。", "针对捕猎问题，全年开展执法检查4次。"),
        ("全年办理行政处罚案件104件。", "2023年办理行政处罚案件140件。"),
        ("全年办理行政处罚案件104件。", "2024年3月办理行政处罚案件14件。"),
        ("全年办理行政处罚案件104件。", "2024年上半年，办理行政处罚案件50件。"),
        ("全年办理行政处罚案件104件。", "2020年以来，办理行政处罚案件740件。"),
        ("全年办理行政处罚案件104件。", "五年来，累计办理行政处罚案件740件。"),
        ("全年办理行政处罚案件104件。", "全年办结行政处罚案件101件。"),
        ("全年办理行政处罚案件104件。", "其中，办理行政处罚案件20件。"),
        ("全年办理行政处罚案件104件。", "全年办理行政处罚案件104件。"),
        ("全年办理行政处罚案件104件。", "全年办理行政处罚案件近140件。"),
        ("全县开展执法检查120次。", "全年开展执法检查12次。"),
        ("在许可领域，案件按期办结率98%。", "全年案件按期办结率100%。"),
    ],
)
def test_another_scope_is_another_figure(first: str, second: str) -> None:
    assert flagged(sums, TWICE, draft(first, second), PLAN) == []


def test_what_has_three_values_is_no_single_figure() -> None:
    second = "全年办理行政处罚案件140件。\n全年办理行政处罚案件150件。"
    assert flagged(sums, TWICE, draft("全年办理行政处罚案件104件。", second), PLAN) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("受理案件50件，办结48件，办结率100%。", ["1:18 100%"]),
        ("受理案件50件，办结48件，办结率96%。", []),
        ("应诉案件10件，出庭9件，出庭应诉率100%。", ["1:19 100%"]),
        ("行政应诉案件10件，负责人出庭9件，负责人出庭应诉率100%。", ["1:27 100%"]),
        ("应诉案件10件，应出庭9件，实际出庭9件，出庭应诉率100%。", []),
        ("受理案件50件，化解48件，群众满意率99%。", []),
        ("评查案卷5240宗，合格5038宗，合格率97%。", ["1:22 97%"]),
        ("排查纠纷3274件，成功化解3190件，化解率97.4%。", []),
        ("排查纠纷3274件，成功化解3190件，化解率97.5%。", ["1:24 97.5%"]),
        ("其中优秀占60%、良好占50%。", ["1:13 50%"]),
        ("其中优秀占60%、良好占40%。", []),
    ],
)
def test_a_rate_follows_from_its_counts(text: str, found: list[str]) -> None:
    assert flagged(sums, Options("rates"), text) == found


def test_the_right_rate_is_told() -> None:
    [one] = seen(sums, Options("rates"), "应诉案件10件，出庭9件，出庭应诉率100%。")
    assert one.values == {"found": "100%", "parts": "90%", "total": "10"}
