"""PRC-05: what somebody has to do afterwards has an owner and a day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.lint.ontleding import Ontleding
from pipeline.lint.rule import Rule
from pipeline.lint.slot import datums, leest
from pipeline.lint.tekst import lopend
from pipeline.model import Alinea, Finding, Position, Severity, alle_knopen

PRC_05 = Rule(
    id="PRC-05",
    title="Wat na de vaststelling nog moet gebeuren, heeft een eigenaar en een dag",
    source="opvolging van toezeggingen in het besluit",
    severity=Severity.INFO,
    bad="# Enig artikel\n\nHet college stelt beleidsregels vast over de aanvraag.",
    good="# Enig artikel\n\nHet college stelt vóór 1 juli 2024 beleidsregels vast over de aanvraag.",
)

WAT = (
    r"(?:beleidsregels?|nadere regels?|nadere beleidsregels|uitvoeringsregels?|uitvoeringsbesluit\w*|mandaatbesluit\w*)"
)
PLICHT = re.compile(
    rf"\b(?:stelt|stellen|legt|leggen)\b[^.;]{{0,80}}?\b{WAT}\b[^.;]{{0,80}}?\bvast(?:gesteld|gelegd)?\b"
    rf"|\b(?:stelt|stellen|legt|leggen|zal|zullen)\b[^.;]{{0,60}}?\bin {WAT}\b[^.;]{{0,60}}?\bvast\w*"
    rf"|\b(?:komt|komen|volgt|volgen)\b[^.;]{{0,30}}?\b{WAT}"
    rf"|\b{WAT} (?:worden|wordt)\b[^.;]{{0,60}}?\b(?:vastgesteld|opgesteld)\b"
    rf"|\b{WAT} (?:zullen|zal|moet|moeten)\b[^.;]{{0,80}}?\b(?:zijn|worden|komen)\b"
    r"|\bevalue(?:ert|ren) (?:de|deze|dit|het) (?:\w+ )?(?:verordening|regeling|beleid|reglement)",
    re.IGNORECASE,
)
KAN = re.compile(r"\b(?:kan|kunnen|mag|mogen|bevoegd)\b", re.IGNORECASE)
WANNEER = re.compile(
    r"\b(?:uiterlijk|binnen|vóór|voor het (?:eind|einde)|jaarlijks|elk jaar|ieder jaar|om de|periodiek|per "
    r"kwartaal|maandelijks"
    r"|na (?:een|twee|drie|vier|vijf) jaar|(?:begin|eind|medio) (?:19|20)\d\d|(?:een|twee|drie|vier|vijf|\d+) "
    r"jaar na)\b",
    re.IGNORECASE,
)
KANS = ("eleidsregel", "adere regel", "itvoeringsregel", "itvoeringsbesluit", "andaatbesluit", "evalue")


@PRC_05.check_tekst
def duties_have_a_day(ontleding: Ontleding) -> Iterator[Finding]:
    for place, text in _texts(ontleding):
        if not any(word in text for word in KANS):
            continue
        for sentence in re.split(r"(?<=[.;]) ", text):
            match = PLICHT.search(sentence)
            if match is None or KAN.search(sentence) or WANNEER.search(sentence) or datums(sentence):
                continue
            words = " ".join(match[0].split()[:12])
            message = f"“{words}”: wanneer, en wie? Leg vast wie dit doet en vóór welke dag."
            yield PRC_05.finding(place, message)


def _texts(ontleding: Ontleding) -> Iterator[tuple[Position, str]]:
    """The articles, and the reasons given for the changes."""
    for passage in ontleding.passages:
        if leest(passage):
            yield passage.position, passage.inhoud
    for reason in ontleding.versie.besluit.onderbouwingen if ontleding.versie.besluit else ():
        for block in reason.tekst:
            for node in alle_knopen(block):
                if isinstance(node, Alinea):
                    yield node.position, lopend(node.inhoud)
