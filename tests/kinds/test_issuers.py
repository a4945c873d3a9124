"""The kind `agree`, test issuer: names of other bodies that a template left in."""

from __future__ import annotations

import pytest
from kind_runs import flagged, hits, scene_of

from reportlint.findings import Severity
from reportlint.kinds import agree
from reportlint.kinds.agree import Options
from reportlint.kinds.issuers import Words
from reportlint.patterns import Pattern

ISSUER = Options(
    "issuer",
    words=Words(
        advancing=Pattern("推进|围绕"),
        tasks=Pattern("法治|党[委工]"),
        common=Pattern("[与全本我]|乡镇|移送|抽查"),
        together=Pattern("联合|毗邻"),
    ),
)


def draft(done: str, *, unit: str = "禾川县林业局", signed: str = "", front: str = "") -> str:
    """A report whose fourth line (without `front`) tells what was done; its last lines are signature and date."""
    title = f"{unit}关于2024年度法治政府建设情况的报告"
    return f"{front}{title}\n\n一、主要举措和成效\n{done}\n\n{signed or unit}\n2025年1月20日\n"


@pytest.mark.parametrize(
    ("done", "found"),
    [
        ("全面推进临桥县法治建设。", ["4:5 临桥县"]),
        ("与毗邻的临桥县联动，推进临桥县法治建设。", []),
        ("全面推进全县法治建设。", []),
        ("推进禾川县法治建设。", []),
        ("临桥县林业局坚持依法行政。", ["4:1 临桥县林业局"]),
        ("办结9件。临桥县司法局抽查案卷30宗。", ["4:6 临桥县司法局"]),
        ("临桥县司法局联合我局开展检查。", []),
        ("与临桥县司法局开展检查。", []),
        ("移送县公安局立案9件。", []),
        ("云溪镇人民政府组织宣传3场。", []),
        ("临桥县8个基层所共有执法人员57名。", ["4:1 临桥县"]),
        ("2024年，临桥县林业局坚持依法行政。", ["4:7 临桥县林业局"]),
        ("2025年，省林业厅将重点抓好培训。", ["4:7 省林业厅"]),
        ("市林业局将我局做法在全市推广。", []),
        ("镇党委书记、镇长主持会议4次。", ["4:1 镇党委书记、镇长"]),
        ("局党组书记、局长主持会议4次。", []),
        ("紧紧围绕办事处党工委中心工作。", ["4:5 办事处党工委"]),
    ],
)
def test_another_place_or_body_where_only_ones_own_can_stand(done: str, found: list[str]) -> None:
    assert flagged(agree, ISSUER, draft(done)) == found


@pytest.mark.parametrize(
    ("unit", "done", "found"),
    [
        ("禾川县林业局", "我局积极推进，本局开展检查。", []),
        ("禾川县林业局", "基本局面稳定，破除自我局限。", []),
        ("禾川县政务服务中心", "我局积极推进。", ["4:1 我局"]),
        ("禾川县综合行政执法大队", "本局开展检查。", ["4:1 本局"]),
        ("云溪镇人民政府", "我局开展检查。", ["4:1 我局"]),
        ("云溪乡人民政府", "我局开展检查。", ["4:1 我局"]),
        ("城关街道", "我局开展检查。", ["4:1 我局"]),
        ("城关街道办事处", "我局开展检查。", ["4:1 我局"]),
        ("禾川县卫生健康委员会", "我局开展检查。", ["4:1 我局"]),
        ("禾川县卫生健康委员会", "我委开展检查，我委托第三方评估。", []),
        ("云溪镇人民政府", "我镇开展检查，我办理了案件。", []),
        ("城关街道办事处", "我街道开展检查，我办依法受理。", []),
        ("中共临江区城关街道工作委员会", "街道党工委压实责任，围绕街道党工委中心工作，我街道开展检查。", []),
        ("柘山经济技术开发区管理委员会", "我委开展检查，我管委会受理9件。", []),
        ("云溪镇人民政府", "局党组书记、局长主持会议4次。", ["4:1 局党组书记、局长"]),
        ("江州市水利局", "义川市水利局开展检查。", ["4:1 义川市"]),
        ("江州市水利局", "禾川县水利局开展检查。", []),
    ],
)
def test_a_body_calls_itself_what_it_is(unit: str, done: str, found: list[str]) -> None:
    assert flagged(agree, ISSUER, draft(done, unit=unit)) == found


@pytest.mark.parametrize(
    ("unit", "signed", "found"),
    [
        ("禾川县林业局", "禾川县林业局", []),
        ("禾川县林业局", "临桥县林业局", ["6:1 临桥县林业局"]),
        ("临江区城关街道", "中共临江区城关街道工作委员会", []),
        ("禾川县文化广电旅游局", "禾川县文化旅游广电体育局", []),
        ("禾川县委依法治县办", "中共禾川县委全面依法治县委员会办公室", []),
    ],
)
def test_who_signs_is_who_reports(unit: str, signed: str, found: list[str]) -> None:
    assert flagged(agree, ISSUER, draft("办结9件。", unit=unit, signed=signed)) == found


def test_party_and_government_sign_together() -> None:
    text = draft("办结9件。", unit="中共禾川县委禾川县人民政府", signed="中共禾川县委\n禾川县人民政府")
    assert flagged(agree, ISSUER, text) == []


def test_the_header_is_of_who_reports() -> None:
    front = "临桥县林业局文件\n\n临林发〔2025〕7号\n\n"
    assert flagged(agree, ISSUER, draft("办结9件。", front=front)) == ["1:1 临桥县林业局文件"]


@pytest.mark.parametrize(
    ("publisher", "found"),
    [
        ("禾川县林业局", []),
        ("禾川县人民政府", []),
        ("禾川县人民政府办公室", []),
        ("临桥县林业局", ["2:6 临桥县林业局"]),
        ("临桥县人民政府", ["2:6 临桥县人民政府"]),
        ("禾川县水利局", ["2:6 禾川县水利局"]),
    ],
)
def test_a_page_names_who_reports_or_its_government(publisher: str, found: list[str]) -> None:
    front = f"索引号：000123\n发布机构：{publisher}\n发布日期：2025-02-12\n\n"
    assert flagged(agree, ISSUER, draft("办结9件。", front=front)) == found


@pytest.mark.parametrize(
    ("publisher", "severity"),
    [("临桥县林业局", None), ("禾川县水利局", Severity.INFO), ("县政务公开办公室", Severity.INFO)],
)
def test_another_department_of_the_same_place_is_a_hint(publisher: str, severity: Severity | None) -> None:
    front = f"索引号：000123\n发布机构：{publisher}\n发布日期：2025-02-12\n\n"
    [hit] = hits(agree, ISSUER, scene_of(draft("办结9件。", front=front)))
    assert hit.severity is severity


def test_the_government_above_publishes_for_a_town() -> None:
    front = "索引号：000123\n发布机构：临江区人民政府办公室\n发布日期：2025-02-12\n\n"
    assert flagged(agree, ISSUER, draft("办结9件。", unit="临江区人民政府城关街道办事处", front=front)) == []


def test_the_metadata_are_told_with_the_issuer() -> None:
    front = "索引号：000123\n发布机构：临桥县林业局\n发布日期：2025-02-12\n\n"
    [hit] = hits(agree, ISSUER, scene_of(draft("办结9件。", front=front)))
    assert hit.message is not None
    assert hit.message.zh == "信息栏的发布机构“临桥县林业局”与本单位（禾川县林业局）不一致"
