"""Draw findings on real texts, to be judged by a person: `python -m benchmarks.steekproef`.

Of every rule with at least twenty findings twenty are drawn by a fixed seed and written to docs/steekproef.csv: rule,
text, place, sentence, verdict. The verdict is filled in by hand, "terecht" or "onterecht"; drawing again keeps the
verdicts of what is drawn again. What follows from them is tested in tests/corpus/test_steekproef.py.
"""

from __future__ import annotations

import csv
import os
import random
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple, TypeVar

from pipeline.lint import Check, checks
from pipeline.lint.engine import findings_in
from pipeline.lint.ontleding import toets
from pipeline.lint.tekst import lopend
from pipeline.lint.zinnen import rondom
from pipeline.model import (
    Adres,
    Artikel,
    Bijlage,
    Finding,
    Gegevens,
    Inlines,
    Knoop,
    Kop,
    Lijn,
    Nadruk,
    Organen,
    Overheid,
    Position,
    Regeling,
    Structuur,
    Tekst,
    Toelichting,
    Versie,
    Verwijzing,
    eenheid_naam,
    kinderen,
    kop_van,
    met,
    tekst_van,
)
from tests.corpus.teksten import teksten

ROOT = Path(__file__).resolve().parent.parent
UIT = ROOT / "docs/steekproef.csv"
COLUMNS = ("rule", "text", "place", "sentence", "verdict")
MANY, AROUND, SEED = 20, 90, 2026

HEURISTIC = frozenset(
    "LST-03 LST-07 DEF-03 DEF-06 REF-07 REF-09 REF-10 TRM-03 TRM-04 TRM-09 SLT-03 SLT-06 SLT-07 AAN-04 WW-04 WW-05 "
    "TAB-06 PUB-03 PRC-02 PRC-05".split()
)
"""The rules that the catalogue calls heuristic (H): up to a quarter of what they find may be unjust."""

N = TypeVar("N", bound=Knoop)


class Trekking(NamedTuple):
    """A finding that was drawn."""

    rule: str
    text: str
    place: str
    sentence: str


@dataclass(slots=True)
class Bladen:
    """A regulation gets places: each provision is a file, each text in it a line."""

    regels: dict[str, list[str]] = field(default_factory=dict)

    def plaats(self, file: str, text: str) -> Position:
        lines = self.regels.setdefault(file, [])
        lines.append(text)
        return Position(file, len(lines))


def main() -> int:
    """Write the file, with the verdicts that are known; on standard output how many there are of each rule."""
    shared = Path(os.environ.get("RENVOOI_SHARED", ROOT.parent / "shared"))
    known = verdicts(UIT) if UIT.is_file() else {}
    drawn = steekproef(alle_bevindingen(teksten(shared), checks()))
    with UIT.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows((*one, known.get(one, "")) for one in drawn)
    for rule in dict.fromkeys(one.rule for one in drawn):
        judged = sum(1 for one in drawn if one.rule == rule and known.get(one))
        print(f"{rule}: {judged} of {MANY} judged")
    return 0


def verdicts(path: Path) -> dict[Trekking, str]:
    """The verdicts in a file that was filled in."""
    with path.open(encoding="utf-8", newline="") as file:
        return {Trekking(*(row[name] for name in COLUMNS[:4])): row["verdict"] for row in csv.DictReader(file)}


def steekproef(found: Mapping[str, Sequence[Trekking]]) -> list[Trekking]:
    """Twenty of the findings of each rule that has as many, always the same ones."""
    return [
        one
        for rule in sorted(found)
        if len(found[rule]) >= MANY
        for one in sorted(random.Random(f"{SEED} {rule}").sample(found[rule], MANY))
    ]


def alle_bevindingen(texts: Iterable[tuple[str, Regeling]], rules: Sequence[Check]) -> dict[str, list[Trekking]]:
    """All that the rules find in the texts, by rule."""
    found: dict[str, list[Trekking]] = {}
    for name, regeling in texts:
        for finding, sentence in bevindingen(regeling, rules):
            found.setdefault(finding.rule, []).append(Trekking(finding.rule, name, str(finding.position), sentence))
    return found


def bevindingen(regeling: Regeling, rules: Sequence[Check]) -> Iterator[tuple[Finding, str]]:
    """What the rules find in a text, each with the words at its place."""
    pages = Bladen()
    versie = _versie(_met_plaatsen(pages, regeling))
    sources = {file: "\n".join(lines) for file, lines in pages.regels.items()}
    for finding in findings_in(toets(versie, sources), rules):
        yield finding, _woorden(pages, finding.position)


def _woorden(pages: Bladen, place: Position) -> str:
    lines = pages.regels.get(place.file, [])
    if not 0 < place.line <= len(lines):
        return ""
    at = max(place.column - 1, 0)
    return rondom(lines[place.line - 1], at, at + 1, AROUND)


def _versie(regeling: Regeling) -> Versie:
    return Versie(
        Adres("voorbeeldstad", "steekproef", "1"),
        Overheid("Voorbeeldstad", "gemeente", "gm9999", Organen("de raad", "het college")),
        Lijn("Steekproef"),
        Gegevens("steekproef", regeling.citeertitel, regeling.opschrift),
        regeling,
    )


def _met_plaatsen(pages: Bladen, regeling: Regeling) -> Regeling:
    return replace(
        regeling,
        lichaam=tuple(_geplaatst(pages, "", part) for part in regeling.lichaam),
        bijlagen=tuple(_geplaatst(pages, "", part) for part in regeling.bijlagen),
        toelichtingen=tuple(_geplaatst(pages, "", part) for part in regeling.toelichtingen),
    )


def _geplaatst(pages: Bladen, file: str, node: N) -> N:
    """The node with a place of its own for all in it; its words lose the places they had in another file."""
    if isinstance(node, Artikel | Structuur | Bijlage | Toelichting):
        name = eenheid_naam(node)
        file = name if name not in pages.regels else f"{name} ({len(pages.regels)})"
    text = _kaal(tekst_van(node))
    place = pages.plaats(file, lopend(text) or _eerste_woorden(node))
    inside = tuple(_geplaatst(pages, file, child) for child in kinderen(node))
    placed = replace(met(node, text, inside), position=place)  # type: ignore[type-var]
    kop = kop_van(placed)
    return replace(placed, kop=replace(kop, position=place)) if isinstance(kop, Kop) else placed  # type: ignore


def _eerste_woorden(node: Knoop) -> str:
    """What a node without words of its own begins with: "- a. een …" has the words of its first paragraph."""
    text = lopend(_kaal(tekst_van(node)))
    return text or next((found for child in kinderen(node) if (found := _eerste_woorden(child))), "")


def _kaal(text: Inlines) -> Inlines:
    found = []
    for inline in text:
        if isinstance(inline, Nadruk | Verwijzing):
            found.append(replace(inline, inhoud=_kaal(inline.inhoud), position=Position()))
        else:
            found.append(replace(inline, position=Position()) if isinstance(inline, Tekst) else inline)
    return tuple(found)


if __name__ == "__main__":
    sys.exit(main())
