from __future__ import annotations

from pathlib import Path

import pytest

from reportlint import config
from reportlint.config import Asked, Choices, Config, FailOn, Found, Grade, Origin, Override, Source, rulebook
from reportlint.errors import InputError, UsageError, YamlError
from reportlint.findings import Severity


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def problems(tmp_path: Path, text: str, lang: str = "zh") -> list[str]:
    """The faults of a configuration, without the path."""
    path = write(tmp_path / "c.yaml", text)
    with pytest.raises(YamlError) as caught:
        config.load(path)
    return [line.removeprefix(f"{path.as_posix()}:") for line in caught.value.lines(lang)]


def test_every_key_is_read(tmp_path):
    path = write(
        tmp_path / "c.yaml",
        "packs: [fazhi, own/x.yaml]\nselect: [GW3]\nignore: GW301\nfail-on: warning\nlang: en\n"
        "set: {year: 2024}\nexclude: ['old/*']\nseverities: {GW302: info, GW4: off}\nstrict: true\n"
        "revisions: original\noverrides: [{files: a.txt, packs: gongwen, select: GW3, ignore: GW301,"
        " severities: {GW302: warning}, set: {year: 2023}}]\n",
    )
    found = config.load(path)
    assert found.config == Config(
        packs=("fazhi", "own/x.yaml"),
        select=("GW3",),
        ignore=("GW301",),
        fail_on=FailOn.WARNING,
        lang="en",
        set={"year": "2024"},
        exclude=("old/*",),
        severities={"GW302": Grade.INFO, "GW4": Grade.OFF},
        strict=True,
        revisions="original",
        overrides=(
            Override(
                files=("a.txt",),
                packs=("gongwen",),
                select=("GW3",),
                ignore=("GW301",),
                severities={"GW302": Grade.WARNING},
                set={"year": "2023"},
            ),
        ),
    )
    assert found.facts == {"report_year": 2024}
    assert found.packs == ("fazhi", str(tmp_path / "own/x.yaml"))


def test_the_nearest_configuration_counts_alone(tmp_path):
    write(tmp_path / ".reportlint.yaml", "lang: en\nignore: GW3\n")
    write(tmp_path / "a/.reportlint.yaml", "ignore: GW4\n")
    (tmp_path / "a/b").mkdir()
    found = config.find(tmp_path / "a/b")
    assert (found.config, found.folder) == (Config(ignore=("GW4",)), tmp_path / "a")


def test_the_search_ends_at_the_root_of_the_repository(tmp_path):
    write(tmp_path / ".reportlint.yaml", "lang: en\n")
    (tmp_path / "repo/.git").mkdir(parents=True)
    (tmp_path / "repo/sub").mkdir()
    assert config.find(tmp_path / "repo/sub") == config.NOTHING
    write(tmp_path / "repo/.reportlint.yaml", "lang: zh\n")
    assert config.find(tmp_path / "repo/sub").config.lang == "zh"


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        ("lnag: en\n", "1:1: 没有“lnag”这一项，是不是“lang”？", "1:1: unknown key “lnag”, did you mean “lang”?"),
        ("lang: fr\n", "1:7: “lang”应是 zh、en 之一", "1:7: “lang” must be one of zh, en"),
        (
            "set:\n  yaer: 2024\n",
            "2:3: 没有“yaer”这项事实，是不是“year”？",
            "2:3: no such fact “yaer”, did you mean “year”?",
        ),
        (
            "set:\n  body: office\n",
            "2:3: “body”不能是“office”；应为：province、city、county、department、township、devzone、"
            "省级、市级、县级、部门、乡镇、开发区",
            "2:3: “body” cannot be “office”; it must be: province, city, county, department, township, devzone",
        ),
        (
            "severities: {GW301: of}\n",
            "1:21: “GW301”应是 off、info、warning、error 之一",
            "1:21: “GW301” must be one of off, info, warning, error",
        ),
        (
            "severities: {gw3: off, GW3: info}\n",
            "1:24: “GW3”写了两次，第一次在第 1 行",
            "1:24: “GW3” is given twice, first in line 1",
        ),
        ("strict: yes\n", "1:9: “strict”应是 true 或 false", "1:9: “strict” must be true or false"),
        (
            "strict：true\n",
            "1:7: 写成了全角冒号“：”，应为半角“:”，其后空一格",
            "1:7: full-width colon “：” should be “:” and a blank",
        ),
        (
            "strict: true\nstrict: true\n",
            "2:1: “strict”写了两次，第一次在第 1 行",
            "2:1: “strict” is given twice, first in line 1",
        ),
        (
            "overrides:\n  - select: GW3\n",
            "2:5: “overrides #1”缺少“files”",
            "2:5: “overrides #1” lacks “files”",
        ),
        (
            "overrides:\n  - files: []\n",
            "2:12: 这里至少要写一个路径模式",
            "2:12: a pattern of paths is needed here",
        ),
        (
            "overrides:\n  - {files: x, strict: true}\n",
            "2:16: 没有“strict”这一项；可用：files、packs、select、ignore、severities、set",
            "2:16: unknown key “strict”; known: files, packs, select, ignore, severities, set",
        ),
        (
            "overrides:\n  - {files: x, set: {yaer: 1}}\n",
            "2:22: 没有“yaer”这项事实，是不是“year”？",
            "2:22: no such fact “yaer”, did you mean “year”?",
        ),
        ("exclude: ['']\n", "1:11: 路径模式是空的", "1:11: an empty pattern of paths"),
        (
            "exclude: '!a'\n",
            "1:10: “!a”：不支持以 ! 开头的路径模式（取反）；文件名以 ! 开头时写作 [!]",
            "1:10: “!a”: no pattern begins with “!” (no negation); write [!] for a name that does",
        ),
        (
            "overrides:\n  - files: ../a\n",
            "2:12: “../a”：路径模式要从这份配置所在的文件夹写起，不能用 .. 或盘符",
            "2:12: “../a”: a pattern starts from the folder of this file, without “..” or a drive",
        ),
        (
            "exclude: 'C:\\稿'\n",
            "1:10: “C:\\稿”：路径模式要从这份配置所在的文件夹写起，不能用 .. 或盘符",
            "1:10: “C:\\稿”: a pattern starts from the folder of this file, without “..” or a drive",
        ),
    ],
)
def test_faults_are_told_with_line_and_column(tmp_path, text, zh, en):
    assert problems(tmp_path, text) == [zh]
    assert problems(tmp_path, text, "en") == [en]


