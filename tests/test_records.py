"""Records behave as frozen dataclasses do."""

from __future__ import annotations

import pickle
from functools import cached_property
from typing import ClassVar

import pytest

from reportlint.records import NamedTuple, field, fields, record, replace


@record
class Point:
    x: int
    y: int = 2
    names: list[str] = field(default_factory=list)
    note: str = field(default="", compare=False, repr=False)
    origin: ClassVar[int] = 0

    @cached_property
    def far(self) -> int:
        return self.x + self.y


@record
class Solid(Point):
    z: int = 3


@record
class Pair:
    one: int = 3
    other: int = 4


@record(frozen=False)
class Counter:
    count: int = 0

    def __post_init__(self) -> None:
        if self.count < 0:
            raise ValueError(self.count)


def test_values_are_given_by_place_or_name_and_defaults_fill_the_rest() -> None:
    assert (Point(1).x, Point(1).y, Point(1, 5).y, Point(y=7, x=1).y) == (1, 2, 5, 7)
    assert repr(Solid(1, z=4)) == "Solid(x=1, y=2, names=[], z=4)"
    assert list(fields(Solid)) == ["x", "y", "names", "note", "z"]
    assert [name for name, each in fields(Point).items() if each.required] == ["x"]


def test_a_second_record_of_as_many_values_has_the_same_defaults() -> None:
    ways: list[tuple[int, ...]] = [(), (1,), (1, 2)]
    assert [Pair(*way) for way in ways] == [Pair(*way) for way in ways] == [Pair(3, 4), Pair(1, 4), Pair(1, 2)]


def test_what_a_factory_makes_is_not_shared() -> None:
    one, other = Point(1), Point(1)
    one.names.append("a")
    assert (one.names, other.names) == (["a"], [])


@pytest.mark.parametrize(
    ("values", "named"),
    [((), {}), ((1, 2, [], "", 5), {}), ((1,), {"x": 1}), ((1,), {"w": 1}), ((), {"y": 1})],
)
def test_what_is_missing_unknown_or_too_much_is_refused(values: tuple[int, ...], named: dict[str, int]) -> None:
    with pytest.raises(TypeError, match="Point"):
        Point(*values, **named)


def test_equality_looks_at_the_class_and_at_what_is_compared() -> None:
    assert Point(1, note="a") == Point(1, note="b")
    assert Point(1) != Point(2)
    assert Point(1) != Solid(1)
    one = Point(1)
    assert one.far == 3
    assert one == Point(1)


def test_a_frozen_record_is_a_key_and_is_not_changed() -> None:
    frozen = replace(Solid(1, names=[]), y=9)
    assert (frozen.y, frozen.z) == (9, 3)
    with pytest.raises(AttributeError, match=r"Solid\.y"):
        frozen.y = 1  # type: ignore[misc]
    with pytest.raises(AttributeError, match=r"Solid\.y"):
        del frozen.y

    @record
    class Key:
        x: int

    assert {Key(1): "a"}[Key(1)] == "a"


def test_another_record_may_be_changed_and_is_no_key() -> None:
    counter = Counter()
    counter.count += 1
    assert counter == Counter(1)
    with pytest.raises(TypeError, match="unhashable"):
        hash(counter)
    with pytest.raises(ValueError, match="-1"):
        Counter(-1)


def test_a_record_goes_from_process_to_process() -> None:
    assert pickle.loads(pickle.dumps(Solid(1, names=["a"]))) == Solid(1, names=["a"])


class Couple(NamedTuple):
    """Two."""

    left: int
    right: str = "b"

    @property
    def both(self) -> str:
        return f"{self.left}{self.right}"


class Longer(Couple):
    @property
    def thrice(self) -> int:
        return self.left * 3


def test_named_tuples_are_tuples_with_names() -> None:
    assert Couple(1) == (1, "b") == Couple(right="b", left=1)
    assert (Couple(1, "c").right, Couple(2).both, Couple.__doc__, Couple._fields) == (
        "c",
        "2b",
        "Two.",
        ("left", "right"),
    )
    assert repr(Couple(1)) == "Couple(left=1, right='b')"
    assert {Couple(1): 2}[1, "b"] == 2  # type: ignore[index]
    match Couple(3, "x"):
        case Couple(left, right):
            assert (left, right) == (3, "x")
    assert (Longer(2).thrice, Longer(2)) == (6, (2, "b"))


def test_named_tuples_are_replaced_copied_and_sent_to_other_processes() -> None:
    assert Couple(1)._replace(right="z") == (1, "z")
    with pytest.raises(ValueError, match="no field middle"):
        Couple(1)._replace(middle=0)
    again = pickle.loads(pickle.dumps(Couple(7, "q")))
    assert (type(again), again) == (Couple, (7, "q"))


@pytest.mark.parametrize(("values", "named"), [((), {}), ((1, "a", 2), {}), ((1,), {"left": 2}), ((1,), {"no": 2})])
def test_named_tuples_refuse_other_values_than_their_fields(values: tuple[int, ...], named: dict[str, int]) -> None:
    with pytest.raises(TypeError, match="argument"):
        Couple(*values, **named)


def test_named_tuples_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        Couple(1).left = 2  # type: ignore[misc]
    with pytest.raises(AttributeError):
        Couple(1).other = 2  # type: ignore[attr-defined]
