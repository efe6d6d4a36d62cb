"""SLT-05: what went before is repealed by name, each ordinance apart."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.lint.ontleding import Ontleding
from pipeline.lint.rule import Rule
from pipeline.lint.slot import leest, uit_gegevens
from pipeline.model import Finding, Severity, Slotsoort, Versie

SLT_05 = Rule(
    id="SLT-05",
    title="De vorige verordening wordt met haar naam ingetrokken, en elke andere ook",
    source="Aanwijzingen 6.2 en 6.23",
    severity=Severity.ERROR,
    bad="# Enig artikel Intrekking\n\nAlle eerdere verordeningen over dit onderwerp worden ingetrokken.",
    good="# Enig artikel Intrekking\n\nDe Verordening speelplekken 2019 wordt ingetrokken.",
)

WAT = r"(?:verordening(?:en)?|regeling(?:en)?|besluit(?:en)?|reglement(?:en)?|regels|beleidsregels?)"
EERDER = r"(?:eerdere?|voorgaande|vorige|vroegere|oude|bestaande|huidige|eerder vastgestelde|geldende|thans geldende)"
NAAMLOOS = re.compile(
    rf"(?<!\bvan )(?<!\bop )(?<!\bin )(?<!\bdoor )(?<!\bonder )\b(?:alle|de|het) (?:[a-z]+ )?{EERDER} "
    rf"(?:[a-z]+ )?{WAT}\b(?P<rest>[^.;:]*?)"
    r"\b(?:wordt|worden|is|zijn|komt|komen|vervalt|vervallen)\b(?! niet\b)",
    re.IGNORECASE,
)
GAAT_WEG = re.compile(r"\b(?:ingetrokken|vervalt|vervallen|buiten werking|te vervallen)\b", re.IGNORECASE)
STRIJDIG = re.compile(rf"\balle (?:{WAT}|bepalingen) (?:die )?(?:hiermee )?(?:in strijd|strijdig)", re.IGNORECASE)
INGETROKKEN = re.compile(r"\bingetrokken\b|\bintrekking\b", re.IGNORECASE)


KANS = ("trokken", "verval", "ntrekking", "buiten werking")


@SLT_05.check_tekst
def repealed_by_name(ontleding: Ontleding) -> Iterator[Finding]:
    versie = ontleding.versie
    repeals: list[str] = []
    for passage in ontleding.passages:
        text = passage.inhoud
        if not any(word in text for word in KANS) or not leest(passage) or not GAAT_WEG.search(text):
            continue
        repeals.append(text)
        for match in (*NAAMLOOS.finditer(text), *STRIJDIG.finditer(text)):
            named = re.search(r"[A-ZÀ-Þ]", match.groupdict().get("rest") or "")
            if not named:
                message = f"“{match[0]}” zegt niet welke. Noem elke verordening met haar citeertitel."
                yield SLT_05.finding(passage.plaats(match.start()), message)
    yield from _recorded(versie, " ".join(repeals))


def _recorded(versie: Versie, repeals: str) -> Iterator[Finding]:
    """What the record says of repeal, against what the text or the closing provisions do."""
    facts = versie.gegevens
    place = facts.plekken.get("intrekking", facts.position)
    if versie.oorsprong is not None or uit_gegevens(versie, Slotsoort.INTREKKING):
        return
    for title in facts.intrekking:
        if title.casefold() not in repeals.casefold():
            message = (
                f"“{title}” wordt volgens versie.yaml ingetrokken, maar geen artikel zegt dat. Zet `soort: intrekking` "
                "bij `slotbepalingen`, of schrijf er een artikel over."
            )
            yield SLT_05.finding(place, message)
    if facts.was and not facts.intrekking and not INGETROKKEN.search(repeals):
        message = (
            "Deze nieuwe verordening volgt een andere op, maar trekt er geen in. Noem bij `intrekking` in "
            "versie.yaml de "
            "citeertitel van elke verordening die vervalt, en zet `soort: intrekking` bij `slotbepalingen`."
        )
        yield SLT_05.warning(facts.plekken.get("was", facts.position), message)
