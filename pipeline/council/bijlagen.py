"""The attachments of a proposal: what really exists, under the title and case number that the record gives it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import PurePosixPath

from pipeline.council.aanhef import is_wijziging
from pipeline.council.omslag import eerdere, naam_van
from pipeline.model import Besluit, BijlageStuk, Versie, kop_sleutel


class Stuksoort(StrEnum):
    """What an attachment is."""

    OUDE_REGELING = "oude regeling"
    NIEUWE_REGELING = "nieuwe regeling"
    RAADSVOORSTEL = "raadsvoorstel"
    BESTAND = "bestand"


@dataclass(frozen=True, slots=True)
class Bijlageregel:
    """An attachment in the list; `titel` is "" when nobody gave it one, so that the template names it."""

    soort: Stuksoort
    titel: str
    zaak: str | None


@dataclass(frozen=True, slots=True)
class Bijlagenlijst:
    """What there is, and the titles that the record names and nothing answers to."""

    regels: tuple[Bijlageregel, ...]
    ontbreekt: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Stuk:
    """Something that exists, with the titles by which a record may mean it."""

    regel: Bijlageregel
    namen: tuple[str, ...]
    bestand: str | None = None


def bijlagenlijst(versie: Versie, was: Versie | None, besluit: Besluit) -> Bijlagenlijst:
    """The attachments of the adviesnota: those the record names in its order, then the rest."""
    left = list(_stukken(versie, was, besluit))
    named: list[Bijlageregel] = []
    missing: list[str] = []
    for stuk in besluit.gegevens.bijlagen:
        found = next((real for real in left if _bedoelt(stuk, real)), None)
        if found is None:
            missing.append(stuk.titel)
            continue
        left.remove(found)
        named.append(replace(found.regel, titel=stuk.titel, zaak=stuk.zaak or found.regel.zaak))
    return Bijlagenlijst((*named, *(real.regel for real in left)), tuple(missing))


def _stukken(versie: Versie, was: Versie | None, besluit: Besluit) -> tuple[_Stuk, ...]:
    cases = besluit.gegevens.zaaknummers
    title = besluit.gegevens.opschrift_wijziging or ""
    names: tuple[str, ...] = (title,)
    if versie.trekt_in:
        title = versie.gegevens.opschrift
        names = (title,)
    elif not is_wijziging(versie, was):
        title = naam_van(versie)
        names = (title, versie.gegevens.opschrift)
    return (
        *(
            _Stuk(
                Bijlageregel(Stuksoort.OUDE_REGELING, naam_van(old), cases.oude_regeling),
                (old.gegevens.citeertitel, old.gegevens.opschrift),
            )
            for old in eerdere(versie, was)
        ),
        _Stuk(Bijlageregel(Stuksoort.NIEUWE_REGELING, title, cases.nieuwe_regeling), names),
        _Stuk(Bijlageregel(Stuksoort.RAADSVOORSTEL, "", cases.voorstel), ("raadsvoorstel", "concept raadsvoorstel")),
        *(
            _Stuk(Bijlageregel(Stuksoort.BESTAND, PurePosixPath(name).stem, None), (PurePosixPath(name).stem,), name)
            for name in besluit.bestanden
        ),
    )


def _bedoelt(stuk: BijlageStuk, real: _Stuk) -> bool:
    """Whether the record means this: by its file, its case number, or its title."""
    if stuk.bestand is not None or real.bestand is not None:
        same_file = stuk.bestand == real.bestand
        return same_file or (stuk.bestand is None and kop_sleutel(stuk.titel) in map(kop_sleutel, real.namen))
    if stuk.zaak is not None and real.regel.zaak is not None:
        return stuk.zaak == real.regel.zaak
    return kop_sleutel(stuk.titel) in map(kop_sleutel, filter(None, real.namen))
