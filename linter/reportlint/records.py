"""Classes of plain fields, as `dataclasses` and `typing.NamedTuple` make them, at a fraction of their price.

`dataclasses` loads `inspect`, and both compile code for every class; for the classes that one check needs, all that
took longer than the check itself. Fields, defaults, equality, `repr` and `replace` are as there; records have no slots.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from operator import itemgetter
from types import FunctionType
from typing import TYPE_CHECKING, Any, TypeVar, dataclass_transform, overload

try:
    from _collections import _tuplegetter as _getter  # type: ignore[import-not-found]
except ImportError:
    # As `collections` does it.
    def _getter(at: int, doc: str) -> property:
        return property(itemgetter(at), doc=doc)


T = TypeVar("T")
_FIELDS = "__record_fields__"
_MISSING: Any = object()


class Field:
    """A field: its name, its default or what makes it, and whether equality and `repr` look at it."""

    def __init__(self, default: Any, default_factory: Any, *, compare: bool, repr: bool) -> None:
        self.name = ""
        self.default = default
        self.default_factory = default_factory
        self.compare = compare
        self.repr = repr

    @property
    def required(self) -> bool:
        """Whether there is no default."""
        return self.default is _MISSING and self.default_factory is _MISSING


def field(*, default: Any = _MISSING, default_factory: Any = _MISSING, compare: bool = True, repr: bool = True) -> Any:
    """Stands for the default of a field that needs more to be said; `default_factory` makes one for each record."""
    return Field(default, default_factory, compare=compare, repr=repr)


@overload
def record(cls: type[T]) -> type[T]: ...
@overload
def record(*, frozen: bool = True) -> Callable[[type[T]], type[T]]: ...
@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(cls: type[T] | None = None, *, frozen: bool = True) -> Any:
    """Makes a class of its annotated fields, those of its bases first; frozen ones can be keys of a dict.

    As in a dataclass, `__post_init__` is called at the end. Raises TypeError for values that are missing, unknown or
    given twice, and AttributeError where a frozen record is changed.
    """
    if cls is None:
        return lambda given: record(given) if frozen else _made(given, frozen=False)
    return _made(cls, frozen=frozen)


def fields(cls: type | object) -> Mapping[str, Field]:
    """The fields of a record or its class, by name, in order."""
    found: Mapping[str, Field] = getattr(cls, _FIELDS)
    return found


def replace(one: T, /, **changes: Any) -> T:
    """A copy with other values in some fields."""
    values = {name: getattr(one, name) for name in fields(one)}
    return type(one)(**{**values, **changes})


def _made(cls: type[T], *, frozen: bool) -> type[T]:
    known = dict(getattr(cls, _FIELDS, {}))
    for name, kind in cls.__annotations__.items():
        if not str(kind).startswith(("ClassVar", "typing.ClassVar")):
            known[name] = _field(cls, name)
    methods: dict[str, Any] = {
        _FIELDS: known,
        "__init__": _init(cls, known),
        "__match_args__": tuple(known),
        **_equality([name for name, each in known.items() if each.compare], hashable=frozen),
    }
    if frozen:
        methods |= {"__setattr__": _refuse, "__delattr__": _refuse}
    if "__repr__" not in cls.__dict__:
        methods["__repr__"] = _repr
    for name, method in methods.items():
        setattr(cls, name, method)
    return cls


def _field(cls: type, name: str) -> Field:
    given = cls.__dict__.get(name, _MISSING)
    made = given if isinstance(given, Field) else Field(given, _MISSING, compare=True, repr=True)
    made.name = name
    if isinstance(given, Field):
        if made.default is _MISSING:
            delattr(cls, name)
        else:
            setattr(cls, name, made.default)
    return made


def _init(cls: type, known: Mapping[str, Field]) -> Callable[..., None]:
    names = tuple(known)
    count = len(names)
    defaults = {name: each.default for name, each in known.items() if each.default is not _MISSING}
    factories = [(name, each.default_factory) for name, each in known.items() if each.default_factory is not _MISSING]
    post = hasattr(cls, "__post_init__")
    rests: dict[int, tuple[Any, ...]] = {}
    """The defaults behind so many values, once they were needed."""

    def construct(self: Any, *values: Any, **named: Any) -> None:
        state = self.__dict__
        given = len(values)
        if given == count and not named:
            state.update(zip(names, values, strict=True))
        elif given in rests and not named:
            state.update(zip(names, values + rests[given], strict=True))
        else:
            state.update(defaults)
            state.update(named)
            for name, make in factories:
                if name not in named and name not in names[:given]:
                    state[name] = make()
            state.update(zip(names, values, strict=False))
            if given > count or len(state) != count or not named.keys().isdisjoint(names[:given]):
                raise TypeError(_misuse(cls, names, given, named, state))
            if not named and not factories:
                rests[given] = tuple(defaults[name] for name in names[given:])
        if post:
            self.__post_init__()

    return construct


def _misuse(cls: type, names: tuple[str, ...], given: int, named: Mapping[str, Any], state: Mapping[str, Any]) -> str:
    if given > len(names):
        return f"{cls.__name__} takes {len(names)} values, {given} were given"
    twice = [name for name in named if name in names[:given]]
    unknown = [name for name in named if name not in names]
    missing = [name for name in names if name not in state]
    return f"{cls.__name__}: given twice {twice}, unknown {unknown}, missing {missing}"


def _equality(names: list[str], *, hashable: bool) -> Mapping[str, Any]:
    def values(one: object) -> list[Any]:
        state = one.__dict__
        try:
            return [state[name] for name in names]
        except KeyError:
            # A value that is made when it is first asked for.
            return [getattr(one, name) for name in names]

    def equal(self: object, other: object) -> Any:
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    def hashed(self: object) -> int:
        return hash(tuple(values(self)))

    return {"__eq__": equal, "__hash__": hashed if hashable else None}


def _refuse(self: object, name: str, *_: Any) -> None:
    raise AttributeError(f"{type(self).__name__}.{name} cannot be changed")


def _repr(self: object) -> str:
    shown = (f"{name}={getattr(self, name)!r}" for name, each in fields(self).items() if each.repr)
    return f"{type(self).__name__}({', '.join(shown)})"


_CONSTRUCTORS: dict[int, Any] = {}
"""By the number of fields, the function that makes a tuple of them, whatever their names are."""


def _constructor(names: tuple[str, ...], defaults: tuple[Any, ...]) -> FunctionType:
    if len(names) not in _CONSTRUCTORS:
        listed = "".join(f"_{at}, " for at in range(len(names)))
        _CONSTRUCTORS[len(names)] = eval(f"lambda _cls, {listed}: _new(_cls, ({listed}))")
    code = _CONSTRUCTORS[len(names)].__code__.replace(co_varnames=("_cls", *names))
    return FunctionType(code, {"_new": tuple.__new__}, "__new__", defaults)


class _Tuples(type):
    """Makes the classes that are derived from NamedTuple."""

    def __new__(mcs, name: str, bases: tuple[Any, ...], space: dict[str, Any]) -> type:
        if bases[0] is tuple or bases[0]._fields:
            return super().__new__(mcs, name, bases, space)
        names = tuple(space.get("__annotations__", ()))
        defaults = tuple(space[each] for each in names if each in space)
        getters = {each: _getter(at, "") for at, each in enumerate(names)}
        own = {"__slots__": (), "__match_args__": names, "_fields": names, "__new__": _constructor(names, defaults)}
        return super().__new__(mcs, name, bases, {**space, **own, **getters})


class _NamedTuple(tuple[Any, ...], metaclass=_Tuples):
    """What the classes have in common."""

    __slots__ = ()
    _fields = tuple[str, ...]()

    def _replace(self, **changes: Any) -> Any:
        values = dict(zip(self._fields, self, strict=True))
        if unknown := changes.keys() - values.keys():
            raise ValueError(f"{type(self).__name__} has no field {', '.join(sorted(unknown))}")
        return type(self)(**{**values, **changes})

    def __getnewargs__(self) -> tuple[Any, ...]:
        return tuple(self)

    def __repr__(self) -> str:
        shown = ", ".join(f"{name}={value!r}" for name, value in zip(self._fields, self, strict=True))
        return f"{type(self).__name__}({shown})"


if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:
    NamedTuple = _NamedTuple
