"""Text that must not stand: a pattern, with exceptions, in a scope."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..findings import Edit, Hit, Severity, Span
from ..items.scene import Excuses, Scene, Scope, meeting
from ..matching import expanded
from ..patterns import Pattern
from ..records import replace
from ..shapes import Shape, Text
from .remedies import Fix, Remedies, coupled

if TYPE_CHECKING:
    pass

SLOTS = frozenset({"found"})


class Conversion(Shape):
    """Says once, at info level, that a draft as a whole was converted: when there are at least `hits` findings and
    more of them than matches of `against`, which finds the right form."""

    against: Pattern
    message: Text
    hits: int = 10


class Options(Shape):
    """`pattern` finds the defect; its named group `at`, where there is one, is what gets flagged.

    `unless` looks at the whole sentence, `except_` (except) at the text that a match overlaps. `replace` is the text
    to put in the place of the flagged one, with \\g<name> for groups; `safe` says that it cannot change the meaning.
    Where one text for all will not do, `couples` are marks that are put right in pairs (wrong opening and closing one,
    right ones: ()（）), and `fixes` are tried in order.
    A flagged text that `mild` matches is only a hint. `first_only` reports the first place in a draft.
    """

    pattern: Pattern
    scope: Scope = "text"
    unless: Pattern | None = None
    mild: Pattern | None = None
    except_: Pattern | None = None
    replace: str | None = None
    safe: bool = True
    couples: tuple[str, ...] = ()
    fixes: tuple[Fix, ...] = ()
    first_only: bool = False
    conversion: Conversion | None = None


def fixable(options: Options) -> Iterator[bool]:
    """Whether the edits that there may be are safe, for each of them."""
    yield from (True for _ in options.couples)
    yield from (fix.safe for fix in options.fixes)
    if options.replace is not None:
        yield options.safe


def run(options: Options, scene: Scene) -> Iterator[Hit]:
    """Every match in the scope that no exception covers."""
    hits = _in_couples(options, list(_hits(options, scene)), scene) if options.couples else _hits(options, scene)
    if options.first_only:
        yield from (hit for hit, _ in zip(hits, range(1), strict=False))
    elif options.conversion is None:
        yield from hits
    else:
        found = list(hits)
        yield from found
        yield from _converted(options.conversion, found, scene)


def _hits(options: Options, scene: Scene) -> Iterator[Hit]:
    text = scene.text
    if not options.pattern.may_match(text):
        return
    excused = Excuses(options.unless, text)
    for within in scene.ranges(options.scope):
        spared: list[Span] | None = None
        named: str | int | None = None
        remedies = Remedies(options.fixes, text, within)
        for match in options.pattern.finditer(text, *within):
            if named is None:
                named = "at" if "at" in match.re.groupindex else 0
            start, end = match.span(named)
            span = Span(start, end) if start >= 0 else Span(*match.span())
            if options.except_ is not None:
                spared = list(options.except_.spans(text, within)) if spared is None else spared
                if meeting(spared, span):
                    continue
            if options.unless is not None and excused.hold(scene.sentence(span)):
                continue
            edit = remedies.edit(span) if options.fixes else None
            if options.replace is not None:
                edit = Edit(span, expanded(options.replace, match), options.safe)
            mild = options.mild is not None and options.mild.search(text, *span) is not None
            severity = Severity.INFO if mild else None
            yield Hit(span, {"found": text[span.start : span.end]}, edit=edit, severity=severity)


def _in_couples(options: Options, hits: list[Hit], scene: Scene) -> Iterator[Hit]:
    """The hits, with the edits of pairs for those that are one of two marks."""
    single = [hit.span.start for hit in hits if hit.span.end - hit.span.start == 1]
    edits = coupled(options.couples, scene.text, scene.draft.document.blocks, single)
    for hit in hits:
        edit = edits.get(hit.span.start)
        yield hit if edit is None else replace(hit, edit=edit)


def _converted(conversion: Conversion, found: list[Hit], scene: Scene) -> Iterator[Hit]:
    if len(found) < conversion.hits:
        return
    right = sum(1 for within in scene.ranges("text") for _ in conversion.against.finditer(scene.text, *within))
    if len(found) > right:
        yield Hit(found[0].span, found[0].values, message=conversion.message.message(), severity=Severity.INFO)
