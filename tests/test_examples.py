"""What is said of the example drafts: the checklist with its lines, and every finding."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from reportlint.cli.app import run

ROOT = Path(__file__).resolve().parents[1]
CHECKLISTS = {
    "complete.txt": {"FZ101": 13, "FZ102": 27, "FZ103": 35, "FZ104": 39},
    "web-paste.txt": {"FZ101": 17, "FZ102": 43, "FZ103": 51, "FZ104": 55},
    "markdown.md": {"FZ101": 5, "FZ102": 35, "FZ103": 7, "FZ104": 35},
}
OTHERS = {
    "xinxi-gongkai.md": ("xinxi-gongkai", 0, {}, []),
    "xinxi-gongkai-faulty.md": (
        "xinxi-gongkai",
        1,
        {"XG106": "unmet"},
        [
            *(("XG208", 3), ("XG208", 3), ("XG207", 7), ("XG201", 33), ("XG203", 33), ("XG210", 40), ("XG204", 64)),
            *(("XG106", 70), ("XG301", 71)),
        ],
    ),
    "shufa.txt": ("shufa", 0, {}, []),
    "shufa-faulty.txt": (
        "shufa",
        0,
        {"SF102": "unmet"},
        [("SF104", 1), ("SF105", 1), ("SF102", 17)],
    ),
}
"""Of the other reports: the pack that knows them, the exit code, the items that are not met, and every finding."""
FAULTS = [
    ("GW102", 3),
    ("FZ501", 7),
    ("GW301", 11),
    ("GW301", 11),
    ("GW301", 11),
    ("FZ202", 11),
    ("GW205", 19),
    ("GW302", 21),
    ("GW501", 21),
    ("FZ103", 35),
    ("GW201", 35),
    ("GW109", 41),
    ("GW107", 48),
]


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("FORMAT", "OUTPUT", "SELECT", "IGNORE", "FAIL_ON", "STRICT", "PACK", "SET", "LANG", "CONFIG"):
        monkeypatch.delenv(f"REPORTLINT_{name}", raising=False)


def checked(name: str, tmp_path: Path) -> tuple[int, dict[str, Any]]:
    """The exit code, and what the JSON says of one example."""
    answer = tmp_path / "answer.json"
    draft = ROOT / "examples" / name
    code = run(["check", "--no-config", "--format", "json", "--output", str(answer), str(draft)])
    [document] = json.loads(answer.read_text("utf-8"))["documents"]
    return code, document


@pytest.mark.parametrize("name", CHECKLISTS)
def test_a_faultless_example_passes_without_error_or_warning(name: str, tmp_path: Path) -> None:
    code, document = checked(name, tmp_path)
    grave = [finding for finding in document["findings"] if finding["severity"] != "info"]
    assert (code, grave, document["errors"]) == (0, [], [])


@pytest.mark.parametrize("name", CHECKLISTS)
def test_a_faultless_example_meets_all_four_items_at_the_lines_that_hold_them(name: str, tmp_path: Path) -> None:
    _, document = checked(name, tmp_path)
    assert {verdict["rule"]: verdict["verdict"] for verdict in document["verdicts"]} == dict.fromkeys(
        ("FZ101", "FZ102", "FZ103", "FZ104"), "met"
    )
    assert {verdict["rule"]: verdict["evidence"][0]["line"] for verdict in document["verdicts"]} == CHECKLISTS[name]


def test_the_complete_example_gives_nothing_to_say_at_any_level(tmp_path: Path) -> None:
    _, document = checked("complete.txt", tmp_path)
    assert document["findings"] == []


def test_the_faulty_example_gives_exactly_its_faults(tmp_path: Path) -> None:
    code, document = checked("faulty.txt", tmp_path)
    assert code == 1
    assert [(finding["rule"], finding["line"]) for finding in document["findings"]] == FAULTS


def test_the_faulty_example_lacks_only_what_it_promises_for_next_year(tmp_path: Path) -> None:
    _, document = checked("faulty.txt", tmp_path)
    unmet = [verdict for verdict in document["verdicts"] if verdict["verdict"] != "met"]
    assert [(verdict["rule"], verdict["verdict"]) for verdict in unmet] == [("FZ103", "unmet")]
    assert {near["line"] for near in unmet[0]["near"]} == {37}


def test_every_example_is_tested() -> None:
    drafts = {path.name for path in (ROOT / "examples").iterdir() if path.name != "README.md"}
    assert drafts == {*CHECKLISTS, *OTHERS, "faulty.txt"}


@pytest.mark.parametrize("name", OTHERS)
def test_an_example_of_another_report_is_checked_by_its_own_pack(name: str, tmp_path: Path) -> None:
    code, document = checked(name, tmp_path)
    open_items = {each["rule"]: each["verdict"] for each in document["verdicts"] if each["verdict"] != "met"}
    findings = [(each["rule"], each["line"]) for each in document["findings"]]
    assert (document["pack"], code, open_items, findings) == OTHERS[name]


def test_a_folder_of_all_kinds_is_checked_in_one_run_and_the_checklist_says_which(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("complete.txt", "xinxi-gongkai.md", "shufa.txt"):
        (tmp_path / name).write_bytes((ROOT / "examples" / name).read_bytes())
    assert run(["check", "--no-config", str(tmp_path), "--format", "checklist"]) == 0
    said = capsys.readouterr().out
    for kind in (
        "法治政府建设年度报告 · 2024 年度",
        "政府信息公开工作年度报告 · 2024 年度",
        "党政主要负责人述法报告 · 2024 年度",
    ):
        assert f"\n{kind} · " in said or f"\n{kind}\n" in said
