"""Names for findings that survive moved lines, re-wrapping and edits elsewhere in the draft."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache
from hashlib import sha256

from ..findings import Finding
from ..text import Document

LENGTH = 16
"""Hexadecimal digits of a fingerprint."""


def fingerprints(document: Document, findings: Sequence[Finding]) -> list[str]:
    """One fingerprint a finding, in order, unique within the draft.

    It hashes the rule, the paragraph and the words found, blanks left out; equal ones are told apart by a running
    number. What is absent stands in no paragraph, so only its rule counts.
    """

    @cache
    def paragraph(index: int) -> str:
        return _hash(_squeezed(document.of(document.blocks[index].span)))

    seen: Counter[tuple[str, ...]] = Counter()
    names = []
    for finding in findings:
        key: tuple[str, ...] = (finding.rule,)
        if document.blocks and not finding.absent:
            block = paragraph(document.block_at(finding.span.start))
            key = (finding.rule, block, _hash(_squeezed(document.of(finding.span))))
        names.append(_hash("\0".join((*key, str(seen[key]))))[:LENGTH])
        seen[key] += 1
    return names


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _hash(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
