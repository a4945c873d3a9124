"""Drafts in other formats of word processors (.doc, .wps, .rtf, .odt, Word's XML of 2003), by way of LibreOffice."""

from __future__ import annotations

from collections.abc import Mapping

from ..errors import InputError, Message
from ..records import replace
from ..text import Document
from . import docx, office, ole
from .docx.package import Package

SUFFIXES: Mapping[str, str] = {"doc": ".doc", "rtf": ".rtf", "odt": ".odt", "wordxml": ".xml"}
"""What files of each format are called; WPS writes .wps and .doc alike."""

CONVERTED = Message("已用 LibreOffice 转换后检查", "converted by LibreOffice to be checked")


def read_old(path: str, data: bytes, form: str, *, revisions: str) -> Document:
    """The Document of a draft in one of the formats of `SUFFIXES`.

    Raises InputError for one that is protected by a password, damaged, hostile or slow to convert, and where there is
    no LibreOffice.
    """
    if (form == "doc" and ole.is_protected(data)) or (form == "odt" and _is_protected_odt(path, data)):
        raise protected(path)
    made = docx.read(path, office.to_docx(path, data, SUFFIXES[form]), revisions=revisions)
    source = replace(made.source, data=data, encoding=form)
    return replace(made, source=source, format=form, notices=(CONVERTED, *made.notices))


def protected(path: str) -> InputError:
    """The error of a file that only a password opens."""
    return InputError(
        Message(
            f"{path}：文件设有打开密码，读不了；请去掉密码、另存为 .docx 后再检查",
            f"{path}: the file is protected by a password; save it as .docx without one first",
        )
    )


def _is_protected_odt(path: str, data: bytes) -> bool:
    """Whether an OpenDocument file says that it is encrypted (ODF 1.3 part 2, 4.4); its text is weighed as well, for
    the converter has no limits."""
    package = Package(path, data)
    if package.read("content.xml") is None:
        raise package.damaged()
    return b"encryption-data" in (package.read("META-INF/manifest.xml") or b"")
