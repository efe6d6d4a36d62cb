"""AMD-17: when most of an ordinance changes, a new one is clearer."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.lint.bouw import artikelen
from pipeline.lint.ontleding import Verandering
from pipeline.lint.rule import Rule
from pipeline.model import Artikel, Finding, OmhuldBij, OmhuldWeg, Paar, Severity, Soort, Weg, Wijziging

FEITEN = "bestand: versie.yaml\nwerk: proef\nciteertitel: Proef\nopschrift: Proef\n"


def _tekst(kant: str, woorden: str) -> str:
    """Eight articles, the first half of which says something else in each version."""
    body = "\n\n".join(
        f"# Artikel {n} Onderwerp {n}\n\nHet college beslist {woorden if n <= 4 else 'vlot'} over aanvraag {n}."
        for n in range(1, 9)
    )
    return f"versie: {kant}\n{body}\n\n{FEITEN}"


WAS = _tekst("was", "binnen vier weken")

AMD_17 = Rule(
    id="AMD-17",
    title="Verandert de helft van de artikelen of meer, overweeg dan een nieuwe verordening",
    source="Aanwijzing 6.2; de grens van de helft is van renvooi",
    severity=Severity.INFO,
    bad=f"{WAS}\n{_tekst('wordt', 'binnen twee weken')}",
    good=f"{WAS}\n{_tekst('wordt', 'binnen vier weken')}",
)

KLEIN = 8
"""An ordinance with fewer articles is amended without trouble."""


@AMD_17.check_verandering
def large_change(verandering: Verandering) -> Iterator[Finding]:
    was, wordt = verandering.was.versie, verandering.wordt.versie
    total = sum(1 for _ in artikelen(was.regeling))
    if was.gegevens.werk != wordt.gegevens.werk or total < KLEIN:
        return
    changed = sum(1 for change in verandering.comparison.wijzigingen if _of_article(change))
    if 2 * changed >= total:
        message = (
            f"Van de {total} artikelen veranderen er {changed}. Overweeg een nieuwe verordening, die de "
            f"vorige intrekt: geef "
            "versie.yaml een eigen `werk` en een `intrekking`."
        )
        yield AMD_17.finding(wordt.gegevens.position, message)


def _of_article(change: Wijziging) -> bool:
    """Whether an article of the old text changed in what it says, or is gone."""
    if change.soort is Soort.OPMAAK or change.was is None:
        return False
    match change.inhoud:
        case Paar(was, _):
            return isinstance(was, Artikel)
        case Weg(knoop) | OmhuldBij(knoop) | OmhuldWeg(knoop):
            return isinstance(knoop, Artikel)
        case _:
            return False
