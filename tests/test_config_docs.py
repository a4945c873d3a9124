"""The pages on the configuration and its JSON Schema: every key, example, pattern and command does what they say."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner
from packs.pack_samples import PACK
from packs.test_schema import Editor, yaml

from reportlint import cli, config
from reportlint.config import Choices, Config, Override, schema
from reportlint.config.schema import MEANINGS
from reportlint.errors import ReportlintError
from reportlint.shapes import keys_of

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
PAGES = ("configuration.md", "configuration.zh-CN.md")
KEYS = [*keys_of(Config)]
VALIDATOR = jsonschema.Draft7Validator(schema.schema())


def page(name: str) -> str:
    return (DOCS / name).read_text("utf-8")


def blocks(name: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", page(name), re.MULTILINE | re.DOTALL)


YAML = [pytest.param(name, text, id=f"{name}-{at}") for name in PAGES for at, text in enumerate(blocks(name, "yaml"))]
COMMANDS = [(name, line) for name in PAGES for text in blocks(name, "sh") for line in text.splitlines()]


class Entry:
    name = "reportlint"

    @staticmethod
    def main(args, prog_name):
        cli.main(args)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A repository with the files that the pages speak of."""
    (tmp_path / ".git").mkdir()
    for name in ("county.yaml", "本县.yaml"):
        (tmp_path / name).write_text(PACK.replace("pack: ours", f"pack: {Path(name).stem}"), "utf-8")
    (tmp_path / "2023").mkdir()
    for name in ("report.txt", "报告.txt"):
        (tmp_path / "2023" / name).write_text("报告\n", "utf-8")
    for name in ("REPORTLINT_LANG", "REPORTLINT_FAIL_ON", "REPORTLINT_STRICT"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path.resolve()


def typed(line: str) -> str:
    """What a line of a page prints when it is typed."""
    words = shlex.split(line, comments=True)
    assert words.pop(0) == "reportlint"
    result = CliRunner().invoke(Entry, words)
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout


@pytest.mark.parametrize(("name", "text"), YAML)
def test_every_example_is_a_configuration_that_fits_the_packs(folder, name, text):
    (folder / ".reportlint.yaml").write_text(text, "utf-8")
    assert Choices(config.find(folder)).general.values


@pytest.mark.parametrize(("name", "text"), YAML)
def test_every_example_fits_the_schema(name, text):
    assert [error.message for error in VALIDATOR.iter_errors(yaml.load(text, Editor))] == []


@pytest.mark.parametrize("name", PAGES)
def test_every_key_has_a_section_with_an_example_that_gives_it(name):
    sections = re.findall(r"^### `([a-z-]+)`\n(.*?)(?=^##)", page(name), re.MULTILINE | re.DOTALL)
    assert [key for key, _ in sections] == KEYS
    assert [key for key, text in sections if f"```yaml\n{key}:" not in text] == []
    overrides = dict(sections)["overrides"]
    assert [key for key in keys_of(Override) if f" {key}: " not in overrides or f"`{key}`" not in overrides] == []


@pytest.mark.parametrize(("name", "line"), COMMANDS)
def test_every_command_that_is_shown_works(folder, name, line):
    (folder / ".reportlint.yaml").write_text(blocks(name, "yaml")[0], "utf-8")
    assert typed(line)


@pytest.mark.parametrize("name", PAGES)
def test_the_output_that_is_shown_is_what_the_command_prints(folder, name):
    (folder / ".reportlint.yaml").write_text(blocks(name, "yaml")[0], "utf-8")
    [line] = re.findall(r"`(reportlint [^`]* --strict)`", page(name))
    [shown] = blocks(name, "text")
    assert typed(line).replace(folder.as_posix(), "/srv/reports") == shown


MATCHING = {
    "a.txt": (["a.txt", "x/a.txt"], ["b.txt"]),
    "*.bak.txt": (["a.bak.txt", "x/a.bak.txt"], ["a.txt"]),
    "archive/": (["archive/a.txt", "x/archive/a.txt"], ["archived/a.txt"]),
    "归档/": (["归档/a.txt", "x/归档/a.txt"], ["归档后/a.txt"]),
    "archive": (["archive/a.txt", "x/archive/a.txt"], ["archived/a.txt"]),
    "归档": (["归档/a.txt", "x/归档/a.txt"], ["归档后/a.txt"]),
    "/a.txt": (["a.txt"], ["x/a.txt"]),
    "./a.txt": (["a.txt"], ["x/a.txt"]),
    "2023/*.txt": (["2023/a.txt"], ["2023/x/a.txt", "x/2023/a.txt"]),
    "2023/**": (["2023/a.txt", "2023/x/y/a.txt"], ["x/2023/a.txt"]),
    "2023/**/a.txt": (["2023/a.txt", "2023/x/y/a.txt"], ["2023/b.txt", "a.txt"]),
    "报告?.docx": (["报告1.docx", "x/报告甲.docx"], ["报告.docx", "报告10.docx"]),
    "[一二]局.txt": (["一局.txt", "x/二局.txt"], ["三局.txt"]),
    "[!~]*.txt": (["a.txt"], ["~a.txt"]),
}


@pytest.mark.parametrize("name", PAGES)
def test_every_pattern_that_is_explained_matches_as_it_says(tmp_path, name):
    rows = re.findall(r"^\| (`.*?) \|", page(name), re.MULTILINE)
    shown = [pattern for row in rows for pattern in re.findall(r"`([^`]+)`", row)]
    assert set(shown) <= set(MATCHING)
    assert len(shown) == len(MATCHING) - 2
    for pattern in shown:
        found = config.Found(Config(exclude=(pattern,)), tmp_path)
        matched, others = MATCHING[pattern]
        assert [path for path in matched if not found.excludes(tmp_path / path)] == []
        assert [path for path in others if found.excludes(tmp_path / path)] == []


@pytest.mark.parametrize("name", PAGES)
def test_both_pages_have_the_same_sections_and_link_to_what_is_there(name):
    levels = [re.findall(r"^(#+) ", page(each), re.MULTILINE) for each in PAGES]
    assert levels[0] == levels[1]
    targets = re.findall(r"\]\((?!https?://|#)([^)#\s]+)", page(name))
    assert targets
    assert [target for target in targets if not (DOCS / target).exists()] == []


def test_the_schema_is_valid_draft_07_and_its_copy_in_docs_is_fresh():
    jsonschema.Draft7Validator.check_schema(schema.schema())
    assert schema.schema()["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert (DOCS / "config.schema.json").read_text("utf-8") == schema.text(), (
        "run: reportlint config --schema > docs/config.schema.json"
    )


def test_the_schema_describes_every_key_and_every_reference_leads_somewhere():
    made = schema.schema()
    assert list(made["properties"]) == KEYS
    assert list(made["definitions"]["override"]["properties"]) == [*keys_of(Override)]
    assert set(MEANINGS) == {*keys_of(Config), *keys_of(Override)}
    references = re.findall(r'"#/definitions/([^"]+)"', json.dumps(made))
    assert set(references) == set(made["definitions"])


@pytest.mark.parametrize(
    "text",
    [
        "fail-on: bad",
        "slect: GW3",
        "strict: maybe",
        "lang: fr",
        "revisions: first",
        "severities: {GW3: fatal}",
        "severities: GW3",
        "set: {yaer: 2024}",
        "set: {body: office}",
        "exclude: {a: b}",
        "overrides: {files: a}",
        "overrides: [{ignore: GW3}]",
        "overrides: [{files: a, strict: true}]",
        "overrides: [{files: a, set: {body: office}}]",
    ],
)
def test_what_the_loader_refuses_the_schema_refuses(tmp_path, text):
    path = tmp_path / "c.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(ReportlintError):
        config.load(path)
    assert list(VALIDATOR.iter_errors(yaml.load(text, Editor))) != []
