"""A small ordinance of a municipality that doesn't exist, with one of everything that STOP can hold."""

from __future__ import annotations

import struct
import zlib
from datetime import date

from pipeline.formats.stop.besluit import Besluittekst
from pipeline.model import (
    Adres,
    Afbeelding,
    Alinea,
    Artikel,
    Begrip,
    Begrippenlijst,
    Bijlage,
    Cel,
    Citaat,
    Divisie,
    Figuur,
    Gegevens,
    Grondslag,
    Inlines,
    Kop,
    Li,
    Lid,
    Lijn,
    Lijst,
    Nadruk,
    Nadruksoort,
    Noot,
    Ondertekenaar,
    Organen,
    Overheid,
    Position,
    Proef,
    Regeleinde,
    Regeling,
    Rij,
    Slotbepaling,
    Status,
    Structuur,
    Structuursoort,
    Tabel,
    Tekst,
    Toelichting,
    Tussenkop,
    Versie,
    Vervallen,
    Verwijzing,
    Weggelaten,
)


def png(breedte: int = 4, hoogte: int = 3, kleur: int = 2) -> bytes:
    """A small grey PNG at 300 dpi; `kleur` 6 is one with transparency."""

    def chunk(soort: bytes, inhoud: bytes) -> bytes:
        return struct.pack(">I", len(inhoud)) + soort + inhoud + struct.pack(">I", zlib.crc32(soort + inhoud))

    kanalen = {2: 3, 6: 4}[kleur]
    regels = b"".join(b"\0" + b"\x80" * kanalen * breedte for _ in range(hoogte))
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", breedte, hoogte, 8, kleur, 0, 0, 0))
        + chunk(b"pHYs", struct.pack(">IIB", 11811, 11811, 1))
        + chunk(b"IDAT", zlib.compress(regels))
        + chunk(b"IEND", b"")
    )


def t(tekst: str) -> Inlines:
    return (Tekst(tekst),)


def al(tekst: str) -> Alinea:
    return Alinea(t(tekst))


def artikel(nummer: str, *inhoud: object, opschrift: str = "", bestand: str = "") -> Artikel:
    plek = Position(f"voorbeeld/lijn/1/tekst/{bestand}", 1) if bestand else Position()
    return Artikel(Kop("Artikel", nummer, t(opschrift) if opschrift else ()), inhoud, position=plek)  # type: ignore[arg-type]


NOOT = Noot("1", (al("Per jaar."),))
LICHAAM = (
    Structuur(
        Structuursoort.HOOFDSTUK,
        Kop("Hoofdstuk", "1", t("Algemeen")),
        (
            artikel(
                "1:1",
                al("In deze verordening wordt verstaan onder:"),
                Begrippenlijst(
                    (
                        Begrip(t("speelplek"), (al("een plek om te spelen;"), Lijst((Li("", (al("buiten"),)),)))),
                        Begrip((Nadruk(Nadruksoort.CURSIEF, t("college")),), (al("het college."),)),
                    )
                ),
                opschrift="Begrippen",
                bestand="hoofdstuk-1/artikel-1.1.md",
            ),
            artikel("1.1", Vervallen()),
            artikel(
                "2",
                Lid(
                    "1",
                    (
                        al("Verboden is:"),
                        Lijst(
                            (
                                Li("a", (al("vuur;"), Lijst((Li("1°", (al("groot;"),)), Li("1°", (al("klein;"),)))))),
                                Li("b", (Vervallen(),)),
                            )
                        ),
                    ),
                ),
                Lid(
                    "2a",
                    (
                        Alinea(
                            (
                                Tekst("Zie "),
                                Verwijzing("hoofdstuk-1/artikel-1.1.md", t("artikel 1:1")),
                                Tekst(" en "),
                                Verwijzing(
                                    "https://voorbeeld.nl/",
                                    (Tekst("de "), Nadruk(Nadruksoort.VET, t("site")), NOOT, Tekst(" hier")),
                                ),
                                Regeleinde(),
                                Nadruk(Nadruksoort.VET, (Tekst("m"), Nadruk(Nadruksoort.SUPERSCRIPT, t("2")))),
                                Afbeelding("plan kaart.png", "kaart"),
                            )
                        ),
                    ),
                ),
                Lid("2a", (Vervallen(),)),
                opschrift="Verboden",
            ),
        ),
    ),
    Structuur(
        Structuursoort.HOOFDSTUK,
        Kop("Hoofdstuk", "2", t("Kaarten")),
        (
            Structuur(
                Structuursoort.PARAGRAAF,
                Kop("§", "2.1"),
                (
                    artikel(
                        "3",
                        Tussenkop(t("Tabel")),
                        Tabel(
                            t("Bedragen"),
                            ("left", "", "right"),
                            (
                                Rij((Cel((al("Plek"),), rijen=2), Cel((al("Bedrag"),), kolommen=2)), kop=True),
                                Rij((Cel((al("klein"),)), Cel((al("groot"),))), kop=True),
                                Rij(
                                    (
                                        Cel((Alinea((Tekst("A"), NOOT)),)),
                                        Cel((al("€ 1"), Lijst((Li("a", (al("nu"),)),)))),
                                        Cel((), rijen=2),
                                    )
                                ),
                                Rij((Cel((Alinea((Tekst("B"), NOOT)),)), Cel(()))),
                            ),
                        ),
                        Figuur("plan kaart.png", "De kaart", t("Kaart 1")),
                        Citaat((al("Een citaat."), al("Nog een."))),
                    ),
                ),
            ),
        ),
    ),
)

