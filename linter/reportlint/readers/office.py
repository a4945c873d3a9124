"""Old formats of word processors, converted to .docx by an installed LibreOffice: apart, in limited time, offline."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from ..errors import InputError, Message

SECONDS = 90.0
MOST_BYTES = 96 * 1024**2
NAMES = ("soffice", "libreoffice")
PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
    "/opt/libreoffice/program/soffice",
)

_NOWHERE = "http://127.0.0.1:9"
"""A proxy that nobody is: port 9 discards."""
_ITEM = (
    '<item oor:path="/org.openoffice.Office.{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop>'
    "</item>"
)
_SETTINGS = (
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Writer/Content/Update", "Link", "0"),
    ("Common/Misc", "UseLocking", "false"),
)
"""No macros, no linked files."""


def converter() -> str | None:
    """The path of the LibreOffice that is installed, None where there is none."""
    found = (shutil.which(name) for name in NAMES)
    # On Windows, `which` looks into the current folder first, where anybody may have put a program.
    here = Path.cwd()
    known = (path for path in (*found, *PLACES) if path and Path(path).is_file())
    return next((path for path in known if Path(path).resolve().parent != here), None)


def to_docx(path: str, data: bytes, suffix: str) -> bytes:
    """The bytes of a draft as .docx; `suffix` is what files of its format are called. Raises InputError."""
    program = converter()
    if program is None:
        raise _by_hand(path, Message("电脑上没有可用来转换的 LibreOffice", "no LibreOffice is installed to convert it"))
    with tempfile.TemporaryDirectory(prefix="reportlint-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        source = folder / f"draft{suffix}"
        source.write_bytes(data)
        try:
            done = _run(_command(program, folder, source), folder)
        except OSError:
            raise _by_hand(path, Message("LibreOffice 启动不了", "LibreOffice does not start")) from None
        if not done:
            raise _by_hand(path, Message(f"转换超过 {SECONDS:.0f} 秒", f"converting it took over {SECONDS:.0f} s"))
        return _result(path, folder / "out" / "draft.docx")


def _result(path: str, made: Path) -> bytes:
    with suppress(OSError):
        if made.stat().st_size <= MOST_BYTES:
            return made.read_bytes()
    why = Message("LibreOffice 转换不了，可能已损坏或设有密码", "LibreOffice cannot convert it; damaged or protected")
    raise _by_hand(path, why)


def _by_hand(path: str, why: Message) -> InputError:
    return InputError(
        Message(
            f"{path}：旧格式文件读不了（{why.zh}）；请用 Word 或 WPS 打开，另存为 .docx 后再检查",
            f"{path}: an old format that cannot be read ({why.en}); open it in Word or WPS and save it as .docx first",
        )
    )


def _command(program: str, folder: Path, source: Path) -> list[str]:
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    items = "".join(_ITEM.format(path=path, name=name, value=value) for path, name, value in _SETTINGS)
    (profile / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">'
        f"{items}</oor:items>",
        "utf-8",
    )
    return [
        program,
        f"-env:UserInstallation={profile.as_uri()}",
        *("--headless", "--invisible", "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard"),
        *("--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "out"), str(source)),
    ]


def _environment(folder: Path) -> Mapping[str, str]:
    kept = ("PATH", "LANG", "LC_ALL", "SYSTEMROOT", "WINDIR", "COMSPEC", "LD_LIBRARY_PATH")
    proxies = dict.fromkeys(("http_proxy", "https_proxy", "ftp_proxy", "all_proxy"), _NOWHERE)
    homes = dict.fromkeys(("HOME", "USERPROFILE", "TMPDIR", "TEMP", "TMP", "XDG_CONFIG_HOME"), str(folder))
    return {name: os.environ[name] for name in kept if name in os.environ} | proxies | homes


def _run(command: list[str], folder: Path) -> bool:
    """Run a program that says nothing; False where it had to be ended, with all that it started."""
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=dict(_environment(folder)),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(SECONDS)
    except subprocess.TimeoutExpired:
        return False
    finally:
        _end(process)
    return True


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process and its children, whether or not it is still there."""
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False)
    else:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
