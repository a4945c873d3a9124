"""Whole packs: checks of every rule, inheritance, and all faults of all files at once."""

import hashlib
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportlint.errors import UsageError, YamlError
from reportlint.findings import Severity
from reportlint.packs import find, load
from reportlint.packs.gather import _numbers
from reportlint.packs.model import Example, Profile
from reportlint.shapes import Shape, Text


class Swap(Shape):
    swap: dict[str, str]
    scope: str = "body"


class Passage(Shape):
    clues: dict[str, str] = {}
    at_least: int = 1


class Element(Shape):
    heading: tuple[str, ...] = ()
    passage: Passage = Passage()


KINDS = {
    "swap": SimpleNamespace(Options=Swap, SLOTS=frozenset({"found", "better"})),
    "element": SimpleNamespace(Options=Element, SLOTS=frozenset({"title"})),
    "plain": SimpleNamespace(Options=Shape, SLOTS=frozenset()),
}

KEYS = "pack, title, version, requires, extends, recognise, skeleton, sources, rules"

COVER = """\
pack: base
title: {zh: 基础, en: Base}
version: "1"
"""
SOURCES = """\
sources:
  law: {name: 某法, level: L1}
  std: {name: 某标准, level: L3}
"""
RULE = """\
  - id: FZ201
    kind: swap
    title: {zh: 甲, en: A}
    severity: error
    basis: {source: law, at: 第一条, quote: 原文}
    message:
      zh: “{found}”应为“{better}”
      en: “{found}” should be “{better}”
    why: {zh: 因, en: why}
    swap: {好几个: 多个}
    examples:
      bad: ⟦好几个⟧项目
      good: [多个项目, {text: 三个, set: {year: 2021}}]
"""
BASE = COVER + SOURCES + "rules:\n" + RULE


