"""Nodes to typed values: conversions, and the exact place and words of every fault."""

from datetime import date
from enum import Enum
from typing import ClassVar, Literal

import pytest

from reportlint.errors import Message, PatternError, ReportlintError
from reportlint.findings import Severity
from reportlint.packs.limits import pattern, unrolled
from reportlint.packs.model import Body, Dates, Example, Profile
from reportlint.packs.nodes import parse
from reportlint.packs.shape import INVALID, convert
from reportlint.patterns import Pattern
from reportlint.shapes import Shape, Text


class Colour(Enum):
    RED = "red"
    BLUE = "blue"


class Pair(Shape):
    """Two numbers that must ascend."""

    low: int
    high: int

    def __post_init__(self):
        if self.low > self.high:
            raise ReportlintError(Message("上下限颠倒", "the limits are reversed"))


class Deep(Shape):
    title: Text
    pairs: tuple[Pair, ...] = ()
    from_: str = ""


class Note(Shape):
    plain_key: ClassVar[str] = "text"

    text: str
    line: int = 0


def value(text, wanted):
    problems = []
    found = convert(parse(text.encode(), "a.yaml", problems), wanted, problems, "x")
    assert problems == []
    return found


def faults(text, wanted, lang="en"):
    problems = []
    found = convert(parse(text.encode(), "a.yaml", problems), wanted, problems, "x")
    assert found is INVALID
    return [problem.of(lang).removeprefix("a.yaml:") for problem in problems]


@pytest.mark.parametrize(
    ("text", "wanted", "expected"),
    [
        ("no", str, "no"),
        ("''", str, ""),
        ("-12", int, -12),
        ("1.5", float, 1.5),
        ("3", float, 3.0),
        ("true", bool, True),
        ("false", bool, False),
        ("red", Colour, Colour.RED),
        ("warning", Severity, Severity.WARNING),
        ("b", Literal["a", "b"], "b"),
        ("2", Literal[1, 2], 2),
        ("2024-03-31", date, date(2024, 3, 31)),
        (r"'\d+年'", Pattern, Pattern(r"\d+年")),
        ("null", Pattern | None, None),
        ("~", str | None, None),
        ("'null'", str | None, "null"),
        ("{a: 1, b: 2}", dict[str, int], {"a": 1, "b": 2}),
        ("{red: [a]}", dict[Colour, tuple[str, ...]], {Colour.RED: ("a",)}),
        ("{}", dict[str, int], {}),
        ("[county, city]", tuple[Body, ...], (Body.COUNTY, Body.CITY)),
        ("county", tuple[Body, ...], (Body.COUNTY,)),
        ("[]", tuple[str, ...], ()),
        ("info", Severity | dict[Profile, Severity], Severity.INFO),
        (
            "{submission: error, publication: info}",
            Severity | dict[Profile, Severity],
            {Profile.SUBMISSION: Severity.ERROR, Profile.PUBLICATION: Severity.INFO},
        ),
        ("a", str | tuple[str, ...], "a"),
        ("[a]", str | tuple[str, ...], ("a",)),
        ("7", int | Colour, 7),
        ("blue", int | Colour, Colour.BLUE),
        ("{low: 1, high: 2}", Text | Pair, Pair(1, 2)),
        ("甲", Example, Example("甲")),
        ("[甲, {text: 乙, set: {year: 2021}}]", tuple[Example, ...], (Example("甲"), Example("乙", {"year": "2021"}))),
        ("一段", tuple[Note, ...], (Note("一段"),)),
        ("{title: {zh: 甲, en: A}, from: z}", Deep, Deep(Text("甲", "A"), (), "z")),
        ("{from: 2020-01-01}", Dates, Dates("2020-01-01")),
    ],
)
def test_reads(text, wanted, expected):
    found = value(text, wanted)
    assert found == expected
    assert type(found) is type(expected)


