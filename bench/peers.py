"""Other linters of prose, with settings as near to ours as they can be: those that are installed are run beside ours.

They are looked for in `bench/node_modules/.bin`, beside the running Python and on the PATH. To install them:

- rumdl: `pip install rumdl`
- the others, in `bench/`: `npm install autocorrect-node markdownlint-cli2 textlint textlint-rule-prh
  textlint-rule-zh-half-and-full-width-bracket`
- Vale: its program, on the PATH
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bench.measure import Command

HERE = Path(__file__).resolve().parent
SETTINGS = HERE / "settings"
RUMDL = "rumdl"
AUTOCORRECT = "autocorrect"


@dataclass(frozen=True)
class Peer:
    """A linter that may be installed; `arguments` takes its program and what to check, a draft or a folder of them."""

    name: str
    arguments: Callable[[Path, Path], tuple[str | Path, ...]]

    @property
    def program(self) -> Path | None:
        """Where it is installed."""
        return _program(self.name)

    @property
    def version(self) -> str:
        """What it says of itself, reduced to the number."""
        return _version(self.program) if self.program else ""

    def command(self, name: str, target: Path, *, piped: bool) -> Command:
        """A run of it; raises LookupError where it is not installed."""
        if self.program is None:
            raise LookupError(self.name)
        # Beside the drafts, for globs, and so that no settings of a checkout are found. Not in the folder that is to be
        # checked: AutoCorrect would find nothing there.
        arguments = map(str, self.arguments(self.program, target))
        return Command(name, (str(self.program), *arguments), target.parent, piped=piped)

    def reads(self, folder: Path) -> bool:
        """Whether it names half of the drafts of a folder or more, all of which are faulty: is what is timed done?"""
        command = self.command(self.name, folder, piped=True)
        done = subprocess.run(command.argv, cwd=command.cwd, capture_output=True, check=False)
        said = (done.stdout + done.stderr).decode(errors="replace")
        drafts = [path.name for path in folder.iterdir()]
        return 2 * sum(name in said for name in drafts) >= len(drafts)


@cache
def _program(name: str) -> Path | None:
    places = (HERE / "node_modules" / ".bin", Path(sys.executable).parent)
    found = next((where for place in places if (where := shutil.which(name, path=str(place)))), shutil.which(name))
    return Path(found) if found else None


@cache
def _version(program: Path) -> str:
    said = subprocess.run([program, "--version"], capture_output=True, encoding="utf-8", check=False, cwd=HERE).stdout
    return next((word.lstrip("v") for word in said.split() if word.lstrip("v")[:1].isdigit()), "?")


def _node_modules(program: Path) -> Path:
    """The folder of packages that a program of Node belongs to, in which it looks for its rules."""
    return next((parent for parent in program.resolve().parents if parent.name == "node_modules"), program.parent)


PEERS = (
    Peer(RUMDL, lambda _, target: ("check", "--no-cache", "--config", SETTINGS / "rumdl.toml", target)),
    Peer(AUTOCORRECT, lambda _, target: ("--lint", "--format", "json", "-c", SETTINGS / "autocorrect.yaml", target)),
    Peer(
        "textlint",
        lambda program, target: (
            *("--config", SETTINGS / "textlint.json", "--rules-base-directory", _node_modules(program)),
            *("--format", "unix", target),
        ),
    ),
    Peer(
        "markdownlint-cli2",
        lambda _, target: (
            *("--config", SETTINGS / "drafts.markdownlint-cli2.jsonc"),
            f"{target.name}/*.md" if target.is_dir() else target.name,
        ),
    ),
    Peer("vale", lambda _, target: ("--no-global", "--config", SETTINGS / "vale.ini", "--output", "line", target)),
)


def warm_rumdl(name: str, target: Path, cache_folder: Path) -> Command:
    """A run of rumdl with its own result cache; raises LookupError where rumdl is not installed."""
    program = _program(RUMDL)
    if program is None:
        raise LookupError(RUMDL)
    argv = (program, "check", "--cache-dir", cache_folder, "--config", SETTINGS / "rumdl.toml", target)
    return Command(name, tuple(map(str, argv)), target, piped=False)
