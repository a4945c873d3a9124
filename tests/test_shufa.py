"""The pack on reports of principals: what is met, what each rule says, and whose duties are whose."""

from __future__ import annotations

from pathlib import Path

import pytest

import reportlint

WHOLE = (Path(__file__).resolve().parents[1] / "examples/shufa.txt").read_text("utf-8")


def said(text: str) -> list[tuple[str, str]]:
    """Rule and message of all that this pack finds."""
    checked = reportlint.check(text)
    assert checked.failures == ()
    assert checked.pack is not None
    assert checked.pack.name == "shufa"
    return [(each.rule, each.message.zh) for each in checked.findings if each.rule.startswith("SF")]


def without(start: str, end: str) -> str:
    return WHOLE[: WHOLE.index(start)] + WHOLE[WHOLE.index(end) :]


def test_a_whole_report_meets_its_items_and_has_nothing_to_mend() -> None:
    checked = reportlint.check(WHOLE)
    assert {each.rule: each.answer.value for each in checked.verdicts} == {
        "SF101": "met",
        "SF102": "met",
        "SF103": "met",
    }
    assert said(WHOLE) == []


CASES = [
    (without("　　一、", "　　二、"), ("SF101", "没有写本人履行推进法治建设第一责任人职责的情况")),
    (without("　　二、", "　　三、"), ("SF102", "没有写存在的问题和不足")),
    (without("　　三、", "　　　　　"), ("SF103", "没有写下一步改进措施")),
    (WHOLE.replace("局长2024年度", "2024年度"), ("SF104", "标题没有写明职务")),
    (WHOLE.replace("局长2024年度", "局长"), ("SF104", "标题没有写明年度")),
    (WHOLE.replace("述法人：周砚舟", ""), ("SF105", "落款没有姓名")),
    (WHOLE.replace("2025年1月10日", ""), ("SF105", "落款没有日期")),
    (
        WHOLE.replace("交通运输局局长", "县长").translate(
            str.maketrans({"执": "工", "诉": "对", "庭": "席", "判": "定"})
        ),
        ("SF111", "政府主要负责人的职责没有写到：行政执法、出庭应诉"),
    ),
    (
        WHOLE.replace("芦汀县交通运输局局长", "芦汀县石桥镇党委书记"),
        ("SF112", "党委主要负责人的职责没有写到：依规治党、支持履职、用人和队伍"),
    ),
    (
        WHOLE[: WHOLE.index("　　（一）加强")]
        + "　　始终高度重视，带头学法，听取各方面汇报，亲自督办。\n\n"
        + WHOLE[WHOLE.index("　　二、存在") :],
        ("SF114", "“一、履行推进法治建设第一责任人职责情况”没有写出具体做了什么"),
    ),
    (
        without("　　2025年，本人将", "　　　　　").replace("三、下一步改进措施", "三、下一步改进措施\n\n　　略。\n"),
        ("SF113", "“三、下一步改进措施”下没有实际内容"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_what_is_lacking_is_said(text: str, expected: tuple[str, str]) -> None:
    assert expected in said(text)


def headed(duties: str, deeds: str, plan: str = "下一步改进措施") -> str:
    """A report of three parts."""
    return (
        "砚溪县县长2024年度述法报告\n\n2024年，我认真履行推进法治建设第一责任人职责。现将有关情况报告如下：\n\n"
        f"一、{duties}\n\n{deeds}\n\n二、存在的问题和不足\n\n学法不够系统。\n\n三、{plan}\n\n"
        "2025年，将主持召开会议研究法治工作，听取汇报，督办突出问题，带头出庭应诉。\n\n述法人：周砚舟\n2025年1月10日\n"
    )


DEEDS = "主持召开常务会议研究法治政府建设4次，听取汇报6次，督办案件5件，出庭应诉2次。"
PLANS = ["下一步打算", "今后工作举措", "整改举措", "努力方向", "来年工作思路", "谋划明年举措", "2025年工作举措"]


def duty(text: str) -> str:
    return next(each.answer.value for each in reportlint.check(text).verdicts if each.rule == "SF101")


@pytest.mark.parametrize("plan", PLANS)
def test_what_is_planned_is_no_duty_done(plan: str) -> None:
    whole = headed("主要做法", DEEDS, plan)
    assert duty(whole) == "met"
    assert duty(whole.replace(f"一、主要做法\n\n{DEEDS}\n\n", "")) == "unmet"


@pytest.mark.parametrize("heading", ["坚持学法，筑牢思想根基", "提高政治站位，扛牢法治责任", "深学笃行、率先垂范"])
def test_deeds_under_a_heading_on_a_theme_are_duties(heading: str) -> None:
    assert duty(headed(heading, DEEDS)) == "met"
    assert duty(headed(heading, "出庭应诉2次。")) == "unclear"


@pytest.mark.parametrize("words", ["高度重视，认真履职。", "无。"])
def test_a_hollow_part_must_be_read(words: str) -> None:
    assert duty(headed("履行推进法治建设第一责任人职责情况", words)) == "unclear"


TITLES = {
    "县司法局主要负责人2024年度履行推进法治建设第一责任人职责情况报告": "shufa",
    "关于2024年度履行推进法治建设第一责任人职责情况的报告": "shufa",
    "砚溪县县长2024年度述职述廉述法报告": "shufa",
    "砚溪县2024年度法治政府建设情况报告": "fazhi",
    "关于2024年法治政府建设及主要负责人履行推进法治建设第一责任人职责情况的报告": "gongwen",
}


@pytest.mark.parametrize(("title", "pack"), TITLES.items())
def test_a_title_tells_whose_report_it_is(title: str, pack: str) -> None:
    checked = reportlint.check(f"{title}\n\n现将有关情况报告如下：\n\n一、主要做法\n\n{DEEDS}\n")
    assert checked.pack is not None
    assert checked.pack.name == pack


def test_the_name_of_the_person_is_the_signature() -> None:
    assert "GW105" not in {each.rule for each in reportlint.check(WHOLE).findings}


def test_every_rule_of_the_pack_is_found_by_a_case() -> None:
    named = {rule for _, (rule, _) in CASES}
    assert named == {rule.id for rule in reportlint.pack("shufa").rules if rule.pack == "shufa"}


def test_a_report_of_a_body_is_not_taken_for_one_of_a_person() -> None:
    text = "芦汀县交通运输局2024年度法治政府建设情况报告\n\n局党组书记、局长带头述法。\n"
    checked = reportlint.check(text)
    assert checked.pack is not None
    assert checked.pack.name == "fazhi"


SCATTERED = """\
砚溪县国有资产监督管理委员会主任2024年度述法报告

2024年，本人作为主任，坚持依法监管。现报告如下。

一、加强统筹，推动法治国企建设

主持召开主任办公会6次研究法治事项。

二、规范决策，筑牢合规防线

聘请2家律师事务所担任法律顾问，审核文件31件。

三、尊重司法，妥善应诉

出庭2次，履行判决3件。

四、学用结合，抓好普法

中心组学法4次，组织旁听庭审1次。

五、存在的不足

合规管理不够严，原因是培训少。

六、2025年安排

每季度督查一次。

主任　　卓听澜
2024年12月29日
"""


def test_duties_told_theme_by_theme_are_told() -> None:
    assert said(SCATTERED) == []
    assert duty(SCATTERED) == "met"
    assert duty(SCATTERED.replace("出庭2次，", "").replace("聘请2家律师事务所担任法律顾问，", "")) == "unclear"


SHORT = """\
砚溪县市场监督管理局局长2024年度述法报告

我任市场监督管理局局长。今年我主持局长办公会研究执法议题8次，参加行政诉讼出庭1次，组织执法人员闭卷考试2次，带队讲法7场。

做得不够的地方我清楚：基层所办案质量不齐，被撤销的4件处罚都出在所里。2025年我准备把案审员下沉到5个中心所，每季度评查30卷。

述法人：周砚舟
2025年1月6日
"""


def test_a_report_of_two_paragraphs_may_be_whole() -> None:
    assert [each.answer.value for each in reportlint.check(SHORT).verdicts] == ["met", "met", "met"]


def test_sections_that_only_promise_are_no_duties() -> None:
    assert (
        duty(
            SCATTERED.replace("主持召开", "将主持召开")
            .replace("聘请", "拟聘请")
            .replace("出庭2次，履行判决3件", "今后将出庭应诉")
            .replace("中心组学法4次，组织", "计划组织")
        )
        == "unclear"
    )


def test_themes_without_a_deed_of_the_person_are_no_duties() -> None:
    vague = SCATTERED.replace("主持召开主任办公会6次研究法治事项", "全委高度重视，队伍稳定").replace(
        "出庭2次，履行判决3件", "认真听取群众意见"
    )
    assert duty(vague) != duty(SCATTERED) == "met"


def test_duties_that_are_only_planned_are_none() -> None:
    planned = headed(
        "履行第一责任人职责情况", "计划每季度召开一次会议研究法治工作，拟听取汇报，将带头出庭，力争全员学法。"
    )
    assert duty(planned) == "unmet"


@pytest.mark.parametrize(
    "title",
    [
        "砚溪县石桥街道办事处主任关于2024年度推进法治政府建设情况的报告",
        "砚溪县水利局局长关于2024年推进法治建设情况的报告",
        "砚溪县县长关于2024年法治政府建设工作情况的报告",
    ],
)
def test_a_report_signed_by_a_person_is_of_that_person(title: str) -> None:
    checked = reportlint.check(headed("主要做法", DEEDS).replace("砚溪县县长2024年度述法报告", title))
    assert checked.pack is not None
    assert checked.pack.name == "shufa"


def test_name_and_date_may_stand_below_the_title() -> None:
    title, _, rest = headed("主要做法", DEEDS).partition("\n\n")
    text = f"{title}\n（2025年1月5日）\n周砚舟\n\n各位同志：\n\n{rest}".replace("述法人：周砚舟\n2025年1月10日\n", "")
    assert "SF105" not in {rule for rule, _ in said(text)}
