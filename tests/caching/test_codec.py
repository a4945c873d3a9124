"""Checked packs as plain values, and back."""

from __future__ import annotations

import marshal

import pytest

from reportlint.caching.codec import Decoder, Encoder
from reportlint.packs import load, shipped
from reportlint.packs.model import Dates, Level
from reportlint.patterns import Pattern


def again(value: object) -> object:
    encoder = Encoder()
    plain = encoder.plain(value)
    return Decoder(encoder.classes).value(marshal.loads(marshal.dumps(plain)))


@pytest.mark.parametrize("name", list(shipped()))
def test_a_pack_comes_back_as_it_was(name: str) -> None:
    pack = load(name)
    assert again(pack.rules) == pack.rules
    assert again(pack) == pack


def test_a_pattern_comes_back_compiled() -> None:
    pattern = Pattern(r"(?P<at>[一二]++)(?<=二)[^\p{Han}]?")
    found = again(pattern)
    assert isinstance(found, Pattern)
    assert (found, found.plan) == (pattern, pattern.plan)
    assert [match.span("at") for match in found.finditer("三一二")] == [(1, 3)]


def test_what_is_not_ours_is_not_kept_and_not_made() -> None:
    with pytest.raises(TypeError, match="cannot be kept"):
        Encoder().plain(pytest)
    for name in ("os:system:", "subprocess:Popen:", "builtins:eval:"):
        with pytest.raises(ValueError, match=r"^(?:os|subprocess|builtins):"):
            Decoder([name])


def test_a_class_that_has_changed_since_is_refused() -> None:
    encoder = Encoder()
    plain = encoder.plain((Dates("2024-01-01"), Level.LAW))
    assert Decoder(encoder.classes).value(plain) == (Dates("2024-01-01"), Level.LAW)
    with pytest.raises(ValueError, match="Dates"):
        Decoder([name.replace("from_,to", "from_,until") for name in encoder.classes])
