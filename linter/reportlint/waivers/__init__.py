"""Waivers: decisions to let a finding stand, written in a file beside the drafts or as a remark in a draft."""

from __future__ import annotations

from ..waiver_rules import PACK
from .apply import Waiving
from .files import NAME, find

__all__ = ["NAME", "PACK", "Waiving", "find"]
