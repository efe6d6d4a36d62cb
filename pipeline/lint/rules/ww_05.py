"""WW-05: what the proposal says of its changes agrees with their reasons."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.lint.beweringen import KEUZES, technisch
from pipeline.lint.ontleding import Verandering
from pipeline.lint.rule import Rule
from pipeline.lint.rules.ww_01 import REDEN, WAS, WORDT
from pipeline.lint.tekst import Passage, passages_onderbouwing
from pipeline.model import Aanleiding, Aard, Finding, Onderbouwing, Position, Severity

NOTA = "bestand: besluit/adviesnota.md\n# ARGUMENTEN\n\nDe aanpassingen betreffen {}.\n\n"
KEUS = REDEN.replace("Het is langer licht", "Wij kiezen voor een later uur")

WW_05 = Rule(
    id="WW-05",
    title="Het voorstel zegt van de wijzigingen wat de onderbouwingen zeggen",
    source="werkwijze was-wordttabel",
    severity=Severity.WARNING,
    bad=f"{WAS}{WORDT}{NOTA.format('geen nieuwe beleidskeuzes')}bestand: besluit/onderbouwing/artikel-1.md\n{KEUS}",
    good=f"{WAS}{WORDT}{NOTA.format('de openingstijden')}bestand: besluit/onderbouwing/artikel-1.md\n{KEUS}",
)


@WW_05.check_verandering
def claims_agree(verandering: Verandering) -> Iterator[Finding]:
    versie = verandering.wordt.versie
    claim = next(technisch(verandering.wordt), None)
    if claim is None or versie.besluit is None:
        return
    passages = tuple(passages_onderbouwing(versie, verandering.wordt.bronnen))
    paper = claim.passage.position.file.rpartition("/")[2].removesuffix(".md")
    for reason in versie.besluit.onderbouwingen:
        if found := _keuze(reason, passages):
            where, words = found
            message = (
                f"Het stuk {paper} zegt “{claim.woorden}”, maar deze onderbouwing {words}. Verbeter een van beide."
            )
            yield WW_05.finding(where, message)


def _keuze(reason: Onderbouwing, passages: tuple[Passage, ...]) -> tuple[Position, str] | None:
    """What in a reason says that something was chosen."""
    if reason.aard is Aard.INHOUDELIJK:
        return reason.position, "heet inhoudelijk"
    if Aanleiding.BELEIDSKEUZE in reason.aanleiding:
        return reason.position, f"noemt als aanleiding “{Aanleiding.BELEIDSKEUZE}”"
    own = [passage for passage in passages if passage.position.file == reason.position.file]
    for pattern in KEUZES:
        for passage in own:
            if found := pattern.search(passage.inhoud):
                return passage.plaats(found.start()), f"zegt “{found[0]}”"
    return None
