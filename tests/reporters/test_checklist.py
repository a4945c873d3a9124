from __future__ import annotations

from machine_samples import nasty, text_of
from report_samples import clean, sample, unreadable

TABLE = """## xinxian.txt

法治政府建设年度报告 · 2021 年度 · 新县科学技术和工业信息化局

| 编号 | 必备内容 | 结论 | 行 | 说明 |
| --- | --- | --- | --- | --- |
| FZ101 | 主要举措和成效 | ✓ 具备 | 2 | 第 2 行 一、主要举措和成效 |
| FZ102 | 存在的不足和原因 | ？ 待人工确认 | 3 | 请人工阅读第 3 行 |
| FZ103 | 第一责任人职责履行情况 | ✗ 缺失 | 5 | 没有这部分内容；第 5 行只是对 2022 年的打算 |
| FZ104 | 下一年度主要安排 | – 不适用 |  |  |

必备内容 4 项：1 项具备，1 项缺失，1 项待人工确认，1 项不适用 · 错误 1  警告 1  提示 1
"""


def test_one_draft_is_one_table():
    assert text_of("checklist", [sample()]) == f"# 必备内容检查清单\n\n{TABLE}"


def test_several_drafts_have_an_overview_first():
    assert text_of("checklist", [sample(), clean(), unreadable()]) == (
        "# 必备内容检查清单\n\n"
        "| 文稿 | 具备 | 缺失 | 待人工确认 | 不适用 | 错误 | 警告 | 提示 |\n"
        "| --- | --- | --- | --- | --- | --- | --- | --- |\n"
        "| xinxian.txt | 1 | 1 | 1 | 1 | 1 | 1 | 1 |\n"
        "| 净.txt | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n"
        "| 坏.txt | 未能查完 |  |  |  |  |  |  |\n\n"
        "共 3 份 · 错误 1  警告 1  提示 1 · 必备内容缺失 1 项 · 待人工确认 1 项 · 1 份未能查完\n\n"
        f"{TABLE}\n"
        "## 净.txt\n\n没有适用的检查清单，只按通用规则检查\n\n错误 0  警告 0  提示 0\n\n"
        "## 坏.txt\n\n- 坏.txt：二进制文件\n"
    )


def test_english_is_spoken_on_request():
    text = text_of("checklist", [sample()], "en")
    assert "| FZ103 | duties | ✗ unmet | 5 | nothing on this; line 5: only plans for 2022 |" in text


def test_what_markdown_would_take_for_a_mark_is_escaped():
    assert "| FZ103 | =第一\\|责任人 | ✗ 缺失 | 1 |" in text_of("checklist", [nasty()])


def test_what_could_not_be_checked_is_said_below_the_table():
    assert text_of("checklist", [nasty()]).splitlines()[-3:] == [
        "- 有�修订",
        '- 报送 材料/100%: 甲,乙 "稿" #1.txt: 无法检查 GW777：超时',
        '- 报送 材料/100%: 甲,乙 "稿" #1.txt: 无法检查 GW777：又超时',
    ]
