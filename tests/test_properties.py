"""What must not change the answer: wrapping, blanks, encodings, line ends, Markdown marks.

Outside the domain of these properties, since nothing in the draft decides:

- lines that are not paragraphs (headings with #, rows, header and signature lines set with blanks) are not wrapped;
- a heading that fills its last line to the edge, with prose below, where neither an indent nor a blank line shows
  where paragraphs begin, reads like the first line of that prose;
- a draft that is wrapped already is not wrapped again: two widths at once are no habit.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from reportlint.engine import check
from reportlint.errors import InputError
from reportlint.facts import understand
from reportlint.findings import Span
from reportlint.packs import load
from reportlint.parts import Part
from reportlint.readers import read
from reportlint.readers.habits import ends
from reportlint.readers.marks import BLANKS, STRAY
from reportlint.text import BlockKind, Document, decode

ROOT = Path(__file__).parent.parent
LABELLED = ROOT.parent / "shared" / "drafts"
LAYOUT = {"GW403", "GW502", "GW504", "GW505"}
"""The rules about layout itself."""

DENSE = """\
碧沙县水利局2024年度法治政府建设情况报告
2024年，碧沙县水利局坚持以习近平新时代中国特色社会主义思想为指导，深入学习贯彻习近平法治思想，扎实推进依法治水。现将有关情况报告如下：
一、主要举措和成效
（一）完善制度机制。修订《碧沙县河道采砂管理办法》，清理规范性文件12件，其中保留9件、废止3件。全年审查合同31份，出具法律意见书18份。
（二）严格水行政执法。查处非法取水案件14起，罚款26.5万元；对5件重大执法决定进行法制审核。行政复议案件1件，行政诉讼案件0件。
二、存在的不足和原因
（一）执法力量不足。全局执法人员只有11人，人均巡查河道42公里。主要原因是编制多年没有增加，退休人员没有及时补充。
（二）普法形式单一。面向用水户的宣传只有6场，效果不够理想，原因在于对群众需求调研不够。
三、党政主要负责人履行推进法治建设第一责任人职责情况
局党组书记、局长主持召开党组会议4次研究法治建设工作，听取执法情况汇报2次，带头讲授法治课1次，作为行政机关负责人出庭应诉1次，并在年终述职时专题述法。
四、2025年主要安排
（一）补充执法力量，年内招录执法人员4名，开展业务培训6期。
（二）丰富普法形式，制作短视频12期，组织水法进村活动20场。
碧沙县水利局
2025年1月20日
"""
"""Neither indented nor set apart by blank lines."""

FAULTY = """\
　　碧沙县水利局2023年度法治政府建设情况报告

　　2024年，碧沙县水利局扎实推进依法治水。现将有关情况报告如下：

　　一、主要举措和成效

　　（一）完善制度机制。修订《碧沙县河道采砂管理办法，清理规范性文件××件。全年审查合同31份,出具法律意见书18份。一是抓学习。三是抓落实。

　　(三)严格水行政执法。查处非法取水案件14起，，罚款26.5万元；截止目前对5件重大执法决定进行法制审核，申请拨付专项经费。

　　三、2026年主要安排