def test_all_faults_are_told_in_file_order(tmp_path):
    text = "set:\n  year: x\nlang: fr\nset2: 1\n"
    assert [line.split(" ")[0] for line in problems(tmp_path, text)] == ["2:3:", "3:7:", "4:1:"]


def test_a_configuration_that_is_no_text_or_not_there_is_an_error(tmp_path):
    (tmp_path / "c.yaml").write_bytes(b"lang: \xff\xfe")
    with pytest.raises(YamlError):
        config.load(tmp_path / "c.yaml")
    with pytest.raises(InputError, match="no such file or folder"):
        config.load(tmp_path / "none.yaml")


@pytest.mark.parametrize(
    ("pattern", "path", "excluded"),
    [
        ("old", "old", True),
        ("old/", "old", True),
        ("old/", "x/old/a.txt", True),
        ("/old", "x/old/a.txt", False),
        ("./a.txt", "a.txt", True),
        ("./a.txt", "x/a.txt", False),
        ("old/*", "old/a.txt", True),
        ("old/*", "old/x/a.txt", True),
        ("old/**", "old/x/a.txt", True),
        ("old/*.txt", "old/x/a.txt", False),
        ("old/**/a.txt", "old/a.txt", True),
        ("old/**/a.txt", "old/x/y/a.txt", True),
        ("**/old/*.txt", "old/a.txt", True),
        ("**/old/*.txt", "x/y/old/a.txt", True),
        ("x/**/y/**/a.txt", "x/1/y/2/y/3/a.txt", True),
        ("x/**/y/**/a.txt", "x/1/2/a.txt", False),
        ("**", "a.txt", True),
        ("*.bak.txt", "x/a.bak.txt", True),
        ("x/*.txt", "x/a.txt", True),
        ("x/*.txt", "a.txt", False),
        ("old", "older", False),
        ("a?.txt", "a1.txt", True),
        ("a?.txt", "a.txt", False),
        ("a[12].txt", "a2.txt", True),
        ("a[!12].txt", "a2.txt", False),
        ("A.txt", "a.txt", False),
        ("归档/*年*.txt", "归档/县局2023年.txt", True),
        ("各单位\\*.txt", "各单位/稿.txt", True),
        ("re\u0301sume\u0301.txt", "r\u00e9sum\u00e9.txt", True),
        ("a.txt", "../a.txt", True),
        ("x/a.txt", "../x/a.txt", False),
    ],
)
def test_a_pattern_has_one_meaning_for_excluded_paths_and_for_overrides(tmp_path, pattern, path, excluded):
    found = Found(Config(exclude=(pattern,), overrides=(Override(files=(pattern,)),)), tmp_path)
    assert found.excludes(tmp_path / path) is excluded
    assert found.for_draft(tmp_path / path).overrides == ((0,) if excluded else ())


