"""What the documents tell people to type is typed, in order, in a folder of drafts; what they show is what comes out.

Remarks above a block say what it is: `exit: 1` (0 unless told; one code for all its commands, or one for each),
`not run: why` for what installs or needs the network, `as above` for the same as a batch file of Windows, `output` for
what the last command printed (a line … stands for any number of lines, … at the end of a line for the rest of it),
`configuration`, `waivers`, `pack`, `expected` or `draft`, with a path, for a file that the reader makes, and
`shown: why` for anything else.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable, Mapping
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import docx
import pytest
from pages import DOCS, ROOT, Block, blocks, pages, read
from word_files import logical, plain

from reportlint import config, pack_cases, waivers
from reportlint.cli.app import run
from reportlint.packs import load

OF_OTHERS = {
    "docs/configuration.md": "tests/test_config_docs.py",
    "docs/configuration.zh-CN.md": "tests/test_config_docs.py",
}
"""Pages whose commands another test runs."""

RUN = [page for page in pages() if page not in OF_OTHERS]
GUIDES = [f"docs/{name}{lang}.md" for name in ("clerks", "offices", "packs", "README") for lang in ("", ".zh-CN")]

OUTSIDE = {"pip", "git", "pre-commit", "docker", "py"}
"""Commands that no test may run: they install, or need the network."""

EXAMPLES = ROOT / "examples"
DRAFTS: dict[str, tuple[str, ...]] = {
    "complete.txt": ("draft.txt", "报告.txt", "draft.docx", "报告.docx"),
    "faulty.txt": ("my-report.txt", "我的报告.txt", "my-report.docx", "我的报告.docx"),
}
"""The example drafts that every page finds in its folder, under names that it uses."""

OTHER_KINDS: dict[str, tuple[str, ...]] = {
    "xinxi-gongkai-faulty.md": ("disclosure.docx", "信息公开年报.docx"),
    "xinxi-gongkai.md": ("disclosure-2023.docx", "信息公开年报2023.docx"),
    "shufa-faulty.txt": ("principal.docx", "述法报告.docx"),
}
"""Drafts of the other two kinds; of the second, one year goes by as if it were last year's."""

COLLECTED: Mapping[str, str] = {
    "砚溪县市场监督管理局.docx": "complete.txt",
    "澜桥县人民政府.txt": "web-paste.txt",
    "汐宁市住房和城乡建设局.md": "markdown.md",
}
"""What the folders of drafts hold; those of the guide for offices have a faulty draft among them besides."""

MIXED: Mapping[str, str] = {
    "信息公开年报.md": "xinxi-gongkai-faulty.md",
    "法治政府年报.txt": "complete.txt",
    "述法报告.docx": "shufa-faulty.txt",
}
"""What the folders with reports of all kinds hold."""

FAULTY = "芦汀县交通运输局.docx"
FOLDERS = ("reports", "各单位报告")
OF_ALL_KINDS = ("kinds", "三种报告")


class Said(NamedTuple):
    """What a command answered."""

    code: int
    text: str


def word(name: str, text: str) -> bytes:
    """A Word file with a paragraph for each line, and the tables of Markdown."""
    if name.endswith(".md"):
        return plain(*logical(name, text.encode()))
    made = docx.Document()
    for line in filter(str.strip, text.splitlines()):
        made.add_paragraph(line)
    stream = BytesIO()
    made.save(stream)
    return stream.getvalue()


@pytest.fixture(scope="module")
def example() -> Callable[[str, str], bytes]:
    """The bytes of an example under a name, as a Word file where the name asks for one."""
    made: dict[tuple[str, str], bytes] = {}

    def bytes_of(name: str, source: str) -> bytes:
        suffix = Path(name).suffix
        if (suffix, source) not in made:
            text = (EXAMPLES / source).read_text("utf-8")
            if "2023" in name:
                text = text.replace("2024年", "2023年").replace("2025年", "2024年")
            made[suffix, source] = word(source, text) if suffix == ".docx" else text.encode()
        return made[suffix, source]

    return bytes_of


