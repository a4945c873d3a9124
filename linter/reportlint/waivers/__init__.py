"""Waivers: decisions to let a finding stand, written in a file beside the drafts or as a remark in a draft."""

from __future__ import annotations

from ..folders import WAIVER_FILE as NAME
from ..waiver_rules import PACK
from .apply import Waiving
from .files import find

__all__ = ["NAME", "PACK", "Waiving", "find"]
