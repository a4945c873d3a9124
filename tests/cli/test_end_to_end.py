from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

PACK = """\
pack: own
title: {zh: 自定规则, en: Own rules}
version: "1"
sources:
  own: {name: 本局用语, level: L5}
rules:
  - id: OW101
    kind: swap
    title: {zh: 口语, en: Colloquial}
    severity: info
    basis: {source: own}
    message:
      zh: “{found}”应为“{better}”
      en: “{found}” should be “{better}”
    why: {zh: 报告用书面语。, en: Reports are formal.}
    swap: {好几个: 多个}
    examples:
      bad: [有⟦好几个⟧项目。]
      good: [有多个项目。]
"""


def run(folder: Path, *args: str) -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, "-m", "reportlint", *args], cwd=folder, capture_output=True, encoding="utf-8", check=False
    )
    return done.returncode, done.stdout, done.stderr


def test_a_pack_of_ones_own_finds_its_words_in_the_file(tmp_path):
    (tmp_path / "own.yaml").write_text(PACK, "utf-8")
    (tmp_path / "稿.txt").write_bytes("关于项目的报告\r\n\r\n有好几个项目。\r\n".encode("gb18030"))
    args = ["--pack", "own.yaml", "--fail-on", "info", "--no-config"]
    assert run(tmp_path, "稿.txt", "--format", "concise", *args) == (
        1,
        "稿.txt:3:2: 提示 OW101 “好几个”应为“多个”\n",
        "稿.txt: 规则包 own 没有必备内容清单，只查了它的规则\n共 1 份 · 错误 0  警告 0  提示 1\n",
    )
    document = json.loads(run(tmp_path, "稿.txt", "--format", "json", *args)[1])["documents"][0]
    assert (document["encoding"], document["pack"]) == ("gb18030", "own")
    fix = {"line": 3, "column": 2, "end_line": 3, "end_column": 5, "text": "多个", "safe": True}
    assert [(finding["quote"], finding["fix"]) for finding in document["findings"]] == [("好几个", fix)]


def test_a_broken_pack_is_told_with_its_line(tmp_path):
    (tmp_path / "own.yaml").write_text(PACK.replace("kind: swap", "kind: swop"), "utf-8")
    (tmp_path / "a.txt").write_text("好", "utf-8")
    code, out, err = run(tmp_path, "a.txt", "--pack", "own.yaml")
    assert (code, out) == (2, "")
    assert err.startswith("own.yaml:8:11: ")


def test_a_pack_that_is_not_there_is_told_with_those_that_are(tmp_path):
    (tmp_path / "a.txt").write_text("好", "utf-8")
    code, out, err = run(tmp_path, "a.txt", "--pack", "fazi")
    assert (code, out) == (2, "")
    assert err.startswith("reportlint: 没有名为 fazi 的规则包，是不是“fazhi”？")
