"""What the command line says to people: in which language, on which stream, in colour or not."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from typing import TextIO, get_args

from ..errors import Lang, Message, UsageError, hint
from ..records import record

LANGS: Sequence[Lang] = get_args(Lang)


@record(frozen=False)
class Voice:
    """The language of a run. `chosen` says that the user asked for it, so that no configuration may change it, and
    `by_option` that it was the option and no environment variable. `quiet` leaves out what is no finding or failure.
    """

    lang: Lang = "zh"
    chosen: bool = False
    by_option: bool = False
    quiet: bool = False

    def note(self, message: Message) -> None:
        """Something that people must know, never on the stream of the results."""
        note(message.of(self.lang))

    def tell(self, message: Message) -> None:
        """The same for what a quiet run leaves out."""
        if not self.quiet:
            self.note(message)


SAID: list[str] = []
"""All lines that went to stderr."""


def note(line: str) -> None:
    """One line to stderr."""
    SAID.append(line)
    print(line, file=sys.stderr, flush=True)  # noqa: T201


def take_lang(args: Sequence[str], environ: Mapping[str, str], voice: Voice) -> list[str]:
    """Sets the voice from `--lang` or REPORTLINT_LANG and returns the other arguments.

    Taken out before the command line is parsed: help is built in this language, and the option may stand anywhere.
    Raises UsageError for an unknown language.
    """
    rest, lang = list(args), environ.get("REPORTLINT_LANG", "")
    index = 0
    while index < len(rest) and rest[index] != "--":
        name, sign, value = rest[index].partition("=")
        if name != "--lang" or not (sign or rest[index + 1 :]):
            index += 1
            continue
        lang, voice.by_option = value if sign else rest[index + 1], True
        del rest[index : index + (1 if sign else 2)]
    if lang:
        voice.lang = _lang(lang)
        voice.chosen = True
    return rest


def _lang(text: str) -> Lang:
    for lang in LANGS:
        if text == lang:
            return lang
    raise not_a_value("--lang", text, LANGS)


def not_a_value(name: str, word: str, known: Sequence[str]) -> UsageError:
    """The error for a value that an option does not know."""
    near = hint(word, known)
    return UsageError(Message(f"{name} 不能是“{word}”{near.zh}", f"{name} cannot be “{word}”{near.en}"))


def use_utf8() -> None:
    """Makes stdout and stderr take any text: in the C locale or in a Windows code page, Chinese would be an error."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            chosen = os.environ.get("PYTHONIOENCODING")
            reconfigure(encoding=None if chosen else "utf-8", errors="replace")


def wants_colour(stream: TextIO, environ: Mapping[str, str]) -> bool:
    """NO_COLOR wins, then FORCE_COLOR, then whether a terminal that knows colours is there."""
    if environ.get("NO_COLOR"):
        return False
    if environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and environ.get("TERM") != "dumb"
