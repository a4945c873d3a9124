"""The baseline: known by draft, rule and quote; what moves stays known, what is new is told."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from reportlint.cli.app import run as reportlint

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"


@pytest.fixture
def draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "乡镇").mkdir()
    monkeypatch.chdir(tmp_path)
    return Path(shutil.copyfile(EXAMPLES / "faulty.txt", tmp_path / "乡镇" / "报告.txt"))


def run(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, dict[str, Any], str]:
    capsys.readouterr()
    code = reportlint(["乡镇/报告.txt", "--format", "json", *args])
    out, err = capsys.readouterr()
    return code, json.loads(out) if out else {}, err


def test_what_is_kept_is_not_told_again(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, first, _ = run(capsys)
    count = len(first["documents"][0]["findings"])
    assert code == 1
    assert run(capsys, "--write-baseline", "基线.json") == (0, {}, f"基线.json：已记下 {count} 处问题\n")
    code, said, err = run(capsys, "--baseline", "基线.json")
    assert (code, said["documents"][0]["findings"], said["summary"]["baseline"], err) == (0, [], count, "")


def test_the_file_names_draft_rule_and_quote_and_is_the_same_each_time(
    draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(capsys, "--write-baseline", "a.json")
    run(capsys, "--write-baseline", "b.json")
    data = Path("a.json").read_bytes()
    assert data == Path("b.json").read_bytes()
    kept = json.loads(data)
    assert kept["schema"] == "reportlint-baseline/1"
    assert list(kept["drafts"]) == ["乡镇/报告.txt"]
    assert kept["drafts"]["乡镇/报告.txt"]["GW501"] == {"××": 1}
    assert kept["drafts"]["乡镇/报告.txt"]["FZ103"] == {"": 1}


def test_moved_lines_stay_known_and_a_new_place_is_told(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "--write-baseline", "b.json")
    text = draft.read_text("utf-8")
    head, tail = text.split("二、存在的不足", 1)
    draft.write_text(f"{head}　　全年共接待来访××人次。\n\n二、存在的不足{tail}", "utf-8")
    code, said, _ = run(capsys, "--baseline", "b.json")
    [found] = said["documents"][0]["findings"]
    assert (code, found["rule"], found["quote"]) == (1, "GW501", "××")


def test_what_is_gone_is_said(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "--write-baseline", "b.json")
    draft.write_text(draft.read_text("utf-8").replace("宣传××次", "宣传25次"), "utf-8")
    _, said, err = run(capsys, "--baseline", "b.json")
    assert said["documents"][0]["findings"] == []
    assert err == "b.json：基线中有 1 处问题已经没有了，可用 --write-baseline 重新生成\n"


@pytest.mark.parametrize("data", [b"", b"[]", b'{"schema": "x", "drafts": {}}', b"\xff\xfe{"])
def test_what_is_no_baseline_is_refused(draft: Path, capsys: pytest.CaptureFixture[str], data: bytes) -> None:
    Path("b.json").write_bytes(data)
    code, said, err = run(capsys, "--baseline", "b.json")
    assert (code, said, err) == (2, {}, "b.json：不是基线文件，请用 --write-baseline 重新生成\n")


def test_a_baseline_that_is_missing_is_refused(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, said, err = run(capsys, "--baseline", "无.json")
    assert (code, said) == (2, {})
    assert err == "无.json：读不了这份基线（没有这个文件或文件夹）；先用 --write-baseline 生成\n"


def test_reading_and_writing_in_one_run_is_refused(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, "--baseline", "a.json", "--write-baseline", "b.json")
    assert (code, err) == (2, "reportlint: --baseline 与 --write-baseline 只能用一个\n")
    assert not Path("b.json").exists()


def test_a_draft_is_never_overwritten_by_a_baseline(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = draft.read_bytes()
    code, _, err = run(capsys, "--write-baseline", "乡镇/报告.txt")
    assert (code, err) == (2, "reportlint: 乡镇/报告.txt：不能写到这里，会覆盖草稿；请换一个文件名\n")
    assert draft.read_bytes() == before
