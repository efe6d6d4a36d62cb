"""`renvooi import` of folders and zips as people have them: all kinds beside each other, and files that are no text."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from pipeline.cli.inleesbronnen import bronnen
from pipeline.formats.stop.write import write
from tests.cli.test_import_veel import cvdr
from tests.stop.proefstukken import BESLUIT, VERSIE

Renvooi = Callable[..., Result]
PAGINA = "<html><body><div class='_p_regeling'><h3>Artikel 1</h3><p>Tekst</p></div></body></html>"
WORD = b"PK\x03\x04 [Content_Types].xml"


@pytest.fixture
def map_(tmp_path: Path) -> Path:
    """A folder with one of each, in folders of its own, and what people leave beside them."""
    delen = {
        "cvdr/CVDR77_1.xml": cvdr(1, "2019-01-01").encode(),
        "cvdr/beeld/kaart.png": b"beeld",
        "pagina/regels.html": PAGINA.encode(),
        "tekst/regels.md": b"# Regels\n\n## Artikel 1\n\nTekst\n",
        "tekst/regels.txt": b"Regels\n\nArtikel 1\n\nTekst\n",
        "tekst/README.md": b"# Uitleg\n",
        "word/voorstel.docx": WORD,
        ".verborgen/x.xml": b"<cvdr>",
    } | {f"stop/{naam}": inhoud for naam, inhoud in write(VERSIE, BESLUIT).bestanden.items()}
    for naam, inhoud in delen.items():
        (tmp_path / "export" / naam).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "export" / naam).write_bytes(inhoud)
    return tmp_path / "export"


def test_a_folder_is_told_apart_into_texts(map_: Path) -> None:
    """A delivery of STOP stays one, pages and Markdown are texts as XML is, and what explains them is none."""
    gevonden = [bron.path.relative_to(map_).as_posix() for bron in bronnen((map_,))]
    assert gevonden == [
        "cvdr/CVDR77_1.xml",
        "pagina/regels.html",
        "stop",
        "tekst/regels.md",
        "tekst/regels.txt",
        "word/voorstel.docx",
    ]
    assert [bron.path.name for bron in bronnen((map_,)) if bron.terzijde] == ["voorstel.docx"]


def test_two_whole_texts_of_stop_in_one_folder_are_two_texts(map_: Path) -> None:
    besluit = (map_ / "stop/besluit.xml").read_bytes()
    (map_ / "stop/ander.xml").write_bytes(besluit)
    gevonden = {bron.path.name for bron in bronnen((map_ / "stop",))}
    assert {"besluit.xml", "ander.xml"} <= gevonden


def test_a_text_that_can_not_be_read_is_told_and_keeps_no_other_out(renvooi: Renvooi, map_: Path, root: Path) -> None:
    for naam in ("cvdr/CVDR77_1.xml", "word/voorstel.docx"):
        (map_ / naam).rename(map_ / Path(naam).name)
    for naam in ("pagina", "tekst", "stop"):
        for pad in (map_ / naam).iterdir():
            pad.unlink()
    gedaan = renvooi("import", str(map_), "--to", "dorp")
    assert gedaan.exit_code == 0
    assert "voorstel.docx: Dit soort bestand kan renvooi nog niet inlezen. Bewaar de tekst als platte" in gedaan.stderr
    assert (root / "dorp/speelverordening/2019-01-01/versie.yaml").is_file()


def test_a_document_of_word_is_not_taken_for_a_delivery(renvooi: Renvooi, map_: Path) -> None:
    gedaan = renvooi("import", str(map_ / "word/voorstel.docx"), "--to", "dorp/x@1")
    assert gedaan.exit_code == 2
    assert "Bewaar de tekst als platte tekst" in gedaan.stderr
    assert "STOP-tekst" not in gedaan.stderr


def test_a_text_without_a_day_is_left_out_when_that_may(renvooi: Renvooi, map_: Path, root: Path) -> None:
    gedaan = renvooi("import", str(map_), "--to", "dorp", "--skip-refused")
    assert gedaan.exit_code == 0
    assert "regels.txt: De bron zegt niet wanneer deze tekst in werking trad" in gedaan.stderr
    assert "De tekst is van gm9999, maar “dorp” heeft de code gm9998." in gedaan.stderr
    assert (root / "dorp/speelverordening/2019-01-01/versie.yaml").is_file()


def test_the_same_folder_again_brings_in_what_is_new_only(renvooi: Renvooi, map_: Path, root: Path) -> None:
    renvooi("import", str(map_ / "cvdr"), "--to", "dorp/x")
    voor = {pad: pad.read_bytes() for pad in root.rglob("*") if pad.is_file()}
    (map_ / "cvdr/CVDR77_2.xml").write_text(cvdr(2, "2022-01-01", "Anders."), encoding="utf-8")
    gedaan = renvooi("import", str(map_ / "cvdr"), "--to", "dorp/x", "--skip-refused")
    assert gedaan.exit_code == 0
    assert "De versie dorp/x@2019-01-01 bestaat al" in gedaan.stderr
    assert {pad: pad.read_bytes() for pad in voor} == voor
    assert (root / "dorp/x/2022-01-01/versie.yaml").is_file()
    weer = renvooi("import", str(map_ / "cvdr"), "--to", "dorp/x", "--skip-refused")
    assert (weer.exit_code, "bestaat al" in weer.stderr) == (2, True)


def test_a_folder_without_a_text_is_named(renvooi: Renvooi, tmp_path: Path) -> None:
    (tmp_path / "leeg").mkdir()
    gedaan = renvooi("import", str(tmp_path / "leeg"), "--to", "dorp/x@1")
    assert gedaan.exit_code == 2
    assert f"{(tmp_path / 'leeg').as_posix()}: " in gedaan.stderr


def test_a_zip_of_documents_is_the_same_as_its_files(renvooi: Renvooi, root: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "export.zip", "w") as archief:
        for nummer, dag in ((1, "2019-01-01"), (2, "2022-03-01")):
            inhoud = cvdr(nummer, dag, f"Tekst {nummer}.")
            archief.writestr(f"{nummer}/CVDR77_{nummer}.xml", inhoud)
            (tmp_path / f"CVDR77_{nummer}.xml").write_text(inhoud, encoding="utf-8")
        archief.writestr("manifest.xml", "<work/>")
    gedaan = renvooi("import", str(tmp_path / "export.zip"), "--to", "dorp/zip")
    assert gedaan.exit_code == 0
    assert "manifest.xml: Dit is het manifest" in gedaan.stderr
    renvooi("import", *(str(pad) for pad in sorted(tmp_path.glob("*.xml"))), "--to", "dorp/los")
    een, ander = (
        {pad.relative_to(root / "dorp" / lijn): pad.read_bytes() for pad in (root / "dorp" / lijn).rglob("*.*")}
        for lijn in ("zip", "los")
    )
    assert een == ander


def test_many_versions_of_many_works_are_stored_as_when_they_come_one_by_one(
    renvooi: Renvooi, root: Path, tmp_path: Path
) -> None:
    """A store is read once for all of them; what one version sees of the others is its own lineage."""
    for werk in range(70, 75):
        for nummer in (1, 2):
            inhoud = cvdr(nummer, f"202{nummer}-01-01", f"Tekst {werk}.{nummer}.", f"Regels {werk}")
            (tmp_path / f"{werk}-{nummer}.xml").write_text(inhoud.replace("CVDR77", f"CVDR{werk}"), encoding="utf-8")
    paden = sorted(tmp_path.glob("*.xml"))
    assert renvooi("import", *map(str, paden), "--to", "dorp").exit_code == 0

    def inhoud_van(map_: Path) -> dict[str, bytes]:
        return {pad.relative_to(map_).as_posix(): pad.read_bytes() for pad in map_.glob("regels-*/**/*.*")}

    samen = inhoud_van(root / "dorp")
    (root / "stad").mkdir()
    (root / "stad/overheid.yaml").write_bytes((root / "dorp/overheid.yaml").read_bytes())
    for pad in paden:
        assert renvooi("import", str(pad), "--to", "stad").exit_code == 0
    assert inhoud_van(root / "stad") == samen
    assert len([naam for naam in samen if naam.endswith("versie.yaml")]) == 10
