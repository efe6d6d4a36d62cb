"""Statutes that municipal ordinances cite: their citeertitel, how they are shortened, and when they were in force.

The list is of `STAND` and holds only what is beyond doubt; a statute that is not on it is not judged. `van` and `tot`
are the first day in force and the first day no longer in force; None is "before or after any ordinance that matters".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

STAND = date(2025, 1, 1)


@dataclass(frozen=True, slots=True)
class Wet:
    """A statute under its citeertitel; `opvolger` is what replaced it: its new name, or a new statute."""

    titel: str
    afkortingen: tuple[str, ...] = ()
    van: date | None = None
    tot: date | None = None
    opvolger: str = ""


def _wet(titel: str, afkortingen: str = "", van: str = "", tot: str = "", opvolger: str = "") -> Wet:
    names = tuple(name.strip() for name in afkortingen.split(",") if name.strip())
    first, last = (date.fromisoformat(day) if day else None for day in (van, tot))
    return Wet(titel, names, first, last, opvolger)


WETTEN = (
    _wet("Algemene bijstandswet", "Abw", tot="2004-01-01", opvolger="Wet werk en bijstand"),
    _wet("Wet werk en bijstand", "Wwb, WWB", "2004-01-01", "2015-01-01", "Participatiewet"),
    _wet("Participatiewet", "Pwet, Pw", "2015-01-01"),
    _wet("Wet investeren in jongeren", "", "2009-10-01", "2012-01-01", "Wet werk en bijstand"),
    _wet("Wet voorzieningen gehandicapten", "", "1994-04-01", "2007-01-01", "Wet maatschappelijke ondersteuning"),
    _wet(
        "Wet maatschappelijke ondersteuning", "", "2007-01-01", "2015-01-01", "Wet maatschappelijke ondersteuning 2015"
    ),
    _wet("Wet maatschappelijke ondersteuning 2015", "Wmo 2015, Wmo", "2015-01-01"),
    _wet("Wet op de jeugdzorg", "Wjz", "2005-01-01", "2015-01-01", "Jeugdwet"),
    _wet("Jeugdwet", van="2015-01-01"),
    _wet("Algemene Wet Bijzondere Ziektekosten", "AWBZ", tot="2015-01-01", opvolger="Wet langdurige zorg"),
    _wet("Wet langdurige zorg", "Wlz", "2015-01-01"),
    _wet("Regeling langdurige zorg", "Rlz", "2015-01-01"),
    _wet("Ziekenfondswet", tot="2006-01-01", opvolger="Zorgverzekeringswet"),
    _wet("Zorgverzekeringswet", "Zvw", "2006-01-01"),
    _wet(
        "Wet bijzondere opnemingen in psychiatrische ziekenhuizen",
        "Wet Bopz, Bopz",
        tot="2020-01-01",
        opvolger="Wet verplichte geestelijke gezondheidszorg",
    ),
    _wet("Wet verplichte geestelijke gezondheidszorg", "Wvggz", "2020-01-01"),
    _wet("Wet inburgering", "", "2007-01-01", "2022-01-01", "Wet inburgering 2021"),
    _wet("Wet inburgering 2021", "", "2022-01-01"),
    _wet(
        "Wet bescherming persoonsgegevens",
        "Wbp",
        "2001-09-01",
        "2018-05-25",
        "Algemene verordening gegevensbescherming",
    ),
    _wet("Algemene verordening gegevensbescherming", "AVG", "2018-05-25"),
    _wet("Uitvoeringswet Algemene verordening gegevensbescherming", "UAVG", "2018-05-25"),
    _wet("Wet openbaarheid van bestuur", "Wob", "1992-05-01", "2022-05-01", "Wet open overheid"),
    _wet("Wet open overheid", "Woo", "2022-05-01"),
    _wet("Wet ruimtelijke ordening", "Wro", "2008-07-01", "2024-01-01", "Omgevingswet"),
    _wet("Wet algemene bepalingen omgevingsrecht", "Wabo", "2010-10-01", "2024-01-01", "Omgevingswet"),
    _wet("Omgevingswet", van="2024-01-01"),
    _wet("Flora- en faunawet", "", "2002-04-01", "2017-01-01", "Wet natuurbescherming"),
    _wet("Natuurbeschermingswet 1998", tot="2017-01-01", opvolger="Wet natuurbescherming"),
    _wet("Boswet", tot="2017-01-01", opvolger="Wet natuurbescherming"),
    _wet("Wet natuurbescherming", "Wnb", "2017-01-01", "2024-01-01", "Omgevingswet"),
    _wet("Monumentenwet 1988", "", "1989-01-01", "2016-07-01", "Erfgoedwet"),
    _wet("Erfgoedwet", van="2016-07-01"),
    _wet("Drank- en Horecawet", "DHW", tot="2021-07-01", opvolger="Alcoholwet"),
    _wet("Alcoholwet", van="2021-07-01"),
    _wet(
        "Wet gemeentelijke basisadministratie persoonsgegevens",
        "Wet GBA",
        "1994-10-01",
        "2014-01-06",
        "Wet basisregistratie personen",
    ),
    _wet("Wet basisregistratie personen", "Wet BRP", "2014-01-06"),
    _wet("Huisvestingswet", "", "1993-07-01", "2015-01-01", "Huisvestingswet 2014"),
    _wet("Huisvestingswet 2014", van="2015-01-01"),
    _wet("Wet kinderopvang en kwaliteitseisen peuterspeelzalen", "Wko", "2010-08-01", "2018-01-01", "Wet kinderopvang"),
    _wet("Wet kinderopvang"),
    _wet("Wet op het voortgezet onderwijs", "WVO", tot="2022-08-01", opvolger="Wet voortgezet onderwijs 2020"),
    _wet("Wet voortgezet onderwijs 2020", "WVO 2020", "2022-08-01"),
    _wet("Wet op het primair onderwijs", "WPO"),
    _wet("Wet op de expertisecentra", "WEC"),
    _wet("Leerplichtwet 1969"),
    _wet("Algemene wet bestuursrecht", "Awb", "1994-01-01"),
    _wet("Gemeentewet", "Gemw", "1994-01-01"),
    _wet("Provinciewet", "", "1994-01-01"),
    _wet("Wet gemeenschappelijke regelingen", "Wgr", "1985-01-01"),
    _wet("Wet gemeentelijke schuldhulpverlening", "Wgs", "2012-07-01"),
    _wet("Wet inkomensvoorziening oudere en gedeeltelijk arbeidsongeschikte werkloze werknemers", "IOAW"),
    _wet("Wet inkomensvoorziening oudere en gedeeltelijk arbeidsongeschikte gewezen zelfstandigen", "IOAZ"),
    _wet("Wet sociale werkvoorziening", "Wsw"),
    _wet("Algemene wet inzake rijksbelastingen", "AWR"),
    _wet("Wet waardering onroerende zaken", "Wet WOZ"),
    _wet("Wegenverkeerswet 1994", "WVW 1994, WVW"),
    _wet("Wet bevordering integriteitsbeoordelingen door het openbaar bestuur", "Wet Bibob"),
    _wet("Wet publieke gezondheid", "Wpg", "2008-12-01"),
    _wet("Wet veiligheidsregio’s", "Wvr", "2010-10-01"),
    _wet("Aanbestedingswet 2012"),
    _wet("Burgerlijk Wetboek", "BW"),
    _wet("Wetboek van Strafrecht"),
    _wet("Wetboek van Strafvordering"),
)

TITELS = {wet.titel: wet for wet in WETTEN}
VERGANGEN = re.compile(
    r"\b(?:voormalige?|vroegere|oude|vervallen|ingetrokken|inmiddels|destijds|toenmalige|luidde|gold(?:en)?|was"
    r"|overgang\w*|voorheen|laatstelijk|toepassing is gegeven|ontving(?:en)?"
    r"|(?:genomen|gegeven|vastgestelde?|verstrekte|verleende) (?:besluit|beschikking)\w*)\b",
    re.IGNORECASE,
)
"""What says that a statute is meant as it was: "zoals die luidde op", "de voormalige"."""


def zoeker(namen: list[str]) -> re.Pattern[str]:
    """The names as words of their own; the longest first, so that "Wet inburgering 2021" is not "Wet inburgering"."""
    ordered = "|".join(re.escape(name) for name in sorted(namen, key=len, reverse=True))
    return re.compile(rf"(?=[A-Z])(?<![\w-])(?:{ordered})(?!\w|-\w)")


AFKORTINGEN = {name: wet for wet in WETTEN for name in wet.afkortingen}
AFKORTING = zoeker(list(AFKORTINGEN))
#: Years and capitals that make another name: "Wet kinderopvang BES", "Wet inburgering buitenland".
ANDERS = re.compile(r" (?:BES|buitenland|\d{4})\b")


def verwante(wet: Wet) -> Wet | None:
    """The statute whose title differs by a year only: "Wet inburgering 2021" beside "Wet inburgering"; None without."""
    bare = re.sub(r" \d{4}$", "", wet.titel)
    return next((one for one in WETTEN if one is not wet and re.sub(r" \d{4}$", "", one.titel) == bare), None)


def geldt_op(wet: Wet, dag: date) -> bool:
    """Whether the statute is in force on a day."""
    return (wet.van is None or wet.van <= dag) and (wet.tot is None or dag < wet.tot)
