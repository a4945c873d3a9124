"""If one thing is said, another must be said too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..errors import Message, ReportlintError
from ..findings import Hit, Span
from ..items.scene import Scene, Scope, outside
from ..patterns import Pattern
from ..shapes import Shape

SLOTS = frozenset({"found", "missing"})


class Options(Shape):
    """Where `said` matches in `scope`, each of `must` must match somewhere in `within`. All that are missing are told
    in one finding at the first place where `said` matches; `few` is how many may be missing. With the `role` of a
    required item instead of `said`, they must match in the sections under its heading.

    Raises ReportlintError where neither is given.
    """

    must: dict[str, Pattern]
    said: Pattern | None = None
    role: str = ""
    scope: Scope = "body"
    within: Scope = "body"
    few: int = 0

    def __post_init__(self) -> None:
        if (self.said is None) == (not self.role):
            raise ReportlintError(Message("“when”需要 said 或 role", "“when” needs said or role"))


def run(options: Options, scene: Scene) -> Iterator[Hit]:
    """At most one hit, naming what is missing."""
    first, ranges = _place(options, scene)
    if first is None:
        return
    missing = [name for name, pattern in options.must.items() if not _stands(pattern, ranges, scene)]
    if len(missing) > options.few:
        values = {"found": scene.draft.document.of(first), "missing": "、".join(missing)}
        yield Hit(first, values)


def _place(options: Options, scene: Scene) -> tuple[Span | None, Sequence[Span]]:
    """The place that asks for the rest, and where that is looked for."""
    if options.said is not None:
        places = (span for within in scene.ranges(options.scope) for span in options.said.spans(scene.text, within))
        first = next(places, None)
        return (None if first is None else Span(*first)), scene.ranges(options.within)
    item = scene.items.get(options.role)
    if item is None or item.by != "heading" or not item.marks:
        return None, ()
    return item.marks[0], tuple(outside(item.spans, item.marks))


def _stands(pattern: Pattern, ranges: Sequence[Span], scene: Scene) -> bool:
    return any(pattern.search(scene.text, *within) is not None for within in ranges)
