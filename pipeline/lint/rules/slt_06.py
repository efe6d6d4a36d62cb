"""SLT-06: when rights shrink, or sanctions or amounts change, the text says what holds for cases that are running."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.lint.bouw import hoofdletter
from pipeline.lint.kenmerken import Kenmerk, Soort, veranderd
from pipeline.lint.ontleding import Verandering
from pipeline.lint.rule import Rule
from pipeline.lint.wijzigingen import verwante_teksten
from pipeline.model import Artikel, Finding, Severity

WAS = "versie: was\n# Artikel 1 Verlaging\n\nHet college verlaagt de uitkering één maand.\n\n# Artikel 2 Slot\n\n"
WORDT = (
    "versie: wordt\n# Artikel 1 Verlaging\n\nHet college verlaagt de uitkering drie maanden.\n\n# Artikel 2 Slot\n\n"
)

SLT_06 = Rule(
    id="SLT-06",
    title="Er is overgangsrecht als rechten kleiner worden, of sancties of bedragen veranderen",
    source="vaste wetgevingspraktijk",
    severity=Severity.WARNING,
    bad=f"{WAS}Tekst.\n\n{WORDT}Tekst.",
    good=f"{WAS}Tekst.\n\n{WORDT}Op gedragingen van vóór 1 januari 2022 blijft het oude recht van toepassing.",
)

OVERGANG = re.compile(
    r"overgangs|blij(?:ft|ven) (?:\w+ ){0,8}van toepassing"
    r"|lopende (?:aanvragen|gevallen|besluiten|voorzieningen|indicaties)"
    r"|(?:aanvragen|bezwaren|besluiten|gedragingen|gevallen|beschikkingen)\b[^.]{0,80}\b(?:vóór|voor) (?:de|het|\d)",
    re.IGNORECASE,
)
WORDS = ("overgang", "van toepassing", "lopende", "vóór", " voor de ", " voor het ", " voor 1", " voor 2", " voor 3")
"""One of these is in every text that OVERGANG finds."""
RIGHTS = ("recht op", "aanspraak", "komt in aanmerking", "komen in aanmerking", "kan krijgen", "ontvangt", "vergoed")


@SLT_06.check_verandering
def running_cases(verandering: Verandering) -> Iterator[Finding]:
    if verandering.wordt.versie.gegevens.terugwerkend_tot_en_met is not None:  # said in so many words
        return
    if any(_overgang(one.inhoud) for one in verandering.wordt.passages if not one.in_toelichting):
        return
    changed = verandering.gewijzigd
    for one in changed:
        if not isinstance(one.knoop, Artikel) or not one.is_norm or not one.was:
            continue
        was, wordt = verwante_teksten(one, changed) if one.was != one.wordt else ("", "")
        if why := _waarom(was, wordt):
            yield SLT_06.finding(
                one.plaats,
                f"{hoofdletter(one.wijziging.naam)} verandert {why}, en de tekst zegt niet wat voor lopende gevallen "
                "geldt. Regel het overgangsrecht, of leg bij een afwijking vast waarom het niet nodig is.",
            )


def _overgang(text: str) -> bool:
    """Whether a text says what holds for what is running; a look at its words first, since nearly none does."""
    plain = text.casefold()
    return any(word in plain for word in WORDS) and OVERGANG.search(text) is not None


def _waarom(was: str, wordt: str) -> str:
    """What makes running cases matter; nothing when only numbers or places changed."""
    if was == wordt:
        return ""
    marks = [mark for mark, _ in veranderd(was, wordt)]
    if any(mark.soort is Soort.BEDRAG for mark in marks):
        return "een bedrag of percentage"
    if any(mark.soort is Soort.MAATREGEL for mark in marks) or (_heeft_maatregel(was) and _duur(marks)):
        return "een sanctie of maatregel"
    if _rechten(was) > _rechten(wordt):
        return "een recht of aanspraak"
    return ""


def _rechten(text: str) -> int:
    """How often a text gives somebody something."""
    plain = text.casefold()
    return sum(plain.count(word) for word in RIGHTS)


def _heeft_maatregel(text: str) -> bool:
    return any(mark.soort is Soort.MAATREGEL for mark, _ in veranderd("", text))


def _duur(marks: list[Kenmerk]) -> bool:
    return any(mark.soort is Soort.TERMIJN for mark in marks)
