"""Real Word files: no paragraph is lost, by what the XML holds and by what LibreOffice reads."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

import office
import pytest
from lxml import etree
from word_files import unzipped

from reportlint.facts import understand
from reportlint.labels import Scheme
from reportlint.readers import open_draft

CORPUS = Path(__file__).resolve().parents[4] / "shared" / "corpus"
FILES = sorted((CORPUS / "files").glob("*.docx"))
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

pytestmark = pytest.mark.skipif(not FILES, reason="the corpus of real files is not beside this checkout")


def squeezed(text: str) -> str:
    """The text without blanks and the lines of tables."""
    return re.sub(r"[\s\u3000|]", "", text)


def text_of(path: Path) -> str:
    return open_draft(path.name, path.read_bytes()).source.text


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_paragraph_of_the_xml_is_read(path: Path) -> None:
    whole = squeezed(text_of(path))
    paragraphs = etree.fromstring(unzipped(path.read_bytes())["word/document.xml"]).iter(f"{W}p")
    texts = [squeezed("".join(text.text or "" for text in each.iter(f"{W}t"))) for each in paragraphs]
    assert [text for text in texts if text not in whole] == []


@pytest.fixture(scope="module")
def read_by_office(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    done = office.converted(FILES, "txt:Text", tmp_path_factory.mktemp("office"))
    return {name: path.read_text("utf-8-sig") for name, path in done.items()}


@pytest.mark.skipif(office.PROGRAM is None, reason=office.MISSING)
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_line_that_libreoffice_reads_is_read_numbers_included(
    path: Path, read_by_office: Mapping[str, str]
) -> None:
    whole = squeezed(text_of(path))
    lines = [squeezed(line) for line in read_by_office[path.stem].splitlines()]
    assert len("".join(lines)) > 30
    assert [line for line in lines if line not in whole] == []


def work_reports() -> list[Path]:
    manifest = (
        [json.loads(line) for line in (CORPUS / "manifest.jsonl").read_text("utf-8").splitlines()] if FILES else []
    )
    return [
        CORPUS / each["file"]
        for each in manifest
        if each["kind"] == "docx" and each["note"] == "provincial government work report 2025"
    ]


@pytest.mark.parametrize("path", work_reports(), ids=lambda path: path.stem)
def test_the_outline_of_a_work_report_begins_with_its_numbered_parts(path: Path) -> None:
    outline = understand(open_draft(path.name, path.read_bytes()), {}).outline
    labels = [outline.sections[index].heading.label for index in outline.children(None)]
    assert [label.value for label in labels if label and label.scheme is Scheme.HAN] == [*range(1, len(labels) + 1)]
    assert 2 <= len(labels) <= 4
    assert len(outline.sections) >= 10
