"""docs/gegevens.md names every key that a record has, and no other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from types import UnionType
from typing import Union, get_args, get_origin, get_type_hints

import pytest

from pipeline.model import BesluitGegevens, Gegevens, Lijn, Overheid, tekst_voluit
from pipeline.model.tarief import Formule, Tarieven
from pipeline.store.besluit import STUKKEN, OnderbouwingVoorblad
from pipeline.store.bestand import ArtikelVoorblad
from pipeline.store.intrekking import Intrekkingsrecord
from pipeline.store.mappen import KOPBESTANDEN
from pipeline.store.records import PLACES
from pipeline.store.tarieven import lees_tarieven

DOCS = (Path(__file__).resolve().parents[2] / "docs" / "gegevens.md").read_text(encoding="utf-8")
RECORDS = {
    "`overheid.yaml`": Overheid,
    "`regeling.yaml`": Lijn,
    "`versie.yaml`": Gegevens,
    "`intrekking.yaml`": Intrekkingsrecord,
    "`besluit/besluit.yaml`": BesluitGegevens,
    "De stukken in `besluit/`": OnderbouwingVoorblad,
    "Tarieven in `tekst/`": Tarieven,
}
AS_ELSEWHERE = "tabellen.groepen.rijen."
"""Keys that are told where they first occur."""


def keys(kind: type) -> Iterator[str]:
    hints = get_type_hints(kind)
    for item in fields(kind):
        if item.name in PLACES:
            continue
        yield item.name
        for inner in records(hints[item.name]):
            yield from (f"{item.name}.{key}" for key in keys(inner))


def records(hint: object) -> Iterator[type]:
    if isinstance(hint, type) and is_dataclass(hint) and hint is not Formule:  # a formula is one line of text
        yield hint
    elif get_origin(hint) in (Union, UnionType, tuple, dict):
        for part in get_args(hint):
            yield from records(part)


@pytest.mark.parametrize("heading", RECORDS)
def test_every_key_is_in_the_documentation(heading: str) -> None:
    section = DOCS.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    named = re.findall(r"^\| `([\w.…]+)`", section, re.MULTILINE)
    known = {
        re.sub(r"\.(raad|college)\.", ".….", key) for key in keys(RECORDS[heading]) if not key.startswith(AS_ELSEWHERE)
    }
    assert set(named) == known
    assert len(named) == len(known)


def test_every_file_and_front_matter_key_is_in_the_documentation() -> None:
    for name in (
        *KOPBESTANDEN,
        *(f"{stuk}.md" for stuk in STUKKEN),
        *(f"| `{key}` |" for key in keys(ArtikelVoorblad)),
    ):
        assert name in DOCS


def test_the_example_of_a_tariff_file_says_what_is_told_of_it() -> None:
    section = DOCS.split("\n## Tarieven in `tekst/`\n")[1]
    example = re.findall(r"^```yaml\n(.*?)^```$", section, re.MULTILINE | re.DOTALL)[0]
    read, problems = lees_tarieven(example, "tarieven.yaml")
    assert problems == ()
    assert read is not None
    cells = [re.sub(r" \[1\]$", "", tekst_voluit(cell)) for row in read.tabellen[0].rijen for cell in row.cellen[1:]]
    for told in re.findall(r"“([^”]+)”", section.split("Zo staat het in de wet:")[1].split("\n\n")[0]):
        assert told in cells, told
