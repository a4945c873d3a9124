"""Wrong words and the right ones for them, found in one pass over the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ..errors import Message, ReportlintError
from ..expressions import expression
from ..findings import Edit, Hit, Span
from ..items.scene import Scene, Scope
from ..shapes import Shape

SLOTS = frozenset({"found", "better"})


class Options(Shape):
    """`swap` maps each wrong word to the right one; `except_` (except) are longer words that may hold a wrong one."""

    swap: dict[str, str]
    scope: Scope = "text"
    except_: tuple[str, ...] = ()
    safe: bool = True

    def __post_init__(self) -> None:
        """Raises ReportlintError when there is nothing to swap."""
        if not self.swap or "" in self.swap:
            raise ReportlintError(Message("“swap”不能为空", "“swap” must not be empty"))


def fixable(options: Options) -> Iterator[bool]:
    """Whether the edits are safe."""
    yield options.safe


def run(options: Options, scene: Scene) -> Iterator[Hit]:
    """Every wrong word in the scope, with the right one as an edit."""
    words = _alternation((*options.except_, *options.swap))
    for within in scene.ranges(options.scope):
        for match in words.finditer(scene.text, *within):
            found = match.group()
            better = options.swap.get(found)
            if better is not None and found not in options.except_:
                span = Span(*match.span())
                yield Hit(span, {"found": found, "better": better}, edit=Edit(span, better, options.safe))


@cache
def _alternation(words: tuple[str, ...]) -> re.Pattern[str]:
    """One expression for all words, the longest first so that it wins."""
    return expression("|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word))))
