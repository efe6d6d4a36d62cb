"""`renvooi build`: whole or not at all, only what changed, and nothing left behind."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

import pipeline.cli.bewezen
from pipeline.model import Comparison, Regeling
from pipeline.store.atomic import clear_stale, write_atomic
from tests.cli.conftest import lijn, write
from tests.conftest import ROOT

Renvooi = Callable[..., Result]
HTML = ("-f", "html")
"""The pages are enough to see what a build does; test_vormen.py sees to the other forms."""
PAGES = {
    "bijlage-1-was-wordt.html",
    "adviesnota.html",
    "raadsvoorstel.html",
    "raadsbesluit.html",
    "besluitenlijst.html",
    "wat-verandert-er.html",
    "geconsolideerd.html",
}


def contents(build: Path) -> dict[str, bytes]:
    return {path.relative_to(build).as_posix(): path.read_bytes() for path in build.rglob("*") if path.is_file()}


def pages(build: Path) -> dict[str, bytes]:
    """The pages, but for those of the public bundle."""
    made = contents(build).items()
    return {name: content for name, content in made if name.endswith(".html") and "/openbaar/" not in name}


def dates(build: Path) -> dict[str, int]:
    return {name: (build / name).stat().st_mtime_ns for name in pages(build)}


def age(build: Path) -> None:
    for path in build.rglob("*"):
        os.utime(path, ns=(10**18, 10**18))


def test_every_version_gets_its_consolidated_text_and_a_proposal_its_papers(renvooi: Renvooi, root: Path) -> None:
    assert renvooi("build", *HTML).exit_code == 0
    build = root.parent / "build"
    assert {path.name for path in (build / "dorp/spelen/2025").iterdir() if path.is_file()} == PAGES
    assert {path.name for path in (build / "dorp/spelen/2024").iterdir()} == {"geconsolideerd.html"}
    index = (build / "index.html").read_text(encoding="utf-8")
    assert 'href="dorp/spelen/2025/raadsbesluit.html#open-1"' in index
    assert "datum van de raadsvergadering" in index


def test_every_open_place_of_the_index_exists_in_its_document(renvooi: Renvooi, root: Path) -> None:
    renvooi("build", *HTML)
    build = root.parent / "build"
    index = (build / "index.html").read_text(encoding="utf-8")
    links = [part.split('"')[0] for part in index.split('href="')[1:] if "#open-" in part.split('"')[0]]
    assert links
    for link in links:
        name, anchor = link.split("#")
        assert f'id="{anchor}"' in (build / name).read_text(encoding="utf-8")
    shown = sum(page.decode().count('class="open">') for name, page in pages(build).items() if name != "index.html")
    assert shown == len(links)


def test_a_second_build_reuses_and_touches_nothing(renvooi: Renvooi, root: Path) -> None:
    renvooi("build", *HTML)
    build = root.parent / "build"
    age(build)
    before = dates(build)
    result = renvooi("build", *HTML)
    assert result.output.count("hergebruikt") == 2
    assert dates(build) == before


def test_an_edit_of_one_article_rewrites_what_shows_it_and_nothing_else(renvooi: Renvooi, root: Path) -> None:
    renvooi("build", *HTML)
    build = root.parent / "build"
    age(build)
    before = dates(build)
    write(
        root,
        {"dorp/spelen/2025/tekst/artikel-2.md": "# Artikel 2 Tijd\n\n**1.** Overdag.\n\n**2.** Nooit ’s nachts.\n"},
    )
    result = renvooi("build", *HTML)
    assert "dorp/honden: hergebruikt" in result.output
    changed = {name for name, date in dates(build).items() if date != before[name]}
    assert changed == {f"dorp/spelen/2025/{page}" for page in PAGES} | {"index.html"}  # one more reason is open now


def test_the_cache_may_be_deleted_and_gives_the_same_bytes(renvooi: Renvooi, root: Path) -> None:
    renvooi("build", *HTML)
    build = root.parent / "build"
    before = contents(build)
    shutil.rmtree(build / ".cache")
    age(build)
    dated = dates(build)
    assert renvooi("build", *HTML).exit_code == 0
    assert contents(build) == before
    assert dates(build) == dated


def test_a_damaged_cache_is_no_cache(renvooi: Renvooi, root: Path) -> None:
    renvooi("build", *HTML)
    cache = root.parent / "build/.cache"
    for path in cache.iterdir():
        path.write_text('{"sleutel": 3}', encoding="utf-8")
    assert renvooi("build", *HTML).exit_code == 0


@pytest.mark.parametrize("damage", [Path.unlink, lambda path: path.write_text("x", encoding="utf-8")])
def test_an_output_that_was_edited_or_deleted_is_made_again(
    renvooi: Renvooi, root: Path, damage: Callable[[Path], object]
) -> None:
    renvooi("build", *HTML)
    page = root.parent / "build/dorp/spelen/2025/adviesnota.html"
    good = page.read_bytes()
    damage(page)
    assert "dorp/spelen: gemaakt (13 bestanden, waarvan 1 nieuw of anders)" in renvooi("build", *HTML).output
    assert page.read_bytes() == good


def test_outputs_of_what_is_gone_are_removed(renvooi: Renvooi, root: Path) -> None:
    write(root, lijn("oud"))
    renvooi("build", *HTML)
    build = root.parent / "build"
    (build / "dorp/spelen/2025/notitie.txt").write_text("van mij", encoding="utf-8")
    shutil.rmtree(root / "dorp/oud")
    shutil.rmtree(root / "dorp/spelen/2025")
    result = renvooi("build", *HTML)
    assert "dorp/oud: bestaat niet meer" in result.output
    assert not (build / "dorp/oud").exists()
    assert [path.name for path in (build / "dorp/spelen/2025").iterdir()] == ["notitie.txt"]


def test_one_broken_lineage_keeps_its_documents_and_the_others_are_built(renvooi: Renvooi, root: Path) -> None:
    renvooi("build", *HTML)
    build = root.parent / "build"
    before = pages(build)
    write(
        root,
        {
            "dorp/spelen/2025/versie.yaml": "werk: spelen\nonbekend: ja\n",
            "dorp/spelen/2024/tekst/artikel-1.md": "Geen kop.\n",
            "dorp/honden/2025/tekst/artikel-1.md": "# Artikel 1 Doel\n\nHonden mogen mee.\n",
        },
    )
    result = renvooi("build", *HTML)
    assert result.exit_code == 2
    assert "dorp/spelen/2025/versie.yaml:2" in result.stderr
    assert "dorp/spelen/2024/tekst/artikel-1.md:1" in result.stderr
    after = pages(build)
    assert {name: page for name, page in after.items() if "/spelen/" in name} == {
        name: page for name, page in before.items() if "/spelen/" in name
    }
    assert b"Honden mogen mee." in after["dorp/honden/2025/geconsolideerd.html"]
    assert b"kon niet worden gebouwd" in after["index.html"]


def test_versions_that_follow_each_other_are_told_in_one_run(renvooi: Renvooi, root: Path) -> None:
    for name, other in (("2024", "2025"), ("2025", "2024")):
        facts = "werk: spelen\nciteertitel: Spelen\nopschrift: Spelen Dorp\n"
        write(root, {f"dorp/spelen/{name}/versie.yaml": f'{facts}was: ["{other}"]\n'})
    result = renvooi("build", *HTML)
    assert result.exit_code == 2
    assert "dorp/spelen/2024/versie.yaml:4:7: “2025” volgt zelf" in result.stderr
    assert "dorp/spelen/2025/versie.yaml:4:7: “2024” volgt zelf" in result.stderr


def test_a_text_that_became_a_folder_is_told_although_a_build_stands(renvooi: Renvooi, root: Path) -> None:
    renvooi("build", *HTML)
    (root / "dorp/spelen/2025/tekst/artikel-5.md").mkdir()
    for _ in range(2):
        result = renvooi("build", *HTML)
        assert result.exit_code == 2
        assert "dorp/spelen/2025/tekst/artikel-5.md: Dit is een map met de naam van een bestand" in result.stderr
    assert "dorp/honden: hergebruikt" in result.output


def test_a_version_another_lineage_builds_on_is_part_of_what_it_is_built_from(renvooi: Renvooi, root: Path) -> None:
    place = "dorp/spelen/2025/versie.yaml"
    write(root, {place: (root / place).read_text(encoding="utf-8").replace('"2024"', "honden@2024")})
    renvooi("build", *HTML)
    write(root, {"dorp/honden/2024/tekst/artikel-1.md": "# Artikel 1 Doel\n\nHonden mogen soms mee.\n"})
    result = renvooi("build", *HTML)
    assert "dorp/spelen: gemaakt" in result.output
    annex = (root.parent / "build/dorp/spelen/2025/bijlage-1-was-wordt.html").read_text(encoding="utf-8")
    assert "Honden" in annex


@pytest.mark.parametrize(
    ("name", "text", "complaint"),
    [
        (
            "html/adviesnota.html.j2",
            "{% extends 'html/kader.html.j2' %}\n{% block inhoud %}{{ x }}{% endblock %}",
            ":2: ",
        ),
        ("html/kader.html.j2", "<html>\n{% if %}", "templates/html/kader.html.j2:2: "),
        ("html/woorden.j2", "", "ontbreken vaste woorden"),
    ],
)
def test_a_broken_template_of_the_municipality_is_told_and_nothing_is_replaced(
    renvooi: Renvooi, root: Path, name: str, text: str, complaint: str
) -> None:
    renvooi("build", *HTML)
    before = contents(root.parent / "build")
    write(root.parent / "templates", {name: text})
    result = renvooi("build", *HTML)
    assert result.exit_code == 2
    assert complaint in result.stderr
    after = contents(root.parent / "build")
    assert {name: page for name, page in after.items() if name != "index.html"} == {
        name: page for name, page in before.items() if name != "index.html"
    }


def test_the_municipality_s_own_template_wins(renvooi: Renvooi, root: Path) -> None:
    renvooi("build", *HTML)
    packaged = (ROOT / "templates/html/raadsvoorstel.html.j2").read_text(encoding="utf-8")
    own = packaged.replace("<h1>Raadsvoorstel</h1>", "<h1>Voorstel aan de raad</h1>")
    write(root.parent / "templates", {"html/raadsvoorstel.html.j2": own})
    renvooi("build", *HTML)
    page = (root.parent / "build/dorp/spelen/2025/raadsvoorstel.html").read_text(encoding="utf-8")
    assert "<h1>Voorstel aan de raad</h1>" in page


def test_a_comparison_that_proves_wrong_stops_the_build(
    renvooi: Renvooi, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest = pipeline.cli.bewezen.compare

    def forgetful(was: Regeling, wordt: Regeling) -> Comparison:
        made = honest(was, wordt)
        return type(made)(made.was, made.wordt, made.geraamte, made.wijzigingen[1:])

    monkeypatch.setattr(pipeline.cli.bewezen, "compare", forgetful)
    result = renvooi("build", *HTML)
    assert result.exit_code == 2
    assert "vergelijking" in result.stderr
    assert not (root.parent / "build/dorp").exists()


def test_a_proposal_without_a_predecessor_is_that_of_a_new_ordinance_and_says_so(renvooi: Renvooi, root: Path) -> None:
    place = root / "dorp/spelen/2025/versie.yaml"
    place.write_text(place.read_text(encoding="utf-8").replace('was: ["2024"]\n', ""), encoding="utf-8")
    assert renvooi("build", *HTML).exit_code == 0
    index = (root.parent / "build/index.html").read_text(encoding="utf-8")
    assert "noemt geen voorgaande versie" in index
    made = {pad.stem for pad in (root.parent / "build/dorp/spelen/2025").glob("*.html")}
    assert made == {"adviesnota", "besluitenlijst", "geconsolideerd", "raadsbesluit", "raadsvoorstel"}


def test_only_the_lineage_that_is_asked_for_is_built(renvooi: Renvooi, root: Path) -> None:
    assert "honden" not in renvooi("build", "spelen", *HTML).output
    assert not (root.parent / "build/dorp/honden").exists()
    assert "nog niet gebouwd" in (root.parent / "build/index.html").read_text(encoding="utf-8")
    result = renvooi("build", "katten", "dorp")
    assert result.exit_code == 2
    assert "“katten” is geen regeling die er is" in result.stderr
    assert "“dorp” past op meer dan één regeling" in result.stderr


def test_an_output_folder_that_cannot_be_written_is_told(renvooi: Renvooi, root: Path) -> None:
    (root.parent / "bezet").write_text("een bestand", encoding="utf-8")
    result = renvooi("build", "-o", str(root.parent / "bezet"))
    assert result.exit_code == 2
    assert "bezet" in result.stderr


def test_no_data_root_is_told(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "pipeline.cli", "build"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "--root" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_same_input_gives_the_same_bytes_whatever_the_seed_of_hashes(root: Path) -> None:
    made = []
    for seed in ("1", "2"):
        target = root.parent / f"build-{seed}"
        command = [sys.executable, "-m", "pipeline.cli", "--root", str(root), "build", "-o", str(target)]
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed, "TZ": f"UTC{seed}", "LC_ALL": "C"}
        subprocess.run(command, env=environment, capture_output=True, check=True)
        made.append(contents(target))
    assert made[0] == made[1]


def test_what_the_index_remarks_is_told_on_the_terminal_too(renvooi: Renvooi, root: Path) -> None:
    write(root, {"dorp/spelen/2025/besluit/onderbouwing/artikel-9.md": "---\naard: technisch\n---\nOmdat.\n"})
    remark = "de onderbouwing “artikel-9” hoort bij geen enkele wijziging"
    for _ in ("made", "reused"):
        result = renvooi("build", *HTML)
        assert result.exit_code == 0
        assert f"dorp/spelen/2025: {remark}" in result.stderr
    assert remark in (root.parent / "build/index.html").read_text(encoding="utf-8")


def onleesbaar(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    """Make the disk refuse these files and folders, as it does when the rights are wrong (root may read all)."""
    scandir, read_bytes = os.scandir, Path.read_bytes

    def refuse(path: object) -> None:
        if Path(str(path)).as_posix().endswith(names):
            raise PermissionError(errno.EACCES, "Permission denied", str(path))

    def scan(path: Path) -> object:
        refuse(path)
        return scandir(path)

    def read(path: Path) -> bytes:
        refuse(path)
        return read_bytes(path)

    monkeypatch.setattr(os, "scandir", scan)
    monkeypatch.setattr(Path, "read_bytes", read)


def test_files_that_cannot_be_read_are_told_together_beside_all_other_problems(
    renvooi: Renvooi, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    renvooi("build")
    build = root.parent / "build"
    before = pages(build)
    write(root, {"dorp/spelen/2025/tekst/artikel-2.md": "Geen kop.\n"})
    onleesbaar(monkeypatch, "spelen/2024/tekst/artikel-1.md", "spelen/2025/tekst/artikel-1.md")
    result = renvooi("build")
    assert result.exit_code == 2
    for version in ("2024", "2025"):
        assert f"dorp/spelen/{version}/tekst/artikel-1.md: Het bestand is niet te lezen" in result.stderr
    assert "dorp/spelen/2025/tekst/artikel-2.md:1" in result.stderr
    assert "dorp/honden: hergebruikt" in result.output
    assert {name: page for name, page in pages(build).items() if name != "index.html"} == {
        name: page for name, page in before.items() if name != "index.html"
    }


@pytest.mark.parametrize("folder", ["elders", "elders/spelen", "elders/spelen/2025"])
def test_a_folder_that_cannot_be_read_stops_only_what_is_in_it(
    renvooi: Renvooi, root: Path, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    there = {place.replace("dorp/", "elders/"): text for place, text in lijn("spelen").items()}
    write(root, {"elders/overheid.yaml": (root / "dorp/overheid.yaml").read_text(encoding="utf-8"), **there})
    renvooi("build")
    build = root.parent / "build"
    before = pages(build)
    write(root, {"dorp/spelen/2025/tekst/artikel-1.md": "# Artikel 1 Doel\n\nSpelen mag.\n"})
    onleesbaar(monkeypatch, f"ordinances/{folder}")
    result = renvooi("build")
    assert result.exit_code == 2
    assert f"{folder}: De map is niet te lezen" in result.stderr
    assert "dorp/spelen: gemaakt" in result.output
    after = pages(build)
    assert b"Spelen mag." in after["dorp/spelen/2025/geconsolideerd.html"]
    assert {name: page for name, page in after.items() if name.startswith("elders")} == {
        name: page for name, page in before.items() if name.startswith("elders")
    }
    assert b"elders" in after["index.html"]


def test_every_broken_template_is_told_beside_broken_texts(renvooi: Renvooi, root: Path) -> None:
    write(
        root.parent / "templates",
        {
            "html/kader.html.j2": "<html>\n{% if %}",
            "html/adviesnota.html.j2": "{{ naam|bestaat_niet }}",
            "html/raadsbesluit.html.j2": "\n{% extends 'html/weg.html.j2' %}",
        },
    )
    write(root, {"dorp/honden/2024/tekst/artikel-1.md": "Geen kop.\n"})
    result = renvooi("build")
    assert result.exit_code == 2
    for place in (
        "templates/html/kader.html.j2:2: ",
        "templates/html/adviesnota.html.j2:1: ",
        "templates/html/raadsbesluit.html.j2:2: ",
        "dorp/honden/2024/tekst/artikel-1.md:1",
    ):
        assert place in result.stderr


def test_templates_that_fail_on_the_data_are_told_together(renvooi: Renvooi, root: Path) -> None:
    fails = "{% extends 'html/kader.html.j2' %}\n{% block inhoud %}{{ onbekend }}{% endblock %}"
    write(root.parent / "templates", {"html/adviesnota.html.j2": fails, "html/raadsbesluit.html.j2": fails})
    result = renvooi("build")
    assert result.exit_code == 2
    assert "templates/html/adviesnota.html.j2:2: " in result.stderr
    assert "templates/html/raadsbesluit.html.j2:2: " in result.stderr


@pytest.mark.parametrize("leave", [["dorp"], []])
def test_a_build_without_a_single_ordinance_is_refused_and_removes_nothing(
    renvooi: Renvooi, root: Path, leave: list[str]
) -> None:
    renvooi("build")
    before = contents(root.parent / "build")
    for folder in ("dorp/spelen", "dorp/honden"):
        shutil.rmtree(root / folder)
    if not leave:
        shutil.rmtree(root / "dorp")
    result = renvooi("build")
    assert result.exit_code == 2
    assert "ordinances: Hier staat geen enkele verordening" in result.stderr
    assert contents(root.parent / "build") == before


def test_what_a_build_that_was_killed_left_behind_is_cleared_and_nothing_else(renvooi: Renvooi, root: Path) -> None:
    renvooi("build")
    build = root.parent / "build"
    ours = [build / f"{name}.renvooi-abc123.tmp" for name in ("", "dorp/spelen/2025/", ".cache/")]
    theirs = [build / ".vim.tmp", build / "dorp/spelen/notitie.tmp"]
    for path in (*ours, *theirs):
        path.write_text("half", encoding="utf-8")
    assert renvooi("build").exit_code == 0
    assert not any(path.exists() for path in ours)
    assert all(path.exists() for path in theirs)


def test_temporary_files_are_known_by_their_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "replace", lambda *_: os._exit(9))
    child = os.fork()
    if child == 0:
        write_atomic(tmp_path / "uit.txt", b"half")
    os.waitpid(child, 0)
    assert len(list(tmp_path.glob(".*"))) == 1
    clear_stale(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_heading_that_is_nearly_a_fixed_one_is_told_with_its_place(renvooi: Renvooi, root: Path) -> None:
    nota = "## Samenvating\n\nKort.\n\n## Argumenten\n\nEen.\n\n## Iets heel anders\n\nTwee.\n"
    write(root, {"dorp/spelen/2025/besluit/adviesnota.md": nota})
    write(root, {"dorp/spelen/2025/besluit/raadsvoorstel.md": "## Gevraagde beslising\n\nDoen.\n"})
    result = renvooi("build", "spelen", "-f", "html")
    assert result.exit_code == 0
    index = (root.parent / "build/index.html").read_text(encoding="utf-8")
    for kop, paper, meant in (
        ("Samenvating", "adviesnota", "SAMENVATTING"),
        ("Gevraagde beslising", "raadsvoorstel", "Gevraagde beslissing"),
    ):
        told = f"de kop “{kop}” (dorp/spelen/2025/besluit/{paper}.md:1) is geen vaste kop. Bedoelt u “{meant}”?"
        assert told in result.stderr
        assert told in index
    assert result.stderr.count("geen vaste kop") == 2


def test_the_index_names_a_trial_where_there_is_data_for_one(renvooi: Renvooi, root: Path) -> None:
    proef = 'proef:\n  oin: "00000001234567890000"\n  datum_bekendmaking: 2025-03-03\n'
    proef += "  inwerkingtreding: 2025-04-01\n  vastgesteld: 2025-03-01\n"
    facts = 'werk: spelen\nciteertitel: Spelen\nopschrift: Spelen Dorp\nwas: ["2024"]\n'
    for extra, shown in (("", False), (proef, True)):
        write(root, {"dorp/spelen/2025/versie.yaml": facts + extra})
        renvooi("build", "spelen", "-f", "html")
        index = (root.parent / "build/index.html").read_text(encoding="utf-8")
        assert ("Proeflevering:" in index) is shown


def test_a_text_that_was_adopted_is_never_overwritten(renvooi: Renvooi, root: Path) -> None:
    place = root / "dorp/spelen/2024/versie.yaml"
    facts = place.read_text(encoding="utf-8")
    place.write_text(f"{facts}status: bekendgemaakt\n", encoding="utf-8")
    assert renvooi("build", *HTML).exit_code == 0
    page = root.parent / "build/dorp/spelen/2024/geconsolideerd.html"
    adopted = page.read_bytes()
    write(root, {"dorp/spelen/2024/tekst/artikel-1.md": "# Artikel 1 Doel\n\nSpelen mag nergens.\n"})
    for _ in range(2):
        result = renvooi("build", *HTML)
        assert result.exit_code == 2
        assert "dorp/spelen/2024: De tekst van deze versie is vastgesteld" in result.stderr
        assert page.read_bytes() == adopted
    place.write_text(f"{facts}status: concept\n", encoding="utf-8")
    assert renvooi("build", *HTML).exit_code == 0
    assert page.read_bytes() != adopted


def test_an_image_that_cannot_be_read_is_told_once_where_the_text_shows_it(renvooi: Renvooi, root: Path) -> None:
    text = "# Artikel 1 Doel\n\nZie:\n\n![De plek](plek.png)\n"
    write(root, {"dorp/spelen/2025/tekst/artikel-1.md": text, "dorp/spelen/2025/tekst/plek.png": "geen beeld"})
    result = renvooi("build")
    assert result.exit_code == 2
    assert result.stderr.count("plek.png") == 1
    assert "dorp/spelen/2025/tekst/artikel-1.md:5" in result.stderr
