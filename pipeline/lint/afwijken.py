"""Which findings a version answers with a reason: by the rule and the place that an `afwijking` names."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.lint.ontleding import Ontleding
from pipeline.model import Afwijking, Finding, Knoop, Li, Lid, Position, Versie, kinderen, stukken

ALTIJD = "PUB-"
"""Rules of which the findings always block publishing: no reason makes a template that was not filled in law."""


@dataclass(frozen=True, slots=True)
class Plek:
    """What begins on a line: in which lid and onderdelen it stands."""

    regel: int
    lid: str
    onderdelen: tuple[str, ...]


def met_afwijkingen(found: Iterable[Finding], ontleding: Ontleding) -> Iterator[Finding]:
    """The findings, those that the version answers with their reason."""
    waivers = ontleding.versie.gegevens.afwijkingen
    for one in found:
        match = next((waiver for waiver in waivers if past(waiver, one, ontleding)), None)
        yield replace(one, afwijking=match.reden) if match else one


def past(afwijking: Afwijking, finding: Finding, ontleding: Ontleding) -> bool:
    """Whether the finding is one that the afwijking is about."""
    if afwijking.regel.strip().upper() != finding.rule or finding.rule.startswith(ALTIJD):
        return False
    where = finding.position
    if afwijking.bestand is not None and where.file not in _paden(afwijking.bestand, ontleding.versie):
        return False
    if (afwijking.lid or afwijking.onderdeel) and not _in_bepaling(afwijking, where, ontleding.versie):
        return False
    return afwijking.woorden is None or _met_woorden(afwijking.woorden, where, ontleding)


def _paden(bestand: str, versie: Versie) -> tuple[str, str]:
    """What positions may call a file that is named as it is found in `tekst/` or in the version."""
    adres = versie.adres
    folder = f"{adres.overheid}/{adres.lijn}/{adres.versie}"
    folder = f"{adres.revisie}:{folder}" if adres.revisie else folder
    name = bestand.strip().removeprefix("./")
    return f"{folder}/tekst/{name}", f"{folder}/{name}"


def _in_bepaling(afwijking: Afwijking, where: Position, versie: Versie) -> bool:
    places = sorted(_plekken(where.file, stukken(versie.regeling), "", ()), key=lambda place: place.regel)
    at = bisect_right([place.regel for place in places], where.line) - 1
    if at < 0:
        return False
    place = places[at]
    if afwijking.lid is not None and _kaal(afwijking.lid) != _kaal(place.lid):
        return False
    asked = tuple(_kaal(label) for label in (afwijking.onderdeel or "").split(",") if label.strip())
    return tuple(map(_kaal, place.onderdelen[: len(asked)])) == asked


def _plekken(file: str, nodes: Sequence[Knoop], lid: str, onderdelen: tuple[str, ...]) -> Iterator[Plek]:
    for node in nodes:
        inner_lid = node.nummer if isinstance(node, Lid) else lid
        inner = (*onderdelen, node.nummer) if isinstance(node, Li) else onderdelen
        if node.position.file == file and node.position.line:
            yield Plek(node.position.line, inner_lid, inner)
        yield from _plekken(file, kinderen(node), inner_lid, inner)


def _kaal(label: str) -> str:
    return label.strip().rstrip(".)").casefold()


def _met_woorden(woorden: str, where: Position, ontleding: Ontleding) -> bool:
    """Whether the words are in the text where the finding is, or on its line in a file that is no text."""
    wanted = " ".join(woorden.split())
    begun = [one for one in ontleding.passages_van(where.file) if one.position.line <= where.line]
    if begun:
        last = max(one.position.line for one in begun)
        return any(wanted in one.inhoud for one in begun if one.position.line == last)
    return wanted in ontleding.regel(where)
