#!/usr/bin/env python3
"""Measures how fast reportlint is, beside other linters: `python bench/run.py`; writes bench/RESULTS.md.

Makes the drafts, runs what is compared in turn (A B C A B C …), takes medians of the rounds' ratios and holds them
against the limits. Runs the reportlint beside the running Python, or else on the PATH; peers that are not installed
are left out (bench/peers.py tells how to install them). Exit code 1 where something that must be is not.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
# In place of this file's own folder, in which docx.py would pass for the package docx.
sys.path[0] = str(ROOT)

from bench import cases, measure, peers, trees  # noqa: E402
from bench.cases import CASES, GROUPS, Case, Setup  # noqa: E402
from bench.measure import Samples  # noqa: E402

CORES = 2
_MET = {True: "yes", False: "no", None: "?"}


def options() -> argparse.Namespace:
    """What was asked for on the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help="fewer rounds: a first impression")
    parser.add_argument("--only", action="append", choices=sorted(CASES), metavar="CASE", help=", ".join(CASES))
    parser.add_argument("--no-peers", action="store_true", help="reportlint alone")
    parser.add_argument("--drafts", type=int, default=trees.DRAFTS, help="of a large tree (default: %(default)s)")
    parser.add_argument("--trees", type=Path, metavar="FOLDER", help="keep the drafts here, or use those that are")
    parser.add_argument("--reportlint", type=Path, metavar="PROGRAM", help="measure this one")
    parser.add_argument(
        "--output", type=Path, metavar="FILE", help="default: bench/RESULTS.md, or none with --only or --quick"
    )
    return parser.parse_args()


def main() -> int:
    """Measures and says what came out."""
    asked = options()
    clear_environment()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:CORES])
    with tempfile.TemporaryDirectory() as scratch:
        setup = set_up(asked, Path(scratch))
        chosen = {name: case for name, case in CASES.items() if name in (asked.only or CASES)}
        samples = run(setup, chosen.values(), quick=asked.quick)
        lines = [*head(setup, quick=asked.quick), *table(setup, chosen, samples), *peers_table(setup, samples)]
        held = all(case.bars[0].met(samples) is not False for case in chosen.values() if case.applies(setup))
    text = "\n".join(lines) + "\n"
    sys.stdout.write(text)
    output = asked.output or (None if asked.only or asked.quick else ROOT / "bench" / "RESULTS.md")
    if output:
        output.write_text(text, "utf-8")
    return 0 if held else 1


def clear_environment() -> None:
    """Takes out what would change the programs: options of ours, and that Python may keep no bytecode, for one."""
    for name in list(os.environ):
        if name.startswith(("REPORTLINT_", "PYTHON")) and name != "PYTHONPATH":
            del os.environ[name]


def set_up(asked: argparse.Namespace, scratch: Path) -> Setup:
    """Makes the drafts and finds the programs; leaves out peers that fail on a draft, and says so."""
    folder = (asked.trees or scratch / "trees").resolve()
    if not folder.exists():
        say(f"making {asked.drafts} drafts")
        # In a process of its own: memory that this one takes is counted for those that it starts.
        subprocess.run([sys.executable, "-m", "bench.trees", folder, str(asked.drafts)], cwd=ROOT, check=True)
    reportlint = asked.reportlint or shutil.which("reportlint", path=str(Path(sys.executable).parent))
    reportlint = reportlint or shutil.which("reportlint")
    if not reportlint:
        sys.exit("no reportlint beside this Python or on the PATH")
    beside = Path(reportlint).parent / "python"
    python = beside.absolute() if beside.exists() else Path(sys.executable)
    # A checkout is measured as its installation left it, whatever was edited since.
    subprocess.run([python, "-m", "reportlint.prepare"], cwd=scratch, capture_output=True, check=False)
    usage = subprocess.run([reportlint, "check", "--help"], capture_output=True, encoding="utf-8", check=True).stdout
    return Setup(
        reportlint=Path(reportlint).absolute(),
        python=python,
        trees=folder,
        caches=scratch / "caches",
        options=frozenset(re.findall(r"--[a-z-]+", usage)),
        peers=() if asked.no_peers else tuple(peer for peer in peers.PEERS if works(peer, folder)),
    )


