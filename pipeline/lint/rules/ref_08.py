"""REF-08: the abbreviation of a statute is introduced before it is used."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.lint.ontleding import Ontleding
from pipeline.lint.rule import Rule
from pipeline.lint.wetten import AFKORTING, AFKORTINGEN
from pipeline.model import Begrip, Finding, Severity

REF_08 = Rule(
    id="REF-08",
    title="De afkorting van een wet staat bij de begrippen, of is eerder uitgelegd",
    source="Aanwijzing 3.27",
    severity=Severity.WARNING,
    bad="# Enig artikel\n\nWie bijstand krijgt op grond van de Pwet, vraagt een pas aan.",
    good=(
        "# Enig artikel\n\nWie bijstand krijgt op grond van de Participatiewet (hierna: Pwet), vraagt een pas aan. "
        "De pas vervalt als het recht op grond van de Pwet eindigt."
    ),
)


#: "het Besluit zorgaanspraken AWBZ": part of the title of something else.
IN_TITEL = re.compile(
    r"(?:[Bb]esluit|[Rr]egeling|[Vv]erordening|[Bb]eleidsregels?|[Rr]eglement|wet|Wet)(?: [\w-]+){0,6} $"
)


@REF_08.check_tekst
def abbreviation_is_introduced(ontleding: Ontleding) -> Iterator[Finding]:
    known: set[str] = set()
    used: dict[str, tuple[int, object]] = {}
    for passage in ontleding.bepalingen:
        text = passage.inhoud
        if isinstance(passage.knoop, Begrip):
            known.update(re.findall(r"\w+(?: \d{4})?", text))
            continue
        for match in AFKORTING.finditer(text):
            name = match[0]
            if IN_TITEL.search(text[: match.start()]):
                continue
            if _introduces(text, match):
                known.add(name)
            elif name not in known and name not in used:
                used[name] = (match.start(), passage)
                wet = AFKORTINGEN[name]
                message = f"“{name}” is niet uitgelegd. Schrijf “{wet.titel}”, of zet “{name}” bij de begrippen."
                yield REF_08.finding(passage.plaats(match.start()), message)


def _introduces(text: str, match: re.Match[str]) -> bool:
    """ "de Participatiewet (hierna: Pwet)", "(Pwet)" after its title, "Pwet: Participatiewet" as a definition."""
    before, after = text[: match.start()].rstrip("“‘\"' "), text[match.end() :].lstrip("”’\"' ")
    bracket = before.rfind("(")
    inside = bracket >= 0 and ")" not in before[bracket:] and ")" in after
    wet = AFKORTINGEN[match[0]]
    titled = wet.titel.casefold()[:12] in text[: match.start()].casefold()
    defines = after.startswith(":") or bool(re.match(r"(?:wordt|is|staat)\b|, de ", after) and not before)
    return defines or (inside and (titled or bool(re.search(r"(?:hierna|verder|afgekort)", before[bracket:]))))
