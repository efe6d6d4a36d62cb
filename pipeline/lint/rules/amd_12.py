"""AMD-12: a renumbering names as many new numbers as old ones, and shifts them by what comes or goes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.lint.nummering import letter
from pipeline.lint.ontleding import Ontleding
from pipeline.lint.rule import Rule
from pipeline.lint.verwijzing import RANG
from pipeline.lint.voorbeeld import wijziging
from pipeline.lint.wijzigingstekst import Opdracht
from pipeline.model import Finding, Severity

AMD_12 = Rule(
    id="AMD-12",
    title="Een vernummering noemt alles wat opschuift, en klopt",
    source="Aanwijzing 6.18",
    severity=Severity.ERROR,
    bad=wijziging(
        "In artikel 5 vervalt het eerste lid, onder vernummering van het tweede tot en met vierde lid tot "
        "eerste en tweede "
        "lid."
    ),
    good=wijziging(
        "In artikel 5 vervalt het eerste lid, onder vernummering van het tweede tot en met vierde lid tot "
        "eerste tot en met "
        "derde lid."
    ),
)

WOORD = "|".join(sorted(RANG, key=len, reverse=True))
REEKS = rf"(?:{WOORD})(?:(?:, | en | tot en met )(?:het )?(?:{WOORD}))*"
LETTERS = r"[a-z]{1,2}(?:(?:, | en | tot en met )[a-z]{1,2})*"
GRADEN = r"\d{1,2}°(?:(?:, | en | tot en met )\d{1,2}°)*"
LEDEN = re.compile(
    rf"vernummering van het (?P<van>{REEKS}) (?:lid|leden) tot (?:het )?(?P<tot>{REEKS}) (?:lid|leden)\b", re.I
)
ONDERDELEN = re.compile(
    rf"verlettering van (?:de )?onderde(?:el|len) (?P<van>{LETTERS}) tot (?:onderde(?:el|len) "
    rf")?(?P<tot>{LETTERS})(?![\w’])"
)
SUBS = re.compile(rf"vernummering van (?:de |het )?subonderde(?:el|len) (?P<van>{GRADEN}) tot (?P<tot>{GRADEN})")
VERVALT = re.compile(
    rf"(?:vervalt|vervallen) (?:het )?(?P<reeks>{REEKS}) (?:lid|leden)\b|(?P<voor>{REEKS}) (?:lid|leden),? "
    rf"(?:vervalt|vervallen)\b",
    re.I,
)
VERVALT_LETTERS = re.compile(
    rf"(?:vervalt|vervallen) (?:de )?onderde(?:el|len) (?P<reeks>{LETTERS})(?![\w’])|[Oo]nderde(?:el|len) "
    rf"(?P<voor>{LETTERS}),? (?:vervalt|vervallen)\b"
)
INGEVOEGD = re.compile(r"\b(?P<aantal>een|twee|drie|vier|vijf) (?:nieuwe? )?(?:lid|leden|onderde(?:el|len)) ingevoegd")
AANTAL = {"een": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5}


@AMD_12.check_tekst
def renumbering_is_exact(ontleding: Ontleding) -> Iterator[Finding]:
    for order in ontleding.opdrachten:
        for pattern in (LEDEN, ONDERDELEN, SUBS):
            for match in pattern.finditer(order.kaal):
                old, new = _reeks(match["van"]), _reeks(match["tot"])
                if old is None or new is None:
                    continue
                message = _objection(order, pattern is ONDERDELEN, old, new)
                if message:
                    yield AMD_12.finding(order.position, f"{message} Noem precies wat opschuift.")


def _objection(order: Opdracht, letters: bool, old: tuple[int, ...], new: tuple[int, ...]) -> str:
    if len(old) != len(new):
        return f"Van {len(old)} worden er {len(new)} vernummerd."
    shift = [after - before for before, after in zip(old, new, strict=True)]
    if inserted := INGEVOEGD.search(order.kaal):
        count = AANTAL[inserted["aantal"].lower()]
        return "" if set(shift) == {count} else f"Er komt {count} bij, maar de nummers schuiven {shift[0]} op."
    gone = _gone(order, letters)
    if gone:
        wanted = [-sum(one < before for one in gone) for before in old]
        if shift != wanted or set(gone) & set(old):
            return "De nieuwe nummers volgen niet uit wat vervalt."
    return ""


def _gone(order: Opdracht, letters: bool) -> tuple[int, ...]:
    found = (VERVALT_LETTERS if letters else VERVALT).search(order.kaal)
    return (_reeks(found["reeks"] or found["voor"]) or ()) if found else ()


def _reeks(text: str) -> tuple[int, ...] | None:
    """ "tweede tot en met vierde" as 2, 3, 4; "c en d" as 3, 4; None when a label has no value."""
    found: list[int] = []
    for at, part in enumerate(re.split(r"( tot en met |, | en )", text)):
        if at % 2:
            continue
        value = _waarde(part.removeprefix("het "))
        if value is None:
            return None
        joined = re.split(r"( tot en met |, | en )", text)[at - 1] if at else ""
        found += list(range(found[-1] + 1, value + 1)) if joined == " tot en met " and found else [value]
    return tuple(found)


def _waarde(label: str) -> int | None:
    if label.lower() in RANG:
        return int(RANG[label.lower()])
    if label.endswith("°"):
        return int(label[:-1])
    value = letter(label)
    return value[0][0] if value else None
