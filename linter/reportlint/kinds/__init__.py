"""The table of kinds: a rule is data, a kind is the code that interprets its options."""

from __future__ import annotations

from collections.abc import Mapping
from types import ModuleType

KINDS: Mapping[str, ModuleType] = {}
"""Each kind is a module with `Options` (a Shape), `SLOTS` (the names its messages may use) and `run`."""
