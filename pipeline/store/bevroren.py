"""What may not change between two states of one version: its fixed text, the steps it took, its frozen identities."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Finding, Severity, Status, Versie, bindende_stap
from pipeline.model.stappen import REGEL as STAPPEN
from pipeline.store.identiteit import LOCK
from pipeline.store.tekstmerk import REGEL as TEKST
from pipeline.store.tekstmerk import is_zelfde_tekst, tekstmerk

VAST = (Status.VASTGESTELD, Status.AANGELEVERD, Status.BEKENDGEMAAKT)
"""From here on a text is fixed for good."""
TERUG = "Zet haar terug zoals zij was (Git weet hoe); een andere tekst is een nieuwe versie."


def is_bevroren(versie: Versie) -> bool:
    """Whether the text of the version was fixed, by a recorded step or by its status alone."""
    gegevens = versie.gegevens
    return bindende_stap(gegevens.levensloop) is not None or gegevens.status in VAST


def bevroren_geraakt(voor: Versie, na: Versie) -> Iterator[Finding]:
    """What changed that was fixed, as far as the new state alone doesn't tell (LEV-01 and LEV-02 tell the rest)."""
    oud, nieuw = voor.gegevens, na.gegevens
    plek = nieuw.plekken.get("levensloop", nieuw.position)
    if nieuw.levensloop[: len(oud.levensloop)] != oud.levensloop:
        message = "Een stap in de levensloop is veranderd of weggehaald; stappen komen er alleen bij."
        yield Finding(STAPPEN, f"{message} Zet `levensloop` terug zoals die was.", Severity.ERROR, plek)
    elif oud.status in VAST and bindende_stap(oud.levensloop) is None and not is_zelfde_tekst(na, tekstmerk(voor)):
        yield Finding(TEKST, f"De tekst is {oud.status} en verandert hier. {TERUG}", Severity.ERROR, nieuw.position)
    if voor.identiteit and voor.identiteit != na.identiteit:
        message = f"De identiteiten in {LOCK} liggen vast sinds de bekendmaking en veranderen hier."
        yield Finding(TEKST, f"{message} Zet het bestand terug zoals het was.", Severity.ERROR, nieuw.position)


def bevroren_verwijderd(voor: Versie) -> Iterator[Finding]:
    """The finding that a version of which the text was fixed is gone."""
    if is_bevroren(voor):
        message = f"Deze versie is {voor.gegevens.status} en wordt hier verwijderd. Zet de map terug."
        yield Finding(TEKST, message, Severity.ERROR, voor.gegevens.position)
