"""The office suite that the tests of Word documents need: Debian's LibreOffice, or one that is there."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from dev.setup import install_debian

NAMES = ("soffice", "libreoffice")
PACKAGES = ("libreoffice-writer-nogui", "fonts-liberation")
ADVICE = (
    "On Debian: sudo apt install libreoffice-writer-nogui fonts-liberation. Elsewhere: install LibreOffice and put the "
    "path of soffice in RENVOOI_SOFFICE."
)
WINDOWS = "LibreOffice/program/soffice.exe"
MACOS = Path("/Applications/LibreOffice.app/Contents/MacOS/soffice")


def find() -> str | None:
    """The path of `soffice` on this machine."""
    named = os.environ.get("RENVOOI_SOFFICE")
    if named:
        return named if Path(named).is_file() else None
    for name in NAMES:
        if path := shutil.which(name):
            return path
    folders = [Path(os.environ[key]) for key in ("PROGRAMFILES", "PROGRAMFILES(X86)") if key in os.environ]
    elsewhere = [*(folder / WINDOWS for folder in folders), MACOS]
    return next((str(path) for path in elsewhere if path.is_file()), None)


def ensure() -> str | None:
    """The path of `soffice`, installed first where we may (on Debian, as root)."""
    found = find()
    if found is None and not os.environ.get("RENVOOI_SOFFICE") and install_debian(*PACKAGES):
        found = find()
    return found
