"""Where the sentences of a text begin and end; a dot of an abbreviation ends none."""

from __future__ import annotations

import re
from typing import NamedTuple

#: Patterns that begin with a sign of their own are quick: most signs are dots.
PUNT = re.compile(r"\.[”’\"')\]]? (?=[“‘\"'(\[]?[A-ZÀ-Ý])")
ANDERS = re.compile(r"[?!][”’\"')\]]? (?=[“‘\"'(\[]?[A-ZÀ-Ý])")
AFKORTING = frozenset(
    "aant afb art artt bijv blz ca cf dhr dr drs excl fig gem hfdst incl ing ir jhr jo lett max mej mevr min mr mw nl "
    "nr nrs nummer prof red resp st stb stcrt tel trb vgl vs zgn zn".split()
)
WOORD = re.compile(r"[^\s(\[“‘\"']*$")
#: "m.b.t." and "J." stand inside a sentence; "e.d." and "enz." may end one.
LETTERS = re.compile(r"(?:[A-Za-z]{1,2}\.)+[A-Za-z]{1,2}|[A-Z]")
SLOT = frozenset({"e.d", "e.a", "e.v", "d.d"})

#: What opens a clause whose verb comes last: "die schriftelijk moet worden ingediend".
BIJZIN = re.compile(
    r"\b(?:die|dat|wie|wat|wiens|wier|waar\w*|hoe|hoeveel|welke?|als|indien|wanneer|omdat|doordat|zodat|opdat|voordat"
    r"|nadat|totdat|terwijl|hoewel|zoals|zodra|zolang|tenzij|mits|of|voor zover|voorzover|naarmate|aangezien)\b",
    re.IGNORECASE,
)
ZIN = re.compile(r"(?:[^.;:]|\.(?=\w))*$")
#: "Als hij ziek is, moet hij …" puts the main clause last.
VOORAF = re.compile(r"(?:Als|Indien|Wanneer|Zodra|Voor zover|Voordat|Nadat|Bij|In|Na|Voor|Op) ")
ONBEPAALD = re.compile(r"\w+ (?:te )?(?:worden|zijn|hebben|\w+en)\b")
KAAL = re.compile(r"(?:[a-zà-ÿ]+lijks|[a-z]+lijk|toegevoegd|ook|tevens|daarbij)", re.IGNORECASE)


class Zin(NamedTuple):
    """A sentence and where it begins in its text."""

    begin: int
    tekst: str


def zinnen(text: str) -> tuple[Zin, ...]:
    """The sentences of a text, in order; most texts are one."""
    borders = [match.end() for match in PUNT.finditer(text) if not _afgekort(text, match.start())]
    if "?" in text or "!" in text:
        borders = sorted([*borders, *(match.end() for match in ANDERS.finditer(text))])
    if not borders:
        return (Zin(0, text),)
    begins = [0, *borders]
    return tuple(Zin(begin, text[begin:end].rstrip()) for begin, end in zip(begins, [*borders, None], strict=True))


def _afgekort(text: str, dot: int) -> bool:
    """Whether the dot belongs to an abbreviation that goes on."""
    word = WOORD.search(text, max(0, dot - 20), dot)
    found = word[0] if word else ""
    if found in SLOT - {"d.d"}:
        return False
    return found.lower() in AFKORTING or bool(LETTERS.fullmatch(found))


def in_hoofdzin(text: str, at: int) -> bool:
    """Whether the verb at this place is that of a main clause, as far as the words before it in its sentence tell.

    A norm is said in a main clause ("de aanvraag moet …"); a subordinate one only describes ("stukken die hij moet
    …"). Where words like "die" or "als" stand before it, it is one of those, unless the clause they open ends right
    before the verb ("als hij ziek is, moet hij …"). Words without a subject before it tell nothing.
    """
    sentence = ZIN.search(text, max(0, at - 300), at)
    before = sentence[0].strip() if sentence else ""
    if VOORAF.match(before) and before.endswith(","):
        return not ONBEPAALD.match(text, at)
    return bool(before) and "," not in before and not BIJZIN.search(before) and not KAAL.fullmatch(before)


def rondom(text: str, begin: int, eind: int, ruimte: int = 20) -> str:
    """What stands in a text from `begin` to `eind` with some whole words around it, for in a message."""
    before = text[max(0, begin - ruimte) : begin]
    after = text[eind : eind + ruimte]
    if begin > ruimte:
        before = before.partition(" ")[2] if " " in before.rstrip(" ") else before
    if eind + ruimte < len(text):
        after = after.rpartition(" ")[0] if " " in after.lstrip(" ") else after
    return f"{before}{text[begin:eind]}{after}".strip()
