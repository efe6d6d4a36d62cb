"""How findings of lint are written: for people, programs and spreadsheets, and as annotations of a pull request."""

from __future__ import annotations

import csv
import difflib
import io
import json
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path

from pipeline.lint import Rule, checks
from pipeline.lint.sarif import sarif
from pipeline.model import Celmelding, Finding, Severity, ernst, melding

Vorm = Callable[[Sequence[Finding], Path], str]
"""What writes findings in files below a data root."""

PLACE_COLUMNS = ("bestand", "regelnummer", "ernst", "melding")
CELL_COLUMNS = ("rij", "kolom", "verwacht", "gevonden", "verschil", "regel")
"""What `-f csv` says of a finding: where it is (not on tariff files), and the cell it is about."""
ANNOTATION = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
SLOTTED = (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"))
IN_PROPERTY = (*SLOTTED, (":", "%3A"), (",", "%2C"))


def as_text(found: Sequence[Finding], root: Path) -> str:
    """One line per finding: `file:line:column: ID ernst melding`."""
    return "".join(f"{one.position}: {one.rule} {ernst(one.severity)} {melding(one)}\n" for one in found)


def as_json(found: Sequence[Finding], root: Path) -> str:
    """The findings as data, with Dutch keys."""
    rows = [
        {
            "id": one.rule,
            "ernst": ernst(one.severity),
            "melding": one.message,
            "bestand": one.position.file,
            "regel": one.position.line or None,
            "kolom": one.position.column or None,
            "cel": one.cel and dict(zip(CELL_COLUMNS, _cell_columns(one.cel), strict=False)),
            "afwijking": one.afwijking or None,
            "herstel": [
                {
                    "bestand": mend.position.file,
                    "regel": mend.position.line,
                    "kolom": mend.position.column,
                    "oud": mend.oud,
                    "nieuw": mend.nieuw,
                }
                for mend in one.herstel
            ],
        }
        for one in found
    ]
    return json.dumps({"bevindingen": rows}, ensure_ascii=False, indent=2) + "\n"


def as_csv(found: Sequence[Finding], root: Path) -> str:
    """The findings as a table for a spreadsheet, separated by semicolons: first where, then what."""
    cells = [one.cel or Celmelding("", "") for one in found]
    rows = (
        (
            one.position.file,
            str(one.position.line or ""),
            ernst(one.severity),
            one.message,
            *_cell_columns(cel),
            one.rule,
            one.afwijking,
        )
        for one, cel in zip(found, cells, strict=True)
    )
    return _csv((*PLACE_COLUMNS, *CELL_COLUMNS, "afwijking"), rows)


def as_cell_csv(found: Sequence[Finding], root: Path) -> str:
    """The findings on a tariff file as a controller compares them, by rule: plain sums first, own wording after."""
    told = sorted(found, key=lambda one: (one.rule, one.cel is not None and one.cel.eigen_tekst))
    cells = [one.cel or Celmelding(f"regel {one.position.line}", "", gevonden=one.message) for one in told]
    rules = [f"{one.rule} (afwijking: {one.afwijking})" if one.afwijking else one.rule for one in told]
    return _csv(CELL_COLUMNS, ((*_cell_columns(cel), rule) for rule, cel in zip(rules, cells, strict=True)))


def as_sarif(found: Sequence[Finding], root: Path) -> str:
    """The findings as SARIF 2.1.0; of what could be found every rule is listed."""
    return sarif(found, _rules(), version("renvooi"), folder_of(root))


def as_github(found: Sequence[Finding], root: Path) -> str:
    """The findings as workflow commands, which GitHub Actions shows on the lines of a pull request."""
    folder = folder_of(root)
    return "".join(_annotation(one, folder) for one in found)


def as_diff(before: Mapping[str, str], after: Mapping[str, str]) -> str:
    """What changes in files, as `diff -u` writes it."""
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
        for file in sorted(after)
        for line in difflib.unified_diff(
            before[file].splitlines(keepends=True), after[file].splitlines(keepends=True), f"a/{file}", f"b/{file}"
        )
    )


WRITERS: dict[str, Vorm] = {
    "csv": as_csv,
    "github": as_github,
    "json": as_json,
    "sarif": as_sarif,
    "text": as_text,
}


def folder_of(root: Path) -> str:
    """The data root as seen from where the command runs, which is where a CI runs it: the top of the repository."""
    relative = Path(os.path.relpath(root.resolve()))
    if relative.parts[:1] == ("..",):
        return root.resolve().as_posix()
    return "" if relative == Path() else relative.as_posix()


def as_table(rules: Sequence[Rule]) -> str:
    """One line per rule: id, weight, what it demands."""
    return "".join(f"{rule.id}  {ernst(rule.severity):<12}  {rule.title}\n" for rule in rules)


def _rules() -> tuple[Rule, ...]:
    return tuple(check.rule for check in checks())


def _annotation(one: Finding, folder: str) -> str:
    where = one.position
    file = f"{folder}/{where.file}" if folder and ":" not in where.file else where.file
    properties = {"file": file, "line": where.line, "col": where.column, "title": one.rule}
    said = ",".join(f"{name}={_slotted(str(value), IN_PROPERTY)}" for name, value in properties.items() if value)
    level = "notice" if one.afwijking else ANNOTATION[one.severity]
    return f"::{level} {said}::{_slotted(melding(one), SLOTTED)}\n"


def _slotted(text: str, signs: Sequence[tuple[str, str]]) -> str:
    for sign, written in signs:
        text = text.replace(sign, written)
    return text


def _cell_columns(cel: Celmelding) -> tuple[str, ...]:
    return cel.rij, cel.kolom, cel.verwacht, cel.gevonden, cel.verschil


def _csv(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\n")
    writer.writerow(head)
    writer.writerows(rows)
    return text.getvalue()
