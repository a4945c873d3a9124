"""Real texts beside the repository are fixed once and for all, nothing new is found, and nothing else changes."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from fixing import check, fix

from reportlint.fixes import harm

SHARED = Path(__file__).resolve().parents[2] / "shared"
DRAFTS = sorted((SHARED / "drafts").rglob("*.txt"))
CORPUS = sorted((SHARED / "corpus" / "text").rglob("*.txt"))[::8]
"""Every eighth text: all of them take a minute."""

pytestmark = pytest.mark.skipif(not DRAFTS or not CORPUS, reason="the shared texts are not beside the repository")


def fixed_twice(path: Path, *, unsafe: bool, name: str) -> tuple[str, str]:
    """The text before and after, once it is clear that a second time changes nothing and that no harm is done."""
    data = path.read_bytes()
    before = check(data, path=path.name, name=name)
    outcome = fix(data, unsafe=unsafe, path=path.name, name=name)
    assert fix(outcome.data, unsafe=unsafe, path=path.name, name=name).data == outcome.data
    assert dict(harm(before, outcome.checked)) == {}
    new = Counter(each.rule for each in outcome.checked.findings) - Counter(each.rule for each in before.findings)
    assert new == Counter()
    assert before.document is not None
    assert outcome.checked.document is not None
    return before.document.source.text, outcome.checked.document.source.text


@pytest.mark.parametrize("unsafe", [False, True], ids=["safe", "unsafe"])
def test_drafts_are_fixed_without_harm(*, unsafe: bool) -> None:
    for path in DRAFTS:
        fixed_twice(path, unsafe=unsafe, name="fazhi")


@pytest.mark.parametrize("unsafe", [False, True], ids=["safe", "unsafe"])
def test_real_documents_are_fixed_without_harm(*, unsafe: bool) -> None:
    for path in CORPUS:
        fixed_twice(path, unsafe=unsafe, name="gongwen")


NUMBERS = str.maketrans(dict.fromkeys("〇○零一二三四五六七八九十", "0"))


def words(text: str) -> str:
    """The Han characters and letters of a text, without the numbers of dates and 第 in a document's number."""
    return re.sub(r"[^\u4e00-\u9fffA-Za-z]|第(?=0?\d+号)", "", text.translate(NUMBERS))


def test_a_safe_edit_touches_no_word() -> None:
    for path in [*DRAFTS, *CORPUS]:
        before, after = fixed_twice(path, unsafe=False, name="gongwen")
        assert words(before) == words(after), path.name