def test_a_pattern_of_many_stars_ends_soon(tmp_path):
    found = Found(Config(exclude=("*a" * 40 + "b", "/".join(["**", "x"] * 40) + "/y")), tmp_path)
    assert not found.excludes(tmp_path / ("a" * 250))
    assert not found.excludes(tmp_path / ("x/" * 200 + "z"))


def test_patterns_count_from_the_folder_of_the_file_wherever_one_stands(tmp_path, monkeypatch):
    path = write(tmp_path / ".reportlint.yaml", "exclude: [2023/a.txt]\n")
    (tmp_path / "2023").mkdir()
    monkeypatch.chdir(tmp_path / "2023")
    assert config.load(path).excludes(Path("a.txt"))
    assert config.load(Path("../.reportlint.yaml")).excludes(Path("a.txt"))


def test_a_folder_below_a_link_goes_by_both_names(tmp_path):
    write(tmp_path / "true/2023/a.txt", "")
    try:
        (tmp_path / "link").symlink_to(tmp_path / "true", target_is_directory=True)
    except OSError:
        pytest.skip("no links here")
    found = Found(Config(exclude=("2023/*.txt",)), tmp_path / "true")
    assert found.excludes(tmp_path / "link/2023/a.txt")


LAYERED = """\
packs: [fazhi]
select: GW
ignore: [GW4, GW301]
severities: {gw3: info, GW5: off}
set: {year: 2024, profile: 公开版}
overrides:
  - files: 2023/**
    ignore: []
    severities: {GW3: warning}
    set: {year: 2023}
  - files: ["2023/局.txt", 乡]
    packs: own.yaml
    select: [GW1, GW2]
    set: {body: 部门}
"""


def test_overrides_lay_lists_over_lists_and_maps_entry_by_entry(tmp_path):
    found = config.load(write(tmp_path / "c.yaml", LAYERED))
    general, one, both, other = (
        found.for_draft(tmp_path / name) for name in ("a.txt", "2023/a.txt", "2023/局.txt", "乡/a.txt")
    )
    assert (general.overrides, one.overrides, both.overrides, other.overrides) == ((), (0,), (0, 1), (1,))
    assert found.for_draft(None) == general
    assert (general.packs, both.packs) == (("fazhi",), (str(tmp_path / "own.yaml"),))
    assert (general.select, one.select, both.select) == (("GW",), ("GW",), ("GW1", "GW2"))
    assert (general.ignore, one.ignore, other.ignore) == (("GW4", "GW301"), (), ("GW4", "GW301"))
    assert general.severities == {"GW3": Grade.INFO, "GW5": Grade.OFF}
    assert one.severities == {"GW3": Grade.WARNING, "GW5": Grade.OFF}
    assert general.facts == {"report_year": 2024, "profile": "publication"}
    assert both.facts == {"report_year": 2023, "profile": "publication", "body": "department"}


def test_every_value_knows_where_it_comes_from(tmp_path):
    path = write(tmp_path / "c.yaml", LAYERED)
    asked = Asked(select=["GW3"], set=["year=2022"], fail_on="info")
    values = asked.over(config.load(path).for_draft(tmp_path / "2023/局.txt")).values
    places = {key: each.origin.place.line for key, each in values.items() if each.origin.place}
    assert places == {"packs": 12, "severities.GW3": 9, "set.profile": 5, "set.body": 14}
    options = {key: each.origin.name for key, each in values.items() if each.origin.source is Source.OPTION}
    assert options == {"select": "--select", "ignore": "--select", "set.year": "--set", "fail-on": "--fail-on"}
    assert {key for key, each in values.items() if each.origin == Origin()} == {
        "strict",
        "lang",
        "revisions",
        "exclude",
    }


def test_who_selects_rules_gets_just_these(tmp_path):
    settings = config.load(write(tmp_path / "c.yaml", LAYERED)).for_draft(None)
    asked = Asked(select=["GW5"]).over(settings)
    assert (asked.select, asked.ignore, asked.severities) == (("GW5",), (), {"GW3": Grade.INFO})
    asked = Asked(select=["GW5"], ignore=["GW502"]).over(settings)
    assert (asked.select, asked.ignore) == (("GW5",), ("GW502",))
    asked = Asked(ignore=["GW1"]).over(settings)
    assert (asked.select, asked.ignore, asked.severities["GW5"]) == (("GW",), ("GW1",), Grade.OFF)


