"""The words before the text of a raadsbesluit: who decides, on what proposal, by what power."""

from __future__ import annotations

from pipeline.formats.html.sjablonen import Sjablonen
from pipeline.model import Alinea, Blok, Divisie, Tekst, Versie

TEMPLATE = "tekst/aanhef.j2"
STUK = "aanhef"


def aanhef(versie: Versie, was: Versie | None, sjablonen: Sjablonen) -> tuple[Blok, ...]:
    """The aanhef as written in `besluit/aanhef.md`, or composed from the records."""
    if versie.besluit and STUK in versie.besluit.stukken:
        return zonder_koppen(versie.besluit.stukken[STUK].inhoud)
    lines = [sjablonen.macro(TEMPLATE, "orgaan", versie.overheid)]
    if versie.besluit:
        lines.append(sjablonen.macro(TEMPLATE, "gelezen", versie.overheid, versie.besluit.gegevens))
    lines.append(sjablonen.macro(TEMPLATE, "gelet", versie.lijn.grondslagen))
    if versie.trekt_in:
        lines.append(sjablonen.macro(TEMPLATE, "besluit_intrekking"))
    else:
        route = "besluit_wijziging" if is_wijziging(versie, was) else "besluit_nieuw"
        lines.append(sjablonen.macro(TEMPLATE, route, versie.lijn.soort))
    return tuple(Alinea((Tekst(line),)) for line in lines)


def is_wijziging(versie: Versie, was: Versie | None) -> bool:
    """Whether the version amends the one before it: both are versions of one Work. Else it is a new ordinance."""
    return was is not None and was.gegevens.werk == versie.gegevens.werk


def zonder_koppen(inhoud: tuple[Blok | Divisie, ...]) -> tuple[Blok, ...]:
    """The text under its headings, if any: headings are for who writes it, not for the besluit."""
    found: list[Blok] = []
    for part in inhoud:
        if isinstance(part, Divisie):
            found.extend(zonder_koppen(part.inhoud))
        else:
            found.append(part)
    return tuple(found)
