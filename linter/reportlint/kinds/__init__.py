"""The table of kinds: a rule is data, a kind is the code that interprets its options."""

from __future__ import annotations

from collections.abc import Mapping
from types import ModuleType

from . import (
    agree,
    count,
    dated,
    element,
    layout,
    numbering,
    pairs,
    part,
    pattern,
    repeats,
    substance,
    sums,
    swap,
    table,
    titles,
    when,
)

KINDS: Mapping[str, ModuleType] = {
    "agree": agree,
    "count": count,
    "dated": dated,
    "element": element,
    "layout": layout,
    "numbering": numbering,
    "pairs": pairs,
    "part": part,
    "pattern": pattern,
    "repeats": repeats,
    "substance": substance,
    "sums": sums,
    "swap": swap,
    "table": table,
    "titles": titles,
    "when": when,
}
"""Each kind is a module with `Options` (a Shape), `SLOTS` (the names its messages may use) and `run`. It may have
`lacking`, which says what a rule lacks to be run on a draft, and `compared`, how many equations it worked out there."""
