"""Versions: which there are, and one of them read whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import TypeVar

from rapidfuzz import fuzz, process

from pipeline.model import (
    Adres,
    Afbeelding,
    Alinea,
    Figuur,
    Gegevens,
    Inlines,
    Lijn,
    Nadruk,
    Overheid,
    Position,
    Problem,
    Refused,
    Regeling,
    Status,
    Versie,
    Verwijzing,
    knopen,
    stand,
    tekst_van,
)
from pipeline.model.versie import INTREKKING, VERSIE
from pipeline.store.adres import kies, ontleed
from pipeline.store.besluit import lees_besluit
from pipeline.store.bestand import lees_record
from pipeline.store.bronnen import DEPTH, Bron
from pipeline.store.hoofdletters import botsende_namen
from pipeline.store.identiteit import LOCK, lees_identiteit
from pipeline.store.nummers import volgorde_van
from pipeline.store.tekst import Tekst, lees_brontekst, lees_teksten
from pipeline.store.yaml import Ontleed

T = TypeVar("T", Overheid, Lijn, Gegevens)

OVERHEID, REGELING = "overheid.yaml", "regeling.yaml"
IN_VERSIE = frozenset({VERSIE, LOCK, "README.md", "LEESMIJ.md"})
CODE = re.compile(r"(?:gm|pv|ws|mn)[0-9]{2,4}|mnre[0-9]{4}")
OIN = re.compile(r"[0-9]{20}")
CVDR = re.compile(r"(?:CVDR)?[0-9]+_[0-9]+")


def versies(bron: Bron) -> tuple[Adres, ...]:
    """The addresses of all versions: every folder overheid/lijn/versie, whatever is in it.

    So a misnamed file is refused when the version is read, and not passed over in silence. A besluit that only
    withdraws has no text, and is no version (see `pipeline.store.intrekking`).
    """
    found: set[tuple[str, str, str]] = set()
    for path in (*bron, *bron.gebreken):
        parts = path.split("/")
        if len(parts) > DEPTH:
            found.add((parts[0], parts[1], parts[2]))
    found -= {(adres.overheid, adres.lijn, adres.versie) for adres in intrekkingen(bron)}
    lines: dict[tuple[str, str], list[str]] = {}
    for overheid, lijn, versie in sorted(found):
        lines.setdefault((overheid, lijn), []).append(versie)
    return tuple(
        Adres(overheid, lijn, names[index], bron.revisie)
        for (overheid, lijn), names in lines.items()
        for index in volgorde_van(names) or range(len(names))
    )


def intrekkingen(bron: Bron) -> tuple[Adres, ...]:
    """The addresses of all besluiten that only withdraw: a folder like that of a version, with another record."""
    folders = (path.removesuffix(f"/{INTREKKING}").split("/") for path in bron if path.endswith(f"/{INTREKKING}"))
    found = (Adres(folder[0], folder[1], folder[2], bron.revisie) for folder in folders if len(folder) == DEPTH)
    return tuple(adres for adres in found if f"{map_van(adres)}/{VERSIE}" not in bron)


def laad(bron: Bron, adres: Adres) -> Versie:
    """Read a version whole; refuses with everything that is wrong in its files."""
    folder = map_van(adres)
    wrong = [problem for path, problem in bron.gebreken.items() if path.startswith(f"{folder}/")]
    if not bron.onder(folder) and not wrong:
        kies(ontleed(str(replace(adres, revisie=None))), versies(bron), lambda item: lees_gegevens(bron, item))
    overheid, problems_overheid = record(bron, f"{adres.overheid}/{OVERHEID}", Overheid)
    lijn, problems_lijn = record(bron, f"{adres.overheid}/{adres.lijn}/{REGELING}", Lijn)
    gegevens, problems_gegevens = record(bron, f"{folder}/{VERSIE}", Gegevens)
    problems = [*wrong, *problems_overheid, *problems_lijn, *problems_gegevens]
    if not bron.onder(f"{folder}/tekst"):
        advice = "Zet er ten minste één artikel-….md in."
        problems.append(Problem("Deze versie heeft geen map tekst/.", Position(bron.toon(folder)), advice))
    problems += _vreemde_bestanden(bron, folder)
    problems += botsende_namen(bron, folder)
    tekst, found = lees_teksten(bron, f"{folder}/tekst")
    problems += found
    besluit, found = lees_besluit(bron, f"{folder}/besluit")
    problems += found
    identiteit, found = lees_identiteit(bron, folder)
    problems += found
    if gegevens is not None and stand(gegevens.levensloop) not in (None, Status.BEKENDGEMAAKT):
        identiteit = {}  # an announcement was broken off before its last write, the record: it didn't happen
    if problems or overheid is None or lijn is None or gegevens is None:
        raise Refused(sorted(dict.fromkeys(problems), key=lambda problem: problem.position))
    regeling = _regeling(gegevens, tekst)
    images = _beelden(bron, f"{folder}/tekst", regeling)
    oorsprong = _oorsprong(bron, adres, gegevens)
    return Versie(adres, overheid, lijn, gegevens, regeling, besluit, images, oorsprong, tekst.tarieven, identiteit)


def _beelden(bron: Bron, folder: str, regeling: Regeling) -> dict[str, bytes]:
    """The images that are there, by their place in `tekst/`; one that can't be read is refused, all of them at once."""
    found: dict[str, bytes] = {}
    problems: list[Problem] = []
    for source in sorted(set(_afbeeldingen(regeling))):
        if f"{folder}/{source}" in bron:
            try:
                found[source] = bron[f"{folder}/{source}"]
            except Refused as refused:
                problems += refused.problems
    if problems:
        raise Refused(problems)
    return found


