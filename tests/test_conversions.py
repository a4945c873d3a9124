"""A draft says the same as a Word file, however it was typed: plain, with automatic numbers, with tracked changes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest
import word_files
from word_files import as_typed, cells_of, logical

from reportlint import engine
from reportlint.cli import books
from reportlint.packs import Pack
from reportlint.results import Checked
from reportlint.text import Block, BlockKind, Document

ROOT = Path(__file__).resolve().parents[1]
LABELLED = ROOT.parent / "shared" / "drafts"
OWN = sorted([*(ROOT / "examples").glob("*.*"), *(ROOT / "tests" / "data").glob("*.txt")])
DRAFTS = [path for path in [*OWN, *sorted(LABELLED.rglob("*.txt"))] if path.name != "README.md"]
WAYS = (word_files.plain, word_files.numbered, word_files.tracked)

LOST = frozenset({"GW403", "GW502"})
"""Rules on what no conversion keeps: stray blanks, and paragraphs broken over several lines."""


@cache
def packs() -> Sequence[Pack]:
    return books.packs_of(None, ())


def checked(name: str, data: bytes) -> Checked:
    found = engine.check(name, data, packs=packs(), given={}, select=lambda _: True)
    assert found.failures == ()
    return found


def verdicts(found: Checked) -> dict[str, str]:
    return {verdict.rule: verdict.answer.value for verdict in found.verdicts}


def paragraphs(document: Document, blocks: Sequence[Block]) -> dict[int, int]:
    """The number of the paragraph that each block becomes, by where the block begins in the logical text."""
    numbers, count = {}, 0
    for block in blocks:
        numbers[block.span.start] = count + 1
        text = as_typed(document, block)
        count += sum(bool(cell) for cell in cells_of(text)) if block.kind is BlockKind.TABLE else 1
    return numbers


def places(found: Checked, numbers: dict[int, int] | None = None) -> list[tuple[str, int]]:
    """Rule and paragraph of every finding that a conversion keeps."""
    document = found.document
    assert document is not None
    blocks = [(finding.rule, document.blocks[document.block_at(finding.span.start)]) for finding in found.findings]
    return sorted(
        (rule, numbers[block.span.start] if numbers else block.paragraph) for rule, block in blocks if rule not in LOST
    )


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
@pytest.mark.parametrize("path", DRAFTS, ids=lambda path: path.name)
def test_a_draft_as_a_word_file_has_the_same_verdicts_and_defects(path: Path, way: word_files.Way) -> None:
    data = path.read_bytes()
    document, blocks = logical(path.name, data)
    text, word = checked(path.name, data), checked(f"{path.stem}.docx", way(document, blocks))
    assert verdicts(word) == verdicts(text)
    assert places(word) == places(text, paragraphs(document, blocks))
    assert word.document is not None
    assert word.document.revisions == ("accepted" if way is word_files.tracked else "")


@pytest.mark.skipif(not LABELLED.is_dir(), reason="the labelled drafts are not beside this checkout")
def test_the_labelled_drafts_are_among_those_converted() -> None:
    assert sum(path.is_relative_to(LABELLED) for path in DRAFTS) >= 10
