"""Where the results go: formats paired with files, files written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from io import StringIO
from itertools import zip_longest
from pathlib import Path
from typing import TextIO

from ..errors import InputError, Message, UsageError, reason
from ..records import NamedTuple, replace
from ..reporters import BINDERS, COPIERS, HUMAN, LIBRARIES, REPORTERS
from ..reporters.look import Look
from ..results import Results
from .copies import planned
from .files import Draft, is_regular
from .say import wants_colour

A_DRAFT = Message("草稿", "a draft")
A_RESULT = Message("另一份结果", "another result")


class Target(NamedTuple):
    """A format and the file it goes to, None for stdout."""

    format: str
    path: Path | None


def pair(formats: Sequence[str], outputs: Sequence[str]) -> list[Target]:
    """Formats and files in order; the one format that may have no file goes to stdout. Raises UsageError, also where
    a format cannot be written."""
    chosen = list(formats) or ["full"]
    if len(outputs) > len(chosen):
        raise UsageError(
            Message(
                f"有 {len(outputs)} 个 --output，却只有 {len(chosen)} 个 --format；请一一对应",
                f"{len(outputs)} --output for {len(chosen)} --format; give a format for each file",
            )
        )
    files = [None if name == "-" else Path(name) for name in outputs]
    targets = [Target(name, path) for name, path in zip_longest(chosen, files)]
    if sum(target.path is None for target in targets) > 1:
        raise UsageError(
            Message(
                "只能有一种格式输出到屏幕；请给其余格式加 --output 文件名",
                "only one format can go to the screen; give the others an --output FILE",
            )
        )
    for target in targets:
        _refuse_impossible(target)
    return targets


def _refuse_impossible(target: Target) -> None:
    """Raises UsageError for a format that cannot be written at all; better before a hundred drafts than after."""
    name = target.format
    if name in LIBRARIES and not _is_installed(LIBRARIES[name]):
        raise UsageError(
            Message(
                f"--format {name} 要另外安装：pip install 'reportlint[{name}]'",
                f"--format {name} needs an extra: pip install 'reportlint[{name}]'",
            )
        )
    if name in BINDERS and target.path is None:
        raise UsageError(
            Message(
                f"--format {name} 要用 --output 指定文件（.{name}）",
                f"--format {name} needs an --output: a file (.{name})",
            )
        )


def _is_installed(library: str) -> bool:
    from importlib.util import find_spec

    return find_spec(library) is not None


def refuse_drafts(targets: Sequence[Target], drafts: Sequence[Draft], *more: Path) -> list[str]:
    """The real paths of all files that will be written, `more` among them.

    Raises UsageError where one of them would overwrite a draft or another result.
    """
    taken = {os.path.realpath(draft.path): A_DRAFT for draft in drafts if draft.path}
    results = []
    for path in (*_files(targets, [draft.name for draft in drafts]), *more):
        where = os.path.realpath(path)
        if where in taken:
            raise UsageError(
                Message(
                    f"{path}：不能写到这里，会覆盖{taken[where].zh}；请换一个文件名",
                    f"{path}: would overwrite {taken[where].en}; choose another name",
                )
            )
        taken[where] = A_RESULT
        results.append(where)
    return results


def _files(targets: Sequence[Target], names: Sequence[str]) -> Iterator[Path]:
    """Every file that will be written."""
    for target in targets:
        if target.format in COPIERS:
            yield from planned(target.path, names)
        elif target.path is not None:
            yield target.path


def write(
    target: Target, results: Results, look: Look, environ: Mapping[str, str], screen: TextIO
) -> Iterator[Message]:
    """One format to its place, or to the screen where it has none; yields what could not be written, and why."""
    if target.format in COPIERS:
        yield from _write_copies(target, results, look)
        return
    if target.format in BINDERS and target.path is not None:
        yield from written(target.path, BINDERS[target.format](results, look))
        return
    report = REPORTERS[target.format]
    if target.path is None:
        report(results, screen, replace(look, colour=wants_colour(screen, environ)))
        return
    text = StringIO()
    report(results, text, look)
    yield from written(target.path, text.getvalue().encode("utf-8", "replace"))


def _write_copies(target: Target, results: Results, look: Look) -> Iterator[Message]:
    """A copy of every draft that could be read; that the others could not is said elsewhere."""
    for checked, path in zip(results, planned(target.path, [checked.path for checked in results]), strict=True):
        if checked.document is None:
            continue
        try:
            data = COPIERS[target.format](checked, look)
        except InputError as error:
            yield error.message
        else:
            yield from written(path, data, folder=path != target.path)


def written(path: Path, data: bytes, *, folder: bool = False) -> Iterator[Message]:
    """Writes a file, its folder made first where that may be missing; yields why it could not be."""
    try:
        if folder:
            path.parent.mkdir(exist_ok=True)
        save(path, data)
    except OSError as error:
        why = reason(error)
        yield Message(f"{path}：写不了（{why.zh}）", f"{path}: cannot be written ({why.en})")


def human_on_stdout(targets: Sequence[Target]) -> bool:
    """Whether stdout gets a report for people, which says all that could not be checked."""
    return any(target.path is None and target.format in HUMAN for target in targets)


def save(path: Path, data: bytes) -> None:
    """Writes a neighbour and puts it in place: nobody ever reads half a result. Raises OSError."""
    if path.exists() and not is_regular(path):
        # A device or a pipe cannot be replaced; a folder refuses with its own reason.
        path.write_bytes(data)
        return
    # Through a link to what it stands for, which the link goes on naming.
    place = Path(os.path.realpath(path))
    import tempfile

    handle, name = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name}.", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        Path(name).chmod(_mode(place))
        Path(name).replace(place)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


def _mode(path: Path) -> int:
    """The permissions that the file has, or that a new file would get: temporary files are private."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
