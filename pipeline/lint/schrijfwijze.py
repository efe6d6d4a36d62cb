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
    Wijze.LID_NUMMER: rf"[Ll](?:id|eden) (?=\d){GETAL}(?:{AND}{GETAL}{NO_COUNT})*",
    Wijze.LID_CIJFER: rf"\d{{1,2}}(?:e|ste|de)(?:{AND}{CIJFERS})* (?:lid|leden)\b",
    Wijze.ONDERDEEL: rf"(?<!\bde )(?<!\bhet )(?<!\bin )[Oo]nderde(?:el|len) {LETTER}",
    Wijze.ONDER: rf"onder {LETTER}",
    Wijze.SUB: rf"[Ss]ub {LETTER}",
    Wijze.LETTER: rf"[Ll]etters? {LETTER}(?= |,|\.|;|$)",
    Wijze.ART: rf"[Aa]rtt?\. ?{NUMBER}",
}
"""Each begins with a letter or digit that few texts have, which is found fast; that a word begins there is checked."""
#: "de onderdelen a en b" by itself cannot be written as "onder a en b": it is no choice.
GEZOCHT = {wijze: re.compile(patroon) for wijze, patroon in PATRONEN.items()}
#: What a text must hold for a reference of this kind to be in it.
KANS = {
    Wijze.LID_WOORD: ("e lid", "e leden"),
    Wijze.LID_NUMMER: ("id ", "eden "),
    Wijze.LID_CIJFER: ("e lid", "e leden"),
    Wijze.ONDERDEEL: ("nderdeel ", "nderdelen "),
    Wijze.ONDER: ("onder ", "onder "),
    Wijze.SUB: ("sub ", "Sub "),
    Wijze.LETTER: ("letter ", "letters "),
    Wijze.ART: ("rt. ", "rtt. "),
}
CITAAT = re.compile(r"bijzondere richtlijn in de zin van [^.;()]*$")
"""The title of a directive quotes another directive, in the way of the Union."""
#: "onder a" may also be said of what stands there; only after a lid or article it is for certain a reference.
VOOR_ONDER = re.compile(r"(?:\blid|\d[a-z]?),? (?:aanhef en )?$")


@dataclass(frozen=True, slots=True)
class Schrijfwijze:
    """A reference, or the part of one, with the way in which it is written."""

    wijze: Wijze
    begin: int
    tekst: str

    @property
    def eind(self) -> int:
        return self.begin + len(self.tekst)


def schrijfwijzen(text: str) -> Iterator[Schrijfwijze]:
    """Where the text writes references, way by way."""
    for wijze, (one, other) in KANS.items():
        if one not in text and other not in text:
            continue
        for match in GEZOCHT[wijze].finditer(text):
            begin = _begin(text, match.start(), wijze)
            if begin is not None and not CITAAT.search(text, max(0, begin - 80), begin):
                yield Schrijfwijze(wijze, begin, text[begin : match.end()])


def _begin(text: str, found: int, wijze: Wijze) -> int | None:
    """Where the reference begins that was found here; None when it is none."""
    match wijze:
        case Wijze.LID_WOORD:
            begin = text.rfind(" ", 0, found) + 1
            return begin if text[begin : found + 2].strip("(“‘").lower() in RANG else None
        case Wijze.ONDER | Wijze.LETTER:
            return found if VOOR_ONDER.search(text, max(0, found - 20), found) else None
        case _:
            return found if found == 0 or not (text[found - 1].isalnum() or text[found - 1] in ".-") else None


def in_woorden(tekst: str) -> str | None:
    """ "lid 2 en 3" and "2e lid" as the Aanwijzingen write them: "tweede en derde lid"; None for "lid 2a"."""
    labels = re.findall(r"\d+[a-z]?", re.sub(rf"({CIJFERS})", lambda match: re.sub(r"\D", "", match[0]), tekst))
    if not labels or not all(label.isdecimal() and 1 <= int(label) <= 99 for label in labels):
        return None
    words = iter(rangtelwoord(int(label)) for label in labels)
    inner = re.sub(r"^(?:lid|leden) | (?:lid|leden)$", "", tekst, flags=re.IGNORECASE)
    inner = re.sub(rf"{CIJFERS}|\d+", lambda _: next(words), inner)
    return f"{inner.replace('t/m', 'tot en met')} lid"