def brontekst(bron: Bron, adres: Adres) -> Regeling:
    """The regulation as its files write it: tables that are data in another file are still the block that names it."""
    gegevens, problems = record(bron, f"{map_van(adres)}/{VERSIE}", Gegevens)
    tekst, found = lees_brontekst(bron, f"{map_van(adres)}/tekst")
    if gegevens is None or problems or found:
        raise Refused((*problems, *found))
    return _regeling(gegevens, tekst)


def _oorsprong(bron: Bron, adres: Adres, gegevens: Gegevens) -> Gegevens | None:
    """The record of the first version of the same Work, along `was`; None when this version is the first."""
    first, seen = gegevens, {adres.versie}
    while first.was and first.was[0] not in seen:
        seen.add(first.was[0])
        path = f"{map_van(replace(adres, versie=first.was[0]))}/{VERSIE}"
        earlier = record(bron, path, Gegevens)[0] if path in bron else None
        if earlier is None or earlier.werk != gegevens.werk:
            break
        first = earlier
    return None if first is gegevens else first


def lees_gegevens(bron: Bron, adres: Adres) -> Gegevens:
    """Only the record of a version (`versie.yaml`)."""
    gegevens, problems = record(bron, f"{map_van(adres)}/{VERSIE}", Gegevens)
    if gegevens is None:
        raise Refused(problems)
    return gegevens


def voorgangers(bron: Bron, versie: Versie) -> tuple[Adres, ...]:
    """The versions that this one follows (`was:` in versie.yaml), looked up in the same data."""
    present = versies(bron)
    found: list[Adres] = []
    problems: list[Problem] = []
    for index, name in enumerate(versie.gegevens.was):
        try:
            earlier = genoemde_versie(bron, versie.adres, name, present)
            if earlier == versie.adres:
                advice = "Noem de versie waarop deze volgt, of laat `was` weg."
                raise Refused(Problem("Deze versie noemt zichzelf als voorganger.", advice=advice))
            if _leidt_naar(bron, earlier, versie.adres, present):
                advice = "Haal bij een van de versies in deze kring de voorganger weg die niet klopt."
                raise Refused(Problem(f"“{name}” volgt zelf, direct of via andere, op deze versie.", advice=advice))
            found.append(earlier)
        except Refused as refused:
            where = _plek_van_was(bron, versie, index)
            problems += [replace(problem, position=where) for problem in refused.problems]
    if problems:
        raise Refused(problems)
    return tuple(found)


