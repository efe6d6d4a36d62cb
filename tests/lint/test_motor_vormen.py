"""Findings as SARIF, as annotations of GitHub, as data: what programs read.

SARIF is held against the models that pydantic-sarif made of the official schema, and against our own reading of the
standard for the objects that we write (SARIF 2.1.0, §3.13–3.58): closed, so that a property that it doesn't know can't
slip in, and stricter than the standard where GitHub asks for more.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest
from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as Sarif

from tests.lint.winkel import LINE, RECORD, RULES, run, winkel

ARTICLE = "# Artikel 1 Een\n\nHet colege: 100%,\n  van het colege.\n\n- 1. een;\n\nDit splits je.\n"


def closed(required: list[str], **properties: object) -> dict[str, object]:
    """An object with these properties and no others."""
    return {"type": "object", "required": required, "properties": properties, "additionalProperties": False}


def several(item: object, least: int = 0) -> dict[str, object]:
    return {"type": "array", "items": item, "minItems": least, "uniqueItems": True}


TEXT = closed(["text"], text={"type": "string", "minLength": 1})
COUNT = {"type": "integer", "minimum": 1}
REGION = closed(["startLine"], startLine=COUNT, startColumn=COUNT, endLine=COUNT, endColumn=COUNT)
ARTIFACT = closed(["uri"], uri={"type": "string", "pattern": r"^[A-Za-z0-9._~/%@!$&'()*+,;=-]+$"})
LEVEL = {"enum": ["none", "note", "warning", "error"]}
RULE = closed(
    ["id", "shortDescription", "fullDescription", "help", "defaultConfiguration"],
    id={"type": "string", "pattern": "^[A-Z]{3}-[0-9]{2}$|^[A-Z]{2}-[0-9]{2}$"},
    shortDescription=TEXT,
    fullDescription=TEXT,
    help=TEXT,
    defaultConfiguration=closed(["level"], level=LEVEL),
)
REPLACEMENT = closed(["deletedRegion"], deletedRegion=REGION, insertedContent=closed(["text"], text={"type": "string"}))
FIX = closed(
    ["artifactChanges"],
    description=TEXT,
    artifactChanges=several(
        closed(["artifactLocation", "replacements"], artifactLocation=ARTIFACT, replacements=several(REPLACEMENT, 1)), 1
    ),
)
RESULT = closed(
    ["ruleId", "ruleIndex", "level", "message", "locations", "partialFingerprints"],
    ruleId={"type": "string"},
    ruleIndex={"type": "integer", "minimum": 0},
    level=LEVEL,
    message=TEXT,
    locations=several(
        closed(
            ["physicalLocation"],
            physicalLocation=closed(["artifactLocation"], artifactLocation=ARTIFACT, region=REGION),
        )
    ),
    partialFingerprints={"type": "object", "additionalProperties": {"type": "string"}},
    fixes=several(FIX, 1),
    suppressions=several(
        closed(
            ["kind"],
            kind={"enum": ["inSource", "external"]},
            status={"enum": ["accepted", "underReview", "rejected"]},
            justification={"type": "string", "minLength": 1},
        ),
        1,
    ),
)
DRIVER = closed(
    ["name", "version", "rules"],
    name={"type": "string"},
    version={"type": "string"},
    language={"type": "string", "pattern": "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$"},
    rules=several(RULE),
)
RUN = closed(
    ["tool", "results"],
    tool=closed(["driver"], driver=DRIVER),
    columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
    results=several(RESULT),
)
LOG = closed(
    ["version", "runs"],
    **{
        "$schema": {"type": "string", "format": "uri"},
        "version": {"const": "2.1.0"},
        "runs": {"type": "array", "items": RUN, "minItems": 1, "maxItems": 1},
    },
)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with its ordinances, in which the command runs; one finding is answered."""
    monkeypatch.setattr("pipeline.cli.lint.checks", lambda: RULES)
    monkeypatch.setattr("pipeline.cli.lintvormen.checks", lambda: RULES)
    monkeypatch.chdir(tmp_path)
    record = f"{RECORD}afwijkingen:\n- {{regel: XYZ-02, bestand: artikel 1.md, reden: 'Zo, 100%: goed.'}}\n"
    return winkel(tmp_path / "ordinances", v1={"versie.yaml": record, "tekst/artikel-1.md": ARTICLE})


def log(root: Path) -> dict[str, object]:
    found: dict[str, object] = json.loads(run(root, "-f", "sarif").stdout)
    return found


def results(root: Path) -> list[dict[str, object]]:
    (only,) = log(root)["runs"]  # type: ignore[misc]
    return only["results"]  # type: ignore[no-any-return]


def valid(log: object) -> None:
    """Fails on what the standard, or our own reading of it, doesn't allow.

    The models are of an edition of the schema in which the status of a suppression (§3.35.3) was still its state.
    """
    jsonschema.validate(log, LOG)
    Sarif.model_validate_json(json.dumps(log).replace('"status": "accepted"', '"state": "accepted"'))


