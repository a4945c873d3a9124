"""`reportlint packs`: what the author of a pack needs: list, check, test, schema, docs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from .. import waivers
from ..errors import InputError, Lang, Message, ReportlintError, UsageError, reason
from ..packs import Pack, load, shipped
from ..reporters.view import clean
from . import books, proofs
from .completers import of_packs
from .exits import Exit
from .groups import Group
from .options import Command, option
from .say import Voice
from .texts import TEXTS


def group(lang: Lang) -> click.Group:
    """The group, its help in one language."""
    names = click.Argument(["names"], nargs=-1, metavar=TEXTS["packs names"].of(lang), shell_complete=of_packs)
    folder = option("output", lang, text="docs output", type=click.Path(), metavar="DIR", default="docs/rules")
    return Group(
        "packs",
        lang,
        [
            _command("list", lang, listing, []),
            _command("check", lang, check, [names]),
            _command("test", lang, test, [names]),
            _command("schema", lang, schema, []),
            _command("docs", lang, docs, [names, folder]),
        ],
    )


def _command(name: str, lang: Lang, run: Callable[..., int], params: Sequence[click.Parameter]) -> Command:
    @click.pass_obj
    def invoke(voice: Voice, /, **given: Any) -> int:
        return run(voice, **given)

    return Command(name, lang, invoke, params, text=f"packs {name}")


def listing(voice: Voice) -> int:
    """One line a pack that is shipped or configured: name, version, rules, title, path."""
    from ..reporters.cells import cell_len, pad

    rows = [
        (
            pack.name,
            pack.version,
            Message(f"{len(pack.rules)} 条", f"{len(pack.rules)} rules").of(voice.lang),
            pack.title.message().of(voice.lang),
            pack.path,
        )
        for pack in _all_packs(voice)
    ]
    widths = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        click.echo("  ".join(pad(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip())
    return Exit.CLEAN


def _all_packs(voice: Voice) -> list[Pack]:
    """All shipped packs, overlays too, then those of the configuration."""
    found = books.settings(voice)
    packs = {str(Path(pack.path).resolve()): pack for pack in map(load, (*shipped(), *found.packs))}
    return list(packs.values())


def check(voice: Voice, names: Sequence[str]) -> int:
    """Loads each pack and tells every fault of it and everything suspicious."""
    return _each(_wanted(names, voice, needed=True), proofs.check, voice)


def test(voice: Voice, names: Sequence[str]) -> int:
    """Runs the examples and whole drafts of each pack."""
    return _each(_wanted(names, voice), proofs.test, voice)


def schema(_: Voice) -> int:
    """The JSON Schema of packs."""
    from ..packs.schema import text

    click.echo(text(), nl=False)
    return Exit.CLEAN


def docs(voice: Voice, names: Sequence[str], output: str) -> int:
    """Writes the catalogue of rules, and names pages of rules that are gone."""
    from .. import catalogue

    pages = catalogue.pages([*map(load, _wanted(names, voice)), *([] if names else [waivers.PACK])])
    folder = Path(output)
    changed = [name for name, text in pages.items() if _write(folder / name, text)]
    voice.note(
        Message(
            f"{output}：写了 {len(changed)} 页，共 {len(pages)} 页",
            f"{output}: wrote {len(changed)} of {len(pages)} pages",
        )
    )
    for path in _leftovers(folder, pages):
        voice.note(Message(f"{path}：已没有这条规则，可以删去", f"{path}: no such rule any more, may be deleted"))
    return Exit.CLEAN


def _write(path: Path, text: str) -> bool:
    """Whether the file had to be written; raises InputError."""
    data = text.encode()
    try:
        if path.is_file() and path.read_bytes() == data:
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    except OSError as error:
        why = reason(error)
        raise InputError(Message(f"{path}：写不了（{why.zh}）", f"{path}: cannot be written ({why.en})")) from None
    return True


def _leftovers(folder: Path, pages: Any) -> Iterator[Path]:
    kept = {folder / name for name in pages}
    return (path for lang in ("en", "zh") for path in sorted((folder / lang).glob("*.md")) if path not in kept)


def _wanted(names: Sequence[str], voice: Voice, *, needed: bool = False) -> Sequence[str]:
    """The packs named, else all that are shipped and those of the configuration."""
    found = books.settings(voice)
    if names:
        return names
    if needed:
        raise UsageError(
            Message(
                "没有指定规则包；用法：reportlint packs check 我的规则.yaml",
                "no pack given; usage: reportlint packs check our.yaml",
            )
        )
    return [*shipped(), *found.packs]


def _each(names: Sequence[str], job: Callable[[str, Lang], int], voice: Voice) -> int:
    """Does a job for every pack; one that fails does not keep the others from it. The worst code counts."""
    worst: int = Exit.CLEAN
    for name in names:
        try:
            worst = max(worst, job(name, voice.lang))
        except ReportlintError as error:
            for line in error.lines(voice.lang):
                click.echo(clean(line))
            worst = Exit.FAILED
    return worst
