"""Checks drafts of official reports against rule packs."""

__version__ = "0.1.0"
