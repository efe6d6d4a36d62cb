"""Deliveries as a whole: valid by the official rules, and what is in them."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest
from lxml import etree

from pipeline.formats.stop.pakket import als_zip
from pipeline.formats.stop.proef import vul_aan
from pipeline.formats.stop.write import write, write_proef
from pipeline.formats.stop.xml import T
from pipeline.model import NOWHERE, Alinea, Blok, Divisie, Kop, Refused, Status, Tekst, Versie, Verwijzing
from tests.stop.keuring import Keuring
from tests.stop.proefstukken import BESLUIT, GEGEVENS, LIJN, OVERHEID, PROEF, REGELING, UITTREKSEL, VERSIE, al, artikel

OUD = replace(
    VERSIE,
    adres=replace(VERSIE.adres, versie="0"),
    gegevens=replace(GEGEVENS, werk="speelplekken-2019", citeertitel="Oude verordening"),
)
KAAL = replace(
    VERSIE,
    overheid=replace(OVERHEID, oin=None),
    lijn=replace(LIJN, onderwerpen=(), soort_regeling=None, uittreksel=True, uittreksel_reden="Alleen wijzigingen."),
    gegevens=replace(
        GEGEVENS,
        status=Status.CONCEPT,
        vastgesteld=None,
        ondertekend=None,
        bekendgemaakt=None,
        inwerkingtreding=None,
        proef=PROEF,
    ),
    regeling=UITTREKSEL,
)


def besluit(versie: Versie, *voorgangers: Versie) -> etree._Element:
    return etree.fromstring(write(versie, BESLUIT, voorgangers).bestanden["besluit.xml"])


def teksten(element: etree._Element, naam: str) -> list[str]:
    return [str(gevonden.text) for gevonden in element.iter(f"{{*}}{naam}")]


@pytest.mark.stop
def test_one_of_everything_is_valid(keuring: Keuring) -> None:
    vervangt = replace(VERSIE, gegevens=replace(GEGEVENS, intrekking=("Oude verordening",)))
    assert keuring(write(vervangt, BESLUIT, (OUD,)).bestanden) == []


WAAROM = Divisie(Kop("", "", (Tekst("Aanleiding"),)), (al("De raad wil meer ruimte om te spelen."),))


@pytest.mark.stop
@pytest.mark.parametrize(
    "delen", [(al("Er is meer ruimte nodig."),), (WAAROM, WAAROM), (replace(WAAROM, inhoud=(WAAROM,)),)]
)
def test_the_motivering_of_the_besluit_is_delivered_as_such(
    keuring: Keuring, delen: tuple[Blok | Divisie, ...]
) -> None:
    bestanden = write(VERSIE, replace(BESLUIT, motivering=delen)).bestanden
    assert keuring(bestanden) == []
    motivering = etree.fromstring(bestanden["besluit.xml"]).find(f".//{T}BesluitCompact/{T}Motivering")
    assert motivering is not None
    assert motivering.get("eId") == "acc"


def test_a_motivering_of_parts_of_two_kinds_is_refused() -> None:
    with pytest.raises(Refused, match="met en zonder onderdelen"):
        write(VERSIE, replace(BESLUIT, motivering=(WAAROM, replace(WAAROM, inhoud=(WAAROM,)))))


@pytest.mark.stop
def test_an_excerpt_with_nothing_known_is_valid_as_a_trial(keuring: Keuring) -> None:
    assert keuring(write_proef(KAAL, BESLUIT).bestanden) == []


@pytest.mark.stop
def test_the_validator_does_find_what_is_wrong(keuring: Keuring) -> None:
    goed = dict(write(VERSIE, BESLUIT).bestanden)
    assert any("LVBB1009" in fout for fout in keuring({n: b for n, b in goed.items() if n != "plan-kaart.png"}))
    stuk = goed["besluit.xml"].replace(b'eId="chp_1__art_2"', b'eId="chp_1__artikel_2"')
    assert keuring(goed | {"besluit.xml": stuk.replace(b"<Al>Per jaar.</Al>", b"<Al/>")})


def test_a_publication_and_a_trial_are_different_assignments() -> None:
    publicatie = etree.fromstring(write(VERSIE, BESLUIT).bestanden["opdracht.xml"])
    proef = etree.fromstring(write_proef(KAAL, BESLUIT).bestanden["opdracht.xml"])
    assert str(publicatie.tag).endswith("publicatieOpdracht")
    assert str(proef.tag).endswith("validatieOpdracht")
    assert teksten(publicatie, "datumBekendmaking") == ["2026-05-20"]
    assert teksten(publicatie, "idBevoegdGezag") == [OVERHEID.oin]
    assert teksten(proef, "idBevoegdGezag") == [PROEF.oin]
    assert teksten(proef, "datumBekendmaking") == ["2027-05-20"]


def test_placeholders_come_from_the_proef_block_only_where_data_is_unknown() -> None:
    vol, aangenomen = vul_aan(
        replace(KAAL, gegevens=replace(KAAL.gegevens, inwerkingtreding=GEGEVENS.inwerkingtreding))
    )
    assert vol.gegevens.inwerkingtreding == GEGEVENS.inwerkingtreding
    assert vol.gegevens.vastgesteld == PROEF.vastgesteld
    assert vol.lijn.rechtsgebieden == LIJN.rechtsgebieden
    assert [wat.split()[0] for wat in aangenomen] == [
        "OIN",
        "vastgesteld",
        "ondertekend",
        "bekendgemaakt",
        "onderwerp",
        "soort",
    ]
    assert vul_aan(replace(VERSIE, gegevens=replace(GEGEVENS, proef=PROEF)))[1] == ()


def test_a_trial_says_that_it_is_one_in_its_text() -> None:
    xml = etree.fromstring(write_proef(KAAL, BESLUIT).bestanden["besluit.xml"])
    redactioneel = xml.find(".//{*}BesluitCompact/{*}Lichaam/{*}Redactioneel")
    assert redactioneel is not None
    assert teksten(redactioneel, "Al")[0] == "Dit is een proefaanlevering, geen bekendmaking."
    assert "Alleen wijzigingen." in teksten(redactioneel, "Al")[-1]


def test_a_trial_without_placeholders_is_refused() -> None:
    with pytest.raises(Refused, match="proef:"):
        write_proef(replace(KAAL, gegevens=replace(KAAL.gegevens, proef=None)), BESLUIT)


def test_what_is_unknown_is_told_at_once() -> None:
    with pytest.raises(Refused) as geweigerd:
        write(KAAL, replace(BESLUIT, aanhef=()))
    meldingen = "\n".join(map(str, geweigerd.value.problems))
    for wat in (
        "uittreksel",
        "concept",
        "OIN",
        "`vastgesteld`",
        "`ondertekend`",
        "`inwerkingtreding`",
        "`bekendgemaakt`",
    ):
        assert wat in meldingen
    for wat in ("onderwerp", "soort regeling", "aanhef"):
        assert wat in meldingen
    assert all(probleem.position != NOWHERE for probleem in geweigerd.value.problems)


def test_the_stamp_and_the_withdrawal_point_to_the_articles_that_say_so() -> None:
    xml = besluit(replace(VERSIE, gegevens=replace(GEGEVENS, intrekking=("Oude verordening",))), OUD)
    artikelen = {str(e.get("eId")): "".join(map(str, e.itertext())) for e in xml.iter("{*}Artikel")}
    stempel, intrekking = xml.find(".//{*}Tijdstempel"), xml.find(".//{*}Intrekking")
    assert stempel is not None and intrekking is not None
    assert "treedt in werking" in artikelen[teksten(stempel, "eId")[0]]
    assert "ingetrokken" in artikelen[teksten(intrekking, "eId")[0]]
    assert teksten(stempel, "datum") == ["2026-06-01"]
    assert teksten(intrekking, "instrument") == ["/akn/nl/act/gm9999/2019/speelplekken-2019"]
    assert teksten(xml, "opvolgerVan") == ["/akn/nl/act/gm9999/2019/speelplekken-2019"]


def test_a_predecessor_that_is_not_withdrawn_is_told_and_left_alone() -> None:
    levering = write(VERSIE, BESLUIT, (OUD,))
    assert b"Intrekking>" not in levering.bestanden["besluit.xml"].replace(b"Opschrift>Intrekking", b"")
    assert any("niet ingetrokken" in melding.message for melding in levering.meldingen)


def test_the_closing_provisions_come_from_one_source() -> None:
    xml = besluit(VERSIE)
    bepalingen = [e for e in xml.iter("{*}Artikel") if str(e.get("eId")).startswith("art_I")]
    assert [teksten(e, "Al")[0] for e in bepalingen] == [
        str(artikel.inhoud[0].inhoud[0].inhoud)  # type: ignore[union-attr]
        for _, artikel in BESLUIT.slotbepalingen
    ]
    assert [e.get("eId") for e in bepalingen] == ["art_II", "art_III", "art_IV"]


def test_a_besluit_that_does_not_say_when_it_starts_is_refused() -> None:
    with pytest.raises(Refused, match="inwerkingtreding"):
        write(VERSIE, replace(BESLUIT, slotbepalingen=BESLUIT.slotbepalingen[:1]))


def test_what_is_still_open_in_the_besluit_blocks_publication_only() -> None:
    open_ = replace(BESLUIT, aanhef=(al("gelet op [nog in te vullen: grondslagen];"),))
    with pytest.raises(Refused, match="nog open: grondslagen"):
        write(VERSIE, open_)
    assert write_proef(KAAL, open_).bestanden


def test_a_reference_is_the_eid_of_its_target() -> None:
    verwijzing = next(e for e in besluit(VERSIE).iter("{*}IntRef") if e.text == "artikel 1:1")
    assert verwijzing.get("ref") == "chp_1__art_1.1"
    assert verwijzing.get("scope") == "Artikel"


@pytest.mark.stop
def test_the_besluit_can_refer_into_the_regulation(keuring: Keuring) -> None:
    naar = Alinea((Tekst("In afwijking van "), Verwijzing("hoofdstuk-1/artikel-1.1.md", (Tekst("artikel 1:1"),))))
    slot = (*BESLUIT.slotbepalingen, ("citeertitel", artikel("", naar)))
    bestanden = write(VERSIE, replace(BESLUIT, slotbepalingen=slot)).bestanden
    assert b'ref="!main#chp_1__art_1.1"' in bestanden["besluit.xml"]
    assert keuring(bestanden) == []


def test_every_file_is_in_the_manifest() -> None:
    levering = write(VERSIE, BESLUIT).bestanden
    manifest = etree.fromstring(levering["manifest.xml"])
    assert teksten(manifest, "bestandsnaam") == list(levering)
    assert teksten(manifest, "contentType") == ["application/xml"] * 3 + ["image/png"]


def test_the_same_delivery_is_the_same_zip() -> None:
    bestanden = write(VERSIE, BESLUIT).bestanden
    assert als_zip(bestanden) == als_zip(dict(bestanden))
    with zipfile.ZipFile(io.BytesIO(als_zip(bestanden))) as archief:
        assert {naam: archief.read(naam) for naam in archief.namelist()} == dict(bestanden)
        assert {info.date_time for info in archief.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_another_text_is_another_delivery() -> None:
    een = etree.fromstring(write(VERSIE, BESLUIT).bestanden["opdracht.xml"])
    ander = replace(VERSIE, regeling=replace(REGELING, opschrift="Iets anders"))
    twee = etree.fromstring(write(ander, BESLUIT).bestanden["opdracht.xml"])
    assert teksten(een, "idLevering") != teksten(twee, "idLevering")


@pytest.mark.stop
@pytest.mark.parametrize(
    ("code", "tooi", "orgaan"),
    [("ws0665", "waterschap/ws0665", "c_70c87e3d"), ("pv26", "provincie/pv26", "c_411b4e4a")],
)
def test_a_waterschap_and_a_provincie_deliver_too(keuring: Keuring, code: str, tooi: str, orgaan: str) -> None:
    levering = write(replace(VERSIE, overheid=replace(OVERHEID, code=code)), BESLUIT)
    assert keuring(levering.bestanden) == []
    tekst = levering.bestanden["besluit.xml"].decode()
    assert f">/tooi/id/{tooi}<" in tekst
    assert f">/tooi/def/thes/kern/{orgaan}<" in tekst
