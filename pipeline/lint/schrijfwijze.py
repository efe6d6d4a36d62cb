"""How a text writes its references: "vierde lid", "4e lid" or "lid 4"; "onderdeel a", "onder a" or "sub a"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from pipeline.lint.verwijzing import AND, NO_COUNT, NUMBER, RANG
from pipeline.model import rangtelwoord

CIJFERS = r"\d{1,2}(?:e|ste|de)"
GETAL = r"\d{1,2}[a-z]?(?![\w°.:]\w|[\w°])"
LETTER = r"(?:[a-z]|aa|bb|cc|dd|ee|ff)(?![\w’'])"


class Wijze(StrEnum):
    """A way to write one kind of reference, named by its example."""

    LID_WOORD = "vierde lid"
    LID_NUMMER = "lid 4"
    LID_CIJFER = "4e lid"
    ONDERDEEL = "onderdeel a"
    ONDER = "onder a"
    SUB = "sub a"
    LETTER = "letter a"
    ART = "art. 5"


SOORTEN = (
    (Wijze.LID_WOORD, Wijze.LID_NUMMER, Wijze.LID_CIJFER),
    (Wijze.ONDERDEEL, Wijze.ONDER, Wijze.SUB, Wijze.LETTER),
)
"""What can be written in several ways; the first is that of the Aanwijzingen."""

PATRONEN = {
    # An ordinal ends like this; what stands before it is looked up, since to try them all on each word takes long.
    Wijze.LID_WOORD: r"[dt]e l(?:id|eden)\b",
    Wijze.LID_NUMMER: rf"\b(?:lid|leden) {GETAL}(?:{AND}{GETAL}{NO_COUNT})*",
    Wijze.LID_CIJFER: rf"\b{CIJFERS}(?:{AND}{CIJFERS})* (?:lid|leden)\b",
    Wijze.ONDERDEEL: rf"\b(?:onderdeel|onderdelen) {LETTER}",
    # "onder a" may also be said of what stands there; only after a lid or article it is for certain a reference.
    Wijze.ONDER: rf"(?:(?<=\blid, )|(?<=\blid )|(?<=\d, )|(?<=\d ))(?:aanhef en )?onder {LETTER}",
    Wijze.SUB: rf"\bsub {LETTER}",
    Wijze.LETTER: rf"\b(?:letter|letters) {LETTER}(?= |,|\.|;|$)",
    Wijze.ART: rf"\b(?:art\.|artt\.) ?{NUMBER}",
}
GEZOCHT = {wijze: re.compile(patroon, re.IGNORECASE) for wijze, patroon in PATRONEN.items()}
#: What a text must hold for a reference to a lid, an onderdeel or an article to be in it.
KANS = {
    Wijze.LID_WOORD: ("e lid", "e leden"),
    Wijze.LID_NUMMER: ("lid ", "Lid ", "leden "),
    Wijze.LID_CIJFER: ("e lid", "e leden"),
    Wijze.ONDERDEEL: ("nderde",),
    Wijze.ONDER: ("onder ",),
    Wijze.SUB: ("sub ",),
    Wijze.LETTER: ("letter",),
    Wijze.ART: ("rt.", "rtt."),
}


@dataclass(frozen=True, slots=True)
class Schrijfwijze:
    """A reference, or the part of one, with the way in which it is written."""

    wijze: Wijze
    begin: int
    tekst: str

    @property
    def eind(self) -> int:
        return self.begin + len(self.tekst)


def schrijfwijzen(text: str, wijzen: tuple[Wijze, ...]) -> Iterator[Schrijfwijze]:
    """Where the text writes references in one of these ways, way by way."""
    for wijze in wijzen:
        if not any(word in text for word in KANS[wijze]):
            continue
        for match in GEZOCHT[wijze].finditer(text):
            begin = match.start()
            if wijze is Wijze.LID_WOORD:
                begin = text.rfind(" ", 0, begin) + 1
                if text[begin : match.start() + 2].strip("(“‘").lower() not in RANG:
                    continue
            yield Schrijfwijze(wijze, begin, text[begin : match.end()])


def in_woorden(tekst: str) -> str | None:
    """ "lid 2 en 3" and "2e lid" as the Aanwijzingen write them: "tweede en derde lid"; None for "lid 2a"."""
    labels = re.findall(r"\d+[a-z]?", re.sub(rf"({CIJFERS})", lambda match: re.sub(r"\D", "", match[0]), tekst))
    if not labels or not all(label.isdecimal() and 1 <= int(label) <= 99 for label in labels):
        return None
    words = iter(rangtelwoord(int(label)) for label in labels)
    inner = re.sub(r"^(?:lid|leden) | (?:lid|leden)$", "", tekst, flags=re.IGNORECASE)
    inner = re.sub(rf"{CIJFERS}|\d+", lambda _: next(words), inner)
    return f"{inner.replace('t/m', 'tot en met')} lid"
