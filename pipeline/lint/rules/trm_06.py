"""TRM-06: typographic hygiene: spaces, hyphens and marks where they belong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.lint.ontleding import Ontleding
from pipeline.lint.rule import Rule
from pipeline.lint.zinnen import rondom
from pipeline.model import Finding, Severity

TRM_06 = Rule(
    id="TRM-06",
    title="Spaties, streepjes en leestekens staan waar zij horen",
    source="vaste wetgevingspraktijk",
    severity=Severity.INFO,
    bad="# Enig artikel\n\nDe ondersteuning- op –maat ( in de vorm van hulp ) wordt verstrekt , als dat nodig is..",
    good="# Enig artikel\n\nDe ondersteuning-op-maat (in de vorm van zorg- of dagbesteding) wordt verstrekt.",
)

#: Before these words the space after a hyphen belongs there: "zorg- en dagbesteding".
ELLIPSIS = r"(?:en|of|en/of|tot|dan|als|danwel|respectievelijk|noch|maar|alsmede|met|naar|versus)\b"
LETTER = "[a-zà-ÿ]"
BEFORE_MARK = "haal de spatie vóór het leesteken weg"
AFTER_MARK = "zet een spatie na het leesteken"
IN_BRACKETS = "haal de spatie binnen het haakje weg"
ONCE = "schrijf één leesteken"


class Slordigheid(NamedTuple):
    """A kind of untidiness: what it looks like, what to do, and what comes in its place.

    Each pattern begins with a sign of its own, which makes it quick; `voor` is how many characters before that sign
    are part of it. `nieuw` is a template, None when the right text can't be told for sure.
    """

    patroon: re.Pattern[str]
    advies: str
    nieuw: str | None
    voor: int = 0


def _soort(pattern: str, advies: str, nieuw: str | None, voor: int = 0) -> Slordigheid:
    return Slordigheid(re.compile(pattern), advies, nieuw, voor)


KINDS = (
    _soort(  # ondersteuning- op –maat
        rf"- (?<={LETTER}- )(?!{ELLIPSIS})(\w+) ?[–-](?={LETTER})",
        "schrijf het woord met koppeltekens zonder spaties",
        r"-\1-",
    ),
    _soort(  # niet- professioneel
        rf"- (?<={LETTER}{{3}}- )(?!{ELLIPSIS}|\w+ ?[–-]{LETTER})(?={LETTER})",
        "haal de spatie na het koppelteken weg, of schrijf het woord aaneen",
        None,
    ),
    _soort(  # voorzieningen en –maatregelen
        rf"–(?:(?<= en –)|(?<= of –))(?={LETTER})",
        "schrijf een koppelteken in plaats van een gedachtestreepje",
        "-",
    ),
    *(
        _soort(rf"{sign}(?<=[^\s.…] {sign})(?=\s|$)", BEFORE_MARK, sign.strip("\\"), 1)
        for sign in (",", ";", r"\.", r"\?", "!")
    ),
    _soort(r":(?<=[^\s.…\d] :)(?=\s|$)", BEFORE_MARK, ":", 1),  # the ratio "1 : 10" has its spaces
    *(_soort(rf"{sign}(?<={LETTER}{{3}}{sign})(?={LETTER}{{2}})", AFTER_MARK, f"{sign} ") for sign in (",", ";")),
    _soort(rf"\.(?<={LETTER}{{3}}\.)(?=[A-Z]{LETTER}*[ ,])", AFTER_MARK, ". "),
    _soort(r"\( (?=[\w“‘])", IN_BRACKETS, "("),
    _soort(r"\)(?<=[\w.”’] \))", IN_BRACKETS, ")", 1),
    *(_soort(rf"{sign}(?<=[\w)”’]{sign}){sign}(?=\s|$)", ONCE, sign.strip("\\")) for sign in (",", ";", r"\.", ":")),
    _soort(rf",(?<={LETTER}{{3}},)[.;](?=\s|$)", ONCE, None),
    _soort(rf";(?<={LETTER}{{3}};)[.,](?=\s|$)", ONCE, None),
    *(
        _soort(rf"{word} {word}\b(?<=\W{word} {word})(?![-’'\w])", "haal het dubbele woord weg", None)
        for word in ("de", "of")
    ),
)


@TRM_06.check_tekst
def tidy_text(ontleding: Ontleding) -> Iterator[Finding]:
    for kind in KINDS:
        for passage, at, end, match in ontleding.norm.overal(kind.patroon):
            begin = at - kind.voor
            mend = () if kind.nieuw is None else passage.herstel(begin, end, match.expand(kind.nieuw))
            around = rondom(passage.inhoud, begin, end, 15)
            yield TRM_06.finding(passage.plaats(begin), f"Bij “{around}”: {kind.advies}.", mend)
