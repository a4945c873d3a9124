#!/usr/bin/env python3
"""CPU time of drafts as Word files against the same drafts as text: `python bench/docx.py [FOLDER …]`.

Takes every .txt and .md file of the folders (examples/ unless told), makes Word files of them, half of each paragraph
a tracked insertion, and checks both sorts in turn until each has run 100 times or more. Prints milliseconds a draft
and the ratio; exits 1 where the ratio is above 3.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
# In place of this file's own folder, in which it would pass for the package docx.
sys.path[0] = str(ROOT / "tests")

import word_files  # noqa: E402

from reportlint import engine  # noqa: E402
from reportlint.cli import books  # noqa: E402
from reportlint.packs import Pack  # noqa: E402

DRAFTS = 100
LIMIT = 3.0
Named = tuple[str, bytes]


def drafts(folders: Sequence[str]) -> tuple[list[Named], list[Named]]:
    """All drafts as text and as Word files, repeated to at least DRAFTS."""
    paths = sorted(path for folder in folders for suffix in ("*.txt", "*.md") for path in Path(folder).rglob(suffix))
    texts = [(path.name, path.read_bytes()) for path in paths if path.name not in {"README.md", "SCHEME.md"}]
    words = [(f"{name}.docx", word_files.tracked(*word_files.logical(name, data))) for name, data in texts]
    times = -(-DRAFTS // len(texts))
    return texts * times, words * times


def seconds(named: Sequence[Named], packs: Sequence[Pack]) -> float:
    """CPU time of checking some drafts."""
    began = time.process_time()
    for name, data in named:
        engine.check(name, data, packs=packs, given={}, select=lambda _: True)
    return time.process_time() - began


def main() -> int:
    """Measures the better of three rounds, after one to warm up."""
    texts, words = drafts(sys.argv[1:] or [str(ROOT / "examples")])
    packs = books.packs_of(None, ())
    seconds(texts[:20], packs), seconds(words[:20], packs)
    rounds = [(seconds(texts, packs), seconds(words, packs)) for _ in range(3)]
    text, word = (min(each) for each in zip(*rounds, strict=True))
    ratio = word / text
    print(f"{len(texts)} drafts: text {text / len(texts) * 1000:.2f} ms, docx {word / len(words) * 1000:.2f} ms each")  # noqa: T201
    print(f"ratio {ratio:.2f}, limit {LIMIT}")  # noqa: T201
    return 0 if ratio <= LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
