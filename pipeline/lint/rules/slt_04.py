"""SLT-04: "Deze verordening wordt aangehaald als: …", once, and with the title that the record gives."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.lint.ontleding import Ontleding
from pipeline.lint.rule import Rule
from pipeline.lint.slot import leest
from pipeline.lint.tekst import Passage
from pipeline.model import Finding, Severity, Versie

SLT_04 = Rule(
    id="SLT-04",
    title="De citeertitel staat er één keer, na “wordt aangehaald als:”, en tussen haakjes in het opschrift",
    source="Aanwijzing 4.25",
    severity=Severity.WARNING,
    bad="# Enig artikel\n\nDeze verordening kan worden aangehaald als Proefverordening.",
    good="# Enig artikel\n\nDeze verordening wordt aangehaald als: Proefverordening.",
)

AANGEHAALD = re.compile(
    r"\b(?:[Dd]eze|[Dd]it|[Dd]e) (?P<wat>\w*verordening|\w*regeling|\w*reglement|\w*besluit|wet|statuut|plan"
    r"|beleidsregels?)"
    r" (?P<hoe>(?:(?:wordt|kan worden|worden|is) (?:aangehaald|geciteerd)|kan aangehaald worden)"
    r"(?: als| onder de (?:naam|titel|citeertitel))(?: de| van)?|heeft als citeertitel)(?P<teken>:?) "
    r"?[“‘\"']?(?P<titel>[^.;”\"]+)"
)
VORM = re.compile(r"wordt aangehaald als")


@SLT_04.check_tekst
def cited_as(ontleding: Ontleding) -> Iterator[Finding]:
    versie = ontleding.versie
    found = [
        (passage, match)
        for passage in ontleding.passages
        if ("aangehaald" in passage.inhoud or "citee" in passage.inhoud) and leest(passage)
        for match in AANGEHAALD.finditer(passage.inhoud)
    ]
    for passage, match in found:
        yield from _clause(versie, passage, match)
    for passage, match in found[1:]:
        message = "De citeertitel staat er twee keer. Haal een van beide weg."
        yield SLT_04.finding(passage.plaats(match.start()), message)
    yield from _title(versie)


def _clause(versie: Versie, passage: Passage, match: re.Match[str]) -> Iterator[Finding]:
    title, place = match["titel"].strip(" ’'"), passage.plaats(match.start())
    wanted = versie.gegevens.citeertitel
    if not (VORM.fullmatch(match["hoe"]) and match["teken"]):
        yield SLT_04.finding(place, f"Dit is niet de vaste vorm. Schrijf “wordt aangehaald als: {title}.”.")
    if wanted and title.casefold() != wanted.casefold():
        yield SLT_04.finding(place, f"De citeertitel is hier “{title}”, in versie.yaml “{wanted}”. Maak ze gelijk.")


def _title(versie: Versie) -> Iterator[Finding]:
    """The opschrift is the citeertitel, or holds it in brackets."""
    facts = versie.gegevens
    title, cited = facts.opschrift.strip(), facts.citeertitel.strip()
    if title and cited and title.casefold() != cited.casefold() and f"({cited.casefold()})" not in title.casefold():
        place = facts.plekken.get("opschrift", facts.position)
        if re.search(r"\(\D{4,}[^)]*\)$", title):  # who changes a citeertitel leaves the opschrift alone (AMD-09)
            yield SLT_04.hint(place, f"Het opschrift noemt een andere citeertitel dan “{cited}”. Ga na of dat klopt.")
            return
        message = f"Het opschrift noemt de citeertitel niet. Zet “({cited})” achter het opschrift."
        yield SLT_04.finding(place, message)
