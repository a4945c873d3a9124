"""The kind `titles`: near misses of known titles, and in what they differ."""

from __future__ import annotations

from datetime import date

import pytest
from kind_runs import flagged, seen

from reportlint.kinds import titles
from reportlint.kinds.titles import Known, Options, difference

KNOWN = Options(
    (
        Known("重大行政决策程序暂行条例"),
        Known("法治政府建设实施纲要（2021－2025年）", short=("法治政府建设实施纲要",)),
        Known("行政处罚法"),
        Known("土地管理法"),
        Known("关于实行国家机关“谁执法谁普法”普法责任制的意见"),
    )
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("学习《重大行政决策程序暂行条例》。", []),
        ("学习《重大行政决策暂行条例》。", ["1:3 《重大行政决策暂行条例》"]),
        ("落实《法治政府建设实施纲要(2021-2025年)》。", []),
        ("落实《法治政府建设实施纲要》。", []),
        ("落实《法治政府建设实施纲要（20212025年）》。", []),
        ("落实《法制政府建设实施纲要（2021—2025年）》。", ["1:3 《法制政府建设实施纲要（2021—2025年）》"]),
        ("学习《行政处罚法》《中华人民共和国行政处罚法》。", []),
        ("学习《中华人民共和国土地法》。", ["1:3 《中华人民共和国土地法》"]),
        ("学习《土地法》。", []),
        ("落实《关于实行国家机关谁执法谁普法普法责任制的意见》。", []),
        ("出台《禾川县农村供水工程运行管理办法》。", []),
    ],
)
def test_a_title_that_is_nearly_a_known_one(text: str, found: list[str]) -> None:
    assert flagged(titles, KNOWN, text) == found


def test_the_full_name_of_the_state_stays() -> None:
    [one] = seen(titles, KNOWN, "学习《中华人民共和国行政处法》。")
    assert one.values == {
        "found": "《中华人民共和国行政处法》",
        "better": "《中华人民共和国行政处罚法》",
        "difference": "少了“罚”",
    }
    assert one.edit == "《中华人民共和国行政处罚法》"


@pytest.mark.parametrize(("day", "found"), [("2025年11月3日", ["2:3 《法治宣传教肓法条例》"]), ("2025年1月20日", [])])
def test_an_older_document_cannot_have_meant_a_later_law(day: str, found: list[str]) -> None:
    options = Options((Known("法治宣传教育法条例", from_=date(2025, 9, 12)),))
    assert flagged(titles, options, f"全年办结9件。\n学习《法治宣传教肓法条例》。\n\n禾川县林业局\n{day}") == found


@pytest.mark.parametrize(
    ("cited", "right", "said"),
    [
        ("重大行政决策暂行条例", "重大行政决策程序暂行条例", "少了“程序”"),
        ("关于加强普法工作的若干意见", "关于加强普法工作的意见", "多了“若干”"),
        ("法制宣传", "法治宣传", "“制”应为“治”"),
        ("纲要(2021-2025年)", "纲要（2021－2025年）", ""),
        ("纲要2021—2025年", "纲要（2021－2025年）", "少了“（”，少了“）”"),
        ("谁执法谁普法", "“谁执法谁普法”", ""),
    ],
)
def test_the_difference_is_said_in_words(cited: str, right: str, said: str) -> None:
    assert difference(cited, right).zh == said
