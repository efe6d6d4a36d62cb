"""A renumbering as a whole: from what somebody asks to the files that change and what is left to a person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from pipeline.compare import compare
from pipeline.lint.afwijkingplaats import verhuisde_bestanden
from pipeline.lint.bepaling import Doel
from pipeline.lint.bronplaats import Bronnen
from pipeline.lint.hertelling import hertelling, vernummerde
from pipeline.lint.omzetting import Omzetting, kopherstel, zet_om
from pipeline.lint.ontleding import Ontleding
from pipeline.lint.tarieftekst import gegevens_vernummerd, herschreven
from pipeline.lint.tekst import passages
from pipeline.lint.vernummeren import Gevonden, Vernummering, plan, plan_schuivend, verwijzingen
from pipeline.model import (
    Artikel,
    Comparison,
    Divisie,
    Herstel,
    Li,
    Lid,
    Position,
    Problem,
    Refused,
    Regeling,
    Soort,
    Structuur,
    Versie,
)
from pipeline.model.versie import VERSIE
from pipeline.store.bronnen import Bron, geheugen_bron
from pipeline.store.kenmerken import met_kenmerken, nieuwe_kenmerken
from pipeline.store.lezen import OVERHEID, laad, map_van
from pipeline.store.yaml import lees_yaml

MAG = frozenset({Soort.VERNUMMERD, Soort.VERPLAATST, Soort.GEWIJZIGD, Soort.OPMAAK})
"""What a renumbering or a move may look like; a provision that came, went or was split is none."""
REDENEN = "besluit/onderbouwing"


@dataclass(frozen=True, slots=True)
class Hernummering:
    """The numbers, the files, the references that follow, and the lines on what only a person can do."""

    wat: Vernummering
    omzetting: Omzetting
    gevonden: Gevonden
    met_de_hand: tuple[str, ...]


def hernummerd(bron: Bron, versie: Versie, regeling: Regeling, doel: Doel, nieuw: str) -> Hernummering:
    """One provision gets another number. `regeling` is the text as its files write it, in which `doel` was found."""
    return _hernummerd(bron, versie, (regeling, doel), plan(regeling, doel, nieuw, _slotnummers(versie)))


def hernummerd_schuivend(bron: Bron, versie: Versie, regeling: Regeling, doel: Doel, nieuw: str) -> Hernummering:
    """The same, with what follows moving on."""
    return _hernummerd(bron, versie, (regeling, doel), plan_schuivend(regeling, doel, nieuw, _slotnummers(versie)))


def _hernummerd(bron: Bron, versie: Versie, waarin: tuple[Regeling, Doel], wat: Vernummering) -> Hernummering:
    regeling, doel = waarin
    texts = bronteksten(bron, versie)
    found = verwijzingen(regeling, tuple(passages(regeling, texts)), wat)
    new = hertelling(regeling, doel, wat, found.aanpassingen).toegepast(regeling)
    records = gegevens_vernummerd(bron, versie, wat, found.aanpassingen)
    patches = (*_nummers(bron, Ontleding(versie, texts), waarin, wat), *_verwijzingen(found))
    done = zet_om(bron, versie.adres, new, patches, records.bestanden)
    return Hernummering(wat, done, found, records.met_de_hand)


def _slotnummers(versie: Versie) -> list[str]:
    return [item.nummer for item in versie.gegevens.slotbepalingen if item.nummer]


def _nummers(bron: Bron, ontleding: Ontleding, waarin: tuple[Regeling, Doel], wat: Vernummering) -> Iterator[Herstel]:
    """The patches for the numbers themselves: in headings, before leden and onderdelen."""
    for node, new in vernummerde(*waarin, wat):
        match node:
            case Lid() | Li():
                yield from ontleding.herstel_label(node, new)
            case Artikel() | Structuur() | Divisie():
                place = node.kop.position
                yield from kopherstel(bron, place.file, place.line, node.kop.nummer, new)


def _verwijzingen(found: Gevonden) -> Iterator[Herstel]:
    for change in found.aanpassingen:
        yield from change.passage.herstel(change.begin, change.eind, change.nieuw or "")


def bronteksten(bron: Bron, versie: Versie) -> Bronnen:
    """The source files of the text, by the path that positions name."""
    paths = [path for path in bron.onder(f"{map_van(versie.adres)}/tekst") if path.endswith(".md")]
    return {bron.toon(path): bron[path].decode("utf-8") for path in paths}


def met_gevolg(bron: Bron, versie: Versie, done: Omzetting) -> Omzetting:
    """The same with what follows from the names of files: the onderbouwingen, and the places of the afwijkingen."""
    return _met_afwijkingen(bron, versie, _met_redenen(bron, versie, done))


def _met_afwijkingen(bron: Bron, versie: Versie, done: Omzetting) -> Omzetting:
    """Each afwijking names the file that it is about, and follows it."""
    texts = {f"tekst/{van}": f"tekst/{naar}" for van, naar in done.hernoemd}
    reasons = {f"{REDENEN}/{van}.md": f"{REDENEN}/{naar}.md" for van, naar in map(_stammen, done.hernoemd)}
    path = f"{map_van(versie.adres)}/{VERSIE}"
    text = done.bestanden.get(VERSIE, bron[path]).decode("utf-8")
    read, problems = lees_yaml(text, bron.toon(path))
    if read is None:
        raise Refused(problems)
    made, left = herschreven(text, read, verhuisde_bestanden(versie, texts | reasons))
    if left:
        raise Refused(Problem(f"{line} Er is niets veranderd.", advice="Zet het pad op één regel.") for line in left)
    changed = {VERSIE: made.encode()} if made != text else {}
    return replace(done, bestanden={**done.bestanden, **changed})


def _met_redenen(bron: Bron, versie: Versie, done: Omzetting) -> Omzetting:
    """Each onderbouwing is named after its provision, and follows it."""
    folder = f"{map_van(versie.adres)}/{REDENEN}"
    there = {path.removeprefix(f"{folder}/") for path in bron.onder(folder)}
    pairs = {f"{van}.md": f"{naar}.md" for van, naar in map(_stammen, done.hernoemd) if van != naar}
    moved = {van: naar for van, naar in pairs.items() if van in there}
    if taken := sorted((set(moved.values()) & there) - moved.keys()):
        message = f"De onderbouwing {taken[0]} is er al, van een bepaling die zo heette."
        advice = "Geef dat bestand een andere naam of haal het weg, en geef de opdracht nog eens."
        raise Refused(Problem(message, Position(bron.toon(f"{folder}/{taken[0]}")), advice))
    files = {f"{REDENEN}/{naar}": bron[f"{folder}/{van}"] for van, naar in moved.items()}
    gone = tuple(name for van in moved if (name := f"{REDENEN}/{van}") not in files)
    return Omzetting({**done.bestanden, **files}, (*done.weg, *gone), done.hernoemd)


def _stammen(pair: tuple[str, str]) -> tuple[str, str]:
    """By which names the onderbouwing of a provision goes: that of its file, of a container that of its folder."""
    van, naar = (path.removesuffix(".md").split("/") for path in pair)
    return (van[-2], naar[-2]) if van[-1].startswith("_") else (van[-1], naar[-1])


def _vergeleken(old: Versie, new: Versie, hernoemd: Mapping[str, str]) -> Comparison:
    """The comparison in which every article is known by its id; one without gets one for as long as this takes."""
    kenmerken = nieuwe_kenmerken(old.regeling)
    moved = {hernoemd.get(path, path): kenmerk for path, kenmerk in kenmerken.items()}
    return compare(met_kenmerken(old.regeling, kenmerken), met_kenmerken(new.regeling, moved))


def bewezen(bron: Bron, versie: Versie, done: Omzetting) -> Mapping[str, bytes]:
    """The files, once reading and comparing show that nothing but numbers, places and references changed."""
    folder = map_van(versie.adres)
    above = f"{versie.adres.overheid}/{OVERHEID}"
    every = {path: bron[path] for path in (above, *bron.onder(f"{versie.adres.overheid}/{versie.adres.lijn}"))}
    for name in done.weg:
        every.pop(f"{folder}/{name}", None)
    every |= {f"{folder}/{name}": content for name, content in done.bestanden.items()}
    new = laad(geheugen_bron(every), versie.adres)
    wrong = [
        Problem(f"Na deze ingreep zou {change.naam} {change.soort} zijn; er is niets veranderd.", Position(folder))
        for change in _vergeleken(versie, new, dict(done.hernoemd)).wijzigingen
        if not MAG.issuperset(change.soorten)
    ]
    if wrong:
        raise Refused(wrong)
    return done.bestanden
