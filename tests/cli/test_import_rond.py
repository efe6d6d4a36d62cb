"""CVDR in, out with the package for DROP, and in again: the same files, and no word that the source doesn't have."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from lxml import etree

from tests.cli.test_import_veel import cvdr

Renvooi = Callable[..., Result]
TABEL = "<table><tgroup cols='1'><tbody><row><entry><al>a</al></entry></row></tbody></tgroup></table>"
KAAL = "<regeling-sluiting><slotformulering><al>Aldus vastgesteld.</al></slotformulering></regeling-sluiting>"
GETEKEND = KAAL.replace(
    "</slotformulering>",
    f"{TABEL}</slotformulering><ondertekening><functie>de griffier,</functie><functie>A.B.</functie></ondertekening>",
)


def documenten(shared: Path) -> dict[str, str]:
    """What CVDR has around a text: a closing with and without signatures, a table in it, nothing; and real ones."""
    echt = sorted((shared / "corpus/cvdr-xml").glob("*.xml"))
    return {
        "kaal": cvdr(1, "2020-01-01"),
        "getekend": cvdr(1, "2020-01-01").replace(KAAL, GETEKEND),
        "niets": cvdr(1, "2020-01-01").replace(KAAL, "").replace("<al>De raad besluit:</al>", ""),
        "los": met_los(),
    } | {pad.name[:10].lower(): pad.read_text(encoding="utf-8") for pad in echt}


PROEF = """proef:
  oin: "00000000000000009998"
  datum_bekendmaking: "2020-01-02"
  inwerkingtreding: "2020-01-03"
  vastgesteld: "2020-01-01"
