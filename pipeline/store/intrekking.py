"""A besluit that only withdraws: a folder beside the versions, with `intrekking.yaml` instead of a text.

It is read as a version that has no text but withdraws others (`Versie.trekt_in`), so that its closing provisions, its
life cycle and its checks are those of every other besluit. What it does to them is not written in their records: it
follows from this one, and could be mended there.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from rapidfuzz import fuzz, process

from pipeline.model import (
    Adres,
    Gegevens,
    Lijn,
    Overheid,
    Position,
    Problem,
    Proef,
    Refused,
    Regeling,
    Slotbepaling,
    Slotsoort,
    Stap,
    Status,
    Versie,
)
from pipeline.model.versie import INTREKKING, VERSIE
from pipeline.store.besluit import lees_besluit
from pipeline.store.bestand import lees_record
from pipeline.store.bronnen import Bron
from pipeline.store.hoofdletters import botsende_namen
from pipeline.store.lezen import (
    OIN,
    OVERHEID,
    REGELING,
    genoemde_versie,
    intrekkingen,
    laad,
    lees_gegevens,
    map_van,
    record,
    versies,
)
from pipeline.store.yaml import Ontleed

BESLUIT = "besluit"
IN_INTREKKING = frozenset({INTREKKING, BESLUIT, "README.md", "LEESMIJ.md"})
ADOPTED = frozenset({Status.VASTGESTELD, Status.AANGELEVERD, Status.BEKENDGEMAAKT})
"""From here on a besluit is law, or becomes it."""


@dataclass(frozen=True, slots=True)
class Intrekkingsrecord:
    """The record of a besluit that only withdraws (`intrekking.yaml`).

    `trekt_in` names a version of each ordinance that it withdraws, as `was` does: the one that is in force then.
    """

    opschrift: str
    trekt_in: tuple[str, ...]
    citeertitel: str | None = None
    status: Status = Status.CONCEPT
    vastgesteld: date | None = None
    ondertekend: date | None = None
    bekendgemaakt: date | None = None
    inwerkingtreding: date | None = None
    publicatie: str | None = None
    levensloop: tuple[Stap, ...] = ()
    proef: Proef | None = None


def laad_intrekking(bron: Bron, adres: Adres) -> Versie:
    """Read such a besluit whole, with what it withdraws; refuses with everything that is wrong."""
    folder = map_van(adres)
    overheid, problems_overheid = record(bron, f"{adres.overheid}/{OVERHEID}", Overheid)
    lijn, problems_lijn = record(bron, f"{adres.overheid}/{adres.lijn}/{REGELING}", Lijn)
    found, read, problems_record = lees_record(bron, f"{folder}/{INTREKKING}", Intrekkingsrecord)
    besluit, problems_besluit = lees_besluit(bron, f"{folder}/{BESLUIT}")
    wrong = [problem for path, problem in bron.gebreken.items() if path.startswith(f"{folder}/")]
    problems = [*wrong, *problems_overheid, *problems_lijn, *problems_record, *problems_besluit]
    problems += (*_vreemde_bestanden(bron, folder), *botsende_namen(bron, folder))
    oude: Mapping[str, Versie] = {}
    if found is not None and read is not None:
        problems += _ongeldig(found, read)
        oude, wrong_names = _genoemd(bron, adres, found, read)
        problems += wrong_names
    if problems or overheid is None or lijn is None or found is None or read is None:
        raise Refused(sorted(dict.fromkeys(problems), key=lambda problem: problem.position))
    gegevens = _gegevens(found, read, tuple(oude.values()))
    regeling = Regeling(found.opschrift, found.citeertitel or "", (), position=gegevens.position)
    return Versie(adres, overheid, lijn, gegevens, regeling, besluit, trekt_in=tuple(oude.values()))


def met_einde(bron: Bron, adres: Adres, gegevens: Gegevens, sinds: frozenset[Status] = ADOPTED) -> Gegevens:
    """The facts of a version with its last day, when a besluit that only withdraws ends its Work.

    What its own record says comes first. `sinds` are the statuses at which such a besluit counts.
    """
    found = intrekking_van(bron, adres, gegevens, sinds)
    return replace(gegevens, uitwerkingtreding=found[1]) if found else gegevens


def intrekking_van(
    bron: Bron, adres: Adres, gegevens: Gegevens, sinds: frozenset[Status] = ADOPTED, behalve: Adres | None = None
) -> tuple[Adres, date] | None:
    """The besluit that ends a version with its Work, and the day of that; None when there is none."""
    found = _einde_van_werk(bron, adres, gegevens.werk, sinds, behalve)
    begin = gegevens.inwerkingtreding
    if found is None or gegevens.uitwerkingtreding is not None or (begin is not None and begin >= found[1]):
        return None
    return found


def ingetrokken_voor(bron: Bron, adres: Adres, gegevens: Gegevens) -> tuple[Adres, date] | None:
    """The besluit that ended the Work before this version of it would enter into force."""
    found = _einde_van_werk(bron, adres, gegevens.werk, ADOPTED)
    begin = gegevens.inwerkingtreding
    return found if found is not None and begin is not None and begin >= found[1] else None


def _einde_van_werk(
    bron: Bron, adres: Adres, werk: str, sinds: frozenset[Status], behalve: Adres | None = None
) -> tuple[Adres, date] | None:
    found = [
        (dag, str(besluit), besluit)
        for besluit in intrekkingen(bron)
        if besluit.overheid == adres.overheid and besluit != behalve
        if (dag := _dag_voor(bron, besluit, werk, sinds)) is not None
    ]
    return (min(found)[2], min(found)[0]) if found else None


def _dag_voor(bron: Bron, besluit: Adres, werk: str, sinds: frozenset[Status]) -> date | None:
    """The day on which a besluit withdraws this Work; None when it doesn't, or when it can't be read."""
    found, _, _ = lees_record(bron, f"{map_van(besluit)}/{INTREKKING}", Intrekkingsrecord)
    if found is None or found.status not in sinds or found.inwerkingtreding is None:
        return None
    present = versies(bron)
    for naam in found.trekt_in:
        try:
            if lees_gegevens(bron, genoemde_versie(bron, besluit, naam, present)).werk == werk:
                return found.inwerkingtreding
        except Refused:  # told when that besluit itself is read
            continue
    return None


def lees_intrekking(bron: Bron, adres: Adres) -> Gegevens:
    """Only the record of such a besluit, as the facts of a version; what it withdraws is not read."""
    found, read, problems = lees_record(bron, f"{map_van(adres)}/{INTREKKING}", Intrekkingsrecord)
    if found is None or read is None:
        raise Refused(problems)
    return _gegevens(found, read, ())


def _gegevens(found: Intrekkingsrecord, read: Ontleed, oude: Collection[Versie]) -> Gegevens:
    """The record as that of a version: its closing provisions say what it withdraws, and from when."""
    titel = (Slotsoort.CITEERTITEL,) if found.citeertitel else ()
    soorten = (Slotsoort.INTREKKING, Slotsoort.INWERKINGTREDING, *titel)
    return Gegevens(
        werk=next((oud.gegevens.werk for oud in oude), ""),
        citeertitel=found.citeertitel or "",
        opschrift=found.opschrift,
        status=found.status,
        intrekking=tuple(oud.gegevens.citeertitel for oud in oude),
        slotbepalingen=tuple(Slotbepaling(soort, str(nummer)) for nummer, soort in enumerate(soorten, start=1)),
        vastgesteld=found.vastgesteld,
        ondertekend=found.ondertekend,
        bekendgemaakt=found.bekendgemaakt,
        inwerkingtreding=found.inwerkingtreding,
        publicatie=found.publicatie,
        proef=found.proef,
        levensloop=found.levensloop,
        position=read.plek(()),
        plekken={str(pad[0]): plek for pad, plek in read.plekken.items() if len(pad) == 1},
    )


def _genoemd(
    bron: Bron, adres: Adres, found: Intrekkingsrecord, read: Ontleed
) -> tuple[Mapping[str, Versie], list[Problem]]:
    """The versions that are withdrawn, by their Work, and what is wrong with how they are named."""
    oude: dict[str, Versie] = {}
    problems: list[Problem] = []
    present = versies(bron)
    for index, naam in enumerate(found.trekt_in):
        plek = read.plek(("trekt_in", index))
        try:
            oud = laad(bron, genoemde_versie(bron, adres, naam, present))
        except Refused as refused:
            vaag = (problem for problem in refused.problems if not problem.position.file)
            problems += [replace(problem, position=plek) for problem in vaag]
            problems += [problem for problem in refused.problems if problem.position.file]
            continue
        problems += (replace(problem, position=plek) for problem in _verkeerd(bron, adres, oud, oude))
        einde = intrekking_van(bron, oud.adres, oud.gegevens, behalve=adres)
        dag = einde[1] if einde else oud.gegevens.uitwerkingtreding
        oude.setdefault(oud.gegevens.werk, replace(oud, gegevens=replace(oud.gegevens, uitwerkingtreding=dag)))
    if oude and all(oud.adres.lijn != adres.lijn for oud in oude.values()):
        advies = f"Zet deze map bij {next(iter(oude.values())).adres.lijn}."
        message = "Dit besluit staat niet bij een regeling die het intrekt, en zou daar niet gevonden worden."
        problems.append(Problem(message, read.plek(("trekt_in",)), advies))
    return oude, problems


def _verkeerd(bron: Bron, adres: Adres, oud: Versie, oude: Mapping[str, Versie]) -> Iterator[Problem]:
    if oud.adres.overheid != adres.overheid:
        message = f"{oud.adres} is van een andere overheid; een besluit trekt alleen eigen regelingen in."
        yield Problem(message, advice="Haal haar weg bij `trekt_in`.")
    if eerder := oude.get(oud.gegevens.werk):
        message = f"{oud.adres} is een versie van dezelfde regeling als {eerder.adres}; die wordt één keer ingetrokken."
        yield Problem(message, advice="Noem alleen de versie die dan geldt.")
    for later in _latere(bron, oud):
        message = f"{later} is een latere bekendgemaakte versie van dezelfde regeling dan {oud.adres}."
        yield Problem(message, advice=f"Noem bij `trekt_in` de versie die dan geldt: {later.versie}.")


def _latere(bron: Bron, oud: Versie) -> Iterator[Adres]:
    """The published versions of the same Work that came into force after this one."""
    for ander in versies(bron):
        if (ander.overheid, ander.lijn) != (oud.adres.overheid, oud.adres.lijn) or ander == oud.adres:
            continue
        try:
            feiten = lees_gegevens(bron, ander)
        except Refused:  # told when that version is read
            continue
        begin, eerder = feiten.inwerkingtreding, oud.gegevens.inwerkingtreding
        geldt = feiten.werk == oud.gegevens.werk and feiten.status is Status.BEKENDGEMAAKT
        if geldt and begin is not None and eerder is not None and begin > eerder:
            yield ander


def _ongeldig(found: Intrekkingsrecord, read: Ontleed) -> Iterator[Problem]:
    """What the form of the record can't say."""
    if not found.trekt_in:
        advies = 'Noem de versie die dan geldt, bijvoorbeeld `trekt_in: ["2025"]`.'
        yield Problem("Er staat niet welke regeling dit besluit intrekt.", read.plek(("trekt_in",)), advies)
    if found.proef is not None and not OIN.fullmatch(found.proef.oin):
        advies = "Een OIN telt twintig cijfers."
        yield Problem(f"“{found.proef.oin}” is geen OIN.", read.plek(("proef", "oin")), advies)


def _vreemde_bestanden(bron: Bron, folder: str) -> Iterator[Problem]:
    """What nothing reads; a text above all: a besluit with one is a version, and says so in `versie.yaml`."""
    known = [INTREKKING, BESLUIT]
    for name in sorted({path.removeprefix(f"{folder}/").split("/")[0] for path in bron.onder(folder)} - IN_INTREKKING):
        near = process.extractOne(name.lower(), known, scorer=fuzz.ratio, score_cutoff=60)
        advice = f"Bedoelt u “{near[0]}”?" if near else f"Hier horen: {', '.join(known)}."
        if name == "tekst":
            advice = f"Komt er een andere tekst voor in de plaats, maak dan een versie met {VERSIE}."
        where = Position(bron.toon(f"{folder}/{name}"))
        yield Problem(f"“{name}” hoort niet bij een besluit dat alleen intrekt.", where, advice)
