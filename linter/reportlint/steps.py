"""What happens to findings after the rules: pure steps from list to list."""

from __future__ import annotations

from collections.abc import Iterable

from .errors import Message
from .findings import Finding, Span


def finish(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Every finding once, in reading order whatever the order of the rules."""
    return in_order(once(findings))


def once(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Without doubles: same rule, same span, same words."""
    seen: dict[tuple[str, Span, Message], Finding] = {}
    for finding in findings:
        seen.setdefault((finding.rule, finding.span, finding.message), finding)
    return tuple(seen.values())


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """By place, then rule, then words."""
    return tuple(sorted(findings, key=lambda each: (each.span, each.rule, each.message)))
