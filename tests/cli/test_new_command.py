"""`reportlint new`: prints an empty draft or writes a new file, and never overwrites one."""

from __future__ import annotations

from datetime import date

import pytest

from reportlint.cli import books
from reportlint.packs import load


@pytest.fixture
def desk(shell, monkeypatch):
    monkeypatch.setattr(books, "packs_of", lambda forced, configured: [load(forced or "fazhi")])
    return shell


def test_an_empty_draft_is_printed(desk):
    result = desk("new", "--year", "2024", "--unit", "砚溪县水利局", "--profile", "公开版")
    lines = result.stdout.splitlines()
    assert lines[0] == "砚溪县水利局关于2024年度法治政府建设情况的报告"
    assert [line.strip() for line in lines if line[2:4] in {"一、", "二、", "三、", "四、"}] == [
        "一、2024年度推进法治政府建设的主要举措和成效",
        "二、存在的不足和原因",
        "三、党政主要负责人履行推进法治建设第一责任人职责情况",
        "四、2025年度主要安排",
    ]
    assert (lines[-1].strip(), result.stderr, result.exit_code) == ("2025年×月×日", "", 0)


def test_without_options_it_is_on_last_year_and_to_be_handed_in(desk):
    text = desk("new").stdout
    year = date.today().year - 1
    assert text.startswith("××县××局文件\n")
    assert f"××县××局关于{year}年度法治政府建设情况的报告" in text


def test_it_is_written_to_a_new_file(desk):
    result = desk("new", "--output", "draft.txt")
    assert (result.stdout, result.stderr, result.exit_code) == ("", "已写入 draft.txt\n", 0)
    assert (desk.folder / "draft.txt").read_text("utf-8") == desk("new").stdout


def test_a_file_that_is_there_is_not_overwritten(desk):
    desk.file("draft.txt", "心血")
    result = desk("new", "--output", "draft.txt")
    assert (result.stdout, result.stderr, result.exit_code) == (
        "",
        "reportlint: draft.txt：已有这个文件，没有覆盖；请换一个文件名\n",
        2,
    )
    assert (desk.folder / "draft.txt").read_text("utf-8") == "心血"


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--year", "24"], "reportlint: --year 不能是“24”；应为 1980–2100 之间的年份"),
        (["--year", "２０２４"], "reportlint: --year 不能是“２０２４”；应为 1980–2100 之间的年份"),
        (["--profile", "公开"], "reportlint: --profile 不能是“公开”，是不是“公开版”？"),
        (["--pack", "gongwen"], "reportlint: 规则包 gongwen 没有空白稿（skeleton）"),
        (["--output", "no/draft.txt"], "no/draft.txt：写不了（没有这个文件或文件夹）"),
        (["draft.txt"], "reportlint: 多了“draft.txt”，new 用不上"),
    ],
)
def test_what_cannot_be_done_is_one_line(desk, args, said):
    result = desk("new", *args)
    assert (result.stdout, result.stderr, result.exit_code) == ("", f"{said}\n", 2)
