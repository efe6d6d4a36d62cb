"""STR-08: leden are numbered 1, 2, 3 …, and only when there is more than one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.lint.bouw import artikel_naam, artikelen, blok_plaats, hoofdletter, leden
from pipeline.lint.nummering import Bezwaar, Nummer, bezwaren, herhalingen, nummer, opsomming
from pipeline.lint.rule import Rule
from pipeline.lint.tekst import lopend
from pipeline.model import Alinea, Artikel, Finding, Lid, Severity, Versie, Weggelaten

STR_08 = Rule(
    id="STR-08",
    title="Leden zijn genummerd 1, 2, 3 …, zodra het er meer dan één zijn; ernaast staat geen tekst",
    source="Aanwijzing 6.18",
    severity=Severity.ERROR,
    bad="# Enig artikel\n\n**1.** Het college beslist.\n\n**3.** Het college maakt het besluit bekend.",
    good="# Enig artikel\n\n**1.** Het college beslist.\n\n**2.** Het college maakt het besluit bekend.",
)

LUIDT = re.compile(r"\bluid(?:en|t)(?: als volgt)?: ?$")


@STR_08.check
def leden_in_order(versie: Versie) -> Iterator[Finding]:
    for article in artikelen(versie.regeling):
        numbered = tuple(_eigen(leden(article)))
        if not numbered:
            continue
        whole = not any(isinstance(part, Weggelaten) for part in article.inhoud)
        if len(numbered) == 1 and len(article.inhoud) == 1:
            yield STR_08.finding(
                blok_plaats(numbered[0]),
                f"{hoofdletter(artikel_naam(article))} heeft één lid. Laat het nummer {numbered[0].nummer} weg.",
            )
        elif whole:
            yield from _numbers(numbered)
        else:
            yield from _repeats(numbered)
        yield from _beside(article)


def _eigen(numbered: tuple[Lid, ...]) -> Iterator[Lid]:
    """The leden of the article itself: what "komt te luiden:" announces has the number that it gets elsewhere."""
    announced = False
    for lid in numbered:
        if not announced:
            yield lid
        last = lid.inhoud[-1] if lid.inhoud else None
        announced = isinstance(last, Alinea) and LUIDT.search(lopend(last.inhoud)) is not None


def _numbers(numbered: tuple[Lid, ...]) -> Iterator[Finding]:
    values = [(lid, value) for lid in numbered if (value := nummer(lid.nummer)) is not None]
    plain: list[Nummer] = [value for _, value in values]
    for objection in bezwaren(plain):
        yield STR_08.finding(blok_plaats(values[objection.index][0]), _about(values[objection.index][0], objection))
    for lid in numbered:
        if nummer(lid.nummer) is None:
            yield STR_08.finding(
                blok_plaats(lid), f"“{lid.nummer}” is geen nummer van een lid. Nummer de leden 1, 2, 3."
            )


def _repeats(numbered: tuple[Lid, ...]) -> Iterator[Finding]:
    """Where text is left out, gaps say nothing."""
    for objection in herhalingen([lid.nummer for lid in numbered]):
        yield STR_08.finding(blok_plaats(numbered[objection.index]), _about(numbered[objection.index], objection))


def _about(lid: Lid, objection: Bezwaar) -> str:
    if objection.van is not None:
        return f"Lid {lid.nummer} komt twee keer voor in dit artikel. Vernummer de leden."
    if objection.mist:
        return f"Voor lid {lid.nummer} ontbreekt lid {opsomming(objection.mist)}. Vernummer de leden."
    return f"Lid {lid.nummer} staat na een lid met een hoger nummer. Zet het op zijn plaats of vernummer de leden."


def _beside(article: Artikel) -> Iterator[Finding]:
    for part in article.inhoud:
        if not isinstance(part, Lid | Weggelaten):
            yield STR_08.finding(
                blok_plaats(part),
                f"Naast de leden van {artikel_naam(article)} staat tekst zonder nummer. "
                "Maak er een lid van, of zet de tekst in een lid.",
            )
