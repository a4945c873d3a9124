"""`reportlint config` by exact output, and a check that does what it says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reportlint import cli, engine
from reportlint.cli import effective
from reportlint.config import schema

PACK = """\
pack: {name}
title: {{zh: 包, en: pack}}
version: 1
sources: {{law: {{name: 某法, level: L1}}, norm: {{name: 某国标, level: L3}}}}
rules:
  - id: YX101
    kind: swap
    title: {{zh: 题, en: title}}
    severity: warning
    basis: {{source: norm}}
    message: {{zh: '“{{found}}”应为“{{better}}”', en: 'write “{{better}}” for “{{found}}”'}}
    why: {{zh: 甲, en: A}}
    swap: {{坏: 好}}
  - id: {id}
    kind: swap
    title: {{zh: 题, en: title}}
    severity: error
    basis: {{source: law}}
    message: {{zh: '“{{found}}”应为“{{better}}”', en: 'write “{{better}}” for “{{found}}”'}}
    why: {{zh: 甲, en: A}}
    swap: {{错: 对}}
"""

CONFIG = """\
packs: [ours.yaml]
ignore: [YX201]
severities: {YX1: info}
fail-on: info
set:
  profile: 公开版
exclude: [归档/, "*.bak.txt"]
overrides:
  - files: [2023/**]
    ignore: []
    severities:
      YX1: off
  - files: 2023/局.txt
    packs: theirs.yaml
    set: {year: 2023}
"""


class Entry:
    name = "reportlint"

    @staticmethod
    def main(args, prog_name):
        cli.main(args)


class Desk:
    """The command line in a repository of its own, with the true packs and the true engine."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, *args: str, env: dict[str, str] | None = None, stdin: str | None = None) -> Result:
        return CliRunner(env=env).invoke(Entry, list(args), input=stdin)

    def file(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


@pytest.fixture
def desk(tmp_path, monkeypatch):
    for name in ("NO_COLOR", "FORCE_COLOR", "REPORTLINT_LANG", "REPORTLINT_FAIL_ON", "REPORTLINT_FORMAT"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    made = Desk(tmp_path.resolve())
    made.file("ours.yaml", PACK.format(name="ours", id="YX201"))
    made.file("theirs.yaml", PACK.format(name="theirs", id="ZX101"))
    for name in ("a.txt", "2023/a.txt", "2023/局.txt", "归档/x/a.txt"):
        made.file(name, "坏和错。\n")
    return made


GENERAL = """\
配置文件：.reportlint.yaml（从 {0} 往上找，在 {0} 找到）

  packs           ours.yaml         .reportlint.yaml:1
  select          全部              默认
  ignore          YX201             .reportlint.yaml:2
  severities.YX1  info              .reportlint.yaml:3
  fail-on         info              .reportlint.yaml:4
  strict          false             默认
  lang            zh                默认
  revisions       accepted          默认
  set.profile     公开版            .reportlint.yaml:6
  exclude         归档/、*.bak.txt  .reportlint.yaml:7
  overrides       2023/**           .reportlint.yaml:9
  overrides       2023/局.txt       .reportlint.yaml:13
"""

OF_DRAFTS = """\
configuration: .reportlint.yaml (searched from {0} upward, found in {0})

2023/局.txt
  packs           theirs.yaml  .reportlint.yaml:14
  select          all          default
  ignore          none         .reportlint.yaml:10
  severities.YX1  off          .reportlint.yaml:12
  fail-on         info         .reportlint.yaml:4
  strict          true         command line --strict
  lang            en           command line --lang
  revisions       accepted     default
  set.profile     公开版       .reportlint.yaml:6
  set.year        2022         command line --set
  overrides       2023/**      .reportlint.yaml:9
  overrides       2023/局.txt  .reportlint.yaml:13

归档/x/a.txt
  packs           ours.yaml  .reportlint.yaml:1
  select          all        default
  ignore          YX201      .reportlint.yaml:2
  severities.YX1  info       .reportlint.yaml:3
  fail-on         info       .reportlint.yaml:4
  strict          true       command line --strict
  lang            en         command line --lang
  revisions       accepted   default
  set.profile     公开版     .reportlint.yaml:6
  set.year        2022       command line --set
  excluded        归档/      .reportlint.yaml:7
"""


def test_every_value_is_shown_with_its_line(desk):
    desk.file(".reportlint.yaml", CONFIG)
    result = desk("config")
    assert (result.stdout, result.stderr, result.exit_code) == (GENERAL.format(desk.folder.as_posix()), "", 0)


def test_of_a_draft_what_holds_for_it_is_shown_with_the_line_of_the_override(desk):
    desk.file(".reportlint.yaml", CONFIG)
    result = desk("config", "2023/局.txt", "归档/x/a.txt", "--lang", "en", "--set", "year=2022", "--strict")
    assert (result.stdout, result.exit_code) == (OF_DRAFTS.format(desk.folder.as_posix()), 0)


def row(result: Result, key: str) -> list[str]:
    """The value and the origin that are shown of a key."""
    [line] = [line for line in result.stdout.splitlines() if line.startswith(f"  {key} ")]
    return line.split(maxsplit=2)[1:]


def test_variables_and_options_are_named(desk):
    env = {
        "REPORTLINT_FAIL_ON": "warning",
        "REPORTLINT_LANG": "zh",
        "REPORTLINT_STRICT": "1",
        "REPORTLINT_FORMAT": "csv",
    }
    result = desk("config", "--no-strict", "--select", "GW3", "--revisions", "original", "--pack", "ours.yaml", env=env)
    assert result.stderr == "reportlint: 没有规则 GW3；可用：YX101、YX201\n"
    result = desk("config", "--no-strict", "--select", "YX1", "--revisions", "original", "--pack", "ours.yaml", env=env)
    assert row(result, "fail-on") == ["warning", "环境变量 REPORTLINT_FAIL_ON"]
    assert row(result, "lang") == ["zh", "环境变量 REPORTLINT_LANG"]
    assert row(result, "strict") == ["false", "命令行 --no-strict"]
    assert row(result, "packs") == ["ours.yaml", "命令行 --pack"]
    assert row(result, "select") == ["YX1", "命令行 --select"]
    assert row(result, "ignore") == ["无", "命令行 --select"]
    assert row(result, "revisions") == ["original", "命令行 --revisions"]


@pytest.mark.parametrize(
    ("args", "zh", "en"),
    [
        (
            [],
            "没有配置文件（从 {0}/2023 往上找到仓库的根 {0} 为止）",
            "no configuration (searched from {0}/2023 upward to the root of the repository, {0})",
        ),
        (["--no-config"], "不用配置文件（命令行 --no-config）", "no configuration (command line --no-config)"),
        (
            ["--config", "c.yaml"],
            "配置文件：c.yaml（命令行 --config）",
            "configuration: c.yaml (command line --config)",
        ),
    ],
)
def test_the_first_line_says_which_configuration_it_is_or_where_none_was(desk, monkeypatch, args, zh, en):
    desk.file("2023/c.yaml", "strict: true\n")
    monkeypatch.chdir(desk.folder / "2023")
    assert desk("config", *args).stdout.splitlines()[0] == zh.format(desk.folder.as_posix())
    assert desk("config", *args, "--lang=en").stdout.splitlines()[0] == en.format(desk.folder.as_posix())
    assert row(desk("config", *args), "strict") == (["true", "c.yaml:1"] if "--config" in args else ["false", "默认"])


def test_a_search_that_meets_no_repository_ends_at_the_root_of_the_file_system(desk):
    (desk.folder / ".git").rmdir()
    first = desk("config").stdout.splitlines()[0]
    assert first == f"没有配置文件（从 {desk.folder.as_posix()} 往上找到文件系统的根 {desk.folder.anchor} 为止）"


def test_a_variable_that_names_the_configuration_is_told(desk):
    desk.file("c.yaml", "strict: true\n")
    first = desk("config", env={"REPORTLINT_CONFIG": "c.yaml"}).stdout.splitlines()[0]
    assert first == "配置文件：c.yaml（环境变量 REPORTLINT_CONFIG）"


def test_json_holds_the_same_for_programs(desk):
    desk.file(".reportlint.yaml", "packs: ours.yaml\noverrides: [{files: a.txt, ignore: YX1}]\n")
    made = json.loads(desk("config", "a.txt", "--format", "json", env={"REPORTLINT_FAIL_ON": "never"}).stdout)
    assert made == {
        "schema": effective.SCHEMA,
        "file": ".reportlint.yaml",
        "searched": [desk.folder.as_posix()],
        "values": None,
        "drafts": [
            {
                "path": "a.txt",
                "values": [
                    {"key": "packs", "value": ["ours.yaml"], "from": at(1)},
                    {"key": "select", "value": [], "from": {"by": "default"}},
                    {"key": "ignore", "value": ["YX1"], "from": at(2)},
                    {
                        "key": "fail-on",
                        "value": "never",
                        "from": {"by": "variable", "name": "REPORTLINT_FAIL_ON"},
                    },
                    {"key": "strict", "value": False, "from": {"by": "default"}},
                    {"key": "lang", "value": "zh", "from": {"by": "default"}},
                    {"key": "revisions", "value": "accepted", "from": {"by": "default"}},
                    {"key": "overrides", "value": ["a.txt"], "from": at(2)},
                ],
            }
        ],
    }
    general = json.loads(desk("config", "--format", "json", "--no-config", "--strict").stdout)
    assert (general["file"], general["searched"], general["drafts"]) == (None, [], [])
    assert general["values"][4] == {
        "key": "strict",
        "value": True,
        "from": {"by": "option", "name": "--strict"},
    }


def at(line: int) -> dict[str, str | int]:
    return {"by": "file", "path": ".reportlint.yaml", "line": line}


def test_the_schema_is_printed(desk):
    assert desk("config", "--schema").stdout == schema.text()


@pytest.mark.parametrize("command", [["config"], ["check", "a.txt"]])
@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        (
            "fail-on: bad\nslect: YX1\n",
            ".reportlint.yaml:1:10: “fail-on”应是 error、warning、info、never 之一\n"
            ".reportlint.yaml:2:1: 没有“slect”这一项，是不是“select”？\n",
            ".reportlint.yaml:1:10: “fail-on” must be one of error, warning, info, never\n"
            ".reportlint.yaml:2:1: unknown key “slect”, did you mean “select”?\n",
        ),
        (
            "packs: ours.yaml\nselect: YX109\noverrides:\n  - {files: x, severities: {YX101: error}}\n",
            ".reportlint.yaml:2:9: 没有规则 YX109，是不是“YX101”？\n"
            ".reportlint.yaml:4:36: YX101 的级别最高为 warning：依据《某国标》的层级是 L3\n",
            ".reportlint.yaml:2:9: no such rule: YX109, did you mean “YX101”?\n"
            ".reportlint.yaml:4:36: YX101 may be at most warning: its basis 《某国标》 has level L3\n",
        ),
        (
            "packs: [ours.yaml, mine.yaml]\n",
            ".reportlint.yaml:1:20: 找不到规则包文件 {0}/mine.yaml\n",
            ".reportlint.yaml:1:20: no pack file {0}/mine.yaml\n",
        ),
    ],
)
def test_a_broken_configuration_is_told_with_all_its_faults(desk, command, text, zh, en):
    desk.file(".reportlint.yaml", text)
    for lang, said in (("zh", zh), ("en", en)):
        result = desk(*command, "--lang", lang)
        expected = said.format(desk.folder.as_posix())
        assert (result.stdout, result.stderr.replace("\\", "/"), result.exit_code) == ("", expected, 2)


@pytest.mark.parametrize(
    ("args", "zh", "en"),
    [
        (["b.txt"], "b.txt：没有这个文件或文件夹", "b.txt: no such file or folder"),
        (["2023"], "2023：这是文件夹，请写出其中的草稿", "2023: a folder; name drafts in it instead"),
        (
            ["--config", "c", "--no-config"],
            "reportlint: --config 与 --no-config 只能用一个",
            "reportlint: use either --config or --no-config",
        ),
        (
            ["--format", "jsn"],
            "reportlint: --format 不能是“jsn”，是不是“json”？",
            "reportlint: --format cannot be “jsn”, did you mean “json”?",
        ),
    ],
)
def test_what_cannot_be_answered_is_one_line_and_exit_code_2(desk, args, zh, en):
    for lang, said in (("zh", zh), ("en", en)):
        result = desk("config", *args, "--lang", lang)
        assert (result.stdout, result.stderr, result.exit_code) == ("", f"{said}\n", 2)


def found(result: Result) -> list[str]:
    return result.stdout.splitlines()


def test_each_draft_is_checked_with_what_holds_for_it(desk):
    desk.file(".reportlint.yaml", CONFIG)
    result = desk("check", ".", "--format", "concise")
    assert found(result) == [
        "2023/a.txt:1:3: 错误 YX201 “错”应为“对”",
        "2023/局.txt:1:3: 错误 ZX101 “错”应为“对”",
        "a.txt:1:1: 提示 YX101 “坏”应为“好”",
    ]
    assert "归档（配置排除）" in result.stderr
    assert result.exit_code == 1
    result = desk("check", ".", "--format", "concise", "--select", "YX101")
    assert found(result) == [
        "2023/a.txt:1:1: 警告 YX101 “坏”应为“好”",
        "2023/局.txt:1:1: 警告 YX101 “坏”应为“好”",
        "a.txt:1:1: 提示 YX101 “坏”应为“好”",
    ]


def test_a_standard_input_has_the_values_of_the_name_it_is_given(desk):
    desk.file(".reportlint.yaml", CONFIG)
    args = ["check", "-", "--format", "concise"]
    assert found(desk(*args, stdin="坏和错。")) == ["-:1:1: 提示 YX101 “坏”应为“好”"]
    named = desk(*args, "--stdin-filename", "2023/局.txt", stdin="坏和错。")
    assert found(named) == ["2023/局.txt:1:3: 错误 ZX101 “错”应为“对”"]


def test_the_rules_of_a_pack_for_some_drafts_can_be_explained(desk):
    desk.file(".reportlint.yaml", CONFIG)
    assert desk("explain", "ZX101").stdout.startswith("ZX101 题\n")
    table = [line.split()[0] for line in found(desk("rules"))]
    assert [rule for rule in table if not rule.startswith("WV")] == ["YX101", "YX201", "ZX101"]


def test_strictness_and_the_view_of_revisions_may_stand_in_the_file(shell, monkeypatch):
    read = []
    check = engine.check
    monkeypatch.setattr(engine, "check", lambda *args, **more: read.append(more["reading"]) or check(*args, **more))
    shell.file("a.txt", "？")
    shell.file(".reportlint.yaml", "strict: true\nrevisions: original\n")
    assert shell("a.txt", "--no-cache").exit_code == 1
    assert shell("a.txt", "--no-cache", "--no-strict").exit_code == 0
    assert shell("a.txt", "--no-cache", "--no-config", "--strict").exit_code == 1
    assert shell("a.txt", "--no-cache", "--no-config").exit_code == 0
    assert shell("a.txt", "--no-cache", "--revisions", "accepted").exit_code == 1
    assert [each.revisions for each in read] == ["original", "original", "accepted", "accepted", "accepted"]
