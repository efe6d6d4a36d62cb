"""DEF-06: one concept has one name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.lint.doorlopend import Vondst
from pipeline.lint.ontleding import Ontleding
from pipeline.lint.rule import Rule
from pipeline.model import Finding, Severity

DEF_06 = Rule(
    id="DEF-06",
    title="Eén begrip heeft één naam",
    source="vaste wetgevingspraktijk",
    severity=Severity.WARNING,
    bad=(
        "# Artikel 1 Aanvraag\n\nDe cliënt vraagt hulp aan. De cliënt levert een plan in.\n\n"
        "# Artikel 2 Besluit\n\nHet besluit gaat naar de inwoner, tenzij de inwoner dat niet wil."
    ),
    good=(
        "# Artikel 1 Aanvraag\n\nDe inwoner vraagt hulp aan. De inwoner levert een plan in.\n\n"
        "# Artikel 2 Besluit\n\nHet besluit gaat naar de inwoner, tenzij de inwoner dat niet wil."
    ),
)


class Naam(NamedTuple):
    """One of the names for a concept; `teken` is in every text that has it, so that most texts are soon done with."""

    woord: str
    teken: str
    patroon: re.Pattern[str]


GROUPS = (
    (
        Naam("cliënt", "liënt", re.compile(r"\b[Cc]liënt(?:en)?\b")),
        Naam("inwoner", "nwoner", re.compile(r"\b[Ii]nwoners?\b(?! van (?:de|een|deze) gemeente)")),
        Naam("hulpvrager", "ulpvrager", re.compile(r"\b[Hh]ulpvragers?\b")),
    ),
    (
        Naam("raad", "e raad", re.compile(r"\b[Dd]e raad\b(?! (?:van|voor|der)\b)")),
        Naam("gemeenteraad", "e gemeenteraad", re.compile(r"\b[Dd]e gemeenteraad\b")),
    ),
    (
        Naam("college", "et college", re.compile(r"\b[Hh]et college\b(?! van burgemeester)")),
        Naam(
            "burgemeester en wethouders",
            "urgemeester en wethouders",
            re.compile(r"(?<!college van )\b[Bb]urgemeester en wethouders\b"),
        ),
    ),
    (
        Naam("maatwerkvoorziening", "aatwerkvoorziening", re.compile(r"\b[Mm]aatwerkvoorziening(?:en)?\b")),
        Naam("ondersteuning-op-maat", "ndersteuning-op-maat", re.compile(r"\b[Oo]ndersteuning-op-maat\b")),
    ),
)

#: A word that stands once, or now and then among hundreds of the other, often is meant: that is a hint.
MIXED, TENTH = 2, 10
#: "raad: de gemeenteraad", also where it stands in a list that is not read as definitions.
DEFINED = re.compile(r"[^:;.]{1,60}: ")


@DEF_06.check_tekst
def one_name(ontleding: Ontleding) -> Iterator[Finding]:
    for group in GROUPS:
        present = [name for name in group if name.teken in ontleding.norm.tekst]
        if len(present) < 2 or _apart(ontleding, present):
            continue
        found = {name.woord: _where(ontleding, name) for name in present}
        used = sorted((places for places in found.items() if places[1]), key=lambda item: len(item[1]))
        if len(used) > 1:
            (rare, places), (usual, _) = used[0], used[-1]
            mixed = len(places) >= MIXED and len(places) * TENTH >= len(found[usual])
            say = DEF_06.finding if mixed else DEF_06.hint
            yield say(
                places[0].passage.plaats(places[0].begin),
                f"Hier staat “{rare}”, elders “{usual}” ({len(found[usual])} keer). Gebruik voor één begrip één woord, "
                "of omschrijf beide woorden.",
            )


def _apart(ontleding: Ontleding, names: list[Naam]) -> bool:
    """Whether the regulation itself tells the names apart: more than one is defined, or one by means of another."""
    defined = [one for group in ontleding.begrippen for one in group.bepalingen]
    of_names = [one for one in defined if any(name.woord == one.term.casefold() for name in names)]
    by_each_other = any(
        name.patroon.search(one.omschrijving) for one in of_names for name in names if name.woord != one.term.casefold()
    )
    return len(of_names) > 1 or (by_each_other and _persons(names))


def _persons(names: list[Naam]) -> bool:
    """ "cliënt: een inwoner die …" makes two concepts; "raad: de gemeenteraad" makes one."""
    return names[0].woord in ("cliënt", "inwoner", "hulpvrager")


def _where(ontleding: Ontleding, name: Naam) -> list[Vondst]:
    """Where the name stands, definitions apart: there the full name belongs."""
    found = ontleding.norm.zoek(name.patroon, name.teken, voor=1)
    return [
        one
        for one in found
        if id(one.passage.knoop) not in ontleding.in_begrippen and not DEFINED.match(one.passage.inhoud)
    ]
