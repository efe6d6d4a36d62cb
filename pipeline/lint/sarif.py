"""Findings as SARIF 2.1.0, which GitHub, GitLab, Azure DevOps and editors read (OASIS, Static Analysis Results)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import TypeAlias
from urllib.parse import quote

from pipeline.lint.rule import Rule, uitleg
from pipeline.model import Finding, Herstel, Severity

Json: TypeAlias = "str | int | bool | list[Json] | dict[str, Json]"

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def sarif(found: Sequence[Finding], rules: Sequence[Rule], versie: str, map_: str = "") -> str:
    """The findings as a SARIF log of one run; `map_` is the folder of the files as the reader of the log knows it."""
    ids = [rule.id for rule in rules]
    driver: Json = {
        "name": "renvooi",
        "version": versie,
        "language": "nl",
        "rules": [_rule(rule) for rule in rules],
    }
    run: Json = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(one, ids, map_) for one in found],
    }
    log: Json = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: Rule) -> Json:
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": f"{rule.title}. Bron: {rule.source}."},
        "help": {"text": uitleg(rule)},
        "defaultConfiguration": {"level": LEVEL[rule.severity]},
    }


def _result(found: Finding, ids: Sequence[str], map_: str) -> Json:
    result: dict[str, Json] = {
        "ruleId": found.rule,
        **({"ruleIndex": ids.index(found.rule)} if found.rule in ids else {}),
        "level": LEVEL[found.severity],
        "message": {"text": found.message},
        "locations": [{"physicalLocation": _plaats(found, map_)}] if found.position.file else [],
        "partialFingerprints": {"renvooi/v1": _vingerafdruk(found)},
    }
    if found.herstel:
        result["fixes"] = [_herstel(found.herstel, map_)]
    if found.afwijking:
        result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": found.afwijking}]
    return result


def _plaats(found: Finding, map_: str) -> Json:
    where = found.position
    place: dict[str, Json] = {"artifactLocation": {"uri": adres(where.file, map_)}}
    if where.line:
        own = next((mend for mend in found.herstel if mend.position == where and mend.oud), None)
        place["region"] = _gebied(own) if own else {"startLine": where.line, **_kolom(where.column)}
    return place


def _kolom(column: int) -> dict[str, Json]:
    return {"startColumn": column} if column else {}


def _herstel(mends: Sequence[Herstel], map_: str) -> Json:
    per_file: dict[str, list[Json]] = {}
    for mend in mends:
        change: Json = {"deletedRegion": _gebied(mend), "insertedContent": {"text": mend.nieuw}}
        per_file.setdefault(mend.position.file, []).append(change)
    changes: list[Json] = [
        {"artifactLocation": {"uri": adres(file, map_)}, "replacements": replacements}
        for file, replacements in per_file.items()
    ]
    return {"description": {"text": "Zo herstelt renvooi lint --fix dit."}, "artifactChanges": changes}


def _gebied(mend: Herstel) -> Json:
    """From where the old text begins up to where it ends; an insertion begins where it ends."""
    *before, last = mend.oud.split("\n")
    start = mend.position.column
    return {
        "startLine": mend.position.line,
        "startColumn": start,
        "endLine": mend.position.line + len(before),
        "endColumn": len(last) + (1 if before else start),
    }


def adres(file: str, map_: str) -> str:
    """The URI reference of a source file."""
    return quote(f"{map_}/{file}" if map_ and ":" not in file else file)


def _vingerafdruk(found: Finding) -> str:
    """What tells that a finding is the same one after lines were added above it."""
    return hashlib.sha256(f"{found.rule}\n{found.position.file}\n{found.message}".encode()).hexdigest()[:16]
