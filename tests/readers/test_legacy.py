"""Old formats of word processors: recognised by content, converted by LibreOffice, or refused in one sentence."""

from __future__ import annotations

import os
import shutil
import struct
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from word_files import p, raw, zipped

from reportlint.errors import InputError
from reportlint.readers import Reading, office, open_draft
from reportlint.readers.sniff import format_of

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "files"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
RTF = (
    rb"{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\fcharset134 SimSun;}}"
    rb"\pard\u19968?\u12289?\u20027?\u35201?\u20030?\u25514?\par\u21046?\u23450?\u21046?\u24230?3\u39033?\u12290?\par}"
)
ODT_TEXT = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2"><office:body><office:text>'
    "<text:p>一、主要举措</text:p><text:p>制定制度3项。</text:p></office:text></office:body></office:document-content>"
)
installed = pytest.mark.skipif(office.converter() is None, reason="LibreOffice is not installed")
posix = pytest.mark.skipif(os.name == "nt", reason="the program that stands in for LibreOffice is a shell script")


def odt(manifest: str = "") -> bytes:
    """An OpenDocument text."""
    kind = "application/vnd.oasis.opendocument.text"
    entries = f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
    entries += '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
    space = 'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2"'
    return zipped(
        {
            "mimetype": kind,
            "content.xml": ODT_TEXT,
            "META-INF/manifest.xml": f"<manifest:manifest {space}>{entries}{manifest}</manifest:manifest>",
        }
    )


def doc(flags: int = 0) -> bytes:
    """The beginnings of a Word 97 file: header, one sector of directory, one of text (MS-CFB, MS-DOC)."""
    header = bytearray(512)
    header[:8] = OLE
    struct.pack_into("<H", header, 30, 9)
    directory = bytearray(512)
    name = "WordDocument\0".encode("utf-16-le")
    directory[128 : 128 + len(name)] = name
    struct.pack_into("<I", directory, 128 + 116, 1)
    stream = bytearray(512)
    struct.pack_into("<H", stream, 0, 0xA5EC)
    struct.pack_into("<H", stream, 10, flags)
    return bytes(header + directory + stream)


