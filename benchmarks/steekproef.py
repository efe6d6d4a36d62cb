"""Draw findings on real texts, to be judged by a person: `python -m benchmarks.steekproef`.

Of every rule with at least twenty findings twenty are drawn by a fixed seed and written to docs/steekproef.csv: rule,
text, place, fingerprint of the sentence, verdict. The verdict is filled in by hand, "terecht" or "onterecht"; drawing
again keeps the verdicts of what is drawn again. What follows from them is tested in tests/corpus/test_steekproef.py.
The sentences themselves stay in the corpus: who has it reads them with `--show [RULE]`.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
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
    Inline,
    Inlines,
    Knoop,
    Kop,
    Lijn,
    Nadruk,
    Organen,
    Overheid,
    Overheidssoort,
    Position,
    Regeling,
    Severity,
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
from tests.corpus.teksten import HTML, PLAT, teksten

ROOT = Path(__file__).resolve().parent.parent
UIT = ROOT / "docs/steekproef.csv"
COLUMNS = ("rule", "text", "place", "fingerprint", "verdict")
MANY, AROUND, SEED = 20, 90, 2026

HEURISTIC = frozenset(
    "LST-03 LST-07 DEF-03 DEF-06 REF-07 REF-09 REF-10 TRM-03 TRM-04 TRM-09 SLT-03 SLT-06 SLT-07 AAN-04 WW-04 WW-05 "
    "TAB-06 PUB-03 PRC-02 PRC-05".split()
)
"""The rules that the catalogue calls heuristic (H): up to a quarter of what they find may be unjust."""

ZONDER_BOUW = frozenset(Path(name).stem for name in (*PLAT, *HTML))
OP_BOUW = frozenset("STR-01 STR-02 STR-07 STR-08 STR-09 REF-01 REF-02 ACC-01 PUB-02".split())
"""Texts that are read as one article of loose paragraphs, and the rules that ask how a text is built."""

ZONDER_VERVALLEN = frozenset({"gemeentewet_2013-07-01", "wmo2015_2015-01-05", "BWBR0045754_2022-05-01_woo"})
"""Consolidated laws whose file has no lapsed and not yet valid provisions: the gap is of the file, not of the law."""

N = TypeVar("N", bound=Knoop)


class Trekking(NamedTuple):
    """A finding that was drawn."""

    rule: str
    text: str
    place: str
    sentence: str
    message: str = ""

    @property
    def sleutel(self) -> Sleutel:
        """What ties a verdict to it, without a word of the text."""
        return Sleutel(self.rule, self.text, self.place, vingerafdruk(self.sentence))


class Sleutel(NamedTuple):
    """A row of the file, without its verdict."""

    rule: str
    text: str
    place: str
    fingerprint: str


@dataclass(slots=True)
class Bladen:
    """A regulation gets places: each provision is a file, each text in it a line."""

    regels: dict[str, list[str]] = field(default_factory=dict)

    def plaats(self, file: str, text: str) -> Position:
        lines = self.regels.setdefault(file, [])
        lines.append(text)
        return Position(file, len(lines))


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the file, with the verdicts that are known, and print how many; or show what was drawn."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.steekproef")
    parser.add_argument("--show", nargs="?", const="", metavar="RULE", help="print the sentences drawn; write nothing")
    show = parser.parse_args(arguments).show
    shared = Path(os.environ.get("RENVOOI_SHARED", ROOT.parent / "shared"))
    known = verdicts(UIT) if UIT.is_file() else {}
    drawn = steekproef(alle_bevindingen(teksten(shared), checks()))
    if show is None:
        schrijf(drawn, known)
        print("\n".join(f"{rule}: {judged} of {MANY} judged" for rule, judged in beoordeeld(drawn, known).items()))
    else:
        print("\n".join(_getoond(one, known) for one in drawn if show in ("", one.rule)))
    return 0


def schrijf(drawn: Iterable[Trekking], known: Mapping[Sleutel, str]) -> None:
    """The file, anew: what was drawn, with the verdicts that are known."""
    with UIT.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows((*one.sleutel, known.get(one.sleutel, "")) for one in drawn)


def beoordeeld(drawn: Sequence[Trekking], known: Mapping[Sleutel, str]) -> dict[str, int]:
    """How many of the findings of each rule have a verdict."""
    rules = dict.fromkeys(one.rule for one in drawn)
    return {rule: sum(1 for one in drawn if one.rule == rule and known.get(one.sleutel)) for rule in rules}


def vingerafdruk(sentence: str) -> str:
    """Short, and always the same for the same words."""
    return hashlib.sha256(sentence.encode()).hexdigest()[:12]


def verdicts(path: Path) -> dict[Sleutel, str]:
    """The verdicts in a file that was filled in."""
    with path.open(encoding="utf-8", newline="") as file:
        return {Sleutel(*(row[name] for name in COLUMNS[:4])): row["verdict"] for row in csv.DictReader(file)}


def _getoond(one: Trekking, known: Mapping[Sleutel, str]) -> str:
    verdict = known.get(one.sleutel) or "?"
    return f"{one.rule} {one.text}, {one.place} [{verdict}]\n  {one.sentence}\n  → {one.message}"


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
    weights = {check.rule.id: check.rule.severity for check in rules}
    for name, regeling in texts:
        for finding, sentence in bevindingen(regeling, rules):
            if _op_gegevens(name, finding) or (finding.severity is Severity.INFO is not weights[finding.rule]):
                continue  # where a rule is not sure it gives a hint, which claims nothing
            found.setdefault(finding.rule, []).append(_trekking(name, finding, sentence))
    return found


def _op_gegevens(name: str, finding: Finding) -> bool:
    """Whether what is found may lie in how the text was read: without structure, or without lapsed articles."""
    if finding.rule == "PUB-03" or (finding.rule in OP_BOUW and name in ZONDER_BOUW):  # no versie.yaml, no norms
        return True
    gap = finding.rule == "REF-01" or (finding.rule == "STR-02" and "ontbre" in finding.message)
    return gap and name in ZONDER_VERVALLEN


def _trekking(name: str, finding: Finding, sentence: str) -> Trekking:
    return Trekking(finding.rule, name, str(finding.position), sentence, finding.message)


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
        Overheid("Voorbeeldstad", Overheidssoort.GEMEENTE, "gm9999", Organen("de raad", "het college")),
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
    placed = replace(met(node, text, inside), position=place)
    kop = kop_van(placed)
    return replace(placed, kop=replace(kop, position=place)) if isinstance(kop, Kop) else placed  # type: ignore


def _eerste_woorden(node: Knoop) -> str:
    """What a node without words of its own begins with: "- a. een …" has the words of its first paragraph."""
    text = lopend(_kaal(tekst_van(node)))
    return text or next((found for child in kinderen(node) if (found := _eerste_woorden(child))), "")


def _kaal(text: Inlines) -> Inlines:
    found: list[Inline] = []
    for inline in text:
        if isinstance(inline, Verwijzing):  # the files it may lead to are not those that the text gets here
            found.extend(_kaal(inline.inhoud))
        elif isinstance(inline, Nadruk):
            found.append(replace(inline, inhoud=_kaal(inline.inhoud), position=Position()))
        else:
            found.append(replace(inline, position=Position()) if isinstance(inline, Tekst) else inline)
    return tuple(found)


if __name__ == "__main__":
    sys.exit(main())
