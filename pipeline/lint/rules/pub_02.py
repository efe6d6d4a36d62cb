"""PUB-02: what the text shows or names travels with it: images and annexes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.lint.bouw import kop_plaats, mist_tekst, naam
from pipeline.lint.nummering import romeins, write
from pipeline.lint.ontleding import Ontleding
from pipeline.lint.rule import Rule
from pipeline.lint.tekst import inlines_van
from pipeline.lint.verwijzing import is_extern
from pipeline.model import (
    Afbeelding,
    Bijlage,
    Figuur,
    Finding,
    Position,
    Severity,
    Versie,
    Weggelaten,
    knopen,
    platte_tekst,
    tekst_van,
)

PUB_02 = Rule(
    id="PUB-02",
    title="Elke afbeelding en elke bijlage die de tekst noemt is er, en elke bijlage wordt genoemd",
    source="Bekendmakingswet, artikel 2",
    severity=Severity.ERROR,
    bad="# Enig artikel\n\nDe tarieven staan in bijlage 1.\n\n# Bijlage 2 Kaart\n\n![Kaart](kaart.png)",
    good="# Enig artikel\n\nDe tarieven staan in bijlage 1.\n\n# Bijlage 1 Tarieven\n\nTekst.",
)

NAMED = re.compile(r"\bbijlagen? (\d+[a-z]?|[IVX]+|[A-H])\b(?! ?%)", re.IGNORECASE)
#: "bijlage I bij het Besluit kwaliteit leefomgeving": an annex to a regulation that goes by its name.
THEIRS = re.compile(
    r"(?:,? (?:onderdeel|onderdelen|onder|categorie|tabel|hoofdstuk|paragraaf) [\w.°]+"
    r"(?:(?:, | en )[\w.°]+\b(?<!\bbij))*)*"
    r",? bij (?:(?:de|het) )?(?:[a-z]+ )?[A-Z]"
)
ANY = re.compile(r"\bbijlagen?\b", re.IGNORECASE)
WITHOUT_NUMBER = re.compile(r"\bbijlage (?!(?:\d|[ivx]+\b|[a-h]\b))", re.IGNORECASE)


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
    numbers = {_key(annex.kop.nummer) for annex in annexes}
    named: set[str] = set()
    mentioned = False
    elsewhere = {id(one.artikel) for one in ontleding.wijzigingsartikelen}
    for passage in ontleding.passages:
        mentioned = mentioned or (bool(ANY.search(passage.inhoud)) and passage.knoop not in annexes)
        for match in NAMED.finditer(passage.inhoud):
            number = _key(match[1])
            if id(passage.artikel) in elsewhere or _of_another(passage.inhoud, match):
                continue
            named.add(number)
            if number not in numbers:
                yield PUB_02.finding(
                    passage.plaats(match.start()),
                    f"“{match[0]}” is er niet. Voeg de bijlage toe in tekst/ of verbeter de verwijzing.",
                )
    texts = [passage.inhoud for passage in ontleding.passages if passage.knoop not in annexes]
    for annex in annexes:
        number = _key(annex.kop.nummer)
        alone = len(annexes) == 1 and any(WITHOUT_NUMBER.search(text) for text in texts)
        if ((number in named) if number else mentioned) or alone or _by_title(annex, texts) or _explains(annex):
            continue
        message = f"De tekst noemt “{naam(annex.kop)}” nergens. Verwijs ernaar in een artikel."
        left_out = versie.lijn.uittreksel and any(
            isinstance(part, Weggelaten) or mist_tekst(part) for part in versie.regeling.lichaam
        )
        report = PUB_02.hint if left_out else PUB_02.warning
        yield report(kop_plaats(annex), message)


def _key(number: str) -> str:
    """The number for looking up: "Bijlage II" is named by "bijlage 2" as well."""
    plain = number.strip(" .:")
    roman = romeins(plain)
    return write(roman) if roman else plain.casefold()


def _of_another(text: str, match: re.Match[str]) -> bool:
    found = THEIRS.match(text, match.end())
    return is_extern(text, *match.span()) or bool(found and " deze " not in found[0] and " dit " not in found[0])


def _by_title(annex: Bijlage, texts: Sequence[str]) -> bool:
    """Whether a text names the annex by what it is called: "de Lijst van bedrijfstypen"."""
    title = platte_tekst(annex.kop.opschrift).strip()
    return " " in title and any(title in text for text in texts)


def _explains(annex: Bijlage) -> bool:
    """Whether the annex is the explanation, which the rules themselves have no reason to name."""
    return "toelichting" in platte_tekst(annex.kop.opschrift).casefold()
