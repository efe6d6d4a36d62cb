"""Which numbers become which when a provision is renumbered, and which words of the text have to follow."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from pipeline.lint.bepaling import Doel, sleutel
from pipeline.lint.bouw import artikelen, delen
from pipeline.lint.tekst import Passage
from pipeline.lint.verwijsdelen import Deelsoort, Verwijsdeel, verwijsdelen
from pipeline.lint.verwijzing import TAIL
from pipeline.model import (
    Artikel,
    Bijlage,
    Citaat,
    Divisie,
    Knoop,
    Lid,
    Lijst,
    Problem,
    Refused,
    Regeling,
    Structuur,
    Toelichting,
    alle_knopen,
    kinderen,
    knopen,
    rangtelwoord,
    stukken,
)

NUMMER = re.compile(r"(?P<voor>(?:.*[.:])?)(?P<telling>\d{1,4})(?P<achter>[a-z]{0,4})", re.IGNORECASE)
LETTER = re.compile(r"[a-z]")
ROMEINS = re.compile(r"[IVXLC]+")
GOED = re.compile(r"[0-9A-Za-z]{1,6}(?:[.:][0-9A-Za-z]{1,4}){0,4}")
TITELWOORD = "Artikel "


@dataclass(frozen=True, slots=True)
class Vernummering:
    """The numbers that change, each known by its `sleutel`, and the number that comes in its place.

    `artikel`, `lid` and `pad` say where leden or onderdelen stand, `woord` which kind of container.
    """

    soort: Deelsoort
    paren: Mapping[str, str]
    artikel: str = ""
    lid: str = ""
    pad: tuple[str, ...] = ()
    woord: str = ""

    def nieuw(self, nummer: str) -> str | None:
        """The number in the place of this one, with the signs that stand around it; None when it stays."""
        key = sleutel(nummer)
        found = self.paren.get(key)
        if found is None:
            return None
        at = nummer.replace(":", ".").casefold().find(key)
        return nummer[:at] + found + nummer[at + len(key) :]


@dataclass(frozen=True, slots=True)
class Aanpassing:
    """Characters of a passage that make way for others; `nieuw` None: renvooi can't say it well, a person must."""

    passage: Passage
    begin: int
    eind: int
    nieuw: str | None

    @property
    def oud(self) -> str:
        return self.passage.inhoud[self.begin : self.eind]


@dataclass(frozen=True, slots=True)
class Omgeving:
    """What a text without further word refers to: this article, this lid."""

    artikel: str = ""
    lid: str = ""


@dataclass(slots=True)
class Gevonden:
    """The references that follow, those a person must see to, those left alone: to other laws, in quotations."""

    aanpassingen: list[Aanpassing] = field(default_factory=list)
    met_de_hand: list[Aanpassing] = field(default_factory=list)
    vreemd: list[Aanpassing] = field(default_factory=list)
    geciteerd: list[Aanpassing] = field(default_factory=list)


def plan(regeling: Regeling, doel: Doel, nieuw: str, slot: Sequence[str]) -> Vernummering:
    """One number becomes another; refused when that one is taken. `slot`: the numbers of derived closing articles."""
    base, order = _reeks(regeling, doel, slot)
    old = _nummer(doel)
    _weiger_nummer(base, old, nieuw)
    if sleutel(nieuw) != sleutel(old) and sleutel(nieuw) in {sleutel(one) for one in order}:
        message = f"{doel.naam.capitalize()} kan geen {nieuw} worden: dat nummer is er al."
        raise Refused(Problem(message, advice="Laat met --shift opschuiven wat volgt, of kies een ander."))
    _weiger_dubbel(order, {sleutel(old)})
    return replace(base, paren={sleutel(old): nieuw})


def plan_schuivend(regeling: Regeling, doel: Doel, nieuw: str, slot: Sequence[str]) -> Vernummering:
    """The same, with what follows moving on: up as far as is needed to make room, down as long as it joins on."""
    base, order = _reeks(regeling, doel, slot)
    old = _nummer(doel)
    _weiger_nummer(base, old, nieuw)
    start, target = _telling(old), _telling(nieuw)
    if start is None or target is None or start[0] != target[0] or start[2] != target[2]:
        message = f"Van {old} naar {nieuw} is geen opschuiven."
        raise Refused(Problem(message, advice="Geef een nummer van dezelfde soort, of laat --shift weg."))
    delta = target[1] - start[1]
    first = next(at for at, one in enumerate(order) if sleutel(one) == sleutel(old))
    pairs = {sleutel(old): nieuw}
    before, last = start[1], target[1]
    for one in order[first + 1 :]:
        told = _telling(one)
        if told is None or told[0] != start[0]:
            continue
        if told[1] != before and (told[1] > last if delta > 0 else told[1] != before + 1):
            break
        pairs[sleutel(one)] = _geschreven(told, delta, one)
        before, last = told[1], told[1] + delta
    _weiger_dubbel(order, pairs.keys())
    kept = {sleutel(one) for one in order} - pairs.keys()
    if taken := sorted(kept & {sleutel(one) for one in pairs.values()}):
        message = f"Dat kan niet: nummer {taken[0]} is er al en schuift niet mee."
        raise Refused(Problem(message, advice="Kies een ander nummer, of vernummer dat eerst."))
    return replace(base, paren=pairs)


