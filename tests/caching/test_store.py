"""What is kept between runs: given back whole, or not at all."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.caching import sealing
from reportlint.caching.sealing import sealed
from reportlint.caching.store import FOLDER, Store, digest, folder

VALUE = {"题": ("一", 2, b"3", None, 4.5, [True])}


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    monkeypatch.setenv(FOLDER, str(tmp_path / "cache"))
    return Store()


def test_what_was_written_is_read_again_by_nobody_else(store: Store) -> None:
    assert store.read("a/b") is None
    store.write("a/b", VALUE)
    assert store.read("a/b") == VALUE
    if os.name == "posix":
        assert (Path(folder()) / "a/b").stat().st_mode & 0o077 == 0
    assert [path.name for path in (Path(folder()) / "a").iterdir()] == ["b"]


@pytest.mark.parametrize("at", [0, 20, -1])
def test_a_damaged_file_is_not_there(store: Store, at: int) -> None:
    store.write("a", VALUE)
    data = bytearray((Path(folder()) / "a").read_bytes())
    data[at] ^= 1
    (Path(folder()) / "a").write_bytes(data)
    assert store.read("a") is None
    (Path(folder()) / "a").write_bytes(data[:10])
    assert store.read("a") is None
    store.write("a", 1)
    assert store.read("a") == 1


@pytest.mark.skipif(os.name != "posix", reason="owners and modes of files are those of POSIX")
def test_a_file_that_others_may_write_is_not_there(store: Store) -> None:
    store.write("a", VALUE)
    (Path(folder()) / "a").chmod(0o666)
    assert store.read("a") is None


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    monkeypatch.setenv(FOLDER, str(tmp_path / "file"))
    Store().write("a", VALUE)
    assert Store().read("a") is None
    assert (tmp_path / "file").read_bytes() == b""


def test_what_is_no_plain_value_is_not_kept(store: Store) -> None:
    store.write("a", object())
    assert store.read("a") is None


def test_without_caches_nothing_is_read_or_written(store: Store) -> None:
    store.write("a", VALUE)
    store.enabled = False
    assert store.read("a") is None
    store.write("b", VALUE)
    assert not (Path(folder()) / "b").exists()


def test_the_oldest_files_go_first(store: Store) -> None:
    for number, name in enumerate("abc"):
        store.write(f"r/{name}", b"x" * 1000)
        os.utime(Path(folder()) / "r" / name, ns=(number, number))
    store.prune("r", 2500)
    assert sorted(path.name for path in (Path(folder()) / "r").iterdir()) == ["b", "c"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere platformdirs itself is asked")
def test_the_folder_is_the_one_that_platformdirs_names(monkeypatch: pytest.MonkeyPatch) -> None:
    import platformdirs

    monkeypatch.delenv(FOLDER, raising=False)
    assert Path(folder()).parent == Path(platformdirs.user_cache_dir("reportlint", appauthor=False))
    monkeypatch.setenv("XDG_CACHE_HOME", "/somewhere")
    assert Path(folder()).parent == Path("/somewhere/reportlint")


def test_digests_tell_parts_apart() -> None:
    assert digest(b"ab", b"c") != digest(b"a", b"bc") != digest(b"abc")
    assert len(digest(b"", size=64)) == 64


def test_what_is_sealed_in_parts_is_unsealed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealing, "PART", 4)
    data = b"abcd" * 3 + b"ef"
    assert sealed(sealed(data, b"key"), b"key") == data
    assert len({sealed(data, b"key")[at : at + 4] for at in (0, 4, 8)}) == 3


@given(st.binary(), st.binary(min_size=1))
def test_what_is_sealed_is_unsealed_by_its_key_only(data: bytes, key: bytes) -> None:
    assert sealed(sealed(data, key), key) == data
    assert len(sealed(data, key)) == len(data)
    if len(data) > 16:
        assert data not in sealed(data, key)
        assert sealed(sealed(data, key), key + b"x") != data