def test_what_is_asked_for_wins_over_the_file():
    found = Found(Config(strict=True, revisions="original", fail_on=FailOn.NEVER, packs=("fazhi",)), Path())
    settings = Asked(strict=False, revisions="accepted", fail_on="info", pack="gongwen").over(found.settings())
    assert (settings.strict, settings.revisions, settings.fail_on) == (False, "accepted", FailOn.INFO)
    assert (settings.forced, settings.packs) == ("gongwen", ())
    settings = Asked().over(found.settings())
    assert (settings.strict, settings.revisions, settings.fail_on) == (True, "original", FailOn.NEVER)
    assert (settings.forced, settings.packs) == (None, ("fazhi",))


PACK = """\
pack: {name}
title: {{zh: 包, en: pack}}
version: 1
sources:
  law: {{name: 某法, level: L1}}
  norm: {{name: 某国标, level: L3}}
rules:
"""
RULE = """\
  - id: {id}
    kind: swap
    title: {{zh: 题, en: title}}
    severity: info
    basis: {{source: {source}, verified: {verified}}}
    message: {{zh: 甲, en: A}}
    why: {{zh: 甲, en: A}}
    swap: {{坏: 好}}
"""


def pack(folder: Path, name: str, *rules: tuple[str, str, str]) -> Path:
    """A pack of rules, each told by id, source and whether its basis is verified."""
    text = "".join(RULE.format(id=id_, source=source, verified=verified) for id_, source, verified in rules)
    return write(folder / f"{name}.yaml", PACK.format(name=name) + text)


@pytest.fixture
def folder(tmp_path):
    rules = [("YX101", "law", "true"), ("YX102", "norm", "true"), ("YX201", "law", "true"), ("YX202", "law", "false")]
    pack(tmp_path, "ours", *rules)
    pack(tmp_path, "theirs", ("ZX101", "norm", "true"), ("YX101", "norm", "true"))
    return tmp_path


def choices(folder: Path, text: str, asked: Asked = Asked()) -> Choices:
    return Choices(config.load(write(folder / "c.yaml", text)), asked)


def refused(folder: Path, text: str, lang: str = "zh", asked: Asked = Asked()) -> list[str]:
    with pytest.raises(YamlError) as caught:
        choices(folder, text, asked)
    return [line.removeprefix(f"{(folder / 'c.yaml').as_posix()}:") for line in caught.value.lines(lang)]


def test_the_longest_beginning_gives_the_severity_and_off_leaves_a_rule_out(folder):
    text = "packs: ours.yaml\nseverities: {YX: warning, YX2: off, YX202: info, YX101: error}\n"
    choice = choices(folder, text).for_draft(None)
    assert choice.rules == {"YX101", "YX102", "YX202"}
    assert choice.severities == {"YX101": Severity.ERROR, "YX102": Severity.WARNING, "YX202": Severity.INFO}
    assert [each.name for each in choice.packs] == ["ours"]
    assert not choice.forced


def test_select_and_ignore_hold_beginnings_and_ignore_wins(folder):
    choice = choices(folder, "packs: ours.yaml\nselect: 'yx1，YX2'\nignore: [YX102]\n").for_draft(None)
    assert choice.rules == {"YX101", "YX201", "YX202"}


def test_drafts_with_the_same_overrides_share_one_choice_and_packs_are_loaded_once(folder):
    text = (
        "packs: ours.yaml\nignore: YX2\noverrides:\n  - {files: 乡, packs: theirs.yaml}\n  - {files: 镇, ignore: YX1}\n"
    )
    loaded = []

    def packs_of(forced, configured):
        loaded.append(configured)
        return rulebook.packs_of(forced, configured)

    made = Choices(config.load(write(folder / "c.yaml", text)), Asked(), packs_of)
    one, two, three, four = (made.for_draft(folder / name) for name in ("a.txt", "b.txt", "乡/a.txt", "镇/a.txt"))
    assert one is two
    assert one.packs is four.packs
    assert [each.rules for each in (one, three, four)] == [
        {"YX101", "YX102"},
        {"ZX101", "YX101"},
        {"YX201", "YX202"},
    ]
    assert loaded == [(str(folder / "ours.yaml"),), (str(folder / "theirs.yaml"),)]


