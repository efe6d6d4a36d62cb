"""A regulation as the files of a `tekst/` folder: the canonical layout, of which reading gives the regulation back."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from pipeline.formats.markdown.write import write_artikel, write_bijlage, write_kop, write_toelichting
from pipeline.model import (
    Artikel,
    Bijlage,
    Regeling,
    Structuur,
    Toelichting,
    Weggelaten,
    bestandsnamen,
    plaatsen,
    verlegd,
)
from pipeline.store.mappen import TEKSTBESTAND
from pipeline.store.namen import naam_verschillen
from pipeline.store.volgorde import WEGGELATEN, Broer, telt_vanzelf

PLAIN = re.compile(r"[A-Za-z][\w./@#-]*")
NOT_TEXT = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})


def tekst_bestanden(regeling: Regeling) -> dict[str, bytes]:
    """The files, by path relative to `tekst/`; references to files that get another name follow them."""
    moved = {item.van: item.naar for item in naam_verschillen(regeling)}
    files: dict[str, str] = {}
    for place in plaatsen(regeling):
        node = verlegd(place.eenheid, lambda doel: moved.get(doel, doel)) if moved else place.eenheid
        folder = place.pad.rpartition("/")[0]
        match node:
            case Structuur():
                files[place.pad] = write_kop(node.kop, folder, _volgorde(node.inhoud))
            case Artikel():
                files[place.pad] = write_artikel(node, folder, _voorblad(node))
            case Bijlage():
                files[place.pad] = write_bijlage(node, folder)
            case Toelichting():
                files[place.pad] = write_toelichting(node, folder)
    top = _tekst_volgorde(regeling)
    if top:
        files[TEKSTBESTAND] = f"---\n{top}---\n"
    return {path: text.encode() for path, text in sorted(files.items())}


def _voorblad(artikel: Artikel) -> str:
    facts: dict[str, str | list[str]] = {}
    if artikel.id:
        facts["id"] = artikel.id
    if artikel.was:
        facts["was"] = list(artikel.was)
    return als_yaml(facts) if facts else ""


Feiten: TypeAlias = Mapping[str, "str | list[str] | list[Feiten]"]
"""What a record says: texts, lists of texts, lists of smaller records."""


def als_yaml(facts: Feiten) -> str:
    """The facts as YAML that every reader takes for text: what isn't plainly a word stands in quotes."""
    return "\n".join(_regels(facts)) + "\n"


def _regels(facts: Feiten) -> Iterator[str]:
    for key, value in facts.items():
        if isinstance(value, str):
            yield f"{key}: {_scalar(value)}"
            continue
        yield f"{key}:"
        for item in value:
            if isinstance(item, str):
                yield f"- {_scalar(item)}"
            else:
                first, *rest = _regels(item)
                yield f"- {first}"
                yield from (f"  {line}" for line in rest)


def _scalar(text: str) -> str:
    plain = PLAIN.fullmatch(text) and text.casefold() not in NOT_TEXT
    return text if plain else json.dumps(text, ensure_ascii=False)


def _volgorde(nodes: Sequence[Structuur | Artikel | Weggelaten]) -> str:
    """`volgorde:` as front matter, "" when the numbers tell the order."""
    names = _namen(nodes)
    broers = [_broer(node) for node in nodes if not isinstance(node, Weggelaten)]
    if WEGGELATEN not in names and telt_vanzelf(broers):
        return ""
    return als_yaml({"volgorde": names})


def _tekst_volgorde(regeling: Regeling) -> str:
    annexes, notes = list(regeling.bijlagen), list(regeling.toelichtingen)
    listed = [
        name
        for group in (annexes, notes)
        if not telt_vanzelf([_broer(node) for node in group])
        for name in bestandsnamen(group)
    ]
    own = _volgorde(regeling.lichaam)
    return als_yaml({"volgorde": [*_namen(regeling.lichaam), *listed]}) if own or listed else ""


def _namen(nodes: Sequence[Structuur | Artikel | Weggelaten]) -> list[str]:
    named = iter(bestandsnamen([node for node in nodes if not isinstance(node, Weggelaten)]))
    return [WEGGELATEN if isinstance(node, Weggelaten) else next(named) for node in nodes]


def _broer(node: Structuur | Artikel | Bijlage | Toelichting) -> Broer:
    kind = node.soort.value if isinstance(node, Structuur) else type(node).__name__
    return Broer("", kind, node.kop.nummer)
