"""References in data: the numbers that versie.yaml names, and the texts of tariff files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.lint.vernummeren import Omgeving, Vernummering, geschreven_deel, is_van, past
from pipeline.lint.verwijsdelen import Deelsoort, verwijsdelen
from pipeline.model import Position, Versie
from pipeline.model.versie import VERSIE
from pipeline.store.bestand import lees_tekst
from pipeline.store.bronnen import Bron
from pipeline.store.mappen import TARIEFBESTANDEN
from pipeline.store.yaml import Ontleed, Pad, Waarde, lees_yaml

QUOTES = "\"'"


@dataclass(frozen=True, slots=True)
class Gegevensbestanden:
    """The data files that change, by path below the version, and what a person must see to."""

    bestanden: Mapping[str, bytes]
    met_de_hand: tuple[str, ...]


def gegevens_vernummerd(bron: Bron, versie: Versie, wat: Vernummering) -> Gegevensbestanden:
    """Every data file of the version in which something that is renumbered is named."""
    adres = versie.adres
    folder = f"{adres.overheid}/{adres.lijn}/{adres.versie}"
    files: dict[str, bytes] = {}
    left: list[str] = []
    for path in bron.onder(folder):
        name = path.removeprefix(f"{folder}/")
        read = _ontleed(bron, path) if name == VERSIE or _is_tarief(name) else None
        if read is None:
            continue
        text = made = bron[path].decode("utf-8")
        for pad, value in sorted(_teksten(read.waarde, ()), key=lambda one: read.plek(one[0]), reverse=True):
            new = _vernummerd(value, versie, wat) if _is_tarief(name) else _nummer(pad, value, wat)
            if new == value:
                continue
            place = read.plek(pad)
            patched = _vervangen(made, place, value, new)
            if patched is None:
                left.append(f"{place}: pas dit nummer zelf aan: “{value}” moet “{new}” worden.")
            else:
                made = patched
        if made != text:
            files[name] = made.encode()
    return Gegevensbestanden(files, tuple(left))


def _is_tarief(name: str) -> bool:
    return name.startswith("tekst/") and name.endswith(TARIEFBESTANDEN)


def _nummer(pad: Pad, value: str, wat: Vernummering) -> str:
    """The value in the record of a version: another one where it is the number of a closing provision or of a norm."""
    match pad:
        case ("slotbepalingen", _, "nummer") | ("externe_normen", _, "artikelen", _):
            return (wat.nieuw(value) if wat.soort is Deelsoort.ARTIKEL else None) or value
    return value


def _vernummerd(value: str, versie: Versie, wat: Vernummering) -> str:
    """The text of a tariff file with its references renumbered; those to other laws stay."""
    made = value
    for part in reversed(verwijsdelen(value)):
        ours = not part.extern or is_van(value, part, versie.gegevens.citeertitel)
        if ours and past(part, wat, Omgeving()):
            begin, end, new = geschreven_deel(value, part, wat)
            made = made if new is None else made[:begin] + new + made[end:]
    return made


def _teksten(value: Waarde, pad: Pad) -> Iterator[tuple[Pad, str]]:
    """Every text in the data, with its path."""
    match value:
        case str():
            yield pad, value
        case list():
            for index, item in enumerate(value):
                yield from _teksten(item, (*pad, index))
        case dict():
            for key, item in value.items():
                yield from _teksten(item, (*pad, key))


def _vervangen(text: str, place: Position, old: str, new: str) -> str | None:
    """The source with another value at a place; None when it is not written there on one line as it reads."""
    lines = text.split("\n")
    if not 0 < place.line <= len(lines):
        return None
    line = lines[place.line - 1]
    at = place.column - 1
    at += line[at : at + 1] in QUOTES and bool(line[at : at + 1])
    if not line.startswith(old, at):
        return None
    lines[place.line - 1] = line[:at] + new + line[at + len(old) :]
    return "\n".join(lines)


def _ontleed(bron: Bron, path: str) -> Ontleed | None:
    text, _ = lees_tekst(bron, path)
    return lees_yaml(text, bron.toon(path))[0] if text is not None else None
