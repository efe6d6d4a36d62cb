"""PUB-03: a norm of somebody else that the text makes binding is recorded, and named where the record says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.lint.bouw import artikelen
from pipeline.lint.ontleding import Ontleding
from pipeline.lint.rule import Rule
from pipeline.lint.tekst import Passage
from pipeline.model import ExterneNorm, Finding, Severity, platte_tekst

PUB_03 = Rule(
    id="PUB-03",
    title="Een externe norm die de tekst noemt, staat in de gegevens, met waar die kosteloos te lezen is",
    source="Bekendmakingswet, artikel 14a",
    severity=Severity.WARNING,
    bad="# Enig artikel\n\nHet aantal uren volgt uit het Normenkader Huishoudelijke Ondersteuning 2019.",
    good="# Enig artikel\n\nHet aantal uren volgt uit bijlage 1.\n\n# Bijlage 1 Normenkader\n\nTekst.",
)

NORM = re.compile(
    r"\b(?:NEN|NPR|NTA|ISO|BRL|CROW|KOMO|SKG|VCA|DIN)(?:[- /](?:EN|ISO|IEC))*[- ]?\d[\w.:+-]*(?<![.:])"
    r"|\b(?:[Nn]ormenkader|[Bb]eoordelingsrichtlijn|[Pp]raktijkrichtlijn)\b"
)
"""How texts name a norm: by the series of a standards body and its number, or by what it is."""
EDITIE = re.compile(r":\d{4}$")


@PUB_03.check_tekst
def external_norms(ontleding: Ontleding) -> Iterator[Finding]:
    versie = ontleding.versie
    norms = versie.gegevens.externe_normen
    own = " ".join(platte_tekst(annex.kop.opschrift) for annex in versie.regeling.bijlagen).casefold()
    told: set[tuple[str, str]] = set()
    for passage in ontleding.passages:
        for match in () if passage.in_toelichting else NORM.finditer(passage.inhoud):
            name = match[0].casefold()
            # A norm with a number is one, wherever it is named; a “normenkader” may be another in each article.
            key = (EDITIE.sub("", name), "" if match[0][-1].isdigit() else _nummer(passage))
            if name in own or key in told or any(name in one.titel.casefold() for one in norms):
                continue
            told.add(key)
            message = (
                f"“{match[0]}” lijkt een norm van een ander. Beschrijf haar onder `externe_normen` in versie.yaml, met "
                "waar iedereen haar kosteloos kan lezen."
            )
            yield PUB_03.finding(passage.plaats(match.start()), message)
    for norm in norms:
        yield from _where(norm, ontleding)


def _where(norm: ExterneNorm, ontleding: Ontleding) -> Iterator[Finding]:
    """Whether the articles that name the norm are those that the record lists."""
    place = ontleding.versie.gegevens.position
    naming: dict[str, Passage] = {}
    for passage in ontleding.passages:
        if passage.artikel is not None and norm.titel.casefold() in passage.inhoud.casefold():
            naming.setdefault(_nummer(passage), passage)
    present = {article.kop.nummer for article in artikelen(ontleding.versie.regeling)}
    for nummer in norm.artikelen:
        if nummer not in naming:
            what = "noemt die norm niet" if nummer in present else "bestaat niet"
            yield PUB_03.finding(
                place, f"“{norm.titel}” zou in artikel {nummer} staan, maar dat artikel {what}. Verbeter `artikelen`."
            )
    for nummer, passage in naming.items():
        if nummer not in norm.artikelen:
            message = (
                f"Artikel {nummer} noemt “{norm.titel}”. Zet {nummer} bij `artikelen` van die norm in versie.yaml."
            )
            yield PUB_03.finding(passage.position, message)


def _nummer(passage: Passage) -> str:
    return passage.artikel.kop.nummer if passage.artikel else ""
