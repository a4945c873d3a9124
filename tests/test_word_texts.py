"""Word drafts fixed in place: the words change, the look of every character and all else stays."""

from __future__ import annotations

from pathlib import Path

import pytest
from commented import W
from fixing import check, fix
from lxml import etree
from word_files import logical, numbered, p, part, plain, r, raw, unzipped, zipped

from reportlint.errors import InputError
from reportlint.readers import open_draft

ROOT = Path(__file__).resolve().parents[1]
FILES = ROOT.parent / "shared" / "corpus" / "files"
BOLD = "<w:b/>"
BY = 'w:id="90" w:author="甲"'


def fixed(body: str, **parts: str) -> bytes:
    return fix(raw(body, **parts), path="稿.docx").data


def runs(data: bytes) -> list[tuple[str, bool]]:
    """The text of each run, and whether it is bold."""
    root = etree.fromstring(unzipped(data)["word/document.xml"])
    return [
        ("".join(run.itertext(f"{W}t", f"{W}delText")), run.find(f"{W}rPr/{W}b") is not None)
        for run in root.iter(f"{W}r")
    ]


def read(data: bytes) -> str:
    return open_draft("稿.docx", data).source.text


def test_a_mark_is_replaced_in_its_run_and_the_runs_stay() -> None:
    made = fixed(f"<w:p>{r('推进改革', BOLD)}{r(',办结')}{r('案件9件,', BOLD)}{r('成效明显。')}</w:p>")
    assert runs(made) == [("推进改革", True), ("，办结", False), ("案件9件，", True), ("成效明显。", False)]
    assert read(made) == "推进改革，办结案件9件，成效明显。"


def test_a_replacement_over_several_runs_has_the_look_of_the_first() -> None:
    made = fixed(f"<w:p>{r('学习《行政处罚法》')}{r('.', BOLD)}{r('.')}{r('.等法律。')}</w:p>")
    assert runs(made) == [("学习《行政处罚法》", False), ("……", True), ("", False), ("等法律。", False)]


def test_both_brackets_of_a_pair_in_different_runs_are_replaced() -> None:
    made = fixed(f"<w:p>{r('深圳(', BOLD)}{r('含河套')}{r(')推进改革。')}</w:p>")
    assert read(made) == "深圳（含河套）推进改革。"


def test_blanks_are_taken_out_and_marks_put_in_at_the_edges_of_runs() -> None:
    made = fixed(f"<w:p>{r('将 2024')}{r(' ')}{r('年度工作报告如下，时限压缩20')}{r('—40%。')}</w:p>")
    assert read(made) == "将2024年度工作报告如下，时限压缩20%—40%。"
    assert [text for text, _ in runs(made)] == ["将2024", "", "年度工作报告如下，时限压缩20%", "—40%。"]


def test_blanks_at_the_edges_of_what_is_left_are_kept() -> None:
    body = "<w:p><w:r><w:t>推进, APP</w:t></w:r></w:p><w:p><w:r><w:t>改革 OK,办结</w:t></w:r></w:p>"
    assert read(fixed(body)) == "推进， APP\n改革 OK，办结"


@pytest.mark.parametrize(
    "inside",
    [
        f"<w:ins {BY}>{r('改革,办结')}</w:ins>",
        f"<w:moveTo {BY}>{r('改革,办结')}</w:moveTo>",
        f'<w:fldSimple w:instr="REF a">{r("改革,办结")}</w:fldSimple>',
    ],
    ids=["insertion", "move", "field"],
)
def test_tracked_changes_and_fields_are_not_touched_and_that_is_counted(inside: str) -> None:
    outcome = fix(raw(f"<w:p>{r('推进')}{inside}{r('案件,完成。')}</w:p>"), path="稿.docx")
    assert read(outcome.data) == "推进改革,办结案件，完成。"
    assert (outcome.edits, outcome.barred) == (1, 1)


def test_deleted_text_stays_as_it_is() -> None:
    deleted = f'<w:del {BY}><w:r><w:delText xml:space="preserve">旧文,字</w:delText></w:r></w:del>'
    made = fixed(f"<w:p>{r('推进')}{deleted}{r('改革,办结。')}</w:p>")
    assert runs(made) == [("推进", False), ("旧文,字", False), ("改革，办结。", False)]


def test_automatic_numbers_notes_and_headers_are_not_touched() -> None:
    levels = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1、"/></w:lvl>'
    numbering = part(
        "numbering",
        f'<w:abstractNum w:abstractNumId="1">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>',
    )
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    outcome = fix(raw(p("加强领导,开会4次。", listed) + p("规范执法。", listed), numbering=numbering), path="稿.docx")
    assert read(outcome.data).splitlines() == ["1、加强领导，开会4次。", "2、规范执法。"]
    assert outcome.barred == 2


def test_all_other_parts_are_copied_as_they_are() -> None:
    data = raw(p("推进改革,办结。"), styles=part("styles", ""))
    made = unzipped(fix(data, path="稿.docx").data)
    before = unzipped(data)
    assert list(made) == list(before)
    assert {name for name in made if made[name] != before[name]} == {"word/document.xml"}


def test_the_same_draft_gives_the_same_bytes_and_a_second_time_changes_nothing() -> None:
    data = raw(p("推进改革,办结(二)案件 9 件 。") + p("1、加强领导,开会。"))
    once = fix(data, path="稿.docx")
    assert once.data == fix(data, path="稿.docx").data
    assert (fix(once.data, path="稿.docx").data, fix(once.data, path="稿.docx").edits) == (once.data, 0)


def test_a_file_with_macros_is_not_copied() -> None:
    files = unzipped(raw(p("推进改革,办结。")))
    types = files["[Content_Types].xml"].replace(
        b"wordprocessingml.document.main", b"ms-word.document.macroEnabled.main"
    )
    data = zipped(
        {
            **files,
            "[Content_Types].xml": types.replace(
                b"application/vnd.openxmlformats-officedocument.ms-", b"application/vnd.ms-"
            ),
        }
    )
    with pytest.raises(InputError) as caught:
        fix(data, path="稿.docx")
    assert caught.value.message.zh == "稿.docx：文稿带有宏，不做副本；请先另存为 .docx"


@pytest.mark.parametrize("way", [plain, numbered], ids=["plain", "numbered"])
@pytest.mark.parametrize("name", ["examples/faulty.txt", "tests/data/many-faults.txt"])
def test_an_example_as_a_word_file_is_fixed_like_the_text(name: str, way) -> None:
    data = way(*logical(name, (ROOT / name).read_bytes()))
    outcome = fix(data, path="稿.docx", name="fazhi")
    assert outcome.edits > 0
    assert read(outcome.data) == outcome.checked.document.source.text
    assert len(outcome.checked.findings) < len(check(data, path="稿.docx", name="fazhi").findings)
    assert fix(outcome.data, path="稿.docx", name="fazhi").edits == 0


@pytest.mark.skipif(not FILES.is_dir(), reason="the corpus is not beside the repository")
def test_real_word_files_are_fixed_and_can_be_read_again() -> None:
    for path in sorted(FILES.glob("*.docx")):
        outcome = fix(path.read_bytes(), path=path.name)
        assert read(outcome.data) == outcome.checked.document.source.text
        assert fix(outcome.data, path=path.name).data == outcome.data