　　补充执法力量，年内招录执法人员4名，开展业务培训6期，并且不断强化政府网站内容保障，切实做好信息公开工作。
"""
"""Full of faults, so that the set of rules found is not empty."""

TEXTS = {
    **{
        path.name: path.read_text("utf-8") for path in sorted((ROOT / "examples").glob("*")) if path.name != "README.md"
    },
    "dense.txt": DENSE,
    "faulty.md": FAULTY,
}
names = st.sampled_from(sorted(TEXTS))
widths = st.integers(8, 60)
few = settings(deadline=None, max_examples=120)


@cache
def packs():
    return [load(name) for name in ("fazhi", "shufa", "xinxi-gongkai")]


def answer(name: str, data: bytes) -> tuple[object, ...]:
    """Verdicts, the rules found, and the facts without where they stand."""
    checked = check(name, data, packs=packs(), given={}, select=lambda _: True)
    verdicts = {verdict.rule: verdict.answer for verdict in checked.verdicts}
    facts = {fact: found.value for fact, found in checked.facts.items()}
    return checked.failures, verdicts, {finding.rule for finding in checked.findings} - LAYOUT, facts


@cache
def before(name: str) -> tuple[object, ...]:
    return answer(name, TEXTS[name].encode())


def reading(name: str, text: str) -> Document:
    return read(decode(name, text.encode()))


@cache
def paragraphs(name: str, text: str) -> frozenset[int]:
    """Numbers of the lines that are paragraphs: those of body and title."""
    document = reading(name, text)
    parts = understand(document, {}).parts
    spans = [parts.body, *parts.spans.get(Part.TITLE, ())]
    blocks = [block for block in document.blocks if block.kind is BlockKind.TEXT and not block.level]
    return frozenset(document.line_of(each.span.start) for each in blocks if any(s.holds(each.span) for s in spans))


def wrapped(name: str, text: str, width: int, *, indent: str, pages: int) -> str:
    """Every paragraph in rows of a width in code points, with a page number after every so many rows (0: never)."""
    rows: list[str] = []
    count = 0
    for number, line in enumerate(text.split("\n"), 1):
        if number not in paragraphs(name, text):
            rows.append(line)
            continue
        whole = indent + line.strip(BLANKS)
        for at in range(0, len(whole), width):
            count += 1
            if at and pages and count % pages == 0:
                rows += ["", f"— {count // pages} —", ""]
            rows.append(whole[at : at + width])
    return "\n".join(rows)


def undecided(name: str, text: str, width: int, indent: str) -> bool:
    """Whether an open-ended paragraph ends at the edge where nothing tells where the next one begins."""
    lines = text.split("\n")
    if indent or "" in lines[:-1]:
        return False
    return any(
        (len(line.strip(BLANKS)) % width == 0) and not ends(line.strip(BLANKS))
        for number, line in enumerate(lines, 1)
        if number in paragraphs(name, text)
    )


@few
@given(names, widths, st.sampled_from(["", "　　"]), st.sampled_from([0, 0, 5, 11]))
@example("complete.txt", 24, "　　", 7)
@example("faulty.txt", 15, "　　", 0)
@example("markdown.md", 17, "", 7)
@example("web-paste.txt", 11, "", 0)
@example("dense.txt", 8, "", 5)
@example("xinxi-gongkai-faulty.md", 8, "", 0)
def test_wrapping_changes_no_verdict_and_no_rule_found(name: str, width: int, indent: str, pages: int) -> None:
    assume(not undecided(name, TEXTS[name], width, indent))
    text = wrapped(name, TEXTS[name], width, indent=indent, pages=pages)
    assert answer(name, text.encode()) == before(name)


def labelled() -> Iterator[object]:
    drafts = sorted(LABELLED.glob("*/*.txt"))
    for path in drafts:
        form = json.loads(path.with_suffix(".json").read_text("utf-8")).get("form")
        marks = [pytest.mark.skip(reason="wrapped already")] if form == "pdf-paste" else []
        yield pytest.param(path, id=path.stem, marks=marks)
    if not drafts:
        yield pytest.param(LABELLED, id="none", marks=pytest.mark.skip(reason="the labelled drafts are not here"))


@pytest.mark.parametrize("path", list(labelled()))
def test_wrapping_a_labelled_draft_changes_no_verdict_and_no_rule_found(path: Path) -> None:
    text = decode(path.name, path.read_bytes()).text.replace("\r\n", "\n")
    expected = answer(path.name, text.encode())
    changed = [
        (width, indent, pages)
        for width in range(20, 41)
        for indent in ("", "　　")
        for pages in (0, 7)
        if not undecided(path.name, text, width, indent)
        and answer(path.name, wrapped(path.name, text, width, indent=indent, pages=pages).encode()) != expected
    ]
    assert changed == []


HAN = "\u4e00-\u9fff，。、；：（）《》“”"
BETWEEN = re.compile(rf"(?<=[{HAN}])(?=[{HAN}0-9])|(?<=[0-9])(?=[{HAN}])")


def spaced(text: str, blank: str, step: int) -> str:
    """A blank at every so many places between Han characters, or between Han and digits; tables are let alone."""
    rows = []
    count = 0

    def insert(_: re.Match[str]) -> str:
        nonlocal count
        count += 1
        return blank if count % step == 0 else ""

    for row in text.split("\n"):
        rows.append(row if "|" in row or "｜" in row else BETWEEN.sub(insert, row))
    return "\n".join(rows)


@few
@given(names, st.sampled_from([" ", "　", "\u00a0", "  ", "\u200b"]), st.integers(1, 9))
def test_blanks_between_han_and_digits_change_nothing(name: str, blank: str, step: int) -> None:
    assert answer(name, spaced(TEXTS[name], blank, step).encode()) == before(name)


@few
@given(names, st.sampled_from([" ", "　", "\t", "   "]))
def test_blanks_at_line_ends_change_nothing(name: str, blank: str) -> None:
    assert answer(name, TEXTS[name].replace("\n", f"{blank}\n").encode()) == before(name)


ENCODINGS = [
    ("utf-8", b""),
    ("utf-8", b"\xef\xbb\xbf"),
    ("gb18030", b""),
    ("utf-16-le", b"\xff\xfe"),
    ("utf-16-be", b"\xfe\xff"),
]


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(("encoding", "mark"), ENCODINGS)
def test_encodings_marks_and_line_ends_change_nothing(name: str, newline: str, encoding: str, mark: bytes) -> None:
    assert answer(name, mark + TEXTS[name].replace("\n", newline).encode(encoding)) == before(name)


def marked(text: str, *, hashes: bool, bold: bool) -> str:
    """Markdown marks: # before headings of the first two levels, ** around run-in headings."""
    if hashes:
        text = re.sub(r"^[　 ]*(?=[一二三四五六]、)", "## ", text, flags=re.MULTILINE)
        text = re.sub(r"^[　 ]*(?=（[一二三四五六]）[^。\n]*$)", "### ", text, flags=re.MULTILINE)
    if bold:
        text = re.sub(r"^([　 ]*)([（(][一二三四五六][）)][^。\n]*。)(?=.)", r"\1**\2**", text, flags=re.MULTILINE)
    return text