@pytest.fixture
def packs(tmp_path, monkeypatch):
    """Loads the last of some files written to a folder; their names are paths."""
    monkeypatch.chdir(tmp_path)

    def write_and_load(**files):
        for name, text in files.items():
            (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
        return load(f"{name}.yaml", kinds=KINDS)

    return write_and_load


@pytest.fixture
def faults(packs):
    def all_lines(lang="en", **files):
        with pytest.raises(YamlError) as caught:
            packs(**files)
        return list(caught.value.lines(lang))

    return all_lines


def child(*rules, extends="./base.yaml", more=""):
    lines = "".join(f"  - {rule}\n" for rule in rules)
    head = f"pack: xin\ntitle: {{zh: 新, en: Xin}}\nversion: 2\nextends: {extends}\n{more}"
    return head + ("rules:\n" + lines if rules else "")


def test_a_pack_is_read(packs):
    pack = packs(base=BASE)
    rule = pack.rules[0]
    assert (pack.name, pack.title, pack.version, pack.path) == ("base", Text("基础", "Base"), "1", "base.yaml")
    assert pack.extends == ()
    assert pack.recognise is None
    assert pack.sha256 == hashlib.sha256(BASE.encode()).hexdigest()
    assert list(pack.sources) == ["law", "std"]
    assert (rule.id, rule.pack, rule.path, rule.line, rule.trace) == ("FZ201", "base", "base.yaml", 8, ())
    assert rule.options == Swap({"好几个": "多个"})
    assert rule.severity(Profile.PUBLICATION) is Severity.ERROR
    assert rule.head.examples.bad == (Example("⟦好几个⟧项目"),)
    assert rule.head.examples.good == (Example("多个项目"), Example("三个", {"year": "2021"}))


def test_a_pack_without_rules_is_a_pack(packs):
    assert packs(base=COVER).rules == ()


def test_recognise_holds_patterns(packs):
    pack = packs(base=COVER + "recognise: {title: 法治政府建设.*报告}\n")
    assert pack.recognise.title.text == "法治政府建设.*报告"
    assert pack.recognise.opening is None


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("kind: swap", "kind: swop", ["9:11: no such kind “swop”, did you mean “swap”?"]),
        ("kind: swap", "kind: 替换", ["9:11: no such kind “替换”; known: swap, element, plain"]),
        ("    kind: swap\n", "", ["8:5: “FZ201” lacks “kind”"]),
        (
            "severity: error",
            "severty: error",
            ["8:5: “FZ201” lacks “severity”", "11:5: unknown key “severty”, did you mean “severity”?"],
        ),
        ("severity: error", "severity: eror", ["11:15: “severity” must be one of info, warning, error"]),
        ("severity: error", "severity: {submission: error}", ["11:15: “severity” by profile lacks publication"]),
        ("source: law", "source: std", ["11:15: “severity” may be at most warning: source “std” has level L3"]),
        (
            "severity: error\n    basis: {source: law",
            "severity: {submission: error, publication: warning}\n    basis: {source: std",
            ["11:28: “severity” may be at most warning: source “std” has level L3"],
        ),
        ("quote: 原文", "verified: false", ["11:15: “severity” may be at most info: the basis is not verified"]),
        ("source: law", "source: lawx", ["12:21: no source “lawx” in “sources”, did you mean “law”?"]),
        ("id: FZ201", "id: fz-201", ["8:9: id “fz-201” must be 2 to 4 capital letters and 3 digits, such as FZ103"]),
        ("id: FZ201", "id:", ["8:8: “id” has no value"]),
        ("should be “{better}”", "{beter}", ["15:11: “swap” does not offer {beter}, did you mean “better”?"]),
        ("should be “{better}”", "{title}", ["15:11: “swap” does not offer {title}; offered: better, found"]),
        ("should be “{better}”", "{better", ["15:11: bad braces: a slot reads {name}, a brace itself {{ or }}"]),
        ("should be “{better}”", "{better!r:>9}", ["15:11: bad braces: a slot reads {name}, a brace itself {{ or }}"]),
        (
            "should be “{better}”",
            "{0}{found.__class__}",
            ["15:11: bad braces: a slot reads {name}, a brace itself {{ or }}"],
        ),
        ("⟦好几个⟧项目", "好几个项目", ["19:12: a bad example must mark its fault with ⟦ ⟧"]),
        (
            "⟦好几个⟧项目",
            "[⟦好几个⟧, ⟦好⟦几⟧个⟧, 好⟧几个]",
            ["19:20: ⟦ and ⟧ are not paired", "19:29: ⟦ and ⟧ are not paired"],
        ),
        ("{text: 三个", "{text: ⟦三⟧个", ["20:27: a good example must not hold ⟦ ⟧"]),
        (
            "swap: {好几个: 多个}",
            "swop: {好几个: 多个}",
            ["8:5: “FZ201” lacks “swap”", "17:5: unknown key “swop”, did you mean “swap”?"],
        ),
        ("swap: {好几个: 多个}", "swap: 好几个", ["17:11: “swap” must be keys with values"]),
        (
            "why: {zh: 因, en: why}",
            "why: {zh：因, en: why}",
            ["16:10: “why” lacks “zh”", "16:13: full-width colon “：” should be “:” and a blank"],
        ),
        ('version: "1"\n', "", ["1:1: this lacks “version”"]),
        ("pack: base", "pack: bass", ["1:7: “pack” must be the name of the file: base"]),
        (
            'version: "1"',
            "version: 1\nrequires: reportlint >= 99.1",
            ["4:11: needs reportlint 99.1 or newer, this is 0.1.0"],
        ),
        ('version: "1"', "version: 1\nrequires: '>= 0.1'", ["4:11: “requires” must read reportlint >= 0.1"]),
        ('version: "1"', "version: 1\nauthor: x", [f"4:1: unknown key “author”; known: {KEYS}"]),
        ("level: L3", "level: L9", ["6:27: “level” must be one of L1, L2, L3, L4, L5, L0"]),
        (
            SOURCES,
            "sources: [law]\n",
            ["4:10: “sources” must be keys with values", "10:21: no source “law” in “sources”"],
        ),
        ("rules:\n" + RULE, "rules: FZ201\n", ["7:8: “rules” must be a list"]),
        (
            "rules:\n",
            "rules:\n  - FZ200\n  - id：FZ201\n",
            ["8:5: “rules #1” must be keys with values", "9:7: full-width colon “：” should be “:” and a blank"],
        ),
        ("rules:\n" + RULE, "rules:\n" + RULE + RULE, ["21:9: FZ201 is already used in line 8"]),
    ],
)
def test_a_broken_pack_is_reported_line_by_line(faults, old, new, expected):
    assert old in BASE
    assert faults(base=BASE.replace(old, new)) == [f"base.yaml:{line}" for line in expected]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("kind: swap", "kind: swop", ["9:11: 没有“swop”这种 kind，是不是“swap”？"]),
        ("severity: error", "severity: {submission: error}", ["11:15: “severity”分版本写时还缺 publication"]),
        ("source: law", "source: std", ["11:15: “severity”最高为 warning：“std”的层级是 L3"]),
        ("quote: 原文", "verified: false", ["11:15: “severity”最高为 info：依据尚未核实"]),
        ("id: FZ201", "id: 201", ["8:9: 编号“201”应是 2 至 4 个大写字母加 3 位数字，如 FZ103"]),
        ("should be “{better}”", "{beter} }", ["15:11: 花括号有误：占位写作 {名称}，花括号本身写作 {{ 和 }}"]),
        ("should be “{better}”", "{beter}", ["15:11: “swap”不提供 {beter}，是不是“better”？"]),
        ("⟦好几个⟧项目", "好几个项目", ["19:12: 反例要用 ⟦ ⟧ 标出有问题的文字"]),
        ('version: "1"\n', "", ["1:1: 缺少“version”"]),
    ],
)
def test_a_broken_pack_is_reported_in_chinese(faults, old, new, expected):
    assert faults(lang="zh", base=BASE.replace(old, new)) == [f"base.yaml:{line}" for line in expected]


