"""Draw findings on real texts, to be judged by a person: `python -m benchmarks.steekproef`.

The texts are imported and linted as a user would (benchmarks/corpus.py). Of every rule with at least twenty findings
twenty are drawn by a fixed seed and written to docs/steekproef.csv: rule, round, version, place, fingerprint of the
sentence, verdict. The verdict is filled in by hand, "terecht" or "onterecht". A rule that was mended because of what
was unjust is drawn anew in a next round (RONDES); the rows of the rounds before it stay as they were judged. What
follows from them is tested in tests/corpus/test_steekproef.py. The sentences themselves stay in the corpus: who has it
reads them, with what stands around them, with `--show [RULE]`.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import os
import re
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.corpus import ROOT, bouw
from pipeline.lint import Check, Toets, checks, findings_in
from pipeline.lint.leeszaal import Leeszaal
from pipeline.lint.zinnen import rondom
from pipeline.model import Adres, Finding, Severity
from pipeline.store.bronnen import Bron, map_bron
from pipeline.store.vinden import alle_besluiten

UIT = ROOT / "docs/steekproef.csv"
MANY, AROUND, SEED = 20, 90, 20261201
LINES, WIDTH = 2, 420
"""How much is shown around a finding."""

COUNT = re.compile(r"\d+ (?:keer|plaatsen)")
"""How often something is there elsewhere in the text says nothing of the finding itself."""
RONDE = 2
RONDES: dict[str, int] = {"REF-01": 4, "STR-08": 3, "TAB-07": 3}
"""The round that is drawn: for all rules, and for those that were mended once more."""

HEURISTIC = frozenset(
    "LST-03 LST-07 DEF-03 DEF-06 REF-07 REF-09 REF-10 TRM-03 TRM-04 TRM-09 SLT-03 SLT-06 SLT-07 AAN-04 WW-04 WW-05 "
    "TAB-06 PUB-03 PRC-02 PRC-05".split()
)
"""The rules that the catalogue calls heuristic (H): up to a quarter of what they find may be unjust."""


class Trekking(NamedTuple):
    """A finding that was drawn."""

    rule: str
    text: str
    place: str
    sentence: str
    message: str = ""
    around: str = ""

    @property
    def zelfde(self) -> str:
        """What it has in common with the same finding in another version, or another article, of the lineage."""
        message = COUNT.sub("… keer", self.message)
        return f"{self.rule} {self.text.partition('@')[0]}\n{self.sentence}\n{message}"

    @property
    def rij(self) -> Rij:
        """Its row of the file, without a verdict and without a word of the text."""
        return Rij(self.rule, RONDES.get(self.rule, RONDE), self.text, self.place, vingerafdruk(self.zelfde))


class Rij(NamedTuple):
    """A row of the file; a verdict is about the words, wherever the next version has them."""

    rule: str
    round: int
    text: str
    place: str
    fingerprint: str
    verdict: str = ""

    @property
    def sleutel(self) -> tuple[str, int, str]:
        return self.rule, self.round, self.fingerprint


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the file, with the verdicts that are known, and print how many; or show what was drawn."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.steekproef")
    parser.add_argument("--show", nargs="?", const="", metavar="RULE", help="print what was drawn; write nothing")
    show = parser.parse_args(arguments).show
    shared = Path(os.environ.get("RENVOOI_SHARED", ROOT.parent / "shared"))
    rows = gelezen(UIT) if UIT.is_file() else []
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "ordinances"
        bouw(shared, root)
        found = alle_bevindingen(map_bron(root), checks())
    drawn = steekproef(found, {row.rule for row in rows})
    if show is None:
        schrijf(UIT, met_oordeel(drawn, rows), rows)
        print("\n".join(beoordeeld(met_oordeel(drawn, rows), found)))
    else:
        judged = zip(drawn, met_oordeel(drawn, rows), strict=True)
        print("\n\n".join(_getoond(one, row.verdict) for one, row in judged if show in ("", one.rule)))
    return 0


def gelezen(path: Path) -> list[Rij]:
    """The rows of a file that was filled in."""
    with path.open(encoding="utf-8", newline="") as file:
        return [Rij(**{**row, "round": int(row["round"])}) for row in csv.DictReader(file)]  # type: ignore[arg-type]


def schrijf(path: Path, now: Sequence[Rij], before: Sequence[Rij]) -> None:
    """The file, anew: the rounds before this one as they were judged, and what was drawn."""
    current = {row.rule: row.round for row in now}
    earlier = [row for row in before if row.round < current.get(row.rule, row.round + 1)]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(Rij._fields)
        writer.writerows(sorted([*earlier, *now]))


def met_oordeel(drawn: Iterable[Trekking], rows: Iterable[Rij]) -> list[Rij]:
    """The rows of what was drawn, with the verdicts that are known."""
    known = {row.sleutel: row.verdict for row in rows}
    return [one.rij._replace(verdict=known.get(one.rij.sleutel, "")) for one in drawn]


def beoordeeld(now: Sequence[Rij], found: Mapping[str, Sequence[Trekking]]) -> Iterator[str]:
    """How many findings each rule has, and of those drawn how many have a verdict."""
    for rule in dict.fromkeys(row.rule for row in now):
        rows = [row for row in now if row.rule == rule]
        judged = sum(bool(row.verdict) for row in rows)
        yield f"{rule}: {len(found[rule])} found, round {rows[0].round}: {judged} of {len(rows)} judged"


def vingerafdruk(words: str) -> str:
    """Short, and always the same for the same words."""
    return hashlib.sha256(words.encode()).hexdigest()[:12]


def _getoond(one: Trekking, verdict: str) -> str:
    return f"{one.rule} {one.text} {one.place} [{verdict or '?'}]\n→ {one.message}\n{one.around}"


def steekproef(found: Mapping[str, Sequence[Trekking]], known: Iterable[str] = ()) -> list[Trekking]:
    """Twenty of the findings of each rule that has as many, always the same ones.

    A finding that other versions of the lineage have in the same words may be drawn once, in the last of them: the
    same sentence seven times says nothing new. Each has a lot of its own, so that a finding more or less changes no
    other. A rule that was drawn before is drawn again, also when it finds less than twenty now.
    """
    drawn: list[Trekking] = []
    for rule in sorted(found):
        if len(found[rule]) >= MANY or rule in known:
            seed = SEED + RONDES.get(rule, RONDE)
            lots = {vingerafdruk(f"{seed} {one.zelfde}"): one for one in found[rule]}
            drawn += sorted(lots[lot] for lot in sorted(lots)[:MANY])
    return drawn


def alle_bevindingen(bron: Bron, rules: Sequence[Check]) -> dict[str, list[Trekking]]:
    """All that the rules find in the store, by rule."""
    found: dict[str, list[Trekking]] = {}
    weights = {check.rule.id: check.rule.severity for check in rules}
    for adres, what in toetsen(bron, rules):
        for finding in findings_in(what, rules):
            if finding.severity is Severity.INFO is not weights[finding.rule]:
                continue  # where a rule is not sure it gives a hint: severity I, on which there is no bar
            found.setdefault(finding.rule, []).append(_trekking(what, adres, finding))
    return found


def toetsen(bron: Bron, rules: Sequence[Check]) -> Iterator[tuple[Adres, Toets]]:
    """Every version in the store with all that lint looks at; all of it has to be read."""
    zaal = Leeszaal(bron)
    for adres in alle_besluiten(bron):
        what, problems = zaal.toets(adres, rules)
        assert not problems, problems
        yield adres, what


def _trekking(what: Toets, adres: Adres, finding: Finding) -> Trekking:
    place = finding.position
    lines = what.ontleding.bronnen.get(place.file, "").split("\n")
    line = lines[place.line - 1] if 0 < place.line <= len(lines) else ""
    at = max(place.column - 1, 0)
    inside = str(place).partition(f"/{adres.lijn}/{adres.versie}/")[2] or str(place)
    sentence = rondom(line, at, at + 1, AROUND)
    return Trekking(finding.rule, str(adres), inside, sentence, finding.message, _rondom(lines, place.line, at))


def _rondom(lines: Sequence[str], line: int, at: int) -> str:
    """The lines around a place, the line itself marked and cut around it."""
    shown = []
    for number in range(max(line - LINES, 1), min(line + LINES, len(lines)) + 1):
        text = lines[number - 1]
        if number == line:
            begin = max(at - WIDTH // 2, 0)
            text = f"{text[begin:at]}▶{text[at : at + WIDTH]}"
        if text:
            shown.append(f"  {number}: {text[:WIDTH]}")
    return "\n".join(shown)


if __name__ == "__main__":
    sys.exit(main())
