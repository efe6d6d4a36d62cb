"""The tasks. Each prepares what it needs and hands over to the real program; none of them has logic of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

from dev import chromium, libreoffice
from dev.setup import CONSTRAINTS, ROOT, SetupError, prepare, run, say

CODE = ("pipeline", "dev", "tests", "benchmarks")
PROVEN = ("tests/laws", "tests/council/test_wijziging.py", "tests/stop/test_mutatie.py")
"""Where the laws are that `proof` tries at length."""


def build(arguments: list[str]) -> int:
    """Make .venv and build every ordinance in ordinances/ into build/."""
    python = prepare("stop")
    _need_git()
    return run(python.with_name("renvooi.exe" if os.name == "nt" else "renvooi"), "build", *arguments)


def test(arguments: list[str]) -> int:
    """Check style and types, then run all tests; arguments go to pytest."""
    python = prepare("stop", "test")
    _need_git()
    environment = _environment()
    left_out = _left_out(environment)
    code = [name for name in CODE if (ROOT / name).is_dir()]
    steps: list[tuple[str, ...]] = [
        ("ruff", "check", "--quiet", *code),
        ("ruff", "format", "--check", "--quiet", *code),
        ("mypy", "--strict", "pipeline", "dev"),
        ("pytest", "-n", "2", "--dist", "worksteal", *arguments),
    ]
    failed = []
    for step in steps:
        say(" ".join(step))
        if run(python, "-m", *step, **environment) != 0:
            failed.append(" ".join(step[:2]))
    for line in left_out:
        say(f"LEFT OUT: {line}")
    say(f"failed: {', '.join(failed)}" if failed else "all green" + (", but for what was left out" if left_out else ""))
    return 1 if failed else 0


def proof(arguments: list[str]) -> int:
    """Run the laws at length: 3,000 pairs each, with counts of every kind of node and edit."""
    python = prepare("stop", "test")
    return run(
        python, "-m", "pytest", *PROVEN, "-n", "2", "--hypothesis-profile=proof", "-rP", *arguments,
        **_environment(),
    )  # fmt: skip


def bench(arguments: list[str]) -> int:
    """Measure time and memory as ratios against reference programs, in one run."""
    python = prepare("stop", "test", "bench")
    return run(python, "-m", "benchmarks", *arguments, **_environment())


def screenshots(arguments: list[str]) -> int:
    """Build, and photograph every page of build/ at two widths (PNG); --readme renews docs/img/annex.png too."""
    python = prepare("stop", "test")
    if (browser := chromium.ensure()) is None:
        raise SetupError(f"no Chromium found. {chromium.ADVICE}")
    if (code := build([])) != 0:
        return code
    return run(python, "-m", "dev.photograph", *arguments, RENVOOI_CHROMIUM=browser)


def setup(arguments: list[str]) -> int:
    """Make .venv with everything in it, for working on the code."""
    prepare("stop", "test", "bench")
    return 0


def format_code(arguments: list[str]) -> int:
    """Let ruff put the code in the one layout that `test` checks."""
    code = arguments or [name for name in CODE if (ROOT / name).is_dir()]
    python = prepare("stop", "test")
    return run(python, "-m", "ruff", "check", "--fix", *code) or run(python, "-m", "ruff", "format", *code)


def lock(arguments: list[str]) -> int:
    """Write constraints.txt anew from what .venv holds now (after an upgrade in it, by hand)."""
    python = prepare("stop", "test", "bench")
    command = [str(python), "-m", "pip", "freeze", "--exclude-editable"]
    frozen = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    head = [line for line in CONSTRAINTS.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    # Windows needs it (click, pytest) and no other system installs it, so freeze on Linux does not know it.
    pins = sorted({*frozen.split(), "colorama==0.4.6"}, key=str.lower)
    CONSTRAINTS.write_text("\n".join([*head, *pins]) + "\n", encoding="utf-8", newline="\n")
    return 0


def _need_git() -> None:
    if shutil.which("git") is None:
        raise SetupError("git is not installed. On Debian: sudo apt install git. Windows: https://git-scm.com")


def _environment() -> dict[str, str]:
    """What the tests need to know of this machine: the browser, the office suite, the folder with seeds and schemas."""
    found: dict[str, str] = {}
    if browser := chromium.ensure():
        found["RENVOOI_CHROMIUM"] = browser
    if office := libreoffice.ensure():
        found["RENVOOI_SOFFICE"] = office
    shared = os.environ.get("RENVOOI_SHARED") or str(ROOT.parent / "shared")
    if Path(shared).is_dir():
        found["RENVOOI_SHARED"] = shared
    return found


def _left_out(environment: dict[str, str]) -> list[str]:
    """What cannot be tested here and how to get it; in CI that is a failure."""
    missing = []
    if "RENVOOI_CHROMIUM" not in environment:
        missing.append(f'the tests marked "browser": no Chromium found. {chromium.ADVICE}')
    if "RENVOOI_SOFFICE" not in environment:
        missing.append(f'the tests marked "office": no LibreOffice found. {libreoffice.ADVICE}')
    if "RENVOOI_SHARED" not in environment:
        missing.append("the tests on real texts and official schemas: put that folder in RENVOOI_SHARED.")
    if missing and os.environ.get("CI") == "true":
        raise SetupError("with CI=true nothing may be left out. Missing: " + " ".join(missing))
    return missing


TASKS: dict[str, Callable[[list[str]], int]] = {
    "build": build,
    "test": test,
    "proof": proof,
    "bench": bench,
    "screenshots": screenshots,
    "setup": setup,
    "format": format_code,
    "lock": lock,
}

__all__ = ["TASKS"]
