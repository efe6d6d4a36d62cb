"""A next version of the example ordinance as a mutation, written by hand from its delivery."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy

from lxml import etree

from pipeline.formats.stop import pakket
from pipeline.formats.stop.xml import T

OUD, NIEUW = "gm9999_2024__", "gm9999_2025__"
WERK = "/akn/nl/act/gm9999/2023/verordening-speelplekken-2024"
WAS, WORDT = f"{WERK}/nld@2023-11-23;2024", f"{WERK}/nld@2024-11-21;2025"
BESLUIT = "/akn/nl/bill/gm9999/2023/verordening-speelplekken-2024"
NIEUW_ARTIKEL = f"""<Artikel xmlns="{T[1:-1]}" eId="chp_2__art_6a" wId="{NIEUW}chp_2__art_6a">
  <Kop><Label>Artikel</Label><Nummer>6a</Nummer><Opschrift>Toezicht</Opschrift></Kop>
  <Inhoud><Al>Op <IntRef ref="chp_2__art_4" scope="Artikel">artikel 4</IntRef> wordt toegezien.</Al></Inhoud>
</Artikel>"""
LID = "chp_2__art_5__para_3"
NIEUW_LID = f"""<Lid xmlns="{T[1:-1]}" eId="{LID}" wId="{NIEUW}{LID}" wijzigactie="voegtoe">
  <LidNummer>3.</LidNummer><Inhoud><Al>Een nieuw lid.</Al></Inhoud>
</Lid>"""
METADATA = (
    (f"{BESLUIT}/nld@2023-11-23", "/akn/nl/bill/gm9999/2024/wijz/nld@2024-11-21"),
    (BESLUIT, "/akn/nl/bill/gm9999/2024/wijz"),
    ("/join/id/proces/gm9999/2023/verordening-speelplekken-2024", "/join/id/proces/gm9999/2024/wijz"),
    (f"<instrumentVersie>{WAS}", f"<instrumentVersie>{WORDT}"),
    (f"<FRBRExpression>{WAS}", f"<FRBRExpression>{WORDT}"),
    ("<versienummer>2024", "<versienummer>2025"),
    ("2023-11-23</voltooidOp>", "2024-11-21</voltooidOp>"),
    ("<bekendOp>2023-12-05", "<bekendOp>2024-12-03"),
    ("<datum>2024-01-01", "<datum>2025-01-01"),
)


def mutatie(levering: Mapping[str, bytes]) -> dict[str, bytes]:
    """The delivery of a mutation of the delivered text: a changed article, a new one, one that goes, a heading."""
    wortel = etree.fromstring(levering[pakket.BESLUIT])
    compact = next(wortel.iter(T + "RegelingCompact"))
    wijziging = etree.Element(T + "RegelingMutatie", componentnaam="main", was=WAS, wordt=WORDT)
    for eenheid in (_vervang(compact), _voegtoe(), _vervangkop(compact), _verwijder(compact)):
        wijziging.append(eenheid)
    bijlage = compact.getparent()
    assert bijlage is not None
    bijlage.replace(compact, wijziging)
    for weg in list(wortel.iter("{*}RegelingMetadata")):
        weg.getparent().remove(weg)  # type: ignore[union-attr]
    tekst = pakket.als_bytes(wortel).decode()
    for oud, nieuw in METADATA:
        assert oud in tekst, oud
        tekst = tekst.replace(oud, nieuw)
    opdracht = levering[pakket.OPDRACHT].replace(b"2023-12-05", b"2024-12-03")
    namen = (pakket.MANIFEST, pakket.OPDRACHT, pakket.BESLUIT)
    return {pakket.MANIFEST: pakket.manifest(namen), pakket.OPDRACHT: opdracht, pakket.BESLUIT: tekst.encode()}


def _vervang(compact: etree._Element) -> etree._Element:
    """Article 5: a word more in lid 1, lid 2 goes, lid 3 becomes 2, a new lid 3."""
    artikel = _met(compact, "chp_2__art_5")
    een, twee, drie = artikel.findall(T + "Lid")
    al = een.find(f".//{T}Al")
    assert al is not None
    extra = etree.SubElement(al, T + "NieuweTekst")
    extra.text = " Dat is nieuw."
    twee.set("eId", "chp_2__art_5__para_2_inst2")
    twee.set("wijzigactie", "verwijder")
    drie.set("eId", "chp_2__art_5__para_2")
    nummer = drie[0]
    nummer.text = None
    etree.SubElement(nummer, T + "VerwijderdeTekst").text = "3."
    etree.SubElement(nummer, T + "NieuweTekst").text = "2."
    artikel.append(etree.fromstring(NIEUW_LID))
    return _eenheid("Vervang", artikel, wat=f"{OUD}chp_2__art_5")


def _voegtoe() -> etree._Element:
    return _eenheid("VoegToe", etree.fromstring(NIEUW_ARTIKEL), positie="volgtOp", context=f"{OUD}chp_2__art_6")


def _vervangkop(compact: etree._Element) -> etree._Element:
    kop = _met(compact, "chp_3").find(T + "Kop")
    assert kop is not None
    etree.SubElement(kop[2], T + "NieuweTekst").text = " van speelplekken"
    return _eenheid("VervangKop", kop, wat=f"{OUD}chp_3")


def _verwijder(compact: etree._Element) -> etree._Element:
    return _eenheid("Verwijder", _met(compact, "chp_3__art_9"), wat=f"{OUD}chp_3__art_9")


def _met(compact: etree._Element, eid: str) -> etree._Element:
    return deepcopy(next(element for element in compact.iter() if element.get("eId") == eid))


def _eenheid(naam: str, inhoud: etree._Element, **attributen: str) -> etree._Element:
    eenheid = etree.Element(T + naam, attributen)
    eenheid.append(inhoud)
    inhoud.tail = None
    return eenheid
