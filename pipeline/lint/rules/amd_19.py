"""AMD-19: transitional law stands in the regulation that is amended."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.lint.bouw import artikel_naam, artikelen, hoofdletter, kop_plaats
from pipeline.lint.ontleding import Ontleding
from pipeline.lint.rule import Rule
from pipeline.lint.tekst import lopend
from pipeline.lint.voorbeeld import WIJZIGING
from pipeline.model import Alinea, Finding, Severity, alle_knopen, platte_tekst

AMD_19 = Rule(
    id="AMD-19",
    title="Overgangsrecht staat in de gewijzigde verordening zelf",
    source="Aanwijzing 5.60",
    severity=Severity.INFO,
    bad=(
        f"{WIJZIGING}\n\n# Artikel III Overgangsrecht\n\nOp een aanvraag van vóór 2024 blijft het oude recht "
        f"van toepassing."
    ),
    good=WIJZIGING,
)

OVERGANG = re.compile(r"\bovergangs\w+\b", re.IGNORECASE)
BLIJFT = re.compile(r"\b(?:blijft|blijven)\b[^.]*\b(?:van toepassing|gelden|van kracht)\b")


@AMD_19.check_tekst
def transitional_law(ontleding: Ontleding) -> Iterator[Finding]:
    versie = ontleding.versie
    amending = {id(one.artikel) for one in ontleding.wijzigingsartikelen}
    for article in artikelen(versie.regeling) if amending else ():
        if id(article) in amending:
            continue
        words = " ".join(lopend(node.inhoud) for node in alle_knopen(article) if isinstance(node, Alinea))
        if OVERGANG.search(platte_tekst(article.kop.opschrift)) or BLIJFT.search(words):
            message = (
                f"{hoofdletter(artikel_naam(article))} is overgangsrecht. Overweeg het in de gewijzigde verordening te "
                "zetten: daar wordt het gevonden."
            )
            yield AMD_19.finding(kop_plaats(article), message)
