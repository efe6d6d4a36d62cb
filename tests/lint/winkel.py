"""A small store on disk, and rules of which the findings can be mended, for tests of the command."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from click.testing import CliRunner, Result

from pipeline.cli import main
from pipeline.lint import Ontleding, Rule
from pipeline.model import Finding, Li, Severity, knopen

OVERHEID = """naam: Voorbeeldstad
soort: gemeente
code: gm9999
organen:
  raad: de raad van de gemeente Voorbeeldstad
  college: het college van burgemeester en wethouders van de gemeente Voorbeeldstad
"""
LINE = "voorbeeldstad/verordening-speelplekken"
RECORD = "werk: speelplekken\nciteertitel: Speelplekken\nopschrift: Speelplekken\n"

SPELLING = Rule("XYZ-01", "Schrijf college met twee l’en", "proef", Severity.WARNING, "", "")
LABELS = Rule("XYZ-02", "Onderdelen hebben een letter", "proef", Severity.WARNING, "", "")
BOUW = Rule("XYZ-03", "Een herstel dat de bouw verandert", "proef", Severity.WARNING, "", "")
HEEN_EN_WEER = Rule("XYZ-04", "Een herstel dat zichzelf ongedaan maakt", "proef", Severity.WARNING, "", "")


@SPELLING.check_tekst
def spelling(ontleding: Ontleding) -> Iterator[Finding]:
    for passage in (*ontleding.passages, *ontleding.passages_besluit):
        for found in re.finditer("colege", passage.inhoud):
            mend = passage.herstel(found.start(), found.end(), "college")
            yield SPELLING.finding(passage.plaats(found.start()), "“colege” is fout. Schrijf “college”.", mend)


@LABELS.check_tekst
def labels(ontleding: Ontleding) -> Iterator[Finding]:
    for node in knopen(ontleding.versie.regeling):
        if isinstance(node, Li) and node.nummer.isdecimal():
            letter = chr(96 + int(node.nummer))
            mend = ontleding.herstel_label(node, letter)
            yield LABELS.finding(node.position, f"{node.nummer} is geen letter. Schrijf {letter}.", mend)


@BOUW.check_tekst
def bouw(ontleding: Ontleding) -> Iterator[Finding]:
    for passage in ontleding.passages:
        for found in re.finditer("splits", passage.inhoud):
            mend = passage.herstel(found.start(), found.end(), "een\n\ntwee")
            yield BOUW.finding(passage.plaats(found.start()), "Dit kan niet. Doe het anders.", mend)


@HEEN_EN_WEER.check_tekst
def heen_en_weer(ontleding: Ontleding) -> Iterator[Finding]:
    for passage in ontleding.passages:
        for found in re.finditer("heen|weer", passage.inhoud):
            other = {"heen": "weer", "weer": "heen"}[found[0]]
            mend = passage.herstel(found.start(), found.end(), other)
            yield HEEN_EN_WEER.finding(passage.plaats(found.start()), f"{found[0]} is fout. Schrijf {other}.", mend)


RULES = (spelling, labels, bouw, heen_en_weer)


def write(path: Path, text: str) -> None:
    """A file with its folders, byte for byte."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())


def winkel(root: Path, **versions: dict[str, str]) -> Path:
    """A data root with one ordinance: of each version ("v1") the files below its folder."""
    write(root / "voorbeeldstad/overheid.yaml", OVERHEID)
    write(root / LINE / "regeling.yaml", "naam: Speelplekken\n")
    for name, files in versions.items():
        for path, text in {"versie.yaml": RECORD, **files}.items():
            write(root / LINE / name.removeprefix("v") / path, text)
    return root


def run(root: Path, *words: str) -> Result:
    """The command on this root."""
    return CliRunner().invoke(main, ["--root", str(root), "lint", *words])
