"""Waivers at work, through the command line and the real packs."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from reportlint.cli.app import run as reportlint
from reportlint.waivers import NAME

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
LATER, PAST = ((date.today() + timedelta(days=days)).isoformat() for days in (30, -30))


@dataclass
class Office:
    """A folder with drafts in which the command line is run."""

    folder: Path
    capsys: pytest.CaptureFixture[str]

    def draft(self, name: str, source: str = "faulty.txt") -> Path:
        (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
        return Path(shutil.copyfile(EXAMPLES / source, self.folder / name))

    def waive(self, *entries: str, folder: str = ".") -> None:
        lines = "".join(f"  - {{{entry}, reason: 经审定, by: 法制科}}\n" for entry in entries)
        (self.folder / folder / NAME).write_text(f"waivers:\n{lines}", encoding="utf-8")

    def run(self, *args: str) -> tuple[int, dict[str, Any]]:
        code = reportlint([*args, "--format", "json", "--fail-on", "error"])
        return code, json.loads(self.capsys.readouterr().out)


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Office:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return Office(tmp_path, capsys)


def rules(said: dict[str, Any], path: str) -> set[str]:
    return {found["rule"] for draft in said["documents"] if draft["path"] == path for found in draft["findings"]}


def notes(said: dict[str, Any], path: str = NAME) -> list[tuple[int, str, str]]:
    found = [one for draft in said["documents"] if draft["path"] == path for one in draft["findings"]]
    return [(one["line"], one["rule"], one["message"]) for one in found if one["rule"].startswith("WV")]


def test_a_missing_item_is_waived_without_a_quote_and_the_verdict_stays(office: Office) -> None:
    office.draft("报告.txt")
    office.waive(f"rule: FZ103, until: {LATER}")
    _, said = office.run("报告.txt")
    [draft] = said["documents"]
    assert "FZ103" not in rules(said, "报告.txt")
    [waived] = draft["waived"]
    assert [waived[key] for key in ("reason", "by", "until", "path", "line")] == ["经审定", "法制科", LATER, NAME, 2]
    assert waived["finding"]["rule"] == "FZ103"
    assert {one["rule"]: one["verdict"] for one in draft["verdicts"]}["FZ103"] == "unmet"
    assert (said["summary"]["waived"], said["summary"]["unmet"]) == (1, 1)


def test_a_waived_draft_passes_the_gate_and_an_expired_waiver_fails_it(office: Office) -> None:
    draft = office.draft("报告.txt", "complete.txt")
    text = draft.read_text("utf-8")
    start = text.index("三、党政主要负责人" if "三、党政主要负责人" in text else "三、")
    draft.write_text(text[:start] + text[text.index("四、") :].replace("四、", "三、", 1), "utf-8")
    code, said = office.run("报告.txt")
    missing = {one["rule"] for one in said["documents"][0]["verdicts"] if one["verdict"] == "unmet"}
    assert (code, missing) == (1, {"FZ103"})
    office.waive(f"rule: FZ103, until: {LATER}")
    assert office.run("报告.txt")[0] == 0
    office.waive(f"rule: FZ103, until: {PAST}")
    code, said = office.run("报告.txt")
    assert code == 1
    assert notes(said) == [(2, "WV101", f"对 FZ103 的豁免已于 {PAST} 到期，不再有效")]


def test_the_last_day_of_a_waiver_still_counts(office: Office) -> None:
    office.draft("报告.txt")
    office.waive(f"rule: FZ103, until: {date.today().isoformat()}")
    _, said = office.run("报告.txt")
    assert "FZ103" not in rules(said, "报告.txt")
    assert notes(said) == []


@pytest.mark.parametrize("quote", ["宣传××次", "开展进村入户 宣传××次", "××"])
def test_a_finding_is_waived_by_the_words_it_stands_in(office: Office, quote: str) -> None:
    office.draft("报告.txt")
    office.waive(f"rule: GW501, quote: {quote}, until: {LATER}")
    _, said = office.run("报告.txt")
    assert "GW501" not in rules(said, "报告.txt")
    assert notes(said) == []


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("rule: GW501, quote: 发放资料", "对 GW501 的豁免没有用上：发现了这个问题，但 quote 与原文对不上"),
        ("rule: GW501", "对 GW501 的豁免没有用上：发现了这个问题，但豁免没有写 quote（原文）"),
        ("rule: GW402, quote: 无此原文", "对 GW402 的豁免没有用上：没有发现这个问题，可以删去"),
        ("rule: GW501, draft: 去年.txt, quote: 宣传××次", "对 GW501 的豁免没有用上：没有这份草稿"),
    ],
)
def test_a_waiver_that_waives_nothing_is_told_with_the_reason(office: Office, entry: str, message: str) -> None:
    office.draft("报告.txt")
    office.waive(f"{entry}, until: {LATER}")
    _, said = office.run("报告.txt")
    assert notes(said) == [(2, "WV102", message)]
    assert "GW501" in rules(said, "报告.txt")


def test_an_unknown_rule_is_told_with_the_nearest(office: Office) -> None:
    office.draft("报告.txt")
    office.waive(f"rule: FZ13, until: {LATER}")
    _, said = office.run("报告.txt")
    [(line, rule, message)] = notes(said)
    assert (line, rule) == (2, "WV103")
    assert message.startswith("没有规则 FZ13，是不是“FZ1")


def test_a_rule_of_another_shipped_pack_is_not_unknown(office: Office) -> None:
    office.draft("报告.txt")
    office.waive(f"rule: HN101, until: {LATER}")
    _, said = office.run("报告.txt")
    assert [rule for _, rule, _ in notes(said)] == ["WV102"]


def test_a_waiver_may_be_for_a_draft_that_this_run_left_out(office: Office) -> None:
    office.draft("甲.txt", "complete.txt")
    office.draft("乙.txt")
    office.waive(f"rule: FZ103, until: {LATER}")
    assert notes(office.run("甲.txt")[1]) == []
    assert notes(office.run("甲.txt", "乙.txt")[1]) == []
    (office.folder / "乙.txt").unlink()
    assert [rule for _, rule, _ in notes(office.run("甲.txt")[1])] == ["WV102"]


def test_the_file_is_for_the_folders_below_it_unless_they_have_their_own(office: Office) -> None:
    office.draft("甲镇/报告.txt")
    office.draft("乙镇/报告.txt")
    office.waive(f"rule: FZ103, draft: 甲镇/*, until: {LATER}")
    office.waive(f"rule: FZ103, until: {LATER}", folder="乙镇")
    _, said = office.run(".")
    assert said["summary"]["waived"] == 2
    assert notes(said) == []


def test_a_rule_that_is_not_run_says_nothing_of_its_waivers(office: Office) -> None:
    office.draft("报告.txt", "complete.txt")
    office.waive(f"rule: FZ103, until: {LATER}")
    assert [rule for _, rule, _ in notes(office.run("报告.txt")[1])] == ["WV102"]
    assert notes(office.run("报告.txt", "--ignore", "FZ103")[1]) == []
    assert notes(office.run("报告.txt", "--ignore", "WV")[1]) == []


def test_a_broken_file_fails_the_run_and_the_drafts_are_still_checked(office: Office) -> None:
    office.draft("报告.txt")
    (office.folder / NAME).write_text("waivers:\n  - rule: FZ103\n", encoding="utf-8")
    code, said = office.run("报告.txt")
    assert code == 2
    assert [error["message"] for draft in said["documents"] for error in draft["errors"]] == [
        f"{NAME}:2:5: “waivers #1”缺少“{key}”" for key in ("reason", "by", "until")
    ]
    assert "FZ103" in rules(said, "报告.txt")


@pytest.mark.parametrize("name", ["报告.txt", "报告.md"])
def test_a_remark_waives_what_its_paragraph_has(office: Office, name: str) -> None:
    draft = office.draft(name)
    text = draft.read_text("utf-8")
    at = text.rindex("\n", 0, text.index("宣传××次")) + 1
    draft.write_text(f"{text[:at]}<!-- reportlint: ignore[GW501] 待核定 -->\n{text[at:]}", "utf-8")
    before = rules(office.run(office.draft(f"a{name}").name)[1], f"a{name}")
    _, said = office.run(name)
    assert rules(said, name) == before - {"GW501"}
    assert [(one["finding"]["rule"], one["reason"]) for one in said["documents"][0]["waived"]] == [("GW501", "待核定")]


def test_remarks_that_do_not_hold_are_findings_in_the_draft(office: Office) -> None:
    draft = office.draft("报告.txt", "complete.txt")
    text = draft.read_text("utf-8").rstrip("\n")
    lines = len(text.splitlines())
    said = (f"ignore[GW501] until={PAST} 待核定", "ignore[GW402] 多余", "ignore[XX1] 错", "不查")
    draft.write_text(f"{text}\n" + "".join(f"reportlint: {each}\n" for each in said), "utf-8")
    _, report = office.run("报告.txt")
    assert notes(report, "报告.txt") == [
        (lines + 1, "WV101", f"对 GW501 的豁免已于 {PAST} 到期，不再有效"),
        (lines + 2, "WV102", "对 GW402 的豁免没有用上：没有发现这个问题，可以删去"),
        (lines + 3, "WV103", "没有规则 XX1"),
        (lines + 4, "WV104", "这条文内豁免看不懂；应写成 reportlint: ignore[规则编号] 理由"),
    ]


def test_an_unclear_item_that_is_waived_is_not_counted_by_strict(office: Office) -> None:
    draft = office.draft("报告.txt", "complete.txt")
    text = draft.read_text("utf-8")
    start = text.index("三、")
    duty = "局党组书记切实履行推进法治建设第一责任人职责，多次听取汇报。\n"
    draft.write_text(text[:start] + duty + text[text.index("四、") :].replace("四、", "三、", 1), "utf-8")
    args = ("报告.txt", "--select", "FZ10", "--strict")
    code, said = office.run(*args)
    assert {one["rule"]: one["verdict"] for one in said["documents"][0]["verdicts"]}["FZ103"] == "unclear"
    assert code == 1
    office.waive(f"rule: FZ103, until: {LATER}")
    assert office.run(*args)[0] == 0
