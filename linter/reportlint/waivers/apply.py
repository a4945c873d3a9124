"""Waivers against findings: what they let stand, and which of them are of no use any more."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path, PurePath

from .. import waiver_rules as rules
from ..errors import Message, ReportlintError, did_you_mean
from ..findings import Finding, Severity, Span, Waived
from ..records import field, record, replace
from ..results import Checked, Failure
from ..steps import finish
from .entries import Entry
from .files import WaiverFile, broken, find, load
from .remarks import Misread, remarks

NO_DRAFT = Message("没有这份草稿", "there is no such draft")
NO_FINDING = Message("没有发现这个问题，可以删去", "nothing of the kind was found; delete it")
NO_QUOTE = Message("发现了这个问题，但豁免没有写 quote（原文）", "there are findings, but the waiver has no quote")
OTHER_QUOTE = Message("发现了这个问题，但 quote 与原文对不上", "there are findings, but none where the quote stands")


@record(frozen=False)
class _Use:
    """What became of one entry of a file."""

    seen: bool = False
    used: bool = False
    missed: bool = False
    unjudged: bool = False


@record(frozen=False)
class _Book:
    """A file of waivers and what became of its entries in this run."""

    file: WaiverFile
    uses: list[_Use] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.uses = [_Use() for _ in self.file.entries]


class Waiving:
    """The waivers of one run; `apply` is for each draft, `reports` for the end.

    `known` gives all rule ids, `select` tells which of the rules on waivers count and `severities` how
    grave they are, where not as they say; `today` is the day of the run; `files` says whether files of waivers are
    looked for, and not only remarks in the drafts.
    """

    def __init__(
        self,
        *,
        known: Callable[[], Collection[str]],
        select: Callable[[str], bool],
        severities: Mapping[str, Severity],
        today: date,
        files: bool = True,
    ) -> None:
        self._known = known
        self.select = select
        self.severities = severities
        self.today = today
        self.files = files
        self._books: dict[Path, _Book | Checked] = {}
        self._drafts: set[str] = set()

    @cached_property
    def known(self) -> Collection[str]:
        """All rule ids; asked for only where there is a waiver."""
        return self._known()

    def apply(self, checked: Checked, path: Path) -> Checked:
        """One draft's result, its waived findings apart; findings on remarks in the draft are added."""
        self._drafts.add(_identity(path))
        book = self._book(path.parent)
        listed = self._listed(book, path) if book else []
        if checked.document is None:
            for _, use in listed:
                use.unjudged = True
            return checked
        said = list(remarks(checked.document))
        inline = [(entry, _Use(seen=True)) for entry in said if isinstance(entry, Entry) and not self._unknown(entry)]
        kept, waived = self._sorted_out(checked, [*listed, *inline])
        for entry, use in listed:
            use.seen = True
            use.unjudged = use.unjudged or not self._judged(entry, checked)
        mistakes = [
            *self._mistakes(said),
            *(each for entry, use in inline for each in self._stale(entry, use, checked)),
        ]
        if not mistakes and not waived:
            return checked
        document = checked.document
        findings = finish((*kept, *mistakes), document.source_offset)
        return replace(checked, findings=findings, waived=tuple(waived))

    def reports(self, drafts_below: Callable[[Path], Iterable[Path]]) -> Iterator[Checked]:
        """A result for each file of waivers that has something wrong; `drafts_below` gives the drafts of a folder."""
        for path, book in self._books.items():
            if isinstance(book, Checked):
                yield book
                continue
            findings = [
                finding
                for entry, use in zip(book.file.entries, book.uses, strict=True)
                for finding in self._faults(entry, use, book.file, path, drafts_below)
            ]
            if findings:
                document = book.file.document
                found = finish(findings, document.source_offset)
                yield Checked(
                    document.source.path, document, {}, rules.PACK, True, findings=found, rules_run=len(rules.RULES)
                )

    def _listed(self, book: _Book, path: Path) -> list[tuple[Entry, _Use]]:
        """The entries of a file that speak of a draft."""
        name = (path.parent.resolve() / path.name).relative_to(book.file.folder).as_posix()
        pairs = zip(book.file.entries, book.uses, strict=True)
        return [(entry, use) for entry, use in pairs if entry.is_for(name) and not self._unknown(entry)]

    def _book(self, folder: Path) -> _Book | None:
        path = find(folder) if self.files else None
        if path is None:
            return None
        if path not in self._books:
            try:
                self._books[path] = _Book(load(path))
            except ReportlintError as error:
                self._books[path] = Checked(str(path), failures=tuple(Failure("", why) for why in broken(error)))
        book = self._books[path]
        return book if isinstance(book, _Book) else None

    def _sorted_out(
        self, checked: Checked, entries: Sequence[tuple[Entry, _Use]]
    ) -> tuple[list[Finding], list[Waived]]:
        assert checked.document is not None
        items = {verdict.rule for verdict in checked.verdicts}
        kept: list[Finding] = []
        waived: list[Waived] = []
        for finding in checked.findings:
            item = finding.rule in items
            covering = [each for each in entries if each[0].covers(finding, checked.document, item=item)]
            for _, use in covering:
                use.used = True
            for entry, use in entries:
                use.missed = use.missed or entry.rule == finding.rule
            valid = [entry for entry, _ in covering if not entry.expired(self.today)]
            if valid:
                waived.append(Waived(finding, valid[0].waiver))
            else:
                kept.append(finding)
        return kept, waived

    def _unknown(self, entry: Entry) -> bool:
        return entry.rule not in self.known

    def _judged(self, entry: Entry, checked: Checked) -> bool:
        """Whether the draft was checked for the rule, so that a waiver without use is one for good."""
        left_out = {one.rule for one in checked.failures} | {one.rule for one in checked.skipped}
        return left_out.isdisjoint({"", entry.rule})

    def _mistakes(self, said: Iterable[Entry | Misread]) -> Iterator[Finding]:
        """What is wrong with remarks whatever is found in the draft."""
        for each in said:
            if isinstance(each, Misread):
                yield from self._finding(rules.MISREAD, each.span, {"detail": each.why})
            elif self._unknown(each):
                yield from self._unknown_rule(each)

    def _stale(self, entry: Entry, use: _Use, checked: Checked) -> Iterator[Finding]:
        if entry.expired(self.today):
            yield from self._expired(entry)
        elif not use.used and self._judged(entry, checked):
            yield from self._unused(entry, use)

    def _faults(
        self, entry: Entry, use: _Use, file: WaiverFile, path: Path, drafts_below: Callable[[Path], Iterable[Path]]
    ) -> Iterator[Finding]:
        if self._unknown(entry):
            yield from self._unknown_rule(entry)
        elif entry.expired(self.today) and use.seen:
            yield from self._expired(entry)
        elif not (use.used or use.unjudged):
            others = (
                each
                for each in drafts_below(file.folder)
                if _identity(each) not in self._drafts
                and entry.is_for(PurePath(os.path.relpath(each, file.folder)).as_posix())
            )
            # A draft that this run left out may be the one that is meant.
            if not any(find(each.parent) == path for each in others):
                yield from self._unused(entry, use)

    def _expired(self, entry: Entry) -> Iterator[Finding]:
        yield from self._finding(rules.EXPIRED, entry.span, {"rule": entry.rule, "until": entry.waiver.until})

    def _unused(self, entry: Entry, use: _Use) -> Iterator[Finding]:
        missed = OTHER_QUOTE if entry.quote else NO_QUOTE
        detail = NO_DRAFT if not use.seen else missed if use.missed and entry.block is None else NO_FINDING
        yield from self._finding(rules.UNUSED, entry.span, {"rule": entry.rule, "detail": detail})

    def _unknown_rule(self, entry: Entry) -> Iterator[Finding]:
        detail = did_you_mean(entry.rule, self.known)
        yield from self._finding(rules.UNKNOWN, entry.span, {"rule": entry.rule, "detail": detail})

    def _finding(self, id_: str, span: Span, values: dict[str, str | Message]) -> Iterator[Finding]:
        if not self.select(id_):
            return
        rule = rules.BY_ID[id_]
        zh, en = (
            getattr(rule.head.message, lang).format_map(
                {name: getattr(value, lang) if isinstance(value, Message) else value for name, value in values.items()}
            )
            for lang in ("zh", "en")
        )
        severity = self.severities.get(id_, rule.severity(rules.PROFILE))
        yield Finding(id_, severity, span, Message(zh, en), rules.PACK.basis(rule))


def _identity(path: Path) -> str:
    return os.path.normcase(os.path.realpath(path))