def test_a_forced_pack_is_used_for_every_draft(folder):
    text = "packs: ours.yaml\noverrides: [{files: 乡, packs: nowhere.yaml}]\n"
    made = choices(folder, text, Asked(pack=str(folder / "theirs.yaml")))
    for path in (None, folder / "乡/a.txt"):
        choice = made.for_draft(path)
        assert ([each.name for each in choice.packs], choice.forced) == (["theirs"], True)


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        (
            "select: [YX1, YX109]\n",
            ["2:15: 没有规则 YX109，是不是“YX102”？"],
            ["2:15: no such rule: YX109, did you mean “YX102”?"],
        ),
        (
            "ignore: 'YX1，QQ'\n",
            ["2:9: 没有规则 QQ；全部规则见 reportlint rules"],
            ["2:9: no such rule: QQ; reportlint rules lists them all"],
        ),
        (
            "severities:\n  yx9: off\n",
            ["3:3: 没有规则 YX9；全部规则见 reportlint rules"],
            ["3:3: no such rule: YX9; reportlint rules lists them all"],
        ),
        (
            "severities: {' ': off}\n",
            ["2:14: 没有规则 ；全部规则见 reportlint rules"],
            ["2:14: no such rule: ; reportlint rules lists them all"],
        ),
        (
            "severities:\n  YX1: error\n",
            ["3:8: YX102 的级别最高为 warning：依据《某国标》的层级是 L3"],
            ["3:8: YX102 may be at most warning: its basis 《某国标》 has level L3"],
        ),
        (
            "severities:\n  YX202: warning\n",
            ["3:10: YX202 的级别最高为 info：依据尚未核实"],
            ["3:10: YX202 may be at most info: its basis is not verified"],
        ),
        (
            "overrides:\n  - files: 乡\n    severities: {YX102: error}\n    select: [QQ]\n",
            [
                "4:25: YX102 的级别最高为 warning：依据《某国标》的层级是 L3",
                "5:14: 没有规则 QQ；全部规则见 reportlint rules",
            ],
            [
                "4:25: YX102 may be at most warning: its basis 《某国标》 has level L3",
                "5:14: no such rule: QQ; reportlint rules lists them all",
            ],
        ),
        (
            "overrides:\n  - files: 乡\n    packs: [theirs.yaml, gongwne]\n",
            [
                "4:26: 没有名为 gongwne 的规则包，是不是“gongwen”？"
                "可用：fazhi、fazhi-henan、gongwen、shufa、xinxi-gongkai"
            ],
            [
                "4:26: no pack named gongwne, did you mean “gongwen”? "
                "available: fazhi, fazhi-henan, gongwen, shufa, xinxi-gongkai"
            ],
        ),
        (
            "severities: {YX101: error}\noverrides:\n  - {files: 乡, packs: theirs.yaml}\n",
            ["2:21: YX101 的级别最高为 warning：依据《某国标》的层级是 L3"],
            ["2:21: YX101 may be at most warning: its basis 《某国标》 has level L3"],
        ),
    ],
)
def test_what_the_packs_do_not_allow_is_told_at_its_place(folder, text, zh, en):
    assert refused(folder, "packs: ours.yaml\n" + text) == zh
    assert refused(folder, "packs: ours.yaml\n" + text, "en") == en


def test_a_rule_of_a_pack_that_is_not_in_use_is_no_fault(folder):
    text = "packs: ours.yaml\nignore: [GW204, ZX101]\noverrides: [{files: 乡, packs: theirs.yaml}]\n"
    assert choices(folder, text).for_draft(None).rules == {"YX101", "YX102", "YX201", "YX202"}
    assert choices(folder, text, Asked(pack=str(folder / "theirs.yaml"))).for_draft(None).rules == {"YX101"}


def test_two_overrides_that_together_raise_a_severity_too_far_are_told_with_the_draft(folder):
    text = (
        "packs: ours.yaml\noverrides:\n  - {files: 乡, packs: theirs.yaml}\n"
        "  - {files: a.txt, severities: {YX101: error}}\n"
    )
    made = choices(folder, text)
    assert made.for_draft(folder / "a.txt").severities == {"YX101": Severity.ERROR}
    with pytest.raises(YamlError) as caught:
        made.for_draft(folder / "乡/a.txt")
    assert [problem.of("en").rpartition("c.yaml:")[2] for problem in caught.value.problems] == [
        "4:40: YX101 may be at most warning: its basis 《某国标》 has level L3"
    ]


def test_what_is_asked_for_must_be_a_rule_of_the_packs_in_use(folder):
    with pytest.raises(UsageError) as caught:
        choices(folder, "packs: ours.yaml\n", Asked(select=["GW204"]))
    assert caught.value.lines("en") == ("no such rule: GW204; known: YX101, YX102, YX201, YX202",)
