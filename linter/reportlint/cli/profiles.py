"""`--profile`: which rules take how long."""

from __future__ import annotations

from ..engine import Times
from ..errors import Message
from ..results import Results
from .say import Voice

MOST = 10
"""Rules that are told, the dearest first."""


def tell(times: Times, results: Results, voice: Voice) -> None:
    """A table on stderr: milliseconds a draft, and the share of all that was measured; under the empty name is what no
    rule takes: reading the draft, and finding its parts."""
    drafts = max(1, sum(checked.is_draft for checked in results))
    whole = sum(times.values()) or 1.0
    voice.note(
        Message(
            f"共 {drafts} 份，平均每份 {whole / drafts * 1000:.2f} 毫秒；最费时的：",
            f"drafts: {drafts}, milliseconds each: {whole / drafts * 1000:.2f}; the dearest:",
        )
    )
    for name, seconds in sorted(times.items(), key=lambda each: each[1], reverse=True)[:MOST]:
        shown = Message(name, name) if name else Message("读稿、认结构", "reading")
        figures = f"{seconds / drafts * 1000:8.3f}  {seconds / whole:6.1%}  "
        voice.note(Message(figures + shown.zh, figures + shown.en))
