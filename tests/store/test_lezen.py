"""Reading a version whole: the good case, and everything that can be wrong with its files."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import Adres, Artikel, Bijlage, Refused, Structuur, Structuursoort, Weggelaten
from pipeline.store import geheugen_bron, laad, map_bron, versies, voorgangers
from tests.store.conftest import FILES

Klachten = Callable[[dict[str, str]], list[str]]
V = "dorp/speelregels/2024"
ADRES = Adres("dorp", "speelregels", "2024")


def bron(files: dict[str, str]):  # type: ignore[no-untyped-def]
    return geheugen_bron({path: text.encode() for path, text in files.items()})


def test_a_version_is_read_whole(files: dict[str, str]) -> None:
    versie = laad(bron(files), ADRES)
    (hoofdstuk,) = versie.regeling.lichaam
    assert isinstance(hoofdstuk, Structuur)
    assert hoofdstuk.soort is Structuursoort.HOOFDSTUK
    assert [node.kop.nummer for node in hoofdstuk.inhoud if isinstance(node, Artikel)] == ["1", "2"]
    assert hoofdstuk.inhoud[0].id == "doel"  # type: ignore[union-attr]
    assert [type(node) for node in versie.regeling.bijlagen] == [Bijlage]
    assert versie.regeling.citeertitel == "Speelregels"
    assert versie.besluit is None


def test_every_node_knows_its_file_and_line(files: dict[str, str]) -> None:
    versie = laad(bron(files), ADRES)
    hoofdstuk = versie.regeling.lichaam[0]
    assert str(hoofdstuk.position) == f"{V}/tekst/hoofdstuk-1/_hoofdstuk.md:1"
    assert str(hoofdstuk.inhoud[0].position).startswith(f"{V}/tekst/hoofdstuk-1/artikel-1.md:4")  # type: ignore[union-attr]
    assert versie.gegevens.position.file == f"{V}/versie.yaml"


def test_windows_line_endings_and_a_byte_order_mark_change_nothing(files: dict[str, str]) -> None:
    windows = {path: "\ufeff" + text.replace("\n", "\r\n") for path, text in files.items()}
    assert laad(bron(windows), ADRES).regeling == laad(bron(files), ADRES).regeling


def test_editor_and_system_files_are_passed_over(files: dict[str, str], klachten: Klachten) -> None:
    for name in (".DS_Store", "artikel-1.md~", ".artikel-1.md.swp", "Thumbs.db", "~$artikel-1.docx"):
        files[f"{V}/tekst/{name}"] = "x"
    assert klachten(files) == []


def test_versions_are_listed_in_their_own_order(files: dict[str, str]) -> None:
    for name in ("2", "10", "9"):
        files[f"dorp/regels/{name}/versie.yaml"] = ""
    assert [str(adres) for adres in versies(bron(files))] == [
        "dorp/regels@2",
        "dorp/regels@9",
        "dorp/regels@10",
        "dorp/speelregels@2024",
    ]


def test_a_version_folder_with_misnamed_files_is_a_version_that_is_refused(files: dict[str, str]) -> None:
    files["dorp/speelregels/2025/Versie.yml"] = "werk: x"
    data = bron(files)
    adres = versies(data)[-1]
    assert adres.versie == "2025"
    with pytest.raises(Refused) as refused:
        laad(data, adres)
    assert "Bedoelt u “versie.yaml”?" in str(refused.value)


def test_volgorde_orders_what_numbers_do_not_tell_and_shows_what_is_left_out(files: dict[str, str]) -> None:
    files[f"{V}/tekst/_tekst.md"] = '---\nvolgorde: ["[…]", hoofdstuk-1, artikel-9, "[…]"]\n---\n'
    files[f"{V}/tekst/artikel-9.md"] = "# Artikel 9 Slot\n\nEinde.\n"
    lichaam = laad(bron(files), ADRES).regeling.lichaam
    assert [type(node) for node in lichaam] == [Weggelaten, Structuur, Artikel, Weggelaten]
    assert lichaam[0].position.line == 2


def test_repeated_numbers_are_kept_when_the_author_ordered_them(files: dict[str, str], klachten: Klachten) -> None:
    files[f"{V}/tekst/hoofdstuk-1/artikel-2-2.md"] = "# Artikel 2 Nog eens\n\nOok dit.\n"
    assert any("Twee bestanden eisen dezelfde plaats op" in klacht for klacht in klachten(files))
    files[f"{V}/tekst/hoofdstuk-1/_hoofdstuk.md"] = (
        "---\nvolgorde: [artikel-1, artikel-2, artikel-2-2]\n---\n# Hoofdstuk 1 Algemeen\n"
    )
    assert klachten(files) == []


def test_images_in_the_text_come_along_and_a_missing_one_is_left_to_lint(files: dict[str, str]) -> None:
    files[f"{V}/tekst/bijlage-1.md"] = "# Bijlage 1 Kaart\n\n![kaart](img/kaart.png)\n\n![weg](img/weg.png)\n"
    files[f"{V}/tekst/img/kaart.png"] = "PNG"
    assert laad(bron(files), ADRES).afbeeldingen == {"img/kaart.png": b"PNG"}


def test_predecessors_are_found_in_the_same_lineage_and_elsewhere(files: dict[str, str]) -> None:
    for path in [path for path in files if path.startswith(V)]:
        files[path.replace("2024", "2023")] = files[path]
        files[path.replace("speelregels/2024", "ander/1")] = files[path]
    files["dorp/ander/regeling.yaml"] = "naam: Ander\n"
    files[f"{V}/versie.yaml"] += 'was: ["2023", ander@1, dorp/ander@1]\n'
    data = bron(files)
    assert [str(adres) for adres in voorgangers(data, laad(data, ADRES))] == [
        "dorp/speelregels@2023",
        "dorp/ander@1",
        "dorp/ander@1",
    ]


def test_an_unknown_predecessor_is_refused_at_the_record_that_names_it(files: dict[str, str]) -> None:
    files[f"{V}/versie.yaml"] += 'was: ["1999"]\n'
    data = bron(files)
    with pytest.raises(Refused, match=r"versie\.yaml:4.*1999"):
        voorgangers(data, laad(data, ADRES))


@pytest.mark.parametrize(
    ("was", "complaint"),
    [
        ({"2024": "2024"}, r"2024/versie\.yaml:4:\d+: Deze versie noemt zichzelf"),
        ({"2024": "2023", "2023": "2024"}, r"2024/versie\.yaml:4:\d+: “2023” volgt zelf"),
        ({"2024": "2023", "2023": "2022", "2022": "speelregels@2024"}, r"2024/versie\.yaml:4:\d+: “2023” volgt zelf"),
    ],
)
def test_a_version_that_follows_itself_is_refused(files: dict[str, str], was: dict[str, str], complaint: str) -> None:
    for name, earlier in was.items():
        facts = f'{FILES[f"{V}/versie.yaml"]}was: ["1", "{earlier}"]\n'
        files[f"dorp/speelregels/{name}/versie.yaml"] = facts
    files["dorp/speelregels/1/versie.yaml"] = 'werk: x\nciteertitel: x\nopschrift: x\nwas: ["0", "1"]\n'
    data = bron(files)
    with pytest.raises(Refused, match=complaint) as refused:
        voorgangers(data, laad(data, ADRES))
    assert len(refused.value.problems) == 1


SPOILED: dict[str, tuple[str, str | None, str]] = {
    "no overheid.yaml": ("dorp/overheid.yaml", None, "“overheid.yaml” ontbreekt"),
    "no regeling.yaml": ("dorp/speelregels/regeling.yaml", None, "“regeling.yaml” ontbreekt"),
    "no versie.yaml": (f"{V}/versie.yaml", None, "“versie.yaml” ontbreekt"),
    "no head file": (f"{V}/tekst/hoofdstuk-1/_hoofdstuk.md", None, "heeft geen bestand met zijn kop"),
    "two head files": (f"{V}/tekst/hoofdstuk-1/_titel.md", "# Titel 1\n", "2 bestanden met een kop"),
    "misspelt head file": (f"{V}/tekst/hoofdstuk-1/_hofdstuk.md", "# Hoofdstuk 1\n", "Bedoelt u “_hoofdstuk.md”"),
    "a foreign file": (f"{V}/tekst/nota.docx", "x", "“nota.docx” hoort hier niet"),
    "a bijlage too deep": (f"{V}/tekst/hoofdstuk-1/bijlage-1.md", "# Bijlage 1\n\nx\n", "rechtstreeks in tekst/"),
    "a misspelt folder": (f"{V}/teksten/artikel-3.md", "# Artikel 3\n\nx\n", "Bedoelt u “tekst”?"),
    "broken yaml": (f"{V}/versie.yaml", "werk: a: b\n", "versie.yaml:1:8: De YAML is niet te lezen"),
    "broken front matter": (
        f"{V}/tekst/hoofdstuk-1/artikel-1.md",
        "---\nid: 'x\n---\n# Artikel 1\n\ny\n",
        "artikel-1.md:2",
    ),
    "unknown front matter": (
        f"{V}/tekst/hoofdstuk-1/artikel-1.md",
        "---\nwas: []\nidd: x\n---\n# Artikel 1\n\ny\n",
        "artikel-1.md:3:1: De sleutel “idd” is hier niet bekend. Bedoelt u “id”?",
    ),
    "front matter in a bijlage": (f"{V}/tekst/bijlage-1.md", "---\nid: x\n---\n# Bijlage 1\n\ny\n", "bijlage-1.md:2:1"),
    "the same id twice": (
        f"{V}/tekst/hoofdstuk-1/artikel-2.md",
        "---\nid: doel\n---\n# Artikel 2\n\ny\n",
        "Het id “doel” is al van",
    ),
    "one place claimed twice": (
        f"{V}/tekst/hoofdstuk-1/artikel-1b.md",
        "# Artikel 1. Ook doel\n\ny\n",
        "Twee bestanden eisen dezelfde plaats op: “artikel-1” en “artikel-1b”",
    ),
    "names equal but for case": (
        f"{V}/tekst/hoofdstuk-1/Artikel-1.md",
        "# Artikel 5\n\ny\n",
        "Hun namen verschillen alleen in hoofdletters",
    ),
    "kinds side by side": (f"{V}/tekst/artikel-3.md", "# Artikel 3\n\ny\n", "artikelen en hoofdstuken naast elkaar"),
    "unnumbered siblings": (f"{V}/tekst/hoofdstuk-1/artikel-x.md", "# Artikel\n\ny\n", "“artikel-x” heeft geen nummer"),
    "aa after a or after z": (
        f"{V}/tekst/hoofdstuk-1/artikel-x.md",
        "# Artikel I\n\ny\n",
        "laten meer dan één volgorde toe",
    ),
    "volgorde names a missing file": (
        f"{V}/tekst/hoofdstuk-1/_hoofdstuk.md",
        "---\nvolgorde: [artikel-1, artikel-2, artikel-3]\n---\n# Hoofdstuk 1\n",
        "_hoofdstuk.md:2:34: “artikel-3” staat in volgorde, maar is er niet",
    ),
    "volgorde leaves a file out": (
        f"{V}/tekst/hoofdstuk-1/_hoofdstuk.md",
        "---\nvolgorde: [artikel-1]\n---\n# Hoofdstuk 1\n",
        "“artikel-2” ontbreekt in volgorde",
    ),
    "volgorde with three dots": (
        f"{V}/tekst/hoofdstuk-1/_hoofdstuk.md",
        '---\nvolgorde: [artikel-1, "[...]", artikel-2]\n---\n# Hoofdstuk 1\n',
        "Bedoelt u “[…]”?",
    ),
    "volgorde is no list": (
        f"{V}/tekst/hoofdstuk-1/_hoofdstuk.md",
        "---\nvolgorde: artikel-1\n---\n# Hoofdstuk 1\n",
        "Hier hoort een lijst te staan",
    ),
    "text in _tekst.md": (f"{V}/tekst/_tekst.md", "# Hoofdstuk 1\n", "bevat alleen een voorblad"),
    "a gap among bijlagen": (
        f"{V}/tekst/_tekst.md",
        '---\nvolgorde: [hoofdstuk-1, bijlage-1, "[…]"]\n---\n',
        "kan niet op deze plaats",
    ),
    "a besluit without record": (f"{V}/besluit/adviesnota.md", "# BESLUIT\n\nx\n", "ontbreekt besluit.yaml"),
    "a misspelt council paper": (f"{V}/besluit/adviesnotta.md", "# BESLUIT\n\nx\n", "Bedoelt u “adviesnota.md”?"),
    "an attachment that is not there": (
        f"{V}/besluit/besluit.yaml",
        "onderwerp: x\nbijlagen:\n- titel: Advies\n  bestand: advies.pdf\n",
        "besluit.yaml:4:12: Het bestand “advies.pdf” staat niet in bijlagen/.",
    ),
    "an onderbouwing with headings": (
        f"{V}/besluit/onderbouwing/artikel-1.md",
        "# Waarom\n\nDaarom.\n",
        "onderbouwing/artikel-1.md:1: In een onderbouwing horen geen koppen",
    ),
    "an empty onderbouwing": (f"{V}/besluit/onderbouwing/artikel-1.md", "---\naard: technisch\n---\n", "is leeg"),
    "an unknown aanleiding": (
        f"{V}/besluit/onderbouwing/artikel-1.md",
        "---\naanleiding: [juridisprudentie]\n---\nDaarom.\n",
        "artikel-1.md:2:14: “juridisprudentie” kan hier niet",
    ),
    "two sections of one name": (
        f"{V}/besluit/adviesnota.md",
        "# RISICO'S\n\nEen.\n\n# KADER\n\nx\n\n# Risico’s\n\nTwee.\n",
        "adviesnota.md:9: De kop “Risico’s” staat hier voor de tweede keer; de eerste staat in regel 1.",
    ),
    "front matter in a council paper": (
        f"{V}/besluit/adviesnota.md",
        "---\nteam: x\n---\n# BESLUIT\n\nx\n",
        "adviesnota.md:2:1: De sleutel “team” is hier niet bekend",
    ),
    "a wrong code": (
        "dorp/overheid.yaml",
        "naam: Dorp\nsoort: gemeente\ncode: dorp\norganen: {raad: a, college: b}\n",
        "overheid.yaml:3:7: “dorp” is geen code",
    ),
    "an excerpt without reason": (
        "dorp/speelregels/regeling.yaml",
        "naam: x\nuittreksel: ja\n",
        "regeling.yaml:2:13: Van een uittreksel hoort gezegd te worden waarom",
    ),
}


@pytest.mark.parametrize("name", SPOILED)
def test_bad_input_is_one_clear_message(name: str, files: dict[str, str], klachten: Klachten) -> None:
    path, text, expected = SPOILED[name]
    if text is None:
        del files[path]
    else:
        files[path] = text
    found = klachten(files)
    assert any(expected in klacht for klacht in found), found
    assert all(klacht.startswith("dorp/") for klacht in found), "each tells where"


def test_everything_wrong_is_told_in_one_run(files: dict[str, str], klachten: Klachten) -> None:
    files["dorp/overheid.yaml"] = "naam: [\n"
    files["dorp/speelregels/regeling.yaml"] = "naam: x\nsort: verordening\n"
    files[f"{V}/versie.yaml"] += "vastgesteld: 2022-13-01\nstatus: klaar\n"
    files[f"{V}/tekst/hoofdstuk-1/artikel-1.md"] = "---\nix: 1\n---\n# Artikel 1\n\nx\n"
    files[f"{V}/tekst/hoofdstuk-1/artikel-2.md"] = "Geen kop.\n"
    files[f"{V}/besluit/besluit.yaml"] = "onderwerp: x\nopenbaarheid: soms\n"
    found = klachten(files)
    places = [klacht.split(": ")[0].removeprefix("dorp/") for klacht in found]
    assert [place.rsplit("/", 1)[-1] for place in places] == [
        "overheid.yaml:2:1",
        "besluit.yaml:2:15",
        "artikel-1.md:2:1",
        "artikel-2.md:1",
        "versie.yaml:4:14",
        "versie.yaml:5:9",
        "regeling.yaml:2:1",
    ]
    assert any("Toegestaan: actief openbaar, niet actief openbaar" in klacht for klacht in found)


NASTY = st.text("#-*_[]…:.>|`<&\\ \n\tab1é’\u00a0\x00", max_size=60) | st.binary(max_size=30)


@given(st.sampled_from(sorted(FILES)), NASTY, st.booleans())
def test_no_content_of_any_file_gives_a_traceback(path: str, content: str | bytes, appended: bool) -> None:
    raw = {name: text.encode() for name, text in FILES.items()}
    spoiled = content if isinstance(content, bytes) else content.encode()
    raw[path] = raw[path] + spoiled if appended else spoiled
    try:
        laad(geheugen_bron(raw), ADRES)
    except Refused as refused:
        assert refused.problems
        assert all(problem.position.file.startswith("dorp/") for problem in refused.problems)


@given(st.lists(st.sampled_from(["hoofdstuk-1", "artikel-3", "[…]", "bijlage-1", "toelichting", "x", ""]), max_size=6))
def test_no_volgorde_gives_a_traceback_or_loses_a_provision(names: list[str]) -> None:
    raw = {name: text.encode() for name, text in FILES.items()}
    raw[f"{V}/tekst/artikel-3.md"] = b"# Artikel 3\n\nSlot.\n"
    raw[f"{V}/tekst/_tekst.md"] = f"---\nvolgorde: {json.dumps(names)}\n---\n".encode()
    try:
        regeling = laad(geheugen_bron(raw), ADRES).regeling
    except Refused:
        return
    assert len([node for node in regeling.lichaam if not isinstance(node, Weggelaten)]) == 2
    assert len(regeling.bijlagen) == 1


def _folder(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.mkdir()


def _pipe(path: Path) -> None:
    path.unlink(missing_ok=True)
    os.mkfifo(path)


def _link(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.symlink_to("weg")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in the file system here")
@pytest.mark.parametrize("name", ["tekst/hoofdstuk-1/artikel-2.md", "versie.yaml", "besluit/onderbouwing/artikel-1.MD"])
@pytest.mark.parametrize(
    ("make", "complaint"),
    [
        (_folder, "een map met de naam van een bestand"),
        (_pipe, "een pijp of apparaat"),
        (_link, "symbolische koppeling"),
    ],
)
def test_what_is_no_file_is_never_passed_over(
    tmp_path: Path, files: dict[str, str], name: str, make: Callable[[Path], None], complaint: str
) -> None:
    for path, text in {**files, **{path.replace("2024", "2025"): text for path, text in files.items()}}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    (tmp_path / V / name).parent.mkdir(parents=True, exist_ok=True)
    make(tmp_path / V / name)
    data = map_bron(tmp_path)
    with pytest.raises(Refused) as refused:
        laad(data, ADRES)
    assert any(
        problem.position.file == f"{V}/{name}" and complaint in problem.message for problem in refused.value.problems
    )
    assert laad(data, Adres("dorp", "speelregels", "2025")).regeling.lichaam, "other versions are still read"


def test_text_that_is_no_utf8_is_named_with_its_line(files: dict[str, str]) -> None:
    raw = {path: text.encode() for path, text in files.items()}
    raw[f"{V}/tekst/bijlage-1.md"] = "# Bijlage 1\n\nCaf\u00e9\n".encode("latin-1")
    with pytest.raises(Refused, match=r"bijlage-1\.md:3: Dit bestand is geen UTF-8-tekst"):
        laad(geheugen_bron(raw), ADRES)


def test_an_unknown_version_names_those_that_are_there(files: dict[str, str]) -> None:
    with pytest.raises(Refused, match=r"bestaat niet\. Er is: dorp/speelregels@2024"):
        laad(bron(files), Adres("dorp", "speelregels", "2031"))


@pytest.mark.parametrize(
    ("path", "other"),
    [
        ("Dorp/overheid.yaml", "dorp"),
        ("dorp/Speelregels/regeling.yaml", "speelregels"),
        (f"{V[:-4]}2025A/versie.yaml", "2025a"),
        (f"{V}/tekst/afbeeldingen/Kaart.png", "kaart.png"),
        (f"{V}/tekst/Afbeeldingen/x.png", "afbeeldingen"),
        (f"{V}/besluit/onderbouwing/Artikel-1.md", "artikel-1.md"),
    ],
)
def test_names_that_differ_in_capitals_only_are_refused(files: dict[str, str], path: str, other: str) -> None:
    twin = path.replace(next(part for part in path.split("/") if part.casefold() == other), other)
    files |= {path: "x", twin: "x"}
    files |= {f"{V[:-4]}{name}/versie.yaml": "werk: w\nciteertitel: c\nopschrift: o\n" for name in ("2025A", "2025a")}
    adres = Adres("dorp", "speelregels", "2025a") if "2025" in path else ADRES
    with pytest.raises(Refused) as refused:
        laad(bron(files), adres)
    (clash,) = (
        problem for problem in refused.value.problems if "verschillen alleen in hoofdletters" in problem.message
    )
    assert f"“{other}”" in clash.message
    assert clash.advice.startswith("Hernoem of verwijder er een")


def test_neighbours_in_capitals_elsewhere_are_no_concern_of_a_version(files: dict[str, str]) -> None:
    files |= {f"{V[:-4]}{name}/versie.yaml": "x" for name in ("2025A", "2025a")}
    files |= {f"{name}/x/1/versie.yaml": "x" for name in ("Elders", "elders")}
    assert laad(bron(files), ADRES).adres == ADRES


def test_a_reason_under_a_name_with_capitals_gets_the_name_it_should_have(
    files: dict[str, str], klachten: Klachten
) -> None:
    files |= {f"{V}/besluit/besluit.yaml": "onderwerp: x\n", f"{V}/besluit/onderbouwing/Artikel-1.md": "Omdat.\n"}
    (complaint,) = klachten(files)
    assert "Hernoem het naar “artikel-1.md”." in complaint
