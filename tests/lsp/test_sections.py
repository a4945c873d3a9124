"""Missing parts put in: where they go, how they are numbered, what comes of it."""

from __future__ import annotations

from pathlib import Path

import pytest

import reportlint
from reportlint.changes import Change
from reportlint.labels import label_at
from reportlint.lsp.sections import insertion, relabelled

COMPLETE = (Path(__file__).parents[2] / "examples" / "complete.txt").read_text("utf-8")
DUTY = "党政主要负责人履行推进法治建设第一责任人职责情况"
HEAD = "禾川县林业局2024年度法治政府建设情况报告\n\n2024年，县林业局认真履行职责。现将有关情况报告如下：\n"
DONE = "全年开展执法检查12次，组织法治培训6次，修订制度4项。"
LACK = "执法力量薄弱，制度还不健全，持证人员只有19人，原因是编制不足。"


def without(start: str, end: str) -> str:
    """The complete example without the lines from one heading to another."""
    lines = COMPLETE.split("\n")
    first, last = (next(at for at, line in enumerate(lines) if each in line) for each in (start, end))
    return "\n".join(lines[:first] + lines[last:])


def mended(text: str, rule: str, name: str = "a.txt", newline: str = "\n") -> str:
    checked = reportlint.check(text, name=name)
    [finding] = [each for each in checked.findings if each.rule == rule and each.absent]
    for change in sorted(insertion(checked, finding, newline), reverse=True):
        text = text[: change.start] + change.text + text[change.end :]
    return text


def rules(text: str, name: str = "a.txt") -> dict[str, bool]:
    """Rules that find something, and whether it is something absent."""
    return {finding.rule: finding.absent for finding in reportlint.check(text, name=name).findings}


def test_a_part_goes_before_the_one_that_follows_and_later_numbers_move_up() -> None:
    text = without("三、党政", "四、2025").replace("四、2025", "三、2025")
    assert rules(text) == {"FZ103": True}
    after = mended(text, "FZ103")
    assert f"\n\n　　三、{DUTY}\n\n　　待补充\n\n　　四、2025年度主要安排\n\n" in after
    assert rules(after) == {"FZ115": False, "GW501": False}


def test_a_gap_in_the_numbers_is_filled_and_no_number_moves() -> None:
    after = mended(without("三、党政", "四、2025"), "FZ103")
    assert f"\n\n　　三、{DUTY}\n\n　　待补充\n\n　　四、2025年度主要安排\n\n" in after


def test_the_last_part_goes_before_the_closing_words() -> None:
    after = mended(without("四、2025", "特此报告"), "FZ104")
    assert "\n\n　　四、2025年度主要安排\n\n　　待补充\n\n　　特此报告。\n" in after


def test_without_closing_words_and_signature_the_last_part_goes_to_the_end() -> None:
    text = without("四、2025", "特此报告").partition("　　特此报告")[0].rstrip()
    after = mended(text, "FZ104")
    assert after == text + "\n\n　　四、2025年度主要安排\n\n　　待补充\n"
    assert rules(after)["FZ115"] is False


@pytest.mark.parametrize(
    ("first", "second", "heading"),
    [
        ("第一部分　主要举措和成效", "第二部分　存在的不足和原因", "第三部分　2025年度主要安排"),
        ("1. 主要举措和成效", "2. 存在的不足和原因", "3. 2025年度主要安排"),
    ],
)
def test_the_number_is_written_as_the_draft_writes_its_own(first: str, second: str, heading: str) -> None:
    after = mended(f"{HEAD}{first}\n{DONE}\n{second}\n{LACK}\n", "FZ104")
    assert after.endswith(f"{LACK}\n{heading}\n待补充\n")


def test_in_markdown_the_marks_of_the_headings_are_kept() -> None:
    text = f"# {HEAD}\n## **一、主要举措和成效**\n\n{DONE}\n\n## **二、存在的不足和原因**\n\n{LACK}\n"
    after = mended(text, "FZ104", "a.md")
    assert after == text + "\n## **三、2025年度主要安排**\n\n待补充\n"
    assert rules(after, "a.md")["FZ115"] is False


def test_line_ends_are_those_of_the_draft() -> None:
    text = without("三、党政", "四、2025").replace("\n", "\r\n")
    after = mended(text, "FZ103", newline="\r\n")
    assert f"　　三、{DUTY}\r\n\r\n　　待补充\r\n\r\n　　四、" in after
    assert "\n" not in after.replace("\r\n", "")


def test_a_remark_stays_with_the_heading_that_it_speaks_of() -> None:
    text = without("三、党政", "四、2025").replace("　　四、", "<!-- reportlint: ignore[GW201] 待补 -->\n　　四、")
    assert "待补充\n\n<!-- reportlint: ignore[GW201] 待补 -->\n　　四、" in mended(text, "FZ103")


def test_a_pack_without_an_empty_draft_gives_the_title_of_its_rule(tmp_path: Path) -> None:
    pack = tmp_path / "own.yaml"
    pack.write_text(
        "pack: own\ntitle: {zh: 月报, en: monthly}\nversion: '1'\nextends: [gongwen]\nrecognise:\n  title: 月报\n"
        "sources:\n  x: {name: 办法, level: L1}\nrules:\n  - id: XX101\n    kind: element\n    role: plans\n"
        "    title: {zh: 下月打算, en: plans}\n    severity: error\n    basis: {source: x, at: 第一条}\n"
        "    heading: {pattern: 打算}\n    passage: {at_least: 1, anchor: 下月将, clues: {a: 检查}}\n"
        "    message: {zh: 缺少下月打算, en: no plans}\n    why: {zh: 应当写, en: it is asked}\n",
        "utf-8",
    )
    text = "禾川县林业局工作月报\n\n一、工作情况\n检查12次。\n"
    checked = reportlint.check(text, packs=[pack])
    [finding] = [each for each in checked.findings if each.rule == "XX101"]
    [change] = insertion(checked, finding, "\n")
    assert change == Change(len(text), len(text), "二、下月打算\n待补充\n")


@pytest.mark.parametrize(
    ("written", "value", "expected"),
    [
        ("三、", 4, "四、"),
        ("第三部分", 10, "第十部分"),
        ("第3章", 4, "第4章"),
        ("(三)", 4, "(四)"),
        ("3．", 4, "4．"),
        ("③", 4, "④"),
        ("十、", 11, "十一、"),
    ],
)
def test_a_number_takes_another_value_and_keeps_its_form(written: str, value: int, expected: str) -> None:
    label = label_at(written + "题")
    assert label is not None
    assert relabelled(written, label, value) == expected
