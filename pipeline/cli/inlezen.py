"""Texts from elsewhere, read one after another or side by side, and where in the store each of them goes."""

from __future__ import annotations

import multiprocessing
import os
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path

from pipeline.cli.inleesbronnen import Bron, bronnen
from pipeline.cli.voortgang import gevolgd
from pipeline.formats.inlezen import Formaat, herken_formaat, is_kantoorbestand, lees, namen
from pipeline.formats.markdown.passend import pas_in
from pipeline.formats.stop import read as stop
from pipeline.formats.stop.read_identiteit import vreemde_identiteiten
from pipeline.model import Adres, Blok, Finding, Gegevens, Lijn, Position, Problem, Refused, Regeling

NAAM = r"[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*"
ADRES = re.compile(rf"(?P<overheid>{NAAM})(?:/(?P<lijn>{NAAM})(?:@(?P<versie>{NAAM}))?)?")
LANGST = 60
"""A name of a lineage is no longer, and ends with a whole word."""
SAMEN = 4
"""From how many files on they are read side by side."""
START = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
GEEN_REGELING = "er staat geen tekst van een regeling in"


@dataclass(frozen=True, slots=True)
class Ingevoerd:
    """What a file gives for the store: a text that fits, its records, images and identities, and what was lost.

    `overheid` is the code of the authority, `maker` how a source without codes calls it; each is "" when unknown.
    """

    bestand: str
    regeling: Regeling
    overheid: str
    lijn: Lijn
    gegevens: Gegevens
    afbeeldingen: Mapping[str, bytes]
    identiteit: Mapping[str, str]
    stukken: Mapping[str, tuple[Blok, ...]]
    verliezen: tuple[Finding, ...]
    adres: Adres = field(default=Adres("", "", ""))
    maker: str = ""


@dataclass(frozen=True, slots=True)
class Weigering:
    """A file that can't be imported, and why; `zonder_regeling` is one that holds none and is none the worse."""

    bestand: str
    problemen: tuple[Problem, ...]
    zonder_regeling: bool = False


def lees_alle(paths: Sequence[Path], formaat: Formaat | None, keuze: str) -> tuple[list[Ingevoerd], list[Weigering]]:
    """Everything at the paths, in order: what can be imported, and what can't."""
    opdrachten = [(bron, formaat, keuze) for bron in bronnen(paths)]
    if len(opdrachten) < SAMEN:
        gelezen = list(gevolgd(map(_lees_of_weiger, opdrachten), len(opdrachten), "Inlezen"))
    else:
        with ProcessPoolExecutor(min(os.cpu_count() or 1, len(opdrachten)), multiprocessing.get_context(START)) as pool:
            gelezen = list(gevolgd(pool.map(_lees_of_weiger, opdrachten, chunksize=4), len(opdrachten), "Inlezen"))
    return [een for een in gelezen if isinstance(een, Ingevoerd)], [
        een for een in gelezen if isinstance(een, Weigering)
    ]


def _lees_of_weiger(opdracht: tuple[Bron, Formaat | None, str]) -> Ingevoerd | Weigering:
    bron, formaat, keuze = opdracht
    path = bron.path.as_posix()
    try:
        return _lees(bron, formaat, keuze)
    except Refused as geweigerd:
        zonder = all(GEEN_REGELING in probleem.message for probleem in geweigerd.problems)
        problemen = (een if een.position.file else replace(een, position=Position(path)) for een in geweigerd.problems)
        return Weigering(path, tuple(problemen), zonder or bron.terzijde)
    except OSError as fout:
        wat = f"Het bestand is niet te lezen ({fout.strerror})."
        return Weigering(path, (Problem(wat, Position(path)),))


def _lees(bron: Bron, formaat: Formaat | None, keuze: str) -> Ingevoerd:
    path = bron.path.as_posix()
    if bron.path.is_dir() or formaat is Formaat.STOP:
        return _stop(bron, keuze)
    inhoud = bron.path.read_bytes() if bron.inhoud is None else bron.inhoud
    if inhoud.startswith(b"PK") and not is_kantoorbestand(inhoud):
        return _stop(bron, keuze)
    soort = formaat or herken_formaat(inhoud, path)
    if soort is Formaat.STOP:
        return _stop(bron, keuze)
    passend = lees(inhoud, path, soort)
    om = passend.omlijsting
    return Ingevoerd(
        path,
        passend.regeling,
        "",
        passend.document.lijn,
        passend.document.gegevens,
        {},
        {},
        {"aanhef": om.aanhef, "slot": om.sluiting},
        passend.verliezen,
        maker=passend.document.overheid,
    )


def _stop(bron: Bron, keuze: str) -> Ingevoerd:
    path = bron.path
    bestanden = bestanden_in(path) if bron.inhoud is None else {path.name: bron.inhoud}
    gelezen = stop.lees(bestanden, keuze)
    regeling, passend = pas_in(gelezen.regeling)
    identiteiten = vreemde_identiteiten(regeling, gelezen.compact)
    return Ingevoerd(
        path.as_posix(),
        regeling,
        gelezen.overheid,
        gelezen.lijn,
        replace(gelezen.gegevens, herkomst=namen(bestanden)),
        gelezen.afbeeldingen,
        identiteiten.wids,
        {},
        (*gelezen.verliezen, *passend, *identiteiten.meldingen),
    )


