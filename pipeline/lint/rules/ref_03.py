"""REF-03: a reference names a number, and not "het vorige lid"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.lint.ontleding import Ontleding
from pipeline.lint.rule import Rule
from pipeline.model import Finding, Severity

REF_03 = Rule(
    id="REF-03",
    title="Verwijs met een nummer, niet met “het vorige lid”",
    source="Aanwijzing 3.29",
    severity=Severity.WARNING,
    bad=(
        "# Enig artikel\n\n**1.** Het college beslist.\n\n**2.** Een besluit als bedoeld in het vorige lid is openbaar."
    ),
    good=(
        "# Enig artikel\n\n**1.** Het college beslist.\n\n**2.** Een besluit als bedoeld in het eerste lid is openbaar."
    ),
)

EENHEID = r"(?:lid|artikel|onderdeel|hoofdstuk|paragraaf|afdeling|titel)"
BETREKKELIJK = re.compile(
    rf"\b(?:het|de|dit|in) (?:direct |onmiddellijk )?"
    rf"(?:(?:vorige|voorgaande?|voorafgaande?|bovenstaande?|onderstaande?|vorenstaande?) (?:{EENHEID}|leden|artikelen)"
    rf"|(?:volgende?|hiernavolgende?|daaropvolgende?) {EENHEID})\b"
    r"(?! (?:wordt|worden|in te voegen|ingevoegd|toegevoegd|luidende|komt|gelezen))(?!:)",
    re.IGNORECASE,
)
KANS = re.compile(r"vorig|aand|volgend")
NIEUW = re.compile(r"\b(?:ingevoegd|toegevoegd|luidende)\b")


@REF_03.check_tekst
def relative_reference(ontleding: Ontleding) -> Iterator[Finding]:
    for passage in ontleding.bepalingen:
        if not KANS.search(passage.inhoud):
            continue
        for match in BETREKKELIJK.finditer(passage.inhoud):
            if not NIEUW.search(passage.inhoud, match.end(), match.end() + 60):
                yield REF_03.finding(passage.plaats(match.start()), _message(match[0]))


def _message(words: str) -> str:
    return f"“{words}” klopt niet meer als er iets tussenkomt. Noem het nummer."
