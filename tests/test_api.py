"""Checking from Python, and the documentation of it."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import reportlint

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ROOT / "examples"


def rules(checked: reportlint.Checked) -> set[str]:
    return {finding.rule for finding in checked.findings}


def test_a_path_is_a_file_and_a_text_is_a_text() -> None:
    path = EXAMPLES / "faulty.txt"
    from_file, from_text = reportlint.check(path), reportlint.check(path.read_text("utf-8"))
    assert rules(from_file) == rules(from_text) >= {"FZ103", "GW501"}
    assert (from_file.path, from_text.path) == (path.as_posix(), "draft.txt")
    assert reportlint.check("faulty.txt").document is not None


def test_bytes_are_the_content_of_a_file_of_any_encoding() -> None:
    data = (EXAMPLES / "faulty.txt").read_text("utf-8").encode("gb18030")
    checked = reportlint.check(data, name="报告.txt")
    assert checked.document is not None
    assert (checked.document.source.encoding, checked.path) == ("gb18030", "报告.txt")


def test_a_name_tells_the_format() -> None:
    checked = reportlint.check("# 关于工作的报告\n\n**一、** 好。\n", name="a.md")
    assert checked.document is not None
    assert checked.document.format == "markdown"


def test_arguments_are_those_of_the_command_line() -> None:
    text = (EXAMPLES / "faulty.txt").read_text("utf-8")
    assert rules(reportlint.check(text, select=["GW5"])) <= {"GW501", "GW502", "GW503", "GW504", "GW505"}
    assert "GW501" not in rules(reportlint.check(text, ignore=["GW501"]))
    assert reportlint.check(text, packs=["gongwen"]).verdicts == ()
    checked = reportlint.check(text, facts={"year": 2020})
    assert checked.facts is not None
    assert checked.facts["report_year"].value == 2020


def test_a_place_is_lines_and_columns_of_the_file() -> None:
    checked = reportlint.check("关于工作的报告\n\n一、全年宣传××次。\n", select=["GW501"])
    [finding] = checked.findings
    assert reportlint.place(checked, finding) == reportlint.Place(3, 7, 3, 9)


def test_the_configuration_counts_where_it_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    draft = Path(shutil.copyfile(EXAMPLES / "faulty.txt", tmp_path / "报告.txt"))
    config = tmp_path / ".reportlint.yaml"
    config.write_text("ignore: GW501\n", "utf-8")
    assert "GW501" in rules(reportlint.check(draft))
    assert "GW501" not in rules(reportlint.check(draft, config=True))
    assert "GW501" not in rules(reportlint.check(draft.read_text("utf-8"), config=config))


def test_waivers_beside_a_file_hold_and_broken_ones_are_failures(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    draft = Path(shutil.copyfile(EXAMPLES / "faulty.txt", tmp_path / "报告.txt"))
    file = tmp_path / "reportlint-waivers.yaml"
    file.write_text("waivers:\n  - {rule: FZ103, reason: 经审定, by: 法制科, until: 2999-12-31}\n", "utf-8")
    checked = reportlint.check(draft)
    assert [waived.finding.rule for waived in checked.waived] == ["FZ103"]
    file.write_text("waivers:\n  - {rule: FZ103}\n", "utf-8")
    assert [failure.message.zh.rpartition(": ")[2] for failure in reportlint.check(draft).failures] == [
        f"“waivers #1”缺少“{key}”" for key in ("reason", "by", "until")
    ]


def test_what_is_wrong_with_a_draft_is_in_the_answer() -> None:
    assert reportlint.check(b"\0\1\2").failures[0].message.en.startswith("draft.txt: this is a binary file")
    assert reportlint.check("").failures[0].message.en == "the file holds no text; nothing to check"


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"packs": ["fazi"]}, reportlint.UsageError),
        ({"select": ["XX9"]}, reportlint.UsageError),
        ({"facts": {"yaer": 2024}}, reportlint.UsageError),
    ],
)
def test_what_is_wrong_with_the_call_raises(arguments: dict[str, list[str]], error: type[Exception]) -> None:
    with pytest.raises(error):
        reportlint.check("好。", **arguments)  # type: ignore[arg-type]


def test_a_file_that_is_not_there_raises(tmp_path: Path) -> None:
    with pytest.raises(reportlint.InputError) as caught:
        reportlint.check(tmp_path / "无.txt")
    assert caught.value.message.zh.endswith("无.txt：读不了（没有这个文件或文件夹）")


def test_importing_the_package_loads_nothing_of_it() -> None:
    code = "import sys, reportlint; print(sorted(name for name in sys.modules if name.startswith('reportlint')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['reportlint', 'reportlint.version']"


def test_all_that_is_offered_is_there() -> None:
    assert {name for name in reportlint.__all__ if getattr(reportlint, name) is None} == set()
    assert set(dir(reportlint)) == set(reportlint.__all__)
    with pytest.raises(AttributeError, match="no attribute 'chek'"):
        reportlint.chek  # noqa: B018


@pytest.mark.parametrize("name", ["docs/api.md", "docs/api.zh-CN.md", "README.md", "README.zh-CN.md"])
def test_every_block_of_python_in_the_documentation_runs(name: str, tmp_path: Path) -> None:
    blocks = re.findall(r"^```python\n(.*?)^```$", (ROOT / name).read_text("utf-8"), re.MULTILINE | re.DOTALL)
    assert blocks
    (tmp_path / "reports").mkdir()
    for draft in ("draft.txt", "报告.txt", "reports/a.txt", "reports/b.txt"):
        shutil.copyfile(EXAMPLES / "faulty.txt", tmp_path / draft)
    for number, block in enumerate(blocks):
        (tmp_path / f"block{number}.py").write_text(block, "utf-8")
        done = subprocess.run(
            [sys.executable, "-X", "utf8", f"block{number}.py"],
            cwd=tmp_path,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, ""), block
        assert done.stdout or "assert" in block


def test_one_rule_or_pack_may_be_given_without_a_list() -> None:
    text = (EXAMPLES / "faulty.txt").read_text("utf-8")
    assert rules(reportlint.check(text, select="FZ103")) == {"FZ103"}
    assert rules(reportlint.check(text, ignore="GW")) == {"FZ103", "FZ202", "FZ501"}
    for pack in ("gongwen", ROOT / "rules/gongwen.yaml"):
        checked = reportlint.check(text, packs=pack)
        assert checked.pack is not None
        assert (checked.pack.name, checked.verdicts) == ("gongwen", ())


def test_a_draft_that_no_rule_looked_at_is_not_a_clean_one() -> None:
    checked = reportlint.check(EXAMPLES / "complete.txt", ignore=["FZ", "GW"])
    assert (checked.findings, checked.rules_run) == ((), 0)
    [failure] = checked.failures
    assert failure.message.en.startswith("none of the rules selected applies to this draft, so nothing was checked")


def test_a_file_without_an_end_is_refused_and_so_is_as_much_content(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reportlint.readers import intake

    monkeypatch.setattr(intake, "MOST_BYTES", 1024 * 1024)
    draft = tmp_path / "长.txt"
    draft.write_bytes(b" " * (1024 * 1024 + 1))
    for given in (draft, draft.read_bytes(), draft.read_text("utf-8"), Path("/dev/zero")):
        if not isinstance(given, Path) or given.exists():
            with pytest.raises(reportlint.InputError, match="larger than 1 MB, not checked"):
                reportlint.check(given)
