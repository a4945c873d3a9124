"""What is suspicious in a pack that loads: rules without proof, rules that cannot match, patterns that are slow."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from statistics import median_low
from typing import Any

from .errors import Message, Problem, TimeLimitError
from .expressions import expression
from .kinds import pattern as pattern_kind
from .occurrences import occurrences
from .pack_tests import own_rules, run_alone, unmark, unproved
from .packs.model import Example, Pack, Rule
from .packs.origins import Keys, origins
from .patterns import Pattern
from .shapes import Shape, keys_of

LONG = 20_000
"""Code points of the texts that patterns are tried on."""

SLOW = 0.5
"""Seconds of computing from which a pattern is reported."""

SAMPLE = 200_000
"""Code points of the text, made of a pack's own examples, that the usual cost of patterns is measured on."""

DEAR = 4_000.0
"""Milliseconds of computing for a million code points, far more than all rules together take in most reports; a pattern
that takes less is not called slow."""

DEARER = 100.0
"""How many times the cost of half of a pack's patterns one must take to be called slow."""

_ESCAPES = expression(r"\\(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|p\{[^}]*\}|.)")
_WORDS = expression(r"[\u3400-\u9fff]+|[A-Za-z]{2,}|\d+")


def warnings(pack: Pack) -> Iterator[Problem]:
    """Every suspicious place of the pack's own rules, in order; raises UsageError for an example with wrong facts."""
    keys = origins(pack.path)
    for path, pattern in patterns(pack.recognise, "recognise"):
        if (seconds := slowest(pattern, "")) > SLOW:
            yield Problem(pack.path, 1, 1, _slow(path, seconds))
    for rule in own_rules(pack):
        here = keys.get(rule.id, {})
        if rule.pack == pack.name and (lacking := unproved(rule)):
            yield _problem(rule, here, "examples", lacking)
        if dead := never_matches(pack, rule):
            yield _problem(rule, here, "pattern", dead)
        for path, pattern in patterns(rule.options):
            if (seconds := slowest(pattern, _bad(rule))) > SLOW:
                yield _problem(rule, here, path, _slow(f"{rule.id} {path}", seconds))


def slow(pack: Pack) -> Iterator[Problem]:
    """The pack's own patterns that take far more than most on a text made of its examples, with what they take."""
    keys = origins(pack.path)
    sample = _sample(pack)
    costs = {
        (rule.id, path): (rule, cost(pattern, sample))
        for rule in (own_rules(pack) if sample else ())
        for path, pattern in patterns(rule.options)
    }
    bar = max(DEAR, DEARER * median_low(one for _, one in costs.values())) if costs else DEAR
    for (_, path), (rule, one) in costs.items():
        # Once more, lest something else that kept the machine busy be blamed on the pattern.
        again = next((each for name, each in patterns(rule.options) if name == path and one > bar), None)
        if again is not None and (least := min(one, cost(again, sample))) > bar:
            yield _problem(
                rule,
                keys.get(rule.id, {}),
                path,
                Message(
                    f"规则 {rule.id} 的正则较慢：每百万字 {least:.0f} 毫秒",
                    f"a pattern of rule {rule.id} is slow: {least:.0f} ms for a million characters",
                ),
            )


def _sample(pack: Pack) -> str:
    """A long text of all examples of the pack's own rules; empty where there are none."""
    examples = [unmark(each.text).text for rule in own_rules(pack) for each in _examples(rule)]
    text = "".join(f"{each}\n" for each in examples)
    return (text * (SAMPLE // len(text) + 1))[:SAMPLE] if text else ""


def _examples(rule: Rule) -> Iterator[Example]:
    yield from rule.head.examples.bad
    yield from rule.head.examples.good


def cost(pattern: Pattern, text: str) -> float:
    """Milliseconds of computing that a search takes for a million code points of a text."""
    # What is looked up once for all patterns of a text is no cost of this one.
    occurrences(text)
    began = time.process_time()
    with suppress(TimeLimitError):
        for _ in pattern.finditer(text):
            pass
    return (time.process_time() - began) * 1_000 * 1_000_000 / max(1, len(text))


def _problem(rule: Rule, keys: Keys, path: str, message: Message) -> Problem:
    """At the key of a path, at the nearest key above it that has a place, else at the first key of the rule."""
    parts = path.split(".")
    names = [*(".".join(parts[:length]) for length in range(len(parts), 0, -1)), "id"]
    places = (origin.place for name in names for key, origin in keys.items() if f"{key}.".startswith(f"{name}."))
    place = next(places, None)
    return Problem(*place, message) if place else Problem(rule.path, rule.line, 1, message)


def _slow(name: str, seconds: float) -> Message:
    return Message(
        f"正则 {name} 在 {LONG} 字的刁难文本上用了 {seconds:.1f} 秒",
        f"pattern {name} took {seconds:.1f} s on a hostile text of {LONG} characters",
    )


def _bad(rule: Rule) -> str:
    """The texts of a rule's bad examples."""
    return "".join(unmark(example.text).text for example in rule.head.examples.bad)


def never_matches(pack: Pack, rule: Rule) -> Message | None:
    """Why a rule seems to match nothing at all: not even one of its own bad examples; None where it does match."""
    bad = rule.head.examples.bad
    if not bad or any(run_alone(pack, rule, example).findings for example in bad):
        return None
    options = rule.options
    if isinstance(options, pattern_kind.Options) and any(
        options.pattern.search(unmark(each.text).text) for each in bad
    ):
        spared = [name for name, given in (("unless", options.unless), ("except", options.except_)) if given]
        if spared:
            return Message(
                f"{rule.id} 永远不会报：反例里的每一处都被 {'、'.join(spared)} 放过了",
                f"{rule.id} never fires: every match in its bad examples is let off by {' or '.join(spared)}",
            )
    return Message(
        f"{rule.id} 永远不会报：它自己的反例一个也没有标出",
        f"{rule.id} never fires: none of its bad examples is flagged",
    )


def patterns(value: Any, path: str = "") -> Iterator[tuple[str, Pattern]]:
    """All patterns in a rule's options, with their key paths."""
    if isinstance(value, Pattern):
        yield path, value
    elif isinstance(value, Shape):
        for name, key in keys_of(type(value)).items():
            yield from patterns(getattr(value, key.name), _join(path, name))
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield from patterns(each, _join(path, str(key)))
    elif isinstance(value, tuple):
        for each in value:
            yield from patterns(each, path)


def _join(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key


def slowest(pattern: Pattern, sample: str) -> float:
    """Seconds of computing that a search over the worst of the hostile texts takes; the first one over SLOW counts.

    `sample` is text that the pattern is meant for.
    """
    worst = 0.0
    for text in hostile(pattern, sample):
        began = time.process_time()
        with suppress(TimeLimitError):
            pattern.everywhere(text, 0, len(text))
        worst = max(worst, time.process_time() - began)
        if worst > SLOW:
            break
    return worst


def hostile(pattern: Pattern, sample: str) -> Iterator[str]:
    """Texts without an end of sentence that make a careless pattern start over and over again."""
    words = _WORDS.findall(_ESCAPES.sub("", pattern.text))
    pieces = ["一", "1", "，", "（", " ", "“", "".join(words), *words[:1], *sorted(words, key=len)[-1:]]
    pieces.append(re.sub(r"[。！？；\n]", "，", sample))
    for piece in dict.fromkeys(filter(None, pieces)):
        yield (piece * (LONG // len(piece) + 1))[:LONG]