def test_all_broken_rules_are_reported_together(faults):
    second = RULE.replace("FZ201", "FZ202").replace("kind: swap", "kind: swop").replace("why: {zh: 因", "why: {zhh: 因")
    broken = BASE.replace("severity: error", "severity: bad") + second + "  - {id: FZ203, id: FZ204}\n"
    assert faults(base=broken)[:5] == [
        "base.yaml:11:15: “severity” must be one of info, warning, error",
        "base.yaml:22:11: no such kind “swop”, did you mean “swap”?",
        "base.yaml:29:10: “why” lacks “zh”",
        "base.yaml:29:11: unknown key “zhh”, did you mean “zh”?",
        "base.yaml:34:5: “FZ203” lacks “kind”",
    ]
    assert faults(base=broken)[-1] == "base.yaml:34:17: “id” is given twice, first in line 34"


def test_zh_and_en_may_use_different_slots_and_literal_braces(packs):
    pack = packs(base=BASE.replace("should be “{better}”", "is {{bad}}"))
    assert pack.rules[0].head.message.en == "“{found}” is {{bad}}"


def test_marks_may_stand_several_times_in_a_bad_example(packs):
    pack = packs(base=BASE.replace("⟦好几个⟧项目", "[⟦好几个⟧和⟦好几个⟧]"))
    assert len(pack.rules[0].head.examples.bad) == 1


def test_the_kinds_of_the_package_are_the_default(tmp_path):
    path = tmp_path / "base.yaml"
    path.write_text(COVER, encoding="utf-8")
    assert load(path).name == "base"


def test_a_child_inherits_rules_and_sources(packs):
    pack = packs(base=BASE, xin=child())
    assert [rule.id for rule in pack.rules] == ["FZ201"]
    assert (pack.rules[0].pack, pack.rules[0].path, pack.rules[0].trace) == ("base", "base.yaml", ())
    assert list(pack.sources) == ["law", "std"]
    assert pack.extends == ("./base.yaml",)
    assert pack.path == "xin.yaml"


def test_a_child_overrides_one_key_and_the_trace_says_so(packs):
    rule = packs(base=BASE, xin=child("{id: FZ201, severity: info}")).rules[0]
    assert rule.head.severity is Severity.INFO
    assert rule.options == Swap({"好几个": "多个"})
    assert (rule.pack, rule.line) == ("base", 8)
    assert rule.trace == (("severity", "xin:6"),)


def test_mappings_are_merged_deeper_and_lists_are_replaced(packs):
    over = "{id: FZ201, message: {zh: 新话}, swap: {一大堆: 大量}, examples: {good: [多个]}}"
    rule = packs(base=BASE, xin=child(over)).rules[0]
    assert rule.head.message == Text("新话", "“{found}” should be “{better}”")
    assert rule.options.swap == {"好几个": "多个", "一大堆": "大量"}
    assert rule.head.examples.good == (Example("多个"),)
    assert rule.head.examples.bad == (Example("⟦好几个⟧项目"),)
    assert rule.trace == (("message.zh", "xin:6"), ("swap.一大堆", "xin:6"), ("examples.good", "xin:6"))


