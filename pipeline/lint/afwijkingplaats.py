"""Where afwijkingen say that they are, after a renumbering or a move: the reason follows the text that it is about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pipeline.lint.bepaling import sleutel
from pipeline.lint.vernummeren import Aanpassing, Vernummering
from pipeline.lint.verwijsdelen import Deelsoort
from pipeline.model import Afwijking, Versie, plaatsen
from pipeline.store.yaml import Pad

AFWIJKINGEN = "afwijkingen"


def verhuisde_bestanden(versie: Versie, verhuisd: Mapping[str, str]) -> dict[Pad, str]:
    """The files that afwijkingen name under a name that goes, by path in the record, as they become.

    `verhuisd` names files below the version; a file of the text may be named below `tekst/` as well.
    """
    found: dict[Pad, str] = {}
    for index, one in enumerate(versie.gegevens.afwijkingen):
        name = (one.bestand or "").strip().removeprefix("./")
        for holder in ("tekst/", ""):
            if (new := verhuisd.get(holder + name)) is not None:
                found[AFWIJKINGEN, index, "bestand"] = new.removeprefix(holder)
    return found


def vernummerde_plaatsen(versie: Versie, wat: Vernummering, changes: Sequence[Aanpassing]) -> dict[Pad, str]:
    """The leden, onderdelen and quoted words by which afwijkingen say where they are, as they become."""
    return {
        (AFWIJKINGEN, index, key): new
        for index, one in enumerate(versie.gegevens.afwijkingen)
        for key, new in _vernummerd(one, _artikel(versie, one), wat, changes)
    }


def _vernummerd(
    one: Afwijking, artikel: str, wat: Vernummering, changes: Sequence[Aanpassing]
) -> Iterator[tuple[str, str]]:
    here = bool(artikel) and artikel == wat.artikel
    if here and wat.soort is Deelsoort.LID and one.lid and (new := wat.nieuw(one.lid)):
        yield "lid", new
    if here and wat.soort is Deelsoort.ONDERDEEL and one.onderdeel and sleutel(one.lid or "") == wat.lid:
        labels, depth = one.onderdeel.split(","), len(wat.pad)
        above = tuple(map(sleutel, labels[:depth]))
        if len(labels) > depth and above == wat.pad and (new := wat.nieuw(labels[depth])):
            yield "onderdeel", ",".join([*labels[:depth], new, *labels[depth + 1 :]])
    if one.woorden and (new := _woorden(" ".join(one.woorden.split()), changes)):
        yield "woorden", new


def _artikel(versie: Versie, one: Afwijking) -> str:
    """The number of the article in the file that an afwijking names."""
    name = (one.bestand or "").strip().removeprefix("./").removeprefix("tekst/")
    numbers = (place.eenheid.kop.nummer for place in plaatsen(versie.regeling) if place.pad == name)
    return sleutel(next(numbers, ""))


def _woorden(words: str, changes: Sequence[Aanpassing]) -> str | None:
    """Words quoted from a passage, as they read there once its references changed."""
    for change in changes:
        at = change.passage.inhoud.find(words)
        if not 0 <= at <= change.begin <= change.eind <= at + len(words):
            continue
        made = words
        for part in sorted(changes, key=lambda part: part.begin, reverse=True):
            if part.passage is change.passage and at <= part.begin and part.eind <= at + len(words):
                made = made[: part.begin - at] + (part.nieuw or "") + made[part.eind - at :]
        return made
    return None
