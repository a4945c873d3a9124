"""What the README tells people to type is what the project's own gate runs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reportlint.cli.app import run
from reportlint.config import load

ROOT = Path(__file__).resolve().parents[1]
READMES = ("README.md", "README.zh-CN.md")
CHECK = "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/reportlint examples/faulty.txt"
TEST = 'python3 -m venv .venv && .venv/bin/pip install -e ".[dev]" && .venv/bin/pytest'


def blocks(name: str, language: str) -> list[str]:
    """The code blocks of a README in one language, in order."""
    text = (ROOT / name).read_text("utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def block(name: str, language: str, start: str) -> str:
    """The one code block that begins so."""
    [found] = [text for text in blocks(name, language) if text.startswith(start)]
    return found


def command_lines(name: str) -> list[str]:
    """The lines of a README's shell blocks, in order."""
    return [line for text in blocks(name, "sh") for line in text.splitlines()]


def gate() -> str:
    return (ROOT / ".ci/run").read_text("utf-8")


def test_the_readme_begins_with_the_command_that_checks_an_example() -> None:
    assert command_lines("README.md")[0] == CHECK


@pytest.mark.parametrize("name", READMES)
def test_the_second_command_of_a_readme_runs_the_tests(name: str) -> None:
    assert [line for line in command_lines(name) if line.startswith("python3 -m venv")] == [CHECK, TEST]


@pytest.mark.parametrize("command", [CHECK, TEST])
def test_the_gate_runs_the_commands_of_the_readme_word_for_word(command: str) -> None:
    assert re.findall(r"^expect \d bash -c '(python3 -m venv .*)'$", gate(), re.MULTILINE) == [CHECK, TEST]
    assert f"bash -c '{command}'" in gate()


@pytest.mark.parametrize("name", READMES)
def test_every_file_that_a_readme_links_to_exists(name: str) -> None:
    targets = re.findall(r"\]\((?!https?://|#)([^)#\s]+)", (ROOT / name).read_text("utf-8"))
    assert targets
    assert [target for target in targets if not (ROOT / target).exists()] == []


@pytest.mark.parametrize("name", READMES)
def test_every_example_that_a_readme_names_exists(name: str) -> None:
    named = set(re.findall(r"examples[/\\]([\w.-]+\.\w+)", (ROOT / name).read_text("utf-8")))
    assert "faulty.txt" in named
    assert {example for example in named if not (ROOT / "examples" / example).exists()} == set()


@pytest.fixture
def _at_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    for name in ("REPORTLINT_LANG", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.usefixtures("_at_the_root")
@pytest.mark.parametrize("name", READMES)
def test_the_sample_in_a_readme_is_what_the_command_prints(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    [sample] = blocks(name, "text")
    assert run(["examples/faulty.txt"]) == 1
    printed = capsys.readouterr().out
    at = 0
    for piece in sample.rstrip().split("\n\n…\n\n"):
        at = printed.find(piece, at)
        assert at >= 0, f"not printed, or not in this order:\n{piece}"
    assert printed.rstrip().endswith(piece)


@pytest.mark.usefixtures("_at_the_root")
@pytest.mark.parametrize("name", READMES)
def test_the_rule_in_a_readme_works_as_a_pack(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("mine.yaml").write_text(block(name, "yaml", "pack: mine"), "utf-8")
    Path("draft.txt").write_text("全年办结好几个重点项目。\n", "utf-8")
    run(["--pack", "mine.yaml", "--select", "YX001", "--format", "concise", "draft.txt"])
    assert capsys.readouterr().out == "draft.txt:1:5: 警告 YX001 建议把“好几个”改为“多个”\n"


@pytest.mark.parametrize("name", READMES)
def test_the_configuration_in_a_readme_is_valid(name: str, tmp_path: Path) -> None:
    path = tmp_path / ".reportlint.yaml"
    path.write_text(block(name, "yaml", "fail-on:"), "utf-8")
    found = load(path)
    assert found.config.ignore == ("GW204",)
    assert found.facts == {"profile": "publication"}
