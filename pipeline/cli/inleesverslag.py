"""What an import tells: a table of what came in, and a report of what changed form, with its place."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from pipeline.cli.inlezen import Ingevoerd, Weigering
from pipeline.formats.herkenning import HERKEND
from pipeline.model import Artikel, Li, Lid, Severity, Tabel, eenheid_naam, ernst, knopen, ruwe_tekst, stukken
from pipeline.store.atomic import write_atomic

AANGEHAALD = 12
"""So many words are enough to find a provision back in its source."""
KOPPEN = ("versie", "artikelen", "leden", "onderdelen", "tabellen", "woorden", "nalopen", "bestand")


def telling(een: Ingevoerd) -> tuple[int, int, int, int, int]:
    """How many articles, leden, items and tables its law has, and how many words in it and around it."""
    soorten = Counter(type(node) for node in knopen(een.regeling))
    rand = (blok for blokken in een.stukken.values() for blok in blokken)
    woorden = sum(len(ruwe_tekst(deel)) for deel in (*stukken(een.regeling), *rand))
    return soorten[Artikel], soorten[Lid], soorten[Li], soorten[Tabel], woorden


def tabel(alle: Sequence[Ingevoerd]) -> str:
    """One line for each version, and one for all of them."""
    rijen: list[tuple[str, ...]] = [KOPPEN]
    totaal = [0] * 5
    for een in alle:
        aantallen = telling(een)
        totaal = [som + aantal for som, aantal in zip(totaal, aantallen, strict=True)]
        nalopen = sum(verlies.severity is not Severity.INFO for verlies in een.verliezen)
        naam = een.bestand.rpartition("/")[2]
        rijen.append((str(een.adres), *map(str, aantallen), str(nalopen), naam))
    rijen.append((f"{len(alle)} versies", *map(str, totaal), "", ""))
    breed = [max(len(rij[kolom]) for rij in rijen) for kolom in range(len(KOPPEN))]
    return "\n".join(
        "  ".join(
            cel.ljust(breed[kolom]) if kolom in (0, len(KOPPEN) - 1) else cel.rjust(breed[kolom])
            for kolom, cel in enumerate(rij)
        ).rstrip()
        for rij in rijen
    )


def na_te_lopen(een: Ingevoerd) -> Iterator[str]:
    """What was recognised by its looks and is uncertain: where, how it was read, and the words that it became.

    A source may have all of itself on one line; then the line alone doesn't tell which words are meant.
    """
    op_regel: dict[int, list[Artikel]] = {}
    for node in knopen(een.regeling):
        if isinstance(node, Artikel):
            op_regel.setdefault(node.position.line, []).append(node)
    for melding in een.verliezen:
        if melding.rule == HERKEND and melding.severity is Severity.WARNING:
            daar = op_regel.get(melding.position.line, [])
            yield f"{melding.position}: {melding.message}{_aangehaald(daar[0]) if len(daar) == 1 else ''}"


def _aangehaald(artikel: Artikel) -> str:
    begin = " ".join(ruwe_tekst(artikel)[:AANGEHAALD])
    return f" {eenheid_naam(artikel).capitalize()}: “{begin} …”" if begin else ""


def schrijf_verslag(path: Path, alle: Sequence[Ingevoerd], geweigerd: Sequence[Weigering]) -> None:
    """Write what was told of every text: JSON for a name in .json, else lines."""
    write_atomic(path, (_json(alle, geweigerd) if path.suffix == ".json" else _regels(alle, geweigerd)).encode())


def _json(alle: Sequence[Ingevoerd], geweigerd: Sequence[Weigering]) -> str:
    def tekst(een: Ingevoerd) -> dict[str, object]:
        namen = ("artikelen", "leden", "onderdelen", "tabellen", "woorden")
        return {
            "bestand": een.bestand,
            "versie": str(een.adres),
            "herkomst": [
                {"bestand": bron.bestand, "sha256": bron.sha256, "identificatie": bron.identificatie}
                for bron in een.gegevens.herkomst
            ],
            "telling": dict(zip(namen, telling(een), strict=True)),
            "meldingen": [
                {
                    "code": verlies.rule,
                    "ernst": verlies.severity.value,
                    "bestand": verlies.position.file,
                    "regel": verlies.position.line,
                    "melding": verlies.message,
                }
                for verlies in een.verliezen
            ],
        }

    inhoud = {
        "teksten": [tekst(een) for een in alle],
        "geweigerd": [
            {"bestand": een.bestand, "problemen": [str(deel) for deel in een.problemen]} for een in geweigerd
        ],
    }
    return json.dumps(inhoud, ensure_ascii=False, indent=2) + "\n"


def _regels(alle: Sequence[Ingevoerd], geweigerd: Sequence[Weigering]) -> str:
    regels = [tabel(alle)]
    for een in alle:
        regels += ["", str(een.adres)]
        regels += [
            f"{verlies.position}: {ernst(verlies.severity)} {verlies.rule} {verlies.message}"
            for verlies in een.verliezen
        ]
    for weigering in geweigerd:
        regels += ["", f"Overgeslagen: {weigering.bestand}", *map(str, weigering.problemen)]
    return "\n".join(regels) + "\n"
