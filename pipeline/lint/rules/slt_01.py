"""SLT-01: an ordinance says itself when it enters into force."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.lint.bouw import mist_bepalingen
from pipeline.lint.ontleding import Ontleding
from pipeline.lint.rule import Rule
from pipeline.lint.slot import DEZE, inwerkingtredingen, uit_gegevens
from pipeline.model import Finding, Position, Severity, Slotsoort, Status, Versie, alle_knopen
from pipeline.model.datums import ZWIJGT

SLT_01 = Rule(
    id="SLT-01",
    title="De verordening zegt zelf wanneer zij in werking treedt",
    source="Aanwijzingen 4.14 en 4.21",
    severity=Severity.ERROR,
    bad="# Artikel 1 Doel\n\nTekst.\n\n# Artikel 2 Inwerkingtreding\n\nDeze verordening treedt in werking.",
    good=(
        "# Artikel 1 Doel\n\nTekst.\n\n# Artikel 2 Inwerkingtreding\n\n"
        "Deze verordening treedt in werking met ingang van 1 januari 2024."
    ),
)

WANNEER = re.compile(
    r"\b(?:met ingang|op|de dag|dag|na|zodra|per|vanaf|direct|onmiddellijk|terstond|bij|gelijktijdig|tegelijk|wanneer"
    r"|nadat|indien|tijdstip|datum|januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november"
    r"|december)\b|\[",
    re.IGNORECASE,
)
ZELF = re.compile(rf"^{DEZE} (?:treedt|treden) in werking[^.]*\.?$")


@SLT_01.check_tekst
def says_when(ontleding: Ontleding) -> Iterator[Finding]:
    versie = ontleding.versie
    if versie.trekt_in or uit_gegevens(versie, Slotsoort.INWERKINGTREDING):
        return
    found = tuple(inwerkingtredingen(ontleding.passages))
    for passage in found:
        if ZELF.match(passage.inhoud) and not WANNEER.search(passage.inhoud):
            message = "Hier staat niet wanneer. Schrijf “treedt in werking met ingang van …”, met de dag."
            yield SLT_01.finding(passage.position, message)
    if not found and versie.oorsprong is None and not versie.lijn.uittreksel and not mist_bepalingen(versie.regeling):
        yield from _silent(versie)


def _silent(versie: Versie) -> Iterator[Finding]:
    """What is offered has its closing provisions; a concept may still get them, but not once it is proposed."""
    if versie.gegevens.status is Status.CONCEPT and versie.besluit is None:
        return
    report = SLT_01.warning if versie.gegevens.status is Status.CONCEPT else SLT_01.finding
    message = (
        "Nergens staat wanneer de verordening in werking treedt (dan is het de "
        f"{'achtste' if ZWIJGT == 8 else f'{ZWIJGT}e'} dag na de uitgifte). Zet bij `slotbepalingen` in versie.yaml "
        "`soort: inwerkingtreding`, of schrijf er een artikel over."
    )
    yield report(_place(versie), message)


def _place(versie: Versie) -> Position:
    """The last article, where the closing provisions belong; or the record."""
    places = [node.position for part in versie.regeling.lichaam for node in alle_knopen(part) if node.position.line]
    return versie.gegevens.position if versie.gegevens.position.file else (places or [versie.gegevens.position])[-1]
