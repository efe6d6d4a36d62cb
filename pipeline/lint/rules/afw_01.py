"""AFW-01: an afwijking answers something that is found."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.lint import registry
from pipeline.lint.afwijken import ALTIJD, past
from pipeline.lint.instelling import BEWAKER, bijna
from pipeline.lint.ontleding import Toets
from pipeline.lint.rule import Rule
from pipeline.model import Afwijking, Finding, Severity

FEITEN = "bestand: versie.yaml\nwerk: proef\nciteertitel: Proef\nopschrift: Proef\nafwijkingen:\n"
AFWIJKING = "- {regel: STR-03, bestand: artikel-2.md, reden: Het artikel volgt nog dit jaar.}\n"
RESERVED = "# Artikel 1 Een\n\nTekst.\n\n# Artikel 2 Twee\n\n[gereserveerd]\n\n"

AFW_01 = Rule(
    id=BEWAKER,
    title="Een afwijking past op een bevinding",
    source="vaste werkwijze van renvooi",
    severity=Severity.WARNING,
    bad=f"# Artikel 1 Een\n\nTekst.\n\n# Artikel 2 Twee\n\nTekst.\n\n{FEITEN}{AFWIJKING}",
    good=f"{RESERVED}{FEITEN}{AFWIJKING}",
)


@AFW_01.check_toets
def exceptions_still_needed(toets: Toets) -> Iterator[Finding]:
    """The rules that are named run again here: whether they find something may not depend on which were asked for."""
    known = {check.rule.id: check for check in registry.checks()}
    for one in toets.versie.gegevens.afwijkingen:
        name = one.regel.strip().upper()
        if name == BEWAKER or name not in known:
            advice = bijna(name, tuple(known)) if name != BEWAKER else "Haal de afwijking weg."
            yield AFW_01.finding(one.position, f"Van “{one.regel}” kan niet worden afgeweken. {advice}")
        elif name.startswith(ALTIJD):
            message = f"Van {name} kan niet worden afgeweken: dat houdt bekendmaken altijd tegen. Verbeter de tekst."
            yield AFW_01.finding(one.position, message)
        elif known[name].kan(toets) and not any(past(one, found, toets.ontleding) for found in known[name](toets)):
            yield AFW_01.finding(one.position, _niets(one, name))


def _niets(afwijking: Afwijking, name: str) -> str:
    where = f" in {afwijking.bestand}" if afwijking.bestand else ""
    words = f" bij “{afwijking.woorden}”" if afwijking.woorden else ""
    return f"{name} vindt{where}{words} niets (meer). Haal de afwijking weg of verbeter de plaats."
