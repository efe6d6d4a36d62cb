"""National law in a store: read, compared and judged, and never proposed, delivered or recorded as published."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tests.inlezen.test_beschadigd import DOCUMENTEN

Renvooi = Callable[..., Result]
RIJK = "naam: Rijk\nsoort: rijk\ncode: mnre1034\norganen:\n  raad: de Staten-Generaal\n  college: de regering\n"


@pytest.fixture
def wet(renvooi: Renvooi, root: Path, tmp_path: Path) -> str:
    """The address of the second of two versions of a law, with words before it as a law has."""
    (root / "rijk").mkdir()
    (root / "rijk/overheid.yaml").write_text(RIJK, encoding="utf-8")
    for jaar, woord in (("2020", "drie"), ("2021", "vier")):
        inhoud = DOCUMENTEN["bwb.xml"].replace(b"2020-01-01", f"{jaar}-01-01".encode()).replace(b"een;", woord.encode())
        aanhef = b"<wet-besluit><wet-aanhef><al>Alzo Wij in overweging genomen hebben</al></wet-aanhef>"
        inhoud = inhoud.replace(b"<wet-besluit>", aanhef)
        (tmp_path / f"{jaar}.xml").write_bytes(inhoud)
        assert renvooi("import", str(tmp_path / f"{jaar}.xml"), "--to", "rijk/wet").exit_code == 0
    return "rijk/wet@2021-01-01"


def test_a_law_is_read_compared_and_judged(renvooi: Renvooi, wet: str, tmp_path: Path) -> None:
    gezegd = renvooi("compare", "rijk/wet@2020-01-01", wet)
    assert gezegd.exit_code == 0
    assert '"drie" wordt "vier"' in gezegd.stdout
    assert renvooi("fmt", "--check").exit_code == 0
    assert renvooi("text", wet).exit_code == 0
    assert renvooi("status").exit_code == 0
    assert renvooi("lint", wet).exit_code in (0, 1)
    assert renvooi("build", "rijk/wet", "-f", "html", "-o", str(tmp_path / "uit")).exit_code == 0
    gemaakt = {pad.relative_to(tmp_path / "uit/rijk/wet").as_posix() for pad in (tmp_path / "uit/rijk").rglob("*.html")}
    assert gemaakt == {f"{versie}-01-01/geconsolideerd.html" for versie in ("2020", "2021")}


@pytest.mark.parametrize(
    "woorden",
    [
        ("drop", "--proef", "-o", "uit.zip"),
        ("stop", "--proef", "-o", "uit.zip"),
        ("submit", "--by", "de Kamer"),
        ("adopt", "--by", "de Kamer", "--on", "2020-12-01"),
        ("announce", "stb-2020-1", "2020-12-02"),
    ],
)
def test_a_law_is_not_ours_to_make(renvooi: Renvooi, wet: str, woorden: tuple[str, ...]) -> None:
    opdracht, *rest = woorden
    gedaan = renvooi(opdracht, wet, *rest)
    assert gedaan.exit_code == 2
    assert f"{wet} is regelgeving van het Rijk" in gedaan.stderr
