"""Whether a rule applies to a draft: its report year, its body, its profile, and the law of its day."""

from __future__ import annotations

from .errors import Message
from .facts import Draft
from .given import BODY_NAMES, PROFILE_NAMES
from .items.wanted import Options as Wanted
from .packs.model import Level, Pack, Rule


def unfit(rule: Rule, pack: Pack, draft: Draft) -> Message | None:
    """Why a rule does not apply to a draft; None when it does.

    An unknown fact leaves a restricted rule out, unless the rule is on a required item: those are never passed over.
    """
    required = isinstance(rule.options, Wanted)
    why = _by_year(rule, draft, required=required) or _by_fact(rule, draft, required=required)
    return why or (None if required else _by_source(rule, pack, draft))


def follows(draft: Draft, previous: Draft) -> bool:
    """Whether one report is on the year after another's and, where both name one, of the same body."""
    bodies = {draft.fact("issuer"), previous.fact("issuer")} - {None}
    years = draft.year, previous.year
    return None not in years and years[0] == (years[1] or 0) + 1 and len(bodies) <= 1


def _by_year(rule: Rule, draft: Draft, *, required: bool) -> Message | None:
    years = rule.head.applies.year
    if years.from_ == 0 and years.to == 9999:
        return None
    if draft.year is None:
        return None if required else Message("报告年度不明", "the report year is not known")
    if years.from_ <= draft.year <= years.to:
        return None
    return Message(f"不适用于 {draft.year} 年度", f"does not apply to {draft.year}")


def _by_fact(rule: Rule, draft: Draft, *, required: bool) -> Message | None:
    applies = rule.head.applies
    if not (applies.body or applies.profile or applies.type):
        return None
    restricted = {
        "body": [each.value for each in applies.body],
        "profile": [each.value for each in applies.profile],
        "report_type": applies.type,
    }
    for name, wanted in restricted.items():
        value = draft.fact(name)
        if wanted and value not in wanted and not (required and value is None):
            called = _named(value)
            return Message(f"不适用于“{called.zh}”", f"does not apply to “{called.en}”")
    return None


def _named(value: str | int | None) -> Message:
    """What a fact of a draft is called."""
    names = {each.value: name for each, name in BODY_NAMES.items()}
    names |= {each.value: name for each, name in PROFILE_NAMES.items()}
    return names.get(str(value)) or Message(str(value or "不明"), str(value or "unknown"))


def _by_source(rule: Rule, pack: Pack, draft: Draft) -> Message | None:
    """A standard does not bind a document that is older than it; law is asked for by the report year."""
    source = pack.sources[rule.head.basis.source]
    if source.level is not Level.STANDARD:
        return None
    begins, dated = source.in_force.from_, draft.fact("date")
    if not begins or not dated or str(dated) >= begins:
        return None
    return Message(f"依据自 {begins} 起施行，晚于成文日期", f"its basis is in force since {begins}, after the date")
