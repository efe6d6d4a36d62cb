"""What every test may ask for: the browser, the office suite, the folder with real texts, how long the laws run."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from hypothesis.internal.conjecture import providers

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parent.parent
STRICT = os.environ.get("CI") == "true"
"""In CI nothing may be left out: what is missing fails."""

PAIRS = {"test": 200, "proof": 3000}
for name, pairs_per_law in PAIRS.items():
    settings.register_profile(name, max_examples=pairs_per_law, deadline=None, derandomize=True, print_blob=True)
settings.load_profile("test")

# Hypothesis now and then draws a constant of our own code, from the modules that a worker happened to import so far.
# Then the order of the tests decides on which texts a law is tried; a fixed seed has to give the same everywhere.
providers.is_local_module_file = lambda path: False

if "RENVOOI_SHARED" not in os.environ and (ROOT.parent / "shared").is_dir():
    os.environ["RENVOOI_SHARED"] = str(ROOT.parent / "shared")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Tests marked `proof` belong to the long run only."""
    if config.getoption("--hypothesis-profile") == "proof":
        return
    long = [item for item in items if item.get_closest_marker("proof")]
    if long:
        config.hook.pytest_deselected(items=long)
        items[:] = [item for item in items if item not in long]


def leave_out(reason: str) -> None:
    """Skip, loudly; in CI fail."""
    if STRICT:
        pytest.fail(f"{reason} (CI=true: nothing may be left out)", pytrace=False)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def pairs(request: pytest.FixtureRequest) -> int:
    """How many pairs a law is tried on: 200 in `make test`, 3,000 in `make proof`."""
    return PAIRS["proof" if request.config.getoption("--hypothesis-profile") == "proof" else "test"]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the seeds (real texts), the STOP schemas and the tools."""
    named = os.environ.get("RENVOOI_SHARED")
    if not named or not Path(named).is_dir():
        leave_out("RENVOOI_SHARED does not name a folder")
    return Path(str(named))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium; mark the test `browser`. Use `browser.new_page(viewport={"width": 320, "height": 800})`."""
    path = os.environ.get("RENVOOI_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if path is None:
        leave_out("no Chromium (RENVOOI_CHROMIUM or chromium on the path)")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def office() -> str:
    """The path of LibreOffice's `soffice`; mark the test `office`, and give every run a profile of its own."""
    path = os.environ.get("RENVOOI_SOFFICE") or shutil.which("soffice") or shutil.which("libreoffice")
    if path is None:
        leave_out("no LibreOffice (RENVOOI_SOFFICE or soffice on the path)")
    return str(path)
