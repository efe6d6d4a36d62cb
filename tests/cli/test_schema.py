"""The forms for an editor say what the program reads, of every YAML file; and the hooks of pre-commit run."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path, PurePosixPath
from typing import get_type_hints

import jsonschema
import pytest
import yaml
from click.testing import CliRunner
from hatchling.builders.wheel import WheelBuilder

from pipeline.cli import main
from pipeline.cli.schema import EXTENSIONS, SETTINGS, SOORTEN, Soort, editorbestanden, schemas
from pipeline.model.tarief import Formule
from pipeline.store.records import PLACES, record
from pipeline.store.yaml import lees_yaml
from tests.cli.werkplaats import Werkplaats

PROJECT = Path(__file__).resolve().parents[2]
SCHEMAS = schemas()
BY_NAME = {soort.naam: soort for soort in SOORTEN}


class Core(yaml.SafeLoader):
    """YAML 1.2 with its core schema, as the extension of VS Code reads it: no dates, and `ja` is a text."""


Core.yaml_implicit_resolvers = {}
Core.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^(?:~|null|Null|NULL|)$"), ["~", "n", "N", ""])
Core.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile(r"^(?:true|True|TRUE|false|False|FALSE)$"), list("tTfF")
)
Core.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^[-+]?[0-9]+$"), list("-+0123456789"))
Core.add_implicit_resolver(
    "tag:yaml.org,2002:float",
    re.compile(r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$"),
    list("-+.0123456789"),
)


def core(text: str) -> object:
    return yaml.load(text, Core)


def fouten(name: str, text: str) -> list[str]:
    validator = jsonschema.Draft7Validator(SCHEMAS[name], format_checker=jsonschema.FormatChecker())
    return [error.message for error in validator.iter_errors(core(text) or {})]


def leest(name: str, text: str) -> bool:
    """Whether the program takes the text for such a record."""
    read, problems = lees_yaml(text, "proef.yaml")
    assert read is not None, problems
    value, _ = record(read, BY_NAME[name].record)
    return value is not None


def bestanden() -> Iterator[tuple[str, Path]]:
    for name, soort in BY_NAME.items():
        folder = PROJECT / ("templates" if soort.in_stijl else "ordinances")
        for place in soort.plaatsen:
            yield from ((name, path) for path in sorted(folder.glob(place)))


@pytest.mark.parametrize(
    ("name", "path"), [pytest.param(n, p, id=p.relative_to(PROJECT).as_posix()) for n, p in bestanden()]
)
def test_every_file_that_is_here_fits_its_form(name: str, path: Path) -> None:
    assert fouten(name, path.read_text(encoding="utf-8")) == []


def test_every_yaml_file_that_is_here_has_a_form() -> None:
    known = {path for _, path in bestanden()}
    here = {path for folder in ("ordinances", "templates") for path in (PROJECT / folder).rglob("*.yaml")}
    assert {path for path in here if path.name != "identiteit.lock.yaml"} == known


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_a_form_is_a_right_schema(name: str) -> None:
    jsonschema.Draft7Validator.check_schema(SCHEMAS[name])


OVERHEID = "naam: Dorp\nsoort: gemeente\ncode: gm9998\norganen: {raad: de raad, college: het college}\n"
VERSIE = "werk: spelen\nciteertitel: Spelen\nopschrift: Spelen Dorp\n"
TABEL = "tabellen:\n- naam: t\n  soort: prijzen\n  rijkop: Zorg\n  kolommen:\n  - {naam: zin, kop: Zin}\n"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("overheid", OVERHEID),
        ("overheid", OVERHEID + "onbekend: ja\n"),
        ("overheid", OVERHEID + "stijlprofiel: klare-taal\n"),
        ("overheid", OVERHEID + "stijlprofiel: plechtig\n"),
        ("overheid", OVERHEID + "stijlprofiel:\n"),
        ("overheid", OVERHEID + "ondertekenaars: {raad: [{functie: griffier}, {functie: voorzitter, naam: ~}]}\n"),
        ("overheid", OVERHEID + "ondertekenaars: {raad: griffier}\n"),
        ("overheid", "naam: Dorp\n"),
        ("overheid", OVERHEID.replace("naam: Dorp", "naam:")),
        ("overheid", OVERHEID.replace(", college: het college", "")),
        ("regeling", "naam: Spelen\n"),
        ("regeling", "naam: 2024\nuittreksel: ja\nuittreksel_reden: kort\n"),
        ("regeling", "naam: Spelen\nuittreksel: Nee\n"),
        ("regeling", "naam: Spelen\nuittreksel: true\n"),
        ("regeling", "naam: Spelen\nuittreksel: misschien\n"),
        ("regeling", "naam: Spelen\ngrondslagen: [{tekst: artikel 149 van de Gemeentewet}]\n"),
        ("regeling", "naam: Spelen\ngrondslagen: [{verwijzing: jci1.3}]\n"),
        ("versie", VERSIE),
        ("versie", VERSIE + "was: [2024, '2023']\n"),
        ("versie", VERSIE + "was: 2024\n"),
        ("versie", VERSIE + "vastgesteld: 2025-03-20\n"),
        ("versie", VERSIE + "vastgesteld: 20 maart 2025\n"),
        ("versie", VERSIE + "vastgesteld: 2025-02-30\n"),
        ("versie", VERSIE + "slotbepalingen: [{soort: citeertitel, nummer: 14}]\n"),
        ("versie", VERSIE + "slotbepalingen: [{nummer: 14}]\n"),
        ("versie", VERSIE + "levensloop: [{stap: aangeboden, op: 2025-03-20, door: het college, tekst: '1:ab'}]\n"),
        ("versie", VERSIE + "levensloop: [{stap: gestuurd, op: 2025-03-20, door: het college}]\n"),
        ("intrekking", "opschrift: Intrekking\ntrekt_in: [2025]\ninwerkingtreding: 2026-02-01\n"),
        ("intrekking", "opschrift: Intrekking\nwas: [2025]\n"),
        ("besluit", "onderwerp: Spelen\n"),
        ("besluit", "onderwerp: Spelen\nafstemming: [Juridische zaken, {met: het team, uitkomst: akkoord}]\n"),
        ("besluit", "onderwerp: Spelen\nafstemming: [{met: het team, uitkomst: prima}]\n"),
        ("besluit", "onderwerp: Spelen\nindeling: w2\nvergaderdata: {raad: 2025-03-20}\n"),
        ("besluit", "onderwerp: Spelen\nindeling: w3\n"),
        ("tarieven", TABEL),
        ("tarieven", TABEL + "  rijen: [{naam: Rij, cellen: {zin: '1.234,50'}}]\n"),
        ("tarieven", TABEL + "  rijen: [{naam: Rij, cellen: {zin: n.v.t.}}, {naam: B, cellen: {zin: {bedrag: 12}}}]\n"),
        ("tarieven", TABEL + "  rijen: [{naam: Rij, cellen: {zin: {bedrag: veel}}}]\n"),
        ("tarieven", TABEL + "  rijen: [{naam: Rij, cellen: {zin: {prijs: 12}}}]\n"),
        ("tarieven", TABEL + "  decimalen: 3\n  contant: '0,05'\n"),
        ("tarieven", TABEL + "  decimalen: 9\n"),
        ("tarieven", TABEL.replace("kop: Zin}", "kop: Zin, formule: 80% van informeel}")),
        ("tarieven", TABEL.replace("kop: Zin}", "kop: Zin, formule: de helft}")),
        ("tarieven", TABEL + "noten: {'1': Een noot.}\nmaxima: {rlz: {bedrag: '21,14', landelijk: ja}}\n"),
        ("tarieven", TABEL + "maxima: {rlz: {eenheid: uur}}\n"),
        ("huisstijl", "kleuren: {accent: '#17456f'}\nlettertypen: [a.ttf]\n"),
        ("huisstijl", "kleur: blauw\n"),
    ],
)
def test_the_form_takes_what_the_program_reads_and_nothing_else(name: str, text: str) -> None:
    assert (fouten(name, text) == []) == leest(name, text), fouten(name, text)


@pytest.mark.parametrize("name", sorted(BY_NAME))
def test_every_key_is_explained_in_dutch(name: str) -> None:
    missing = [path for path, one in properties(SCHEMAS[name], "") if not one.get("description")]
    assert [path for path in missing if not path.startswith("tabellen.groepen.rijen.")] in ([], ["kleuren"])


def properties(found: object, pad: str) -> Iterator[tuple[str, dict]]:  # type: ignore[type-arg]
    if isinstance(found, list):
        for part in found:
            yield from properties(part, pad)
    if isinstance(found, dict):
        for key, one in found.get("properties", {}).items():
            path = f"{pad}.{key}" if pad else key
            yield path, one
            yield from properties(one, path)
        for inner in ("items", "additionalProperties", "anyOf"):
            yield from properties(found.get(inner), pad)


@pytest.mark.parametrize("soort", SOORTEN, ids=lambda soort: soort.naam)
def test_a_form_has_the_keys_of_its_record(soort: Soort) -> None:
    assert {path for path, _ in properties(SCHEMAS[soort.naam], "")} == set(keys(soort.record, ""))


def keys(kind: object, pad: str) -> Iterator[str]:
    if isinstance(kind, type) and is_dataclass(kind) and kind is not Formule:
        for part in fields(kind):
            if part.name not in PLACES:
                path = f"{pad}.{part.name}" if pad else part.name
                yield path
                yield from keys(get_type_hints(kind)[part.name], path)
    for part in getattr(kind, "__args__", ()):
        yield from keys(part, pad)


def test_the_package_holds_the_explanations_that_the_forms_show() -> None:
    shipped = {file.distribution_path for file in WheelBuilder(str(PROJECT)).recurse_included_files()}
    assert {f"pipeline/docs/{soort.uitleg}" for soort in SOORTEN} <= shipped


# --- the editor ---


@pytest.fixture
def plaats(tmp_path: Path) -> Werkplaats:
    made = Werkplaats(tmp_path)
    made.write("dorp/overheid.yaml", OVERHEID)
    made.write("dorp/spelen/2025/versie.yaml", VERSIE)
    return made


def test_the_editor_is_told_which_file_has_which_form(plaats: Werkplaats) -> None:
    assert plaats.renvooi("schema").exit_code == 0
    settings = json.loads((plaats.place / SETTINGS).read_text(encoding="utf-8"))
    mapped = settings["yaml.schemas"]
    for name, place in (("overheid", "dorp/overheid.yaml"), ("versie", "dorp/spelen/2025/versie.yaml")):
        target = f"./.vscode/renvooi/{name}.schema.json"
        assert any(PurePosixPath(f"ordinances/{place}").match(glob) for glob in mapped[target])
        assert json.loads((plaats.place / target).read_text(encoding="utf-8")) == SCHEMAS[name]
    assert json.loads((plaats.place / EXTENSIONS).read_text(encoding="utf-8")) == {
        "recommendations": ["redhat.vscode-yaml"]
    }


def test_a_second_time_the_same_is_written_and_what_is_ours_stays(plaats: Werkplaats) -> None:
    own = {"editor.rulers": [120], "yaml.schemas": {"eigen.json": ["*.yaml"]}}
    (plaats.place / ".vscode").mkdir()
    (plaats.place / SETTINGS).write_text(json.dumps(own), encoding="utf-8")
    plaats.renvooi("schema")
    first = editorbestanden(plaats.root, plaats.place)
    settings = json.loads((plaats.place / SETTINGS).read_text(encoding="utf-8"))
    assert settings["editor.rulers"] == [120] and settings["yaml.schemas"]["eigen.json"] == ["*.yaml"]
    plaats.renvooi("schema")
    assert all((plaats.place / name).read_bytes() == content for name, content in first.items())


def test_settings_with_remarks_are_left_alone(plaats: Werkplaats) -> None:
    (plaats.place / ".vscode").mkdir()
    (plaats.place / SETTINGS).write_text('{\n  // van mij\n  "a": 1\n}\n', encoding="utf-8")
    result = plaats.renvooi("schema")
    assert result.exit_code == 2 and "geen gewone JSON" in result.stderr
    assert "// van mij" in (plaats.place / SETTINGS).read_text(encoding="utf-8")
    assert not (plaats.place / ".vscode" / "renvooi").exists()


# --- pre-commit ---


HOOKS = yaml.safe_load((PROJECT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))


def hook(name: str, place: Path, changed: list[str]) -> tuple[int, str, list[str]]:
    """Run a hook as pre-commit does: its entry with the changed files that its pattern finds, from the top."""
    (found,) = [one for one in HOOKS if one["id"] == name]
    files = [path for path in changed if re.search(found["files"], path) and (place / path).is_file()]
    if not files:
        return 0, "", files
    program, *words = shlex.split(found["entry"])
    assert program == "renvooi"
    result = CliRunner().invoke(main, [*words, *files])
    assert "Traceback" not in result.output
    return result.exit_code, result.output, files


@pytest.fixture
def kopie(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, list[str]]:
    """A copy of the ordinances of the example, and every file in it."""
    import shutil

    shutil.copytree(PROJECT / "ordinances" / "voorbeeldstad", tmp_path / "ordinances" / "voorbeeldstad")
    monkeypatch.chdir(tmp_path)
    return tmp_path, sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file())


def test_the_hooks_pass_on_what_is_right_and_take_every_text(kopie: tuple[Path, list[str]]) -> None:
    place, every = kopie
    texts = {path for path in every if path.endswith(".md")}
    code, output, files = hook("renvooi-fmt", place, every)
    assert code == 0, output
    assert set(files) == {path for path in texts if "/tekst/" in path or "/besluit/" in path}
    code, output, files = hook("renvooi-lint", place, every)
    assert code == 0, output
    assert {path for path in every if path.endswith("versie.yaml")} <= set(files)


def test_the_hooks_stop_a_commit_that_is_wrong(kopie: tuple[Path, list[str]]) -> None:
    place, _ = kopie
    name = "ordinances/voorbeeldstad/verordening-speelplekken/2025/tekst/hoofdstuk-2/artikel-5.md"
    path = place / name
    good = path.read_text(encoding="utf-8")
    path.write_text(good + "\n\n\n", encoding="utf-8")
    assert hook("renvooi-fmt", place, [name])[0] == 1
    assert path.read_text(encoding="utf-8") == good + "\n\n\n", "a hook that only looks"
    path.write_text(good.rstrip("\n") + " Zie artikel 99.\n", encoding="utf-8")
    code, output, _ = hook("renvooi-lint", place, [name])
    assert code == 1 and "REF-01" in output


def test_the_hooks_leave_other_files_alone(kopie: tuple[Path, list[str]]) -> None:
    place, _ = kopie
    (place / "README.md").write_text("Van ons\n", encoding="utf-8")
    for one in ("renvooi-fmt", "renvooi-lint"):
        assert hook(one, place, ["README.md", "ordinances/voorbeeldstad/overheid.yaml"])[2] == []
