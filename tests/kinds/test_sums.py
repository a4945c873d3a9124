"""The kind `sums`, test parts: totals in a sentence against their parts."""

from __future__ import annotations

import pytest
from kind_runs import flagged, hits, scene_of, seen

from reportlint.findings import Severity
from reportlint.kinds import sums
from reportlint.kinds.sums import Options

PARTS = Options("parts")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("甲类97件、乙类64件、丙类115件，三类合计276件。", []),
        ("甲类97件、乙类64件、丙类115件，三类合计286件。", ["1:24 286件"]),
        ("办理建议8件、提案12件，共20件。", []),
        ("办理建议8件、提案12件，共21件。", ["1:15 21件"]),
        ("召开会议6次、开展调研3次，共整改问题12个。", []),
        ("投入3.5亿元、1.2亿元，合计4.7亿元。", []),
    ],
)
def test_a_total_behind_its_parts(text: str, found: list[str]) -> None:
    assert flagged(sums, PARTS, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("共办理案件96件，分别为甲类41件、乙类33件、丙类20件。", ["1:6 96件"]),
        ("共办理案件94件，分别为甲类41件、乙类33件、丙类20件。", []),
        ("共办结案件12件，其中甲类7件、乙类8件。", ["1:6 12件"]),
        ("受理申请1284件，认定1207件，不予认定69件，其余8件终止。", []),
        ("发布信息11 362条，其中政策97条、预决算184条、补贴233条。", []),
        ("发布信息1\u20093件，其中甲类7件、乙类8件。", ["1:7 3件"]),
        ("共办结案件20件，其中甲类7件、乙类8件。", []),
        ("受理投诉15件，其中有效投诉12件，办结12件。", []),
        ("受理投诉15件，其中有效投诉12件、无效投诉4件。", ["1:5 15件"]),
        ("受理线索217件（土地类98件、矿产类46件、测绘类71件），立案64件。", ["1:5 217件"]),
        ("受理线索217件（土地类98件、矿产类46件等），立案64件。", []),
        ("梳理文件28件，保留17件、修订6件、废止4件。", ["1:5 28件"]),
        ("审结复议案件46件（维持21件、撤销9件、终止12件）。", ["1:7 46件"]),
    ],
)
def test_a_total_before_its_parts(text: str, found: list[str]) -> None:
    assert flagged(sums, PARTS, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("共办理案件20件：行政处罚12件，行政检查7件。", [("1:6 20件", Severity.WARNING)]),
        ("共办理案件20件：行政处罚12件，行政检查9件。", [("1:6 20件", None)]),
        ("办理案件20件：行政处罚12件，行政检查9件。", [("1:5 20件", None)]),
        ("共办理案件20件：行政处罚12件，行政检查8件。", []),
        ("办理案件20件：行政处罚12件，行政检查7件。", []),
        ("共办理案件20件：行政处罚12件，行政检查7件等。", []),
        ("共检查企业20家：责令整改12家，立案7家。", []),
        ("共检查企业20家：责令整改12家，立案9家。", []),
        ("共收到建议46条：采纳39条，部分采纳5条。", []),
        ("共有执法人员45人：机关38人、乡镇7人，其中新任20人。", []),
    ],
)
def test_a_list_behind_a_colon(text: str, found: list[tuple[str, Severity | None]]) -> None:
    severities = (hit.severity for hit in hits(sums, PARTS, scene_of(text)))
    assert list(zip(flagged(sums, PARTS, text), severities, strict=True)) == found


def test_the_sum_and_the_parts_are_told() -> None:
    text = "共办结案件12件，其中甲类7件、乙类8件。"
    [one] = seen(sums, PARTS, text)
    assert one.values == {"found": "12件", "parts": "15", "total": "12"}
    [hit] = hits(sums, PARTS, scene_of(text))
    assert [text[slice(*related.span)] for related in hit.related] == ["7件", "8件"]
