"""What a text has that STOP can't hold, each with its place and advice; and what is written a little differently."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from typing import TypeAlias

from pipeline.formats.stop.inline import HOOGTE, NADRUK, soort_extern
from pipeline.formats.stop.tekst import leeg_merk
from pipeline.model import (
    Afbeelding,
    Alinea,
    Artikel,
    Begrip,
    Begrippenlijst,
    Blok,
    Citaat,
    Divisie,
    Figuur,
    Finding,
    Gereserveerd,
    Inlines,
    Knoop,
    Kop,
    Li,
    Lid,
    Lijst,
    Nadruk,
    Noot,
    Position,
    Problem,
    Severity,
    Structuur,
    Structuursoort,
    Tabel,
    Tekst,
    Tussenkop,
    Vervallen,
    Verwijzing,
    Weggelaten,
    eenheid_naam,
    kinderen,
    platte_tekst,
    tekst_van,
)

Bezwaar: TypeAlias = Problem | Finding

MERKEN = (Vervallen, Gereserveerd, Weggelaten)
BINNEN: dict[type, tuple[type, ...]] = {
    Li: (Alinea, Figuur, Lijst, Begrippenlijst, Tabel, *MERKEN),
    Begrip: (Alinea, Lijst, *MERKEN),
    Noot: (Alinea, Lijst, *MERKEN),
    Citaat: (Alinea, Begrippenlijst, Lijst, Figuur, Tussenkop, *MERKEN),
}
IN_CEL = (Alinea, Lijst, Figuur, Tussenkop, *MERKEN)
NAMEN = {
    Alinea: "een alinea",
    Tussenkop: "een tussenkop",
    Lijst: "een opsomming",
    Begrippenlijst: "een begrippenlijst",
    Tabel: "een tabel",
    Figuur: "een afbeelding",
    Citaat: "een citaat",
    Li: "een onderdeel van een opsomming",
    Begrip: "de omschrijving van een begrip",
    Noot: "een voetnoot",
}
GROOT = (
    Structuursoort.BOEK,
    Structuursoort.DEEL,
    Structuursoort.HOOFDSTUK,
    Structuursoort.TITEL,
    Structuursoort.AFDELING,
)
IN_LICHAAM = (*GROOT, Structuursoort.PARAGRAAF)
ONDER = {soort: tuple(ander for ander in IN_LICHAAM if ander is not soort) for soort in GROOT} | {
    Structuursoort.PARAGRAAF: (Structuursoort.SUBPARAGRAAF,),
    Structuursoort.SUBPARAGRAAF: (Structuursoort.SUBSUBPARAGRAAF,),
    Structuursoort.SUBSUBPARAGRAAF: (),
}
"""Which divisions STOP allows in which."""


def bezwaren_structuur(
    inhoud: tuple[Structuur | Artikel | Weggelaten, ...], in_: Structuur | None, position: Position
) -> Iterator[Bezwaar]:
    """A body or a division: one kind of child, and no division where STOP has no place for it."""
    waar = eenheid_naam(in_) if in_ else "de regeling"
    delen = [deel for deel in inhoud if not isinstance(deel, Weggelaten)]
    if not inhoud and not (in_ and leeg_merk(in_)):
        yield Problem(f"{waar} heeft geen inhoud; STOP eist die.", position, "Voeg een artikel toe of haal het weg.")
    mogelijk = ONDER[in_.soort] if in_ else IN_LICHAAM
    eerste = delen[0] if delen else None
    for deel in delen:
        soort = deel.soort if isinstance(deel, Structuur) else None
        if soort is not None and soort not in mogelijk:
            yield Problem(
                f"STOP kent geen {soort.value.lower()} direct in {waar}.",
                deel.position,
                f"Mogelijk zijn: {', '.join(ander.value.lower() for ander in mogelijk) or 'alleen artikelen'}.",
            )
        elif eerste is not None and soort is not (eerste.soort if isinstance(eerste, Structuur) else None):
            yield Problem(
                f"{eenheid_naam(deel)} staat in {waar} naast {eenheid_naam(eerste)}; STOP staat daar maar één soort "
                "onderdelen toe.",
                deel.position,
                "Zet losse artikelen in een eigen hoofdstuk of paragraaf.",
            )
        if isinstance(deel, Structuur):
            yield from bezwaren_kop(deel.kop, eenheid_naam(deel), deel.position)
            yield from bezwaren_structuur(deel.inhoud, deel, deel.position)
        else:
            yield from bezwaren_artikel(deel)


def bezwaren_kop(kop: Kop, naam: str, position: Position) -> Iterator[Bezwaar]:
    """A heading has at least a label, a number or a title."""
    if not (kop.label or kop.nummer or platte_tekst(kop.opschrift).strip()):
        yield Problem(f"{naam} heeft geen kop; STOP eist die.", position, "Geef een nummer of een opschrift.")


def bezwaren_artikel(artikel: Artikel) -> Iterator[Bezwaar]:
    """An article is all leden or all blocks, or just vervallen or gereserveerd (STOP0070)."""
    naam = eenheid_naam(artikel)
    yield from bezwaren_kop(artikel.kop, naam, artikel.position)
    leden = [deel for deel in artikel.inhoud if isinstance(deel, Lid)]
    blokken = tuple(deel for deel in artikel.inhoud if not isinstance(deel, Lid))
    if not artikel.inhoud:
        yield Problem(f"{naam} heeft geen tekst; STOP eist die.", artikel.position, "Schrijf tekst of “[vervallen]”.")
    if leden:
        for blok in blokken:
            if not isinstance(blok, Weggelaten):
                yield Problem(
                    f"{naam} heeft tekst buiten de leden; STOP kan die niet naast leden zetten (STOP0070).",
                    blok.position,
                    "Maak er een lid van of voeg de tekst bij een lid.",
                )
    else:
        yield from _enige_tekst(blokken, naam)
    for lid in leden:
        if not lid.inhoud:
            yield Problem(
                f"{naam}, lid {lid.nummer}, heeft geen tekst.", lid.position, "Schrijf tekst of haal het weg."
            )
        yield from _merken(lid.inhoud, f"{naam}, lid {lid.nummer},")


def bezwaren_divisies(inhoud: tuple[Blok | Divisie, ...], naam: str, position: Position) -> Iterator[Bezwaar]:
    """An annex, an explanation or a part of one."""
    if not inhoud:
        yield Problem(f"{naam} heeft geen tekst; STOP eist die.", position, "Schrijf tekst of “[vervallen]”.")
    yield from _enige_tekst(tuple(deel for deel in inhoud if not isinstance(deel, Divisie)), naam)
    for deel in inhoud:
        if isinstance(deel, Divisie):
            kop_naam = eenheid_naam(deel)
            yield from bezwaren_kop(deel.kop, f"een onderdeel van {naam}", deel.position)
            yield from bezwaren_divisies(deel.inhoud, kop_naam, deel.position)


def _enige_tekst(blokken: tuple[Blok, ...], naam: str) -> Iterator[Bezwaar]:
    if len(blokken) < 2:
        return
    for blok in blokken:
        if isinstance(blok, Vervallen | Gereserveerd):
            yield Problem(
                f"{naam} heeft “[{type(blok).__name__.lower()}]” naast andere tekst; STOP kan dat niet.",
                blok.position,
                "Laat “[vervallen]” of “[gereserveerd]” als enige tekst staan.",
            )


def _merken(blokken: Iterable[Blok], naam: str) -> Iterator[Bezwaar]:
    for blok in blokken:
        if isinstance(blok, Vervallen | Gereserveerd):
            woord = type(blok).__name__.lower()
            yield melding(f"{naam} staat in STOP als de tekst “[{woord}]”.", blok.position)


def melding(message: str, position: Position) -> Finding:
    """Something that is delivered, but in another form than the text has."""
    return Finding("STOP", message, Severity.INFO, position)


def bezwaren_inhoud(nodes: Iterable[Knoop], doelen: Set[str]) -> Iterator[Bezwaar]:
    """Blocks where STOP has no place for them, tables, references and notes, of all these nodes (not deeper)."""
    for node in nodes:
        match node:
            case Lijst(items):
                yield from _lijst(items, node.position)
            case Tabel():
                yield from _tabel(node)
            case Li() | Begrip():
                if not kinderen(node):
                    yield Problem(f"{NAMEN[type(node)]} heeft geen tekst.", node.position, "Schrijf tekst.")
                yield from _past(kinderen(node), BINNEN[type(node)], NAMEN[type(node)])
            case Citaat():
                yield from _past(node.inhoud, BINNEN[Citaat], NAMEN[Citaat])
            case _:
                pass
        los = not isinstance(node, Begrip | Tussenkop | Tabel)
        leeg = isinstance(node, Alinea | Tussenkop | Begrip)
        yield from _lopend(tekst_van(node), _plek(node), los, doelen)
        if leeg and not _heeft_tekst(tekst_van(node)):
            yield Problem("Hier staat een alinea, tussenkop of term zonder tekst.", _plek(node), "Haal haar weg.")


def _plek(node: Knoop) -> Position:
    return node.position


def _past(blokken: Iterable[Knoop], mag: tuple[type, ...], waar: str) -> Iterator[Bezwaar]:
    for blok in blokken:
        if not isinstance(blok, mag):
            wat = NAMEN.get(type(blok), type(blok).__name__.lower())
            yield Problem(
                f"STOP kent geen {wat.removeprefix('een ')} in {waar}.", blok.position, f"Zet {wat} erbuiten."
            )
        elif isinstance(blok, Vervallen | Gereserveerd):
            yield melding(f"“[{type(blok).__name__.lower()}]” in {waar} staat in STOP als tekst.", blok.position)


def _lijst(items: tuple[Li, ...], position: Position) -> Iterator[Bezwaar]:
    if not items:
        yield Problem("Een opsomming heeft geen onderdelen.", position, "Haal haar weg.")
    elif any(bool(item.nummer) is not bool(items[0].nummer) for item in items):
        yield Problem(
            "Een opsomming heeft onderdelen met en zonder aanduiding; STOP kan dat niet (STOP0001/0002).",
            position,
            "Geef alle onderdelen een aanduiding of geen.",
        )


def _tabel(tabel: Tabel) -> Iterator[Bezwaar]:
    if not any(not rij.kop for rij in tabel.rijen):
        yield Problem("Een tabel heeft alleen koprijen; STOP eist ook een gewone rij.", tabel.position, "Voeg die toe.")
    for kop in (True, False):
        rijen = [rij for rij in tabel.rijen if rij.kop is kop]
        for nummer, rij in enumerate(rijen):
            for cel in rij.cellen:
                if nummer + cel.rijen > len(rijen):
                    yield Problem(
                        "Een cel loopt door van de kop van de tabel in de romp, of eronderuit; STOP kan dat niet.",
                        cel.position if cel.position.file else tabel.position,
                        "Splits de cel.",
                    )
    for rij in tabel.rijen:
        for cel in rij.cellen:
            yield from _past(cel.inhoud, IN_CEL, "een cel van een tabel")


def _heeft_tekst(inlines: Inlines) -> bool:
    return any(
        isinstance(inline, Noot | Afbeelding)
        or (isinstance(inline, Tekst) and bool(inline.inhoud.strip()))
        or (isinstance(inline, Nadruk | Verwijzing) and _heeft_tekst(inline.inhoud))
        for inline in inlines
    )


def _lopend(inlines: Inlines, position: Position, mag_verwijzen: bool, doelen: Set[str]) -> Iterator[Bezwaar]:
    for inline in inlines:
        if isinstance(inline, Tekst):
            continue
        plek = inline.position if inline.position.file else position
        match inline:
            case Verwijzing(doel):
                if not mag_verwijzen:
                    yield melding(f"De verwijzing naar {doel} staat in STOP als gewone tekst.", plek)
                elif soort_extern(doel) is None and doel not in doelen:
                    yield Problem(
                        f"De verwijzing naar {doel} wijst naar geen bepaling van deze versie.",
                        plek,
                        "Verwijs naar een bestand onder tekst/ of naar een adres dat met https:// begint.",
                    )
                yield from _lopend(inline.inhoud, plek, mag_verwijzen, doelen)
            case Nadruk(soort):
                if NADRUK[soort] in HOOGTE and _heeft_hoogte(inline.inhoud, NADRUK[soort]):
                    yield Problem("Superscript en subscript in elkaar kan STOP niet aan.", plek, "Kies een van beide.")
                yield from _lopend(inline.inhoud, plek, mag_verwijzen, doelen)
            case Noot(label):
                if len(label) > 20:
                    yield Problem(
                        f"De noot “{label}” heeft een aanduiding van meer dan 20 tekens.", plek, "Kort haar in."
                    )
                if not inline.inhoud:
                    yield Problem(f"De noot “{label}” heeft geen tekst.", plek, "Schrijf tekst of haal haar weg.")
                yield from _past(inline.inhoud, BINNEN[Noot], NAMEN[Noot])
            case _:
                pass


def _heeft_hoogte(inlines: Inlines, niet: str) -> bool:
    return any(
        (isinstance(inline, Nadruk) and NADRUK[inline.soort] in HOOGTE and NADRUK[inline.soort] != niet)
        or (isinstance(inline, Nadruk | Verwijzing) and _heeft_hoogte(inline.inhoud, niet))
        for inline in inlines
    )
