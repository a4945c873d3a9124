"""The rules of a run as SARIF describes them: what, why, on what basis, how grave."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..errors import Lang, Message
from ..findings import Severity
from ..packs.model import Pack, Rule
from ..results import Results

LEVELS: Mapping[str, str] = {"error": "error", "warning": "warning", "info": "note"}
"""SARIF's words for our severities."""


def descriptors(results: Results, lang: Lang) -> list[dict[str, Any]]:
    """Every rule of the packs that were used, once, then what was named without being a rule of one."""
    packs = [checked.pack for checked in results if checked.pack]
    known = {rule.id: _descriptor(rule, pack, lang) for pack in reversed(packs) for rule in reversed(pack.rules)}
    made = dict(reversed(known.items()))
    for checked in results:
        for name in (
            *(one.rule for one in checked.findings),
            *(one.finding.rule for one in checked.waived),
            *(one.rule for one in checked.failures),
        ):
            if name and name not in made:
                made[name] = _unknown(name)
    return list(made.values())


def _unknown(name: str) -> dict[str, Any]:
    """What GitHub demands of every rule, where no pack says anything."""
    text = {"text": name}
    said = {"shortDescription": text, "fullDescription": text, "help": {**text, "markdown": name}}
    return {"id": name, "name": name, **said, "defaultConfiguration": {"level": "warning"}, "properties": {"tags": []}}


def _descriptor(rule: Rule, pack: Pack, lang: Lang) -> dict[str, Any]:
    head = rule.head
    title, why, basis = head.title.message().of(lang), head.why.message().of(lang), pack.basis(rule).of(lang)
    level = LEVELS[_gravest(rule).name.lower()]
    return {
        "id": rule.id,
        "name": title,
        "shortDescription": {"text": title},
        "fullDescription": {"text": why},
        "help": _help(title, why, basis, lang),
        "defaultConfiguration": {"level": level},
        "properties": {"tags": list(dict.fromkeys((rule.pack, head.kind))), "problem.severity": _problem(level)},
    }


def _help(title: str, why: str, basis: str, lang: Lang) -> dict[str, str]:
    reason, ground = Message("理由", "Why").of(lang), Message("依据", "Basis").of(lang)
    colon = Message("：", ": ").of(lang)
    text = f"{title}\n\n{reason}{colon}{why}\n\n{ground}{colon}{basis}"
    return {"text": text, "markdown": f"**{title}**\n\n**{reason}** {why}\n\n**{ground}** {basis}"}


def _gravest(rule: Rule) -> Severity:
    """How grave the rule can be; its severity may depend on the draft."""
    given = rule.head.severity
    return given if isinstance(given, Severity) else max(given.values())


def _problem(level: str) -> str:
    """GitHub's own word for how grave a rule is."""
    return "recommendation" if level == "note" else level