@pytest.mark.parametrize(
    ("text", "wanted", "expected"),
    [
        ("一", int, ["1:1: “x” must be a whole number"]),
        ("1.0", int, ["1:1: “x” must be a whole number"]),
        ("nan", float, ["1:1: “x” must be a number"]),
        ("9" * 5000, int, ["1:1: “x” must be a whole number"]),
        ("yes", bool, ["1:1: “x” must be true or false"]),
        ("eror", Severity, ["1:1: “x” must be one of info, warning, error"]),
        ("2", Severity, ["1:1: “x” must be one of info, warning, error"]),
        ("c", Literal["a", "b"], ["1:1: “x” must be one of a, b"]),
        ("2024-02-30", date, ["1:1: “x” must be a date such as 2024-03-31"]),
        ("20240331", date, ["1:1: “x” must be a date such as 2024-03-31"]),
        ("{a: 1}", str, ["1:1: “x” must be a text; quote a text that holds “: ”"]),
        ("[a]", str, ["1:1: “x” must be a text"]),
        ("---\n", str, ["2:1: “x” has no value"]),
        ("a", dict[str, int], ["1:1: “x” must be keys with values"]),
        ("{a: b, c: 2, d: e}", dict[str, int], ["1:5: “a” must be a whole number", "1:17: “d” must be a whole number"]),
        ("{submision: info}", dict[Profile, Severity], ["1:2: unknown key “submision”, did you mean “submission”?"]),
        ("{a: x}", tuple[str, ...], ["1:1: “x” must be a list"]),
        (
            "[a, [b], c: d]",
            tuple[str, ...],
            ["1:5: “x #2” must be a text", "1:10: “x #3” must be a text; quote a text that holds “: ”"],
        ),
        (
            "- county\n- citty\n-\n",
            tuple[Body, ...],
            [
                "2:3: “x #2” must be one of province, city, county, department, township, devzone",
                "3:2: “x #3” has no value",
            ],
        ),
        (
            "[a]",
            Severity | dict[Profile, Severity],
            ["1:1: “x” must be one of info, warning, error, or keys with values"],
        ),
        ("fatal", Severity | dict[Profile, Severity], ["1:1: “x” must be one of info, warning, error"]),
        (
            "{publication: fatal}",
            Severity | dict[Profile, Severity],
            ["1:15: “publication” must be one of info, warning, error"],
        ),
        ("green", int | Colour, ["1:1: “x” must be a whole number, or one of red, blue"]),
        ("{low: 1}", Text | Pair, ["1:1: “x” lacks “high”"]),
        ("'('", Pattern | None, ["1:1: pattern “(” does not compile: missing ) at position 1"]),
        ("a*", Pattern, ["1:1: pattern “a*” matches the empty text"]),
        ("a", Text, ["1:1: “x” must be keys with values (zh, en)"]),
        ("{zh: 甲, eng: A}", Text, ["1:9: unknown key “eng”, did you mean “en”?", "1:1: “x” lacks “en”"]),
        ("{zh: 甲, en: A, 英文: A}", Text, ["1:16: unknown key “英文”; known: zh, en"]),
        ("{low: 5, high: 1}", Pair, ["1:1: the limits are reversed"]),
        ("{from: 2020-13-01}", Dates, ["1:1: “2020-13-01” must be a date such as 2024-03-31"]),
        (
            "title: {zh: 甲}\npairs:\n  - {low: a, high: 2}\n  - {low: 3, high: 2}\nto: x\n",
            Deep,
            [
                "1:8: “title” lacks “en”",
                "3:11: “low” must be a whole number",
                "4:5: the limits are reversed",
                "5:1: unknown key “to”; known: title, pairs, from",
            ],
        ),
    ],
)
def test_reports_every_fault_at_its_place(text, wanted, expected):
    assert faults(text, wanted) == expected


@pytest.mark.parametrize(
    ("text", "wanted", "expected"),
    [
        ("eror", Severity, ["1:1: “x”应是 info、warning、error 之一"]),
        ("yes", bool, ["1:1: “x”应是 true 或 false"]),
        ("a", tuple[int, ...], ["1:1: “x”应是整数"]),
        ("{a: 1}", tuple[int, ...], ["1:1: “x”应是列表（每项以“- ”开头）"]),
        ("- 甲\n- 乙: 丙\n", tuple[str, ...], ["2:3: “x #2”应是一段文字；文字里有“: ”时要加引号"]),
        ("{zhh: 甲, en: A, zh: }", Text, ["1:2: 没有“zhh”这一项，是不是“zh”？", "1:21: “zh”没有内容"]),
        ("{zh: 甲, en: A, 英文: A}", Text, ["1:16: 没有“英文”这一项；可用：zh、en"]),
        ("zh：甲", Text, ["1:3: 写成了全角冒号“：”，应为半角“:”，其后空一格"]),
        ("zh:甲", Text, ["1:3: 半角冒号“:”后要空一格"]),
        ("{zh：甲, en: A}", Text, ["1:4: 写成了全角冒号“：”，应为半角“:”，其后空一格", "1:1: “x”缺少“zh”"]),
        ("{甲：乙, 丙: 丁}", dict[str, str], ["1:3: 写成了全角冒号“：”，应为半角“:”，其后空一格"]),
    ],
)
def test_reports_faults_in_chinese(text, wanted, expected):
    assert faults(text, wanted, "zh") == expected


def test_a_type_that_yaml_cannot_hold_is_a_mistake_of_the_class():
    with pytest.raises(TypeError, match="packs cannot hold"):
        value("x", bytes)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x{400000000}", "pattern “x{400000000}” repeats too often"),
        ("(?:(?:x{1000}){1000} ){1000}", "pattern “(?:(?:x{1000}){1000} ){1000}” repeats too often"),
        ("((((((x{9}){9}){9}){9}){9}){9})", "pattern “((((((x{9}){9}){9}){9}){9}){9})” repeats too often"),
        ("x{99999999999999999999999}", "pattern “x{99999999999999999999999}” repeats too often"),
        ("[" * 3000, "pattern nests its brackets too deep"),
        ("(" * 3000 + "x" + ")" * 3000, "pattern nests its brackets too deep"),
        ("x" * 10_001, "pattern is longer than 10000 characters"),
    ],
)
def test_a_pattern_that_would_eat_memory_is_refused(text, expected):
    with pytest.raises(PatternError) as caught:
        pattern(text)
    assert caught.value.message.en == expected


def test_ordinary_repeats_are_within_limits():
    assert pattern(r"\d{4}年(?:\d{1,2}月){1,2}[^。]{0,30}截[至止][^。]{0,30}\d{2}日")
    assert unrolled(r"\{1000\}x{0,1000}") == 17
