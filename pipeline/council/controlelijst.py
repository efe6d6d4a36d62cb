"""The checklist of a package for DROP: what is in order, what is not, and so whether it may be published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import chain
from typing import NamedTuple, TypeAlias

from pipeline.council.documenten import CONSOLIDATIE, Document
from pipeline.council.dropvraag import Dropvraag
from pipeline.council.metadata import NAAM as METADATA
from pipeline.council.omslag import Omslag
from pipeline.formats.cvdr.metadata import kenmerk
from pipeline.formats.stop.kanaal import is_omgevingswet
from pipeline.model import (
    ExterneNorm,
    Finding,
    Kanaal,
    Normverwijzing,
    Position,
    Problem,
    Severity,
    Status,
    Versie,
    beletsels,
)
from pipeline.model.datums import REGEL, datum, te_laat, verkeerde_datums

NAAM = "controlelijst-drop"
NOG_NIET = (Status.CONCEPT, Status.AANGEBODEN)
BEKEND_BIJ_UITGIFTE = ("datum van bekendmaking",)
"""Open places of the consolidated page that only the publication itself can fill."""
VAN_HET_VOORSTEL = (
    "datum van het collegevoorstel",
    "kenmerk van het voorstel",
    "kenmerk",
    "datum van de raadsvergadering",
)
"""Open places of a decision that the record of the proposal fills."""


class Punt(StrEnum):
    """The points of the list, in its order; the template words them and says who must see to each."""

    VASTGESTELD = "vastgesteld"
    UITTREKSEL = "uittreksel"
    KANAAL = "kanaal"
    DATUMS = "datums"
    BESLUIT = "besluit"
    BIJLAGEN = "bijlagen"
    NORMEN = "normen"
    METADATA = "metadata"
    VERSIES = "versies"
    CONTROLE = "controle"
    CVDR = "cvdr"
    TERUGMELDEN = "terugmelden"


VAN_INTREKKING = (
    Punt.VASTGESTELD,
    Punt.KANAAL,
    Punt.DATUMS,
    Punt.BESLUIT,
    Punt.METADATA,
    Punt.VERSIES,
    Punt.CONTROLE,
    Punt.TERUGMELDEN,
)
"""The points that a besluit without a text has."""


class Stand(StrEnum):
    """How a point stands."""

    IN_ORDE = "in orde"
    LET_OP = "let op"
    NIET_IN_ORDE = "niet in orde"


class Bezwaar(NamedTuple):
    """Something about a point: a Problem keeps the package from being published, a Finding only has to be known."""

    punt: Punt
    wat: Problem | Finding


@dataclass(frozen=True, slots=True)
class Regel:
    """A point as it is printed; `plek` is where in the source, "" when that says nothing."""

    punt: Punt
    stand: Stand
    opmerkingen: tuple[Opmerking, ...]


@dataclass(frozen=True, slots=True)
class Opmerking:
    """One remark under a point, with how often it was made and the first place."""

    tekst: str
    aantal: int
    plek: str


@dataclass(frozen=True, slots=True)
class Controlelijst:
    """What the template of the checklist fills in."""

    omslag: Omslag
    regels: tuple[Regel, ...]
    bekendmaking: date | None

    @property
    def akkoord(self) -> bool:
        """Whether nothing keeps the package from being published."""
        return all(regel.stand is not Stand.NIET_IN_ORDE for regel in self.regels)


Bezwaren: TypeAlias = tuple[Bezwaar, ...]


def controlelijst(
    cover: Omslag, dag: date | None, bezwaren: Bezwaren, punten: Iterable[Punt] = tuple(Punt)
) -> Controlelijst:
    """Every point with what is wrong about it."""
    regels = []
    for punt in punten:
        found = [bezwaar.wat for bezwaar in bezwaren if bezwaar.punt is punt]
        stand = Stand.LET_OP if found else Stand.IN_ORDE
        if any(isinstance(wat, Problem) for wat in found):
            stand = Stand.NIET_IN_ORDE
        regels.append(Regel(punt, stand, _opmerkingen(found)))
    return Controlelijst(cover, tuple(regels), dag)


def _opmerkingen(found: Iterable[Problem | Finding]) -> tuple[Opmerking, ...]:
    """Equal remarks once, with their number."""
    places: dict[str, list[Position]] = {}
    for wat in found:
        tekst = f"{wat.message} {wat.advice}".strip() if isinstance(wat, Problem) else wat.message
        places.setdefault(tekst, []).append(wat.position)
    return tuple(Opmerking(tekst, len(at), _plek(at[0])) for tekst, at in places.items())


def _plek(position: Position) -> str:
    """The place in a text, without the folders of the lineage; "" for a record as a whole, which the words name."""
    if position.file.endswith(".yaml"):
        return ""
    return str(replace(position, file="/".join(position.file.split("/")[2:]))) if position.file else ""


def bezwaren(vraag: Dropvraag, papieren: tuple[Document, ...]) -> Iterator[Bezwaar]:
    """Everything to be said about the version, its papers and what lint found; the CVDR XML tells its own."""
    versie = vraag.versie
    for punt, gezien in (
        (Punt.VASTGESTELD, _vastgesteld(versie)),
        (Punt.UITTREKSEL, _uittreksel(versie)),
        (Punt.KANAAL, _kanaal(versie)),
        (Punt.DATUMS, chain(beletsels(verkeerde_datums(versie.gegevens)), _datums(versie, vraag.dag))),
        (Punt.BESLUIT, _open(papieren, versie)),
        (Punt.BIJLAGEN, _lint(vraag, "PUB-02")),
        (Punt.NORMEN, _normen(vraag)),
        (Punt.METADATA, _metadata(versie)),
        (Punt.VERSIES, _versies(vraag)),
        (Punt.CONTROLE, _overige_lint(vraag)),
        (Punt.TERUGMELDEN, _terugmelden(versie)),
    ):
        for wat in gezien:
            yield Bezwaar(punt, wat)


def bezwaren_intrekking(vraag: Dropvraag, papieren: tuple[Document, ...]) -> Iterator[Bezwaar]:
    """The same for a besluit that only withdraws: there is no text, and no new version of one."""
    versie = vraag.versie
    for punt, gezien in (
        (Punt.VASTGESTELD, _vastgesteld(versie)),
        (Punt.KANAAL, _kanaal(versie)),
        (Punt.DATUMS, chain(beletsels(verkeerde_datums(versie.gegevens)), _datums(versie, vraag.dag))),
        (Punt.BESLUIT, _open(papieren, versie)),
        (Punt.METADATA, _kenmerk(versie)),
        (Punt.VERSIES, _uitwerkingtredingen(versie)),
        (Punt.CONTROLE, _overige_lint(vraag)),
        (Punt.TERUGMELDEN, _terug_te_melden(versie)),
    ):
        for wat in gezien:
            yield Bezwaar(punt, wat)


def _let_op(message: str, position: Position) -> Finding:
    return Finding("DROP", message, Severity.INFO, position)


def _onbekend(wat: str, sleutel: str, bestand: str, position: Position) -> Problem:
    return Problem(f"Nog onbekend: {wat}.", position, f"Vul `{sleutel}` in {bestand} in.")


def _vastgesteld(versie: Versie) -> Iterator[Problem]:
    gegevens = versie.gegevens
    if gegevens.status in NOG_NIET:
        advice = f"Leg het raadsbesluit vast met renvooi adopt {versie.adres}; met --proef kan nu al een proef."
        yield Problem(f"De versie is nog niet vastgesteld (status: {gegevens.status}).", gegevens.position, advice)
    if gegevens.vastgesteld is None:
        yield _onbekend("de dag waarop de raad besloot", "vastgesteld", gegevens.bestand, gegevens.position)
    if gegevens.ondertekend is None:
        yield _onbekend("de dag van ondertekening", "ondertekend", gegevens.bestand, gegevens.position)


def _uittreksel(versie: Versie) -> Iterator[Problem]:
    if versie.lijn.uittreksel:
        message = f"Dit is een uittreksel: {versie.lijn.uittreksel_reden.strip().rstrip('.')}."
        yield Problem(message, versie.lijn.position, "Vul de tekst aan; bekendmaken kan alleen met de hele tekst.")


def _kanaal(versie: Versie) -> Iterator[Problem | Finding]:
    if is_omgevingswet(versie):
        message = "Een document van de Omgevingswet wordt niet via DROP maar met STOP via de LVBB bekendgemaakt."
        yield Problem(message, versie.lijn.position, "Gebruik renvooi stop.")
    elif versie.overheid.kanaal is Kanaal.LVBB:
        message = (
            "overheid.yaml noemt de LVBB als kanaal, maar die neemt nu alleen documenten van de Omgevingswet aan; "
            "deze regeling gaat via DROP."
        )
        yield _let_op(message, versie.overheid.position)


def _datums(versie: Versie, dag: date | None) -> Iterator[Problem | Finding]:
    gegevens = versie.gegevens
    plek = gegevens.position
    if gegevens.inwerkingtreding is None:
        yield _onbekend("de dag van inwerkingtreding", "inwerkingtreding", gegevens.bestand, plek)
    if dag is None:
        message = (
            "De dag van uitgifte is onbekend; of de inwerkingtreding daarna ligt, is niet te controleren. "
            "Geef de geplande dag met --bekendmaking."
        )
        yield _let_op(message, plek)
        return
    if gegevens.vastgesteld is not None and dag < gegevens.vastgesteld and dag != gegevens.bekendgemaakt:
        message = f"De uitgifte op {datum(dag)} ligt vóór het raadsbesluit van {datum(gegevens.vastgesteld)}."
        yield Problem(message, plek, "Verbeter de datums.")
    laat = te_laat(gegevens, dag)
    if laat is not None and dag != gegevens.bekendgemaakt:  # what is recorded is judged with the other days
        yield replace(laat, message=f"{REGEL}: {laat.message}")


def _open(papieren: Iterable[Document], versie: Versie) -> Iterator[Problem]:
    """What is open in the papers that are published, each fact once with the papers that miss it."""
    where: dict[str, list[str]] = {}
    for papier in papieren:
        for open_ in papier.open:
            stil = papier.naam == CONSOLIDATIE and open_.wat in BEKEND_BIJ_UITGIFTE
            if papier.naam != METADATA and not stil and papier.naam not in where.setdefault(open_.wat, []):
                where[open_.wat].append(papier.naam)
    for wat, namen in where.items():
        if namen:
            advice = "Vul dit gegeven in."
            yield Problem(f"Nog open: {wat} (in {' en '.join(namen)}).", _bestand(wat, versie), advice)


def _bestand(wat: str, versie: Versie) -> Position:
    """The record in which a fact that a paper misses is kept."""
    if wat.startswith("naam van de "):
        return versie.overheid.position
    if wat == "grondslagen":
        return versie.lijn.position
    if versie.besluit is not None and wat in VAN_HET_VOORSTEL:
        return versie.besluit.gegevens.position
    return versie.gegevens.position


def _lint(vraag: Dropvraag, regel: str) -> Iterator[Problem | Finding]:
    found = [one for one in vraag.bevindingen if one.rule == regel and not one.afwijking]
    yield from beletsels(found)
    yield from (one for one in found if one.severity is not Severity.ERROR)


def _overige_lint(vraag: Dropvraag) -> Iterator[Problem | Finding]:
    known = ("PUB-02", "PUB-03", REGEL)
    rest = [one for one in vraag.bevindingen if one.rule not in known and not one.afwijking]
    yield from beletsels(rest)
    milder = sum(one.severity is Severity.WARNING for one in rest)
    if milder:
        wat = "is 1 waarschuwing" if milder == 1 else f"zijn {milder} waarschuwingen"
        message = f"Er {wat}; lees ze met renvooi lint {vraag.versie.adres}."
        yield _let_op(message, vraag.versie.gegevens.position)


def _normen(vraag: Dropvraag) -> Iterator[Problem | Finding]:
    plek = vraag.versie.gegevens.position
    for norm in vraag.versie.gegevens.externe_normen:
        for wat, sleutel in _onbekend_van_norm(norm):
            advice = f"Vul `{sleutel}` in onder `externe_normen` in versie.yaml (Bekendmakingswet, artikel 14a)."
            yield Problem(f"Van de norm “{norm.titel}” is nog onbekend {wat}.", plek, advice)
    yield from _lint(vraag, "PUB-03")


def _onbekend_van_norm(norm: ExterneNorm) -> Iterator[tuple[str, str]]:
    if not norm.inzage:
        yield "waar iedereen haar kosteloos kan lezen of inzien", "inzage"
    if norm.verwijzing is None:
        yield "of alleen deze uitgave geldt of steeds de nieuwste", "verwijzing"
    if norm.verwijzing is not Normverwijzing.DYNAMISCH and not norm.uitgave:
        yield "welke uitgave geldt", "uitgave"
    if not norm.artikelen:
        yield "welke artikelen haar noemen", "artikelen"


def _metadata(versie: Versie) -> Iterator[Problem]:
    lijn = versie.lijn
    for waarde, wat, sleutel in (
        (lijn.grondslagen, "de grondslag", "grondslagen"),
        (lijn.onderwerp_cvdr, "het onderwerp in de woorden van CVDR", "onderwerp_cvdr"),
        (lijn.gedelegeerde_regelgeving, "welke regelgeving op deze regeling is gebaseerd", "gedelegeerde_regelgeving"),
        (lijn.opmerkingen, "of er opmerkingen zijn met betrekking tot de regeling", "opmerkingen"),
    ):
        if not waarde:
            yield _onbekend(wat, sleutel, "regeling.yaml", lijn.position)
    yield from _kenmerk(versie)


def _kenmerk(versie: Versie) -> Iterator[Problem]:
    if not kenmerk(versie):
        plek = versie.besluit.gegevens.position if versie.besluit else versie.gegevens.position
        yield _onbekend("het kenmerk van het voorstel", "zaaknummers.voorstel", "besluit/besluit.yaml", plek)


def _versies(vraag: Dropvraag) -> Iterator[Problem | Finding]:
    versie = vraag.versie
    begin, plek = versie.gegevens.inwerkingtreding, versie.gegevens.position
    namen = [item.versie.adres for item in vraag.werk]
    hier = namen.index(versie.adres)
    for eerder in vraag.werk[:hier]:
        dag = eerder.versie.gegevens.inwerkingtreding
        if dag is not None and begin is not None and dag >= begin:
            message = (
                f"Versie {eerder.versie.adres.versie} geldt vanaf {datum(dag)}, niet vóór deze versie ({datum(begin)})."
            )
            yield Problem(message, plek, "Verbeter `inwerkingtreding`: per dag is er één geconsolideerde tekst.")
    for later in vraag.werk[hier + 1 :]:
        yield _let_op(f"Er is een latere versie van deze regeling: {later.versie.adres}.", plek)
    yield from _uitwerkingtredingen(versie)


def _uitwerkingtredingen(versie: Versie) -> Iterator[Finding]:
    begin = versie.gegevens.inwerkingtreding
    for titel in versie.gegevens.intrekking:
        wanneer = datum(begin) if begin else "de dag waarop de intrekking in werking treedt"
        message = f"Vul in CVDR bij de ingetrokken {titel} als uitwerkingtreding in: {wanneer}."
        yield _let_op(message, versie.gegevens.position)


def _terugmelden(versie: Versie) -> Iterator[Finding]:
    yield from _terug_te_melden(versie)
    if not versie.gegevens.cvdr:
        yield _terugmelding("het nummer in CVDR", "`cvdr` in versie.yaml", versie)


def _terug_te_melden(versie: Versie) -> Iterator[Finding]:
    for waarde, wat in (
        (versie.gegevens.bekendgemaakt, "de dag van uitgifte"),
        (versie.gegevens.publicatie, "het nummer van het gemeenteblad"),
    ):
        if not waarde:
            yield _terugmelding(wat, "renvooi announce", versie)


def _terugmelding(wat: str, waarmee: str, versie: Versie) -> Finding:
    return _let_op(f"Meld na de bekendmaking terug: {wat} ({waarmee}).", versie.gegevens.position)
