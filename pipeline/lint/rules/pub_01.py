"""PUB-01: nothing of a template or a draft is left in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.lint.bouw import artikelen
from pipeline.lint.ontleding import Ontleding
from pipeline.lint.rule import Rule
from pipeline.model import (
    LEEG_MERK,
    ZONDER_OPSCHRIFT,
    Finding,
    Position,
    Severity,
    Structuur,
    Versie,
    Weggelaten,
    alle_knopen,
    knopen,
    leeg_merk,
)

PUB_01 = Rule(
    id="PUB-01",
    title="Geen resten van een model of concept in de tekst",
    source="Lochem gmb-2018-264657 en Hoorn CVDR626261, zo bekendgemaakt",
    severity=Severity.ERROR,
    bad="# Enig artikel\n\nDe leges zijn € XX per [nog in te vullen: eenheid].",
    good="# Enig artikel\n\nDe leges zijn € 20,- per aanvraag.",
)

RESIDUE = re.compile(
    r"\[[^\[\]]{0,200}\]"  # [datum b&w], [...], [nog in te vullen: …]
    r"|<[^\W\d_][^<>]{0,100}>"  # <datum>
    r"|\{\{.{0,100}?\}\}"  # {{ veld }}
    r"|\b(?:PM|TODO|TBD|NNTB)\b|\bp\.m\.|\bn\.n\.t\.b\."
    r"|\bX{2,}\b|\bx{2,}(?![\w-]*\.\w)(?=[-,.\s]|$)|\b20[xX]{2}\b|€ ?[xX][xX,.]*"
    r"|_{3,}|\.{4,}|…{2,}|\?{2,}"
)
SIGNS = (
    *("[", "<", "{{", "PM", "TODO", "TBD", "NNTB", "p.m.", "n.n.t.b.", "XX", "xx", "Xx", "xX"),
    *("€ X", "€ x", "€X", "€x", "___", "....", "……", "??"),
)
"""One of these is in every residue: most texts have none, and need not be searched."""
ALLOWED = frozenset({"[sic]", "[sic!]", "[vervallen]", ZONDER_OPSCHRIFT})
EENHEID = re.compile(r"\[(?:[kcdm]?m[23²³]?|[km]?g|l|s|h|min|uur|%|dB|Hz|kW|MW|ha|°C|-)\]")
"""A formula has the unit of a quantity in brackets."""
INVULREGEL = re.compile(r"_{3,}|\.{4,}|…{2,}")
"""In an annex a line to fill in: the form is for who applies."""
ROMAN = re.compile(r"X{2,3}")


@PUB_01.check_tekst
def no_residue(ontleding: Ontleding) -> Iterator[Finding]:
    versie = ontleding.versie
    roman = {article.kop.nummer for article in artikelen(versie.regeling) if ROMAN.match(article.kop.nummer)}
    empty = {node.position.file for node in knopen(versie.regeling) if isinstance(node, Structuur) and leeg_merk(node)}
    forms = {id(node) for annex in versie.regeling.bijlagen for node in alle_knopen(annex)}
    for passage in (*ontleding.passages, *ontleding.passages_besluit):
        if not any(sign in passage.inhoud for sign in SIGNS):
            continue
        for match in RESIDUE.finditer(passage.inhoud):
            place = passage.plaats(match.start())
            says_empty = match[0] in LEEG_MERK.values() and place.file in empty
            to_fill_in = INVULREGEL.fullmatch(match[0]) and id(passage.knoop) in forms
            known = match[0].casefold() in ALLOWED or EENHEID.fullmatch(match[0]) or match[0] in roman
            if not (known or says_empty or to_fill_in):
                yield PUB_01.finding(place, _message(match[0]))
    for title in dict.fromkeys((versie.regeling.opschrift, versie.regeling.citeertitel)):
        for match in RESIDUE.finditer(title):
            yield PUB_01.finding(_title_place(versie), _message(match[0]))
    yield from _left_out(versie)


def _left_out(versie: Versie) -> Iterator[Finding]:
    """Where the source gives no text; an excerpt is full of it, so that is told once."""
    places = [node.position for node in knopen(versie.regeling) if isinstance(node, Weggelaten)]
    if places and versie.lijn.uittreksel:
        yield PUB_01.finding(
            _title_place(versie),
            f"Deze versie is een uittreksel: op {len(places)} plaatsen staat “[…]”, het eerst in {places[0]}. "
            "Vul de tekst aan vóór publicatie.",
        )
        return
    for place in places:
        yield PUB_01.finding(
            place if place.file else _title_place(versie),
            "Hier staat “[…]”: de tekst ontbreekt in de bron. Vul de tekst aan vóór publicatie.",
        )


def _title_place(versie: Versie) -> Position:
    return versie.gegevens.position if versie.gegevens.position.file else versie.regeling.position


def _message(residue: str) -> str:
    return f"“{residue}” lijkt een rest van een model of concept. Vul de tekst in of haal het weg."