def genoemde_versie(bron: Bron, adres: Adres, name: str, present: Sequence[Adres]) -> Adres:
    """The version that `was` of the version at the address means by a name."""
    full = name if "@" in name else f"{adres.lijn}@{name}"
    full = full if "/" in full else f"{adres.overheid}/{full}"
    return kies(ontleed(full), present, lambda item: lees_gegevens(bron, item))


def _leidt_naar(bron: Bron, start: Adres, doel: Adres, present: Sequence[Adres]) -> bool:
    """Whether one comes from a version to another by going back; records that can't be read tell so themselves."""
    seen: set[Adres] = set()
    todo = [start]
    while todo:
        current = todo.pop()
        if current == doel:
            return True
        if current in seen:
            continue
        seen.add(current)
        with suppress(Refused):
            for name in lees_gegevens(bron, current).was:
                with suppress(Refused):
                    todo.append(genoemde_versie(bron, current, name, present))
    return False


def _plek_van_was(bron: Bron, versie: Versie, index: int) -> Position:
    path = f"{map_van(versie.adres)}/{VERSIE}"
    read = lees_record(bron, path, Gegevens)[1] if path in bron else None
    return read.plek(("was", index)) if read else versie.gegevens.position


def map_van(adres: Adres) -> str:
    """The folder of a version, below the data root."""
    return f"{adres.overheid}/{adres.lijn}/{adres.versie}"


def record(bron: Bron, path: str, kind: type[T]) -> tuple[T | None, tuple[Problem, ...]]:
    """A record as it stands in its file, or all that is wrong with it."""
    if path not in bron:
        holder, _, name = path.rpartition("/")
        message = f"Het bestand “{name}” ontbreekt in {bron.toon(holder)}/."
        return None, (Problem(message, Position(bron.toon(path)), "Maak het; docs/gegevens.md zegt wat erin staat."),)
    value, read, problems = lees_record(bron, path, kind)
    if value is None or read is None:
        return None, problems
    value = _met_plekken(value, read)
    wrong = tuple(Problem(message, read.plek(place), advice) for place, message, advice in _ongeldig(value))
    return (None, wrong) if wrong else (value, ())


def _met_plekken(value: T, read: Ontleed) -> T:
    """The record with the places of what others may complain about."""
    value = replace(value, position=read.plek(()))
    if isinstance(value, Overheid):
        places = {name: read.sleutels.get(("lint", name), value.position) for name in value.lint}
        return replace(value, lint={name: replace(item, position=places[name]) for name, item in value.lint.items()})
    if isinstance(value, Gegevens):
        listed = enumerate(value.afwijkingen)
        return replace(
            value,
            plekken={str(pad[0]): plek for pad, plek in read.plekken.items() if len(pad) == 1},
            afwijkingen=tuple(replace(item, position=read.plek(("afwijkingen", index))) for index, item in listed),
        )
    return value