def failure(data: bytes, name: str = "a.doc") -> str:
    with pytest.raises(InputError) as caught:
        open_draft(name, data)
    assert caught.value.message.en.startswith(f"{name}: ")
    return caught.value.message.zh


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A program that stands in for LibreOffice; what it does is written into it."""
    path = tmp_path / "soffice"
    path.touch(mode=0o755)
    monkeypatch.setattr(office, "converter", lambda: str(path))
    monkeypatch.setattr(office.tempfile, "tempdir", str(tmp_path))
    yield path
    # Nothing is left over.
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith("reportlint-")] == []


def does(program: Path, *lines: str) -> None:
    program.write_text("#!/bin/sh\n" + "\n".join(lines) + "\n", "utf-8")


TO_RESULT = 'for last; do true; done; mkdir -p "$(dirname "$last")/out"; cd "$(dirname "$last")"'


@posix
def test_what_the_converter_makes_is_read_as_word(program: Path, tmp_path: Path) -> None:
    (tmp_path / "made.docx").write_bytes(raw(p("一、主要举措") + p("制定制度3项。")))
    does(program, TO_RESULT, f"cp '{tmp_path}/made.docx' out/draft.docx")
    document = open_draft("报告.txt", doc())
    assert document.text == "一、主要举措\n制定制度3项。\n"
    assert (document.format, document.source.encoding, document.source.data) == ("doc", "doc", doc())
    assert document.notices[0].zh == "已用 LibreOffice 转换后检查"


@posix
def test_the_converter_is_told_to_use_a_profile_of_its_own_and_no_network(program: Path, tmp_path: Path) -> None:
    does(
        program,
        f"printf '%s\\n' \"$@\" > '{tmp_path}/said'",
        f"env >> '{tmp_path}/said'",
        f"cat user >> '{tmp_path}/said'",
    )
    failure(RTF, "a.rtf")
    said = (tmp_path / "said").read_text("utf-8")
    assert "-env:UserInstallation=file://" in said
    assert "--headless" in said
    assert "http_proxy=http://127.0.0.1:9" in said
    assert f"HOME={tmp_path}/reportlint-" in said


@posix
def test_a_converter_that_hangs_is_ended_with_its_children(
    program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office, "SECONDS", 0.5)
    does(program, f"(sleep 30; touch '{tmp_path}/survived') & echo $! > '{tmp_path}/child'", "sleep 30")
    began = time.monotonic()
    assert "转换超过 0 秒" in failure(doc())
    assert time.monotonic() - began < 5
    time.sleep(0.2)
    child = int((tmp_path / "child").read_text("ascii"))
    assert not Path(f"/proc/{child}/cmdline").exists() or not Path(f"/proc/{child}/cmdline").read_bytes()


@posix
@pytest.mark.parametrize("lines", [("exit 1",), ("exit 0",), (TO_RESULT, "mkdir out/draft.docx")])
def test_a_converter_that_makes_nothing_is_said(program: Path, lines: tuple[str, ...]) -> None:
    does(program, *lines)
    assert failure(doc()) == (
        "a.doc：旧格式文件读不了（LibreOffice 转换不了，可能已损坏或设有密码）；"
        "请用 Word 或 WPS 打开，另存为 .docx 后再检查"
    )


@posix
def test_a_converter_that_does_not_start_is_said(program: Path) -> None:
    program.write_bytes(b"\x7fELF nonsense")
    assert "LibreOffice 启动不了" in failure(doc())


@pytest.mark.parametrize(
    ("data", "name"), [(doc(), "a.doc"), (doc(), "a.wps"), (doc(), "a.txt"), (RTF, "a.docx"), (odt(), "a.odt")]
)
def test_without_a_converter_one_sentence_says_what_to_do(
    data: bytes, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office, "converter", lambda: None)
    assert failure(data, name) == (
        f"{name}：旧格式文件读不了（电脑上没有可用来转换的 LibreOffice）；请用 Word 或 WPS 打开，另存为 .docx 后再检查"
    )


def test_a_program_in_the_current_folder_is_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = "soffice.exe" if sys.platform == "win32" else "soffice"
    (tmp_path / name).touch(mode=0o755)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(office, "PLACES", ())
    assert office.converter() is None


@pytest.mark.parametrize("flags", [0x0100, 0x8100])
def test_a_doc_with_a_password_is_refused_before_it_is_converted(flags: int) -> None:
    assert failure(doc(flags)) == "a.doc：文件设有打开密码，读不了；请去掉密码、另存为 .docx 后再检查"


def test_an_odt_with_a_password_is_refused_before_it_is_converted() -> None:
    assert "设有打开密码" in failure(odt("<manifest:encryption-data/>"), "a.odt")


def test_an_odt_that_unpacks_to_too_much_is_refused_before_it_is_converted() -> None:
    data = zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": " " * 40_000_000})
    assert "解压后过大" in failure(data, "a.odt")


@installed
@pytest.mark.parametrize(("data", "form"), [(RTF, "rtf"), (odt(), "odt")])
def test_libreoffice_converts_what_is_not_too_old(data: bytes, form: str) -> None:
    document = open_draft("a.txt", data)
    assert document.format == form
    assert [document.of(block.span)[:2] for block in document.blocks] == ["一、", "制定"]


@installed
@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not beside the repository")
@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("doc-01.doc", "关于举办2026年度公文处理培训的通知"),
        ("wps-01.wps", "关于发布《行政规范性文件制定技术规范》的通知"),
    ],
)
def test_libreoffice_converts_real_files(name: str, first: str) -> None:
    document = open_draft(name, (CORPUS / name).read_bytes(), Reading())
    assert document.of(document.blocks[0].span) == first


def test_the_stand_in_for_a_word_file_is_recognised() -> None:
    assert format_of("a.txt", doc()) == "doc"
    assert shutil.which("soffice") is None or office.converter() is not None