@few
@given(names, st.booleans(), st.booleans(), st.one_of(st.none(), widths))
def test_markdown_marks_change_nothing(name: str, hashes: bool, bold: bool, width: int | None) -> None:
    text = marked(TEXTS[name], hashes=hashes, bold=bold)
    if width is not None:
        assume(not undecided(name, text, width, "　　"))
        text = wrapped(name, text, width, indent="　　", pages=0)
    assert answer(name, text.encode()) == before(name)


def is_faithful(document: Document) -> None:
    """Every logical character stands in the file where the document says, folded letters aside."""
    lines = [document.source.line_text(number) for number in range(1, document.source.line_count + 1)]
    for block in document.blocks:
        for offset in range(*block.span):
            place = document.place(Span(offset, offset + 1))
            read_again = lines[place.line - 1][place.column - 1]
            assert document.quote(Span(offset, offset + 1)) == read_again
            assert document.text[offset] in {read_again, chr(max(0, ord(read_again) - 0xFEE0))}


@few
@given(names, widths, st.sampled_from(["\n", "\r\n", "\r"]), st.sampled_from(["", "　　"]), st.integers(1, 9))
def test_every_excerpt_read_again_from_the_file_is_what_was_quoted(
    name: str, width: int, newline: str, indent: str, step: int
) -> None:
    assume(not undecided(name, TEXTS[name], width, indent))
    text = spaced(wrapped(name, TEXTS[name], width, indent=indent, pages=5), " ", step).replace("\n", newline)
    checked = check(name, text.encode(), packs=packs(), given={}, select=lambda _: True)
    document = checked.document
    assert document is not None
    is_faithful(document)
    rows = re.split("\r\n|\r|\n", text)
    for finding in checked.findings:
        if finding.span.end <= finding.span.start:
            continue
        place = document.place(finding.span)
        part = rows[place.line - 1 : place.end_line]
        part[-1] = part[-1][: place.end_column - 1]
        part[0] = part[0][place.column - 1 :]
        assert newline.join(part) == document.quote(finding.span)


MESS = st.text(
    st.one_of(
        st.sampled_from(
            "一二（）()、。，：#*->|　 \t\n\r\f0123年月日号第章《》“”—×\u2028\ufeff局厅文件附抄送报告签发人"
        ),
        st.characters(),
    ),
    max_size=300,
)


@few
@given(MESS)
@example("**" * 40 + "\n" + "**")
@example("#" * 9 + "\n##\n## \n")
@example("-" * 40 + "\n| | |\n|")
def test_reading_any_text_gives_blocks_without_stray_blanks(text: str) -> None:
    try:
        document = read(decode("a.md", text.encode("utf-8", "surrogatepass")))
    except InputError:
        return
    understand(document, {})
    is_faithful(document)
    assert document.text == "".join(f"{document.of(block.span)}\n" for block in document.blocks)
    assert all(document.of(block.span).strip(BLANKS) for block in document.blocks)
    assert STRAY.search(document.text.replace("\n", "|")) is None


@few
@given(st.binary(max_size=200), st.sampled_from([b"", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", "法治".encode()]))
def test_reading_any_bytes_gives_a_document_or_says_why_not(data: bytes, head: bytes) -> None:
    with suppress(InputError):
        understand(read(decode("a.txt", head + data)), {})