def works(peer: peers.Peer, folder: Path) -> bool:
    """Whether a peer is installed with all that its settings name."""
    if peer.program is None:
        say(f"{peer.name} is not installed")
        return False
    try:
        measure.once(peer.command(peer.name, folder / "few" / "draft-0000.md", piped=True))
    except measure.RunError as error:
        say(f"left out: {error}")
        return False
    if not peer.reads(folder / "few"):
        say(f"left out: {peer.name} finds nothing in a folder of faulty drafts")
        return False
    return True


def run(setup: Setup, chosen: Iterable[Case], *, quick: bool) -> Samples:
    """Samples of all commands that some cases need."""
    samples: dict[str, list[measure.Sample]] = {}
    needed = {group for case in chosen for group in case.groups}
    for name, group in GROUPS.items():
        if name in needed:
            say(f"measuring: {name}")
            samples |= measure.in_turn(group.commands(setup), group.rounds[quick], warm=group.warm)
    return samples


def head(setup: Setup, *, quick: bool) -> list[str]:
    """Of what machine and programs the figures are."""
    version = subprocess.run([setup.reportlint, "--version"], capture_output=True, encoding="utf-8", check=True).stdout
    rounds = ", ".join(f"{name} {group.rounds[quick]}" for name, group in GROUPS.items())
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return [
        "# How fast reportlint is",
        "",
        "Made by `python bench/run.py`; what is measured and how is said there and in `bench/cases.py`.",
        "",
        f"- {datetime.now(UTC):%Y-%m-%d}, {version.strip()}, Python {platform.python_version()}",
        f"- {processor()}, {len(os.sched_getaffinity(0)) if hasattr(os, 'sched_getaffinity') else os.cpu_count()} of "
        f"{os.cpu_count()} cores used, load {os.getloadavg()[1]:.1f}",
        f"- {setup.drafts} drafts of {sum(map(size, (setup.trees / cases.CLEAN).iterdir())) / setup.drafts / 1000:.1f} "
        "kB; wall times, medians; ratios are medians of the rounds' ratios",
        f"- rounds: {rounds}; a process is never seen to take less memory than the {own:.0f} MiB of this script",
        "",
    ]


def size(path: Path) -> int:
    """Bytes of a file."""
    return path.stat().st_size


def processor() -> str:
    """What the processor calls itself."""
    try:
        found = re.search(r"^model name\s*: (.*)$", Path("/proc/cpuinfo").read_text("utf-8"), re.MULTILINE)
    except OSError:
        found = None
    return found[1].strip() if found else platform.processor() or platform.machine()


def table(setup: Setup, chosen: Mapping[str, Case], samples: Samples) -> list[str]:
    """A line a case."""
    lines = ["| case | must | aim | measured | met? |", "|---|---|---|---|---|"]
    for case in chosen.values():
        must, *aim = case.bars
        met = ", ".join(
            f"{word} {_MET[bar.met(samples)]}" for word, bar in zip(("must", "aim"), case.bars, strict=False)
        )
        if not case.applies(setup):
            met = f"a limit for {trees.DRAFTS} drafts"
        title = case.title.format(drafts=setup.drafts, tenth=-(-setup.drafts // 10))
        absent = case.absent(setup)
        said = case.said(samples) + (f"; {absent}: not there" if absent else "")
        lines.append(f"| {title} | {must.words} | {aim[0].words if aim else '–'} | {said} | {met} |")
    return [*lines, ""]


def peers_table(setup: Setup, samples: Samples) -> list[str]:
    """A line a peer: its own times, and ours over its."""
    columns = [name for name in (cases.ONE, cases.CLEAN, cases.NOISY) if name in samples]
    shown = [peer for peer in setup.peers if any(f"{peer.name}, {name}" in samples for name in columns)]
    if not shown:
        return []
    heads = [f"{name}: wall | ours ÷ it" for name in columns]
    lines = ["| peer | version | " + " | ".join([*heads, "peak MiB"]) + " |", "|---" * (3 + 2 * len(columns)) + "|"]
    for peer in shown:
        cells = [peer.name, peer.version]
        for column in columns:
            name = f"{peer.name}, {column}"
            cells += [cases.seconds(measure.wall(samples, name)), f"{measure.ratio(samples, column, name):.2f}"]
        cells.append(f"{measure.peak(samples, *(f'{peer.name}, {column}' for column in columns)):.0f}")
        lines.append("| " + " | ".join(cells) + " |")
    return lines


def say(text: str) -> None:
    """A word on what goes on."""
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main())
