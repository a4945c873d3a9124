"""A plain command line means without click what it means with it."""

from __future__ import annotations

import click
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportlint.cli.check_command import command
from reportlint.cli.switches import SWITCHES, Options, plain
from reportlint.errors import ReportlintError
from reportlint.records import fields

WORDS = [
    "draft.txt",
    "稿 子.md",
    "-",
    "",
    "json",
    "full",
    "error",
    "never",
    "GW3,FZ",
    "year=2024",
    "a=b",
    "--",
    "original",
]
NAMES = [f"--{each.name.partition('/')[0]}" for each in SWITCHES]
PARTS = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from([*NAMES, "--no-strict", "--help", "-h", "--form", "--lang", "-x"]),
    st.builds("{}={}".format, st.sampled_from(NAMES), st.sampled_from(WORDS)),
)


def by_click(args: list[str]) -> Options | None:
    """What click makes of it; None where it refuses."""
    made = command("zh", ())
    try:
        context = made.make_context("check", list(args))
    except (click.ClickException, click.exceptions.Exit, ReportlintError):
        return None
    return Options(**context.params)


@settings(deadline=None, max_examples=400)
@given(st.lists(PARTS, min_size=1, max_size=6))
def test_what_is_read_without_click_is_what_click_reads(args: list[str]) -> None:
    read = plain(args, {})
    if read is not None:
        assert read == by_click(args)


@pytest.mark.parametrize(
    "args",
    [
        ["a.txt"],
        ["a.txt", "b.txt", "--format", "json", "--output=x.json", "--format", "full"],
        ["--strict", "--fail-on=warning", "--", "--fix"],
        ["--set", "year=2024", "--set", "body=county", "-", "--stdin-filename", "a.md"],
    ],
)
def test_what_people_write_every_day_needs_no_click(args: list[str]) -> None:
    assert plain(args, {"REPORTLINT_LANG": "en", "PATH": "/bin"}) == by_click(args)


@pytest.mark.parametrize(
    "args", [[], ["--help"], ["-h"], ["--formt", "json"], ["--format", "jsn"], ["--all=1"], ["--set"]]
)
def test_help_and_mistakes_are_left_to_click(args: list[str]) -> None:
    assert plain(args, {}) is None


@pytest.mark.parametrize("name", ["REPORTLINT_FORMAT", "_REPORTLINT_COMPLETE"])
def test_a_variable_is_left_to_click(name: str) -> None:
    assert plain(["a.txt"], {name: "json"}) is None


def test_every_option_has_its_field() -> None:
    assert [*fields(Options)] == ["paths", *(each.key for each in SWITCHES)]
