"""What the documents on packs say is what the code does: every kind, option and slot, and the packs shown load."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reportlint.items.wanted import Heading, Passage
from reportlint.kinds import KINDS
from reportlint.packs import load
from reportlint.shapes import keys_of

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGES = ("packs.md", "packs.zh-CN.md")


def section(page: str, kind: str) -> str:
    """What a page says of a kind."""
    return (DOCS / page).read_text("utf-8").partition(f"\n### `{kind}`\n")[2].partition("\n##")[0]


def blocks(page: str, start: str) -> list[str]:
    """The YAML blocks of a page that begin so."""
    found = re.findall(r"^```yaml\n(.*?)^```$", (DOCS / page).read_text("utf-8"), re.MULTILINE | re.DOTALL)
    return [block for block in found if block.startswith(start)]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_option_and_slot_of_a_kind_is_named(page, kind):
    said = set(re.findall(r"[{`](\w+)", section(page, kind)))
    assert set(keys_of(KINDS[kind].Options)) | KINDS[kind].SLOTS <= said


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_no_slot_is_named_that_a_kind_does_not_offer(page, kind):
    assert set(re.findall(r"`\{(\w+)\}`", section(page, kind))) == KINDS[kind].SLOTS


@pytest.mark.parametrize("page", PAGES)
def test_the_options_of_headings_and_passages_are_named(page):
    said = set(re.findall(r"`(\w+)", section(page, "element")))
    assert set(keys_of(Heading)) | set(keys_of(Passage)) <= said


@pytest.mark.parametrize("page", PAGES)
def test_both_pages_have_the_same_sections(page):
    def levels(name):
        return re.findall(r"^(#+) ", (DOCS / name).read_text("utf-8"), re.MULTILINE)

    assert levels(page) == levels(PAGES[0])


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("start", ["# yaml-language-server", "pack: ours"])
def test_the_packs_shown_are_right(page, start, tmp_path):
    [text] = blocks(page, start)
    (tmp_path / "ours.yaml").write_text(text, "utf-8")
    assert load(tmp_path / "ours.yaml").name == "ours"


@pytest.mark.parametrize("page", PAGES)
def test_the_overlay_shown_has_ten_lines_and_sharpens_a_rule(page, tmp_path):
    [text] = blocks(page, "pack: ours")
    (tmp_path / "ours.yaml").write_text(text, "utf-8")
    changed = {rule.id: rule.trace for rule in load(tmp_path / "ours.yaml").rules if rule.trace}
    assert len(text.splitlines()) == 10
    assert changed == {
        "FZ112": (
            ("severity", "ours:9"),
            ("basis.source", "ours:10"),
            ("basis.at", "ours:10"),
            ("basis.verified", "ours:10"),
        )
    }


@pytest.mark.parametrize("page", PAGES)
def test_every_file_that_a_page_links_to_exists(page):
    targets = re.findall(r"\]\((?!https?://|#)([^)#\s]+)", (DOCS / page).read_text("utf-8"))
    assert targets
    assert [target for target in targets if not (DOCS / target).exists()] == []
