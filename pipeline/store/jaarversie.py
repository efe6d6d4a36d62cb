"""The next dated version of an ordinance: a copy of the text of another, with a record of its own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from pipeline.model import Adres, ExterneNorm, Position, Problem, Refused, Versie
from pipeline.model.versie import VERSIE
from pipeline.store.bronnen import Bron, geheugen_bron
from pipeline.store.lezen import laad
from pipeline.store.schrijven import Feiten, als_yaml

NAAM = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


def jaarversie(
    bron: Bron, adres: Adres, versie: Versie, vanaf: date | None, anders: Mapping[str, bytes]
) -> dict[str, bytes]:
    """The files of the new version at `adres`, by path below the data root, proven to be readable.

    `bron` is where `versie` was read from; `anders` holds the files of `tekst/` that differ, by path in it. The record
    keeps the Work, its titles and the norms it names, and nothing of what happened to the other version (its dates,
    publication, proposal). `vanaf` None: the day on which it starts is unknown.
    """
    old = f"{versie.adres.overheid}/{versie.adres.lijn}/{versie.adres.versie}"
    new = f"{adres.overheid}/{adres.lijn}/{adres.versie}"
    files = {
        f"{new}/tekst/{path}": anders.get(path, bron[f"{old}/tekst/{path}"])
        for path in (found.removeprefix(f"{old}/tekst/") for found in bron.onder(f"{old}/tekst"))
    }
    files[f"{new}/{VERSIE}"] = als_yaml(volgende_feiten(versie, vanaf)).encode()
    above = {path: bron[path] for path in bron if path.startswith(f"{versie.adres.overheid}/") and path.count("/") < 3}
    laad(geheugen_bron({**above, **files}), adres)
    return files


def volgende_feiten(versie: Versie, vanaf: date | None) -> dict[str, str | list[str] | list[Feiten]]:
    """The record of a draft that follows a version: what stays, and nothing of what happened to that version."""
    facts: dict[str, str | list[str] | list[Feiten]] = {
        "werk": versie.gegevens.werk,
        "citeertitel": versie.gegevens.citeertitel,
        "opschrift": versie.gegevens.opschrift,
        "was": [versie.adres.versie],
        "status": "concept",
    }
    if vanaf is not None:
        facts["inwerkingtreding"] = vanaf.isoformat()
    if versie.gegevens.externe_normen:
        facts["externe_normen"] = [_norm(norm) for norm in versie.gegevens.externe_normen]
    return facts


def _norm(norm: ExterneNorm) -> Feiten:
    """The norm as recorded; what is unknown stays so."""
    verwijzing = str(norm.verwijzing) if norm.verwijzing else None
    known = {"titel": norm.titel, "maker": norm.maker, "uitgave": norm.uitgave, "verwijzing": verwijzing}
    facts: dict[str, str | list[str] | list[Feiten]] = {key: value for key, value in known.items() if value}
    if norm.inzage:
        facts["inzage"] = norm.inzage
    if norm.artikelen:
        facts["artikelen"] = list(norm.artikelen)
    return facts


def nieuw_adres(versie: Versie, naam: str, doel: Bron) -> Adres:
    """The address of a version next to another; refused when the name can't be one or is taken."""
    if not NAAM.fullmatch(naam):
        advice = "Gebruik letters, cijfers, punten en streepjes: 2023, of 2023-07-01."
        raise Refused(Problem(f"“{naam}” kan geen naam van een versie zijn.", advice=advice))
    folder = f"{versie.adres.overheid}/{versie.adres.lijn}/{naam}"
    if doel.onder(folder):
        advice = "Kies een andere naam, of haal die versie eerst weg."
        raise Refused(Problem(f"De versie “{naam}” bestaat al.", Position(folder), advice))
    return replace(versie.adres, versie=naam, revisie=None)
