"""Checking from Python: one call for a draft, and where a finding stands."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from .config import NOTHING, Asked, Choices, Found, find, load
from .config.rulebook import packs_of
from .findings import Finding
from .packs import Pack
from .packs import load as load_pack
from .readers import intake
from .results import Checked
from .text import Place

UNNAMED = "draft.txt"


def check(
    draft: os.PathLike[str] | str | bytes,
    *,
    name: str = "",
    packs: Iterable[str | os.PathLike[str]] | str | os.PathLike[str] | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    facts: Mapping[str, str | int] | None = None,
    config: os.PathLike[str] | str | bool = False,
) -> Checked:
    """Check one draft: a path names a file, a `str` is the text itself, `bytes` are the content of a file.

    `name` is what the draft is called in the result, and tells a format where the content does not (`报告.md`); for a
    path it is the path. `packs` are names of shipped packs or paths of YAML files, of which the one that recognises
    the draft is used; all shipped ones unless told. `select` and `ignore` are rule ids or beginnings of ids; a
    single pack or rule needs no list. `facts` are stated instead of read, by the names of `--set`: `{"year": 2024}`.
    `config` is a `.reportlint.yaml`, or True for the nearest one to the draft; without it nothing but the arguments
    counts. Waivers hold as on the command line.

    Never raises for what is in a draft: what cannot be read or checked, a broken file of waivers too, is in `failures`
    of the answer, and that no rule was left to run. Raises InputError for a file that cannot be read or is too large,
    UsageError for a pack, rule or fact that does not exist, YamlError for a broken pack or configuration.
    """
    path, data = _read(draft, name)
    found = _found(config, path)
    asked = Asked(
        select=_each(select),
        ignore=_each(ignore),
        set=tuple(f"{fact}={value}" for fact, value in (facts or {}).items()),
    )
    named = None if packs is None else _each(packs)
    choices = Choices(found, asked, lambda forced, configured: packs_of(forced, configured if named is None else named))
    # Imported when used: that nothing but a check needs it keeps the import of the package cheap.
    from .checking import check_draft

    return check_draft(path, data, choices, waived=isinstance(draft, os.PathLike))


def place(checked: Checked, finding: Finding) -> Place:
    """Where a finding stands in the file: 1-based lines and columns in code points, end exclusive.

    What is absent stands at the first character of the line before which it belongs. Raises ValueError for a draft that
    could not be read.
    """
    from .reporters.view import place_of

    if checked.document is None:
        raise ValueError("the draft could not be read, so nothing was found in it")
    return place_of(checked.document, finding)


def pack(name: str | os.PathLike[str]) -> Pack:
    """A pack by its name or path, with all its rules; raises UsageError or YamlError."""
    return load_pack(name)


def _each(given: Iterable[str | os.PathLike[str]] | str | os.PathLike[str]) -> tuple[str, ...]:
    """What is given, one or several; a text is one, for its letters are nothing that anybody names."""
    several = (given,) if isinstance(given, (str, os.PathLike)) else given
    return tuple(os.fspath(each) for each in several)


def _read(draft: os.PathLike[str] | str | bytes, name: str) -> tuple[Path, bytes]:
    named = name or UNNAMED
    if isinstance(draft, bytes):
        return Path(named), intake.checked(draft, named)
    if isinstance(draft, str):
        return Path(named), intake.checked(draft.encode("utf-8", "surrogatepass"), named)
    path = Path(draft)
    return path, intake.read_file(path, str(path))


def _found(config: os.PathLike[str] | str | bool, path: Path) -> Found:
    if isinstance(config, bool):
        return find(path.resolve().parent) if config else NOTHING
    return load(Path(config))
