"""A county's own repository: its overlay is used where its configuration names it, and nowhere else."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from reportlint import cli

OVERLAY = """\
pack: ours
title: {zh: 砚溪县补充规则, en: Rules of Yanxi county}
version: "1"
extends: [fazhi-henan]
rules:
  - {id: FZ201, severity: info, message: {zh: '我县：标题“{found}”没有年度'}}
"""
DRAFT = """\
砚溪县水利局法治政府建设情况报告

　　2024年，县水利局认真履行职责。现将2024年度法治政府建设情况报告如下：
"""


class Entry:
    name = "reportlint"

    @staticmethod
    def main(args, prog_name):
        cli.main(args)


@pytest.fixture
def county(tmp_path, monkeypatch):
    (tmp_path / ".git").mkdir()
    (tmp_path / "ours.yaml").write_text(OVERLAY, "utf-8")
    (tmp_path / "draft.txt").write_text(DRAFT, "utf-8")
    monkeypatch.chdir(tmp_path)

    def run(*args):
        return CliRunner().invoke(Entry, ["check", "draft.txt", "--format", "concise", "--select", "FZ201,HN", *args])

    return run


def test_the_overlay_of_the_configuration_goes_before_the_packs_below_it(county, tmp_path):
    (tmp_path / ".reportlint.yaml").write_text("packs: [./ours.yaml]\n", "utf-8")
    assert county().stdout == (
        "draft.txt:1:1: 提示 FZ201 我县：标题“砚溪县水利局法治政府建设情况报告”没有年度\n"
        "draft.txt:1:1: 警告 HN101 标题“砚溪县水利局法治政府建设情况报告”应写作“……法治政府建设年度报告”\n"
    )


def test_without_the_configuration_no_overlay_is_used(county):
    result = county()
    assert (result.stdout, result.exit_code) == ("", 2)
    assert result.stderr == "reportlint: 没有规则 HN；全部规则见 reportlint rules\n"


def test_an_overlay_can_be_forced(county):
    assert "HN101" in county("--pack", "fazhi-henan").stdout
