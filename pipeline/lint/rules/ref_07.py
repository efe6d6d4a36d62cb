"""REF-07: a statute is cited by its official citeertitel, and is in force."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from rapidfuzz.distance import Levenshtein

from pipeline.lint.aanhef import van_wet
from pipeline.lint.bouw import delen
from pipeline.lint.ontleding import Ontleding
from pipeline.lint.rule import Rule
from pipeline.lint.tekst import Passage
from pipeline.lint.wetten import ANDERS, VERGANGEN, WETTEN, Wet, verwante
from pipeline.model import Finding, Severity, Versie, Weggelaten, platte_tekst
from pipeline.model.datums import datum

FEITEN = "bestand: versie.yaml\nwerk: proef\nciteertitel: Proef\nopschrift: Proef\ninwerkingtreding: 2022-01-01\n"

REF_07 = Rule(
    id="REF-07",
    title="Een wet heet zoals zij officieel heet, en geldt op de dag van inwerkingtreding",
    source="Aanwijzing 3.27; pipeline/lint/wetten.py",
    severity=Severity.WARNING,
    bad=f"# Enig artikel\n\nDe inwoner ontvangt bijstand op grond van de Wet werk en bijstand.\n\n{FEITEN}",
    good=f"# Enig artikel\n\nDe inwoner ontvangt bijstand op grond van de Participatiewet.\n\n{FEITEN}",
)

NAAM = re.compile(r"[Ww]et [\w’-]+ [\w’-]+(?: [\w’-]+){0,9}")
BIJNA = tuple(
    (wet.titel, len(wet.titel.split())) for wet in WETTEN if wet.titel.startswith("Wet ") and len(wet.titel) > 15
)
SLIP = 2
NAMEN = frozenset(wet.titel.casefold() for wet in WETTEN)
#: The statutes that ended, by every name; a title that differs by a year only is what REF-09 is about.
GEEINDIGD = tuple(wet for wet in WETTEN if wet.tot is not None and verwante(wet) is None)
OUDE_TITELS = {wet.titel.casefold(): wet for wet in GEEINDIGD}
OUDE_AFKORTINGEN = {name: wet for wet in GEEINDIGD for name in wet.afkortingen}
_TITELS, _AFKORTINGEN = ("|".join(map(re.escape, names)) for names in (OUDE_TITELS, OUDE_AFKORTINGEN))
OUDE_NAAM = re.compile(rf"(?=[A-Z])(?<![\w-])(?:(?i:{_TITELS})|{_AFKORTINGEN})(?!\w|-\w)")
"""A title in whatever capitals, an abbreviation in its own."""


#: "Invoeringswet Wet werk en bijstand", "Wet financiering Abw, IOAW en IOAZ": the name of another law, or of a change.
IN_NAAM = re.compile(
    r"(?:\b\w*[Ww]et|\bBesluit|\bRegeling) (?:(?!de\b|het\b|een\b|van\b|op\b|in\b|of\b|als\b|is\b|geld|word|bedoeld"
    r"|genoemd|bepaal)[\w,’-]+ )*$|\b[Ww]et van \d{1,2} \w+ \d{4} (?:tot|houdende)\b[^.;]*$"
)
OVERGANG = re.compile(r"overgang|intrekk|wijziging|vervallen|invoering", re.IGNORECASE)
"""Headings of articles that are about laws as they were."""


@REF_07.check_tekst
def statutes_in_force(ontleding: Ontleding) -> Iterator[Finding]:
    versie = ontleding.versie
    past = _overgangsrecht(versie)
    frozen = {id(passage.knoop) for passage in ontleding.passages_besluit} if van_wet(versie) else frozenset()
    day = versie.gegevens.inwerkingtreding or versie.gegevens.vastgesteld
    told: set[tuple[str, str]] = set()
    for passage in (*ontleding.passages, *ontleding.passages_besluit):
        told_then = id(passage.artikel or passage.knoop) in past or id(passage.knoop) in frozen
        if day is not None and not passage.in_toelichting and not told_then:
            for place, name, wet in _ended(passage, day):
                key = (passage.position.file, name)
                if key not in told:
                    told.add(key)
                    yield REF_07.finding(passage.plaats(place), _gone(name, wet))
        yield from _misspelled(passage)


def _overgangsrecht(versie: Versie) -> frozenset[int]:
    """The identities of articles with a heading of transitional law, their own or that of what they stand in."""
    return frozenset(
        id(part)
        for ouders, part in delen(versie.regeling)
        if not isinstance(part, Weggelaten)
        and any(OVERGANG.search(platte_tekst(one.kop.opschrift)) for one in (*ouders, part))
    )


def _ended(passage: Passage, day: date) -> Iterator[tuple[int, str, Wet]]:
    text = passage.inhoud
    for match in OUDE_NAAM.finditer(text):
        wet = OUDE_TITELS.get(match[0].casefold()) or OUDE_AFKORTINGEN[match[0]]
        if wet.tot is None or day < wet.tot:
            continue
        if ANDERS.match(text, match.end()) or IN_NAAM.search(text, 0, match.start()):
            continue
        if not VERGANGEN.search(text):
            yield match.start(), match[0], wet


def _gone(name: str, wet: Wet) -> str:
    last = datum(wet.tot) if wet.tot else ""
    full = "" if name.casefold() == wet.titel.casefold() else f" ({wet.titel})"
    return (
        f"“{name}”{full} geldt sinds {last} niet meer. Verwijs naar de {wet.opvolger}, of schrijf dat de oude wet "
        "wordt bedoeld (“zoals die luidde op …”)."
    )


def _misspelled(passage: Passage) -> Iterator[Finding]:
    """Names that are one or two letters, or a capital, off the title of a statute with as many words."""
    text = passage.inhoud
    for match in NAAM.finditer(text) if "Wet " in text or "wet " in text else ():
        if match.start() and text[match.start() - 1].isalnum():
            continue
        words = match[0].split()
        titles = [(title, " ".join(words[:count])) for title, count in BIJNA if count <= len(words)]
        title, name = next((pair for pair in titles if _is_slip(*pair)), ("", ""))
        if title and all(name != title for title, name in titles):
            message = f"“{name}” heet officieel “{title}”. Neem de citeertitel over."
            yield REF_07.finding(passage.plaats(match.start()), message)


def _is_slip(title: str, name: str) -> bool:
    name, title = (text.replace("'", "’") for text in (name, title))
    folded = name.casefold()
    if name == title or abs(len(name) - len(title)) > SLIP:
        return False
    off = Levenshtein.distance(folded, title.casefold(), score_cutoff=SLIP)
    return off == 0 or (off <= SLIP and folded not in NAMEN)
