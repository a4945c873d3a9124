"""Runs the rules of the pack that applies over one draft; never raises for a bad draft."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from .applicability import follows, unfit
from .errors import Message, ReportlintError
from .facts import Draft, understand
from .findings import Answer, Finding, Hit, Severity, Verdict
from .items.locate import locate_items
from .items.scene import Item, Scene
from .items.wanted import Options as Wanted
from .kinds import Kind, kind_of
from .notices import notices, on_previous
from .packs.model import Pack, Profile, Rule
from .parts import Part
from .readers import Reading, open_draft
from .records import replace
from .results import Checked, Failure, Skipped
from .steps import finish

SECONDS = 60.0
"""Time limit of one draft; a long one gets as much again per million code points."""

Given = Mapping[str, str | int]

Times = dict[str, float]
"""Seconds by rule id."""

AS_PACKED: Mapping[str, Severity] = {}
"""No severity but those of the pack."""


def check(
    path: str,
    data: bytes,
    *,
    packs: Sequence[Pack],
    given: Given,
    select: Callable[[str], bool],
    severities: Mapping[str, Severity] = AS_PACKED,
    forced: bool = False,
    reading: Reading = Reading(),
    previous: Draft | None = None,
    times: Times | None = None,
) -> Checked:
    """Check the bytes of one draft against the pack that recognises it (or the first one, if `forced`).

    `given` facts override what the draft says; `select` tells which rule ids to report; `severities` by id stand in
    for those of the pack; `reading` says how to read the file; `previous` is the report of the year before, to be
    compared with where it is by the same body; to `times` is added how many seconds each rule took, and under the
    empty name those that no rule did. What cannot be read or checked is in the answer's failures.
    """
    began = time.perf_counter()
    try:
        draft = read_draft(path, data, given, reading)
        pack, listed = (packs[0], True) if forced else recognise(draft, packs)
    except ReportlintError as error:
        return Checked(path, failures=(Failure("", error.message),))
    except Exception as error:
        return Checked(path, failures=(Failure("", _crash(error)),))
    if times is not None:
        times[""] = times.get("", 0.0) + time.perf_counter() - began
    return _run(path, draft, pack, listed=listed, select=select, severities=severities, previous=previous, times=times)


def read_draft(path: str, data: bytes, given: Given, reading: Reading = Reading()) -> Draft:
    """The bytes of a draft understood; raises ReportlintError where they cannot be read or hold nothing."""
    document = open_draft(path, data, reading)
    if not document.text.strip():
        raise ReportlintError(Message("文件里没有文字，没有可检查的内容", "the file holds no text; nothing to check"))
    return understand(document, given)


def recognise(draft: Draft, packs: Sequence[Pack]) -> tuple[Pack, bool]:
    """The pack for a draft's kind of report, and whether it is a checklist for that kind.

    A pack recognises a draft by its title, else by its opening; an overlay of that pack (one that extends it and has
    no `recognise` of its own) goes before it. Where none does, a general pack without `extends` is taken. Raises
    ReportlintError when there is none.
    """
    found = _recognised(draft, packs)
    if found is not None:
        overlays = (pack for pack in packs if pack.recognise is None and found.name in pack.writers)
        return next(overlays, found), True
    for pack in packs:
        if pack.recognise is None and not pack.extends:
            return pack, False
    raise ReportlintError(
        Message(
            "认不出这是哪一种报告，请用 --pack 指定规则包", "the kind of report is not known; name a pack with --pack"
        )
    )


def _recognised(draft: Draft, packs: Sequence[Pack]) -> Pack | None:
    text = draft.document.text
    title = draft.parts.first(Part.TITLE)
    for pack in packs:
        if pack.recognise and title and pack.recognise.title.search(text[title.start : title.end].replace("\n", "")):
            return pack
    for pack in packs:
        opening = pack.recognise.opening if pack.recognise else None
        if opening and opening.search(text, *draft.opening):
            return pack
    return None


def _run(
    path: str,
    draft: Draft,
    pack: Pack,
    *,
    listed: bool,
    select: Callable[[str], bool],
    severities: Mapping[str, Severity],
    previous: Draft | None,
    times: Times | None,
) -> Checked:
    began = time.monotonic()
    limit = SECONDS * (1 + len(draft.document.text) / 1_000_000)
    failures: list[Failure] = []
    rules, skipped = _chosen(draft, pack, select)
    items = _items(pack, draft, failures)
    scene = Scene(draft, items, previous if previous is not None and follows(draft, previous) else None)
    findings: list[Finding] = []
    unread: list[Message] = []
    ran = compared = 0
    for rule in rules:
        if isinstance(rule.options, Wanted) and rule.options.role not in items:
            continue
        kind = kind_of(rule.head.kind)
        if kind.lacking and (lack := kind.lacking(rule.options, scene)):
            skipped.append(Skipped(rule.id, lack))
            continue
        ran += 1
        if time.monotonic() - began > limit:
            failures.append(
                Failure(rule.id, Message(f"超过 {limit:.0f} 秒，没有检查", f"over {limit:.0f} s, not checked"))
            )
            continue
        started = time.perf_counter()
        try:
            findings += _findings(kind, rule, pack, scene, severities.get(rule.id))
            compared += kind.compared(rule.options, scene) if kind.compared else 0
            unread += filter(None, [kind.unread(rule.options, scene)] if kind.unread else [])
        except ReportlintError as error:
            failures.append(Failure(rule.id, error.message))
        except Exception as error:
            failures.append(Failure(rule.id, _crash(error)))
        if times is not None:
            times[rule.id] = times.get(rule.id, 0.0) + time.perf_counter() - started
    return Checked(
        path,
        draft.document,
        dict(draft.facts),
        pack,
        listed,
        tuple(_verdicts(pack, items, draft, select)),
        finish(findings, draft.document.source_offset),
        tuple(failures),
        tuple(skipped),
        ran,
        (
            *draft.document.notices,
            *notices(draft, pack, select, listed=listed),
            *on_previous(scene, previous),
            *unread,
        ),
        draft.outline,
        compared=compared,
    )


def _crash(error: Exception) -> Message:
    name = f"{type(error).__name__}: {error}"
    return Message(f"内部错误（{name}），请报告给开发者", f"internal error ({name}); please report it")


def _items(pack: Pack, draft: Draft, failures: list[Failure]) -> Mapping[str, Item]:
    """Where the items stand. What holds of their substance is not asked of one that does not apply to the draft."""
    rules = list(_elements(pack))
    try:
        items = dict(locate_items([rule.options for rule in rules], draft))
        for rule in rules:
            if unfit(rule, pack, draft):
                items[rule.options.role] = replace(items[rule.options.role], answer=Answer.NOT_APPLICABLE)
        return items
    except ReportlintError as error:
        failures.append(Failure("", error.message))
    except Exception as error:
        failures.append(Failure("", _crash(error)))
    return {}


def _elements(pack: Pack) -> Iterator[Rule]:
    return (rule for rule in pack.rules if isinstance(rule.options, Wanted))


def _chosen(draft: Draft, pack: Pack, select: Callable[[str], bool]) -> tuple[list[Rule], list[Skipped]]:
    """The rules to run, and the others with the reason."""
    rules, skipped = [], []
    for rule in pack.rules:
        if not select(rule.id):
            skipped.append(Skipped(rule.id, Message("没有选用", "not selected")))
        elif why := unfit(rule, pack, draft):
            skipped.append(Skipped(rule.id, why))
        else:
            rules.append(rule)
    return rules, skipped


_NO_BASIS = Message("", "")


def _findings(kind: Kind, rule: Rule, pack: Pack, scene: Scene, changed: Severity | None) -> Iterator[Finding]:
    severity, basis = None, _NO_BASIS
    for hit in kind.module.run(rule.options, scene):
        if severity is None:
            profile = Profile(scene.draft.fact("profile") or Profile.PUBLICATION.value)
            severity, basis = changed or rule.severity(profile), pack.basis(rule)
        message = hit.message or Message(
            _filled(rule.head.message.zh, hit, "zh"), _filled(rule.head.message.en, hit, "en")
        )
        grade = min(severity, hit.severity or Severity.ERROR)
        yield Finding(rule.id, grade, hit.span, message, basis, hit.related, hit.edit, hit.absent)


def _filled(text: str, hit: Hit, lang: str) -> str:
    values = hit.values
    for each in values.values():
        if isinstance(each, Message):
            values = {name: getattr(one, lang) if isinstance(one, Message) else one for name, one in values.items()}
            break
    return text.format_map(values)


def _verdicts(pack: Pack, items: Mapping[str, Item], draft: Draft, select: Callable[[str], bool]) -> Iterable[Verdict]:
    for rule in _elements(pack):
        item = items.get(rule.options.role)
        if item is None or not select(rule.id):
            continue
        title, basis = rule.head.title.message(), pack.basis(rule)
        if unfit(rule, pack, draft):
            yield Verdict(rule.id, title, Answer.NOT_APPLICABLE, basis=basis)
        else:
            yield Verdict(rule.id, title, item.answer, item.evidence, item.near, item.by, basis)
