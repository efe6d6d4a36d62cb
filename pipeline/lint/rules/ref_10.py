"""REF-10: of a norm of somebody else the text says whether it binds as it is now or as it will be."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.lint.ontleding import Ontleding
from pipeline.lint.rule import Rule
from pipeline.lint.rules.pub_03 import NORM
from pipeline.lint.tekst import Passage
from pipeline.model import Finding, Normverwijzing, Severity, alle_knopen, platte_tekst, tekst_van

REF_10 = Rule(
    id="REF-10",
    title="Van een externe norm staat in de tekst welke uitgave geldt, of dat steeds de nieuwste geldt",
    source="Aanwijzing 3.48",
    severity=Severity.WARNING,
    bad="# Enig artikel\n\nHet aantal uren volgt uit het Normenkader Huishoudelijke Ondersteuning.",
    good=(
        "# Enig artikel\n\nHet aantal uren volgt uit het Normenkader Huishoudelijke Ondersteuning, zoals dat luidde op "
        "1 juni 2019."
    ),
)

GESTELD = re.compile(
    r"zoals (?:dat|die|deze|dit|dat normenkader|laatstelijk) .{0,40}?(?:luid|geld|gewijzigd|vastgesteld)"
    r"|zoals .{0,40}?(?:luidt|luidde|luiden|geldt|gold) (?:op|ten tijde)"
    r"|laatstelijk gewijzigd|meest recente|laatste versie"
    r"|(?:van kracht|geldend\w*|vigerende|actuele) (?:zijn|versie|uitgave|op)|steeds|telkens"
    r"|inclusief (?:latere )?wijzigingen"
    r"|in de (?:uitgave|versie) van|\bversie \d|, \d{1,2}-\d{1,2}-(?:19|20)\d\d\b",
    re.IGNORECASE,
)
#: NEN 1010:2015 names its edition, wherever the text writes it so; that one binds.
UITGAVE = re.compile(r"([A-Z]{2,}[\w/ -]*?\d[\w.-]*)(?:: ?(?:19|20)\d\d\b|: (?=[A-Z]{2,}[\w/ -]*?\d))")


#: What a text must hold for a norm to be named in it.
KANS = ("NEN", "NPR", "NTA", "ISO", "BRL", "CROW", "KOMO", "SKG", "VCA", "DIN", "ormenkader", "richtlijn")


@REF_10.check_tekst
def edition_is_stated(ontleding: Ontleding) -> Iterator[Finding]:
    versie = ontleding.versie
    norms = versie.gegevens.externe_normen
    own = " ".join(platte_tekst(annex.kop.opschrift) for annex in versie.regeling.bijlagen).casefold()
    stated: dict[int, bool] = {}
    told: set[tuple[int, str]] = set()
    naming = [
        one
        for one in ontleding.bepalingen
        if any(word in one.inhoud for word in (*KANS, *(norm.titel for norm in norms)))
    ]
    editions = {match[1] for passage in naming for match in UITGAVE.finditer(passage.inhoud)}
    for passage in naming:
        text = passage.inhoud
        for place, name in _named(text, tuple(norm.titel for norm in norms)):
            key = (id(passage.artikel), name.casefold())
            if key in told or name.casefold() in own or name.split(":")[0] in editions:
                continue
            told.add(key)
            if stated.setdefault(id(passage.artikel), _says(passage)):
                continue
            kind = next((norm.verwijzing for norm in norms if name.casefold() in norm.titel.casefold()), None)
            yield REF_10.finding(passage.plaats(place), _message(name, kind))


def _named(text: str, titles: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    """The norms that the text names: those of the data by their title, others by what they look like."""
    for title in titles:
        if (at := text.find(title)) >= 0:
            yield at, title
    for match in NORM.finditer(text):
        if not any(match[0].casefold() in title.casefold() and title in text for title in titles):
            yield match.start(), match[0]


def _says(passage: Passage) -> bool:
    """Whether the article says anywhere which edition counts."""
    if passage.artikel is None:
        return GESTELD.search(passage.inhoud) is not None
    return any(GESTELD.search(platte_tekst(tekst_van(node))) for node in alle_knopen(passage.artikel))


def _message(name: str, kind: Normverwijzing | None) -> str:
    match kind:
        case Normverwijzing.STATISCH:
            known = " Volgens versie.yaml geldt alleen deze uitgave (statisch)."
        case Normverwijzing.DYNAMISCH:
            known = " Volgens versie.yaml geldt steeds de nieuwste uitgave (dynamisch)."
        case None:
            known = ""
    return (
        f"De tekst zegt niet welke uitgave van “{name}” geldt.{known} Schrijf “zoals dat luidde op …” of “zoals dat "
        "laatstelijk is gewijzigd”."
    )
