"""Ways to break a good delivery, by the reason for which it must be refused."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from tests.stop.mutatievoorbeeld import NIEUW, OUD, WAS, WERK, WORDT

Bestanden: TypeAlias = dict[str, bytes]
Breek: TypeAlias = Callable[[Bestanden], None]
PDF = b"%PDF-1.7\nregel een\nregel twee\n"


@dataclass(frozen=True, slots=True)
class Breuk:
    """What is done to which delivery ("nieuw", "mutatie", "object"), and the code and words that must tell of it."""

    reden: str
    op: str
    breek: Breek
    code: str
    woorden: str


def in_bestand(naam: str, oud: str, nieuw: str) -> Breek:
    """The first occurrence in a file becomes something else."""

    def breek(bestanden: Bestanden) -> None:
        tekst = bestanden[naam].decode()
        assert oud in tekst, f"{naam}: {oud}"
        bestanden[naam] = tekst.replace(oud, nieuw, 1).encode()

    return breek


def besluit(oud: str, nieuw: str) -> Breek:
    return in_bestand("besluit.xml", oud, nieuw)


def manifest(oud: str, nieuw: str) -> Breek:
    return in_bestand("manifest.xml", oud, nieuw)


def zonder(naam: str) -> Breek:
    return lambda bestanden: bestanden.__delitem__(naam)


def met(naam: str, inhoud: bytes) -> Breek:
    return lambda bestanden: bestanden.__setitem__(naam, inhoud)


def hernoemd(oud: str, nieuw: str) -> Breek:
    return lambda bestanden: bestanden.__setitem__(nieuw, bestanden.pop(oud))


def tussen(begin: str, eind: str, nieuw: str = "") -> Breek:
    """What stands in the besluit from the first `begin` up to and with the next `eind` becomes something else."""

    def breek(bestanden: Bestanden) -> None:
        tekst = bestanden["besluit.xml"].decode()
        van = tekst.index(begin)
        tot = tekst.index(eind, van) + len(eind)
        bestanden["besluit.xml"] = (tekst[:van] + nieuw + tekst[tot:]).encode()

    return breek


def verwissel(bestanden: Bestanden) -> None:
    """The first two leden of the changed article."""
    tekst = bestanden["besluit.xml"].decode()
    van = tekst.index('<Lid eId="chp_2__art_5__para_1"')
    half = tekst.index('<Lid eId="chp_2__art_5__para_2_inst2"')
    tot = tekst.index('<Lid eId="chp_2__art_5__para_2"')
    bestanden["besluit.xml"] = (tekst[:van] + tekst[half:tot] + tekst[van:half] + tekst[tot:]).encode()


def wid(oud: str, nieuw: str) -> Breek:
    return besluit(f'wId="{oud}"', f'wId="{nieuw}"')


BESTAND = "<bestandsnaam>{}</bestandsnaam>"
EXTRA = "<bestand><bestandsnaam>{}</bestandsnaam><contentType>application/xml</contentType></bestand></manifest>"
HASH = hashlib.sha512(PDF).hexdigest()
PNG = "vrije-ruimte.png"
LID = f"{NIEUW}chp_2__art_5__para_3"
NUMMER = "<LidNummer><VerwijderdeTekst>3.</VerwijderdeTekst><NieuweTekst>2.</NieuweTekst></LidNummer>"

BREUKEN = (
    Breuk("verkeerd voorvoegsel", "nieuw", wid(f"{OUD}chp_1__art_1", "gm0001_2024__chp_1__art_1"), "24", "gm0001"),
    Breuk("verkeerd voorvoegsel", "nieuw", wid(f"{OUD}chp_2", "gm9999_2023__chp_2"), "24", "versie 2023"),
    Breuk("verkeerd voorvoegsel", "nieuw", wid(f"{OUD}chp_1__art_2", "chp_1__art_2"), "22", "bronhouder en versie"),
    Breuk("verkeerd voorvoegsel", "nieuw", wid(f"{OUD}recital", "gm9999__recital"), "22", "bronhouder en versie"),
    Breuk("verkeerd voorvoegsel", "mutatie", wid(f"{NIEUW}chp_2__art_6a", f"{OUD}chp_2__art_6a"), "24", "versie 2024"),
    Breuk("verkeerd voorvoegsel", "mutatie", wid(LID, "gm0001_2025__chp_2__art_5__para_3"), "24", "gm0001"),
    Breuk("verkeerd voorvoegsel", "mutatie", wid(LID, "gm9999_2026__chp_2__art_5__para_3"), "24", "versie 2026"),
    Breuk("hergebruikt wId", "nieuw", wid(f"{OUD}chp_1__art_2", f"{OUD}chp_1__art_1"), "23", "is al van het element"),
    Breuk("hergebruikt wId", "mutatie", wid(LID, f"{OUD}chp_2__art_5__para_2"), "23", "is al van het element"),
    Breuk("hergebruikt wId", "mutatie", wid(f"{NIEUW}chp_2__art_6a", f"{OUD}chp_3__art_9"), "23", "al van het element"),
    Breuk("hergebruikt wId", "mutatie", wid(f"{NIEUW}chp_2__art_6a", f"{OUD}chp_1__art_2"), "27", "al gebruikt"),
    Breuk("hergebruikt wId", "mutatie", wid(LID, f"{OUD}chp_2__art_4__para_1"), "27", "al gebruikt"),
    Breuk(
        "hergebruikt wId",
        "mutatie",
        wid(f"{OUD}chp_2__art_5__para_1", f"{OUD}chp_2__art_5__para_9"),
        "27",
        "kreeg het een ander wId",
    ),
    Breuk(
        "verwijzing zonder doel", "nieuw", besluit('ref="chp_2__art_4"', 'ref="chp_2__art_44"'), "25", "bestaat niet"
    ),
    Breuk("verwijzing zonder doel", "nieuw", besluit('ref="cmp_A"', 'ref="cmp_B"'), "25", "bestaat niet"),
    Breuk("verwijzing zonder doel", "nieuw", besluit('ref="cmp_A"', 'ref="!main#chp_9"'), "25", "bestaat niet"),
    Breuk(
        "verwijzing zonder doel", "nieuw", besluit('ref="cmp_A"', 'ref="!ander#chp_1"'), "25", "geen component ander"
    ),
    Breuk("verwijzing zonder doel", "mutatie", besluit('ref="chp_2__art_4"', 'ref="chp_3__art_9"'), "25", "vervalt"),
    Breuk(
        "verwijzing zonder doel", "mutatie", besluit('ref="chp_2__art_4"', 'ref="chp_2__art_77"'), "25", "bestaat niet"
    ),
    Breuk(
        "verwijzing zonder doel",
        "mutatie",
        besluit('ref="chp_2__art_4"', 'ref="chp_2__art_5__para_2_inst2"'),
        "25",
        "vervalt",
    ),
    Breuk(
        "verkeerde was", "mutatie", besluit(f'was="{WAS}"', f'was="{WERK}/nld@2022-01-01;2022"'), "26", "gegeven tekst"
    ),
    Breuk("verkeerde was", "mutatie", besluit(f'was="{WAS}"', f'was="{WORDT}"'), "26", "dezelfde versie"),
    Breuk("verkeerde was", "mutatie", besluit(f'was="{WAS}"', f'was="{WERK}/nld@2024-12-31;2024"'), "26", "later dan"),
    Breuk(
        "verkeerde was",
        "mutatie",
        besluit(f'was="{WAS}"', 'was="/akn/nl/act/gm9999/2024/anders/nld@2023-11-23;2024"'),
        "26",
        "verschillende werken",
    ),
    Breuk("verkeerde was", "mutatie", besluit(f'was="{WAS}"', f'was="{WERK}"'), "26", "geen versie"),
    Breuk("verkeerde was", "mutatie", besluit(f'was="{WAS}"', 'was="vorige"'), "26", "geen versie"),
    Breuk("ontbrekende markering", "mutatie", besluit(' wijzigactie="voegtoe"', ""), "44", "voegtoe"),
    Breuk(
        "ontbrekende markering",
        "mutatie",
        besluit("<NieuweTekst> van speelplekken</NieuweTekst>", " van speelplekken"),
        "42",
        "geen enkele markering",
    ),
    Breuk(
        "ontbrekende markering",
        "mutatie",
        besluit("<NieuweTekst> Dat is nieuw.</NieuweTekst>", " Dat is nieuw."),
        "45",
        "de oude tekst is",
    ),
    Breuk(
        "ontbrekende markering", "mutatie", besluit(NUMMER, "<LidNummer>2.</LidNummer>"), "45", "de oude tekst is “2.”"
    ),
    Breuk(
        "ontbrekende markering",
        "mutatie",
        tussen('<Lid eId="chp_2__art_5__para_2_inst2"', "</Lid>"),
        "45",
        "staat wel in de regeling en niet in de oude tekst",
    ),
    Breuk("ontbrekende markering", "mutatie", verwissel, "45", "in een andere volgorde"),
    Breuk(
        "ontbrekende markering",
        "mutatie",
        besluit(f'wat="{OUD}chp_2__art_5"', f'wat="{OUD}chp_2__art_4"'),
        "43",
        "@wat",
    ),
    Breuk(
        "ontbrekende markering",
        "nieuw",
        besluit("<Al>In deze", "<Al><NieuweTekst>In</NieuweTekst> deze"),
        "41",
        "buiten een wijziging",
    ),
    Breuk("manifest klopt niet", "nieuw", zonder(PNG), "02", "niet in de aanlevering"),
    Breuk("manifest klopt niet", "nieuw", met("extra.xml", b"<x/>"), "02", "niet in het manifest"),
    Breuk(
        "manifest klopt niet", "nieuw", manifest("</manifest>", EXTRA.format("besluit.xml")), "02", "meer dan één keer"
    ),
    Breuk("manifest klopt niet", "nieuw", manifest("image/png", "image/jpeg"), "04", "is image/png"),
    Breuk("manifest klopt niet", "nieuw", manifest("application/xml", "application/pdf"), "04", "is application/xml"),
    Breuk("manifest klopt niet", "nieuw", zonder("manifest.xml"), "01", "ontbreekt"),
    Breuk("manifest klopt niet", "nieuw", zonder("opdracht.xml"), "01", "ontbreekt"),
    Breuk("manifest klopt niet", "nieuw", manifest("</manifest>", ""), "01", "welgevormd"),
    Breuk(
        "manifest klopt niet",
        "nieuw",
        in_bestand("opdracht.xml", "<publicatie>besluit", "<publicatie>anders"),
        "05",
        "is er niet",
    ),
    Breuk("hash klopt niet", "object", met("kaart.pdf", PDF.replace(b"een", b"twee")), "06", "De SHA-512"),
    Breuk("hash klopt niet", "object", met("kaart.pdf", PDF.replace(b"\n", b"\r\n")), "06", "alleen de regeleinden"),
    Breuk("hash klopt niet", "object", in_bestand("io.xml", HASH, HASH[:-1] + "0"), "06", "De SHA-512"),
    Breuk("hash klopt niet", "object", in_bestand("io.xml", HASH, hashlib.sha512(b"").hexdigest()), "06", "De SHA-512"),
    Breuk("hash klopt niet", "object", in_bestand("io.xml", HASH, hashlib.sha256(PDF).hexdigest()), "06", "De SHA-512"),
    Breuk("hash klopt niet", "object", zonder("kaart.pdf"), "06", "is er niet"),
    Breuk("hoofdletters in een bestandsnaam", "nieuw", hernoemd(PNG, "Vrije-Ruimte.PNG"), "02", "hoofdletters tellen"),
    Breuk("hoofdletters in een bestandsnaam", "nieuw", manifest(PNG, PNG.upper()), "02", "hoofdletters tellen"),
    Breuk(
        "hoofdletters in een bestandsnaam",
        "nieuw",
        hernoemd("opdracht.xml", "Opdracht.xml"),
        "01",
        "er is wel Opdracht",
    ),
    Breuk(
        "hoofdletters in een bestandsnaam",
        "nieuw",
        in_bestand("opdracht.xml", "<publicatie>besluit", "<publicatie>Besluit"),
        "05",
        "er is wel besluit.xml",
    ),
    Breuk(
        "hoofdletters in een bestandsnaam",
        "nieuw",
        besluit(f'naam="{PNG}"', 'naam="Vrije-ruimte.png"'),
        "07",
        "hoofdletters tellen",
    ),
    Breuk("hoofdletters in een bestandsnaam", "nieuw", met("BESLUIT.XML", b"<x/>"), "03", "alleen in hoofdletters"),
    Breuk("volgorde van datums", "nieuw", besluit("<datum>2024-01-01", "<datum>2023-12-05"), "61", "op zijn vroegst"),
    Breuk("volgorde van datums", "nieuw", besluit("<datum>2024-01-01", "<datum>2023-11-01"), "61", "op zijn vroegst"),
    Breuk(
        "volgorde van datums",
        "nieuw",
        in_bestand("opdracht.xml", "2023-12-05", "2024-01-02"),
        "61",
        "op zijn vroegst",
    ),
    Breuk("volgorde van datums", "nieuw", in_bestand("opdracht.xml", "2023-12-05", "2023-12-06"), "61", "bekendOp"),
    Breuk(
        "volgorde van datums",
        "nieuw",
        besluit("<voltooidOp>2023-11-23", "<voltooidOp>2023-11-30"),
        "61",
        "voor de vaststelling",
    ),
    Breuk(
        "volgorde van datums",
        "nieuw",
        besluit("<bekendOp>2023-12-05", "<bekendOp>2023-11-01"),
        "61",
        "voor de ondertekening",
    ),
)


def met_object(levering: Mapping[str, bytes]) -> Bestanden:
    """The delivery with a map (a PDF) as informatieobject."""
    data = 'xmlns="https://standaarden.overheid.nl/stop/imop/data/"'
    lvbb = 'xmlns="https://standaarden.overheid.nl/lvbb/stop/aanlevering/"'
    io = f"""<AanleveringInformatieObject {lvbb} schemaversie="1.2.0">
  <InformatieObjectVersie>
    <ExpressionIdentificatie {data}>
      <FRBRWork>/join/id/infodata/gm9999/2023/kaart</FRBRWork>
      <FRBRExpression>/join/id/infodata/gm9999/2023/kaart/nld@2023-11-23;1</FRBRExpression>
      <soortWork>/join/id/stop/work_010</soortWork>
    </ExpressionIdentificatie>
    <InformatieObjectVersieMetadata {data}>
      <heeftBestanden><heeftBestand><Bestand>
        <bestandsnaam>kaart.pdf</bestandsnaam><hash>{HASH}</hash>
      </Bestand></heeftBestand></heeftBestanden>
    </InformatieObjectVersieMetadata>
  </InformatieObjectVersie>
</AanleveringInformatieObject>"""
    extra = "<bestand><bestandsnaam>{}</bestandsnaam><contentType>application/{}</contentType></bestand>"
    namen = extra.format("io.xml", "xml") + extra.format("kaart.pdf", "pdf")
    lijst = levering["manifest.xml"].decode().replace("</manifest>", f"{namen}</manifest>")
    return {**levering, "manifest.xml": lijst.encode(), "io.xml": io.encode(), "kaart.pdf": PDF}
