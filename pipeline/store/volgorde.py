"""In what order the files of a folder stand in the law: as their numbers tell, or as `volgorde:` says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.model import NOWHERE, Position, Problem
from pipeline.store.nummers import plaats, volgorde_van

WEGGELATEN = "[…]"
LOOKALIKES = frozenset({"[...]", "…", "...", "[ … ]", "(…)", "(...)"})


@dataclass(frozen=True, slots=True)
class Broer:
    """A sibling to be put in order: its name without extension, its kind and number by its heading, its place."""

    naam: str
    soort: str
    nummer: str
    position: Position = NOWHERE


@dataclass(frozen=True, slots=True)
class Volgorde:
    """The order as the author wrote it, each name with its place."""

    namen: tuple[str, ...]
    plekken: tuple[Position, ...]


@dataclass(frozen=True, slots=True)
class Verdeling:
    """The order of a whole text by part; None where the numbers tell it."""

    lichaam: Volgorde | None = None
    bijlagen: Volgorde | None = None
    toelichtingen: Volgorde | None = None


Rangorde = tuple[int | None, ...]
"""Indices of siblings in the order of the law; None is a place where the source leaves something out."""


def rangschik(
    broers: Sequence[Broer], volgorde: Volgorde | None, waar: Position
) -> tuple[Rangorde, tuple[Problem, ...]]:
    """The order of the siblings; `waar` is the file in which `volgorde:` is or should be written."""
    clashes = tuple(_same_name(broers))
    if clashes:
        return tuple(range(len(broers))), clashes
    if volgorde is not None:
        return _as_written(broers, volgorde)
    order = volgorde_van([broer.nummer for broer in broers])
    if len({broer.soort for broer in broers}) < 2 and order is not None:
        return order, ()
    return tuple(range(len(broers))), _untold(broers, waar)


def verdeel(volgorde: Volgorde | None) -> tuple[Verdeling, tuple[Problem, ...]]:
    """The order of a whole text, split over its parts; the annexes and explanations need not be in it."""
    if volgorde is None:
        return Verdeling(), ()
    parts: tuple[list[tuple[str, Position]], ...] = ([], [], [])
    problems: list[Problem] = []
    latest = 0
    for naam, plek in zip(volgorde.namen, volgorde.plekken, strict=True):
        part = latest if naam == WEGGELATEN else _deel(naam)
        if part < latest or (naam == WEGGELATEN and part):
            advice = "Eerst komen hoofdstukken en artikelen (ook […]), dan bijlagen, dan toelichtingen."
            problems.append(Problem(f"“{naam}” kan niet op deze plaats in volgorde staan.", plek, advice))
        else:
            latest = part
            parts[part].append((naam, plek))
    body, annexes, notes = (Volgorde(tuple(n for n, _ in part), tuple(p for _, p in part)) for part in parts)
    return Verdeling(body, annexes if annexes.namen else None, notes if notes.namen else None), tuple(problems)


def _deel(naam: str) -> int:
    low = naam.casefold()
    return 1 if low.startswith("bijlage") else 2 if low.startswith("toelichting") else 0


def telt_vanzelf(broers: Sequence[Broer]) -> bool:
    """Whether the siblings, in this order, need no `volgorde:`."""
    alike = len({broer.soort for broer in broers}) < 2
    return alike and volgorde_van([broer.nummer for broer in broers]) == tuple(range(len(broers)))


def _same_name(broers: Sequence[Broer]) -> Iterator[Problem]:
    seen: dict[str, Broer] = {}
    for broer in broers:
        first = seen.setdefault(broer.naam.casefold(), broer)
        if first is not broer:
            message = f"Twee bestanden eisen dezelfde plaats op: “{first.naam}” en “{broer.naam}”."
            advice = "Hun namen verschillen alleen in hoofdletters of extensie; geef een van de twee een andere naam."
            yield Problem(message, broer.position, advice)


def _as_written(broers: Sequence[Broer], volgorde: Volgorde) -> tuple[Rangorde, tuple[Problem, ...]]:
    index_of = {broer.naam.casefold(): index for index, broer in enumerate(broers)}
    order: list[int | None] = []
    problems: list[Problem] = []
    for written, where in zip(volgorde.namen, volgorde.plekken, strict=True):
        name = written.removesuffix(".md").strip("/")
        if name == WEGGELATEN:
            order.append(None)
        elif name in LOOKALIKES:
            problems.append(Problem(f"“{written}” in volgorde is geen bestand.", where, f"Bedoelt u “{WEGGELATEN}”?"))
        elif (found := index_of.get(name.casefold())) is None:
            present = ", ".join(broer.naam for broer in broers) or "niets"
            advice = f"Haal de naam weg of maak het bestand. In deze map staat: {present}."
            problems.append(Problem(f"“{written}” staat in volgorde, maar is er niet.", where, advice))
        elif found in order:
            problems.append(Problem(f"“{written}” staat dubbel in volgorde.", where, "Haal er een weg."))
        else:
            order.append(found)
    for index, broer in enumerate(broers):
        if index not in order:
            message = f"“{broer.naam}” ontbreekt in volgorde ({volgorde.plekken[0] if volgorde.plekken else '?'})."
            problems.append(Problem(message, broer.position, "Zet de naam op zijn plaats in volgorde."))
    return tuple(order), tuple(problems)


def _untold(broers: Sequence[Broer], waar: Position) -> tuple[Problem, ...]:
    names = ", ".join(broer.naam for broer in broers)
    advice = f"Zet in {waar.file} boven de kop: volgorde: [{names}], in de juiste volgorde."
    kinds = Counter(broer.soort for broer in broers)
    if len(kinds) > 1:
        named = " en ".join(sorted(kinds))
        return (Problem(f"Hier staan {named} naast elkaar; de namen vertellen de volgorde niet.", waar, advice),)
    by_place: dict[str, list[Broer]] = {}
    for broer in broers:
        by_place.setdefault(plaats(broer.nummer), []).append(broer)
    doubles = [
        Problem(
            f"Twee bestanden eisen dezelfde plaats op: {' en '.join(f'“{broer.naam}”' for broer in group)} "
            f"hebben allebei nummer {group[0].nummer}.",
            group[1].position,
            f"Verbeter een nummer; staat het zo in de wet: {advice[0].lower()}{advice[1:]}",
        )
        for number, group in by_place.items()
        if number and len(group) > 1
    ]
    if doubles:
        return tuple(doubles)
    unnumbered = [f"“{broer.naam}”" for broer in by_place.get("", [])]
    numbers = ", ".join(broer.nummer for broer in broers)
    why = f"de nummers ({numbers}) laten meer dan één volgorde toe"
    if unnumbered:
        why = f"{', '.join(unnumbered)} {'hebben' if len(unnumbered) > 1 else 'heeft'} geen nummer"
    return (Problem(f"De volgorde in deze map is niet te bepalen: {why}.", waar, advice),)
