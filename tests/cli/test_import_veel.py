"""`renvooi import` of what municipalities have published: formats by their root, many at once, with a report."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from pipeline.model import Adres, Alinea, Artikel, Lid, Tekst
from pipeline.store import laad, map_bron

Renvooi = Callable[..., Result]
CVDR = """<cvdr xmlns="http://standaarden.overheid.nl/cvdr/terms/" xmlns:d="http://purl.org/dc/terms/"
 xmlns:o="http://standaarden.overheid.nl/cvdr/meta/"><meta><owmskern><d:identifier>CVDR77_{nummer}</d:identifier>
<d:creator>Dorp</d:creator></owmskern><owmsmantel><d:alternative>{titel}</d:alternative></owmsmantel><cvdripm>
<o:inwerkingtredingDatum>{dag}</o:inwerkingtredingDatum></cvdripm></meta><body><intitule>{titel}</intitule><regeling>
<aanhef><preambule><al>De raad besluit:</al></preambule></aanhef><regeling-tekst><artikel><kop>
<label>Artikel 1 Doel</label></kop>
<lijst><li nr="1."><al>{tekst}</al></li><li nr="2."><al>Meer.</al></li></lijst></artikel></regeling-tekst>
<regeling-sluiting><slotformulering><al>Aldus vastgesteld.</al></slotformulering></regeling-sluiting>
</regeling></body></cvdr>
"""


def cvdr(nummer: int, dag: str, tekst: str = "Spelen mag.", titel: str = "Speelverordening") -> str:
    return CVDR.format(nummer=nummer, dag=dag, tekst=tekst, titel=titel)


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """A folder with two versions of one ordinance, the later first by name, and a manifest."""
    folder = tmp_path / "export"
    folder.mkdir()
    (folder / "a.xml").write_text(cvdr(2, "2022-03-01", "Spelen mag overal."), encoding="utf-8")
    (folder / "b.xml").write_text(cvdr(1, "2019-01-01"), encoding="utf-8")
    (folder / "manifest.xml").write_text("<work/>", encoding="utf-8")
    return folder


def test_a_document_of_cvdr_becomes_a_version_with_its_origin(renvooi: Renvooi, root: Path, export: Path) -> None:
    result = renvooi("import", str(export / "a.xml"), "--to", "dorp/spelen-2@2022")
    assert (result.exit_code, result.stdout) == (0, "dorp/spelen-2@2022: 6 bestanden, 0 identiteiten.\n")
    assert "Als leden gelezen" in result.stderr
    versie = laad(map_bron(root), Adres("dorp", "spelen-2", "2022"))
    (herkomst,) = versie.gegevens.herkomst
    assert herkomst.sha256 == hashlib.sha256((export / "a.xml").read_bytes()).hexdigest()
    assert (herkomst.bestand, herkomst.identificatie) == ("a.xml", "CVDR77_2")
    (artikel,) = versie.regeling.lichaam
    assert isinstance(artikel, Artikel)
    assert (artikel.kop.nummer, artikel.kop.opschrift) == ("1", (Tekst("Doel"),))
    assert [deel.nummer for deel in artikel.inhoud if isinstance(deel, Lid)] == ["1", "2"]
    assert versie.besluit is not None
    assert versie.besluit.stukken["aanhef"].inhoud == (Alinea((Tekst("De raad besluit:"),)),)
    assert versie.besluit.stukken["slot"].inhoud == (Alinea((Tekst("Aldus vastgesteld."),)),)


def test_versions_follow_each_other_by_the_day_they_take_effect(renvooi: Renvooi, root: Path, export: Path) -> None:
    result = renvooi("import", str(export), "--to", "dorp/buiten")
    assert result.exit_code == 0
    assert "er staat geen tekst van een regeling in" in result.stderr
    assert [regel.split()[0] for regel in result.stdout.splitlines()] == [
        "versie",
        "dorp/buiten@2019-01-01",
        "dorp/buiten@2022-03-01",
        "2",
    ]
    bron = map_bron(root)
    assert laad(bron, Adres("dorp", "buiten", "2022-03-01")).gegevens.was == ("2019-01-01",)
    assert renvooi("compare", "dorp/buiten@2019-01-01", "dorp/buiten@2022-03-01").exit_code == 0
    assert renvooi("fmt", "--check", str(root / "dorp" / "buiten")).exit_code == 0


def test_with_the_authority_alone_each_lineage_is_named_by_its_title(
    renvooi: Renvooi, root: Path, export: Path
) -> None:
    (export / "c.xml").write_text(cvdr(5, "2020-01-01", titel="Hondenregels").replace("CVDR77", "CVDR78"), "utf-8")
    assert renvooi("import", str(export), "--to", "dorp").exit_code == 0
    gemaakt = sorted(deel.name for deel in (root / "dorp").iterdir() if deel.is_dir())
    assert gemaakt == ["honden", "hondenregels", "speelverordening", "spelen"]


def test_many_files_are_the_same_as_one_by_one(renvooi: Renvooi, root: Path, export: Path) -> None:
    for nummer in range(3, 9):
        (export / f"{nummer}.xml").write_text(cvdr(nummer, f"2023-0{nummer}-01", f"Tekst {nummer}."), "utf-8")
    assert renvooi("import", str(export), "--to", "dorp/veel").exit_code == 0
    for pad in sorted(export.glob("[0-9].xml")):
        assert renvooi("import", str(pad), "--to", f"dorp/los@2023-0{pad.stem}-01").exit_code == 0
        een, ander = (root / "dorp" / lijn / f"2023-0{pad.stem}-01" / "tekst" for lijn in ("veel", "los"))
        assert {deel.name: deel.read_bytes() for deel in een.iterdir()} == {
            deel.name: deel.read_bytes() for deel in ander.iterdir()
        }


def test_one_file_that_is_wrong_keeps_all_of_them_out_unless_it_may_be_left_out(
    renvooi: Renvooi, root: Path, export: Path
) -> None:
    (export / "c.xml").write_text("<cvdr><body>", encoding="utf-8")
    result = renvooi("import", str(export), "--to", "dorp/x")
    assert result.exit_code == 2
    assert "c.xml:1: Het bestand is geen goede XML" in result.stderr
    assert not (root / "dorp/x").exists()
    result = renvooi("import", str(export), "--to", "dorp/x", "--skip-refused")
    assert result.exit_code == 0
    assert "Overgeslagen: " in result.stderr
    assert len(list((root / "dorp/x").iterdir())) == 3


def test_the_report_has_every_remark_with_its_place(renvooi: Renvooi, export: Path, tmp_path: Path) -> None:
    verslag = tmp_path / "verslag.json"
    assert renvooi("import", str(export), "--to", "dorp/x", "--report", str(verslag)).exit_code == 0
    gelezen = json.loads(verslag.read_text(encoding="utf-8"))
    assert [tekst["versie"] for tekst in gelezen["teksten"]] == ["dorp/x@2019-01-01", "dorp/x@2022-03-01"]
    assert gelezen["teksten"][0]["telling"] == {
        "artikelen": 1,
        "leden": 2,
        "onderdelen": 0,
        "tabellen": 0,
        "woorden": 9,
    }
    codes = {melding["code"] for tekst in gelezen["teksten"] for melding in tekst["meldingen"]}
    assert "INLEES-HERKEND" in codes
    herkend = [melding for melding in gelezen["teksten"][0]["meldingen"] if melding["code"] == "INLEES-HERKEND"]
    assert all(melding["regel"] for melding in herkend)
    assert len(gelezen["geweigerd"]) == 1
    platte = tmp_path / "verslag.txt"
    assert renvooi("import", str(export), "--to", "dorp/y", "--report", str(platte)).exit_code == 0
    assert "INLEES-HERKEND" in platte.read_text(encoding="utf-8")


def test_a_version_without_a_change_is_told(renvooi: Renvooi, export: Path, tmp_path: Path) -> None:
    (export / "c.xml").write_text(cvdr(3, "2023-01-01", "Spelen mag overal."), encoding="utf-8")
    verslag = tmp_path / "verslag.txt"
    assert renvooi("import", str(export), "--to", "dorp/x", "--report", str(verslag)).exit_code == 0
    (regel,) = (regel for regel in verslag.read_text(encoding="utf-8").splitlines() if "INLEES-GELIJK" in regel)
    assert regel.endswith("De tekst is dezelfde als die van dorp/x@2022-03-01.")


def test_review_shows_what_is_uncertain(renvooi: Renvooi, tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("Besluit X\n\nArtikel 1 Doel\n\nSpelen mag.\n", encoding="utf-8")
    result = renvooi("import", str(tmp_path / "x.txt"), "--to", "dorp/x@1", "--review")
    assert result.exit_code == 0
    assert "x.txt:3: Als kop gelezen: een regel die er zo uitziet. Artikel 1: “Doel Spelen mag. …”" in result.stdout


@pytest.mark.parametrize(
    ("naar", "waarom"),
    [
        ("dorp/x@1", "is één versie, en er zijn 2 teksten"),
        ("dorp/X", "geen volledig adres"),
        ("stad/x", "nog niets bekend"),
    ],
)
def test_an_address_that_does_not_fit_is_refused(renvooi: Renvooi, export: Path, naar: str, waarom: str) -> None:
    result = renvooi("import", str(export), "--to", naar)
    assert result.exit_code == 2
    assert waarom in result.stderr


def test_a_version_without_a_day_has_no_name_of_its_own(renvooi: Renvooi, export: Path) -> None:
    (export / "b.xml").write_text(cvdr(1, ""), encoding="utf-8")
    result = renvooi("import", str(export), "--to", "dorp/x")
    assert result.exit_code == 2
    assert "niet wanneer deze tekst in werking trad" in result.stderr
