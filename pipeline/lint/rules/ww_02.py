"""WW-02: the old and the new text of a change are not typed over into a paper."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.lint.ontleding import Ontleding
from pipeline.lint.rule import Rule
from pipeline.model import Finding, Severity, Tabel, alle_knopen, tekst_voluit

NOTA = (
    "# Enig artikel\n\nTekst.\n\nbestand: besluit/raadsvoorstel.md\n# ARGUMENTEN\n\n"
    "| {} | {} |\n| --- | --- |\n| a | b |"
)

WW_02 = Rule(
    id="WW-02",
    title="De was-wordttabel wordt gemaakt, niet overgetypt",
    source="werkwijze was-wordttabel",
    severity=Severity.ERROR,
    bad=NOTA.format("Oude tekst", "Nieuwe tekst"),
    good=NOTA.format("Jaar", "Aantal"),
)
"""The columns of annex 1 are the texts themselves; a table that somebody typed can say something else."""

OLD = re.compile(
    r"(?:was|(?:oude|huidige|geldende|bestaande) (?:tekst|artikel|bepaling|formulering))\b.*", re.IGNORECASE
)
NEW = re.compile(
    r"(?:wordt|(?:nieuwe|voorgestelde|gewijzigde) (?:tekst|artikel|bepaling|formulering))\b.*", re.IGNORECASE
)


@WW_02.check_tekst
def no_table_by_hand(ontleding: Ontleding) -> Iterator[Finding]:
    besluit = ontleding.versie.besluit
    for name in sorted(besluit.stukken) if besluit else ():
        for part in besluit.stukken[name].inhoud if besluit else ():
            for node in alle_knopen(part):
                if isinstance(node, Tabel) and _is_waswordt(node):
                    message = (
                        f"In {name}.md staat een eigen tabel met oude en nieuwe tekst. Haal haar weg: renvooi maakt "
                        "bijlage 1 uit de teksten zelf."
                    )
                    yield WW_02.finding(node.position, message)


def _is_waswordt(table: Tabel) -> bool:
    heads = [tekst_voluit(cell).strip() for row in table.rijen if row.kop for cell in row.cellen]
    return any(map(OLD.fullmatch, heads)) and any(map(NEW.fullmatch, heads))