def test_nested_options_are_merged_deeper(packs):
    element = RULE.replace("kind: swap", "kind: element").replace(
        "swap: {好几个: 多个}", "passage: {clues: {a: b}, at_least: 2}"
    )
    element = element.replace("“{found}”应为“{better}”", "无").replace("“{found}” should be “{better}”", "none")
    over = "{id: FZ201, passage: {clues: {c: d}}}"
    rule = packs(base=COVER + SOURCES + "rules:\n" + element, xin=child(over)).rules[0]
    assert rule.options.passage == Passage({"a": "b", "c": "d"}, 2)
    assert rule.trace == (("passage.clues.c", "xin:6"),)


def test_a_new_source_of_the_basis_takes_no_quotation_along(packs):
    rule = packs(base=BASE, xin=child("{id: FZ201, severity: warning, basis: {source: std}}")).rules[0]
    assert (rule.head.basis.source, rule.head.basis.at, rule.head.basis.quote) == ("std", "", "")


def test_another_place_in_the_same_source_keeps_the_rest_of_the_basis(packs):
    rule = packs(base=BASE, xin=child("{id: FZ201, basis: {at: 第二条}}")).rules[0]
    assert (rule.head.basis.source, rule.head.basis.at, rule.head.basis.quote) == ("law", "第二条", "原文")


def test_a_child_adds_rules_after_the_inherited_ones(packs):
    added = child(more="rules:\n") + RULE.replace("FZ201", "FZ101").replace("source: law", "source: own")
    pack = packs(base=BASE, xin=added + "sources: {own: {name: 本级, level: L0}}\n")
    assert [(rule.id, rule.pack, rule.line) for rule in pack.rules] == [("FZ201", "base", 8), ("FZ101", "xin", 6)]
    assert list(pack.sources) == ["law", "std", "own"]


def test_a_source_may_be_sharpened(packs):
    pack = packs(base=BASE, xin=child(more="sources: {law: {number: 第 1 号}}\n"))
    assert (pack.sources["law"].name, pack.sources["law"].number) == ("某法", "第 1 号")


def test_a_pack_met_on_two_ways_is_read_once(packs):
    left = child("{id: FZ201, severity: warning}").replace("pack: xin", "pack: left")
    right = child("{id: FZ201, why: {zh: 新因}}").replace("pack: xin", "pack: right")
    pack = packs(base=BASE, left=left, right=right, xin=child(extends="[left.yaml, right.yaml]"))
    assert [rule.id for rule in pack.rules] == ["FZ201"]
    assert pack.rules[0].trace == (("severity", "left:6"), ("why.zh", "right:6"))


def test_the_hash_covers_own_bytes_then_those_inherited(packs):
    own = child()
    pack = packs(base=BASE, xin=own)
    assert pack.sha256 == hashlib.sha256((own + BASE).encode()).hexdigest()


def test_shipped_packs_are_extended_by_name(packs, tmp_path, monkeypatch):
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "base.yaml").write_text(BASE, encoding="utf-8")
    monkeypatch.setattr(find, "rules_folder", lambda: tmp_path / "rules")
    assert [rule.id for rule in packs(xin=child(extends="[base]")).rules] == ["FZ201"]
    assert load("base", kinds=KINDS).path == str(tmp_path / "rules" / "base.yaml")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            child("{id: FZ202, severity: info}"),
            ["xin.yaml:6:10: FZ202 is not an inherited rule, did you mean “FZ201”?"],
        ),
        (child("{id: FZ201, severity: eror}"), ["xin.yaml:6:27: “severity” must be one of info, warning, error"]),
        (
            child("{id: FZ201, kind: element}"),
            ["xin.yaml:6:23: the kind of the inherited rule FZ201 cannot be changed (it is swap)"],
        ),
        (
            child("{id: FZ201, severity: info}", "{id: FZ201, severity: info}"),
            ["xin.yaml:7:10: FZ201 is already used in line 6"],
        ),
        (
            child("{id: FZ201, basis: {source: std}}"),
            ["base.yaml:11:15: “severity” may be at most warning: source “std” has level L3"],
        ),
        (child(extends="none.yaml"), ["xin.yaml:4:10: no pack file none.yaml"]),
        (child("{id: FZ201, severity: info}", extends="[none.yaml]"), ["xin.yaml:4:11: no pack file none.yaml"]),
        (child(extends="xin.yaml"), ["xin.yaml:4:10: “xin.yaml” extends itself: xin → xin"]),
        (
            child(extends="[base.yaml, {a: b}]"),
            ["xin.yaml:4:22: “extends #2” must be a text; quote a text that holds “: ”"],
        ),
        (child(extends=""), ["xin.yaml:4:9: “extends” has no value"]),
        (child(extends=f"[{', '.join(['base.yaml'] * 21)}]"), ["xin.yaml:4:231: at most 20 packs may be extended"]),
    ],
)
def test_faults_of_inheritance_are_reported_at_their_line(faults, text, expected):
    assert faults(base=BASE, xin=text) == expected


