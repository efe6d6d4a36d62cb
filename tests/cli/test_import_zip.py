"""`renvooi import` of a zip with names that lead out of it."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from pipeline.formats.stop.write import write
from tests.stop.proefstukken import BESLUIT, VERSIE


@pytest.mark.parametrize("weg", ["../../../buiten/", "/tmp/buiten/", "..\\..\\buiten\\", "a/../../buiten/"])
def test_a_name_in_a_zip_leads_nowhere(renvooi: Callable[..., Result], root: Path, tmp_path: Path, weg: str) -> None:
    """The names in a zip are names only: the text goes to its address, and beside it nothing is written."""
    buiten = f"buiten-{tmp_path.name}"  # a name that no other test makes
    weg = weg.replace("buiten", buiten)
    delen = {f"{weg}{naam}": inhoud for naam, inhoud in write(VERSIE, BESLUIT).bestanden.items()}
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archief:
        for naam, inhoud in delen.items():
            archief.writestr(zipfile.ZipInfo(naam), inhoud)
    voor = {pad for pad in tmp_path.rglob("*") if pad.is_file()}
    (root / "dorp/overheid.yaml").write_text(
        (root / "dorp/overheid.yaml").read_text(encoding="utf-8").replace("gm9998", "gm9999"), encoding="utf-8"
    )
    gedaan = renvooi("import", str(tmp_path / "x.zip"), "--to", "dorp/zip@1")
    nieuw = {pad for pad in tmp_path.rglob("*") if pad.is_file()} - voor
    assert gedaan.exit_code in (0, 2)
    assert all(pad.is_relative_to(root / "dorp/zip") for pad in nieuw)
    assert bool(nieuw) is (gedaan.exit_code == 0)
    assert not list(tmp_path.parent.rglob(buiten))
    assert not Path("/tmp", buiten).exists()
