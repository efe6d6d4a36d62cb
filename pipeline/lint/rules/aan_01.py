"""AAN-01: the aanhef has its parts in the usual order."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.lint.aanhef import NAMEN, Deel, regels, van_wet
from pipeline.lint.bouw import hoofdletter
from pipeline.lint.rule import Rule
from pipeline.model import Finding, Severity, Versie

TEKST = "# Enig artikel\n\nTekst.\n\nbestand: besluit/aanhef.md\nDe raad van de gemeente Voorbeeldstad;\n\n"

AAN_01 = Rule(
    id="AAN-01",
    title="De aanhef noemt achtereenvolgens orgaan, gelezen, gelet op, gezien, overwegende en besluit",
    source="Aanwijzing 4.6 en vaste gemeentelijke praktijk",
    severity=Severity.WARNING,
    bad=f"{TEKST}gelet op artikel 149 van de Gemeentewet;\n\ngelezen het voorstel van het college;\n\nbesluit:\n",
    good=f"{TEKST}gelezen het voorstel van het college;\n\ngelet op artikel 149 van de Gemeentewet;\n\nbesluit:\n",
)

NODIG = (Deel.ORGAAN, Deel.GELET, Deel.BESLUIT)


@AAN_01.check
def parts_in_order(versie: Versie) -> Iterator[Finding]:
    lines = regels(versie)
    if not lines or van_wet(versie):
        return
    if all(line.deel is None for line in lines):  # a title or a remark, that a source has before its text
        message = "In deze aanhef is geen van de vaste onderdelen herkend. Ga na of dit de aanhef is."
        yield AAN_01.hint(lines[0].position, message)
        return
    before: Deel | None = None
    for line in lines:
        if line.deel is None:
            continue
        if before is not None and line.deel < before:
            message = f"{hoofdletter(NAMEN[line.deel])} hoort vóór {NAMEN[before]}. Zet de regel hoger in de aanhef."
            yield AAN_01.finding(line.position, message)
        before = line.deel if before is None else max(before, line.deel)
    present = {line.deel for line in lines}
    for deel in NODIG:
        if deel not in present:
            yield AAN_01.finding(lines[0].position, f"In de aanhef ontbreekt {NAMEN[deel]}. Voeg die regel toe.")
