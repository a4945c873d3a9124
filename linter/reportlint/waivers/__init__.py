"""Waivers: decisions to let a finding stand, written in a file beside the drafts or as a remark in a draft."""

from __future__ import annotations

from .apply import Waiving
from .files import NAME, find
from .rules import PACK

__all__ = ["NAME", "PACK", "Waiving", "find"]