def verwijzingen(regeling: Regeling, passages: Sequence[Passage], wat: Vernummering) -> Gevonden:
    """Every reference in the text to what is renumbered."""
    found = Gevonden()
    over = dict(_omgevingen(regeling))
    quoted = {id(inner) for node in knopen(regeling) if isinstance(node, Citaat) for inner in alle_knopen(node)}
    for passage in passages:
        here = _omgeving(passage, over)
        text, shift = _leesbaar(passage)
        for part in verwijsdelen(text):
            if not past(part, wat, here):
                continue
            heading = shift > 0 or (isinstance(passage.knoop, Divisie) and text[: part.begin].casefold() in KOPPEN)
            ours = not part.extern or heading or is_van(text, part, regeling.citeertitel)
            begin, end, new = geschreven_deel(text, part, wat)
            change = Aanpassing(passage, begin - shift, end - shift, new)
            if id(passage.knoop) in quoted:  # a quotation says what somebody else said
                found.geciteerd.append(change)
            else:
                target = found.vreemd if not ours else found.met_de_hand if new is None else found.aanpassingen
                target.append(change)
    return found


KOPPEN = ("artikel ", "artikelen ")
"""How a heading in an explanation names the article that it explains."""


def _leesbaar(passage: Passage) -> tuple[str, int]:
    """The text, and how many characters were put before it: a heading “Artikel 5, tweede lid” is read whole."""
    node = passage.knoop
    if isinstance(node, Divisie) and not node.kop.nummer and node.kop.label.casefold() == TITELWOORD.strip().casefold():
        return TITELWOORD + passage.inhoud, len(TITELWOORD)
    return passage.inhoud, 0


def _omgevingen(regeling: Regeling) -> Iterator[tuple[int, str]]:
    """Which article a text in an annex or explanation is about, by the heading over it; the innermost counts."""
    for piece in stukken(regeling):
        if isinstance(piece, Bijlage | Toelichting):
            yield from _onder_koppen(piece, "")


def _onder_koppen(node: Bijlage | Toelichting | Divisie, artikel: str) -> Iterator[tuple[int, str]]:
    for part in node.inhoud:
        if isinstance(part, Divisie):
            about = artikel
            if part.kop.label.casefold() == TITELWOORD.strip().casefold() and part.kop.nummer:
                about = sleutel(part.kop.nummer)
            yield from _onder_koppen(part, about)
        elif artikel:
            yield from ((id(inner), artikel) for inner in alle_knopen(part))


def _omgeving(passage: Passage, over: Mapping[int, str]) -> Omgeving:
    artikel = sleutel(passage.artikel.kop.nummer) if passage.artikel else over.get(id(passage.knoop), "")
    return Omgeving(artikel, sleutel(passage.lid.nummer) if passage.lid else "")


def past(part: Verwijsdeel, wat: Vernummering, here: Omgeving) -> bool:
    """Whether a part of a reference names what is renumbered."""
    if part.soort is not wat.soort or sleutel(part.waarde) not in wat.paren:
        return False
    if part.soort is Deelsoort.ARTIKEL:
        return True
    if part.soort is Deelsoort.STRUCTUUR:
        return part.woord == wat.woord
    artikel = sleutel(part.artikel) if part.artikel is not None else here.artikel
    if artikel != wat.artikel:
        return False
    if part.soort is Deelsoort.LID:
        return True
    loose = part.artikel is None and part.lid is None
    lid = sleutel(part.lid) if part.lid is not None else here.lid if loose else ""
    return lid == wat.lid and tuple(map(sleutel, part.pad)) == wat.pad


def is_van(text: str, part: Verwijsdeel, citeertitel: str) -> bool:
    """Whether “artikel 5 van de Verordening X” is said in Verordening X itself."""
    tail = TAIL.match(text, part.eind)
    after = tail.end() if tail else part.eind
    return bool(citeertitel and re.match(rf",? van (?:de |het )?{re.escape(citeertitel)}\b", text[after:]))


def geschreven_deel(text: str, part: Verwijsdeel, wat: Vernummering) -> tuple[int, int, str | None]:
    """The characters that go, and what comes: “tweede” becomes “derde”, “het tweede lid” becomes “lid 2a”."""
    new = wat.paren[sleutel(part.waarde)]
    old = text[part.begin : part.eind]
    if part.soort is not Deelsoort.LID or LETTER.fullmatch(old[-1:].casefold()) is None or _is_label(old):
        written = wat.nieuw(part.waarde) if part.soort is not Deelsoort.LID else new
        return part.begin, part.eind, written
    word, space, noun = old.partition(" ")
    if new.isdecimal() and 1 <= int(new) <= 40:
        ordinal = f"{new}e" if word[:1].isdigit() else rangtelwoord(int(new))
        made = ordinal.capitalize() if word[:1].isupper() else ordinal
        return part.begin, part.eind, made + space + noun
    if part.geheel is None:
        return part.begin, part.eind, None
    whole = text[part.geheel[0] : part.geheel[1]]
    return *part.geheel, f"{'Lid' if whole[:1].isupper() else 'lid'} {new}"