def _ongeldig(value: Overheid | Lijn | Gegevens) -> Iterator[tuple[tuple[str | int, ...], str, str]]:
    """What the form of a record can't say: where, what is wrong, what to do."""
    twenty = "Een OIN telt twintig cijfers. Onbekend? Laat de sleutel weg."
    if isinstance(value, Overheid):
        if not CODE.fullmatch(value.code):
            yield ("code",), f"“{value.code}” is geen code van een overheid.", "Schrijf bijvoorbeeld gm1773 (gemeente)."
        if value.oin is not None and not OIN.fullmatch(value.oin):
            yield ("oin",), f"“{value.oin}” is geen OIN.", twenty
        if value.stop.aanleveraar is not None and not OIN.fullmatch(value.stop.aanleveraar):
            yield ("stop", "aanleveraar"), f"“{value.stop.aanleveraar}” is geen OIN.", twenty
        for name, item in value.lint.items():
            if not item.reden.strip():
                yield ("lint", name, "reden"), f"Waarom {name} hier anders weegt, staat er niet.", "Schrijf de reden."
    elif isinstance(value, Lijn):
        if value.uittreksel and not value.uittreksel_reden.strip():
            yield (
                ("uittreksel",),
                "Van een uittreksel hoort gezegd te worden waarom.",
                "Voeg `uittreksel_reden: …` toe.",
            )
    else:
        if value.proef is not None and not OIN.fullmatch(value.proef.oin):
            yield ("proef", "oin"), f"“{value.proef.oin}” is geen OIN.", "Een OIN telt twintig cijfers."
        if value.cvdr is not None and not CVDR.fullmatch(value.cvdr):
            yield ("cvdr",), f"“{value.cvdr}” is geen nummer in CVDR.", "Schrijf bijvoorbeeld CVDR621050_2."
        yield from _ongeldige_afwijkingen(value)
        kinds = [item.soort for item in value.slotbepalingen]
        for index, kind in enumerate(kinds):
            if kind in kinds[:index]:
                yield ("slotbepalingen", index), f"De slotbepaling “{kind}” staat dubbel.", "Haal er een weg."


def _ongeldige_afwijkingen(value: Gegevens) -> Iterator[tuple[tuple[str | int, ...], str, str]]:
    for index, item in enumerate(value.afwijkingen):
        place = ("afwijkingen", index)
        if not item.reden.strip():
            yield (*place, "reden"), f"Waarom van {item.regel} wordt afgeweken, staat er niet.", "Schrijf de reden."
        if item.bestand is None and (item.lid or item.onderdeel):
            yield place, "Een lid of onderdeel staat in een bestand.", "Voeg `bestand: …` toe."
        elif item.bestand is None and not (item.woorden or "").strip():
            advice = "Voeg `bestand: …` toe, of `woorden: …` uit de tekst."
            yield place, "Waar wordt afgeweken, staat er niet.", advice


def _vreemde_bestanden(bron: Bron, folder: str) -> Iterator[Problem]:
    """Files and folders in a version that nothing reads: better named than missed in silence."""
    known = [VERSIE, "tekst", "besluit", LOCK]
    names = sorted({path.removeprefix(f"{folder}/").split("/")[0] for path in bron.onder(folder)})
    for name in names:
        if name not in IN_VERSIE and name not in known:
            near = process.extractOne(name.lower(), known, scorer=fuzz.ratio, score_cutoff=60)
            advice = f"Bedoelt u “{near[0]}”?" if near else f"Hier horen: {', '.join(known)}."
            yield Problem(f"“{name}” hoort niet in een versie.", Position(bron.toon(f"{folder}/{name}")), advice)


def _regeling(gegevens: Gegevens, tekst: Tekst) -> Regeling:
    return Regeling(
        gegevens.opschrift,
        gegevens.citeertitel,
        tekst.lichaam,
        tekst.bijlagen,
        tekst.toelichtingen,
        gegevens.position,
    )


def _afbeeldingen(regeling: Regeling) -> Iterator[str]:
    for node in knopen(regeling):
        if isinstance(node, Figuur):
            yield node.bron
        yield from _in_tekst(node.inhoud if isinstance(node, Alinea) else tekst_van(node))


def _in_tekst(text: Inlines) -> Iterator[str]:
    for inline in text:
        if isinstance(inline, Afbeelding):
            yield inline.bron
        elif isinstance(inline, Nadruk | Verwijzing):
            yield from _in_tekst(inline.inhoud)
