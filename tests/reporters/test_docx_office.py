"""Copies with comments as LibreOffice reads them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import office
import pytest
import word_files
from commented import comments
from lxml import etree
from word_files import logical

from reportlint import engine
from reportlint.cli import books
from reportlint.reporters.docx import annotated
from reportlint.reporters.look import Look

DRAFT = Path(__file__).resolve().parents[2] / "examples" / "faulty.txt"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
CREATOR = "{http://purl.org/dc/elements/1.1/}creator"

pytestmark = pytest.mark.skipif(office.PROGRAM is None, reason=office.MISSING)


def copies() -> Mapping[str, bytes]:
    """The faulty example with comments: as a text, and as a Word file of each sort."""
    data = DRAFT.read_bytes()
    document, blocks = logical(DRAFT.name, data)
    files = {way.__name__: way(document, blocks) for way in (word_files.plain, word_files.numbered, word_files.tracked)}
    made = {"text": (DRAFT.name, data), **{name: (f"{name}.docx", file) for name, file in files.items()}}
    packs = books.packs_of(None, ())
    return {
        name: annotated(engine.check(*draft, packs=packs, given={}, select=lambda _: True), Look())
        for name, draft in made.items()
    }


COPIES = copies() if office.PROGRAM else {}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("copies")
    for name, data in COPIES.items():
        (folder / f"{name}.docx").write_bytes(data)
    return sorted(folder.iterdir())


@pytest.fixture(scope="module")
def opened(files: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    return office.converted(files, "fodt", tmp_path_factory.mktemp("fodt"))


def squeezed(text: str) -> str:
    """The text without blanks, several of which OpenDocument writes as an element."""
    return "".join(text.split())


def annotations(root: etree._Element) -> list[tuple[str, tuple[str, ...], str]]:
    """Author, paragraphs and commented text of each comment in an OpenDocument text, in the order of the text."""
    found: dict[str, tuple[str, tuple[str, ...]]] = {}
    around: dict[str, str] = {}
    open_: set[str] = set()

    def take(text: str | None) -> None:
        for name in open_:
            around[name] += text or ""

    def walk(element: etree._Element) -> None:
        if element.tag == f"{OFFICE}annotation":
            name = element.get(f"{OFFICE}name", "")
            lines = tuple(squeezed("".join(line.itertext())) for line in element.iter(f"{TEXT}p"))
            found[name], around[name] = (element.findtext(CREATOR, ""), lines), ""
            open_.add(name)
        elif element.tag == f"{OFFICE}annotation-end":
            open_.discard(element.get(f"{OFFICE}name", ""))
        elif element.tag != f"{TEXT}tracked-changes":
            take(element.text)
            for child in element:
                walk(child)
        take(element.tail)

    [body] = root.iter(f"{OFFICE}text")
    walk(body)
    return [(*said, around[name]) for name, said in found.items()]


@pytest.mark.parametrize("name", COPIES)
def test_libreoffice_finds_every_comment_at_its_words(name: str, opened: Mapping[str, Path]) -> None:
    read = annotations(etree.parse(opened[name]).getroot())
    written = [(each.author, tuple(map(squeezed, each.lines)), each.around) for each in comments(COPIES[name])]
    assert sorted(read) == sorted(written)


def test_libreoffice_prints_every_copy(files: list[Path], tmp_path: Path) -> None:
    made = office.converted(files, "pdf", tmp_path)
    assert set(made) == set(COPIES)
    assert all(path.read_bytes().startswith(b"%PDF-") for path in made.values())
