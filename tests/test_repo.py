"""What must hold for the repository as a whole: nothing of a workplace in it, and documents that keep up."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from reportlint.cli.commands import build, everything

ROOT = Path(__file__).resolve().parents[1]
READMES = ("README.md", "README.zh-CN.md")

# Put together from halves, so that this file does not hold the words that it looks for.
ANYWHERE = [
    "py" + "pi.org",
    "python" + "hosted.org",
    "pip" + " install --index-url",
    "tuna." + "tsinghua",
    "mirrors." + "aliyun",
    "/wo" + "rk/",
    "/ro" + "ot/",
    "/ho" + "me/",
]
IN_DOCUMENTS = ["sha" + "red/", "sess" + "ion", "ag" + "ent", "Cla" + "ude", "wo" + "rk/main"]


def repository_files() -> list[Path]:
    """The text files that git tracks or would track."""
    listing = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    paths = (ROOT / name for name in listing.stdout.split("\0") if name)
    return sorted(path for path in paths if path.is_file() and b"\0" not in path.read_bytes()[:1000])


def holding(words: list[str], files: list[Path]) -> list[str]:
    """`name:line: word` for every one of the words that stands in the files, whatever its case."""
    found = []
    for path in files:
        text = path.read_text("utf-8", errors="replace").lower()
        for word in words:
            if (at := text.find(word.lower())) >= 0:
                found.append(f"{path.name}:{text.count(chr(10), 0, at) + 1}: {word}")
    return found


def test_no_file_names_a_registry_host_or_the_place_where_it_was_written() -> None:
    files = repository_files()
    assert ROOT / "pyproject.toml" in files
    assert holding(ANYWHERE, files) == []


def test_no_document_speaks_of_how_or_where_it_was_written() -> None:
    documents = [path for path in repository_files() if path.suffix == ".md"]
    assert {ROOT / name for name in READMES} <= set(documents)
    assert holding(IN_DOCUMENTS, documents) == []


def test_a_forbidden_word_is_found_whatever_its_case(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("one\ntwo FILES.Python" + "Hosted.org\n", "utf-8")
    assert holding(ANYWHERE, [tmp_path / "a.md"]) == ["a.md:2: python" + "hosted.org"]


def code(name: str) -> str:
    """The parts of a README that are set as code."""
    text = (ROOT / name).read_text("utf-8")
    blocks = re.findall(r"^```.*?^```$", text, re.MULTILINE | re.DOTALL)
    rest = re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)
    return "\n".join(blocks + re.findall(r"`[^`\n]+`", rest))


def named_options(name: str) -> set[str]:
    return set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", code(name)))


def named_commands(name: str) -> set[str]:
    return set(re.findall(r"reportlint ([a-z]+)(?![\w./\\-])", code(name)))


def options() -> set[str]:
    """Every long option of every command, as it is typed."""
    parameters = [parameter for command in everything(build("en")) for parameter in command.params]
    given = [name for parameter in parameters for name in (*parameter.opts, *parameter.secondary_opts)]
    return {"--help"} | {name for name in given if name.startswith("--")}


@pytest.mark.parametrize("name", READMES)
def test_a_readme_names_every_option_of_the_command_line_and_no_other(name: str) -> None:
    assert named_options(name) == options()


@pytest.mark.parametrize("name", READMES)
def test_a_readme_names_every_command_and_no_other(name: str) -> None:
    assert named_commands(name) == set(build("en").commands)
