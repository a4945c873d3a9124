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
    "titles": titles,
    "when": when,
}
"""Each kind is a module with `Options` (a Shape), `SLOTS` (the names its messages may use) and `run`."""
