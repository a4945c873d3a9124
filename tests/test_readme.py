"""What the README tells people to type is what the project's own gate runs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
READMES = ("README.md", "README.zh-CN.md")
CHECK = "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/reportlint examples/faulty.txt"
TEST = 'python3 -m venv .venv && .venv/bin/pip install -e ".[dev]" && .venv/bin/pytest'


def command_lines(name: str) -> list[str]:
    """The lines of a README's shell blocks, in order."""
    text = (ROOT / name).read_text("utf-8")
    blocks = re.findall(r"^```(?:sh|bash|bat)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    return [line for block in blocks for line in block.splitlines()]


def gate() -> str:
    return (ROOT / ".ci/run").read_text("utf-8")


def test_the_readme_begins_with_the_command_that_checks_an_example() -> None:
    assert command_lines("README.md")[0] == CHECK


def test_the_second_unix_command_of_the_readme_runs_the_tests() -> None:
    assert [line for line in command_lines("README.md") if line.startswith("python3 -m venv")] == [CHECK, TEST]


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
