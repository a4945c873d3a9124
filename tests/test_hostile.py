"""Bad input: one clear line each, exit code 2, no traceback, the other drafts still checked; and every text ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import pytest

from reportlint.engine import check
from reportlint.packs.find import shipped
from reportlint.packs.load import load
from reportlint.results import Checked

GOOD = """\
禾川县林业局2024年度法治政府建设情况报告

2024年，县林业局认真履行职责。现将有关情况报告如下：
一、主要举措和成效
全年开展执法检查12次，办结案件9件。
二、存在的不足和原因
基层执法力量薄弱，原因是编制不足、培训不够。
三、党政主要负责人履行推进法治建设第一责任人职责情况
主持召开党组会4次，听取法治工作汇报3次，出庭应诉1次。
四、2025年工作安排
加强执法培训，完善制度，开展普法宣传。

禾川县林业局
2025年1月20日
"""
BAD_PACK = "pack: own\ntitle: {zh: 甲, en: A}\nversion: 1\nrules:\n  - id: OW101\n    kind: swop\n"
PACKS = {name: load(name) for name in shipped()}


class Done(NamedTuple):
    """What a run of the program left behind."""

    code: int
    out: str
    err: str


@pytest.fixture
def program(tmp_path: Path):
    """Runs the program in an empty folder that holds one good draft, with no settings from outside."""
    (tmp_path / "good.txt").write_text(GOOD, "utf-8")
    (tmp_path / ".git").mkdir()
    clean = {name: value for name, value in os.environ.items() if not name.startswith("REPORTLINT")}

    def run(*args: str) -> Done:
        command = [sys.executable, "-m", "reportlint", *args]
        done = subprocess.run(command, cwd=tmp_path, env=clean, capture_output=True, encoding="utf-8", timeout=60)
        assert "Traceback" not in done.stdout + done.stderr
        return Done(done.returncode, done.stdout, done.stderr)

    return run


def names_of_checked(done: Done) -> list[tuple[str, int]]:
    """The drafts in a JSON answer, each with the number of verdicts on it."""
    return [(each["path"], len(each["verdicts"])) for each in json.loads(done.out)["documents"]]


def test_the_good_draft_is_clean(program) -> None:
    done = program("good.txt", "--format", "concise", "--fail-on", "warning")
    assert done.code == 0
    assert done.err.startswith("共 1 份 · 错误 0  警告 0  提示 ")


BROKEN = {
    "nothing.txt": (None, "nothing.txt：没有这个文件或文件夹，请检查路径"),
    "picture.txt": (
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        "picture.txt：这是二进制文件，不是文本；请另存为纯文本（.txt）后再检查",
    ),
    "empty.txt": (b"", "empty.txt: 文件里没有文字，没有可检查的内容"),
    "blank.txt": (" \n　\r\n\t\n".encode(), "blank.txt: 文件里没有文字，没有可检查的内容"),
    "bom.txt": (b"\xef\xbb\xbf\n", "bom.txt: 文件里没有文字，没有可检查的内容"),
    "odd.txt": (
        b"\xff\x81\xfe\x80 abc \xff",
        "odd.txt：第 0 字节处无法按 gb18030 解码，编码不明；请另存为 UTF-8 文本后再检查",
    ),
    "half.txt": (
        b"\xff\xfe\x01",
        "half.txt：第 2 字节处无法按 utf-16-le 解码，编码不明；请另存为 UTF-8 文本后再检查",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_draft_that_cannot_be_read_is_one_line_and_the_next_is_still_checked(program, tmp_path: Path, name: str):
    data, said = BROKEN[name]
    if data is not None:
        (tmp_path / name).write_bytes(data)
    done = program(name, "good.txt", "--format", "json")
    assert (done.code, done.err) == (2, f"{said}\n")
    assert names_of_checked(done) == [(name, 0), ("good.txt", 4)]


def test_a_folder_without_drafts_is_one_line(program, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = program("empty")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("reportlint: 没有可检查的草稿：文件夹里没有 ")
    assert done.err.count("\n") == 1


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read every file")
def test_a_file_that_may_not_be_read_is_one_line(program, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text(GOOD, "utf-8")
    (tmp_path / "secret.txt").chmod(0)
    done = program("secret.txt", "good.txt", "--format", "json")
    assert (done.code, done.err) == (2, "secret.txt：无法读取（没有权限）\n")
    assert names_of_checked(done) == [("secret.txt", 0), ("good.txt", 4)]


@pytest.mark.parametrize(
    ("args", "names"),
    [
        (["--frmat", "json"], "--frmat"),
        (["--select", "FZ999"], "FZ999"),
        (["--ignore", "XX"], "XX"),
        (["--pack", "fazi"], "fazi"),
        (["--pack", "missing.yaml"], "missing.yaml"),
        (["--set", "yaer=2024"], "yaer"),
        (["--set", "year=soon"], "soon"),
        (["--format", "jsn"], "jsn"),
        (["--fail-on", "never!"], "never!"),
        (["--config", "missing.yaml"], "missing.yaml"),
        (["--output", "no/such/folder/a.json"], "no/such/folder/a.json"),
    ],
)
def test_what_the_command_line_asks_for_in_vain_is_one_line(program, args: list[str], names: str) -> None:
    done = program("good.txt", *args)
    assert done.code == 2
    assert done.err.count("\n") == 1
    assert names in done.err


@pytest.mark.parametrize(
    ("name", "text", "args", "said"),
    [
        ("own.yaml", BAD_PACK, ["--pack", "own.yaml"], "own.yaml:5:5: "),
        ("own.yaml", "pack: own\n  rules: []\n", ["--pack", "own.yaml"], "own.yaml:2:"),
        ("own.yaml", "pack: [own\n", ["--pack", "own.yaml"], "own.yaml:2:1: "),
        ("own.yaml", "\0", ["--pack", "own.yaml"], "own.yaml:1:1: "),
        (".reportlint.yaml", "pack: [nosuch]\n", [], ".reportlint.yaml:1:"),
        (".reportlint.yaml", "ignroe: [FZ101]\n", [], ".reportlint.yaml:1:1: "),
    ],
)
def test_a_broken_pack_or_configuration_is_told_with_line_and_column(
    program, tmp_path: Path, name: str, text: str, args: list[str], said: str
) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    done = program("good.txt", *args)
    assert (done.code, done.out) == (2, "")
    assert all(line.startswith(f"{name}:") for line in done.err.splitlines())
    assert done.err.startswith(said)


def test_many_bad_drafts_are_one_line_each(program, tmp_path: Path) -> None:
    for name, (data, _) in BROKEN.items():
        if data is not None:
            (tmp_path / name).write_bytes(data)
    done = program(*BROKEN, "good.txt", "--format", "json")
    assert done.code == 2
    assert done.err.splitlines() == [said for _, said in BROKEN.values()]
    assert names_of_checked(done)[-1] == ("good.txt", 4)


HAN = "推进行政执法规范化建设落实重大决策程序加强普法宣传"
N = 200_000
TEXTS: dict[str, str] = {
    "opening brackets": "（" * N,
    "closing brackets": "）" * N,
    "opening title marks": "《" * N,
    "opening quotes": "“" * N,
    "nested brackets": "（《“〔【" * (N // 10) + "】〕”》）" * (N // 10),
    "mixed up brackets": "（《）》" * (N // 4),
    "lines of 一、": "一、\n" * (N // 10),
    "lines of 1.": "1.\n" * (N // 10),
    "lines of （一）": "（一）\n" * (N // 10),
    "headings of every level": "一、甲\n（一）乙\n1.丙\n（1）丁\n" * (N // 40),
    "headings of every item": "一、成效\n执法。\n二、存在问题\n弱。\n三、第一责任人职责\n督办。\n四、打算\n普法。\n"
    * (N // 80),
    "headings of one item": "一、存在问题\n薄弱。\n" * (N // 20),
    "running ordinals": "一是" * (N // 2),
    "punctuation": "，。、；：" * (N // 5),
    "full stops": "。" * N,
    "points": "." * N,
    "stars": "*" * N,
    "low lines": "_" * N,
    "digits": "1" * N,
    "digits apart": "1 " * (N // 2),
    "groups of digits": "1" + ",234" * (N // 4),
    "groups of digits apart": "全年办结1" + " 234" * (N // 4),
    "a heading of marks that take no room": "一" + "\u0301" * (N // 10) + "、主要举措和成效\n办结9件。",
    "figures without a word between": "受理50件，" * (N // 6),
    "Han digits": "一" * N,
    "years": "2023年" * (N // 5),
    "dates": "2023年1月1日\n" * (N // 10),
    "signatures": "禾川县林业局\n2023年1月1日\n" * (N // 20),
    "page numbers": "—1—\n" * (N // 10),
    "page numbers in a paragraph": "推进执法，\n" + "—1—\n" * (N // 10),
    "tables": "|a|b|\n" * (N // 10),
    "metadata": "标题：某局2024年报告\n" * (N // 10),
    "open lines": "推进执法检查工作，\n" * (N // 10),
    "one paragraph again and again": f"{HAN}{HAN}{HAN}。\n" * (N // 80),
    "marks of the right-to-left": "\u200f推进\u202e" * (N // 4),
    "control characters": "\x01\x02\x07\x1b推" * (N // 5),
    "form feeds": "执法。\x0c" * (N // 4),
    "blanks": "执" + " " * N + "法",
    "blanks between": "\u3000推" * (N // 2),
    "carriage returns": "执法。\r" * (N // 4),
    "principals": "第一责任人" * (N // 5),
    "principals in sentences": "第一责任人。" * (N // 6),
    "heads of groups": "书记任组长，听取汇报" * (N // 10),
    "promises": "局长将主持会议。下一步听取汇报。" * (N // 16),
    "secretaries": "县委书记、" * (N // 5),
    "intentions": "下一步要" * (N // 4),
    "next years": "2025年将，" * (N // 7),
    "problems": "存在不足" * (N // 4),
    "months": "1-10月份，" * (N // 7),
    "requests": "恳请" * (N // 2),
    "markup": "<a &amp; " * (N // 9),
    "addresses": "http://" * (N // 7),
    "bold": "**推" * (N // 3),
    "half-width commas": "推,进" * (N // 3),
    "one heading": "一、" + HAN * (N // 25),
    "a million Han characters in a line": (HAN * (1_000_000 // 25 + 1))[:1_000_000],
    "a million characters in a line": ("推进行政执法，加强普法。" * 100_000)[:1_000_000],
    "a million letters": "a" * 1_000_000,
    "figures without a full stop": "一是开展检查12次，办结案件9件，其中存在问题3个，听取汇报2次；" * (N // 30),
}
SECONDS = 20.0


def checked(text: str, name: str = "a.txt") -> Checked:
    return check(name, text.encode(), packs=[PACKS["fazhi"]], given={"report_year": 2024}, select=bool, forced=True)


@pytest.mark.parametrize("name", TEXTS)
def test_every_text_ends_and_every_rule_runs_over_it(name: str) -> None:
    began = time.process_time()
    answer = checked(TEXTS[name])
    assert time.process_time() - began < SECONDS
    assert answer.document is not None
    assert [(failure.rule, failure.message.en) for failure in answer.failures] == []


@pytest.mark.parametrize("name", TEXTS)
def test_every_text_ends_as_markdown_too(name: str) -> None:
    answer = checked(TEXTS[name][: N // 10], "a.md")
    assert answer.failures == ()


@pytest.mark.parametrize("name", TEXTS)
def test_every_span_of_a_nasty_text_lies_in_it(name: str) -> None:
    answer = checked(TEXTS[name][: N // 50])
    assert answer.document is not None
    size = len(answer.document.text)
    spans = [found.span for found in answer.findings]
    spans += [span for verdict in answer.verdicts for span in verdict.evidence]
    assert all(0 <= span.start <= span.end <= size for span in spans)
    assert all(answer.document.place(span).line >= 1 for span in spans)


def paragraphs(size: int) -> Iterable[str]:
    """The good draft with its second part repeated, numbers running on, to about so many characters."""
    yield GOOD.split("二、", 1)[0]
    made = number = 0
    while made < size:
        number += 1
        line = (
            f"全年第{number}次开展执法检查，检查企业{number % 97 + 3}家，发现问题{number % 7}个，均已督促整改到位。\n"
        )
        made += len(line)
        yield line
    yield "二、" + GOOD.split("二、", 1)[1]


def test_the_time_for_ordinary_text_grows_with_its_length_only() -> None:
    """Eight times the text takes about eight times as long; 20 MB took 15 s when this was written."""
    took = []
    for size in (250_000, 2_000_000):
        text = "".join(paragraphs(size))
        began = time.process_time()
        answer = checked(text)
        took.append(time.process_time() - began)
    assert took[1] < max(16 * took[0], 5)
    assert answer.failures == ()
    assert [verdict.answer.value for verdict in answer.verdicts] == ["met"] * 4


def test_zero_bytes_in_a_text_of_two_byte_units_are_no_sign_of_a_binary_file() -> None:
    data = b"\xff\xfe" + GOOD.encode("utf-16-le")
    answer = check("a.txt", data, packs=[PACKS["fazhi"]], given={}, select=bool, forced=True)
    assert [verdict.answer.value for verdict in answer.verdicts] == ["met"] * 4


def test_a_lone_half_of_a_surrogate_pair_is_no_text() -> None:
    answer = check("a.txt", b"\xff\xfe\x00\xd8a\x00", packs=[PACKS["fazhi"]], given={}, select=bool, forced=True)
    assert [failure.message.en for failure in answer.failures] == [
        "a.txt: byte 2 is not utf-16-le, so the encoding is unknown; save the file as UTF-8 first"
    ]
