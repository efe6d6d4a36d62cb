"""docs/gegevens.md names every key that a record has, and no other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from types import UnionType
from typing import Union, get_args, get_origin, get_type_hints

import pytest

from pipeline.model import BesluitGegevens, Gegevens, Lijn, Overheid
from pipeline.store.besluit import STUKKEN, OnderbouwingVoorblad
from pipeline.store.bestand import ArtikelVoorblad
from pipeline.store.mappen import KOPBESTANDEN

DOCS = (Path(__file__).resolve().parents[2] / "docs" / "gegevens.md").read_text(encoding="utf-8")
RECORDS = {
    "`overheid.yaml`": Overheid,
    "`regeling.yaml`": Lijn,
    "`versie.yaml`": Gegevens,
    "`besluit/besluit.yaml`": BesluitGegevens,
    "De stukken in `besluit/`": OnderbouwingVoorblad,
}


def keys(kind: type) -> Iterator[str]:
    hints = get_type_hints(kind)
    for item in fields(kind):
        if item.name == "position":
            continue
        yield item.name
        for inner in records(hints[item.name]):
            yield from (f"{item.name}.{key}" for key in keys(inner))


def records(hint: object) -> Iterator[type]:
    if isinstance(hint, type) and is_dataclass(hint):
        yield hint
    elif get_origin(hint) in (Union, UnionType, tuple, dict):
        for part in get_args(hint):
            yield from records(part)


@pytest.mark.parametrize("heading", RECORDS)
def test_every_key_is_in_the_documentation(heading: str) -> None:
    section = DOCS.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    named = re.findall(r"^\| `([\w.…]+)`", section, re.MULTILINE)
    known = {re.sub(r"\.(raad|college)\.", ".….", key) for key in keys(RECORDS[heading])}
    assert set(named) == known
    assert len(named) == len(known)


def test_every_file_and_front_matter_key_is_in_the_documentation() -> None:
    for name in (
        *KOPBESTANDEN,
        *(f"{stuk}.md" for stuk in STUKKEN),
        *(f"| `{key}` |" for key in keys(ArtikelVoorblad)),
    ):
        assert name in DOCS
