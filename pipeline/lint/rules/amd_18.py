"""AMD-18: the verb agrees with what it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.lint.ontleding import Ontleding
from pipeline.lint.rule import Rule
from pipeline.lint.verwijzing import NUMBER, RANG
from pipeline.lint.voorbeeld import wijziging
from pipeline.model import Finding, Severity

AMD_18 = Rule(
    id="AMD-18",
    title="Werkwoord en onderwerp passen bij elkaar: “het tweede en vierde lid vervallen”",
    source="vaste wetgevingspraktijk",
    severity=Severity.WARNING,
    bad=wijziging("In artikel 5 vervalt het tweede en vierde lid."),
    good=wijziging("In artikel 5 vervallen het tweede en vierde lid."),
)

WOORD = "|".join(sorted(RANG, key=len, reverse=True))
VEEL = (
    rf"(?:het (?:{WOORD})(?:(?:, | en | tot en met )(?:{WOORD}))+ lid"
    rf"|(?:de )?(?:artikelen|onderdelen|leden|hoofdstukken|bijlagen|subonderdelen) \S+(?:(?:, | en | tot en "
    rf"met )\S+?)+)"
)
EEN = rf"(?:het (?:{WOORD}) lid|[Aa]rtikel {NUMBER}|onderdeel [a-z]{{1,2}})"
FOUT = (
    (re.compile(rf"\bvervalt (?P<wie>{VEEL})", re.I), "vervallen"),
    (re.compile(rf"^(?:[Ii]n [^,]+, )?(?P<wie>{VEEL})(?: van artikel \S+?)?,? vervalt\b", re.I), "vervallen"),
    (re.compile(rf"^(?P<wie>{VEEL}) komt te luiden", re.I), "komen te luiden"),
    (re.compile(rf"^(?P<wie>{VEEL}) wordt\b", re.I), "worden"),
    (re.compile(rf"\bvervallen (?P<wie>{EEN})(?=[.,;]|$)(?!, (?:het|de|onderdeel|artikel)\b)", re.I), "vervalt"),
    (re.compile(rf"^(?P<wie>{EEN}),? (?:vervallen|komen te luiden|worden)\b", re.I), "vervalt, komt of wordt"),
    (
        re.compile(r"\bwordt (?P<wie>(?:twee|drie|vier|vijf|zes) (?:nieuwe )?(?:leden|artikelen|onderdelen))\b"),
        "worden",
    ),
    (re.compile(r"\bworden (?P<wie>een (?:nieuw )?(?:lid|artikel|onderdeel))\b(?! en\b)"), "wordt"),
)


@AMD_18.check_tekst
def verb_agrees(ontleding: Ontleding) -> Iterator[Finding]:
    for order in ontleding.opdrachten:
        for pattern, wanted in FOUT:
            match = pattern.search(order.kaal)
            if match is not None:
                message = f"Bij “{match['wie'].rstrip('.,')}” past dit werkwoord niet. Schrijf “{wanted}”."
                yield AMD_18.finding(order.position, message)
                break
