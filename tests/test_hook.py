"""The pre-commit hook, proved by the real pre-commit in throw-away git repositories."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest

from reportlint.cli.app import run

ROOT = Path(__file__).resolve().parents[1]
FAULTY, COMPLETE = "报告/缺项稿.txt", "报告/合格稿.txt"
CONFIG = """\
repos:
  - repo: {hook}
    rev: {commit}
    hooks:
"""
PACK = """\
pack: ours
title: {zh: 补充, en: Ours}
version: "1"
sources: {office: {name: 通知, level: L4}}
rules:
  - id: YX101
    kind: swap
    title: {zh: 口语, en: colloquial}
    severity: warning
    basis: {source: office}
    swap: {好几个: 多个}
    message: {zh: 用词, en: wording}
    why: {zh: 要能核对。, en: To be verifiable.}
    examples:
      bad: [有⟦好几个⟧项目。]
      good: [有多个项目。]
"""


@dataclass(frozen=True)
class Sandbox:
    """A hook repository made of this checkout, and surroundings in which nothing of the user is read or written."""

    folder: Path
    hook: Path
    commit: str
    environment: Mapping[str, str]

    def run(self, *command: str, cwd: Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command, cwd=cwd, env=self.environment, capture_output=True, encoding="utf-8", stdin=subprocess.DEVNULL
        )

    def must(self, *command: str, cwd: Path) -> str:
        done = self.run(*command, cwd=cwd)
        assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
        return done.stdout

    def pre_commit(self, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
        return self.run(sys.executable, "-m", "pre_commit", *arguments, cwd=cwd)

    def drafts(self, name: str, *files: str, hooks: Sequence[str] = ("reportlint",)) -> Path:
        """A repository with some hooks installed and the named drafts staged."""
        folder = self.folder / name
        folder.mkdir()
        self.must("git", "init", "--quiet", ".", cwd=folder)
        for file in files:
            source = "faulty.txt" if file == FAULTY else "complete.txt"
            (folder / file).parent.mkdir(exist_ok=True)
            shutil.copyfile(ROOT / "examples" / source, folder / file)
        (folder / ".pre-commit-config.yaml").write_text(
            CONFIG.format(hook=self.hook.as_posix(), commit=self.commit)
            + "".join(f"      - id: {hook}\n" for hook in hooks),
            encoding="utf-8",
        )
        self.must("git", "add", "--all", cwd=folder)
        self.must(sys.executable, "-m", "pre_commit", "install", cwd=folder)
        return folder


def surroundings(folder: Path) -> dict[str, str]:
    """The environment without the caller's git and tool settings; pip still finds the index it is set up for."""
    own = ("GIT_", "PRE_COMMIT", "REPORTLINT_", "VIRTUALENV_", "VIRTUAL_ENV", "XDG_", "SKIP", "PYTHONPATH")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(own)}
    home = folder / "home"
    home.mkdir()
    settings = [Path.home() / ".config/pip/pip.conf", Path.home() / ".pip/pip.conf"]
    if "PIP_CONFIG_FILE" not in environment and (found := [str(path) for path in settings if path.is_file()]):
        environment["PIP_CONFIG_FILE"] = found[0]
    return environment | {
        "HOME": str(home),
        "USERPROFILE": str(home),
        "LOCALAPPDATA": str(home),
        "APPDATA": str(home),
        "XDG_CACHE_HOME": str(home / "cache"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_DATA_HOME": str(home / "data"),
        "PRE_COMMIT_HOME": str(folder / "pre-commit"),
        "PYENV_ROOT": os.environ.get("PYENV_ROOT", str(Path.home() / ".pyenv")),
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_AUTHOR_NAME": "Hook Test",
        "GIT_AUTHOR_EMAIL": "hook@example.invalid",
        "GIT_COMMITTER_NAME": "Hook Test",
        "GIT_COMMITTER_EMAIL": "hook@example.invalid",
        "NO_COLOR": "1",
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    }


def copy_checkout(target: Path) -> None:
    """Copies what git tracks, or would track, as it stands in the working tree."""
    listing = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    for name in filter(None, listing.stdout.split("\0")):
        if (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target / name)


def index_is_out_of_reach(sandbox: Sandbox) -> str:
    """Why pip cannot fetch the build backend, or nothing when it can: then a failed installation is our own fault."""
    probe = [sys.executable, "-m", "pip", "download", "--no-deps", "--no-cache-dir", "--retries", "0"]
    done = sandbox.run(*probe, "--timeout", "20", "--dest", "probe", "hatchling", cwd=sandbox.folder)
    return "" if done.returncode == 0 else done.stderr.strip().rpartition("\n")[2]


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Sandbox:
    """The hook's environment, built once by pre-commit itself from this checkout."""
    folder = tmp_path_factory.mktemp("hook")
    hook = folder / "reportlint"
    hook.mkdir()
    copy_checkout(hook)
    bare = Sandbox(folder, hook, "", surroundings(folder))
    bare.must("git", "init", "--quiet", ".", cwd=hook)
    bare.must("git", "add", "--all", cwd=hook)
    bare.must("git", "commit", "--quiet", "--message", "checkout", cwd=hook)
    ready = Sandbox(folder, hook, bare.must("git", "rev-parse", "HEAD", cwd=hook).strip(), bare.environment)
    first = ready.drafts("first", COMPLETE)
    built = ready.pre_commit("install-hooks", cwd=first)
    if built.returncode != 0:
        if reason := index_is_out_of_reach(ready):
            pytest.skip(f"pre-commit cannot install the hook, the package index is out of reach: {reason}")
        pytest.fail(f"pre-commit cannot build the hook from this checkout:\n{built.stdout}{built.stderr}")
    return ready


def test_the_hook_names_the_failing_draft_with_its_line_column_and_rule(sandbox: Sandbox) -> None:
    folder = sandbox.drafts("both", FAULTY, COMPLETE)
    done = sandbox.pre_commit("run", "--all-files", cwd=folder)
    assert done.returncode == 1, done.stdout + done.stderr
    assert re.search(rf"^{re.escape(FAULTY)}:35:1 \S+ FZ103 ", done.stdout, re.MULTILINE), done.stdout


def test_the_hook_has_nothing_to_say_of_the_passing_draft(sandbox: Sandbox) -> None:
    folder = sandbox.drafts("mixed", FAULTY, COMPLETE)
    done = sandbox.pre_commit("run", "--all-files", cwd=folder)
    assert f"{FAULTY}:" in done.stdout
    assert f"{COMPLETE}:" not in done.stdout


def test_the_hook_passes_over_files_that_are_no_drafts(sandbox: Sandbox) -> None:
    folder = sandbox.drafts("alien", COMPLETE)
    (folder / "报告/附件.csv").write_bytes(b"\0,,")
    sandbox.must("git", "add", "--all", cwd=folder)
    done = sandbox.pre_commit("run", "--all-files", cwd=folder)
    assert done.returncode == 0, done.stdout + done.stderr


def test_git_refuses_a_commit_with_a_failing_draft(sandbox: Sandbox) -> None:
    folder = sandbox.drafts("refused", FAULTY, COMPLETE)
    done = sandbox.run("git", "commit", "--message", "draft", cwd=folder)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "FZ103" in done.stdout + done.stderr
    assert sandbox.run("git", "rev-parse", "--verify", "--quiet", "HEAD", cwd=folder).returncode != 0


def test_git_accepts_a_commit_with_a_passing_draft(sandbox: Sandbox) -> None:
    folder = sandbox.drafts("accepted", COMPLETE)
    done = sandbox.run("git", "commit", "--message", "draft", cwd=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"^reportlint\.+Passed$", done.stdout + done.stderr, re.MULTILINE), done.stdout + done.stderr
    committed = sandbox.must("git", "-c", "core.quotePath=false", "ls-tree", "-r", "--name-only", "HEAD", cwd=folder)
    assert committed.splitlines() == [".pre-commit-config.yaml", COMPLETE]


def waive(folder: Path, until: date) -> None:
    entry = f"{{rule: FZ103, reason: 经审定, by: 法制科, until: {until.isoformat()}}}"
    (folder / "reportlint-waivers.yaml").write_text(f"waivers:\n  - {entry}\n", encoding="utf-8")


def test_a_waived_draft_passes_and_an_expired_waiver_fails(sandbox: Sandbox) -> None:
    folder = sandbox.drafts("waived", COMPLETE)
    draft = folder / COMPLETE
    text = draft.read_text("utf-8")
    draft.write_text(text[: text.index("三、")] + text[text.index("四、") :].replace("四、", "三、", 1), "utf-8")
    assert "FZ103" in sandbox.pre_commit("run", "--all-files", cwd=folder).stdout
    waive(folder, date.today() + timedelta(days=30))
    sandbox.must("git", "add", "--all", cwd=folder)
    done = sandbox.pre_commit("run", "--all-files", cwd=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    waive(folder, date.today() - timedelta(days=1))
    sandbox.must("git", "add", "--all", cwd=folder)
    done = sandbox.pre_commit("run", "--all-files", cwd=folder)
    assert done.returncode == 1
    assert "WV101" in done.stdout
    assert "FZ103" in done.stdout


@pytest.mark.parametrize("name", ["报告/稿 子.md", "报告/稿.docx", "报告/稿.html"])
def test_the_hook_checks_drafts_of_every_kind(sandbox: Sandbox, name: str) -> None:
    folder = sandbox.drafts(f"kind{Path(name).suffix[1:]}", COMPLETE)
    draft = folder / name
    faulty = str(ROOT / "examples" / "faulty.txt")
    if draft.suffix == ".docx":
        assert run([faulty, "--format", "docx", "--output", str(draft), "--fail-on", "never"]) == 0
    elif draft.suffix == ".html":
        lines = Path(faulty).read_text("utf-8").splitlines()
        draft.write_text("<html><body>" + "".join(f"<p>{line}</p>\n" for line in lines) + "</body></html>", "utf-8")
    else:
        shutil.copyfile(faulty, draft)
    sandbox.must("git", "add", "--all", cwd=folder)
    done = sandbox.pre_commit("run", "--all-files", cwd=folder)
    assert done.returncode == 1, done.stdout + done.stderr
    assert re.search(rf"^{re.escape(name)}:\d+:\d+ .*FZ103 ", done.stdout, re.MULTILINE), done.stdout


def test_the_hook_for_packs_runs_their_examples(sandbox: Sandbox) -> None:
    folder = sandbox.drafts("packs", COMPLETE, hooks=("reportlint-packs",))
    (folder / "rules").mkdir()
    (folder / "rules/ours.yaml").write_text(PACK, "utf-8")
    sandbox.must("git", "add", "--all", cwd=folder)
    done = sandbox.pre_commit("run", "--all-files", cwd=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    (folder / "rules/ours.yaml").write_text(PACK.replace("⟦好几个⟧项目", "好几个⟦项目⟧"), "utf-8")
    sandbox.must("git", "add", "--all", cwd=folder)
    done = sandbox.pre_commit("run", "--all-files", cwd=folder)
    assert done.returncode == 1
    assert re.search(r"rules/ours\.yaml:6: YX101 反例 1$", done.stdout, re.MULTILINE), done.stdout


def test_the_hook_for_a_batch_checks_drafts_that_the_commit_does_not_touch(sandbox: Sandbox) -> None:
    folder = sandbox.drafts("batch", FAULTY, COMPLETE, hooks=("reportlint-batch",))
    done = sandbox.pre_commit("run", "--files", ".pre-commit-config.yaml", cwd=folder)
    assert done.returncode == 1, done.stdout + done.stderr
    assert f"{FAULTY}:35:1" in done.stdout


def test_the_hook_for_a_batch_can_be_told_where_the_drafts_are(sandbox: Sandbox) -> None:
    hook = "reportlint-batch\n        args: [--format, concise, 报告]"
    folder = sandbox.drafts("narrow", COMPLETE, hooks=(hook,))
    (folder / "归档").mkdir()
    shutil.copyfile(ROOT / "examples/faulty.txt", folder / "归档/旧稿.txt")
    sandbox.must("git", "add", "--all", cwd=folder)
    done = sandbox.pre_commit("run", "--all-files", "--verbose", cwd=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "共 1 份 " in done.stdout
