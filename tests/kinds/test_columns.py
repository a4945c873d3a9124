"""Columns of a table against the row that sums them up: the kind `sums`."""

from __future__ import annotations

import pytest
from kind_runs import flagged, seen

from reportlint.kinds import sums
from reportlint.kinds.sums import Options

PARTS = Options("parts")
HEAD = "| 类别 | 立案 | 办结率 |\n| --- | --- | --- |\n"


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ("| 甲类 | 12 | 90% |\n| 乙类 | 8 | 95% |\n| 合计 | 20 | 92% |", []),
        ("| 甲类 | 12 | 90% |\n| 乙类 | 8 | 95% |\n| 合计 | 21 | 92% |", ["5:8 21"]),
        ("| 甲类 | 1,200 | 90% |\n| 乙类 | 8 | 95% |\n| 总计 | 1,208 | 92% |", []),
        ("| 甲类 | 1.5 | 90% |\n| 乙类 | 8 | 95% |\n| 共计 | 9.4 | 92% |", ["5:8 9.4"]),
        ("| 甲类 | 若干 | 90% |\n| 乙类 | 8 | 95% |\n| 合计 | 21 | 92% |", []),
        ("| 甲类 | 12 | 90% |\n| 合计 | 20 | 92% |", []),
        ("| 甲类 | 12 | 90% |\n| 乙类 | 8 | 95% |\n| 丙类 | 21 | 92% |", []),
        ("| 甲类 | 12 | 90% |\n| 乙类 | 8 |\n| 合计 | 21 | 92% |", []),
    ],
)
def test_a_column_makes_its_total(rows: str, found: list[str]) -> None:
    assert flagged(sums, PARTS, HEAD + rows, path="a.md") == found


def test_the_sum_is_told() -> None:
    [one] = seen(sums, PARTS, HEAD + "| 甲类 | 12 | 1 |\n| 乙类 | 8 | 2 |\n| 合计 | 21 | 3 |", path="a.md")
    assert one.values == {"found": "21", "parts": "20", "total": "21"}
