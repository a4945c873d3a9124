"""For programs that read draft by draft: one object of `json` a line, then a line with the sums."""

from __future__ import annotations

from typing import TextIO

import msgspec

from ..results import Results
from . import json_
from .look import Look


def write(results: Results, out: TextIO, look: Look) -> None:
    """A line for each draft, as in `documents`; the last line is the answer without them."""
    report = msgspec.structs.asdict(json_.report(results, look.lang))
    for line in (*report.pop("documents"), report):
        out.write(msgspec.json.encode(line).decode("utf-8") + "\n")
