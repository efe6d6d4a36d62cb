"""Any STOP text with artikelstructuur: a bare RegelingCompact, a besluit, a consolidation, a download of the DSO."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import cast

from lxml import etree

from pipeline.formats.ontleden import ontleed
from pipeline.formats.stop.read_inline import BEELDMAP
from pipeline.formats.stop.read_lezing import VERLIES
from pipeline.formats.stop.read_metadata import Herkomst, lees_metadata
from pipeline.formats.stop.read_regeling import MODELLEN, lees_regeling
from pipeline.formats.stop.xml import DATA, D, T, lokaal
from pipeline.model import Finding, Gegevens, Lijn, Position, Problem, Refused, Regeling, Severity, beeldplekken, knopen

BEELDEN = (".png", ".jpg", ".jpeg")
GROOTST = 1 << 30
"""No delivery is larger (LVBB1041): a zip that unpacks to more is no delivery."""
KLEIN, DICHTST = 10_000_000, 40
"""A zip that unpacks to more than so many bytes and more than so many times its size is made to fill a memory."""
KAPOT = (zipfile.BadZipFile, RuntimeError, EOFError, ValueError, OSError, struct.error, zlib.error, lzma.LZMAError)
"""What `zipfile` may raise on bytes that were damaged or protected."""
ANDERE = {
    "RegelingMutatie": "Dit is een wijziging; pas haar toe op de vorige versie met `renvooi apply`.",
    "RegelingVrijetekst": "Een regeling met vrije tekst (zoals een omgevingsvisie) kan renvooi niet lezen.",
    "RegelingKlassiek": "Een klassieke regeling (van het Rijk) kan renvooi niet lezen.",
}
"""What a file may hold instead of a version, and what to do about it."""


@dataclass(frozen=True, slots=True)
class Ingelezen:
    """A regulation with its records, as far as the files tell.

    `overheid` is the code of the authority ("gm0233", "" when unknown), `versienummer` what the source calls the
    version. `compact` is the element it was read from, for the identities in it. `afbeeldingen` are the images by
    their `bron`.
    """

    regeling: Regeling
    overheid: str
    lijn: Lijn
    gegevens: Gegevens
    versienummer: str
    afbeeldingen: Mapping[str, bytes]
    compact: etree._Element
    verliezen: tuple[Finding, ...]


def uitgepakt(inhoud: bytes, naam: str) -> dict[str, bytes]:
    """The files in a zip that a text is read from, by name; refused when it is broken, protected or too large."""
    try:
        with zipfile.ZipFile(io.BytesIO(inhoud)) as archief:
            delen = [deel for deel in archief.infolist() if not deel.is_dir() and is_nodig(deel.filename)]
            omvang = sum(deel.file_size for deel in delen)
            if omvang > GROOTST:
                raise Refused(Problem("Het zipbestand is uitgepakt groter dan 1 GB.", Position(naam)))
            if omvang > max(KLEIN, DICHTST * len(inhoud)):
                wat = f"Het zipbestand wordt bij het uitpakken meer dan {DICHTST} keer zo groot."
                raise Refused(Problem(wat, Position(naam), "Dit is geen levering; controleer waar het vandaan komt."))
            return {deel.filename: archief.read(deel) for deel in delen}
    except KAPOT as fout:
        raise Refused(Problem("Het zipbestand is niet te lezen.", Position(naam), "Download het opnieuw.")) from fout


def is_nodig(pad: str) -> bool:
    """Whether a file takes part in a text: XML or an image, and not what an operating system left beside it."""
    verborgen = any(deel.startswith((".", "__MACOSX")) for deel in pad.split("/"))
    return not verborgen and pad.lower().endswith((".xml", *BEELDEN))


def lees(bestanden: Mapping[str, bytes], keuze: str = "") -> Ingelezen:
    """The regulation in the files (name → bytes), of which one or more are XML.

    With more than one regulation `keuze` is (part of) the name of the expression that is meant. Refused, with every
    problem and its line: XML that is broken or has a DOCTYPE, no text with artikelstructuur, marks of renvooi.
    """
    wortels = _wortels(bestanden)
    gevonden = [(naam, compact) for naam, wortel in wortels.items() for compact in wortel.iter(*MODELLEN)]
    naam, compact = _kies(gevonden, keuze, wortels)
    herkomst = _herkomst(naam, compact, wortels)
    gelezen = lees_regeling(compact, naam)
    metadata = lees_metadata(herkomst, gelezen.regeling.opschrift)
    regeling = replace(gelezen.regeling, citeertitel=metadata.gegevens.citeertitel)
    beelden, ontbrekend = _beelden(bestanden, regeling)
    nummer = next((element.text or "" for deel in herkomst.modules for element in deel.iter(D + "versienummer")), "")
    return Ingelezen(
        regeling,
        metadata.overheid,
        metadata.lijn,
        metadata.gegevens,
        nummer.strip(),
        beelden,
        compact,
        (*gelezen.verliezen, *ontbrekend, *metadata.verliezen),
    )


def _wortels(bestanden: Mapping[str, bytes]) -> dict[str, etree._Element]:
    wortels: dict[str, etree._Element] = {}
    problemen: list[Problem] = []
    for naam in sorted(bestanden):
        if naam.lower().endswith(".xml") or len(bestanden) == 1:
            try:
                wortels[naam] = ontleed(bestanden[naam], naam)
            except Refused as geweigerd:
                problemen += geweigerd.problems
    if problemen:
        raise Refused(problemen)
    return wortels


def _kies(
    gevonden: list[tuple[str, etree._Element]], keuze: str, wortels: Mapping[str, etree._Element]
) -> tuple[str, etree._Element]:
    past = [een for een in gevonden if keuze in expressie(een[1])]
    if len(past) == 1:
        return past[0]
    plek = Position(next(iter(wortels), ""))
    if gevonden:
        namen = ", ".join(expressie(compact) or "(zonder naam)" for _, compact in gevonden)
        wat = "Hierin staan meer regelingen" if not keuze else f"“{keuze}” wijst niet één regeling aan"
        raise Refused(
            Problem(f"{wat}: {namen}.", plek, "Noem de bedoelde versie: --expression met (het slot van) haar adres.")
        )
    for naam, wortel in wortels.items():
        for element in wortel.iter(*(T + ander for ander in ANDERE)):
            plek = Position(naam, cast("int | None", element.sourceline) or 0)
            raise Refused(Problem(f"Hierin staat een <{lokaal(element)}>, geen versie.", plek, ANDERE[lokaal(element)]))
    advies = "Kies een RegelingCompact, een AanleveringBesluit, een consolidatie of een download uit het DSO."
    raise Refused(Problem("Hierin staat geen STOP-tekst met artikelstructuur.", plek, advies))


def expressie(compact: etree._Element) -> str:
    """The name of the version: what the text itself says, of the change that it is all of, of its RegelingVersie."""
    eigen = compact.get("wordt", "")
    ouder = compact.getparent()
    if eigen or ouder is None:
        return eigen
    mutatie = ouder.getparent() if ouder.tag == T + "VervangRegeling" else None
    if mutatie is not None:
        return mutatie.get("wordt", "")
    return next((str(naam.text).strip() for naam in ouder.iter(D + "FRBRExpression")), "")


def _herkomst(naam: str, compact: etree._Element, wortels: Mapping[str, etree._Element]) -> Herkomst:
    """The modules about this version: of a delivery by its name, beside the text, or files in the same folder."""
    adres = expressie(compact)
    for identificatie in (deel for wortel in wortels.values() for deel in wortel.iter(D + "ExpressionIdentificatie")):
        ouder = identificatie.getparent()
        if ouder is not None and adres and (identificatie.findtext(D + "FRBRExpression") or "").strip() == adres:
            return Herkomst(tuple(ouder), tuple(wortels.values()), adres, naam)
    map_ = naam.rpartition("/")[0]
    los = tuple(
        wortel
        for pad, wortel in wortels.items()
        if pad.rpartition("/")[0] == map_ and str(wortel.tag).startswith(f"{{{DATA}}}")
    )
    if not adres:
        namen = [element.text or "" for wortel in los for element in wortel.iter(D + "FRBRExpression")]
        adres = namen[0].strip() if namen else ""
    return Herkomst(los, tuple(wortels.values()), adres, naam)


def _beelden(bestanden: Mapping[str, bytes], regeling: Regeling) -> tuple[dict[str, bytes], tuple[Finding, ...]]:
    """The images that the text shows, by name, wherever in the files they are; and those that are missing."""
    op_naam = {pad.rpartition("/")[2]: pad for pad in sorted(bestanden) if pad.lower().endswith(BEELDEN)}
    beelden: dict[str, bytes] = {}
    ontbrekend: list[Finding] = []
    for bron, plek in beeldplekken(knopen(regeling)).items():
        pad = op_naam.get(bron.removeprefix(f"{BEELDMAP}/"))
        if pad is None:
            wat = f"De afbeelding {bron} zit niet in de levering."
            ontbrekend.append(Finding(VERLIES, wat, Severity.WARNING, plek))
        else:
            beelden[bron] = bestanden[pad]
    return beelden, tuple(ontbrekend)
