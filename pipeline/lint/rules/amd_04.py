"""AMD-04: quoted old words occur once in the place that is named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.lint.bouw import artikelen, leden
from pipeline.lint.ontleding import Toets
from pipeline.lint.rule import Rule
from pipeline.lint.tekst import lopend
from pipeline.lint.verwijzing import Aanhaling, aanhalingen, losse_leden, losse_onderdelen
from pipeline.lint.wijzigingstekst import Opdracht, Wijzigingsartikel
from pipeline.model import Artikel, Finding, Knoop, Li, Severity, Versie, alle_knopen, lid_naam, tekst_van

BUUR = (
    "# Artikel 5 Onderhoud\n\n**1.** De beheerder herstelt een gebrek binnen vier weken; een groot gebrek "
    "binnen vier weken "
    "na de melding.\n\nbestand: versie.yaml\nwerk: spelen\nciteertitel: Verordening speelplekken Voorbeeldstad\n"
    "opschrift: Verordening speelplekken Voorbeeldstad\n"
)
TEKST = (
    "# Artikel I Wijziging\n\nDe Verordening speelplekken Voorbeeldstad wordt als volgt gewijzigd:\n\n- A. In "
    "artikel 5, "
    "eerste lid, wordt “vier weken” {}vervangen door “twee weken”.\n\n# Artikel II Inwerkingtreding\n\nDeze "
    "verordening "
    "treedt in werking met ingang van 1 januari 2024.\n"
)

AMD_04 = Rule(
    id="AMD-04",
    title="De aangehaalde oude woorden staan één keer op de genoemde plaats; anders een langer citaat of “telkens”",
    source="Aanwijzing 6.9",
    severity=Severity.ERROR,
    bad=f"versie: wordt\n{TEKST.format('')}\nversie: buur\n{BUUR}",
    good=f"versie: wordt\n{TEKST.format('telkens ')}\nversie: buur\n{BUUR}",
)

OUD = (
    re.compile(r"\b(?:wordt|worden) [“„‘«\"](?P<oud>[^”’»\"“]+)[”’»\"“](?P<telkens> telkens)? vervangen door"),
    re.compile(r"\b(?:vervalt|vervallen)(?P<telkens> telkens)? [“„‘«\"](?P<oud>[^”’»\"]+)[”’»\"]"),
    re.compile(
        r"\b(?:wordt|worden)(?P<telkens> telkens)? (?:na|voor) [“„‘«\"](?P<oud>[^”’»\"]+)[”’»\"] (?:ingevoegd"
        r"|toegevoegd)"
    ),
)


@dataclass(frozen=True, slots=True)
class Plaats:
    """The words of the place that an instruction names, and how it is called."""

    naam: str
    tekst: str


@AMD_04.check_toets
def old_words_occur_once(toets: Toets) -> Iterator[Finding]:
    amended = {neighbour.versie.gegevens.citeertitel.casefold(): neighbour.versie for neighbour in toets.buren}
    for article in toets.ontleding.wijzigingsartikelen:
        versie = amended.get(article.hoofden[0][0].casefold()) if len(article.hoofden) == 1 else None
        if versie is not None:
            yield from _of(article, versie)


def _of(article: Wijzigingsartikel, versie: Versie) -> Iterator[Finding]:
    """After an instruction that renumbers, addresses are of the new text, which is not there to be read."""
    shifted: set[str] = set()
    touched: set[str] = set()
    for order in article.opdrachten:
        places = _plaatsen(order, versie)
        number = _nummers(order)
        if not number & shifted:
            for place in places:
                yield from _judge(order, place, first=not number & touched)
        touched |= number
        if "ernummer" in order.kaal or "erletter" in order.kaal or "geplaatst" in order.kaal:
            shifted |= number


def _judge(order: Opdracht, place: Plaats, *, first: bool) -> Iterator[Finding]:
    """Words that are not there may be brought by an instruction before this one, unless it is the first here."""
    for pattern in OUD:
        for match in pattern.finditer(order.zin):
            words = match["oud"].strip()
            count = len(re.findall(rf"(?<!\w){re.escape(words)}(?!\w)", place.tekst))
            if not count and first:
                message = f"“{words}” staat niet in {place.naam}. Neem de woorden letterlijk over."
                yield AMD_04.finding(order.position, message)
            elif count > 1 and not match["telkens"]:
                message = f"“{words}” staat {count} keer in {place.naam}. Citeer meer woorden, of schrijf “telkens”."
                yield AMD_04.finding(order.position, message)


def _plaatsen(order: Opdracht, versie: Versie) -> Iterator[Plaats]:
    """The places that the address names; nothing when it can't be followed (another rule says so)."""
    address, inside = _adres(order)
    if address is None or len(address.nummers) != 1:
        return
    article = next((one for one in artikelen(versie.regeling) if one.kop.nummer == address.nummers[0]), None)
    if article is None:
        return
    name = f"artikel {article.kop.nummer}"
    labels = inside.leden if inside is not None else address.leden
    letters = inside.onderdelen if inside is not None else address.onderdelen
    if len(labels) > 1 or len(letters) > 1 or "opschrift" in order.kaal or "aanhef" in order.kaal:
        return
    node: Knoop = article
    if labels:
        lid = next((one for one in leden(article) if one.nummer == labels[0]), None)
        if lid is None:
            return
        node, name = lid, f"{name}, {lid_naam(lid.nummer)}"
    if letters:
        item = next((one for one in alle_knopen(node) if isinstance(one, Li) and one.nummer == letters[0]), None)
        if item is None:
            return
        node, name = item, f"{name}, onderdeel {item.nummer}"
    yield Plaats(name, _tekst(node))


def _adres(order: Opdracht) -> tuple[Aanhaling | None, Aanhaling | None]:
    """The article that is named, in the instruction or in the sentence above it, and what of it is named apart."""
    own = next((one for one in aanhalingen(order.kaal) if one.woord == "artikel"), None)
    if own is not None:
        return own, None
    above = next((one for one in aanhalingen(order.adres) if one.woord == "artikel"), None)
    inside = next(iter(losse_leden(order.kaal)), None) or next(iter(losse_onderdelen(order.kaal)), None)
    return above, inside


def _nummers(order: Opdracht) -> set[str]:
    return {number for one in aanhalingen(f"{order.adres} {order.kaal}") for number in one.nummers}


def _tekst(node: Knoop) -> str:
    skip = tekst_van(node) if isinstance(node, Artikel) else ()
    return " ".join(
        " ".join(lopend(text).split()) for one in alle_knopen(node) if (text := tekst_van(one)) and text != skip
    )