REGELING = Regeling(
    opschrift="Verordening speelplekken Voorbeeldstad 2026",
    citeertitel="Verordening speelplekken",
    lichaam=LICHAAM,
    bijlagen=(
        Bijlage(Kop("Bijlage", "1", t("Lijst")), (al("Vooraf."), Divisie(Kop("", "", t("Deel")), (al("Tekst."),)))),
        Bijlage(Kop("Bijlage", "2"), (Vervallen(),)),
        Bijlage(
            Kop("", "", t("Kaarten")),
            (Divisie(Kop("", "A"), (al("x"), Divisie(Kop("", "A.1"), (Vervallen(),)), al("y"))),),
        ),
    ),
    toelichtingen=(
        Toelichting(
            Kop("Toelichting", "", t("op de verordening")),
            (
                Divisie(Kop("", "", t("Algemeen deel")), (al("Waarom."),)),
                Divisie(Kop("", "", t("Artikelsgewijs")), (Divisie(Kop("Artikel", "2"), (al("Vuur."),)),)),
            ),
        ),
    ),
    position=Position("voorbeeld/lijn/1/versie.yaml", 1),
)

OVERHEID = Overheid(
    "Voorbeeldstad",
    "gemeente",
    "gm9999",
    Organen("de raad van de gemeente Voorbeeldstad", "het college"),
    oin="00000009999000000000",
    position=Position("voorbeeld/overheid.yaml", 1),
)
LIJN = Lijn(
    "Speelplekken",
    onderwerpen=("c_cfc7d5ab",),
    rechtsgebieden=("c_052899f0",),
    grondslagen=(Grondslag("artikel 149 van de Gemeentewet", "jci1.3:c:BWBR0005416&artikel=149"), Grondslag("x")),
    soort_regeling="regelingtype_010",
    position=Position("voorbeeld/lijn/regeling.yaml", 1),
)
GEGEVENS = Gegevens(
    werk="speelplekken-2026",
    citeertitel=REGELING.citeertitel,
    opschrift=REGELING.opschrift,
    status=Status.VASTGESTELD,
    slotbepalingen=(Slotbepaling("intrekking"), Slotbepaling("inwerkingtreding"), Slotbepaling("citeertitel")),
    vastgesteld=date(2026, 5, 12),
    ondertekend=date(2026, 5, 13),
    bekendgemaakt=date(2026, 5, 20),
    inwerkingtreding=date(2026, 6, 1),
    position=Position("voorbeeld/lijn/1/versie.yaml", 1),
)
PROEF = Proef(
    oin="00000009999000000001",
    datum_bekendmaking=date(2027, 5, 20),
    inwerkingtreding=date(2027, 6, 1),
    vastgesteld=date(2027, 5, 12),
    onderwerpen=("c_cfc7d5ab",),
    soort_regeling="regelingtype_010",
)
VERSIE = Versie(
    Adres("voorbeeldstad", "speelplekken", "1"),
    OVERHEID,
    LIJN,
    GEGEVENS,
    REGELING,
    afbeeldingen={"plan kaart.png": png()},
)
BESLUIT = Besluittekst(
    aanhef=(
        al("De raad van de gemeente Voorbeeldstad;"),
        Lijst((Li("", (al("gelezen het voorstel;"),)), Li("", (al("gelet op artikel 149 van de Gemeentewet;"),)))),
        al("besluit:"),
    ),
    slotbepalingen=(
        ("intrekking", artikel("14", al("De oude verordening wordt ingetrokken."), opschrift="Intrekking")),
        ("inwerkingtreding", artikel("15", al("Deze verordening treedt in werking op 1 juni 2026."))),
        ("citeertitel", artikel("16", al("Deze verordening wordt aangehaald als: Verordening speelplekken."))),
    ),
    sluiting=(al("Aldus vastgesteld in de openbare raadsvergadering van 12 mei 2026."),),
    ondertekenaars=(Ondertekenaar("de griffier,"), Ondertekenaar("de voorzitter,")),
)

UITTREKSEL = Regeling(
    opschrift="Verordening X 2022",
    citeertitel="Verordening X 2022",
    lichaam=(
        Weggelaten(),
        Structuur(
            Structuursoort.HOOFDSTUK,
            Kop("Hoofdstuk", "2"),
            (
                Weggelaten(),
                Structuur(
                    Structuursoort.PARAGRAAF,
                    Kop("Paragraaf", "2.3"),
                    (
                        Weggelaten(),
                        artikel("2.3.4", Weggelaten(), Lijst((Li("c", (al("Tekst."), Weggelaten())),)), Weggelaten()),
                        artikel("2.3.5", Weggelaten(), Lid("1", (al("Tekst."),)), Weggelaten()),
                        Weggelaten(),
                    ),
                ),
            ),
        ),
        Structuur(Structuursoort.HOOFDSTUK, Kop("Hoofdstuk", "3"), (Weggelaten(),)),
        Weggelaten(),
    ),
    bijlagen=(Bijlage(Kop("Bijlage"), (Weggelaten(),)),),
)
