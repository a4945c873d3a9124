"""The language server: findings, their grounds and repairs inside an editor, over the Language Server Protocol 3.17."""

from __future__ import annotations