def bestanden_in(path: Path) -> dict[str, bytes]:
    """The files of a folder or a zip, or the one file, by name."""
    if path.is_dir():
        delen = {deel.relative_to(path).as_posix(): deel for deel in sorted(path.rglob("*")) if deel.is_file()}
        return {naam: deel.read_bytes() for naam, deel in delen.items() if stop.is_nodig(naam)}
    inhoud = path.read_bytes()
    return stop.uitgepakt(inhoud, path.name) if inhoud.startswith(b"PK") else {path.name: inhoud}


def met_adres(ingevoerd: Sequence[Ingevoerd], naar: str, bekend: Mapping[str, str]) -> list[Ingevoerd]:
    """Each text with the address of its version, versions of one lineage in the order in which they took effect.

    `bekend` are the Works that the store has of the authority, with the lineage of each.
    Refused when the address is no address, or when a name isn't known: of a
    version without a day on which it takes effect, or of one address for more texts.
    """
    delen = ADRES.fullmatch(naar)
    if delen is None:
        advies = "Schrijf overheid/lijn@versie in kleine letters, cijfers, - en ., zoals ermelo/omgevingsplan@2024."
        raise Refused(Problem(f"“{naar}” is geen volledig adres van een nieuwe versie.", advice=advies))
    if delen["versie"] and len(ingevoerd) > 1:
        advies = "Noem alleen overheid/lijn; elke versie heet dan naar de dag van inwerkingtreding."
        raise Refused(Problem(f"“{naar}” is één versie, en er zijn {len(ingevoerd)} teksten.", advice=advies))
    if delen["versie"]:
        return [replace(een, adres=Adres(delen["overheid"], delen["lijn"], delen["versie"])) for een in ingevoerd]
    onbekend = zonder_dag(ingevoerd, naar)
    if onbekend:
        raise Refused(probleem for een in onbekend for probleem in een.problemen)
    lijnen: dict[str, list[Ingevoerd]] = {}
    genoemd = {} if delen["lijn"] else _lijnnamen(ingevoerd, bekend)
    for een in sorted(ingevoerd, key=_volgorde):
        lijnen.setdefault(delen["lijn"] or genoemd[_werk(een)], []).append(een)
    return [een for lijn, versies in lijnen.items() for een in _lijn(delen["overheid"], lijn, versies)]


def zonder_dag(ingevoerd: Sequence[Ingevoerd], naar: str) -> list[Weigering]:
    """The texts that would have to be named by a day, and of which the source gives none."""
    if "@" in naar:
        return []
    wat = "De bron zegt niet wanneer deze tekst in werking trad; zo heeft de versie geen naam."
    advies = "Lees deze tekst apart in, met overheid/lijn@versie."
    return [
        Weigering(een.bestand, (Problem(wat, Position(een.bestand), advies),))
        for een in ingevoerd
        if een.gegevens.inwerkingtreding is None
    ]


def _volgorde(een: Ingevoerd) -> tuple[str, int, str, str]:
    """By the day, then by the number that the source gives: of two texts of one day the second holds."""
    dag = een.gegevens.inwerkingtreding
    naam = next((herkomst.identificatie or "" for herkomst in een.gegevens.herkomst), "")
    nummer = naam.rpartition("_")[2]
    return (dag.isoformat() if dag else "", int(nummer) if nummer.isdecimal() else 0, naam, een.bestand)


def _lijnnamen(alle: Sequence[Ingevoerd], bekend: Mapping[str, str]) -> dict[str, str]:
    """The lineage of each Work: the one where it is, else the title of its last version, with the Work when taken.

    Titles change: the next version of a Work that the store has comes behind it under whatever name.
    """
    laatste = {_werk(een): een for een in sorted(alle, key=_volgorde)}
    gebruikt = Counter(naam for _, naam in {(_werk(een), _slug(een.lijn.naam)) for een in alle} | set(bekend.items()))
    namen_ = {werk: _slug(een.lijn.naam) or _slug(werk) or "regeling" for werk, een in laatste.items()}
    nieuw = {werk: f"{naam}-{_slug(werk)}" if gebruikt[naam] > 1 else naam for werk, naam in namen_.items()}
    return nieuw | {werk: lijn for werk, lijn in bekend.items() if werk in nieuw}


def _werk(een: Ingevoerd) -> str:
    return een.gegevens.werk or een.bestand


def _slug(tekst: str) -> str:
    plat = unicodedata.normalize("NFKD", tekst).encode("ascii", "ignore").decode().lower()
    naam = re.sub(r"[^a-z0-9]+", "-", plat).strip("-")
    return naam if len(naam) <= LANGST else naam[: LANGST + 1].rpartition("-")[0] or naam[:LANGST]


def _lijn(overheid: str, lijn: str, versies: Sequence[Ingevoerd]) -> list[Ingevoerd]:
    gevonden: list[Ingevoerd] = []
    namen_: set[str] = set()
    for een in versies:
        dag = een.gegevens.inwerkingtreding
        assert dag is not None, "texts without a day are refused"
        naam, teller = dag.isoformat(), 1
        while naam in namen_:
            teller += 1
            naam = f"{dag.isoformat()}-{teller}"
        gevonden.append(replace(een, adres=Adres(overheid, lijn, naam)))
        namen_.add(naam)
    return gevonden
