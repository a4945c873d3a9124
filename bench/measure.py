"""Times whole processes, those that are compared in turn, and takes medians of them."""

from __future__ import annotations

import os
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

_BLOCK = 1 << 16
_KIB = 1024


class RunError(Exception):
    """A command that did not do its job; the time of one that failed says nothing."""


@dataclass(frozen=True)
class Command:
    """What is run; `before` is done before each run, untimed."""

    name: str
    argv: tuple[str, ...]
    cwd: Path
    env: Mapping[str, str] = field(default_factory=dict)
    before: Callable[[], None] = lambda: None
    piped: bool = True
    """Whether somebody reads what it prints; else it goes to the null device."""
    codes: tuple[int, ...] = (0, 1)
    """Exit codes that a linter ends with where it did its job: nothing found, something found."""


class Sample(NamedTuple):
    """One run: seconds of wall and of CPU time, peak memory of its largest process in MiB, bytes that it printed."""

    wall: float
    cpu: float
    peak: float
    printed: int


Samples = Mapping[str, Sequence[Sample]]


def once(command: Command) -> Sample:
    """Runs a command; raises RunError where it cannot be started or ends with another code than it should."""
    command.before()
    with tempfile.TemporaryFile() as errors:
        began = time.perf_counter()
        try:
            process = subprocess.Popen(
                command.argv,
                cwd=command.cwd,
                env={**os.environ, **command.env},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE if command.piped else subprocess.DEVNULL,
                stderr=errors,
            )
        except OSError as error:
            raise RunError(f"{command.name}: {error}") from error
        printed = 0
        if process.stdout is not None:
            with process.stdout as output:
                while block := os.read(output.fileno(), _BLOCK):
                    printed += len(block)
        # Not `wait`: this one tells what the process and those that it waited for have used.
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in command.codes:
            errors.seek(0)
            said = errors.read().decode(errors="replace").strip()[-500:]
            raise RunError(f"{command.name}: exit code {process.returncode}: {said}")
    return Sample(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / _KIB, printed)


def in_turn(commands: Sequence[Command], rounds: int, *, warm: int = 1) -> dict[str, list[Sample]]:
    """Samples of each command by name: some rounds to warm up, which do not count, then A B C A B C …"""
    for command in [*commands] * warm:
        once(command)
    samples: dict[str, list[Sample]] = {command.name: [] for command in commands}
    for _ in range(rounds):
        for command in commands:
            samples[command.name].append(once(command))
    return samples


def wall(samples: Samples, name: str) -> float:
    """Median wall time of a command, seconds."""
    return statistics.median(sample.wall for sample in samples[name])


def peak(samples: Samples, *names: str) -> float:
    """The largest process of all runs of some commands, MiB."""
    return max(sample.peak for name in names for sample in samples[name])


def cpu(samples: Samples, name: str) -> float:
    """Median CPU time of a command and the processes that it waited for, seconds."""
    return statistics.median(sample.cpu for sample in samples[name])


def ratio(samples: Samples, name: str, other: str, *, less: str | None = None) -> float:
    """Median over the rounds of the wall time of one command over another's, both less that of a third if named."""
    rounds = zip(samples[name], samples[other], samples[less or name], strict=True)
    off = 1.0 if less else 0.0
    return statistics.median((a.wall - off * c.wall) / max(b.wall - off * c.wall, 1e-9) for a, b, c in rounds)
