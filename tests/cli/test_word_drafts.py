"""Word drafts on the command line: read, copied with comments, and never changed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

import pytest
from commented import comments
from word_files import p, r, raw

from reportlint.cli.app import run

TITLE = "芦汀县司法局关于2024年度法治政府建设情况的报告"
BODY = [TITLE, "2024年，推进依法行政,成效明显。现将情况报告如下：", "一、主要举措和成效", "全年办结12件。"]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("LANG", "FORMAT", "OUTPUT", "REVISIONS"):
        monkeypatch.delenv(f"REPORTLINT_{name}", raising=False)
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


class Done(NamedTuple):
    code: int
    out: str
    err: str


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str]):
    def call(*args: str) -> Done:
        return Done(run(args), *capsys.readouterr())

    return call


def word(path: str, body: str = "".join(map(p, BODY))) -> bytes:
    data = raw(body)
    Path(path).parent.mkdir(exist_ok=True)
    Path(path).write_bytes(data)
    return data


def test_a_word_draft_is_checked_by_line_and_paragraph(shell) -> None:
    word("稿.docx", p(TITLE) + "<w:p/>" + "".join(map(p, BODY[1:])))
    done = shell("稿.docx")
    assert done.out.startswith("稿.docx · 法治政府建设年度报告 · 2024 年度 · 芦汀县司法局\n")
    assert "稿.docx:2:13 第 2 段 警告 GW301" in done.out
    assert done.code == 1


def test_word_drafts_of_a_folder_are_checked_but_not_those_that_word_has_open(shell) -> None:
    word("d/稿.docx")
    Path("d/~$稿.docx").write_bytes(b"\x05user")
    done = shell("d", "--format", "json")
    assert [each["path"] for each in json.loads(done.out)["documents"]] == ["d/稿.docx"]
    assert done.err == "已跳过 1 项：d/~$稿.docx（隐藏）\n"


CHANGED = (
    f"<w:p>{r('共')}<w:del w:id='1'><w:r><w:delText>三</w:delText></w:r></w:del><w:ins w:id='2'>{r('四')}</w:ins></w:p>"
)


def test_the_view_of_tracked_changes_is_chosen_and_said(shell) -> None:
    word("稿.docx", "".join(map(p, BODY)) + CHANGED)
    for view, other in (("accepted", "original"), ("original", "accepted")):
        args = () if view == "accepted" else ("--revisions", view)
        done = shell("稿.docx", "--format", "json", *args)
        [draft] = json.loads(done.out)["documents"]
        assert draft["revisions"] == view
        assert f"--revisions {other}" in draft["notices"][0]
    assert "有修订标记" in shell("稿.docx").out
    assert "有修订标记" in shell("稿.docx", "--format", "concise").err


def test_a_view_that_does_not_exist_is_refused(shell) -> None:
    word("稿.docx")
    done = shell("稿.docx", "--revisions", "acepted")
    assert (done.code, done.err) == (2, "reportlint: --revisions 不能是“acepted”，是不是“accepted”？\n")


def test_a_copy_has_the_comments_and_the_draft_stays_as_it_is(shell) -> None:
    before = word("稿.docx")
    done = shell("稿.docx", "--format", "docx", "--output", "批注.docx")
    assert (done.code, done.out, done.err) == (1, "", "")
    assert Path("稿.docx").read_bytes() == before
    found = comments(Path("批注.docx").read_bytes())
    assert found[0].lines[0] == "reportlint · 法治政府建设年度报告 · 2024 年度 · 芦汀县司法局"
    assert (",", "警告 GW301：汉字旁用了半角标点“,”") in [(each.around, each.lines[0]) for each in found]


def test_comments_speak_the_language_of_the_run(shell) -> None:
    word("稿.docx")
    shell("稿.docx", "--format", "docx", "--output", "copy.docx", "--lang", "en")
    assert any(
        line.startswith("warning GW301") for each in comments(Path("copy.docx").read_bytes()) for line in each.lines
    )


@pytest.mark.parametrize("name", ["稿.docx", "./稿.docx", "d/../稿.docx"])
def test_the_draft_itself_is_no_place_for_the_copy(shell, name: str) -> None:
    before = word("稿.docx")
    Path("d").mkdir()
    done = shell("稿.docx", "--format", "docx", "--output", name)
    assert done.code == 2
    assert "会覆盖草稿" in done.err
    assert Path("稿.docx").read_bytes() == before


def test_the_folder_of_the_drafts_is_no_place_for_their_copies(shell) -> None:
    word("d/稿.docx")
    done = shell("d", "--format", "docx", "--output", "d")
    assert (done.code, done.err) == (2, "reportlint: d/稿.docx：不能写到这里，会覆盖草稿；请换一个文件名\n")


def test_copies_of_several_drafts_go_to_a_folder_under_their_names(shell) -> None:
    word("甲/稿.docx")
    word("乙/稿.docx")
    Path("乙/别的.txt").write_text("\n".join(BODY), "utf-8")
    done = shell("甲", "乙", "--format", "docx", "--output", "批注")
    assert (done.code, done.err) == (1, "")
    assert sorted(path.name for path in Path("批注").iterdir()) == ["别的.docx", "稿-2.docx", "稿.docx"]


def test_one_file_is_no_place_for_several_copies(shell) -> None:
    word("甲.docx")
    word("乙.docx")
    done = shell("甲.docx", "乙.docx", "--format", "docx", "--output", "批注.docx")
    assert done.code == 2
    assert done.err == (
        "reportlint: 有 2 份文稿，--format docx 的 --output 应当是文件夹，不能是一个文件（批注.docx）\n"
    )


def test_a_copy_needs_a_place(shell) -> None:
    word("稿.docx")
    done = shell("稿.docx", "--format", "docx")
    assert (done.code, done.err) == (2, "reportlint: --format docx 要用 --output 指定文件（.docx）或文件夹\n")


def test_a_copy_and_a_report_can_be_had_together(shell) -> None:
    word("稿.docx")
    done = shell("稿.docx", "--format", "docx", "--output", "批注.docx", "--format", "concise")
    assert "GW301" in done.out
    assert Path("批注.docx").exists()


def test_a_draft_that_cannot_be_read_has_no_copy_and_the_others_do(shell) -> None:
    word("d/甲.docx")
    Path("d/乙.docx").write_bytes(word("d/乙.docx")[:700])
    done = shell("d", "--format", "docx", "--output", "批注")
    assert done.code == 2
    assert "乙.docx：" in done.err
    assert [path.name for path in Path("批注").iterdir()] == ["甲.docx"]


def test_a_copy_that_cannot_be_written_is_an_error(shell) -> None:
    word("稿.docx")
    done = shell("稿.docx", "--format", "docx", "--output", "没有/批注.docx")
    assert (done.code, done.err) == (2, "没有/批注.docx：写不了（没有这个文件或文件夹）\n")


def test_a_text_draft_becomes_a_word_file(shell) -> None:
    Path("稿.md").write_text("# " + "\n\n".join(BODY), "utf-8")
    shell("稿.md", "--format", "docx", "--output", "批注")
    found = comments(Path("批注/稿.docx").read_bytes())
    assert "," in [each.around for each in found]
