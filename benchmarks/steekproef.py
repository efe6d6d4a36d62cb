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
import random
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
COLUMNS = ("rule", "round", "text", "place", "fingerprint", "verdict")
MANY, AROUND, SEED = 20, 90, 20261201
LINES, WIDTH = int(os.environ.get("H5L", "1")), 260
"""How much is shown around a finding."""

RONDES: dict[str, int] = {}
"""The round in which a rule is now, when it is not the first."""

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
    def sleutel(self) -> Sleutel:
        """What ties a verdict to it, without a word of the text."""
        return Sleutel(
            self.rule, RONDES.get(self.rule, 1), self.text, self.place, vingerafdruk(f"{self.sentence}\n{self.message}")
        )


class Sleutel(NamedTuple):
    """A row of the file, without its verdict."""

    rule: str
    round: int
    text: str
    place: str
    fingerprint: str


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the file, with the verdicts that are known, and print how many; or show what was drawn."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.steekproef")
    parser.add_argument("--show", nargs="?", const="", metavar="RULE", help="print what was drawn; write nothing")
    show = parser.parse_args(arguments).show
    shared = Path(os.environ.get("RENVOOI_SHARED", ROOT.parent / "shared"))
    known = verdicts(UIT) if UIT.is_file() else {}
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "ordinances"
        bouw(shared, root)
        found = alle_bevindingen(map_bron(root), checks())
    drawn = steekproef(found, {key.rule for key in known})
    if show is None:
        schrijf(drawn, known)
        print("\n".join(f"{rule}: {told}" for rule, told in beoordeeld(drawn, known, found).items()))
    else:
        print("\n\n".join(_getoond(one, known) for one in drawn if show in ("", one.rule)))
    return 0


def schrijf(drawn: Iterable[Trekking], known: Mapping[Sleutel, str]) -> None:
    """The file, anew: the rounds before this one, and what was drawn, with the verdicts that are known."""
    now = {one.sleutel: known.get(one.sleutel, "") for one in drawn}
    earlier = {key: verdict for key, verdict in known.items() if key.round < RONDES.get(key.rule, 1)}
    with UIT.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows((*key, verdict) for key, verdict in sorted((earlier | now).items()))


def beoordeeld(
    drawn: Sequence[Trekking], known: Mapping[Sleutel, str], found: Mapping[str, Sequence[Trekking]]
) -> dict[str, str]:
    """How many findings each rule has, and of those drawn how many have a verdict."""
    told = {}
    for rule in dict.fromkeys(one.rule for one in drawn):
        keys = [one.sleutel for one in drawn if one.rule == rule]
        told[rule] = f"{len(found[rule])} found, {sum(bool(known.get(key)) for key in keys)} of {len(keys)} judged"
    return told


def vingerafdruk(sentence: str) -> str:
    """Short, and always the same for the same words and what is said of them."""
    return hashlib.sha256(sentence.encode()).hexdigest()[:12]


def verdicts(path: Path) -> dict[Sleutel, str]:
    """The verdicts in a file that was filled in."""
    with path.open(encoding="utf-8", newline="") as file:
        return {
            Sleutel(row["rule"], int(row["round"]), row["text"], row["place"], row["fingerprint"]): row["verdict"]
            for row in csv.DictReader(file)
        }


def _getoond(one: Trekking, known: Mapping[Sleutel, str]) -> str:
    verdict = known.get(one.sleutel) or "?"
    return f"{one.rule} {one.text} {one.place} [{verdict}]\n→ {one.message}\n{one.around}"


def steekproef(found: Mapping[str, Sequence[Trekking]], known: Iterable[str] = ()) -> list[Trekking]:
    """Twenty of the findings of each rule that has as many, always the same ones.

    A finding that a next version of the same lineage has as well may be drawn once, in the last of them: the same
    sentence seven times says nothing new. A rule that was drawn before is drawn again, also when it finds less now.
    """
    drawn: list[Trekking] = []
    for rule in sorted(found):
        if len(found[rule]) >= MANY or rule in known:
            different = sorted({_zelfde(one): one for one in found[rule]}.values())
            chance = random.Random(f"{SEED + RONDES.get(rule, 1)} {rule}")
            drawn += sorted(chance.sample(different, min(MANY, len(different))))
    return drawn


def _zelfde(one: Trekking) -> tuple[str, str, str, str]:
    """What a finding has in common with that of the version before it: all but the version and the line."""
    return one.text.partition("@")[0], one.place.partition(":")[0], one.sentence, one.message


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
