"""What happens to findings after the rules: pure steps from list to list."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from .errors import Message
from .findings import Finding, Span


def finish(findings: Iterable[Finding], place: Callable[[int], int]) -> tuple[Finding, ...]:
    """Every finding once, in reading order whatever the order of the rules.

    `place` gives the source offset of a logical one: the logical text has page furniture at its end.
    """
    return in_order(once(findings), place)


def once(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Without doubles: same rule, same span, same words."""
    seen: dict[tuple[str, Span, Message], Finding] = {}
    for finding in findings:
        seen.setdefault((finding.rule, finding.span, finding.message), finding)
    return tuple(seen.values())


def in_order(findings: Iterable[Finding], place: Callable[[int], int]) -> tuple[Finding, ...]:
    """By place in the source, then rule, then words."""
    return tuple(sorted(findings, key=lambda each: (place(each.span.start), each.span, each.rule, each.message)))
