from __future__ import annotations

from io import StringIO

import pytest
from report_samples import PACK, clean, document_of, same, sample, span_of, unreadable

from reportlint.errors import Message
from reportlint.findings import Answer, Finding, Related, Severity, Span, Verdict
from reportlint.records import replace
from reportlint.reporters import REPORTERS
from reportlint.reporters.look import Look
from reportlint.results import Checked, Failure, Results

ZH = """\
xinxian.txt · 法治政府建设年度报告 · 2021 年度 · 新县科学技术和工业信息化局

  ✓ FZ101 主要举措和成效          第 2 行  一、主要举措和成效
  ？FZ102 存在的不足和原因        请人工阅读第 3 行
  ✗ FZ103 第一责任人职责履行情况  没有这部分内容；第 5 行只是对 2022 年的打算
  – FZ104 下一年度主要安排        不适用

xinxian.txt:3:5 警告 GW301 半角“,”应为“，”
  3 │ 建章立制,推进法治建设。
    │         ^
  依据 《标点符号用法》

xinxian.txt:4:1 错误 FZ103 缺少第一责任人职责的情况
  4 │ ## 二、2022 年工作安排
    │ ^ 应写在此前
  5 │ 严格履行法治建设第一责任人职责。
    │         ────────────────────── 只是对 2022 年的打算
  依据 《法治政府建设与责任落实督察工作规定》第四章

xinxian.txt:6:1 提示 GW105 署名
  6 │ 新县科学技术和工业信息化局
    │ ^^^^^^^^

必备内容 4 项：1 项具备，1 项缺失，1 项待人工确认，1 项不适用 · 错误 1  警告 1  提示 1 · \
说明：reportlint explain FZ103 · 可自动修正 1 处：reportlint --fix
"""

EN = """\
xinxian.txt · Annual report on building a law-based government · year 2021 · 新县科学技术和工业信息化局

  ✓ FZ101 measures  line 2  一、主要举措和成效
  ？FZ102 problems  please read line 3
  ✗ FZ103 duties    nothing on this; line 5: only plans for 2022
  – FZ104 plan      not applicable

xinxian.txt:3:5 warning GW301 “,” should be “，”
  3 │ 建章立制,推进法治建设。
    │         ^
  basis: 《标点符号用法》

xinxian.txt:4:1 error FZ103 nothing on the principal's duties
  4 │ ## 二、2022 年工作安排
    │ ^ belongs before this
  5 │ 严格履行法治建设第一责任人职责。
    │         ────────────────────── only plans for 2022
  basis: 《法治政府建设与责任落实督察工作规定》第四章

xinxian.txt:6:1 info GW105 署名
  6 │ 新县科学技术和工业信息化局
    │ ^^^^^^^^

required items: 4 (1 met, 1 unmet, 1 unclear, 1 not applicable) · errors 1  warnings 1  infos 1 · \
more: reportlint explain FZ103 · fixable 1: reportlint --fix
"""


def said(results: Results, look: Look = Look()) -> str:
    out = StringIO()
    REPORTERS["full"](results, out, look)
    return out.getvalue()


def found(text: str, words: str, **more: object) -> Checked:
    """A result with one warning at some words of a text."""
    document = document_of(text)
    finding = Finding("GW1", Severity.WARNING, span_of(document, words), same("有误"), same(""))
    return Checked("draft.txt", document, {}, PACK, listed=True, findings=(replace(finding, **more),))


def excerpt(checked: Checked) -> list[str]:
    """The lines between the finding's headline and the closing line."""
    lines = said([checked]).splitlines()
    start = next(index for index, line in enumerate(lines) if " GW1 " in line) + 1
    return lines[start : lines.index("", start)]


@pytest.mark.parametrize(("lang", "expected"), [("zh", ZH), ("en", EN)])
def test_checklist_findings_and_closing_line_stand_in_this_order(lang, expected):
    assert said([sample()], Look(lang)) == expected


def test_a_clean_draft_without_checklist_says_so_twice_and_no_more():
    assert said([clean()]) == "净.txt · 没有适用的检查清单，只按通用规则检查\n\n没有发现问题\n"


def test_several_drafts_end_in_one_line_over_all():
    assert said([clean(), sample(), unreadable()]) == (
        "净.txt · 没有适用的检查清单，只按通用规则检查\n\n没有发现问题\n\n"
        f"{ZH}\n"
        "坏.txt：二进制文件\n\n"
        "共 3 份 · 错误 1  警告 1  提示 1 · 必备内容缺失 1 项 · 待人工确认 1 项 · 1 份未能查完\n"
    )


def test_what_could_not_be_checked_is_said_and_the_draft_is_not_called_clean():
    failed = replace(clean(), failures=(Failure("GW301", Message("超过 2 秒", "over 2 s")),))
    assert said([failed]) == (
        "净.txt · 没有适用的检查清单，只按通用规则检查\n\n"
        "净.txt: 无法检查 GW301：超过 2 秒\n\n"
        "错误 0  警告 0  提示 0 · 未能查完\n"
    )


def test_notices_stand_below_the_header():
    noticed = replace(clean(), notices=(Message("按 GB18030 读入", "read as GB18030"),))
    assert said([noticed], Look("en")) == (
        "净.txt · no checklist applies, only the general rules\n  read as GB18030\n\nnothing found\n"
    )


def commas(count: int) -> Checked:
    document = document_of("甲,乙\n" * count)
    findings = tuple(
        Finding("GW301", Severity.WARNING, Span(at, at + 1), same("半角"), same(""))
        for at, char in enumerate(document.text)
        if char == ","
    )
    return Checked("a.txt", document, {}, PACK, listed=True, findings=findings)


