"""A draft as a web page, a PDF or an OFD file is judged like the text that it was made from."""

from __future__ import annotations

import shutil
import subprocess
import time
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import office
import pytest
from web_files import broken_page, in_pages, pdf, web_page, word_page
from word_files import logical, plain

from reportlint.cli import books
from reportlint.engine import check
from reportlint.findings import Span
from reportlint.readers import open_draft
from reportlint.results import Checked
from reportlint.text import BlockKind, Document

ROOT = Path(__file__).resolve().parents[1]
DRAFTS = ROOT.parent / "shared" / "drafts"
LAYOUT = {"GW403", "GW502", "GW503", "GW504", "GW505"}
"""Faults of how a text is laid out, which a conversion mends or makes."""
WAYS = {"html": web_page, "word-html": word_page, "br-html": broken_page, "pdf": pdf, "ofd": in_pages}


def drafts() -> Iterator[Path]:
    yield from sorted((ROOT / "examples").glob("*.txt")) + sorted((ROOT / "examples").glob("markdown.md"))
    yield from sorted(DRAFTS.glob("*/*.txt"))


@cache
def judged(path: str, data: bytes) -> Checked:
    answer = check(path, data, packs=books.packs_of(None, ()), given={}, select=lambda _: True)
    assert answer.failures == ()
    return answer


def paragraph(document: Document, span: Span) -> str:
    """The text of the paragraph that a span starts in, blanks left out."""
    return "".join(document.of(document.blocks[document.block_at(span.start)].span).split())


def found(answer: Checked) -> Counter[tuple[str, str, str]]:
    """Rule, paragraph and words of each finding; one that says what is missing stands where it would belong."""
    assert answer.document is not None
    return Counter(
        (finding.rule, paragraph(answer.document, finding.span), "".join(answer.document.of(finding.span).split()))
        for finding in answer.findings
        if finding.rule not in LAYOUT and not in_table(answer.document, finding.span)
    )


def in_table(document: Document, span: Span) -> bool:
    return document.blocks[document.block_at(span.start)].kind is BlockKind.TABLE


def verdicts(answer: Checked) -> dict[str, str]:
    return {verdict.rule: verdict.answer.value for verdict in answer.verdicts}


@pytest.mark.skipif(not DRAFTS.is_dir(), reason="the labelled drafts are not beside the repository")
def test_the_labelled_drafts_are_there() -> None:
    assert len(list(DRAFTS.glob("*/*.txt"))) >= 10


def has_chinese_font() -> bool:
    if shutil.which("fc-list") is None:
        return False
    return bool(subprocess.run(["fc-list", ":lang=zh"], capture_output=True, check=False).stdout)


def differences(before: Checked, after: Checked) -> list[object]:
    """In what a converted draft is judged otherwise than the text."""
    facts = [{name: fact.value for name, fact in each.facts.items()} for each in (before, after)]
    pairs = [(verdicts(before), verdicts(after)), (facts[0], facts[1]), (found(before), found(after))]
    return [pair for pair in pairs if pair[0] != pair[1]]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("path", list(drafts()), ids=lambda path: path.stem)
def test_a_converted_draft_is_judged_like_the_text(path: Path, way: str) -> None:
    make: Callable[..., bytes] = WAYS[way]
    document, blocks = logical(path.name, path.read_bytes())
    before, after = judged(path.name, path.read_bytes()), judged(f"converted.{way}", make(document, blocks))
    assert after.document is not None
    assert after.document.format == way.split("-")[-1]
    assert differences(before, after) == []


@pytest.mark.skipif(office.PROGRAM is None, reason=office.MISSING)
@pytest.mark.parametrize("kind", ["pdf", "html:HTML (StarWriter)"])
def test_what_libreoffice_makes_of_a_word_draft_is_judged_like_the_text(kind: str, tmp_path: Path) -> None:
    if kind == "pdf" and not has_chinese_font():
        pytest.skip("no Chinese font is installed to print with")
    texts = {path.stem: path for path in drafts()}
    for stem, path in texts.items():
        (tmp_path / f"{stem}.docx").write_bytes(plain(*logical(path.name, path.read_bytes())))
    made = office.converted(sorted(tmp_path.glob("*.docx")), kind, tmp_path)
    assert made.keys() == texts.keys()
    answers = {stem: judged(made[stem].name, made[stem].read_bytes()) for stem in texts}
    wrong = {stem: differences(judged(path.name, path.read_bytes()), answers[stem]) for stem, path in texts.items()}
    assert {stem: told for stem, told in wrong.items() if told} == {}


@pytest.mark.skipif(office.PROGRAM is None, reason=office.MISSING)
@pytest.mark.parametrize("kind", ["doc:MS Word 97", "rtf", "odt"])
def test_a_draft_in_an_old_format_is_judged_like_the_text(kind: str, tmp_path: Path) -> None:
    path = ROOT / "examples" / "faulty.txt"
    (tmp_path / "faulty.docx").write_bytes(plain(*logical(path.name, path.read_bytes())))
    made = office.converted([tmp_path / "faulty.docx"], kind, tmp_path)["faulty"]
    after = judged("faulty.txt", made.read_bytes())
    assert after.document is not None
    assert after.document.format == kind.split(":")[0]
    assert differences(judged(path.name, path.read_bytes()), after) == []


def test_a_long_pdf_is_read_in_a_second() -> None:
    path = ROOT / "examples" / "complete.txt"
    document, blocks = logical(path.name, path.read_bytes())
    data = pdf(document, blocks * 12)
    began = time.process_time()
    assert len(open_draft("long.pdf", data).text) > 20_000
    assert time.process_time() - began < 2
