"""If one thing is said, another must be said too."""

from __future__ import annotations

from collections.abc import Iterator

from ..findings import Hit, Span
from ..items.scene import Scene, Scope
from ..patterns import Pattern
from ..shapes import Shape

SLOTS = frozenset({"found", "missing"})


class Options(Shape):
    """Where `said` matches in `scope`, each of `must` must match somewhere in `within`. All that are missing are told
    in one finding at the first place where `said` matches; `few` is how many may be missing."""

    said: Pattern
    must: dict[str, Pattern]
    scope: Scope = "body"
    within: Scope = "body"
    few: int = 0


def run(options: Options, scene: Scene) -> Iterator[Hit]:
    """At most one hit, naming what is missing."""
    places = (span for within in scene.ranges(options.scope) for span in options.said.spans(scene.text, within))
    first = next(places, None)
    if first is None:
        return
    missing = [name for name, pattern in options.must.items() if not _stands(pattern, options.within, scene)]
    if len(missing) > options.few:
        values = {"found": scene.draft.document.of(first), "missing": "、".join(missing)}
        yield Hit(Span(*first), values)


def _stands(pattern: Pattern, scope: Scope, scene: Scene) -> bool:
    return any(pattern.search(scene.text, *within) is not None for within in scene.ranges(scope))
