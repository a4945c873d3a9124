"""LibreOffice as a second reader of Word files, where it is installed."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

PROGRAM = shutil.which("soffice") or shutil.which("libreoffice")
MISSING = "LibreOffice is not installed"
SECONDS = 300


def converted(files: Iterable[Path], kind: str, folder: Path) -> dict[str, Path]:
    """Every file converted to a kind (txt:Text, fodt, pdf …), by its name without suffix, with a profile of its own."""
    assert PROGRAM is not None
    profile, out = folder / "profile", folder / "out"
    subprocess.run(
        [
            PROGRAM,
            f"-env:UserInstallation={profile.as_uri()}",
            *("--headless", "--convert-to", kind, "--outdir", str(out)),
            *map(str, files),
        ],
        check=True,
        capture_output=True,
        timeout=SECONDS,
    )
    return {path.stem: path for path in out.iterdir()}
