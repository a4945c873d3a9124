"""From paths on the command line to drafts: what is checked, what is passed over and said so, what cannot be read."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from ..errors import InputError, Message, did_you_mean
from ..folders import LOOKED
from ..readers.intake import read_file, read_stream, refused
from ..readers.sniff import format_of
from ..records import field, record
from ..text import BOMS
from .work import Task

SUFFIXES = (".txt", ".md", ".docx", ".html", ".htm", ".pdf", ".ofd")
"""What is taken out of a folder; a file that is named is read whatever it is called."""
FIXED = ".fixed.docx"
"""What the name of a fixed copy of a Word draft ends in."""
TEXTS = frozenset({".txt", ".md"})
_TOLD = [suffix for suffix in SUFFIXES if suffix != ".htm"]
KINDS = Message("、".join(_TOLD), ", ".join(_TOLD))
"""The suffixes in words; .htm goes without saying."""

NAMED = 5
"""So many of the files passed over are named in the notice."""

HIDDEN = Message("隐藏", "hidden")
BINARY = Message("二进制", "binary")
EXCLUDED = Message("配置排除", "excluded")
LINKED = Message("链接", "link")
COPY = Message("修正后的副本", "fixed copy")


@record
class Draft:
    """One input: its name as shown, where it is (None: standard input), or why it cannot be read."""

    name: str
    path: Path | None = None
    problem: Message | None = None

    @property
    def named(self) -> Path | None:
        """The path by which a configuration knows it; None for a standard input that was given no name."""
        return self.path or (None if self.name == "-" else Path(self.name))


@record(frozen=False)
class Collected:
    """All drafts in order, and what was passed over in folders."""

    drafts: list[Draft] = field(default_factory=list)
    skipped: list[tuple[str, Message]] = field(default_factory=list)
    others: int = 0

    def notice(self) -> Message | None:
        """What was passed over, in one line; None where nothing was."""
        parts = [part for part in (self._skipped(), self._others()) if part is not None]
        return Message("；".join(part.zh for part in parts), "; ".join(part.en for part in parts)) if parts else None

    def _skipped(self) -> Message | None:
        if not self.skipped:
            return None
        count, named = len(self.skipped), self.skipped[:NAMED]
        zh = "、".join(f"{name}（{why.zh}）" for name, why in named) + ("等" if count > NAMED else "")
        en = ", ".join(f"{name} ({why.en})" for name, why in named) + (" …" if count > NAMED else "")
        return Message(f"已跳过 {count} 项：{zh}", f"skipped {count}: {en}")

    def _others(self) -> Message | None:
        if not self.others:
            return None
        return Message(
            f"另有 {self.others} 个文件不是 {KINDS.zh}，未检查",
            f"not checked, for none of {KINDS.en}: {self.others}",
        )


def collect(
    paths: Sequence[str], *, commands: Sequence[str], excluded: Callable[[Path], bool], stdin_name: str
) -> Collected:
    """The drafts that paths stand for: `-`, files, and folders searched in sorted order, each draft once.

    `commands` are suggested for a path that does not exist.
    """
    found = Collected()
    seen: set[str] = set()
    for text in paths:
        for draft in _drafts(text, found, commands, excluded, stdin_name):
            key = _identity(draft)
            if key not in seen:
                seen.add(key)
                found.drafts.append(draft)
    return found


def _identity(draft: Draft) -> str:
    return os.path.normcase(os.path.realpath(draft.path)) if draft.path else f"\0{draft.name}"


def _drafts(
    text: str, found: Collected, commands: Sequence[str], excluded: Callable[[Path], bool], stdin_name: str
) -> Iterator[Draft]:
    if text == "-":
        yield Draft(stdin_name)
        return
    # A shell that does not expand patterns, as on Windows, leaves that to us.
    for each in [text] if os.path.lexists(text) else _matching(text) or [text]:
        path = Path(each)
        if not os.path.lexists(path):
            yield Draft(_shown(each), path, _missing(each, commands))
        elif path.is_dir():
            yield from _Walk(found, excluded).drafts(path)
        else:
            yield Draft(_shown(each), path)


def _matching(pattern: str) -> list[str]:
    # Imported when used: few shells leave a pattern to us.
    from glob import glob

    # Not through Path, which would change how the path is written.
    return sorted(glob(pattern))  # noqa: PTH207


def _shown(path: str | Path) -> str:
    """The path as given, with forward slashes, and free of what no encoding can print."""
    text = str(path).replace(os.sep, "/")
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _missing(text: str, commands: Sequence[str]) -> Message:
    """Says that there is no such file; a command mistyped, or a neighbour's name, is suggested."""
    name = _shown(text)
    near = did_you_mean(text, commands)
    if near.zh:
        command = near.zh.split("“")[1].split("”")[0]
        return Message(
            f"{name}：没有这个文件，也没有这个命令；是不是要写“reportlint {command}”？",
            f"{name}: no such file and no such command; did you mean “reportlint {command}”?",
        )
    if neighbour := _neighbour(Path(text)):
        near = Message(f"，是不是“{neighbour}”？", f", did you mean “{neighbour}”?")
    return Message(
        f"{name}：没有这个文件或文件夹{near.zh or '，请检查路径'}",
        f"{name}: no such file or folder{near.en or ', check the path'}",
    )


