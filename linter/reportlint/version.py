"""The version, by itself, so that anything may name it."""

from __future__ import annotations

__version__ = "0.1.0"
