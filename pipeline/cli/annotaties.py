"""A review as notes on the lines of a change: GitHub's workflow commands and GitLab's Code Quality report."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.council.toets import Toets
from pipeline.model import Finding, Position, Severity, ernst

GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
GITLAB = {Severity.ERROR: "critical", Severity.WARNING: "major", Severity.INFO: "info"}
ONLEESBAAR, ZONDER_REDEN = "onleesbaar", "onderbouwing"
ORDER = tuple(Severity)


@dataclass(frozen=True, slots=True)
class Aantekening:
    """A note at a place; `kop` is what stands above it."""

    position: Position
    severity: Severity
    kop: str
    melding: str


def aantekeningen(toets: Toets) -> tuple[Aantekening, ...]:
    """Everything that asks for an answer or a look, the worst first: a forge shows only so many."""
    found = dict.fromkeys(_aantekeningen(toets))
    return tuple(sorted(found, key=lambda note: (ORDER.index(note.severity), note.position, note.kop, note.melding)))


def _aantekeningen(toets: Toets) -> Iterator[Aantekening]:
    for problem in toets.alle_problemen:
        text = " ".join(filter(None, (problem.message, problem.advice)))
        yield Aantekening(problem.position, Severity.ERROR, ONLEESBAAR, text)
    for versie in toets.versies:
        for finding in (*versie.bevroren, *versie.strijdig, *versie.bevindingen):
            if finding.afwijking:
                text = f"{finding.message} Afwijking: {finding.afwijking}"
                yield Aantekening(finding.position, Severity.INFO, _kop(finding), text)
            else:
                yield Aantekening(finding.position, finding.severity, _kop(finding), finding.message)
        adres = versie.adres
        for open_ in versie.zonder_reden:
            folder = f"{adres.overheid}/{adres.lijn}/{adres.versie}"
            message = f"Bij {open_.naam} ontbreekt de onderbouwing. Schrijf besluit/onderbouwing/{open_.sleutel}.md."
            yield Aantekening(Position(f"{folder}/versie.yaml"), Severity.WARNING, ZONDER_REDEN, message)


def _kop(finding: Finding) -> str:
    return f"{finding.rule} ({ernst(finding.severity)})"


def as_github(toets: Toets, map_: str) -> str:
    """A workflow command per note, as a step prints them; `map_` is the data root in the repository."""
    return "".join(f"{_command(note, map_)}\n" for note in aantekeningen(toets))


def _command(note: Aantekening, map_: str) -> str:
    place = _place(note.position, map_)
    properties = {"file": place, "line": note.position.line, "col": note.position.column, "title": note.kop}
    told = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items() if value)
    return f"::{GITHUB[note.severity]} {told}::{_data(note.melding)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def as_gitlab(toets: Toets, map_: str) -> str:
    """GitLab's Code Quality report; a note keeps its fingerprint when only its line changes."""
    notes = aantekeningen(toets)
    seen: Counter[str] = Counter()
    return json.dumps([_issue(note, map_, seen) for note in notes], ensure_ascii=False, indent=2) + "\n"


def _issue(note: Aantekening, map_: str, seen: Counter[str]) -> Mapping[str, object]:
    place = _place(note.position, map_) or "."
    known = f"{note.kop}|{place}|{note.melding}"
    seen[known] += 1
    return {
        "description": note.melding,
        "check_name": note.kop,
        "fingerprint": hashlib.sha256(f"{known}|{seen[known]}".encode()).hexdigest(),
        "severity": GITLAB[note.severity],
        "location": {"path": place, "lines": {"begin": max(note.position.line, 1)}},
    }


def _place(position: Position, map_: str) -> str:
    """The file as the forge knows it: from the top of the repository."""
    return "/".join(filter(None, (map_, position.file))) if position.file else ""


def findings_as_data(found: Sequence[Finding]) -> list[Mapping[str, object]]:
    """Findings with the keys that `renvooi lint -f json` has."""
    return [
        {
            "id": one.rule,
            "ernst": ernst(one.severity),
            "melding": one.message,
            "bestand": one.position.file,
            "regel": one.position.line or None,
            "kolom": one.position.column or None,
            "afwijking": one.afwijking or None,
        }
        for one in found
    ]
