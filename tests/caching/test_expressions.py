"""Expressions of our own: compiled when used, the same when they were compiled before."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from reportlint import expressions
from reportlint.caching.store import FOLDER, STORE, folder
from reportlint.expressions import expression, keep, keeping
from reportlint.patterns import Pattern

TEXTS = [
    (r"(?P<year>(?:19|20)\d\d)年(?P<month>\d{1,2})?月", 0, "截至2024年12月，1999年月"),
    (r"^[一二三]+、", re.MULTILINE, "一、甲\n二、乙\n 三、丙"),
    (r"(?<=如)下[:：]?|a(?i:b)(c)\1?", 0, "如下：aBcc"),
    ("[\U00020000-\U0003ffff㐀-鿿]+(?!b)", 0, "中𠮷b"),
]


@pytest.fixture
def fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FOLDER, str(tmp_path / "cache"))
    monkeypatch.setattr(expressions, "_KEPT", expressions._Kept())


def found(pattern: re.Pattern[str], text: str) -> list[object]:
    return [(match.span(), match.groups(), match.groupdict()) for match in pattern.finditer(text)]


@pytest.mark.usefixtures("fresh")
@pytest.mark.parametrize(("pattern", "flags", "text"), TEXTS)
def test_one_that_was_kept_finds_what_re_finds(pattern, flags, text, monkeypatch: pytest.MonkeyPatch) -> None:
    right = re.compile(pattern, flags)
    assert found(expression(pattern, flags), text) == found(right, text)
    keep()
    monkeypatch.setattr(expressions, "_KEPT", expressions._Kept())
    again = expression(pattern, flags)
    with monkeypatch.context() as patch:
        patch.setattr(re, "compile", None)
        assert found(again, text) == found(right, text)
    assert (again.pattern, again.flags, again.groups) == (right.pattern, right.flags, right.groups)


@pytest.mark.usefixtures("fresh")
def test_unsound_code_is_compiled_anew() -> None:
    expression("甲+").search("甲")
    keep()
    kept = STORE.read(expressions.NAME)
    kept = {key: (flags, b"\0" * len(code), *rest) for key, (flags, code, *rest) in kept.items()}
    STORE.write(expressions.NAME, kept)
    expressions._KEPT.known = None
    expressions._KEPT.fresh = {}
    assert found(expression("甲+"), "乙甲甲") == [((1, 3), (), {})]


@pytest.mark.usefixtures("fresh")
def test_nothing_is_compiled_before_it_is_used() -> None:
    broken = expression("(")
    with pytest.raises(re.error):
        broken.search("")


@pytest.mark.usefixtures("fresh")
def test_what_is_made_of_a_text_is_made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[int] = []
    for _ in range(2):
        assert keeping("plan", "甲", lambda: made.append(1) or ("p",)) == ("p",)
        keep()
        monkeypatch.setattr(expressions, "_KEPT", expressions._Kept())
    assert made == [1]


@pytest.mark.usefixtures("fresh")
def test_a_pattern_of_our_own_is_kept_too(monkeypatch: pytest.MonkeyPatch) -> None:
    right = [match.span() for match in Pattern.own(r"甲++(?=乙)").finditer("丙甲甲乙")]
    keep()
    assert (Path(folder()) / expressions.NAME).is_file()
    monkeypatch.setattr(expressions, "_KEPT", expressions._Kept())
    assert [match.span() for match in Pattern.own(r"甲++(?=乙)").finditer("丙甲甲乙")] == right == [(1, 3)]


def test_the_searcher_alone_and_the_whole_library_are_one() -> None:
    code = (
        "import sys\n"
        "from reportlint.searching import loaded, dumped\n"
        "data = bytes.fromhex(sys.argv[1])\n"
        "print(loaded(data).search('甲甲').span(), 'regex' in sys.modules)\n"
        "import regex\n"
        "found = regex.compile('(?b)(?:甲乙丙){e<=1}').fullmatch('甲丙')\n"
        "print(found.fuzzy_counts, type(loaded(data)) is regex.Pattern)\n"
    )
    import regex

    from reportlint.searching import dumped

    data = dumped(regex.compile("甲+")).hex()
    done = subprocess.run([sys.executable, "-c", code, data], capture_output=True, text=True, check=True)
    assert done.stdout == "(0, 2) False\n(0, 0, 1) True\n"