"""
LOS = """<tekst><al>Tekst voor alles.</al></tekst><hoofdstuk><kop><label>Hoofdstuk</label><nr>1</nr></kop>
<structuurtekst><al>Tekst in een hoofdstuk:</al><lijst><li nr="a."><al>een;</al></li></lijst></structuurtekst>
<artikel><kop><label>Artikel</label><nr>1</nr></kop><al>Spelen mag.</al></artikel>
<structuurtekst><al>Tekst na een artikel.</al></structuurtekst></hoofdstuk>
<hoofdstuk><kop><label>Hoofdstuk</label><nr>2</nr></kop></hoofdstuk>
<artikel><kop/><lid><lidnr>1.</lidnr><al>Zonder kop.</al></lid></artikel>"""
"""Text outside articles, before, between and after them; a chapter without any; an article without a heading."""


def met_los() -> str:
    begin, _, rest = cvdr(1, "2020-01-01").partition("<artikel>")
    return begin + LOS + rest.partition("</artikel>")[2]


def uit(renvooi: Renvooi, adres: str, map_: Path) -> bytes:
    """The XML for CVDR of a version."""
    assert renvooi("drop", adres, "--proef", "-o", str(map_ / "uit.zip")).exit_code == 0
    with zipfile.ZipFile(map_ / "uit.zip") as archief:
        (naam,) = (naam for naam in archief.namelist() if naam.endswith("regeling.xml"))
        return archief.read(naam)


def regeling(xml: bytes) -> bytes:
    """The XML of the text without the data above it, in which a trial says that it is one."""
    (element,) = etree.fromstring(xml).iter("{*}regeling")
    return etree.tostring(element)


def teksten(map_: Path) -> dict[str, bytes]:
    """The files of a version with the words of its law, in it and around it."""
    delen = (pad for pad in map_.rglob("*.md"))
    return {pad.relative_to(map_).as_posix(): pad.read_bytes() for pad in delen}


@pytest.mark.parametrize("naam", ["kaal", "getekend", "niets", "los", "cvdr100394", "cvdr621050"])
def test_what_came_in_goes_out_and_comes_in_the_same(
    renvooi: Renvooi, root: Path, tmp_path: Path, shared: Path, naam: str
) -> None:
    (tmp_path / "in.xml").write_text(documenten(shared)[naam], encoding="utf-8")
    assert renvooi("import", str(tmp_path / "in.xml"), "--to", "dorp/heen@1").exit_code == 0
    (tmp_path / "weer.xml").write_bytes(uit(renvooi, "heen@1", tmp_path))
    assert renvooi("import", str(tmp_path / "weer.xml"), "--to", "dorp/weer@1").exit_code == 0
    heen = teksten(root / "dorp/heen/1")
    assert heen == teksten(root / "dorp/weer/1")
    assert ("besluit/slot.md" in heen) == (naam not in ("niets", "cvdr100394"))
    assert regeling(uit(renvooi, "weer@1", tmp_path)) == regeling((tmp_path / "weer.xml").read_bytes())


def test_the_data_that_go_out_are_none_but_those_of_the_source(renvooi: Renvooi, tmp_path: Path, shared: Path) -> None:
    """Who adopted it and what it changed stands in a source and not in our records; nothing else is put there."""
    for naam, inhoud in documenten(shared).items():
        (tmp_path / "in.xml").write_text(inhoud, encoding="utf-8")
        assert renvooi("import", str(tmp_path / "in.xml"), "--to", f"dorp/{naam}@1").exit_code == 0
        xml = etree.fromstring(uit(renvooi, f"{naam}@1", tmp_path))
        assert not [een.tag for soort in ("isRatifiedBy", "betreft", "functie") for een in xml.iter(f"{{*}}{soort}")]


def test_the_closing_is_that_of_the_version_that_was_taken_over(renvooi: Renvooi, root: Path, tmp_path: Path) -> None:
    """CVDR has the aanhef and the closing as they are now, also of an ordinance that was amended since."""
    for nummer in (1, 2):
        inhoud = cvdr(nummer, f"202{nummer}-01-01", f"Tekst {nummer}.").replace("Aldus", f"Aldus {nummer}")
        (tmp_path / f"{nummer}.xml").write_text(inhoud, encoding="utf-8")
    assert renvooi("import", str(tmp_path / "1.xml"), str(tmp_path / "2.xml"), "--to", "dorp/x").exit_code == 0
    for nummer in (1, 2):
        assert f"Aldus {nummer} vastgesteld." in uit(renvooi, f"dorp/x@202{nummer}-01-01", tmp_path).decode()
    gebouwd = renvooi("build", "dorp/x", "-f", "html", "-o", str(tmp_path / "build"))
    assert gebouwd.exit_code == 0
    besluit = (tmp_path / "build/dorp/x/2022-01-01/raadsbesluit.html").read_text(encoding="utf-8")
    assert besluit.count("Aldus") == 1
    assert "Aldus 2 vastgesteld." in besluit


def test_text_outside_articles_is_told_by_the_report_by_lint_and_by_what_stop_refuses(
    renvooi: Renvooi, root: Path, tmp_path: Path
) -> None:
    (tmp_path / "los.xml").write_text(met_los(), encoding="utf-8")
    verslag = tmp_path / "verslag.txt"
    assert renvooi("import", str(tmp_path / "los.xml"), "--to", "dorp/los@1", "--report", str(verslag)).exit_code == 0
    gezegd = [regel.partition("los.xml:")[2] for regel in verslag.read_text(encoding="utf-8").splitlines()]
    buiten = "waarschuwing INLEES-VERLIES Tekst buiten de artikelen staat nu in een artikel zonder opschrift."
    assert [regel.partition(" ")[2] for regel in gezegd if "Tekst buiten" in regel] == [buiten] * 3
    assert any(regel.endswith("Een <artikel> heeft geen kop.") for regel in gezegd)
    lint = renvooi("lint", "dorp/los@1")
    assert lint.stdout.count("STR-01 fout “[zonder opschrift]” heeft geen nummer.") == 4
    assert "STR-04 waarschuwing “Hoofdstuk 1” staat naast “[zonder opschrift]”." in lint.stdout
    assert "STR-11 fout Onder “Hoofdstuk 2” staat niets." in lint.stdout
    with (root / "dorp/los/1/versie.yaml").open("a", encoding="utf-8") as record:
        record.write(PROEF)
    stop = renvooi("stop", "dorp/los@1", "--proef", "-o", str(tmp_path / "stop.zip"))
    assert stop.exit_code == 2
    assert "STOP staat daar maar één soort onderdelen toe" in stop.stderr
    assert "hoofdstuk 2 heeft geen inhoud; STOP eist die" in stop.stderr
