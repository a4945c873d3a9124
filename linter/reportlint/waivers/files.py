"""`reportlint-waivers.yaml`: the waivers of the drafts in and below its folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..errors import InputError, Message, Problem, ReportlintError, YamlError, reason
from ..findings import Span, Waiver
from ..folders import WAIVER_FILE, nearest, shown
from ..packs.model import is_date
from ..packs.nodes import Items, Map, parse
from ..packs.shape import INVALID, Problems, convert
from ..records import record
from ..results import WAIVERS
from ..shapes import Shape
from ..text import Block, Document, Segment, Source, decode
from .entries import Entry


class Given(Shape):
    """The keys of one waiver in the file; raises ReportlintError for a day that is none and words that are blank."""

    rule: str
    reason: str
    by: str
    until: str
    draft: tuple[str, ...] = ()
    quote: str = ""

    def __post_init__(self) -> None:
        if not is_date(self.until):
            raise ReportlintError(
                Message(
                    f"until 应是形如 2025-03-31 的日期，不能是“{self.until}”",
                    f"until must be a date such as 2025-03-31, not “{self.until}”",
                )
            )
        for name, text in (("reason", self.reason), ("by", self.by)):
            if not text.strip():
                raise ReportlintError(Message(f"{name} 不能空着", f"{name} must not be blank"))


class Waivers(Shape):
    """The whole file."""

    waivers: tuple[Given, ...] = ()


@record
class WaiverFile:
    """A file of waivers that was read: the folder that its paths are relative to, its text, and its entries."""

    folder: Path
    document: Document
    entries: tuple[Entry, ...]


def find(folder: Path) -> Path | None:
    """The nearest file of waivers from a folder upward to the repository's root."""
    return nearest(folder, WAIVER_FILE)


def load(path: Path) -> WaiverFile:
    """One file; raises InputError when it cannot be read and YamlError when it is broken."""
    try:
        data = path.read_bytes()
    except OSError as error:
        why = reason(error)
        raise InputError(
            Message(f"{path}：读不了这份豁免（{why.zh}）", f"{path}: these waivers cannot be read ({why.en})")
        ) from None
    return read(data, path)


def read(data: bytes, path: Path) -> WaiverFile:
    """The file from its bytes; raises YamlError when it is broken."""
    name = shown(path)
    problems: Problems = []
    node = parse(data, name, problems)
    given = INVALID if node is None else convert(node, Waivers, problems)
    if problems:
        raise YamlError(sorted(problems, key=lambda problem: (problem.line, problem.column)))
    assert isinstance(given, Waivers)
    assert isinstance(node, Map)
    document = _document(decode(name, data))
    places = list(_places(node, document.source))
    return WaiverFile(path.parent, document, tuple(map(_entry, given.waivers, places, [name] * len(places))))


def _entry(given: Given, place: tuple[int, Span], name: str) -> Entry:
    line, span = place
    waiver = Waiver(given.reason, given.by, given.until, name, line)
    return Entry(given.rule.upper(), waiver, span, given.draft, given.quote)


def _places(node: Map, source: Source) -> Iterator[tuple[int, Span]]:
    """The 1-based line of each entry, and the span from there to the end of that line."""
    listed = node.get("waivers")
    for each in listed.items if isinstance(listed, Items) else ():
        line = min(each.place.line, source.line_count)
        start = source.line_starts[line - 1] + each.place.column - 1
        yield line, Span(start, max(start, source.line_starts[line - 1] + len(source.line_text(line))))


def _document(source: Source) -> Document:
    """The file as it stands: a block a line."""
    starts = source.line_starts[: source.line_count]
    spans = [Span(start, start + len(source.line_text(line))) for line, start in enumerate(starts, 1)]
    return Document(source, source.text, tuple(map(Block, spans)), (Segment(0, 0, len(source.text)),), WAIVERS)


def broken(error: ReportlintError) -> tuple[Message, ...]:
    """What is wrong with a file, one message a fault, each naming its place."""
    if isinstance(error, YamlError):
        return tuple(_told(problem) for problem in error.problems)
    return (error.message,)


def _told(problem: Problem) -> Message:
    return Message(problem.of("zh"), problem.of("en"))
