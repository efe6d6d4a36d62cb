"""Make `.venv` and install into it, once: a stamp says what is in there, and a second run reads it."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "renvooi-stamp"
CONSTRAINTS = ROOT / "constraints.txt"
#: Pinned like the rest; with these in place pip needs no second, unpinned environment to build ours.
BUILD_TOOLS = ("hatchling", "editables")


class SetupError(Exception):
    """The set-up could not be done; the message says what to do about it."""


def say(message: str) -> None:
    """One line of progress, at once, in order with what the programs we start print."""
    print(f"dev: {message}", flush=True)


def python() -> Path:
    """The interpreter of `.venv`."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def run(*command: str | Path, **environment: str) -> int:
    """Run a program in the root of the repository, without input; its exit code is the answer.

    In UTF-8 whatever the system: a Windows console otherwise refuses a “€” or an “…” that we print.
    """
    words = [str(part) for part in command]
    variables = {**os.environ, "PYTHONUTF8": "1", **environment}
    return subprocess.run(words, cwd=ROOT, env=variables, stdin=subprocess.DEVNULL, check=False).returncode


def prepare(*extras: str) -> Path:
    """Give back the interpreter of a `.venv` that holds renvooi with these extras, made or mended when needed."""
    place, pins, present = _stamp()
    if not python().exists() or place != _place():
        STAMP.unlink(missing_ok=True)
        _make_venv()
        pins, present = "", frozenset[str]()
    if pins == _pins() and present.issuperset(extras):
        say("reused .venv (nothing to install)")
        return python()
    wanted = present.union(extras)
    STAMP.unlink(missing_ok=True)
    _install(wanted)
    STAMP.write_text("\n".join([_place(), _pins(), *sorted(wanted)]) + "\n", encoding="utf-8")
    return python()


def install_debian(*packages: str) -> bool:
    """Install Debian packages when this is Debian and we are root; tell whether that worked."""
    if not (is_debian() and is_root()):
        return False
    say(f"apt-get install {' '.join(packages)}")
    variables = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "-qq", "install", "-y", "--no-install-recommends", *packages]
    for command in (["apt-get", "-qq", "update"], install):
        done = subprocess.run(
            command, env=variables, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=False
        ).returncode
    return done == 0


def is_debian() -> bool:
    """Debian itself: elsewhere (Ubuntu) a package of the same name can be another thing."""
    release = Path("/etc/os-release")
    lines = release.read_text(encoding="utf-8").splitlines() if release.is_file() else []
    return "ID=debian" in lines and shutil.which("apt-get") is not None


def is_root() -> bool:
    """Whether we may install system packages."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _stamp() -> tuple[str, str, frozenset[str]]:
    """What the last complete installation wrote: its place, its pins, the extras it holds."""
    lines = STAMP.read_text(encoding="utf-8").split() if STAMP.is_file() else []
    place, pins, *extras = [*lines, "", ""] if len(lines) < 2 else lines
    return place, pins, frozenset(extras) - {""}


def _place() -> str:
    """The interpreter and the folder: a `.venv` of another one must be made anew."""
    return hashlib.sha256(f"{sys.version_info[:3]} {sys.base_prefix} {ROOT}".encode()).hexdigest()


def _pins() -> str:
    """The declared packages and their versions: when these differ, installing over it is enough."""
    return hashlib.sha256((ROOT / "pyproject.toml").read_bytes() + CONSTRAINTS.read_bytes()).hexdigest()


def _make_venv() -> None:
    if importlib.util.find_spec("ensurepip") is None:
        package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
        if not (install_debian(package) or install_debian("python3-venv")):
            raise SetupError(
                "this Python has no ensurepip, so it cannot make .venv. "
                f"On Debian or Ubuntu: sudo apt install {package}. Then run the same command again."
            )
    say("making .venv")
    try:
        # In a process of its own: an ensurepip installed a moment ago is not seen by this one.
        done = run(sys.executable, "-m", "venv", "--clear", VENV)
    except OSError as failure:
        raise SetupError(f"cannot make {VENV.name}: {failure}") from failure
    if done != 0:
        raise SetupError("could not make .venv (see above); is the disk full or the folder read-only?")


def _install(extras: frozenset[str]) -> None:
    say(f"installing renvooi[{','.join(sorted(extras))}] into .venv (versions from constraints.txt)")
    pip = (python(), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-c", CONSTRAINTS)
    for step in ((*BUILD_TOOLS,), ("--no-build-isolation", "-e", f".[{','.join(sorted(extras))}]")):
        if run(*pip, *step) != 0:
            raise SetupError("pip could not install the packages (see above); is there a network?")


__all__ = ["CONSTRAINTS", "ROOT", "SetupError", "install_debian", "is_debian", "is_root", "prepare", "run", "say"]
