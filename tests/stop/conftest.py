"""One compiled standard for all tests of a process."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.conftest import leave_out
from tests.stop.keuring import Keuring, keur, laad_validator


@pytest.fixture(scope="session")
def keuring(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Keuring]:
    """Validate a delivery against the XSDs and Schematrons; mark the test `stop`."""
    if importlib.util.find_spec("saxonche") is None:
        leave_out("no saxonche: pip install 'renvooi[stop]'")
    if not (shared / "tools" / "stop-validate").is_file() or not (shared / "stop-1.3.0").is_dir():
        leave_out(f"no stop-validate and stop-1.3.0 in {shared}")
    from saxonche import PySaxonProcessor

    validator = laad_validator(shared)
    with PySaxonProcessor(license=False) as saxon:
        standaard = validator.Standaard(shared / "stop-1.3.0", saxon)
        yield partial(keur, validator, standaard, tmp_path_factory.mktemp("levering"))
