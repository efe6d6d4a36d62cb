"""TRM-09: no personal data in a regulation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.lint.doorlopend import Doorlopend
from pipeline.lint.ontleding import Ontleding
from pipeline.lint.rule import Rule
from pipeline.lint.tekst import Passage
from pipeline.model import Finding, Severity

TRM_09 = Rule(
    id="TRM-09",
    title="Geen persoonsgegevens in de regeling",
    source="Algemene verordening gegevensbescherming, artikel 5, eerste lid, onderdeel c",
    severity=Severity.ERROR,
    bad="# Enig artikel\n\nDe aanvraag gaat naar mevrouw A. Voorbeeld, telefoon 06-00000000.",
    good="# Enig artikel\n\nDe aanvraag gaat naar de teamleider Jeugd, info@voorbeeldstad.example.",
)

SHORT = r"(?:[Dd]hr|[Mm]evr|[Mm]w|[Mm]r|[Dd]rs|[Dd]r|[Ii]r|[Ii]ng|[Pp]rof)\."
#: The last of the titles before a name; each pattern begins with a sign of its own, which makes it quick.
TITLED = (
    re.compile(r"\. (?<=(?:hr|vr|Mw|mw|Mr|mr|rs|Dr|dr|Ir|ir|ng|of)\. )"),
    re.compile(r"heer (?<=e heer )"),
    re.compile(r"vrouw (?<=evrouw )"),
)
TITLES = re.compile(rf"(?:^|.*?[^\w-])((?:(?:[Dd]e heer|[Mm]evrouw|{SHORT}) )+)$", re.DOTALL)
PARTICLE = r"(?:(?:van|von|de|der|den|ten|ter|te|el|in|’t|'t) )*"
INITIALS = r"(?:[A-Z][a-z]?\. ?)+"
SURNAME = r"[A-Z][a-zà-ÿ]+(?:[- ][A-Z][a-zà-ÿ]+)*"
#: Offices, and what is named after somebody.
OFFICE = r"(?!(?:de )?(?:Voorzitter|Griffier|Burgemeester|Minister|Secretaris|Wethouder|Koning|President)\b)"
NAME = re.compile(rf"{OFFICE}(?:{INITIALS})?{PARTICLE}{SURNAME}")
NAMED_AFTER = re.compile(
    r"(?:straat|laan|weg|plein|kade|singel|park|hof|school|huis|stichting|prijs|fonds|gracht|dijk|brug|steeg|pad|haven"
    r"|college|kliniek|ziekenhuis|museum)\b",
    re.IGNORECASE,
)
DIGITS = r"[- ]?(?:\d[ -]?){7}\d(?!\d)"
MOBILE = (
    re.compile(rf"0(?<![\d+]0)(?:6|031 ?\(?0?\)?6){DIGITS}"),
    re.compile(rf"\+31 ?\(?0?\)?6{DIGITS}"),
)
NUMBER = tuple(re.compile(rf"{word}\W{{1,4}}\d{{8,9}}\b") for word in ("BSN", "bsn", "servicenummer"))
#: "a.voorbeeld@…" is the address of a person, "info@…" of a team.
MAILBOX = re.compile(r"@[\w-]+(?:\.[\w-]+)+")
PERSON = re.compile(r"(?:^|.*[^\w.-])([A-Za-z]{1,2}\.(?:[a-z]+\.)*[a-z-]{3,})$", re.DOTALL)
#: "J.P. van den Voorbeeld" without a title, from its first dot; "N.V. Voorbeeld" is no person.
BARE = re.compile(
    rf"\.(?<=[A-Z]\.)(?<![\w.-][A-Z]\.)(?<!N\.)(?<!B\.) ?(?:[A-Z]\. ?){{1,4}}{PARTICLE}"
    r"[A-Z][a-zà-ÿ]{2,}(?:-[A-Z][a-z]+)?"
    r"|\.(?<=[NB]\.)(?<![\w.-][NB]\.)(?! ?V\.) ?(?:[A-Z]\. ?){1,4}[A-Z][a-zà-ÿ]{2,}"
)
BEFORE = 40


class Plek(NamedTuple):
    """What looks like personal data: where it stands, and what it is taken for."""

    passage: Passage
    begin: int
    eind: int
    wat: str


@TRM_09.check_tekst
def no_personal_data(ontleding: Ontleding) -> Iterator[Finding]:
    norm = ontleding.norm
    certain = [*_names(norm), *_numbers(norm), *_mailboxes(norm)]
    for passage, begin, end, what in certain:
        yield TRM_09.finding(
            passage.plaats(begin),
            f"“{passage.inhoud[begin:end]}” lijkt {what}. Noem de functie, het team of een algemeen adres.",
        )
    for passage, dot, end, _ in norm.overal(BARE):
        begin = dot - 1
        told = any(one.passage is passage and one.begin <= begin < one.eind for one in certain)
        if not told and not NAMED_AFTER.search(passage.inhoud[begin:end]):
            yield TRM_09.warning(
                passage.plaats(begin),
                f"“{passage.inhoud[begin:end]}” lijkt een naam van een persoon. Noem de functie, of laat de naam weg.",
            )


def _names(norm: Doorlopend) -> Iterator[Plek]:
    """A title and what is a name after it: "mevrouw mr. A. Voorbeeld"."""
    for pattern in TITLED:
        for passage, _, at, _ in norm.overal(pattern):
            text = passage.inhoud
            titles = TITLES.match(text[max(0, at - BEFORE) : at])
            name = NAME.match(text, at) if titles else None
            if titles and name and not NAMED_AFTER.search(name[0]):
                yield Plek(passage, at - len(titles[1]), name.end(), "een naam")


def _numbers(norm: Doorlopend) -> Iterator[Plek]:
    for patterns, what in ((MOBILE, "een mobiel telefoonnummer"), (NUMBER, "een burgerservicenummer")):
        for pattern in patterns:
            for passage, begin, end, _ in norm.overal(pattern):
                yield Plek(passage, begin, end, what)


def _mailboxes(norm: Doorlopend) -> Iterator[Plek]:
    for passage, at, end, _ in norm.overal(MAILBOX):
        person = PERSON.match(passage.inhoud[max(0, at - BEFORE) : at])
        if person:
            yield Plek(passage, at - len(person[1]), end, "een eigen e-mailadres")
