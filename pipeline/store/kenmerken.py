"""The id of an article: what it is known by in a draft while its number, its heading and its place may change."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.model import (
    Artikel,
    Gegevens,
    Regeling,
    Status,
    Structuur,
    Weggelaten,
    bindende_stap,
    platte_tekst,
    ruwe_tekst,
)
from pipeline.store.namen import pad_in_tekst
from pipeline.store.schrijven import als_yaml
from pipeline.store.tekst import artikelen

Deel = Structuur | Artikel | Weggelaten

LONGEST = 40
FIRST_WORDS = 4
NAMELESS = "artikel"
FRONT = "---\n"


def krijgt_kenmerken(gegevens: Gegevens, regeling: Regeling) -> bool:
    """Whether articles without an id get one: in a draft that knows its articles by id, as `renvooi draft` makes it.

    A draft that was copied by hand from a text without ids stays as it is: its articles are known by what they follow.
    """
    draft = gegevens.status is Status.CONCEPT and bindende_stap(gegevens.levensloop) is None
    return draft and any(artikel.id for artikel in artikelen(regeling.lichaam))


def nieuwe_kenmerken(regeling: Regeling) -> Mapping[str, str]:
    """An id for every article that has none, by the path of its file below `tekst/`.

    It is made of the opschrift, or else of the first words: not of the number, which would be a lie once it changes.
    """
    taken = {artikel.id.casefold() for artikel in artikelen(regeling.lichaam) if artikel.id}
    found: dict[str, str] = {}
    for artikel in artikelen(regeling.lichaam):
        if not artikel.id:
            free = next(name for name in _namen(artikel) if name not in taken)
            taken.add(free)
            found[pad_in_tekst(artikel.position)] = free
    return found


def _namen(artikel: Artikel) -> Iterator[str]:
    """What the article can be called, the first choice first."""
    words = platte_tekst(artikel.kop.opschrift) or " ".join(ruwe_tekst(artikel)[:FIRST_WORDS])
    name = _slak(words) or NAMELESS
    yield name
    count = 2
    while True:
        yield f"{name}-{count}"
        count += 1


def _slak(text: str) -> str:
    """The words in lower case with hyphens, as many whole ones as fit."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain)
    while len("-".join(words)) > LONGEST and len(words) > 1:
        words.pop()
    return "-".join(words)[:LONGEST]


def met_kenmerk(text: str, kenmerk: str) -> str:
    """The text of an article's file with this id before all else in its front matter; nothing else changes."""
    line = als_yaml({"id": kenmerk})
    if text.startswith(FRONT):
        return f"{FRONT}{line}{text.removeprefix(FRONT)}"
    return f"{FRONT}{line}{FRONT}{text}"


def met_kenmerken(regeling: Regeling, kenmerken: Mapping[str, str]) -> Regeling:
    """The regulation with these ids, by the path of the file of each article below `tekst/`."""
    return replace(regeling, lichaam=tuple(_delen(regeling.lichaam, kenmerken)))


def _delen(nodes: Sequence[Deel], kenmerken: Mapping[str, str]) -> Iterator[Deel]:
    for node in nodes:
        match node:
            case Structuur():
                yield replace(node, inhoud=tuple(_delen(node.inhoud, kenmerken)))
            case Artikel():
                yield replace(node, id=kenmerken.get(pad_in_tekst(node.position), node.id))
            case Weggelaten():
                yield node
