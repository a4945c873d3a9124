"""What a draft says of itself: report year, issuer, kind of body, date and so on, each with where it was read."""

from __future__ import annotations

from dataclasses import dataclass

from .findings import Span


@dataclass(frozen=True)
class Fact:
    """One thing that the draft says of itself.

    `origin` is where it was read: title, opening, metadata, header, signature, or "set" for the command line's word;
    `span` is None where nothing in the draft says it.
    """

    value: str | int
    span: Span | None
    origin: str
