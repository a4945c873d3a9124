"""What a shell may put in place of the beginning of a value."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import click
from click.shell_completion import CompletionItem

Completer = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]


def of_words(words: Sequence[str]) -> Completer:
    """Completes one of some words."""

    def complete(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
        return [CompletionItem(word) for word in words if word.startswith(incomplete)]

    return complete


def of_rules(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Completes the last of some rule ids set apart by commas, with the titles."""
    from .. import waivers
    from ..packs import load, shipped
    from .books import rules_of

    before, comma, last = incomplete.rpartition(",")
    rules = rules_of([*map(load, shipped()), waivers.PACK])
    return [
        CompletionItem(f"{before}{comma}{id_}", help=rule.head.title.zh)
        for id_, (rule, _) in rules.items()
        if id_.startswith(last.upper())
    ]


def of_packs(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Completes the name of a shipped pack or a file."""
    from ..packs import shipped

    names = [CompletionItem(name) for name in shipped() if name.startswith(incomplete)]
    return [*names, CompletionItem(incomplete, type="file")]


def of_files(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Completes a path."""
    return [CompletionItem(incomplete, type="file")]


BY_METAVAR: Mapping[str, Completer] = {"RULES": of_rules, "RULE": of_rules, "PACK": of_packs}
"""The completers of options, by what their values are called in the help."""
