"""STR-04: the name of a division fits its depth, and a division holds one kind of part."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from pipeline.lint.bouw import Deel, delen, kop_plaats, naam
from pipeline.lint.rule import Rule
from pipeline.model import Artikel, Finding, Severity, Structuur, Structuursoort, Versie, Weggelaten

STR_04 = Rule(
    id="STR-04",
    title="Een hoofdstuk is verdeeld in afdelingen, een afdeling in paragrafen; soorten staan niet naast elkaar",
    source="Aanwijzing 3.56",
    severity=Severity.WARNING,
    bad=(
        "# Hoofdstuk 1 Algemeen\n\n# Artikel 1 Begrippen\n\nTekst.\n\n"
        "# Paragraaf 1 Aanvraag\n\n# Artikel 2 Aanvraag\n\nTekst."
    ),
    good=(
        "# Hoofdstuk 1 Algemeen\n\n# Paragraaf 1 Begrippen\n\n# Artikel 1 Begrippen\n\nTekst.\n\n"
        "# Paragraaf 2 Aanvraag\n\n# Artikel 2 Aanvraag\n\nTekst."
    ),
)

RANK = {soort: rank for rank, soort in enumerate(Structuursoort)}
OUDER = {(Structuursoort.TITEL, Structuursoort.HOOFDSTUK)}
"""How the Gemeentewet and other laws of before the Aanwijzingen are divided."""


@STR_04.check
def divisions_fit(versie: Versie) -> Iterator[Finding]:
    yield from _one_kind(versie.regeling.lichaam)
    for ouders, part in delen(versie.regeling):
        if not isinstance(part, Structuur):
            continue
        if ouders and RANK[part.soort] <= RANK[ouders[-1].soort] and (ouders[-1].soort, part.soort) not in OUDER:
            yield STR_04.finding(
                kop_plaats(part),
                f"“{naam(part.kop)}” staat in “{naam(ouders[-1].kop)}”. "
                f"Gebruik voor de onderverdeling van een {ouders[-1].soort.lower()} een kleinere soort, "
                "in de volgorde hoofdstuk, afdeling, paragraaf.",
            )
        yield from _one_kind(part.inhoud)


def _one_kind(parts: tuple[Deel, ...]) -> Iterator[Finding]:
    """The first part that is of another kind than the one before it (what is left out has no kind)."""
    shown = [part for part in parts if not isinstance(part, Weggelaten)]
    for before, part in pairwise(shown):
        if _kind(before) != _kind(part):
            yield STR_04.finding(
                kop_plaats(part),
                f"“{naam(part.kop)}” staat naast “{naam(before.kop)}”. Zet naast elkaar delen van dezelfde soort: "
                "geef losse artikelen een eigen hoofdstuk of paragraaf.",
            )
            return


def _kind(part: Structuur | Artikel) -> str:
    return part.soort if isinstance(part, Structuur) else "Artikel"
