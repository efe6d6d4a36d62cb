"""AMD-01: the articles of an ordinance that only amends have Roman numbers."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.lint.bouw import artikel_naam, artikelen, hoofdletter, kop_plaats
from pipeline.lint.nummering import romeins
from pipeline.lint.ontleding import Ontleding
from pipeline.lint.rule import Rule
from pipeline.lint.slot import IN_WERKING
from pipeline.lint.voorbeeld import WIJZIGING
from pipeline.lint.wijzigingstekst import eerste_woorden
from pipeline.model import Artikel, Finding, Severity, platte_tekst
from pipeline.model import romeins as in_romeins

AMD_01 = Rule(
    id="AMD-01",
    title="Een verordening die alleen wijzigt, heeft artikelen I, II, III",
    source="Aanwijzing 6.6",
    severity=Severity.WARNING,
    bad=WIJZIGING.replace("# Artikel I ", "# Artikel 1 "),
    good=WIJZIGING,
)


@AMD_01.check_tekst
def roman_articles(ontleding: Ontleding) -> Iterator[Finding]:
    versie = ontleding.versie
    amends = {id(one.artikel) for one in ontleding.wijzigingsartikelen}
    if not amends:
        return
    parts = tuple(artikelen(versie.regeling))
    if not all(id(part) in amends or _closes(part) for part in parts):
        return
    for number, part in enumerate(parts, 1):
        if part.kop.nummer and romeins(part.kop.nummer) is None and number < 90:
            message = (
                f"{hoofdletter(artikel_naam(part))} staat in een verordening die alleen wijzigt. Nummer haar artikelen "
                f"Romeins: artikel {in_romeins(number)}."
            )
            yield AMD_01.finding(kop_plaats(part), message)


def _closes(artikel: Artikel) -> bool:
    """Whether the article only says when, how, and what else goes with the amendment."""
    heading = platte_tekst(artikel.kop.opschrift).casefold()
    words = ("inwerkingtreding", "citeertitel", "overgang", "intrekking", "slot")
    text = eerste_woorden(artikel.inhoud[0]) if artikel.inhoud else ""
    return any(word in heading for word in words) or bool(IN_WERKING.search(text)) or "aangehaald als" in text
