"""Word files that are broken, locked or made to do harm: one clear error, in bounded time and memory."""

from __future__ import annotations

import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile

import pytest
from word_files import p, part, r, raw, unzipped, zipped

from reportlint.errors import InputError
from reportlint.readers import open_draft
from reportlint.readers.docx import package
from reportlint.text import Document

GOOD = raw(p("关于2024年度法治政府建设情况的报告") * 50)
SECONDS = 5.0
MEGABYTES = 300


def read(data: bytes) -> Document:
    return open_draft("稿.docx", data)


def refused(data: bytes) -> str:
    """What is said of a file that cannot be read, in time and within memory; both languages name it."""
    began = time.monotonic()
    tracemalloc.start()
    try:
        with pytest.raises(InputError) as caught:
            read(data)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert time.monotonic() - began < SECONDS
    assert peak < MEGABYTES * 1024**2
    assert caught.value.message.en.startswith("稿.docx: ")
    assert "\n" not in caught.value.message.zh
    return caught.value.message.zh


def changed(name: str, change: Callable[[bytes], bytes], data: bytes = GOOD) -> bytes:
    files = unzipped(data)
    return zipped({**files, name: change(files[name])})


@pytest.mark.parametrize("kept", [len(GOOD) - 1, len(GOOD) // 2, 600, 40, 4])
def test_a_file_that_is_cut_off_is_damaged(kept: int) -> None:
    said = refused(GOOD[:kept])
    assert "损坏" in said or "压缩包" in said


def test_no_single_changed_byte_crashes_the_reader() -> None:
    said = []
    for at in range(0, len(GOOD), 7):
        broken = bytearray(GOOD)
        broken[at] ^= 0xFF
        try:
            read(bytes(broken))
        except InputError as error:
            said.append(error.message.zh)
    assert said
    assert all("稿.docx" in text for text in said)


@pytest.mark.parametrize("text", [b"", b"<w:document", b"\xff\xfe\x00", b"<a/>" * 2])
def test_a_text_that_is_no_xml_is_damaged(text: bytes) -> None:
    assert "损坏" in refused(changed("word/document.xml", lambda _: text))


def test_a_package_without_a_text_is_damaged() -> None:
    files = unzipped(GOOD)
    del files["word/document.xml"]
    assert "损坏" in refused(zipped(files))


def test_too_many_members_are_refused_before_they_are_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MEMBERS", 20)
    assert "成员超过 20 个" in refused(zipped({**unzipped(GOOD), **{f"word/{index}": "" for index in range(20)}}))


def test_a_bomb_is_refused_by_its_size() -> None:
    bomb = zipped({**unzipped(GOOD), "word/document.xml": b" " * (package.PART_BYTES + 1)})
    assert len(bomb) < 100_000
    assert "解压后过大" in refused(bomb)


def test_a_bomb_is_refused_by_its_ratio() -> None:
    assert "压缩比异常" in refused(zipped({**unzipped(GOOD), "word/document.xml": b" " * (package.RATIO_FROM + 1)}))


def test_a_bomb_with_a_false_size_is_refused_all_the_same() -> None:
    size = package.PART_BYTES + 1
    bomb = zipped({**unzipped(GOOD), "word/document.xml": b" " * size})
    assert refused(bomb.replace(size.to_bytes(4, "little"), (1000).to_bytes(4, "little")))


def test_all_parts_together_are_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "TOTAL_BYTES", len(unzipped(GOOD)["word/document.xml"]))
    assert "解压后过大" in refused(GOOD)


def test_entities_are_refused() -> None:
    laughs = "".join(f'<!ENTITY l{index} "{f"&l{index - 1};" * 10}">' for index in range(1, 12))
    text = (
        f'<!DOCTYPE a [<!ENTITY l0 "哈哈">{laughs}]>'
        + part("document", f"<w:body>{p('&l11;')}</w:body>").partition("?>")[2]
    )
    for encoding in ("utf-8", "utf-16"):
        head = f'<?xml version="1.0" encoding="{encoding}"?>'
        data = changed("word/document.xml", lambda _, whole=head + text, name=encoding: whole.encode(name))
        assert "DTD" in refused(data)


def test_entities_of_files_are_refused(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("机密", "utf-8")
    text = f'<!DOCTYPE a [<!ENTITY x SYSTEM "{(tmp_path / "secret").as_uri()}">]><w:document/>'
    assert "DTD" in refused(changed("word/document.xml", lambda _: text.encode()))


def test_entities_in_other_parts_are_refused_too() -> None:
    styles = f'<!DOCTYPE a [<!ENTITY x "y">]>{part("styles", "").partition("?>")[2]}'
    assert "DTD" in refused(raw(p("甲"), styles=styles))


@pytest.mark.parametrize("name", ["w:sdtContent", "w:ins", "w:tbl", "w:hyperlink", "w:p", "w:r", "mc:AlternateContent"])
def test_deep_nesting_is_refused_or_read(name: str) -> None:
    def nested(depth: int) -> bytes:
        return raw(f"<w:p>{f'<{name}>' * depth}{r('甲')}{f'</{name}>' * depth}</w:p>")

    assert "嵌套过深" in refused(nested(10_000))
    read(nested(240))


def test_tables_in_tables_are_refused_or_read() -> None:
    def nested(depth: int) -> bytes:
        return raw("<w:tbl><w:tr><w:tc>" * depth + p("甲") + "</w:tc></w:tr></w:tbl>" * depth)

    assert "嵌套过深" in refused(nested(1000))
    assert read(nested(80)).source.text == "甲"


def test_external_relationships_are_never_followed() -> None:
    link = (
        '<Relationship Id="out" Type="http://x/header" Target="http://127.0.0.1:9/x.xml" TargetMode="External"/>'
        '<Relationship Id="up" Type="http://x/footer" Target="../../../../etc/passwd"/></Relationships>'
    )
    data = raw(p("甲") + '<w:sectPr><w:headerReference r:id="out"/><w:footerReference r:id="up"/></w:sectPr>')
    data = changed("word/_rels/document.xml.rels", lambda text: text.replace(b"</Relationships>", link.encode()), data)
    assert read(data).source.text == "甲"


def test_macros_are_not_looked_at() -> None:
    data = zipped({**unzipped(GOOD), "word/vbaProject.bin": b"\0" * 1000})
    assert read(data).text == read(GOOD).text


def test_a_member_with_a_password_is_said_to_have_one() -> None:
    locked = bytearray(GOOD)
    at = -1
    # The flag stands six bytes into a local header, eight into an entry of the directory (APPNOTE, 4.3).
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        while (at := locked.find(mark, at + 1)) >= 0:
            locked[at + offset] |= 1
    assert "密码" in refused(bytes(locked))


def test_an_encrypted_file_is_said_to_have_a_password() -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(100)
    assert "密码" in refused(data)


def test_a_method_of_compression_that_word_does_not_know_is_damage(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, content in unzipped(GOOD).items():
            archive.writestr(name, content, ZIP_BZIP2 if name == "word/document.xml" else ZIP_DEFLATED)
    assert "损坏" in refused(path.read_bytes())


def test_a_long_list_of_styles_that_are_based_on_each_other_ends() -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{index}"><w:basedOn w:val="s{(index + 1) % 500}"/></w:style>'
        for index in range(500)
    )
    body = "".join(p("甲", f'<w:pStyle w:val="s{index % 500}"/>') for index in range(2000))
    assert read(raw(body, styles=part("styles", styles))).source.line_count == 2000


def test_many_small_paragraphs_are_read_in_time() -> None:
    began = time.monotonic()
    assert read(raw(p("甲。") * 50_000)).source.line_count == 50_000
    assert time.monotonic() - began < 4 * SECONDS


def test_a_note_that_is_referred_to_again_and_again_is_read_once() -> None:
    notes = part("footnotes", f'<w:footnote w:id="1">{p("注" * 100_000)}</w:footnote>')
    reference = '<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p>'
    assert len(read(raw(reference * 5000, footnotes=notes)).source.text) == 100_000
