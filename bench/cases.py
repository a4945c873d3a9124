"""What is measured, and what must come out: commands in groups that run in turn, and cases that read their times."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from bench import measure, peers
from bench.measure import Command, Samples
from bench.trees import DRAFTS

CACHE = "REPORTLINT_CACHE_DIR"
PASS, PASS_BESIDE_TREES = "python -c pass", "python -c pass, beside trees"
ONE, CHANGED, BARE = "one", "one, result cache off", "one, no cache"
CLEAN, NOISY, UNCHANGED = "clean", "noisy", "unchanged"
SHORT, LONG, EMPTY, TEXT, WORD = "short", "long", "empty", "text", "word"
RUMDL_WARM = "rumdl, cache warm"
RESULTS = ("results", "runs")
"""Folders of the cache in which results of drafts, and whole runs, are kept."""
UNITS = 112
"""What 1.2 s are where `python -c pass` takes 10.7 ms, the machine on which Vale 3.15 needed 2.5 s: times that."""


@dataclass(frozen=True)
class Setup:
    """What is compared on what: programs, trees, and a folder for caches."""

    reportlint: Path
    python: Path
    trees: Path
    caches: Path
    options: frozenset[str]
    """Options that `reportlint check` knows."""
    peers: tuple[peers.Peer, ...]

    def ours(self, name: str, target: Path, *, cache: str = "packs", piped: bool = False, jobs: int = 0) -> Command:
        """A run of reportlint. Caches: `packs` (the packs', warm), `all` (results too, warm), or `none`."""
        argv = [str(self.reportlint), "check"]
        if jobs and "--jobs" in self.options:
            argv += ["--jobs", str(jobs)]
        if not piped:
            argv += ["--format", "concise"]
        if cache == "none" and "--no-cache" in self.options:
            argv.append("--no-cache")
        # Below a file nothing can be read or written.
        folder = self.trees / "empty.md" / "no" if cache == "none" else self.caches / cache
        before = self._forget_results if cache == "packs" else lambda: None
        return Command(name, (*argv, str(target)), self.trees, {CACHE: str(folder)}, before, piped=piped)

    def _forget_results(self) -> None:
        for name in RESULTS:
            for folder in (self.caches / "packs").glob(f"**/{name}"):
                shutil.rmtree(folder)

    @cached_property
    def keeps_results(self) -> bool:
        """Whether there is a result cache: asked once runs on unchanged drafts are over."""
        return any((self.caches / "all").glob("**/results"))

    @cached_property
    def drafts(self) -> int:
        """Drafts of a large tree."""
        return sum(1 for _ in (self.trees / CLEAN).iterdir())


@dataclass(frozen=True)
class Group:
    """Commands that run in turn, and how many rounds of them: in a full and in a quick run."""

    commands: Callable[[Setup], list[Command]]
    rounds: tuple[int, int]
    warm: int = 1


def _pass(setup: Setup, name: str) -> Command:
    return Command(name, (str(setup.python), "-c", "pass"), setup.trees)


def _one(setup: Setup) -> list[Command]:
    draft = setup.trees / CLEAN / "draft-0000.md"
    return [
        _pass(setup, PASS),
        setup.ours(ONE, draft, piped=True, cache="all"),
        setup.ours(CHANGED, draft, piped=True),
        setup.ours(BARE, draft, piped=True, cache="none"),
        *(peer.command(f"{peer.name}, {ONE}", draft, piped=True) for peer in setup.peers),
    ]


def _trees(setup: Setup) -> list[Command]:
    commands = [_pass(setup, PASS_BESIDE_TREES)]
    for tree in (CLEAN, NOISY):
        commands.append(setup.ours(tree, setup.trees / tree, jobs=2))
        commands += [peer.command(f"{peer.name}, {tree}", setup.trees / tree, piped=False) for peer in setup.peers]
    return commands


def _unchanged(setup: Setup) -> list[Command]:
    tree = setup.trees / CLEAN
    ours = [setup.ours(UNCHANGED, tree, cache="all", jobs=2)]
    there = any(peer.name == peers.RUMDL for peer in setup.peers)
    return [*ours, peers.warm_rumdl(RUMDL_WARM, tree, setup.caches / "rumdl")] if there else ours


def _long(setup: Setup) -> list[Command]:
    targets = {EMPTY: "empty.md", SHORT: SHORT, LONG: LONG}
    return [setup.ours(name, setup.trees / target, jobs=1) for name, target in targets.items()]


def _word(setup: Setup) -> list[Command]:
    return [setup.ours(name, setup.trees / name, jobs=2) for name in (TEXT, WORD)]


GROUPS = {
    "one": Group(_one, (21, 7)),
    "trees": Group(_trees, (5, 1)),
    "unchanged": Group(_unchanged, (9, 2), warm=2),
    "long": Group(_long, (7, 2)),
    "word": Group(_word, (7, 2)),
}

Read = Callable[[Samples], float | None]


@dataclass(frozen=True)
class Bar:
    """A limit in words, the same as a number, and what is held against it; None where that could not be measured."""

    words: str
    limit: float
    read: Read

    def met(self, samples: Samples) -> bool | None:
        """Whether it holds; None where nobody can tell."""
        value = self.read(samples)
        return None if value is None else value <= self.limit


@dataclass(frozen=True)
class Case:
    """A line of the table; `absent` says what it asks for that this reportlint does not have."""

    title: str
    groups: tuple[str, ...]
    bars: tuple[Bar, ...]
    """What must be, and what we aim at, if that is more."""
    said: Callable[[Samples], str]
    absent: Callable[[Setup], str] = lambda _: ""

    def applies(self, setup: Setup) -> bool:
        """Whether the limits are meant for as many drafts as there are."""
        return "{" not in self.title or setup.drafts == DRAFTS


def _ratio(name: str, other: str, *, less: str | None = None) -> Read:
    return lambda samples: measure.ratio(samples, name, other, less=less) if other in samples else None


def _peak(samples: Samples) -> float:
    return measure.peak(samples, *(name for name in (CLEAN, NOISY, UNCHANGED) if name in samples))


def _times(name: str, other: str, *, less: str | None = None) -> Callable[[Samples], str]:
    def said(samples: Samples) -> str:
        value = _ratio(name, other, less=less)(samples)
        times = "?" if value is None else f"**{value:.2f} ×**"
        return f"{times} ({_medians(samples, (name, other, *([less] if less else [])))})"

    return said


def _medians(samples: Samples, names: tuple[str, ...]) -> str:
    return "; ".join(f"{name} {_times_of(samples, name)}" for name in names if name in samples)


def _times_of(samples: Samples, name: str) -> str:
    return f"{seconds(measure.wall(samples, name))}, CPU {seconds(measure.cpu(samples, name))}"


def seconds(value: float) -> str:
    """A time in a unit that suits it."""
    return f"{value * 1000:.1f} ms" if value < 0.1 else f"{value:.2f} s"


def _thousand(samples: Samples) -> str:
    times = measure.ratio(samples, CLEAN, PASS_BESIDE_TREES)
    found = [
        f"**{seconds(measure.wall(samples, CLEAN))}**, CPU {seconds(measure.cpu(samples, CLEAN))}: {times:.0f} × {PASS}"
    ]
    for peer in peers.PEERS:
        if (name := f"{peer.name}, {CLEAN}") in samples:
            found.append(
                f"{measure.ratio(samples, CLEAN, name):.2f} × {peer.name} ({seconds(measure.wall(samples, name))})"
            )
    return "; ".join(found)


def _lacks(*options: str) -> Callable[[Setup], str]:
    return lambda setup: ", ".join(f"`{option}`" for option in options if option not in setup.options)


CASES: Mapping[str, Case] = {
    "one": Case(
        "one draft, caches warm, piped",
        ("one",),
        (Bar(f"≤ 5 × `{PASS}`", 5, _ratio(ONE, PASS)), Bar("≤ 4 ×", 4, _ratio(ONE, PASS))),
        lambda samples: f"{_times(ONE, PASS)(samples)}; result cache off {_times(CHANGED, PASS)(samples)}",
    ),
    "no-cache": Case(
        "one draft, no cache at all",
        ("one",),
        (Bar(f"≤ 10 × `{PASS}`", 10, _ratio(BARE, PASS)), Bar("≤ 8 ×", 8, _ratio(BARE, PASS))),
        _times(BARE, PASS),
        _lacks("--no-cache"),
    ),
    "thousand": Case(
        "{drafts} drafts, two cores, result cache off",
        ("trees",),
        (
            Bar(
                f"≤ {UNITS} × `{PASS}`, which is 1.2 s where that takes 10.7 ms",
                UNITS,
                _ratio(CLEAN, PASS_BESIDE_TREES),
            ),
            Bar("≤ AutoCorrect", 1, _ratio(CLEAN, f"{peers.AUTOCORRECT}, {CLEAN}")),
        ),
        _thousand,
        _lacks("--jobs"),
    ),
    "unchanged": Case(
        "{drafts} unchanged drafts",
        ("unchanged",),
        (
            Bar("≤ 2 × rumdl with its warm cache", 2, _ratio(UNCHANGED, RUMDL_WARM)),
            Bar("≤ 1 ×", 1, _ratio(UNCHANGED, RUMDL_WARM)),
        ),
        _times(UNCHANGED, RUMDL_WARM),
        lambda setup: "" if setup.keeps_results else "a result cache",
    ),
    "noisy": Case(
        "noisy tree ÷ clean tree",
        ("trees",),
        (Bar("≤ 1.6", 1.6, _ratio(NOISY, CLEAN)), Bar("≤ 1.3", 1.3, _ratio(NOISY, CLEAN))),
        _times(NOISY, CLEAN),
    ),
    "long": Case(
        "drafts of 10 × the length, less the start",
        ("long",),
        (Bar("≤ 11 × the time", 11, _ratio(LONG, SHORT, less=EMPTY)),),
        _times(LONG, SHORT, less=EMPTY),
    ),
    "word": Case(
        "{tenth} docx",
        ("word",),
        (Bar("≤ 3 × the same as text", 3, _ratio(WORD, TEXT)), Bar("≤ 2 ×", 2, _ratio(WORD, TEXT))),
        _times(WORD, TEXT),
    ),
    "memory": Case(
        "peak memory of a process, {drafts} drafts",
        ("trees", "unchanged"),
        (Bar("≤ 64 MiB", 64, _peak), Bar("≤ 48 MiB", 48, _peak)),
        lambda samples: f"**{_peak(samples):.1f} MiB**",
    ),
}
