"""A baseline: the findings that a collection of drafts has already, so that a gate tells of new ones only.

A finding is known by draft, rule and quote, never by its line: what moves stays known, what is written anew does not.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path, PurePath

import msgspec

from .errors import InputError, Message, reason
from .findings import Finding
from .records import replace
from .results import Checked, Results
from .text import Document

SCHEMA = "reportlint-baseline/1"
LONGEST = 60
"""Code points of a quote that are kept as they are; of a longer one the beginning and a hash."""

Counts = Mapping[str, Mapping[str, int]]
"""How often each quote is found, by rule and then by quote."""


class Baseline(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file: for each draft (a path relative to the file's folder, with forward slashes) its counts."""

    schema: str
    drafts: dict[str, dict[str, dict[str, int]]]


def read(path: Path) -> Baseline:
    """The baseline in a file; raises InputError when it cannot be read or is none."""
    try:
        found = msgspec.json.decode(path.read_bytes(), type=Baseline)
    except OSError as error:
        why = reason(error)
        raise InputError(
            Message(
                f"{path}：读不了这份基线（{why.zh}）；先用 --write-baseline 生成",
                f"{path}: this baseline cannot be read ({why.en}); make one with --write-baseline",
            )
        ) from None
    except (msgspec.DecodeError, UnicodeDecodeError):
        found = None
    if found is None or found.schema != SCHEMA:
        raise InputError(
            Message(
                f"{path}：不是基线文件，请用 --write-baseline 重新生成",
                f"{path}: no baseline; make one anew with --write-baseline",
            )
        )
    return found


def made(results: Results, folder: Path) -> bytes:
    """The file that holds all findings of some results; the same results give the same bytes."""
    drafts = {
        _name(checked.path, folder): {
            rule: dict(sorted(quotes.items())) for rule, quotes in sorted(_counts(checked, checked.document).items())
        }
        for checked in sorted(results, key=lambda checked: checked.path)
        if checked.document is not None and checked.findings
    }
    return msgspec.json.format(msgspec.json.encode(Baseline(SCHEMA, drafts)), indent=1) + b"\n"


def without_known(results: Results, baseline: Baseline, folder: Path) -> Iterator[Checked]:
    """The results with the findings that the baseline holds set apart; of equal ones, the first so many."""
    for checked in results:
        counts = baseline.drafts.get(_name(checked.path, folder), {})
        yield _parted(checked, checked.document, counts) if checked.document is not None and counts else checked


def gone(results: Iterable[Checked], baseline: Baseline, folder: Path) -> int:
    """How many findings the baseline holds for the drafts of some parted results that are not there any more."""
    drafts = [checked for checked in results if checked.document is not None]
    held = sum(_sum(baseline.drafts.get(_name(checked.path, folder), {})) for checked in drafts)
    return held - sum(len(checked.known) for checked in drafts)


def _parted(checked: Checked, document: Document, counts: Counts) -> Checked:
    left = Counter({(rule, quote): count for rule, quotes in counts.items() for quote, count in quotes.items()})
    fresh: list[Finding] = []
    known: list[Finding] = []
    for finding in checked.findings:
        key = (finding.rule, _quote(document, finding))
        (known if left[key] > 0 else fresh).append(finding)
        left[key] -= 1
    return replace(checked, findings=tuple(fresh), known=tuple(known))


def _counts(checked: Checked, document: Document) -> dict[str, Counter[str]]:
    counts: dict[str, Counter[str]] = {}
    for finding in checked.findings:
        counts.setdefault(finding.rule, Counter())[_quote(document, finding)] += 1
    return counts


def _quote(document: Document, finding: Finding) -> str:
    """The words found, blanks left out; nothing for what is absent, which stands nowhere."""
    text = "" if finding.absent else "".join(document.of(finding.span).split())
    if len(text) <= LONGEST:
        return text
    return f"{text[:LONGEST]}…{sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"


def _sum(counts: Counts) -> int:
    return sum(sum(quotes.values()) for quotes in counts.values())


def _name(path: str, folder: Path) -> str:
    try:
        return PurePath(os.path.relpath(path, folder)).as_posix()
    except ValueError:
        # On another drive of Windows.
        return PurePath(path).as_posix()
