"""Which version an imported one follows: of those in the store and those that came in with it, by their days."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date

from pipeline.cli.inlezen import Ingevoerd
from pipeline.model import Adres, Finding, Gegevens, Overheid, Position, Refused, Regeling, Severity, Status
from pipeline.model.versie import VERSIE
from pipeline.store import laad
from pipeline.store.bronnen import Bron
from pipeline.store.lezen import OVERHEID, lees_gegevens, record

GELIJK = "INLEES-GELIJK"
"""The code of a version without any textual change."""
MAKER = "INLEES-MAKER"
"""The code of a text that its source says another authority made."""
DIEP = 3
"""How deep the record of a version lies: overheid/lijn/versie/versie.yaml."""
VOLGORDE = "INLEES-VOLGORDE"
"""The code of a version that comes between two that the store has already, or after one of another Work."""


def werken_in(bron: Bron, overheid: str) -> dict[str, str]:
    """The Works of an authority, each with its lineage; of a lineage that can't be read nothing is known."""
    gevonden: dict[str, str] = {}
    for pad in bron.onder(overheid):
        if pad.count("/") == DIEP and pad.endswith(f"/{VERSIE}"):
            with suppress(Refused):
                _, lijn, versie, _ = pad.split("/")
                gevonden.setdefault(lees_gegevens(bron, Adres(overheid, lijn, versie)).werk, lijn)
    return gevonden


def met_voorganger(een: Ingevoerd, bron: Bron, gelezen: Mapping[Adres, Regeling]) -> Ingevoerd:
    """The text with the version it follows in its record, unless its source names one; nothing is guessed.

    That is the last one which took effect before it or on the same day. What the store holds stays as it is: a later
    version that follows the same one is told, for somebody to change. `gelezen` are texts that need no reading again.
    """
    dag = een.gegevens.inwerkingtreding
    if dag is None or een.gegevens.was:
        return een
    bekend = list(_bekend(bron, een.adres))
    vorige = _laatste([versie for versie in bekend if versie[0] <= dag])
    meldingen = list(een.verliezen)
    if vorige is not None:
        meldingen += _zelfde_tekst(een, vorige, bron, gelezen)
        meldingen += _ander_werk(een, next(gegevens for _, adres, gegevens in bekend if adres == vorige), vorige)
    volgt_op = vorige.versie if vorige else ""
    for wanneer, adres, gegevens in bekend:
        if wanneer > dag and (gegevens.was[0] if gegevens.was else "") == volgt_op:
            wat = f"{adres} is van later en volgt op {vorige or 'geen andere'}; zet {een.adres.versie} bij haar `was`."
            meldingen.append(Finding(VOLGORDE, wat, Severity.WARNING, Position(een.bestand)))
    gegevens = replace(een.gegevens, was=(vorige.versie,)) if vorige else een.gegevens
    return replace(een, gegevens=gegevens, verliezen=tuple(meldingen))


def _ander_werk(een: Ingevoerd, gegevens: Gegevens, vorige: Adres) -> Iterator[Finding]:
    """That a version follows one of another Work: its successor perhaps, and perhaps a file in the wrong place."""
    eigen = een.gegevens.werk or een.adres.lijn
    if gegevens.werk != eigen:
        wat = (
            f"{een.adres} is een ander werk ({eigen}) dan {vorige} ({gegevens.werk}), waarop zij volgt. Is zij daar "
            "niet de opvolger van, haal dan `was` weg of lees haar in onder een andere lijn."
        )
        yield Finding(VOLGORDE, wat, Severity.WARNING, Position(een.bestand))


def met_maker(een: Ingevoerd, bron: Bron) -> Ingevoerd:
    """The text with a warning when its source names another authority; it may be one that has merged since."""
    overheid, _ = record(bron, f"{een.adres.overheid}/{OVERHEID}", Overheid)
    if overheid is None or not een.maker or een.maker.casefold() == overheid.naam.casefold():
        return een
    wat = (
        f"De bron noemt als maker “{een.maker}”, en {een.adres.overheid} heet “{overheid.naam}”. Is dat niet dezelfde "
        "of haar voorganger, lees de tekst dan in onder de overheid die haar vaststelde."
    )
    return replace(een, verliezen=(*een.verliezen, Finding(MAKER, wat, Severity.WARNING, Position(een.bestand))))


def _laatste(versies: Sequence[tuple[date, Adres, Gegevens]]) -> Adres | None:
    """The last one; of several with that day the one that none of them follows."""
    dag = max((wanneer for wanneer, _, _ in versies), default=None)
    van_die_dag = [(adres, gegevens) for wanneer, adres, gegevens in versies if wanneer == dag]
    gevolgd = {naam for _, gegevens in van_die_dag for naam in gegevens.was}
    einden = [adres for adres, _ in van_die_dag if adres.versie not in gevolgd]
    return max(einden, key=lambda adres: (len(adres.versie), adres.versie), default=None)


def _bekend(bron: Bron, adres: Adres) -> Iterator[tuple[date, Adres, Gegevens]]:
    """The versions of this lineage with a day, as they are named; a draft holds nowhere yet."""
    for naam in bron.namen_in(f"{adres.overheid}/{adres.lijn}"):
        ander = replace(adres, versie=naam)
        with suppress(Refused):
            gegevens = lees_gegevens(bron, ander)
            if gegevens.inwerkingtreding is not None and gegevens.status is not Status.CONCEPT:
                yield gegevens.inwerkingtreding, ander, gegevens


def _zelfde_tekst(een: Ingevoerd, vorige: Adres, bron: Bron, gelezen: Mapping[Adres, Regeling]) -> Iterator[Finding]:
    """That a version says nothing else than the one before it: sources also make one when only their data change."""
    with suppress(Refused):
        tekst = gelezen[vorige] if vorige in gelezen else laad(bron, vorige).regeling
        if tekst == een.regeling:
            yield Finding(GELIJK, f"De tekst is dezelfde als die van {vorige}.", Severity.INFO, Position(een.bestand))
