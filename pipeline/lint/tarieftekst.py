"""References in data: the numbers that versie.yaml names, and the texts of tariff files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.lint.afwijkingplaats import vernummerde_plaatsen
from pipeline.lint.vernummeren import Aanpassing, Omgeving, Vernummering, geschreven_deel, is_van, past
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


def gegevens_vernummerd(
    bron: Bron, versie: Versie, wat: Vernummering, changes: Sequence[Aanpassing]
) -> Gegevensbestanden:
    """Every data file of the version that names something that is renumbered; `changes` are those of the text."""
    places = vernummerde_plaatsen(versie, wat, changes)
    adres = versie.adres
    folder = f"{adres.overheid}/{adres.lijn}/{adres.versie}"
    files: dict[str, bytes] = {}
    left: list[str] = []
    for path in bron.onder(folder):
        name = path.removeprefix(f"{folder}/")
        read = _ontleed(bron, path) if name == VERSIE or _is_tarief(name) else None
        if read is None:
            continue
        text = bron[path].decode("utf-8")
        new = {pad: _nieuw(name, versie, wat, (pad, value)) for pad, value in _teksten(read.waarde, ())}
        made, undone = herschreven(text, read, new if _is_tarief(name) else new | places)
        left += undone
        if made != text:
            files[name] = made.encode()
    return Gegevensbestanden(files, tuple(left))


def herschreven(text: str, read: Ontleed, new: Mapping[Pad, str]) -> tuple[str, list[str]]:
    """The source with other values at these places, and what to do by hand where it can't be changed so."""
    old, left = dict(_teksten(read.waarde, ())), []
    for pad in sorted(new, key=read.plek, reverse=True):
        if new[pad] == old[pad]:
            continue
        patched = _vervangen(text, read.plek(pad), old[pad], new[pad])
        if patched is None:
            left.append(f"{read.plek(pad)}: pas dit zelf aan: “{old[pad]}” moet “{new[pad]}” worden.")
        else:
            text = patched
    return text, left


def _is_tarief(name: str) -> bool:
    return name.startswith("tekst/") and name.endswith(TARIEFBESTANDEN)


def _nieuw(name: str, versie: Versie, wat: Vernummering, what: tuple[Pad, str]) -> str:
    """The value as it becomes: in the record of a version only the number of a closing provision or of a norm."""
    pad, value = what
    if _is_tarief(name):
        return _vernummerd(value, versie, wat)
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
