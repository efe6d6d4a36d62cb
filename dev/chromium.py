"""The browser that the accessibility tests and the screenshots need: Debian's chromium, or one that is there."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from dev.setup import install_debian

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
PACKAGES = ("chromium", "fonts-liberation", "fonts-dejavu-core")
ADVICE = (
    "On Debian: sudo apt install chromium fonts-liberation fonts-dejavu-core. Elsewhere: install Chrome or Chromium "
    "and put its path in RENVOOI_CHROMIUM."
)
WINDOWS = (
    "Google/Chrome/Application/chrome.exe",
    "Chromium/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
)
MACOS = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")


def find() -> str | None:
    """The path of a Chromium on this machine."""
    named = os.environ.get("RENVOOI_CHROMIUM")
    if named:
        return named if Path(named).is_file() else None
    for name in NAMES:
        if path := shutil.which(name):
            return path
    folders = [Path(os.environ[key]) for key in ("PROGRAMFILES", "PROGRAMFILES(X86)") if key in os.environ]
    elsewhere = [folder / tail for folder in folders for tail in WINDOWS]
    return next((str(path) for path in [*elsewhere, MACOS] if path.is_file()), None)


def ensure() -> str | None:
    """The path of a Chromium, installed first where we may (on Debian, as root)."""
    found = find()
    if found is None and not os.environ.get("RENVOOI_CHROMIUM") and install_debian(*PACKAGES):
        found = find()
    return found
