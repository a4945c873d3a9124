"""The catalogue of rules: fresh in docs/, the same on every run, and nothing of an example lost in Markdown."""

from pathlib import Path

import pytest

from reportlint import waivers
from reportlint.catalogue import KINDS as NAMES
from reportlint.catalogue import MARK, pages
from reportlint.kinds import KINDS
from reportlint.packs import load, shipped

DOCS = Path(__file__).resolve().parents[1] / "docs" / "rules"

PACK = """\
pack: ours
title: {zh: 我县补充, en: Ours}
version: "2"
sources: {law: {name: 某法, number: 第 1 号, level: L1, in_force: {from: 2020-01-01, to: 2030-01-01}, see: 某网页}}
rules:
  - id: YX001
    kind: swap
    title: {zh: 甲|乙, en: A|B}
    severity: {submission: error, publication: info}
    basis: {source: law, at: 第一条, quote: 原文}
    applies: {year: {from: 2021, to: 2030}, body: [county, department], profile: submission, type: 报告}
    message: {zh: '改“{found}”', en: 'mend “{found}”'}
    why: {zh: 因, en: because}
    since: "2"
    swap: {好几个: 多个}
    examples:
      bad: ["⟦好几个⟧```x"]
      good: [{text: 多个, set: {year: 2021}}]
"""
PAGE = """\
<!-- reportlint packs docs -->

# YX001 甲|乙

|  |  |
| --- | --- |
| 级别 | 错误（报送版）、提示（公开版） |
| 类型 | 用词 `swap` |
| 修正 | 可自动修正（--fix） |
| 规则包 | `ours` 我县补充 |
| 适用 | 2021 年度起、至 2030 年度、县级、部门、报送版、报告 |
| 始于 | 2 |

**报告** 改“{found}”

**理由** 因

**依据** 《某法》第一条（第 1 号，法律、行政法规，2020-01-01 起施行，2030-01-01 止）

> 原文

**出处** 某网页

下列规则包另有调整：

- `county`：`severity`

## 会报的例子

````text
⟦好几个⟧```x
````

## 不报的例子

设 year=2021：

```text
多个
```

[全部规则](README.md)
"""
INDEX = """\
<!-- reportlint packs docs -->

# Catalogue of rules

Generated from the packs, not to be edited. In an example, what stands between ⟦ ⟧ is what gets flagged.

## `county` County

Version 1, extends `./ours.yaml`.

## `ours` Ours

Version 2.

| id | severity | rule |
| --- | --- | --- |
| [YX001](YX001.md) | error (submission), info (publication) | A\\|B |
"""


@pytest.fixture
def made(tmp_path):
    county = "pack: county\ntitle: {zh: 县, en: County}\nversion: 1\nextends: ./ours.yaml\n"
    (tmp_path / "ours.yaml").write_text(PACK, "utf-8")
    (tmp_path / "county.yaml").write_text(county + "rules: [{id: YX001, severity: info}]\n", "utf-8")
    return pages([load(tmp_path / "county.yaml"), load(tmp_path / "ours.yaml")])


def test_a_page_tells_all_of_a_rule(made):
    assert made["zh/YX001.md"] == PAGE


def test_the_index_lists_the_rules_of_every_pack(made):
    assert made["en/README.md"] == INDEX


def test_there_is_a_page_for_every_rule_in_both_languages(made):
    assert list(made) == ["zh/README.md", "zh/YX001.md", "en/README.md", "en/YX001.md"]


def test_the_catalogue_in_docs_is_fresh():
    made = pages([*map(load, shipped()), waivers.PACK])
    there = {path.relative_to(DOCS).as_posix(): path.read_text("utf-8") for path in DOCS.rglob("*.md")}
    stale = sorted(name for name in {*made, *there} if made.get(name) != there.get(name))
    assert stale == [], "run: reportlint packs docs, and delete pages of rules that are gone"


def test_every_page_says_that_it_was_made():
    assert all(path.read_text("utf-8").startswith(MARK) for path in DOCS.rglob("*.md"))


def test_every_kind_has_a_name_in_words():
    assert set(KINDS) | {"waiver", "table"} == set(NAMES)
