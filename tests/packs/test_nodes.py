"""YAML to nodes: places, what is refused, and hostile files."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from reportlint.packs.nodes import Items, Map, Scalar, parse

ALIAS = "aliases are not allowed; quote a text that begins with “*”"
ANCHOR = "anchors are not allowed; quote a text that begins with “&”"
KEY = "a key is not expected here: check the indentation of this line and the one before, or quote the text"
TAB = "a text may not begin with @, % or `, nor a line with a tab; quote the text, indent with blanks"


def faults(text, lang="en"):
    problems = []
    parse(text if isinstance(text, bytes) else text.encode(), "a.yaml", problems)
    return [problem.of(lang) for problem in problems]


def tree(text):
    problems = []
    node = parse(text.encode(), "a.yaml", problems)
    assert problems == []
    return node


def plain(node):
    if isinstance(node, Map):
        return {key: plain(entry.value) for key, entry in node.entries.items()}
    return [plain(item) for item in node.items] if isinstance(node, Items) else node.text


def test_every_scalar_stays_text():
    text = "a: no\nb: 1.10\nc: 2025-01-01\nd: null\ne: ~\nf: 0o17\ng:\nh: '8'\ni: =\n"
    assert plain(tree(text)) == {
        "a": "no",
        "b": "1.10",
        "c": "2025-01-01",
        "d": "null",
        "e": "~",
        "f": "0o17",
        "g": "",
        "h": "8",
        "i": "=",
    }


def test_every_key_and_value_knows_its_place():
    node = tree("标题: 甲\n列表:\n  - 乙\n  - {丙: 丁}\n")
    entry = node.entries["标题"]
    inner = node.get("列表").items[1].entries["丙"]
    assert entry.key.place == ("a.yaml", 1, 1)
    assert entry.value.place == ("a.yaml", 1, 5)
    assert node.get("列表").items[0].place == ("a.yaml", 3, 5)
    assert inner.key.place == ("a.yaml", 4, 6)
    assert inner.value.place == ("a.yaml", 4, 9)


@pytest.mark.parametrize("prefix", ["", "\ufeff"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_byte_order_mark_and_newlines_do_not_move_places(prefix, newline):
    node = tree(prefix + "a: 1" + newline + "b: 2" + newline)
    assert node.entries["a"].key.place == ("a.yaml", 1, 1)
    assert node.entries["b"].value.place == ("a.yaml", 2, 4)


def test_quoted_and_plain_texts_are_told_apart():
    node = tree("a: x\nb: 'x'\nc:\nd: ''\n")
    assert [node.get(key).plain for key in "abcd"] == [True, False, True, False]
    assert [node.get(key).empty for key in "abcd"] == [False, False, True, False]


def test_get_follows_a_path_of_keys():
    node = tree("a: {b: {c: x}}\n")
    assert node.get("a", "b", "c").text == "x"
    assert node.get("a", "z", "c") is None
    assert node.get("a", "b", "c", "d") is None


def test_quoted_merge_key_is_a_text():
    assert plain(tree("'<<': 《\n")) == {"<<": "《"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["a.yaml:1:1: the file is empty"]),
        ("# nothing\n", ["a.yaml:1:1: the file is empty"]),
        ("好几个: 多个\n好几个: 许多\n", ["a.yaml:2:1: “好几个” is given twice, first in line 1"]),
        (
            "a: {b: 1, b: 2}\na: 3\n",
            ["a.yaml:1:11: “b” is given twice, first in line 1", "a.yaml:2:1: “a” is given twice, first in line 1"],
        ),
        ("a: &x 1\nb: *x\n", [f"a.yaml:1:4: {ANCHOR}", f"a.yaml:2:4: {ALIAS}"]),
        ("<<: {a: 1}\n", ["a.yaml:1:1: merge keys are not allowed; quote “<<” if it is a text"]),
        ("a: !!python/object:os.system 1\n", ["a.yaml:1:4: tags are not allowed; quote a text that begins with “!”"]),
        ("? [a]\n: b\n", ["a.yaml:1:3: a key must be a text"]),
        ("{a: 1}: b\n", ["a.yaml:1:1: a key must be a text"]),
        ('"": b\n', ["a.yaml:1:1: a key is missing before the colon"]),
        ("a: 1\n---\nb: 2\n", ["a.yaml:2:1: a second document begins here, one is allowed"]),
        ("a: *标题\n", ["a.yaml:1:5: a text that begins with “*” or “&” must be quoted"]),
        ('a: 1\nb: "x\n', ["a.yaml:2:4: the quote that opens here is not closed"]),
        ("a:\n\tb: 1\n", [f"a.yaml:2:1: {TAB}"]),
        ("a: [1, 2\n", ["a.yaml:2:1: “]” or “,” is missing"]),
        ("a: 1\n  b: 2\n", [f"a.yaml:2:4: {KEY}"]),
        ('a: "\\d"\n', ["a.yaml:1:5: a backslash is special in double quotes, use single quotes"]),
        ("%YAML 1.1\n%YAML 1.1\n---\n", ["a.yaml:2:1: not valid YAML: found duplicate %YAML directive"]),
    ],
)
def test_what_cannot_be_read_is_refused_at_its_place(text, expected):
    assert faults(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("pack: x\ntitle：y\nversion: 1\n", "a.yaml:2:6: 写成了全角冒号“：”，应为半角“:”，其后空一格"),
        ("rules：\n  - id: X\n", "a.yaml:1:6: 写成了全角冒号“：”，应为半角“:”，其后空一格"),
        ("rules:\n  - id：X\n    kind: swap\n", "a.yaml:2:7: 写成了全角冒号“：”，应为半角“:”，其后空一格"),
        ("message:\n  zh：甲\n  en: a\n", "a.yaml:2:5: 写成了全角冒号“：”，应为半角“:”，其后空一格"),
        ("标题：甲\n版本: 1\n", "a.yaml:1:3: 写成了全角冒号“：”，应为半角“:”，其后空一格"),
        ("title:y\nversion: 1\n", "a.yaml:1:6: 半角冒号“:”后要空一格"),
    ],
)
def test_a_wrong_colon_is_named_where_it_stands(text, expected):
    assert faults(text, "zh") == [expected]


def test_faults_are_told_in_chinese():
    assert faults("a: 1\na: 2\nb: *a\n", "zh") == [
        "a.yaml:2:1: “a”写了两次，第一次在第 1 行",
        "a.yaml:3:4: 以 * 开头的文字要加引号（不允许引用）",
    ]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"a: b\nc: d\x07\n", "a.yaml:2:5: control character U+0007, delete it"),
        ("甲: 乙\x00".encode(), "a.yaml:1:5: control character U+0000, delete it"),
        ("a: \ufffe".encode(), "a.yaml:1:4: control character U+FFFE, delete it"),
        ("甲: 乙\n丙".encode() + b"\xff", "a.yaml:2:2: not UTF-8 (byte offset 12), save the file as UTF-8"),
        ("标题: 甲".encode("gb18030"), "a.yaml:1:1: not UTF-8 (byte offset 0), save the file as UTF-8"),
        ("a: 1".encode("utf-16"), "a.yaml:1:1: not UTF-8 (byte offset 0), save the file as UTF-8"),
        (b"a" * (4 * 1024 * 1024 + 1), "a.yaml:1:1: the file is larger than 4 MB"),
        (b"[" * 100_000, "a.yaml:1:41: nested deeper than 40 levels"),
        (b"{" * 100_000, "a.yaml:1:41: nested deeper than 40 levels"),
        (b"- " * 100_000, "a.yaml:1:81: nested deeper than 40 levels"),
        (b"? " * 100_000, "a.yaml:1:81: nested deeper than 40 levels"),
        (b"- a\n" * 200_000, "a.yaml:100000:3: more than 100000 keys and values"),
    ],
)
def test_hostile_bytes_are_refused(data, expected):
    assert faults(data) == [expected]


def test_aliases_do_not_expand():
    bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n"
    assert len(faults(bomb)) == 7


def test_a_huge_text_is_just_a_text():
    text = "字" * 1_000_000
    assert tree(f"a: {text}\n").get("a") == Scalar(text, ("a.yaml", 1, 4), plain=True)


def test_forty_levels_are_read():
    assert isinstance(tree("[" * 40 + "]" * 40), Items)


def test_the_python_parser_gives_the_same_tree(monkeypatch):
    text = "标题: {zh: 甲, en: 'A'}\n列表:\n  - |\n    多行\n  - 乙\n"
    fast = tree(text)
    monkeypatch.delattr(yaml, "CSafeLoader")
    assert tree(text) == fast


@given(st.one_of(st.binary(), st.text().map(str.encode), st.text("ab：:-[]{}#&*!|>'\" \n\t").map(str.encode)))
def test_any_bytes_are_read_or_refused(data):
    problems = []
    node = parse(data, "a.yaml", problems)
    assert node is not None or problems
