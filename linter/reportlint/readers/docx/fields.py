"""Complex fields: their instructions are no text, their results are (ECMA-376 part 1, 17.16.18)."""

from __future__ import annotations

from ...records import field, record

DEEPEST = 64
"""Fields inside fields; more are not kept apart."""


@record(frozen=False)
class _Field:
    instruction: str = ""
    result: bool = False


@record(frozen=False)
class Fields:
    """The fields that are open at a place in a story."""

    stack: list[_Field] = field(default_factory=list)

    def mark(self, kind: str) -> None:
        """Takes one `w:fldChar`: begin, separate or end."""
        if kind == "begin" and len(self.stack) < DEEPEST:
            self.stack.append(_Field())
        elif kind == "separate" and self.stack:
            self.stack[-1].result = True
        elif kind == "end" and self.stack:
            self.stack.pop()

    def instruct(self, text: str) -> None:
        """Takes a piece of an instruction."""
        if self.stack and not self.stack[-1].result and len(self.stack[-1].instruction) < DEEPEST:
            self.stack[-1].instruction += text

    @property
    def visible(self) -> bool:
        """Whether what stands here is text."""
        return all(each.result for each in self.stack)

    @property
    def contents(self) -> bool:
        """Whether this is a place in a table of contents."""
        return any(each.result and each.instruction.split()[:1] == ["TOC"] for each in self.stack)

    def close_broken(self) -> None:
        """At the end of a paragraph: a field that has no result yet is broken, and must not swallow all the rest."""
        self.stack = [each for each in self.stack if each.result]
