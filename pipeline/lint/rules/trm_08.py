"""TRM-08: amounts as € 1.234,50, dates in full."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.lint.doorlopend import Vondst
from pipeline.lint.ontleding import Ontleding
from pipeline.lint.rule import Rule
from pipeline.model import Finding, Severity

TRM_08 = Rule(
    id="TRM-08",
    title="Bedragen als € 1.234,50, datums voluit",
    source="vaste wetgevingspraktijk",
    severity=Severity.WARNING,
    bad="# Enig artikel\n\nDe vergoeding is €30,- per maand of € 1234.50 per jaar, met ingang van 01-01-2022.",
    good="# Enig artikel\n\nDe vergoeding is € 30,- per maand of € 1.234,50 per jaar, met ingang van 1 januari 2022.",
)

AMOUNT = re.compile(r"€(?P<spatie>\s*)(?P<bedrag>\d+(?:[ \u2009\u00a0]\d{3})*(?:[.,]\d+)*)(?P<rond>,?[-–—]+)?")
GOOD = re.compile(r"(?:\d{1,3}|\d{1,3}(?:\.\d{3})+)(?:,\d{2,4})?")
#: The value of an amount whose marks leave no doubt: "1234.50", "1,234.50", "12 000", "1056".
WHOLE = re.compile(r"(?P<euro>\d{1,3}(?:[., ]?\d{3})*)(?:[.,](?P<cent>\d{2}))?")
MILLION = re.compile(r" (?:miljoen|miljard|mln)\b")

MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split()
YEARS = tuple(re.compile(rf"{century}(?<=[-/ ]{century})\d\d(?![\w/-])") for century in (19, 20))
#: What stands before a year: "01-01", "1/1", "1 jan.".
DAY = re.compile(r"(?:^|.*[^\w@/.:-])((0?[1-9]|[12]\d|3[01])([-/])(0?[1-9]|1[0-2]))$", re.DOTALL)
SHORT = re.compile(
    r"(?:^|.*\W)(([1-9]|[12]\d|3[01])( )(jan|febr?|mrt|apr|jun|jul|aug|sept?|okt|nov|dec)\.?)$", re.DOTALL
)
BEFORE = 12


@TRM_08.check_tekst
def amounts_and_dates(ontleding: Ontleding) -> Iterator[Finding]:
    norm = ontleding.norm
    for found in norm.zoek(AMOUNT, "€"):
        if not _uit_tarieven(found):  # TAB-04 judges how they are written
            yield from _amount(found)
    told: set[str] = set()
    for pattern in YEARS:
        for found in norm.overal(pattern):
            if not _uit_tarieven(found):
                yield from _date(found)
            elif found.passage.inhoud not in told:  # a note of the data stands under every cell that calls it
                told.add(found.passage.inhoud)
                yield from _date(found)


def _uit_tarieven(found: Vondst) -> bool:
    """Whether the text is made of tariff data."""
    return found.passage.position.file.endswith(".yaml")


def _amount(found: Vondst) -> Iterator[Finding]:
    passage, begin, end, match = found
    amount, tail = match["bedrag"], match["rond"] or ""
    spaced = match["spatie"] in (" ", "\u00a0")
    if spaced and GOOD.fullmatch(amount) and (not tail or ("," not in amount and tail[0] == ",")):
        return
    if spaced and MILLION.match(passage.inhoud, end):
        return
    right = _right(amount, tail)
    advice = f"Schrijf “€ {right}”" if right else "Schrijf het als € 1.234,50"
    mend = passage.herstel(begin, end, f"€ {right}") if right else ()
    yield TRM_08.finding(
        passage.plaats(begin), f"Het bedrag “{match[0]}” is niet geschreven als € 1.234,50. {advice}.", mend
    )


def _right(amount: str, tail: str) -> str:
    """The amount as it should be written, "" when its marks can mean two things."""
    plain = re.sub(r"[\u2009\u00a0]", " ", amount)
    if GOOD.fullmatch(plain):
        return plain if "," in plain else plain + (",-" if tail else "")
    match = WHOLE.fullmatch(plain)
    if match is None:
        return ""
    digits = re.sub(r"\D", "", match["euro"])
    grouped = f"{int(digits):,}".replace(",", ".")
    if match["cent"]:
        return f"{grouped},{match['cent']}"
    return grouped + (",-" if tail else "")


def _date(found: Vondst) -> Iterator[Finding]:
    passage, begin, end, year = found
    sign = begin - 1
    before = passage.inhoud[max(0, sign - BEFORE) : sign]
    match = (SHORT if passage.inhoud[sign] == " " else DAY).match(before)
    if match is None or match[3] != passage.inhoud[sign]:
        return
    month = MONTHS[int(match[4]) - 1] if match[4].isdecimal() else _maand(match[4])
    full = f"{int(match[2])} {month} {year[0]}"
    start = sign - len(match[1])
    yield TRM_08.finding(
        passage.plaats(start),
        f"De datum “{passage.inhoud[start:end]}” staat niet voluit. Schrijf “{full}”.",
        passage.herstel(start, end, full),
    )


def _maand(short: str) -> str:
    start = "maart" if short == "mrt" else short[:3]
    return next(month for month in MONTHS if month.startswith(start))