def _is_label(old: str) -> bool:
    """Whether a lid is named by its number: "2a", not "tweede"."""
    return re.fullmatch(r"\d+[a-z]?", old) is not None and not re.fullmatch(r"\d+e", old)


def _nummer(doel: Doel) -> str:
    if doel.onderdelen:
        return doel.onderdelen[-1].nummer
    return doel.lid.nummer if doel.lid is not None else doel.plaats.eenheid.kop.nummer


def _reeks(regeling: Regeling, doel: Doel, slot: Sequence[str]) -> tuple[Vernummering, tuple[str, ...]]:
    """What kind of number it is, and the numbers of that kind around it, in order."""
    node = doel.plaats.eenheid
    artikel = sleutel(node.kop.nummer)
    if doel.onderdelen:
        *above, item = doel.onderdelen
        holder: Knoop = above[-1] if above else doel.lid or node
        lists = [
            part for part in kinderen(holder) if isinstance(part, Lijst) and any(one is item for one in part.items)
        ]
        pad = tuple(sleutel(one.nummer) for one in above)
        lid = sleutel(doel.lid.nummer) if doel.lid else ""
        labels = tuple(one.nummer for one in lists[0].items) if lists else (item.nummer,)
        return Vernummering(Deelsoort.ONDERDEEL, {}, artikel, lid, pad), labels
    if doel.lid is not None:
        numbers = tuple(part.nummer for part in kinderen(node) if isinstance(part, Lid))
        return Vernummering(Deelsoort.LID, {}, artikel), numbers
    if isinstance(node, Artikel):
        numbers = tuple(one.kop.nummer for one in artikelen(regeling) if one.kop.nummer)
        return Vernummering(Deelsoort.ARTIKEL, {}), (*numbers, *slot)
    if isinstance(node, Structuur):
        same = [part for _, part in delen(regeling) if isinstance(part, Structuur) and part.soort is node.soort]
        return Vernummering(Deelsoort.STRUCTUUR, {}, woord=node.soort.lower()), tuple(one.kop.nummer for one in same)
    message = f"{doel.naam.capitalize()} kan renvooi niet vernummeren."
    raise Refused(
        Problem(message, advice="Wijzig de kop zelf; dit kan met artikelen, leden, onderdelen en hoofdstukken.")
    )


def _weiger_nummer(wat: Vernummering, old: str, new: str) -> None:
    if not old:
        raise Refused(
            Problem("Deze bepaling heeft geen nummer.", advice="Zet er met een tekstverwerker een nummer in.")
        )
    known = wat.soort in (Deelsoort.ARTIKEL, Deelsoort.STRUCTUUR)
    if not (GOED if known else re.compile(r"[0-9]{1,4}[a-z]{0,4}|[A-Za-z]{1,4}")).fullmatch(new) or (
        known and not _telt(new)
    ):
        advice = "Schrijf alleen het nummer, zonder punt erachter: 8, 5.2.3, 2a of b."
        raise Refused(Problem(f"“{new}” kan hier geen nummer zijn.", advice=advice))


def _telt(new: str) -> bool:
    """Whether an article or chapter can be called so: it has a digit, is a letter or a Roman number; "zes" is none."""
    return len(new) == 1 or ROMEINS.fullmatch(new) is not None or any(sign.isdigit() for sign in new)


def _weiger_dubbel(order: Sequence[str], keys: Collection[str]) -> None:
    """Refuse a number that stands there twice: nobody can tell which of the two a reference means."""
    twice = sorted(key for key in keys if [sleutel(one) for one in order].count(key) > 1)
    if twice:
        message = f"Nummer {twice[0]} is er twee keer; welke een verwijzing bedoelt, is niet te zeggen."
        raise Refused(Problem(message, advice="Verbeter eerst een van beide met een tekstverwerker."))


def _telling(nummer: str) -> tuple[str, int, str] | None:
    """What comes before the last count, the count, and what follows it; a letter counts from a."""
    key = sleutel(nummer)
    if LETTER.fullmatch(key):
        return "", ord(key) - ord("a") + 1, "letter"
    found = NUMMER.fullmatch(key)
    return (found["voor"], int(found["telling"]), found["achter"]) if found else None


def _geschreven(told: tuple[str, int, str], delta: int, nummer: str) -> str:
    """The number that lies `delta` further, without the signs around it."""
    voor, count, after = told
    if after != "letter":
        if ":" in nummer:
            voor = voor.replace(".", ":")
        return f"{voor}{count + delta}{after}"
    if not 1 <= count + delta <= 26:
        raise Refused(Problem("Na onderdeel z is er geen letter meer.", advice="Vernummer deze onderdelen zelf."))
    letter = chr(ord("a") - 1 + count + delta)
    return letter.upper() if nummer.isupper() else letter
