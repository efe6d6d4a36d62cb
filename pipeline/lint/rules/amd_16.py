"""AMD-16: a version is made from the text that holds just before it enters into force."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.lint.ontleding import Toets
from pipeline.lint.rule import Rule
from pipeline.model import Adres, Finding, Gegevens, Severity, Status

RECORD = "# Enig artikel\n\nTekst.\n\nbestand: versie.yaml\nwerk: proef\nciteertitel: Proef\nopschrift: Proef\n"
WAS = f"versie: was\n{RECORD}status: bekendgemaakt\ninwerkingtreding: 2023-01-01\n"
TUSSEN = f"versie: tussen\n{RECORD}status: vastgesteld\ninwerkingtreding: 2024-01-01\n"
WORDT = f"versie: wordt\n{RECORD}was: ['0']\ninwerkingtreding: {{}}\n"

AMD_16 = Rule(
    id="AMD-16",
    title="Een wijziging gaat uit van de tekst die vlak voor haar geldt",
    source="vaste wetgevingspraktijk",
    severity=Severity.ERROR,
    bad=f"{WAS}{TUSSEN}{WORDT.format('2025-01-01')}",
    good=f"{WAS}{TUSSEN}{WORDT.format('2023-07-01')}",
)

VAST = (Status.VASTGESTELD, Status.AANGELEVERD, Status.BEKENDGEMAAKT)


@AMD_16.check_toets
def base_holds_until_then(toets: Toets) -> Iterator[Finding]:
    """Judged until the version is announced: what is law can't be made from another text any more."""
    gegevens = toets.versie.gegevens
    if toets.verandering is None or gegevens.status is Status.BEKENDGEMAAKT or len(gegevens.was) != 1:
        return
    base = toets.verandering.was.versie
    place = gegevens.plekken.get("was", gegevens.position)
    for adres, ander in toets.lijngenoten.items():
        if adres in (base.adres, toets.versie.adres):
            continue
        if ander.status in VAST and _komt_ertussen(base.gegevens, ander, gegevens):
            yield AMD_16.finding(
                place,
                f"Deze versie gaat uit van {base.adres.versie}, maar daarvoor in de plaats komt {_dag(adres, ander)}. "
                f"Neem die tekst als uitgangspunt (`was: [{adres.versie}]`) en verwerk de wijziging daarin.",
            )
        elif ander.status not in VAST and base.adres.versie in ander.was:
            yield AMD_16.hint(
                place,
                f"Ook {adres.versie} wijzigt {base.adres.versie} en is nog niet vastgesteld. Stem af welke het eerst "
                "geldt: de andere gaat dan uit van een tekst die niet meer geldt.",
            )


def _komt_ertussen(base: Gegevens, ander: Gegevens, gegevens: Gegevens) -> bool:
    """Whether the other is law after the base and before this version; a day nobody knows yet is after all others."""
    begin, einde = base.inwerkingtreding, gegevens.inwerkingtreding
    if ander.inwerkingtreding is None or begin is None:
        return False
    return begin < ander.inwerkingtreding and (einde is None or ander.inwerkingtreding <= einde)


def _dag(adres: Adres, ander: Gegevens) -> str:
    return f"{adres.versie}, die geldt vanaf {ander.inwerkingtreding}"
