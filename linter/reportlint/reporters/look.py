"""How a report is to look."""

from __future__ import annotations

from ..errors import Lang
from ..records import record


@record
class Look:
    """How to say it: the language, every finding or folded ones, colour or none, unclear items as unmet ones, findings
    and failures only; `fixable` counts what can be fixed, `unsafe` also what a person must confirm."""

    lang: Lang = "zh"
    every: bool = False
    colour: bool = False
    strict: bool = False
    quiet: bool = False
    fixable: bool = True
    unsafe: bool = False
