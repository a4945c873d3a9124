"""The GitHub action and the GitLab template: their scripts run in a throw-away repository, as in those systems."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
BASH = shutil.which("bash")

pytestmark = pytest.mark.skipif(BASH is None, reason="there is no bash here, in which both systems run their scripts")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with a passing and a failing draft, and `reportlint` on the PATH as an installation leaves it."""
    folder = tmp_path / "库"
    (folder / "报告 2024").mkdir(parents=True)
    (folder / ".git").mkdir()
    shutil.copyfile(ROOT / "examples/complete.txt", folder / "报告 2024/合格.txt")
    shutil.copyfile(ROOT / "examples/faulty.txt", folder / "报告 2024/缺项.txt")
    tools = tmp_path / "bin"
    tools.mkdir()
    command = tools / "reportlint"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m reportlint "$@"\n')
    command.chmod(0o755)
    return folder


def bash(script: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    assert BASH is not None
    environment = {**os.environ, "PATH": f"{folder.parent / 'bin'}{os.pathsep}{os.environ['PATH']}", **variables}
    # As GitHub runs it; GitLab stops at the first failure too.
    command = [BASH, "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False)


def action() -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
    return read


def github(folder: Path, given: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """Runs the step that checks, its variables filled with the inputs and their defaults."""
    inputs = {name: str(each.get("default", "")) for name, each in action()["inputs"].items()} | given
    step = action()["runs"]["steps"][-1]
    variables = {
        name: inputs[text.removeprefix("${{ inputs.").removesuffix(" }}")] for name, text in step["env"].items()
    }
    return bash(step["run"], folder, **variables)


def test_the_action_fails_with_annotations_on_a_draft_that_lacks_a_part(repository: Path) -> None:
    done = github(repository, {"paths": "报告 2024", "sarif-file": "out.sarif"})
    assert done.returncode == 1, done.stderr
    assert "::error file=报告 2024/缺项.txt,line=35,endLine=35,col=1,endColumn=2,title=FZ103::" in done.stdout
    log = json.loads((repository / "out.sarif").read_text("utf-8"))
    assert {result["ruleId"] for result in log["runs"][0]["results"]} >= {"FZ103", "GW501"}


def test_the_action_passes_a_complete_draft(repository: Path) -> None:
    done = github(repository, {"paths": "报告 2024/合格.txt\n"})
    assert (done.returncode, done.stderr) == (0, "")


def test_the_action_hands_on_its_inputs(repository: Path) -> None:
    given = {"paths": "报告 2024/缺项.txt", "fail-on": "never", "strict": "true", "args": "--select\nGW501\n"}
    done = github(repository, given)
    assert done.returncode == 0, done.stderr
    assert "title=GW501::" in done.stdout
    assert "FZ103" not in done.stdout


def gates(folder: Path, drafts: str) -> Iterator[subprocess.CompletedProcess[str]]:
    """Both scripts over the same drafts."""
    yield github(folder, {"paths": drafts})
    yield bash("\n".join(gitlab()["reportlint"]["script"]), folder, REPORTLINT_DRAFTS=drafts)


def test_both_gates_pass_a_waived_draft_and_fail_an_expired_waiver(repository: Path) -> None:
    draft = repository / "报告 2024/合格.txt"
    text = draft.read_text("utf-8")
    draft.write_text(text[: text.index("三、")] + text[text.index("四、") :].replace("四、", "三、", 1), "utf-8")
    assert [done.returncode for done in gates(repository, "报告 2024/合格.txt")] == [1, 1]
    for days, code, told in ((30, 0, set()), (-1, 1, {"FZ103", "WV101"})):
        until = (date.today() + timedelta(days=days)).isoformat()
        entry = f"{{rule: FZ103, reason: 经审定, by: 法制科, until: {until}}}"
        (repository / "reportlint-waivers.yaml").write_text(f"waivers:\n  - {entry}\n", "utf-8")
        for done in gates(repository, "报告 2024/合格.txt"):
            assert (done.returncode, done.stderr.count("Traceback")) == (code, 0)
            assert {rule for rule in ("FZ103", "WV101") if rule in done.stdout} == told


@pytest.mark.parametrize("name", ["paths", "fail-on", "sarif-file", "args"])
def test_what_stands_in_an_input_of_the_action_is_never_run(repository: Path, name: str) -> None:
    github(repository, {"paths": "报告 2024/合格.txt", name: '"; touch 被执行; $(touch 被执行) `touch 被执行`'})
    assert not (repository / "被执行").exists()


def test_no_script_of_the_action_holds_an_expression() -> None:
    assert [step["run"] for step in action()["runs"]["steps"] if "${{" in step.get("run", "")] == []


def gitlab() -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load((ROOT / "ci/gitlab.yml").read_text("utf-8"))
    return read


@pytest.mark.parametrize(("drafts", "code"), [("报告 2024", 1), ("报告 2024/合格.txt", 0)])
def test_the_template_fails_on_a_draft_that_lacks_a_part(repository: Path, drafts: str, code: int) -> None:
    job = gitlab()["reportlint"]
    done = bash("\n".join(job["script"]), repository, REPORTLINT_DRAFTS=drafts)
    assert done.returncode == code, done.stderr
    assert ("FZ103" in done.stdout) is bool(code)
    reports = job["artifacts"]["reports"]
    issues = json.loads((repository / reports["codequality"]).read_text("utf-8"))
    assert ("FZ103" in {issue["check_name"] for issue in issues}) is bool(code)
    assert "FZ101" in (repository / reports["junit"]).read_text("utf-8")


def test_the_template_takes_a_path_that_looks_like_an_option_for_a_path(repository: Path) -> None:
    shutil.copyfile(ROOT / "examples/faulty.txt", repository / "--exit-zero")
    done = bash("\n".join(gitlab()["reportlint"]["script"]), repository, REPORTLINT_DRAFTS="--exit-zero")
    assert done.returncode == 1, done.stderr
    assert "--exit-zero:35:1: 错误 FZ103 " in done.stdout


def test_the_template_installs_what_it_is_told_and_nothing_of_its_own_choice(repository: Path) -> None:
    python = repository.parent / "bin/python"
    python.write_text('#!/bin/sh\nprintf "%s\\n" "$@"\n')
    python.chmod(0o755)
    template = gitlab()
    script = "\n".join(template["reportlint"]["before_script"])
    where = "git+https://git.example.org/法制/reportlint@v0.1.0"
    assert bash(script, repository, REPORTLINT_SOURCE=where).stdout.split("\n")[-2] == where
    done = bash(script, repository, REPORTLINT_SOURCE=template["variables"]["REPORTLINT_SOURCE"])
    assert (done.returncode != 0, done.stdout) == (True, "")
    assert "REPORTLINT_SOURCE: say in this variable what pip is to install" in done.stderr


def test_the_action_installs_its_own_checkout(repository: Path) -> None:
    python = repository.parent / "bin/python"
    python.write_text('#!/bin/sh\nprintf "%s\\n" "$@"\n')
    python.chmod(0o755)
    [install] = [step for step in action()["runs"]["steps"] if step.get("name") == "Install reportlint"]
    done = bash(install["run"], repository, GITHUB_ACTION_PATH="/actions/报告 lint")
    assert done.stdout.split("\n")[-2] == "/actions/报告 lint[pdf]"
