"""Real files beside the repository: each is read in full, or refused for a reason that is clear."""

from __future__ import annotations

import shutil
import subprocess
import unicodedata
from collections import Counter
from contextlib import suppress
from pathlib import Path

import pytest

from reportlint.errors import InputError
from reportlint.readers import office, open_draft

FILES = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "files"
pytestmark = pytest.mark.skipif(not FILES.is_dir(), reason="the corpus is not beside the repository")

READ = {
    "pdf-02.pdf": ("发展改革委办公厅", 39),
    "pdf-03.pdf": ("新型冠状病毒感染诊疗方案", 300),
    "pdf-05.pdf": ("上海市普陀区规划和自然", 340),
    "pdf-06.pdf": ("中共上海市普陀区委", 300),
    "pdf-07.pdf": ("上海市XX局", 250),
    "pdf-08.pdf": ("上海市普陀区2025年区级单位预算", 200),
    "ofd-01.ofd": ("Hello OFD-A", 1),
    "ofd-02.ofd": ("电子发票（增值税专用发票）", 10),
    "ofd-05.ofd": ("说明", 30),
    "ofd-06.ofd": ("中华人民共和国", 10),
    "doc-01.doc": ("关于举办2026年度公文处理培训的通知", 10),
    "wps-01.wps": ("关于发布《行政规范性文件制定技术规范》的通知", 10),
}
"""How the first block begins, and the least number of blocks."""

REFUSED = {
    "ofd-03.ofd": "OFD 里没有文字，是图片或者转成曲线的字",
    "ofd-04.ofd": "OFD 的字体没有文字编码，读出来是乱码",
}


def test_every_file_is_read_or_refused() -> None:
    for path in FILES.iterdir():
        with suppress(InputError):
            assert open_draft(path.name, path.read_bytes()).blocks


@pytest.mark.parametrize("name", READ)
def test_a_real_file_is_read(name: str) -> None:
    if Path(name).suffix in {".doc", ".wps"} and office.converter() is None:
        pytest.skip("LibreOffice is not installed")
    first, least = READ[name]
    document = open_draft(name, (FILES / name).read_bytes())
    assert document.of(document.blocks[0].span).startswith(first)
    assert len(document.blocks) >= least


@pytest.mark.parametrize("name", REFUSED)
def test_a_real_file_without_text_is_refused_for_what_it_is(name: str) -> None:
    with pytest.raises(InputError) as caught:
        open_draft(name, (FILES / name).read_bytes())
    assert REFUSED[name] in caught.value.message.zh


def letters(text: str) -> Counter[str]:
    """How often each character stands in a text, in its plain form; blanks, marks of symbol fonts and | left out, and
    hyphens, which pdftotext drops at the end of a line."""
    plain = unicodedata.normalize("NFKC", text)
    return Counter(char for char in plain if not char.isspace() and char.isprintable() and char not in "|-")


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext (poppler) is not installed")
@pytest.mark.parametrize("name", [name for name in READ if name.endswith(".pdf")])
def test_no_character_of_a_real_pdf_is_lost(name: str) -> None:
    done = subprocess.run(["pdftotext", str(FILES / name), "-"], capture_output=True, check=True)
    document = open_draft(name, (FILES / name).read_bytes())
    assert letters(document.source.text) == letters(done.stdout.decode())
