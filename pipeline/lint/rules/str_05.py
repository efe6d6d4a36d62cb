"""STR-05: the first part of a number is the number of the container."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.lint.bouw import Ouders, delen, kop_plaats, naam
from pipeline.lint.nummering import Nummer, nummer, romeins, write
from pipeline.lint.rule import Rule
from pipeline.model import Finding, Severity, Structuur, Versie, Weggelaten

STR_05 = Rule(
    id="STR-05",
    title="Het nummer begint met dat van het hoofdstuk of de paragraaf waarin het staat",
    source="vaste wetgevingspraktijk",
    severity=Severity.ERROR,
    bad="# Hoofdstuk 1 Algemeen\n\n# Paragraaf 1.1 Aanvraag\n\n# Artikel 1.2.1 Aanvraag\n\nTekst.",
    good="# Hoofdstuk 1 Algemeen\n\n# Paragraaf 1.1 Aanvraag\n\n# Artikel 1.1.1 Aanvraag\n\nTekst.",
)


@STR_05.check
def prefix_equals_container(versie: Versie) -> Iterator[Finding]:
    for ouders, part in delen(versie.regeling):
        if isinstance(part, Weggelaten):
            continue
        value = nummer(part.kop.nummer)
        if value is None or len(value) < 2:
            continue
        possible = _prefixes(ouders)
        if possible and value[:-1] not in possible:
            place = next(ouder for ouder in reversed(ouders) if ouder.kop.nummer)
            yield STR_05.finding(
                kop_plaats(part),
                f"{part.kop.label} {part.kop.nummer} staat in “{naam(place.kop)}”. "
                f"Verplaats het naar {write(value[:-1])}, of geef het een nummer dat bij die plaats hoort.",
            )


def _prefixes(ouders: Ouders) -> set[Nummer]:
    """Every prefix that fits: the number of a container around it, alone or with the numbers of those around that."""
    possible: set[Nummer] = set()
    for ouder in ouders:
        own = _number(ouder)
        if own is not None:
            possible |= {own} | {(*around, *own) for around in possible}
    return possible


def _number(ouder: Structuur) -> Nummer | None:
    return nummer(ouder.kop.nummer) or romeins(ouder.kop.nummer)
