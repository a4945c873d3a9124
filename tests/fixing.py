"""Fixes drafts in memory by a shipped pack, with all of its rules."""

from __future__ import annotations

from functools import cache

from reportlint import engine
from reportlint.changes import REVISERS, everything, offers
from reportlint.fixes import Fixer, Outcome
from reportlint.packs import Pack, load
from reportlint.results import Checked


@cache
def pack(name: str) -> Pack:
    return load(name)


def check(data: bytes, *, path: str = "稿.txt", name: str = "gongwen") -> Checked:
    """All findings of a draft."""
    return engine.check(path, data, packs=[pack(name)], given={}, select=everything, forced=True)


def fix(data: bytes, *, unsafe: bool = False, path: str = "稿.txt", name: str = "gongwen") -> Outcome:
    """A draft fixed."""
    checked = check(data, path=path, name=name)
    assert checked.document is not None
    fixer = Fixer(unsafe, everything, lambda made: check(made, path=path, name=name), REVISERS[checked.document.format])
    return fixer.fixed(checked)


def fixed(text: str, *, unsafe: bool = False, path: str = "稿.txt", name: str = "gongwen") -> str:
    """A text fixed."""
    return fix(text.encode(), unsafe=unsafe, path=path, name=name).data.decode()


def left(outcome: Outcome, *, unsafe: bool = False) -> list[str]:
    """The rules whose edits could be made but were not."""
    return [offer.finding.rule for offer in offers(outcome.checked, unsafe=unsafe)]