def test_a_rule_that_fires_four_times_is_folded_to_its_first():
    assert said([commas(4)]) == (
        "a.txt · 法治政府建设年度报告\n\n"
        "a.txt:1:2 警告 GW301 半角\n"
        "  1 │ 甲,乙\n"
        "    │   ^\n"
        "  GW301 半角标点 4 处，首见 1:2，--all 全列\n\n"
        "错误 0  警告 4  提示 0 · 说明：reportlint explain GW301\n"
    )


def test_a_rule_that_fires_three_times_is_shown_three_times():
    text = said([commas(3)])
    assert [f"a.txt:{line}:2 " in text for line in (1, 2, 3)] == [True, True, True]
    assert "--all" not in text


def test_all_lists_what_was_folded_and_what_did_not_run():
    text = said([commas(4)], Look(every=True))
    assert text.count("警告 GW301 半角") == 4
    assert "--all" not in text
    assert "未查 FZ302：不适用于 2021 年度\n" in said([sample()], Look(every=True))
    assert "未查" not in said([sample()])


def test_a_long_line_is_cut_to_a_window_around_the_words():
    line, underline = excerpt(found("甲" * 100 + "坏,话" + "乙" * 100, ","))
    assert line == f"  1 │ …{'甲' * 16}坏,话{'乙' * 16}…"
    assert underline == f"    │ {' ' * 35}^"


def test_words_wider_than_the_window_show_their_beginning():
    line, underline = excerpt(found("甲" * 10 + "坏" * 200, "坏" * 200))
    assert line == f"  1 │ …{'坏' * 35}…"
    assert underline == f"    │  {'^' * 70}"


def test_a_place_over_several_lines_shows_its_first():
    assert excerpt(found("一行\n二行", "行\n二")) == ["  1 │ 一行", "    │   ^^"]


def test_an_empty_place_still_shows_a_mark():
    assert excerpt(found("甲乙", "", span=Span(1, 1))) == ["  1 │ 甲乙", "    │   ^"]


def test_line_numbers_of_one_finding_share_a_gutter():
    text = "甲\n" * 9 + "乙"
    related = (Related(Span(0, 1), same("又见")),)
    assert excerpt(found(text, "乙", related=related)) == [
        "  10 │ 乙",
        "     │ ^^",
        "   1 │ 甲",
        "     │ ── 又见",
    ]


def test_marks_of_one_kind_below_one_line_share_it():
    text = "| 总计 | 3 | 1 | 1 |"
    related = tuple(Related(Span(at, at + 1), same(note)) for at, note in ((15, "核对"), (11, "核对"), (12, "别的")))
    assert excerpt(found(text, "3", related=related)) == [
        f"  1 │ {text}",
        "    │          ^",
        f"  1 │ {text}",
        "    │              ─   ─ 核对",
        f"  1 │ {text}",
        "    │               ─ 别的",
    ]


def test_marks_that_would_touch_stand_below_lines_of_their_own():
    related = tuple(Related(Span(at, at + 1), same("核对")) for at in (1, 2))
    assert excerpt(found("甲乙丙", "甲", related=related))[2:] == [
        "  1 │ 甲乙丙",
        "    │   ── 核对",
        "  1 │ 甲乙丙",
        "    │     ── 核对",
    ]


def test_markup_and_control_characters_of_a_draft_cannot_change_the_output():
    checked = found("[bold]甲[/附件1]\x1b[31m\t\u202e乙", "甲", message=same("“\x1b[0m”\n有误"))
    assert excerpt(checked) == ["  1 │ [bold]甲[/附件1]\ufffd[31m \ufffd乙", "    │       ^^"]
    assert "draft.txt:1:7 警告 GW1 “\ufffd[0m” 有误\n" in said([checked])


def verdict(answer: Answer, **more: object) -> str:
    """What the checklist says of one item of a three-line draft."""
    document = document_of("一行\n二行\n三行")
    item = Verdict("FZ101", same("举措"), answer, **more)
    text = said([Checked("a.txt", document, {}, PACK, listed=True, verdicts=(item,))])
    return text.splitlines()[2]


def test_unclear_items_name_the_lines_to_read():
    spans = (Span(0, 2), Span(6, 8))
    assert verdict(Answer.UNCLEAR, evidence=spans) == "  ？FZ101 举措  请人工阅读第 1–3 行"
    near = (Related(Span(3, 5), same("可能是")),)
    assert verdict(Answer.UNCLEAR, near=near) == "  ？FZ101 举措  请人工阅读第 2 行"
    assert verdict(Answer.UNCLEAR) == "  ？FZ101 举措  请人工通读全文"


def test_two_passing_mentions_in_one_line_are_named_once():
    near = (Related(Span(3, 4), same("只是打算")), Related(Span(4, 5), same("只是打算")))
    assert verdict(Answer.UNMET, near=near) == "  ✗ FZ101 举措  没有这部分内容；第 2 行只是打算"


def test_evidence_is_quoted_by_its_first_line_and_cut():
    assert verdict(Answer.MET, evidence=(Span(3, 8),)) == "  ✓ FZ101 举措  第 2 行  二行"
    document = document_of("甲" * 30)
    item = Verdict("FZ101", same("举措"), Answer.MET, (Span(0, 30),))
    text = said([Checked("a.txt", document, {}, PACK, listed=True, verdicts=(item,))])
    assert text.splitlines()[2] == f"  ✓ FZ101 举措  第 1 行  {'甲' * 19}…"


def test_colour_is_written_only_when_wanted(monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b" not in said([sample()])
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[1;31m错误\x1b[0m" in said([sample()], Look(colour=True))
