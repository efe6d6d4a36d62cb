"""`renvooi import` into a lineage that has versions already: what an imported version follows, and what is told."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import Result

from pipeline.model import Adres
from pipeline.store import laad, map_bron
from pipeline.store.lezen import lees_gegevens, voorgangers
from tests.cli.test_import_veel import cvdr

Renvooi = Callable[..., Result]


@pytest.fixture
def haal_binnen(renvooi: Renvooi, tmp_path: Path) -> Callable[..., Result]:
    """Import a version of one ordinance: its number, its day, its words, and where it goes."""

    def doe(nummer: int, dag: str, tekst: str, naar: str = "dorp/x") -> Result:
        pad = tmp_path / f"CVDR77_{nummer}.xml"
        pad.write_text(cvdr(nummer, dag, tekst), encoding="utf-8")
        return renvooi("import", str(pad), "--to", naar)

    return doe


def was(root: Path, versie: str) -> tuple[str, ...]:
    return lees_gegevens(map_bron(root), Adres("dorp", "x", versie)).was


def test_an_imported_version_follows_the_one_that_is_stored(haal_binnen: Callable[..., Result], root: Path) -> None:
    assert haal_binnen(1, "2019-01-01", "Een.").exit_code == 0
    assert haal_binnen(2, "2021-01-01", "Twee.").exit_code == 0
    assert haal_binnen(3, "2023-01-01", "Drie.", "dorp/x@derde").exit_code == 0
    assert [was(root, naam) for naam in ("2019-01-01", "2021-01-01", "derde")] == [(), ("2019-01-01",), ("2021-01-01",)]
    bron = map_bron(root)
    assert voorgangers(bron, laad(bron, Adres("dorp", "x", "derde"))) == (Adres("dorp", "x", "2021-01-01"),)


def test_a_version_between_two_others_is_told_and_changes_neither(
    haal_binnen: Callable[..., Result], root: Path
) -> None:
    haal_binnen(1, "2019-01-01", "Een.")
    haal_binnen(3, "2023-01-01", "Drie.")
    voor = (root / "dorp/x/2023-01-01/versie.yaml").read_bytes()
    gedaan = haal_binnen(2, "2021-01-01", "Twee.")
    assert was(root, "2021-01-01") == ("2019-01-01",)
    assert (
        "dorp/x@2023-01-01 is van later en volgt op dorp/x@2019-01-01; zet 2021-01-01 bij haar `was`." in gedaan.stderr
    )
    assert (root / "dorp/x/2023-01-01/versie.yaml").read_bytes() == voor
    eerst = haal_binnen(0, "2017-01-01", "Nul.")
    assert was(root, "2017-01-01") == ()
    assert "dorp/x@2019-01-01 is van later en volgt op geen andere; zet 2017-01-01 bij haar `was`." in eerst.stderr


def test_the_same_words_as_the_stored_version_are_told(haal_binnen: Callable[..., Result]) -> None:
    haal_binnen(1, "2019-01-01", "Een.")
    assert "De tekst is dezelfde als die van dorp/x@2019-01-01." in haal_binnen(2, "2021-01-01", "Een.").stderr


def test_what_is_there_is_never_overwritten(haal_binnen: Callable[..., Result], root: Path) -> None:
    haal_binnen(1, "2019-01-01", "Een.")
    weer = haal_binnen(2, "2019-01-01", "Twee.")
    assert weer.exit_code == 2
    assert "De versie dorp/x@2019-01-01 bestaat al" in weer.stderr
    assert [deel.name for deel in (root / "dorp/x").iterdir() if deel.is_dir()] == ["2019-01-01"]


def test_the_versions_of_a_law_become_folders_with_their_days(renvooi: Renvooi, root: Path, shared: Path) -> None:
    """Seven toestanden of the Drank- en Horecawet, given from last to first, two of them of one day."""
    paden = sorted((shared / "corpus/bwb-xml").glob("BWBR0002458_*.xml"))
    assert renvooi("import", *map(str, reversed(paden)), "--to", "dorp/drank").exit_code == 0
    bron = map_bron(root)
    namen = sorted(deel.name for deel in (root / "dorp/drank").iterdir() if deel.is_dir())
    dagen = [pad.name.split("_")[1] for pad in paden]
    assert namen == [dag if dag not in dagen[:n] else f"{dag}-2" for n, dag in enumerate(dagen)]
    for naam, pad, dag in zip(namen, paden, dagen, strict=True):
        gegevens = lees_gegevens(bron, Adres("dorp", "drank", naam))
        assert gegevens.herkomst[0].bestand == pad.name
        assert gegevens.inwerkingtreding == date.fromisoformat(dag)
        assert (gegevens.vastgesteld, gegevens.ondertekend, gegevens.bekendgemaakt) == (None, None, None)
    volgt = {naam: lees_gegevens(bron, Adres("dorp", "drank", naam)).was for naam in namen}
    assert volgt == {namen[0]: ()} | {later: (eerder,) for eerder, later in pairwise(namen)}
    gezegd = renvooi("compare", "drank@2013-01-01", "drank@2013-01-01-2", "-f", "json")
    (nieuw,) = (een for een in json.loads(gezegd.stdout)["wijzigingen"] if een["eenheid"].startswith("artikel"))
    assert (nieuw["eenheid"], nieuw["soort"]) == ("artikel 48a", "nieuw")


def test_a_version_that_follows_another_work_is_told(
    haal_binnen: Callable[..., Result], renvooi: Renvooi, root: Path, tmp_path: Path
) -> None:
    """A new ordinance may follow an old one; a file in the wrong lineage does too, and only a person knows which."""
    haal_binnen(1, "2019-01-01", "Een.")
    assert "ander werk" not in haal_binnen(2, "2020-01-01", "Twee.").stderr
    (tmp_path / "ander.xml").write_text(cvdr(1, "2021-01-01", "Drie.").replace("CVDR77", "CVDR88"), encoding="utf-8")
    gedaan = renvooi("import", str(tmp_path / "ander.xml"), "--to", "dorp/x")
    assert was(root, "2021-01-01") == ("2020-01-01",)
    assert "dorp/x@2021-01-01 is een ander werk (cvdr88) dan dorp/x@2020-01-01 (cvdr77)" in gedaan.stderr


def test_a_version_under_another_title_comes_behind_its_own_work(renvooi: Renvooi, root: Path, tmp_path: Path) -> None:
    """Titles change, and the name of a lineage that is there doesn't; another Work of that title gets another name."""
    for nummer, dag, titel, werk in (
        (1, "2019-01-01", "Speelverordening", "CVDR77"),
        (2, "2021-01-01", "Verordening spelen 2021", "CVDR77"),
        (1, "2022-01-01", "Speelverordening", "CVDR88"),
    ):
        inhoud = cvdr(nummer, dag, f"Van {dag}.", titel).replace("CVDR77", werk)
        (tmp_path / "x.xml").write_text(inhoud, encoding="utf-8")
        assert renvooi("import", str(tmp_path / "x.xml"), "--to", "dorp").exit_code == 0
    lijnen = {
        map_.name: sorted(deel.name for deel in map_.iterdir() if deel.is_dir())
        for map_ in (root / "dorp").iterdir()
        if map_.is_dir()
    }
    assert lijnen["speelverordening"] == ["2019-01-01", "2021-01-01"]
    assert lijnen["speelverordening-cvdr88"] == ["2022-01-01"]


def test_a_long_title_gives_a_name_of_whole_words(renvooi: Renvooi, root: Path, tmp_path: Path) -> None:
    titel = "Verordening op de behandeling van bezwaarschriften en klachten over voorzieningen"
    (tmp_path / "x.xml").write_text(cvdr(1, "2019-01-01", titel=titel), encoding="utf-8")
    assert renvooi("import", str(tmp_path / "x.xml"), "--to", "dorp").exit_code == 0
    assert (root / "dorp/verordening-op-de-behandeling-van-bezwaarschriften-en").is_dir()
