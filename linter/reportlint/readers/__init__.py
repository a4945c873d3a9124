"""The table of readers: how the bytes of each format become a Document."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ..errors import InputError, Message
from ..records import record
from ..text import Document, Source, decode
from .plain import read_markdown, read_text
from .sniff import format_of

ACCEPTED, ORIGINAL = "accepted", "original"
REVISIONS = (ACCEPTED, ORIGINAL)
"""The two views of a Word draft with tracked changes: all of them accepted, or none of them made."""


@record
class Reading:
    """How to read: the view of tracked changes."""

    revisions: str = ACCEPTED


Reader = Callable[[str, bytes, Reading], Document]


def _text(path: str, data: bytes, _: Reading) -> Document:
    return read_text(decode(path, data))


def _markdown(path: str, data: bytes, _: Reading) -> Document:
    return read_markdown(decode(path, data))


def _docx(path: str, data: bytes, reading: Reading) -> Document:
    # Imported when used, as every reader of what is no text: lxml takes longer to load than a draft to check.
    from . import docx

    return docx.read(path, data, revisions=reading.revisions)


def _html(path: str, data: bytes, _: Reading) -> Document:
    from .html import read_html

    return read_html(path, data)


def _mhtml(path: str, data: bytes, _: Reading) -> Document:
    from .html import read_mhtml

    return read_mhtml(path, data)


def _pdf(path: str, data: bytes, _: Reading) -> Document:
    from .pdf import read_pdf

    return read_pdf(path, data)


def _ofd(path: str, data: bytes, _: Reading) -> Document:
    from .ofd import read_ofd

    return read_ofd(path, data)


def _refused(what: Message) -> Reader:
    """The reader of a format that cannot be read: one sentence that says what the file is and what to do."""

    def read(path: str, _data: bytes, _: Reading) -> Document:
        raise InputError(
            Message(
                f"{path}：这是{what.zh}，不能检查；请用 Word 或 WPS 打开，另存为 .docx 后再检查",
                f"{path}: this is {what.en} and cannot be checked; open it in Word or WPS and save it as .docx first",
            )
        )

    return read


def _old(form: str) -> Reader:
    """The reader of an old format."""

    def read(path: str, data: bytes, reading: Reading) -> Document:
        from .legacy import read_old

        return read_old(path, data, form, revisions=reading.revisions)

    return read


def _encrypted(path: str, _data: bytes, _: Reading) -> Document:
    from .legacy import protected

    raise protected(path)


READERS: Mapping[str, Reader] = {
    "text": _text,
    "markdown": _markdown,
    "docx": _docx,
    "encrypted": _encrypted,
    "html": _html,
    "mhtml": _mhtml,
    "pdf": _pdf,
    "ofd": _ofd,
    "doc": _old("doc"),
    "rtf": _old("rtf"),
    "odt": _old("odt"),
    "wordxml": _old("wordxml"),
    "xls": _refused(Message(" Excel 表格", "an Excel workbook")),
    "xlsx": _refused(Message(" Excel 表格", "an Excel workbook")),
    "ppt": _refused(Message("演示文稿", "a presentation")),
    "pptx": _refused(Message("演示文稿", "a presentation")),
    "zip": _refused(Message("压缩包", "a zip archive")),
    "ole": _refused(Message("二进制复合文件", "a binary compound file")),
}
"""The readers by the names that `format_of` gives."""


def open_draft(path: str, data: bytes, reading: Reading = Reading()) -> Document:
    """The Document of a draft's bytes, whatever its format, told by its content; raises InputError."""
    return READERS[format_of(path, data)](path, data, reading)


def read(source: Source) -> Document:
    """The Document of a decoded text, as Markdown if its name says so."""
    return read_markdown(source) if format_of(source.path, b"") == "markdown" else read_text(source)
