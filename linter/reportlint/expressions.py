"""Regular expressions of our own code: compiled when they are first used, and kept compiled from one run to the next.

There are some two hundred; to compile them takes several times as long as to check a draft.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable
from typing import Any, AnyStr, TypeVar, cast

from .caching.program import program
from .caching.store import PREPARED, STORE, Store

NAME = "expressions"
"""The name under which the compiled ones are kept."""
MOST = 2_000
"""More than this are not kept: some are made of what packs say, and packs come and go."""

Key = tuple[str | bytes, int | str]


T = TypeVar("T")


class _Kept:
    """The compiled ones of earlier runs, and those that came with the program, read when the first is wanted; and those
    that are new."""

    def __init__(self) -> None:
        self.known: dict[Key, Any] | None = None
        self.prepared: dict[Key, Any] | None = None
        self.fresh: dict[Key, Any] = {}

    def get(self, key: Key) -> Any:
        if self.known is None:
            found = STORE.read(NAME)
            self.known = found if isinstance(found, dict) else {}
        return self.fresh.get(key) or self.known.get(key) or self._prepared().get(key)

    def _prepared(self) -> dict[Key, Any]:
        if self.prepared is None:
            found = PREPARED.read(NAME)
            known = isinstance(found, tuple) and found[:1] == (program(),) and isinstance(found[-1], dict)
            self.prepared = found[-1] if known else {}
        return self.prepared


_KEPT = _Kept()


class _Expression:
    """Stands for a compiled expression, and fetches from it what it is asked for."""

    def __init__(self, text: str | bytes, flags: int) -> None:
        self.key = (text, int(flags))
        self.pattern = text

    def __getattr__(self, name: str) -> Any:
        """A method or value of the compiled expression, at hand from then on."""
        value = getattr(_compiled(self.key), name)
        self.__dict__[name] = value
        return value


def expression(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """As `re.compile`, but nothing is compiled before the first use. Faults of the text show only then."""
    return cast("re.Pattern[AnyStr]", _Expression(text, flags))


def keeping(what: str, text: str, make: Callable[[], T]) -> T:
    """Something made of a text: what an earlier run made, or what is made now and kept; a value of `marshal`."""
    found = _KEPT.get((text, what))
    if found is None:
        found = _KEPT.fresh[text, what] = make()
    return cast("T", found)


def keep() -> None:
    """Keeps what this run has compiled for the next."""
    if _KEPT.fresh and _KEPT.known is not None:
        whole = {**_KEPT.known, **_KEPT.fresh}
        STORE.write(NAME, whole if len(whole) <= MOST else _KEPT.fresh)
        _KEPT.known, _KEPT.fresh = whole, {}


def forget() -> None:
    """Sets aside what earlier runs made: all that is used from now on is made anew."""
    _KEPT.known, _KEPT.prepared, _KEPT.fresh = {}, {}, {}


def prepare(store: Store, state: str) -> None:
    """Compiles all that were declared in this process, and writes them with those that it used otherwise, for a program
    that will be in that `state` (as `program` tells it)."""
    import gc

    for each in [one for one in gc.get_objects() if type(one) is _Expression]:
        _KEPT.fresh[each.key] = _parts(*each.key)
    store.write(NAME, (state, dict(sorted(_KEPT.fresh.items(), key=repr))))


def _compiled(key: tuple[str | bytes, int]) -> re.Pattern[Any]:
    try:
        parts = _KEPT.get(key)
        if parts is None:
            parts = _KEPT.fresh[key] = _parts(*key)
        return _loaded(*key, *parts)
    except Exception:
        # What `re` has inside differs from version to version; what it offers to all always works.
        pass
    return re.compile(*key)


def _loaded(text: str | bytes, _: int, flags: int, code: bytes, *groups: Any) -> re.Pattern[Any]:
    """The expression of its compiled code, which `_sre` itself validates; raises RuntimeError where it is unsound."""
    import _sre  # type: ignore[import-not-found]

    words = array("I")
    words.frombytes(code)
    return cast("re.Pattern[Any]", _sre.compile(text, flags, words.tolist(), *groups))


def _parts(text: str | bytes, flags: int) -> tuple[Any, ...]:
    """The compiled code of an expression as values that can be kept: what `re.compile` itself hands on to `_sre`."""
    from re import _compiler, _parser  # type: ignore[attr-defined]

    parsed = _parser.parse(text, flags)
    state = parsed.state
    names: list[str | None] = [None] * state.groups
    for name, number in state.groupdict.items():
        names[number] = name
    code = array("I", _compiler._code(parsed, flags)).tobytes()
    return flags | state.flags, code, state.groups - 1, dict(state.groupdict), tuple(names)
