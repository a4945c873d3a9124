"""The file of waivers: what it may hold, where its faults are, and which file is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportlint.errors import InputError, YamlError
from reportlint.findings import Waiver
from reportlint.waivers import NAME
from reportlint.waivers.files import find, load, read

WHOLE = """\
# 县委依法治县办 2025 年
waivers:
  - rule: fz103
    draft: 乡镇/*.txt
    reason: 年内换届，由继任者补写
    by: 县委依法治县办
    until: 2025-03-31
  - {rule: GW501, quote: 宣传××次, reason: 待核定, by: 法制科, until: 2025-02-28}
"""


def faults(text: str) -> list[str]:
    with pytest.raises(YamlError) as caught:
        read(text.encode(), Path("w.yaml"))
    return list(caught.value.lines("zh"))


def test_every_key_is_read_with_its_place() -> None:
    file = read(WHOLE.encode(), Path("/a/w.yaml"))
    first, second = file.entries
    assert (first.rule, first.drafts, first.quote) == ("FZ103", ("乡镇/*.txt",), "")
    assert first.waiver == Waiver("年内换届，由继任者补写", "县委依法治县办", "2025-03-31", "/a/w.yaml", 3)
    assert file.document.of(first.span) == "rule: fz103"
    assert (second.rule, second.quote, second.waiver.line) == ("GW501", "宣传××次", 8)
    assert file.folder == Path("/a")


def test_an_empty_list_is_no_fault() -> None:
    assert read(b"waivers: []\n", Path("w.yaml")).entries == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("waivers:\n  - rule: A1\n    by: b\n    until: 2025-01-01\n", ["w.yaml:2:5: “waivers #1”缺少“reason”"]),
        (
            "waivers:\n  - {rule: A1, reason: a, by: b, until: 明年}\n",
            ["w.yaml:2:5: until 应是形如 2025-03-31 的日期，不能是“明年”"],
        ),
        (
            "waivers:\n  - {rule: A1, reason: a, by: ' ', until: 2025-01-01}\n",
            ["w.yaml:2:5: by 不能空着"],
        ),
        (
            "waivers:\n  - {rule: A1, reasons: a, by: b, until: 2025-01-01}\n",
            ["w.yaml:2:5: “waivers #1”缺少“reason”", "w.yaml:2:16: 没有“reasons”这一项，是不是“reason”？"],
        ),
        ("", ["w.yaml:1:1: 文件是空的"]),
    ],
)
def test_faults_are_told_with_their_places(text: str, expected: list[str]) -> None:
    assert faults(text) == expected


def test_a_file_that_cannot_be_read_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        load(tmp_path / NAME)
    assert caught.value.message.zh.endswith("读不了这份豁免（没有这个文件或文件夹）")


def test_the_nearest_file_up_to_the_repository_is_found(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("waivers: []\n", encoding="utf-8")
    (tmp_path / "库" / "乡镇").mkdir(parents=True)
    (tmp_path / "库" / ".git").mkdir()
    assert find(tmp_path / "库" / "乡镇") is None
    nearest = tmp_path / "库" / NAME
    nearest.write_text("waivers: []\n", encoding="utf-8")
    assert find(tmp_path / "库" / "乡镇") == nearest.resolve()


def test_places_hold_behind_a_mark_and_other_line_ends() -> None:
    file = read(b"\xef\xbb\xbf" + WHOLE.replace("\n", "\r\n").encode(), Path("w.yaml"))
    assert [entry.waiver.line for entry in file.entries] == [3, 8]
    assert [file.document.of(entry.span)[:5] for entry in file.entries] == ["rule:", "{rule"]
