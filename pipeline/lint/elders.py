"""Where something that is renumbered is named outside the draft's own text: told, never changed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace

from pipeline.lint.bepaling import sleutel
from pipeline.lint.tekst import lopend, passages, passages_besluit
from pipeline.lint.vernummeren import Omgeving, Vernummering, is_van, past
from pipeline.lint.verwijsdelen import verwijsdelen
from pipeline.model import Adres, Artikel, Refused, Versie, alle_knopen, plaatsen, tekst_van
from pipeline.store.bronnen import Bron
from pipeline.store.lezen import laad, versies

AROUND = 40


def in_stukken(versie: Versie, wat: Vernummering) -> Iterator[str]:
    """The papers of the proposal that name it: they may well mean the old number."""
    if versie.besluit is None:
        return
    texts = [(passage.position, passage.inhoud, Omgeving()) for passage in passages_besluit(versie)]
    numbers = {
        place.pad.rpartition("/")[2].removesuffix(".md"): sleutel(place.eenheid.kop.nummer)
        for place in plaatsen(versie.regeling)
        if isinstance(place.eenheid, Artikel)
    }
    for reason in versie.besluit.onderbouwingen:
        here = Omgeving(numbers.get(reason.wijziging, ""))
        inside = [node for block in reason.tekst for node in alle_knopen(block)]
        texts += [(node.position, lopend(tekst_van(node)), here) for node in inside]
    for place, text, here in texts:
        for part in verwijsdelen(text):
            if past(part, wat, here) and not part.extern:
                words = _rondom(text, part.begin, part.eind)
                yield f"{place}: kijk of dit nog klopt, het is niet aangepast: “{words}”."


def elders_genoemd(bron: Bron, versie: Versie, wat: Vernummering) -> Iterator[str]:
    """Other ordinances that name it with the citeertitel of this one; of each its newest version."""
    newest: dict[tuple[str, str], Adres] = {}
    for adres in versies(bron):
        newest[(adres.overheid, adres.lijn)] = adres
    newest.pop((versie.adres.overheid, versie.adres.lijn), None)
    titel = versie.gegevens.citeertitel
    for adres in newest.values():
        with suppress(Refused):  # what can't be read is told by whoever needs it
            for passage in passages(laad(bron, adres).regeling):
                for part in verwijsdelen(passage.inhoud):
                    named = replace(part, extern=False)
                    if past(named, wat, Omgeving()) and is_van(passage.inhoud, part, titel):
                        words = _rondom(passage.inhoud, part.begin, part.eind)
                        yield f"{passage.position}: een andere regeling noemt dit, niet aangepast: “{words}”."


def _rondom(text: str, begin: int, end: int) -> str:
    return text[max(0, begin - AROUND) : end + AROUND].strip()
