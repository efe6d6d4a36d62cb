"""What a STOP text comes in: files of every shape, and files that nobody should trust."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest

from pipeline.formats.stop.read import lees, uitgepakt
from pipeline.formats.stop.write import write
from pipeline.formats.stop.xml import AANLEVERING, DATA, TEKST
from pipeline.model import Grondslag, Refused, Status
from tests.stop.proefstukken import BESLUIT, GEGEVENS, LIJN, VERSIE

REGELING = (
    f'<RegelingCompact xmlns="{TEKST}"><RegelingOpschrift><Al>X</Al></RegelingOpschrift><Lichaam><Artikel><Kop><Label>'
    "Artikel</Label><Nummer>1</Nummer></Kop><Inhoud><Al>y</Al></Inhoud></Artikel></Lichaam></RegelingCompact>"
)
METADATA = (
    f'<RegelingMetadata xmlns="{DATA}"><eindverantwoordelijke>/tooi/id/provincie/pv26</eindverantwoordelijke>'
    "<officieleTitel>X</officieleTitel><afkortingen/></RegelingMetadata>"
)


def uitlevering(naam: str, inhoud: str) -> bytes:
    return f'<{naam} xmlns="https://standaarden.overheid.nl/lvbb/stop/uitlevering/">{inhoud}</{naam}>'.encode()


def identificatie(expressie: str) -> str:
    werk = expressie.partition("/nld@")[0]
    return (
        f'<ExpressionIdentificatie xmlns="{DATA}"><FRBRWork>{werk}</FRBRWork><FRBRExpression>{expressie}'
        "</FRBRExpression></ExpressionIdentificatie>"
    )


def versie(expressie: str, nummer: str) -> str:
    module = f'<RegelingVersieMetadata xmlns="{DATA}"><versienummer>{nummer}</versienummer></RegelingVersieMetadata>'
    return f"<RegelingVersie>{identificatie(expressie)}{module}{REGELING}</RegelingVersie>"


def problemen(bestanden: dict[str, bytes], keuze: str = "") -> str:
    with pytest.raises(Refused) as geweigerd:
        lees(bestanden, keuze)
    return str(geweigerd.value)


def test_our_own_delivery_gives_its_records_back() -> None:
    gelezen = lees(write(VERSIE, BESLUIT).bestanden)
    assert (gelezen.overheid, gelezen.versienummer) == ("gm9999", "1")
    assert gelezen.gegevens.werk == "2026/speelplekken-2026"
    assert gelezen.gegevens.status is Status.VASTGESTELD
    datums = ("vastgesteld", "ondertekend", "inwerkingtreding")
    assert [getattr(gelezen.gegevens, naam) for naam in datums] == [getattr(GEGEVENS, naam) for naam in datums]
    assert gelezen.gegevens.bekendgemaakt is None  # a delivery says when it should be published, not that it was
    assert gelezen.regeling.citeertitel == VERSIE.regeling.citeertitel
    assert gelezen.lijn.onderwerpen == LIJN.onderwerpen
    assert gelezen.lijn.soort_regeling == LIJN.soort_regeling
    assert gelezen.lijn.grondslagen == tuple(een for een in LIJN.grondslagen if een.verwijzing)
    assert gelezen.lijn.grondslagen[0] == Grondslag(
        "artikel 149 van de Gemeentewet", "jci1.3:c:BWBR0005416&artikel=149"
    )
    assert list(gelezen.afbeeldingen.values()) == list(VERSIE.afbeeldingen.values())


def test_a_bare_text_knows_its_words_and_nothing_else() -> None:
    gelezen = lees({"tekst": REGELING.encode()})
    assert (gelezen.regeling.opschrift, gelezen.overheid, gelezen.gegevens.werk) == ("X", "", "")
    assert gelezen.gegevens.status is Status.CONCEPT


def test_a_download_of_the_dso_is_one_text_and_its_modules() -> None:
    bestanden = {
        "Regeling/Tekst.xml": REGELING.encode(),
        "Regeling/Metadata.xml": METADATA.encode(),
        "Regeling/Identificatie.xml": identificatie("/akn/nl/act/pv26/2020/x/nld@2024-02-07;2").encode(),
        "Regeling/Momentopname.xml": f'<Momentopname xmlns="{DATA}"/>'.encode(),
        "pons.gml": b"geen xml",
    }
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w") as archief:
        for naam, inhoud in bestanden.items():
            archief.writestr(naam, inhoud)
    for gelezen in (lees(bestanden), lees(uitgepakt(uit.getvalue(), "x.zip"))):
        assert (gelezen.overheid, gelezen.gegevens.werk) == ("pv26", "2020/x")
        assert gelezen.gegevens.status is Status.BEKENDGEMAAKT
        assert gelezen.gegevens.vastgesteld is None  # the day in the name of an expression is not that of adoption
        assert [verlies.message for verlies in gelezen.verliezen] == [
            "Het metagegeven <afkortingen> is niet overgenomen."
        ]


def test_of_more_versions_one_has_to_be_named() -> None:
    toestand = (
        '<Toestanden xmlns="https://standaarden.overheid.nl/stop/imop/consolidatie/"><BekendeToestand>'
        "<juridischWerkendOp><Periode><vanaf>2020-01-14</vanaf></Periode></juridischWerkendOp>"
        "<instrumentVersie>/akn/nl/act/gm1/2020/x/nld@2</instrumentVersie></BekendeToestand></Toestanden>"
    )
    delen = (versie(f"/akn/nl/act/gm1/2020/x/nld@{nummer}", nummer) for nummer in ("1", "2"))
    bestanden = {"c.xml": uitlevering("Consolidaties", f"<Consolidatie>{toestand}{''.join(delen)}</Consolidatie>")}
    assert "meer regelingen: /akn/nl/act/gm1/2020/x/nld@1, /akn/nl/act/gm1/2020/x/nld@2" in problemen(bestanden)
    assert "“nld@3” wijst niet één regeling aan" in problemen(bestanden, "nld@3")
    gelezen = lees(bestanden, "nld@2")
    assert (gelezen.versienummer, gelezen.gegevens.inwerkingtreding) == ("2", date(2020, 1, 14))
    assert lees(bestanden, "nld@1").gegevens.inwerkingtreding is None


def test_a_missing_image_is_told() -> None:
    bestanden = {naam: inhoud for naam, inhoud in write(VERSIE, BESLUIT).bestanden.items() if not naam.endswith("png")}
    gelezen = lees(bestanden)
    assert gelezen.afbeeldingen == {}
    assert any("zit niet in de levering" in verlies.message for verlies in gelezen.verliezen)


@pytest.mark.parametrize(
    ("inhoud", "waarom"),
    [
        (b"<RegelingCompact><Al></RegelingCompact>", "x.xml:1: Het bestand is geen goede XML"),
        (b"", "geen goede XML"),
        (b"<!DOCTYPE x><x/>", "x.xml:1: Het bestand heeft een DOCTYPE"),
        (b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', "DOCTYPE"),
        (b"<" + b"a><" * 5000 + b"a>", "geen goede XML"),
        (b"<x/>", "geen STOP-tekst met artikelstructuur"),
        (f'<x xmlns="{TEKST}">\n<RegelingMutatie/></x>'.encode(), "x.xml:2: Hierin staat een <RegelingMutatie>"),
        (f'<RegelingVrijetekst xmlns="{TEKST}"/>'.encode(), "vrije tekst"),
        (f'<AanleveringBesluit xmlns="{AANLEVERING}"/>'.encode(), "geen STOP-tekst"),
    ],
)
def test_what_is_no_text_of_stop_is_refused(inhoud: bytes, waarom: str) -> None:
    assert waarom in problemen({"x.xml": inhoud})


def test_a_secret_of_the_machine_is_never_read() -> None:
    inhoud = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><x>&a;</x>'
    assert "DOCTYPE" in problemen({"x.xml": inhoud})


def test_all_broken_files_are_told_at_once() -> None:
    gevonden = problemen({"a.xml": b"<a>", "b.xml": b"<b>", "c.xml": REGELING.encode()})
    assert "a.xml" in gevonden and "b.xml" in gevonden


@pytest.mark.parametrize("inhoud", [b"PK geen zip", b"PK\x03\x04" + b"\0" * 40])
def test_a_broken_zip_is_refused(inhoud: bytes) -> None:
    with pytest.raises(Refused, match="niet te lezen"):
        uitgepakt(inhoud, "x.zip")
