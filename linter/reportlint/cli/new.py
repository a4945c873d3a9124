"""`reportlint new`: an empty, well-formed draft to fill in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from ..errors import InputError, Lang, Message, UsageError, reason
from ..given import PROFILES, YEARS
from ..packs import Pack
from ..packs.model import Profile
from ..skeletons import skeleton
from . import books
from .exits import Exit
from .options import Command, OneOf, option
from .say import Voice


def command(lang: Lang) -> click.Command:
    """The command, its help in one language."""

    @click.pass_obj
    def run(voice: Voice, pack: str | None, year: str | None, unit: str, profile: str, output: str | None) -> int:
        chosen = _chosen(books.chosen(pack, voice))
        text = skeleton(chosen, profile=PROFILES[profile], year=_year(year), unit=unit.strip())
        if output is None or output == "-":
            click.echo(text, nl=False)
        else:
            _save(Path(output), text)
            voice.note(Message(f"已写入 {output}", f"wrote {output}"))
        return Exit.CLEAN

    return Command("new", lang, run, params(lang))


def params(lang: Lang) -> Sequence[click.Parameter]:
    """The command's parameters."""
    return [
        option("pack", lang, text="new pack", metavar="PACK"),
        option("year", lang, metavar="YEAR"),
        option("unit", lang, metavar="NAME", default=""),
        option(
            "profile",
            lang,
            type=OneOf("profile", list(PROFILES)),
            metavar="submission|publication",
            default=Profile.SUBMISSION.value,
        ),
        option("output", lang, text="new output", type=click.Path(), metavar="FILE"),
    ]


def _chosen(packs: Sequence[Pack]) -> Pack:
    """The first pack that has an empty draft, else the first one, which will say that it has none."""
    return next((pack for pack in packs if pack.skeleton), packs[0])


def _year(text: str | None) -> int:
    """The report year given, else the last one: a report is on the year before. Raises UsageError."""
    if text is None:
        return date.today().year - 1
    if not (text.isascii() and text.isdigit() and len(text) == 4 and int(text) in YEARS):
        raise UsageError(
            Message(
                f"--year 不能是“{text}”；应为 {YEARS[0]}–{YEARS[-1]} 之间的年份",
                f"--year cannot be “{text}”; it must be a year from {YEARS[0]} to {YEARS[-1]}",
            )
        )
    return int(text)


def _save(path: Path, text: str) -> None:
    """Writes a new file; raises UsageError for one that is there, InputError where it cannot be written."""
    try:
        with path.open("xb") as file:
            file.write(text.encode())
    except FileExistsError:
        raise UsageError(
            Message(
                f"{path}：已有这个文件，没有覆盖；请换一个文件名",
                f"{path}: exists and was not overwritten; choose another name",
            )
        ) from None
    except OSError as error:
        why = reason(error)
        raise InputError(Message(f"{path}：写不了（{why.zh}）", f"{path}: cannot be written ({why.en})")) from None
