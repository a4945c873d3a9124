"""Rule packs: YAML files of rules and their legal sources, found, read, merged and checked."""

from __future__ import annotations

from .find import resolve, shipped
from .load import load
from .model import Pack, Rule

__all__ = ["Pack", "Rule", "load", "resolve", "shipped"]