def _neighbour(path: Path) -> str:
    """The name of a file beside the path that is written nearly like it; suffixes alone make nothing alike."""
    from difflib import get_close_matches

    try:
        names = {each.stem: each.name for each in sorted(path.parent.iterdir())}
    except OSError:
        return ""
    near = get_close_matches(path.stem, names, n=1)
    return _shown(names[near[0]]) if near else ""


@record(frozen=False)
class _Walk:
    """Searches one folder; links to folders are not followed, so that no loop of links can hang a run."""

    found: Collected
    excluded: Callable[[Path], bool]

    def drafts(self, folder: Path) -> Iterator[Draft]:
        """The drafts in a folder and below, sorted by name."""
        LOOKED.add(str(folder))
        try:
            paths = sorted(folder.iterdir(), key=lambda path: path.name)
        except OSError as error:
            yield Draft(_shown(folder), folder, refused(_shown(folder), error).message)
            return
        for path in paths:
            try:
                yield from self._entry(path)
            except OSError as error:
                yield Draft(_shown(path), path, refused(_shown(path), error).message)

    def _entry(self, path: Path) -> Iterator[Draft]:
        if path.is_dir():
            yield from self._folder(path)
        elif path.suffix.lower() in SUFFIXES:
            yield from self._file(path)
        elif not path.name.startswith("."):
            self.found.others += 1

    def _folder(self, path: Path) -> Iterator[Draft]:
        if why := self._why_not(path):
            self._skip(path, why)
        elif path.is_symlink():
            self._skip(path, LINKED)
        else:
            yield from self.drafts(path)

    def _file(self, path: Path) -> Iterator[Draft]:
        if why := self._why_not(path):
            self._skip(path, why)
        elif path.is_symlink() and not path.is_file():
            self._skip(path, LINKED)
        elif path.suffix.lower() in TEXTS and _is_binary(path):
            self._skip(path, BINARY)
        else:
            yield Draft(_shown(path), path)

    def _why_not(self, path: Path) -> Message | None:
        if path.name.startswith((".", "~$")):
            # Word keeps ~$report.docx beside a file that is open.
            return HIDDEN
        if path.name.endswith(FIXED) and path.with_name(f"{path.name.removesuffix(FIXED)}.docx").exists():
            return COPY
        return EXCLUDED if self.excluded(path) else None

    def _skip(self, path: Path, why: Message) -> None:
        self.found.skipped.append((_shown(path), why))


def _is_binary(path: Path) -> bool:
    """Whether a file holds zero bytes near its start; UTF-16 says by its mark that it is text all the same, and a Word
    file or the like under a false name is what it is."""
    try:
        with path.open("rb") as stream:
            start = stream.read(8192)
    except OSError:
        return False
    known = any(start.startswith(mark) for mark, _ in BOMS) or format_of(path.name, start) not in {"text", "markdown"}
    return b"\0" in start and not known


def read(draft: Draft) -> bytes:
    """The bytes of a draft; raises InputError when they cannot be had or are too many."""
    if draft.problem is not None:
        raise InputError(draft.problem)
    if draft.path is not None:
        return read_file(draft.path, draft.name)
    try:
        return read_stream(sys.stdin.buffer, draft.name)
    except OSError as error:
        raise refused(draft.name, error) from None


def task(draft: Draft, choice: int) -> Task:
    """What is to be done with a draft, for which the choice of that number holds; its bytes are read now."""
    path = str(draft.path or draft.name)
    try:
        return Task(draft.name, path, choice, read(draft))
    except InputError as error:
        return Task(draft.name, path, choice, None, error.message)


def is_regular(path: Path) -> bool:
    """Whether the path is an ordinary file, not a device or pipe."""
    return stat.S_ISREG(path.stat().st_mode)
