"""PUB-02: what the text shows or names travels with it: images and annexes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.lint.bouw import kop_plaats, mist_tekst, naam
from pipeline.lint.ontleding import Ontleding
from pipeline.lint.rule import Rule
from pipeline.lint.tekst import inlines_van
from pipeline.lint.verwijzing import is_extern
from pipeline.model import Afbeelding, Figuur, Finding, Position, Severity, Versie, Weggelaten, knopen, tekst_van

PUB_02 = Rule(
    id="PUB-02",
    title="Elke afbeelding en elke bijlage die de tekst noemt is er, en elke bijlage wordt genoemd",
    source="Bekendmakingswet, artikel 2",
    severity=Severity.ERROR,
    bad="# Enig artikel\n\nDe tarieven staan in bijlage 1.\n\n# Bijlage 2 Kaart\n\n![Kaart](kaart.png)",
    good="# Enig artikel\n\nDe tarieven staan in bijlage 1.\n\n# Bijlage 1 Tarieven\n\nTekst.",
)

NAMED = re.compile(r"\bbijlagen? (\d+[a-z]?|[IVX]+|[A-H])\b(?! ?%)", re.IGNORECASE)
ANY = re.compile(r"\bbijlagen?\b", re.IGNORECASE)


@PUB_02.check_tekst
def everything_is_there(ontleding: Ontleding) -> Iterator[Finding]:
    versie = ontleding.versie
    for source, place in _images(versie):
        if source not in versie.afbeeldingen:
            yield PUB_02.finding(
                place, f"De afbeelding “{source}” ontbreekt. Zet het bestand in tekst/ of verbeter de naam."
            )
    yield from _annexes(ontleding)


def _images(versie: Versie) -> Iterator[tuple[str, Position]]:
    for node in knopen(versie.regeling):
        if isinstance(node, Figuur):
            yield node.bron, node.position
        for inline in inlines_van(tekst_van(node)):
            if isinstance(inline, Afbeelding):
                place = inline.position if inline.position.line else getattr(node, "position", inline.position)
                yield inline.bron, place


def _annexes(ontleding: Ontleding) -> Iterator[Finding]:
    versie = ontleding.versie
    annexes = versie.regeling.bijlagen
    numbers = {annex.kop.nummer.rstrip(".:").casefold() for annex in annexes}
    named: set[str] = set()
    mentioned = False
    elsewhere = {id(one.artikel) for one in ontleding.wijzigingsartikelen}
    for passage in ontleding.passages:
        mentioned = mentioned or (bool(ANY.search(passage.inhoud)) and passage.knoop not in annexes)
        for match in NAMED.finditer(passage.inhoud):
            number = match[1].casefold()
            if id(passage.artikel) in elsewhere or is_extern(passage.inhoud, match.start(), match.end()):
                continue
            named.add(number)
            if number not in numbers:
                yield PUB_02.finding(
                    passage.plaats(match.start()),
                    f"“{match[0]}” is er niet. Voeg de bijlage toe in tekst/ of verbeter de verwijzing.",
                )
    for annex in annexes:
        number = annex.kop.nummer.rstrip(".:").casefold()
        if (number in named) if number else mentioned:
            continue
        message = f"De tekst noemt “{naam(annex.kop)}” nergens. Verwijs ernaar in een artikel."
        left_out = versie.lijn.uittreksel and any(
            isinstance(part, Weggelaten) or mist_tekst(part) for part in versie.regeling.lichaam
        )
        report = PUB_02.hint if left_out else PUB_02.warning
        yield report(kop_plaats(annex), message)