def test_an_unknown_parent_is_reported_with_a_suggestion(faults, monkeypatch, tmp_path):
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "gongwen.yaml").write_text("pack: gongwen\n", encoding="utf-8")
    monkeypatch.setattr(find, "rules_folder", lambda: tmp_path / "rules")
    assert faults(lang="zh", xin=child(extends="[gonwen]")) == [
        "xin.yaml:4:11: 没有名为 gonwen 的规则包，是不是“gongwen”？可用：gongwen"
    ]


def test_a_circle_is_reported_with_its_way(faults):
    base = BASE.replace('version: "1"', 'version: "1"\nextends: xin.yaml')
    assert faults(lang="zh", base=base, xin=child()) == ["base.yaml:4:10: “xin.yaml”绕回了自己：xin → base → xin"]


def test_a_chain_of_packs_has_an_end(faults):
    files = {f"p{n}": child(extends=f"p{n + 1}.yaml").replace("pack: xin", f"pack: p{n}") for n in range(29, -1, -1)}
    assert faults(p30=COVER.replace("base", "p30"), **files) == ["p20.yaml:4:10: more than 20 packs extend one another"]


def test_own_faults_come_before_inherited_ones_each_once(faults):
    base = BASE.replace("severity: error", "severity: eror")
    assert faults(base=base, xin=child("{id: FZ201, why: x}")) == [
        "xin.yaml:6:22: “why” must be keys with values (zh, en)",
        "base.yaml:11:15: “severity” must be one of info, warning, error",
    ]


def test_a_parent_that_is_no_yaml_blames_no_rule_of_the_child(faults):
    added = child("{id: FZ999, severity: info}", more="") + RULE
    assert faults(base="a: [", xin=added) == ["base.yaml:2:1: something is missing here"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "base.yaml:1:1: the file is empty"),
        ("base", "base.yaml:1:1: this must be keys with values (pack, title, version, requires, extends, recognise)"),
        ("[base]", "base.yaml:1:1: this must be keys with values (pack, title, version, requires, extends, recognise)"),
        ("pack：base", "base.yaml:1:5: full-width colon “：” should be “:” and a blank"),
    ],
)
def test_a_file_that_is_no_mapping_is_refused(faults, text, expected):
    assert faults(base=text) == [expected]


def test_a_pack_that_is_not_there_is_a_usage_error(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError) as caught:
        load("none.yaml")
    assert caught.value.message.zh == "找不到规则包文件 none.yaml"


@pytest.mark.parametrize(
    ("version", "numbers"),
    [("0.1.0", (0, 1)), ("0.10", (0, 10)), ("1.2.0.dev3", (1, 2)), ("0", ()), ("2026.1", (2026, 1))],
)
def test_versions_compare_by_number(version, numbers):
    assert _numbers(version) == numbers


HOSTILE = "：:-[]{}#&*!|>'\"%@`\t\n \x00\u2028甲⟦⟧"


@settings(max_examples=300, deadline=None)
@given(at=st.integers(0, len(BASE)), cut=st.integers(0, 20), put=st.text(st.sampled_from(HOSTILE), max_size=4))
def test_a_damaged_pack_is_read_or_refused_but_never_crashes(tmp_path_factory, at, cut, put):
    path = tmp_path_factory.getbasetemp() / "base.yaml"
    path.write_bytes((BASE[:at] + put + BASE[at + cut :]).encode())
    problems = []
    try:
        load(path, kinds=KINDS)
    except YamlError as error:
        problems.extend(error.problems)
    assert all(problem.line and problem.column for problem in problems)
