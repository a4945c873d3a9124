"""The tools of a pack's author, by exact output and exit code."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from packs.pack_samples import PACK

from reportlint.cli import books
from reportlint.packs import find

RULES = Path(__file__).resolve().parents[2] / "rules"


@pytest.fixture
def desk(shell, monkeypatch):
    """A shell whose only shipped pack is `base`, an own pack beside it, and the true way from names to packs."""
    monkeypatch.undo()
    monkeypatch.chdir(shell.folder)
    (shell.folder / ".git").mkdir(exist_ok=True)
    shell.file("shipped/base.yaml", PACK.replace("pack: ours", "pack: base"))
    shell.file("ours.yaml", OVERLAY)
    monkeypatch.setattr(find, "rules_folder", lambda: shell.folder / "shipped")
    for name in ("NO_COLOR", "FORCE_COLOR", "REPORTLINT_LANG", "REPORTLINT_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    return shell


OVERLAY = """\
pack: ours
title: {zh: 我县, en: Ours}
version: 2
extends: base
rules:
  - {id: YX001, severity: info}
"""
WRONG = OVERLAY.replace("severity: info", "severty: info")


def test_list_names_shipped_packs_and_those_of_the_configuration(desk):
    desk.file(".reportlint.yaml", "packs: [./ours.yaml]\n")
    result = desk("packs", "list")
    folder = desk.folder
    assert (result.stdout, result.exit_code) == (
        f"base  1  2 条  我县补充  {folder}/shipped/base.yaml\nours  2  2 条  我县      {folder}/ours.yaml\n",
        0,
    )


def test_check_says_that_nothing_was_found(desk):
    result = desk("packs", "check", "ours.yaml", "base")
    assert (result.stdout, result.exit_code) == ("ours：2 条规则，没有发现问题\nbase：2 条规则，没有发现问题\n", 0)


def test_check_tells_what_is_suspicious_and_exits_1(desk):
    desk.file("base2.yaml", PACK.replace("ours", "base2").replace("pattern: 大概", "pattern: 大约"))
    result = desk("packs", "check", "base2.yaml", "--lang", "en")
    assert (result.stdout, result.exit_code) == (
        "base2.yaml:24:5: warning: YX002 never fires: none of its bad examples is flagged\n"
        "base2: 2 rules, warnings: 1\n",
        1,
    )


def test_check_tells_every_fault_of_every_pack_and_exits_2(desk):
    desk.file("a.yaml", WRONG.replace("pack: ours", "pack: b"))
    result = desk("packs", "check", "a.yaml", "gone.yaml", "base")
    assert (result.stdout, result.stderr, result.exit_code) == (
        "a.yaml:1:7: “pack”应与文件名相同：a\n"
        "a.yaml:6:17: 没有“severty”这一项，是不是“severity”？\n"
        "找不到规则包文件 gone.yaml\n"
        "base：2 条规则，没有发现问题\n",
        "",
        2,
    )


def test_check_needs_a_pack(desk):
    result = desk("packs", "check")
    assert (result.stdout, result.stderr, result.exit_code) == (
        "",
        "reportlint: 没有指定规则包；用法：reportlint packs check 我的规则.yaml\n",
        2,
    )


def test_test_runs_all_packs_unless_some_are_named(desk):
    desk.file(".reportlint.yaml", "packs: [ours.yaml]\nlang: en\n")
    desk.file("ours.cases/a.txt", "好几个。\n")
    desk.file("ours.cases/a.yaml", "findings: ['YX001:1']\n")
    assert desk("packs", "test").stdout == (
        "base: rules 2, examples 4, whole drafts 0: all as expected\n"
        "ours: rules 1, examples 2, whole drafts 1: all as expected\n"
    )
    assert (
        desk("packs", "test", "base", "--lang", "zh").stdout == "base：规则 2 条，例子 4 个，整篇草稿 0 份，全部相符\n"
    )


def test_test_tells_which_rule_and_which_draft_failed_where(desk):
    spoilt = PACK.replace("pack: ours", "pack: base").replace("办结⟦好几个⟧项目", "办结好几个⟦项目⟧")
    desk.file("shipped/base.yaml", spoilt)
    desk.file("shipped/base.cases/a.txt", "好几个。\n大概。\n")
    desk.file("shipped/base.cases/a.yaml", "findings: ['YX001:2', 'YX002:2']\n")
    result = desk("packs", "test", "base")
    folder = desk.folder / "shipped"
    assert (result.stdout, result.exit_code) == (
        f"{folder}/base.yaml:6: YX001 反例 1\n"
        "  期望标出  1:6 项目\n"
        "  实际标出  1:3 好几个\n"
        f"{folder}/base.cases/a.txt: 与预期不符\n"
        "  期望  YX001:2\n"
        "  实际  YX001:1\n"
        "base：规则 2 条，例子 4 个，整篇草稿 1 份，2 处不符\n",
        1,
    )


def test_test_fails_for_a_rule_without_proof(desk):
    desk.file("ours.yaml", PACK.replace("      good: [不是大概，是确实。]\n", ""))
    result = desk("packs", "test", "ours.yaml")
    assert (result.stdout, result.exit_code) == (
        "ours.yaml:17: YX002 没有正例\nours：规则 2 条，例子 3 个，整篇草稿 0 份，1 处不符\n",
        1,
    )


def test_a_test_that_cannot_be_done_exits_2(desk):
    desk.file("ours.cases/a.txt", "\n")
    desk.file("ours.cases/a.yaml", "findings: []\n")
    result = desk("packs", "test", "ours.yaml", "--lang", "en")
    assert result.stdout.splitlines()[:4] == [
        "ours.cases/a.txt: not as expected",
        "  expected  (nothing)",
        "  got  (nothing)",
        "  could not check: the file holds no text; nothing to check",
    ]
    assert result.exit_code == 2


def test_schema_is_printed(desk):
    result = desk("packs", "schema")
    assert json.loads(result.stdout)["title"] == "reportlint pack"
    assert result.exit_code == 0


def test_docs_are_written_once_and_leftovers_are_named(desk):
    first = desk("packs", "docs", "base", "--output", "pages")
    desk.file("pages/zh/YX009.md", "old")
    second = desk("packs", "docs", "base", "--output", "pages")
    assert (first.stdout, first.stderr) == ("", "pages：写了 6 页，共 6 页\n")
    assert second.stderr == "pages：写了 0 页，共 6 页\npages/zh/YX009.md：已没有这条规则，可以删去\n"
    assert sorted(path.name for path in (desk.folder / "pages/en").iterdir()) == ["README.md", "YX001.md", "YX002.md"]


def test_docs_that_cannot_be_written_are_an_error(desk):
    desk.file("pages", "a file")
    result = desk("packs", "docs", "base", "--output", "pages")
    assert re.fullmatch("pages/zh/README.md：写不了（.*）\n", result.stderr)
    assert result.exit_code == 2


@pytest.mark.parametrize(
    ("args", "said"),
    [
        ([], "packs 后面还要写一个命令；可用：list、check、test、schema、docs"),
        (["lst"], "packs 没有“lst”这个命令，是不是“list”？"),
        (["list", "base"], "多了“base”，list 用不上"),
        (["test", "bse"], None),
        (["docs", "--ouput", "x"], "没有选项“--ouput”，是不是“--output”？"),
    ],
)
def test_a_wrong_command_line_is_told_in_our_words(desk, args, said):
    result = desk("packs", *args)
    assert result.exit_code == 2
    if said is None:
        assert result.stdout == "没有名为 bse 的规则包，是不是“base”？可用：base\n"
    else:
        assert (result.stdout, result.stderr) == ("", f"reportlint: {said}\n")


def test_help_of_the_group_lists_its_commands_in_one_language(desk):
    chinese, english = desk("packs", "--help").stdout, desk("packs", "--help", "--lang", "en").stdout
    assert re.findall(r"^  (\w+)  ", chinese, re.MULTILINE)[-5:] == ["check", "docs", "list", "schema", "test"]
    assert not re.search("[\u4e00-\u9fff]", english)


def test_rules_and_explain_know_the_packs_of_the_configuration(desk):
    desk.file(".reportlint.yaml", "packs: [./ours.yaml]\n")
    table = desk("rules").stdout.splitlines()
    assert [line.split() for line in table if line.startswith("YX")] == [
        ["YX001", "提示", "口语", "用词", "《某法》"],
        ["YX002", "警告", "甲", "不当文字", "《某法》"],
    ]
    said = desk("explain", "YX001").stdout
    assert "级别  提示\n" in said
    assert "调整  ours:6 severity\n" in said
    assert "级别  警告\n" in desk("explain", "YX001", "--pack", "base").stdout


def test_the_trace_of_a_rule_names_pack_and_line_of_every_key(desk):
    result = desk("rules", "--pack", "ours.yaml", "--trace", "yx001", "--lang", "en")
    assert (result.stdout, result.exit_code) == (
        "YX001 Colloquial\n"
        "  id             base:6\n"
        "  kind           base:7\n"
        "  title.zh       base:8\n"
        "  title.en       base:8\n"
        "  severity       ours:6   over base:9\n"
        "  basis.source   base:10\n"
        "  message.zh     base:11\n"
        "  message.en     base:11\n"
        "  why.zh         base:12\n"
        "  why.en         base:12\n"
        "  swap.好几个    base:13\n"
        "  examples.bad   base:15\n"
        "  examples.good  base:16\n",
        0,
    )
    assert desk("rules", "--trace", "YX003").stderr == "reportlint: 没有规则 YX003，是不是“YX002”？\n"


def test_a_shipped_overlay_can_be_explained_though_no_check_uses_it(desk):
    desk.file("shipped/county.yaml", OVERLAY.replace("pack: ours", "pack: county") + EXTRA)
    assert desk("explain", "HN101").stdout.startswith("HN101 口语\n")
    assert "HN101" not in desk("rules").stdout


EXTRA = PACK[PACK.index("  - id: YX001") : PACK.index("  - id: YX002")].replace("YX001", "HN101")


def test_packs_of_an_overlay_of_an_overlay_reach_the_pack_that_recognises(desk):
    desk.file(
        "county.yaml", OVERLAY.replace("pack: ours", "pack: county").replace("extends: base", "extends: ./ours.yaml")
    )
    assert [pack.name for pack in books.packs_of(None, ["county.yaml"])] == ["county", "ours", "base"]
