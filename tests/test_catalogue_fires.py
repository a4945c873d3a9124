"""Every rule of the shipped packs fires on a text that was not written as its own example."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from mutants import ROOT, Told, findings, is_found, mutants, packs, told

from reportlint.engine import check
from reportlint.packs import load, shipped

ELSEWHERE = frozenset({"xinxi-gongkai", "shufa"})
"""Packs whose rules fire in tests/test_gongkai.py and tests/test_shufa.py."""


class Case(NamedTuple):
    """A small text in which a rule should name a line; `pack` is given where the text does not choose it."""

    rule: str
    line: int
    text: str
    pack: str = ""


CASES = (
    Case(
        "FZ112",
        8,
        """岚溪县水务局2023年度法治政府建设工作报告

2023年，岚溪县水务局依法治水管水，各项任务全部完成。现将有关情况报告如下：

一、主要做法和取得的成效
巡查河道216公里，查办水事案件17件，公开行政许可结果93条。

二、存在问题及原因
部门之间的配合还不够紧密，主要原因是信息共享机制不够健全。

三、2024年工作思路
完善联合巡河制度，修订行政处罚裁量基准，举办水法宣传活动，推动水事纠纷就地化解，办理好代表建议和委员提案。
""",
    ),
    Case(
        "FZ114",
        11,
        """云岭市统计局关于2022年法治政府建设情况的报告

2022年，云岭市统计局坚持依法统计、依法治统。现将工作情况报告如下：

一、主要举措和成效
开展统计执法检查38家企业，立案5件，组织统计法宣传9场。

二、不足和原因
乡镇统计员更换频繁，全年有11人调离，原因是岗位待遇偏低。

三、下一年工作打算
继续抓好统计执法和统计普法。
""",
    ),
    Case(
        "FZ116",
        6,
        """石湾区应急管理局2024年法治政府建设年度报告

2024年，石湾区应急管理局扎实推进依法行政。现将有关情况报告如下：

一、主要工作和成效
区应急管理局党委书记、局长认真履行推进法治建设第一责任人职责，主持召开局党委会议研究执法工作3次，旁听庭审1次。
检查危险化学品企业44家，立案处罚12件。

二、存在的不足及原因
执法人员中注册安全工程师只有2名，原因是人才引进渠道不宽。

三、2025年主要安排
新招录执法人员4名，开展专项执法行动6次，组织企业负责人普法培训8期，按季度公开执法结果，落实会前学法制度。
""",
    ),
    Case(
        "FZ402",
        6,
        """柳坪乡人民政府2023年度法治政府建设情况报告

2023年，柳坪乡人民政府稳步推进依法行政。现将有关情况报告如下：

一、主要举措和成效
全年出台地方性法规1部，办理行政处罚案件7件，调解纠纷96件，清理文件15件。
""",
    ),
    Case(
        "FZ501",
        1,
        """北屏县科学技术局2024年法治政府建设工作总结

2024年，北屏县科学技术局支持科技创新。现将有关情况报告如下：

一、工作成效
认定科技型企业52家，兑现研发补助资金380万元，举办创新大赛2届。
""",
    ),
    Case(
        "GW101",
        1,
        """二、落实普法责任制
制定普法责任清单，组织宪法宣誓2次，发放宣传册3600份，覆盖城乡各类学校，群众知晓率进一步提高。

三、推进政务公开
主动公开各类政府信息318条。
""",
    ),
    Case(
        "GW603",
        4,
        """青禾区信访局关于2024年上半年信访工作的通报

各街道办事处：
区级包案领导接待群众来访，全区共排查信访事项240件，化解216件，化解率95%，重点领域信访总量稳中有降。
""",
    ),
    Case(
        "GW702",
        4,
        """望江县司法局关于宪法宣传周活动的通报

各乡镇司法所：
活动期间，各地组织学习中华人民共合国宪法，参与群众达到2.3万人次，营造了尊法学法守法用法的良好氛围。
""",
    ),
    Case(
        "HN101",
        1,
        """颍泉县民政局2024年推进法治政府建设工作情况汇报

2024年，颍泉县民政局坚持依法履职。现将有关情况报告如下：

一、主要举措和成效
办理社会组织登记27件，开展社会救助专项检查2次。
""",
        "fazhi-henan",
    ),
)


def told_of(case: Case) -> list[tuple[str, int]]:
    chosen = (load(case.pack),) if case.pack else packs()
    answer = check(
        "case.txt", case.text.encode(), packs=chosen, given={}, select=lambda _: True, forced=bool(case.pack)
    )
    assert answer.failures == ()
    assert answer.document is not None
    return [(each.rule, answer.document.place(each.span).line) for each in answer.findings]


def catalogue() -> set[str]:
    """The ids of all the rules of the shipped packs, but those whose own tests hold the same of them."""
    return {rule.id for name in shipped() for rule in load(name).rules if rule.pack not in ELSEWHERE}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.rule)
def test_a_rule_fires_on_a_small_text_in_the_line_with_the_defect(case: Case) -> None:
    assert (case.rule, case.line) in told_of(case)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.rule)
def test_no_line_of_a_small_text_stands_in_the_packs(case: Case) -> None:
    written = "".join(path.read_text("utf-8") for path in shipped().values())
    lines = [line for line in case.text.splitlines() if len(line) > 20]
    assert [line for line in lines if line in written] == []


def test_every_rule_of_the_shipped_packs_fires_outside_its_own_examples() -> None:
    faulty: tuple[Told, ...] = told("faulty.txt", (ROOT / "examples/faulty.txt").read_text("utf-8"))
    fired = {
        *(
            mutant.rule
            for mutant in mutants()
            if mutant.rule in {each.rule for each in findings()[mutant]} and is_found(mutant)
        ),
        *(each.rule for each in faulty),
        *(case.rule for case in CASES if (case.rule, case.line) in told_of(case)),
    }
    assert fired == catalogue()
