"""The names that people type."""

from __future__ import annotations

NAME = "reportlint"
COMMANDS = ("check", "explain", "rules", "packs", "new", "config", "completion", "lsp")