def test_what_is_found_is_sarif(root: Path) -> None:
    valid(log(root))


def test_what_is_found_in_the_example_ordinances_is_sarif() -> None:
    from tests.conftest import ROOT

    result = run(ROOT / "ordinances", "-f", "sarif")
    found = json.loads(result.stdout)
    valid(found)
    rules = [rule["id"] for rule in found["runs"][0]["tool"]["driver"]["rules"]]
    assert rules == sorted(set(rules))
    for one in found["runs"][0]["results"]:
        assert rules[one["ruleIndex"]] == one["ruleId"]


def test_a_result_points_at_the_words_in_the_file_as_the_repository_knows_it(root: Path) -> None:
    places = [
        (one["ruleId"], one["locations"][0]["physicalLocation"])  # type: ignore[index]
        for one in results(root)
    ]
    uri = {"uri": f"ordinances/{LINE}/1/tekst/artikel-1.md"}
    assert places == [
        ("XYZ-01", {"artifactLocation": uri, "region": region(3, 5, 3, 11)}),
        ("XYZ-01", {"artifactLocation": uri, "region": region(4, 11, 4, 17)}),
        ("XYZ-02", {"artifactLocation": uri, "region": {"startLine": 6}}),
        ("XYZ-03", {"artifactLocation": uri, "region": region(8, 5, 8, 11)}),
    ]


def region(*numbers: int) -> dict[str, int]:
    return dict(zip(("startLine", "startColumn", "endLine", "endColumn"), numbers, strict=True))


def test_a_result_tells_how_it_is_mended(root: Path) -> None:
    (fix,) = results(root)[0]["fixes"]  # type: ignore[misc]
    (change,) = fix["artifactChanges"]
    assert change["replacements"] == [{"deletedRegion": region(3, 5, 3, 11), "insertedContent": {"text": "college"}}]


def test_the_same_finding_keeps_its_fingerprint_when_lines_are_added_above_it(root: Path) -> None:
    before = results(root)[2]["partialFingerprints"]
    place = root / LINE / "1/tekst/artikel-1.md"
    place.write_text(ARTICLE.replace("# Artikel 1 Een\n", "# Artikel 1 Een\n\nErvoor.\n"), encoding="utf-8")
    assert results(root)[2]["partialFingerprints"] == before


def waive(root: Path) -> None:
    record = root / LINE / "1/versie.yaml"
    record.write_text(record.read_text(encoding="utf-8").replace("artikel 1.md", "artikel-1.md"), encoding="utf-8")


def test_what_is_answered_is_listed_and_suppressed(root: Path) -> None:
    waive(root)
    found = results(root)[2]
    valid(log(root))
    assert found["suppressions"] == [{"kind": "external", "status": "accepted", "justification": "Zo, 100%: goed."}]


def test_annotations_of_github_are_on_their_line(root: Path) -> None:
    waive(root)
    lines = run(root, "-f", "github").stdout.splitlines()
    file = f"file=ordinances/{LINE}/1/tekst/artikel-1.md"
    assert lines == [
        f"::warning {file},line=3,col=5,title=XYZ-01::“colege” is fout. Schrijf “college”.",
        f"::warning {file},line=4,col=11,title=XYZ-01::“colege” is fout. Schrijf “college”.",
        f"::notice {file},line=6,title=XYZ-02::1 is geen letter. Schrijf a. [afwijking: Zo, 100%25: goed.]",
        f"::warning {file},line=8,col=5,title=XYZ-03::Dit kan niet. Doe het anders.",
    ]


def test_in_json_and_csv_an_answer_and_a_mend_are_told(root: Path) -> None:
    waive(root)
    rows = json.loads(run(root, "-f", "json").stdout)["bevindingen"]
    assert [row["afwijking"] for row in rows] == [None, None, "Zo, 100%: goed.", None]
    assert rows[0]["herstel"] == [
        {"bestand": f"{LINE}/1/tekst/artikel-1.md", "regel": 3, "kolom": 5, "oud": "colege", "nieuw": "college"}
    ]
    head, *table = run(root, "-f", "csv").stdout.splitlines()
    assert head.endswith(";regel;afwijking")
    assert [bool(re.search(r";XYZ-02;Zo, 100%: goed\.$", row)) for row in table] == [False, False, True, False]


def test_outside_the_folder_where_the_command_runs_a_path_is_whole(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "elders").mkdir()
    monkeypatch.chdir(tmp_path / "elders")
    assert run(root, "-f", "github").stdout.startswith(f"::warning file={root.resolve().as_posix()}/{LINE}/")


def test_all_rules_can_be_listed(root: Path) -> None:
    lines = run(root, "--list").stdout.splitlines()
    assert lines[0] == "XYZ-01  waarschuwing  Schrijf college met twee l’en"
    assert len(lines) == len(RULES)