@pytest.fixture
def folder(tmp_path, monkeypatch, example):
    """A folder with drafts, as the reader of a page has it, and `reportlint` as a command."""
    for source, names in (DRAFTS | OTHER_KINDS).items():
        for name in names:
            (tmp_path / name).write_bytes(example(name, source))
    for collections, held in ((FOLDERS, COLLECTED), (OF_ALL_KINDS, MIXED)):
        for collection in collections:
            (tmp_path / collection).mkdir()
            for name, source in held.items():
                (tmp_path / collection / name).write_bytes(example(name, source))
    (tmp_path / ".git").mkdir()
    (tmp_path / ".bin").mkdir()
    command = tmp_path / ".bin/reportlint"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m reportlint "$@"\n', "utf-8")
    command.chmod(0o755)
    for name in [name for name in os.environ if name.startswith("REPORTLINT_")]:
        monkeypatch.delenv(name)
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    monkeypatch.setenv("PATH", f"{command.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("PYTHONPATH", str(ROOT / "linter"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def commands(block: Block) -> list[str]:
    """What a reader types: line by line; a script (with `if` or `for`) as a whole."""
    text = block.text
    if block.language == "bat":
        text = text.replace(r".venv\Scripts" + "\\", "").replace("\\", "/")
    if re.search(r"^(?:if|for|set -)\b", text, re.MULTILINE):
        return [text]
    text = text.replace("\\\n", " ")
    return [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]


def needs_shell(command: str) -> bool:
    bare = re.sub(r"#.*|'[^']*'", "", command)
    return "$" in bare or re.search(r"[|<>&;*\n]", re.sub(r'"[^"]*"', "", bare)) is not None


def typed(command: str, capsys: pytest.CaptureFixture[str]) -> Said:
    """What comes of a command: within this process where it is reportlint alone, else in a shell."""
    if needs_shell(command):
        done = subprocess.run(["bash", "-c", command], capture_output=True, encoding="utf-8", timeout=60, check=False)
        return Said(done.returncode, done.stdout + done.stderr)
    words = shlex.split(command, comments=True)
    assert words.pop(0) == "reportlint", f"neither reportlint nor marked: {command}"
    code = run(words)
    out, err = capsys.readouterr()
    return Said(code, out + err)


def codes(block: Block, number: int) -> list[int]:
    """The exit code that each of a block's commands must have."""
    given = [int(code) for code in block.remarks.get("exit", "0").split()]
    return given * number if len(given) == 1 else given


def as_shown(shown: str) -> str:
    """A regular expression for an output, in which … stands for what is left out."""
    lines = []
    for line in shown.rstrip("\n").split("\n"):
        if line.strip() == "…":
            lines.append(r"(?:.*\n)*?")
        elif line.endswith("…"):
            lines.append(re.escape(line[:-1]) + ".*\n")
        else:
            lines.append(re.escape(line) + "\n")
    return "".join(lines)


def place_file(block: Block, folder: Path) -> None:
    """Makes the file that a block shows, and reads it as the program does."""
    [(kind, path)] = [(kind, block.remarks[kind]) for kind in LOADERS if kind in block.remarks]
    file = folder / (path or f".tried/{kind}.yaml")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(block.text, "utf-8")
    LOADERS[kind](file)


LOADERS: Mapping[str, Callable[[Path], object]] = {
    "configuration": lambda path: config.Choices(config.load(path)).general,
    "waivers": waivers.files.load,
    "pack": load,
    "expected": pack_cases.read,
    "draft": Path.read_text,
}


@pytest.mark.parametrize("page", RUN)
def test_a_page_can_be_followed_from_top_to_bottom(page, folder, capsys, example):
    if "offices" in page:
        for collection in FOLDERS:
            (folder / collection / FAULTY).write_bytes(example(FAULTY, "faulty.txt"))
    said = Said(0, "")
    for block in blocks(page, read(page)):
        if LOADERS.keys() & block.remarks.keys():
            place_file(block, folder)
        elif block.language in {"sh", "bat"} and not {"not run", "as above"} & block.remarks.keys():
            wanted = commands(block)
            for command, code in zip(wanted, codes(block, len(wanted)), strict=True):
                said = typed(command, capsys)
                assert said.code == code, f"{block.place}: {command}\n{said.text}"
        elif "output" in block.remarks:
            same = re.fullmatch(as_shown(block.text), f"{said.text.rstrip()}\n") is not None
            assert same, f"{block.place}: shown is\n{block.text}\nprinted was\n{said.text}"


NOT_RUN = [block for page in RUN for block in blocks(page, read(page)) if "not run" in block.remarks]


@pytest.mark.parametrize("block", NOT_RUN, ids=lambda block: block.place)
def test_only_what_installs_or_needs_the_network_is_not_run(block):
    assert block.remarks["not run"]
    for line in commands(block):
        words = {Path(word).name for word in re.split(r"[\s&|]+", line)}
        assert words & OUTSIDE, f"{block.place}: {line}"


def checks(text: str) -> list[str]:
    """The calls of reportlint in a script."""
    return re.findall(r"reportlint (?:[^\n;&|]*)", text)


AS_ABOVE = [
    (before, block)
    for page in RUN
    for before, block in pairwise(each for each in blocks(page, read(page)) if each.language in {"sh", "bat"})
    if "as above" in block.remarks
]


@pytest.mark.parametrize(("before", "block"), AS_ABOVE, ids=lambda block: block.place)
def test_a_batch_file_that_is_not_run_calls_what_the_script_before_it_calls(before, block):
    assert (before.language, block.language) == ("sh", "bat")
    assert checks(block.text) == checks(before.text) != []


@pytest.mark.parametrize("page", GUIDES)
def test_every_block_of_a_guide_says_what_it_is_or_is_run(page):
    silent = [
        block.place
        for block in blocks(page, read(page))
        if block.language not in {"sh", "bat"} and not ({*LOADERS, "output", "shown"} & block.remarks.keys())
    ]
    assert silent == []


@pytest.mark.parametrize("page", OF_OTHERS)
def test_a_page_that_is_not_run_here_is_run_by_the_test_that_is_named(page):
    assert Path(page).name in (ROOT / OF_OTHERS[page]).read_text("utf-8")


def structure(page: str) -> list[str]:
    """The levels of the headings, and the languages of the blocks, of a page."""
    text = read(page)
    outside = re.sub(r"^```.*?^```$", lambda found: f"```{found[0][3:].split()[0]}", text, flags=re.M | re.S)
    return re.findall(r"^(#+(?= )|```\w*)", outside, re.MULTILINE)


@pytest.mark.parametrize("page", GUIDES)
def test_both_languages_of_a_guide_have_the_same_sections_and_blocks(page):
    assert structure(page) == structure(page.replace(".zh-CN.md", ".md"))


@pytest.mark.parametrize("page", GUIDES)
def test_every_link_of_a_guide_leads_to_a_file_and_a_heading(page):
    text = read(page)
    for target, anchor in re.findall(r"\]\((?!https?://)([^)#\s]*)#?([^)\s]*)\)", text):
        path = (ROOT / page).parent / target if target else ROOT / page
        assert path.exists(), f"{page}: {target}"
        if anchor:
            assert anchor in anchors(path.read_text("utf-8")), f"{page}: #{anchor}"


def anchors(text: str) -> set[str]:
    """The names by which the headings of a page are linked to."""
    outside = re.sub(r"^```.*?^```$", "", text, flags=re.M | re.S)
    headings = re.findall(r"^#+ (.*)$", outside, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", ["docs/README.md", "docs/README.zh-CN.md"])
def test_the_index_names_every_page_of_its_language(page):
    chinese = page.endswith(".zh-CN.md")
    own = {path.name for path in DOCS.glob("*.md") if path.name.endswith(".zh-CN.md") is chinese} - {Path(page).name}
    linked = set(re.findall(r"\]\(([^)#\s]+)", read(page)))
    assert own - linked == set()
    assert f"rules/{'zh' if chinese else 'en'}/README.md" in linked


@pytest.mark.parametrize(("readme", "index"), [("README.md", "README.md"), ("README.zh-CN.md", "README.zh-CN.md")])
def test_the_readme_leads_to_the_index(readme, index):
    assert f"](docs/{index})" in read(readme)
