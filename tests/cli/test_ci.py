"""The files for GitHub and GitLab: their own steps, run on a real repository against a stand-in for the service."""

from __future__ import annotations

import json
import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from pipeline.cli import bericht
from pipeline.cli.ci import BESTANDEN, ci_bestanden, schrijf_ci
from pipeline.council.toetsbericht import MERK
from pipeline.model import Refused
from tests.cli.conftest import OVERHEID, lijn
from tests.cli.nagebootst import TOKEN, Afloop, Dienst, draait, github_taak, gitlab_taak
from tests.cli.werkplaats import ALONE, Werkplaats

PROJECT = Path(__file__).resolve().parents[2]
ARTIKEL = "dorp/spelen/2025/tekst/artikel-1.md"
REDEN = "dorp/spelen/2025/besluit/onderbouwing/artikel-1.md"
WAAROM = "---\naard: inhoudelijk\naanleiding: [beleidskeuze]\nbron: [Raadsprogramma 2025]\n---\nHet is duidelijker.\n"
SHIM = """#!/bin/sh
[ "$3" = build ] && set -- "$@" -f html  # PDF and Word are proven elsewhere, and take long
exec '{python}' -m pipeline.cli "$@"
"""
PIP = '#!/bin/sh\n[ "$*" = \'-m pip install --quiet renvooi==0.1.0\' ] || {{ echo "$*" >&2; exit 9; }}\n'


@pytest.fixture
def plaats(tmp_path: Path) -> Werkplaats:
    """A repository on its base branch, and a branch on which an article is edited."""
    made = Werkplaats(tmp_path / "herkomst")
    made.place.mkdir()
    for path, text in {"dorp/overheid.yaml": OVERHEID, **lijn("spelen")}.items():
        made.write(path, text)
    made.git("init", "-q", "-b", "main")
    schrijf_ci(made.root, ("github", "gitlab"), "renvooi==0.1.0")
    made.commit("Begin")
    made.branch("werk")
    made.edit(ARTIKEL, "iedere plek", "elke plek")
    made.commit()
    return made


@pytest.fixture
def omgeving(tmp_path: Path) -> dict[str, str]:
    """An environment in which `renvooi` is this program, and pip installs nothing but may be asked for it."""
    programs = tmp_path / "bin"
    programs.mkdir()
    for name, text in {"renvooi": SHIM.format(python=sys.executable), "python": PIP.format()}.items():
        (programs / name).write_text(text, encoding="utf-8")
        (programs / name).chmod((programs / name).stat().st_mode | stat.S_IXUSR)
    return {
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(PROJECT),
        "HOME": str(tmp_path),
        "no_proxy": "127.0.0.1",
        **ALONE,
    }


def clone(plaats: Werkplaats, name: str) -> Werkplaats:
    """What a runner works in: the merge of the change with its base, as a commit of no branch."""
    target = plaats.place.parent / name
    plaats.git("clone", "-q", str(plaats.place), str(target))
    made = Werkplaats(target)
    made.git("checkout", "-q", "--detach", "origin/main")
    made.git("merge", "-q", "--no-ff", "-m", "Samen", "origin/werk")
    return made


def github(plaats: Werkplaats, omgeving: dict[str, str], dienst: Dienst, name: str = "taak") -> Afloop:
    """A run for pull request 7."""
    work = clone(plaats, name)
    event = work.place.parent / f"{name}.json"
    event.write_text(json.dumps({"action": "synchronize", "pull_request": {"number": 7}}), encoding="utf-8")
    environment = {
        **omgeving,
        "GITHUB_API_URL": dienst.adres,
        "GITHUB_REPOSITORY": "dorp/verordeningen",
        "GITHUB_EVENT_PATH": str(event),
        "GITHUB_STEP_SUMMARY": str(work.place.parent / f"{name}.md"),
    }
    facts = {"base_ref": "main", "token": TOKEN, "event.pull_request.number": "7"}
    return github_taak(work.place / BESTANDEN["github"][1], work.place, environment, facts)


def gitlab(
    plaats: Werkplaats, omgeving: dict[str, str], dienst: Dienst, name: str = "taak", token: str = TOKEN
) -> Afloop:
    """A run for merge request 7 of project 42."""
    work = clone(plaats, name)
    environment = {
        **omgeving,
        "CI_API_V4_URL": f"{dienst.adres}/api/v4",
        "CI_PROJECT_ID": "42",
        "CI_MERGE_REQUEST_IID": "7",
        "CI_MERGE_REQUEST_PROJECT_ID": "42",
        "CI_MERGE_REQUEST_DIFF_BASE_SHA": work.git("rev-parse", "origin/main"),
        "CI_JOB_URL": "https://example.org/taak/1",
        "RENVOOI_TOKEN": token,
    }
    return gitlab_taak(work.place / BESTANDEN["gitlab"][1], work.place, environment)


@pytest.fixture
def hub() -> Iterator[Dienst]:
    with draait(Dienst("github")) as made:
        yield made


@pytest.fixture
def lab() -> Iterator[Dienst]:
    with draait(Dienst("gitlab")) as made:
        yield made


def test_github_is_red_then_green_and_keeps_one_comment(
    plaats: Werkplaats, omgeving: dict[str, str], hub: Dienst
) -> None:
    first = github(plaats, omgeving, hub, "eerste")
    assert not first.gelukt, first.uitvoer
    assert first.bewaard == ("build/",)
    assert "::warning file=ordinances/dorp/spelen/2025/versie.yaml,title=onderbouwing::" in first.uitvoer
    (text,) = hub.teksten
    assert text.startswith(MERK) and "artikel 1: schrijf" in text and "https://example.org/stukken" in text
    assert "Vergeleken met `origin/main`" in text
    plaats.write(REDEN, WAAROM)
    plaats.commit()
    second = github(plaats, omgeving, hub, "tweede")
    assert second.gelukt, second.uitvoer
    (text,) = hub.teksten
    assert "**In orde.**" in text and [method for method, _ in hub.verzoeken] == ["GET", "POST", "GET", "PATCH"]


def test_gitlab_is_red_then_green_and_keeps_one_note(plaats: Werkplaats, omgeving: dict[str, str], lab: Dienst) -> None:
    first = gitlab(plaats, omgeving, lab, "eerste")
    assert not first.gelukt, first.uitvoer
    assert first.bewaard == ("build/", "toets.md", "gl-code-quality-report.json")
    (text,) = lab.teksten
    assert "https://example.org/taak/1/artifacts/browse/build/" in text
    kept = plaats.place.parent / "eerste"
    assert (kept / "toets.md").read_text(encoding="utf-8") == text
    (issue,) = json.loads((kept / "gl-code-quality-report.json").read_text(encoding="utf-8"))
    assert issue["location"]["path"] == "ordinances/dorp/spelen/2025/versie.yaml"
    plaats.write(REDEN, WAAROM)
    plaats.commit()
    second = gitlab(plaats, omgeving, lab, "tweede")
    assert second.gelukt, second.uitvoer
    assert [method for method, _ in lab.verzoeken] == ["GET", "POST", "GET", "PUT"] and len(lab.teksten) == 1


def test_a_text_that_cannot_be_read_is_told_under_the_pull_request(
    plaats: Werkplaats, omgeving: dict[str, str], hub: Dienst
) -> None:
    plaats.edit(ARTIKEL, "# Artikel 1", "Artikel 1")
    plaats.commit()
    run = github(plaats, omgeving, hub)
    assert not run.gelukt
    (text,) = hub.teksten
    assert "**Niet te toetsen.**" in text and ARTIKEL in text
    assert f"::error file=ordinances/{ARTIKEL},line=" in run.uitvoer


def test_a_change_that_touches_no_ordinance_is_in_order(
    plaats: Werkplaats, omgeving: dict[str, str], hub: Dienst
) -> None:
    plaats.edit(ARTIKEL, "elke plek", "iedere plek")
    plaats.git("checkout", "-q", "main", "--", "ordinances")
    plaats.commit()
    run = github(plaats, omgeving, hub)
    assert run.gelukt and "raakt geen versie" in hub.teksten[0]


def test_a_fork_without_rights_has_the_review_in_the_summary_of_its_job(
    plaats: Werkplaats, omgeving: dict[str, str], hub: Dienst
) -> None:
    hub.alleen_lezen = True
    plaats.write(REDEN, WAAROM)
    plaats.commit()
    run = github(plaats, omgeving, hub, "fork")
    assert run.gelukt, "the check tells of the change, not of the rights"
    assert hub.berichten == [] and "De toets staat in de samenvatting van deze taak." in run.uitvoer
    assert (plaats.place.parent / "fork.md").read_text(encoding="utf-8").startswith(MERK)


def test_gitlab_without_a_token_keeps_the_review_with_its_files(
    plaats: Werkplaats, omgeving: dict[str, str], lab: Dienst
) -> None:
    plaats.write(REDEN, WAAROM)
    plaats.commit()
    run = gitlab(plaats, omgeving, lab, "fork", token="")
    assert run.gelukt and lab.verzoeken == [] and "RENVOOI_TOKEN" in run.uitvoer
    assert "toets.md" in run.bewaard


# --- one comment, whatever the service does ---


@pytest.fixture
def taak(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, hub: Dienst) -> Dienst:
    """The environment of a GitHub job for this process, without waiting."""
    event = tmp_path / "event.json"
    event.write_text(json.dumps({"pull_request": {"number": 7}}), encoding="utf-8")
    for name, value in {
        "GITHUB_TOKEN": TOKEN,
        "GITHUB_API_URL": hub.adres,
        "GITHUB_REPOSITORY": "dorp/verordeningen",
        "GITHUB_EVENT_PATH": str(event),
        "GITHUB_STEP_SUMMARY": str(tmp_path / "samenvatting.md"),
        "no_proxy": "127.0.0.1",
    }.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(bericht.time, "sleep", lambda seconds: None)
    return hub


def test_our_comment_is_found_on_a_later_page_and_others_are_left_alone(taak: Dienst) -> None:
    taak.berichten += [{"id": number, "body": f"> {MERK}\nIk citeer de toets."} for number in range(250)]
    taak.berichten.append({"id": 500, "body": f"{MERK}\noud"})
    bericht.plaats_bericht("github", f"{MERK}\nnieuw\n")
    assert taak.berichten[-1] == {"id": 500, "body": f"{MERK}\nnieuw\n"} and len(taak.berichten) == 251
    assert [method for method, _ in taak.verzoeken] == ["GET", "GET", "GET", "PATCH"]


def test_the_same_comment_is_not_written_again(taak: Dienst) -> None:
    for _ in range(2):
        bericht.plaats_bericht("github", f"{MERK}\nzo\n")
    assert [method for method, _ in taak.verzoeken] == ["GET", "POST", "GET"]


def test_a_service_that_fails_for_a_moment_is_asked_again(taak: Dienst) -> None:
    taak.weiger += [503, 502]
    bericht.plaats_bericht("github", f"{MERK}\nzo\n")
    assert taak.teksten == [f"{MERK}\nzo\n"]


def test_an_answer_that_ends_too_early_is_asked_again(taak: Dienst) -> None:
    taak.breekt_af = 2
    bericht.plaats_bericht("github", f"{MERK}\nzo\n")
    assert taak.teksten == [f"{MERK}\nzo\n"]


def test_a_service_that_keeps_failing_is_refused(taak: Dienst) -> None:
    taak.weiger += [503] * 3
    with pytest.raises(Refused, match=r"niet geplaatst: GET .* gaf 503"):
        bericht.plaats_bericht("github", f"{MERK}\nzo\n")


def test_a_wrong_token_is_refused_and_not_told(taak: Dienst, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_TOKEN", "geheim-en-fout")
    with pytest.raises(Refused, match="gaf 401") as refused:
        bericht.plaats_bericht("github", f"{MERK}\nzo\n")
    assert "geheim" not in str(refused.value)


def test_a_redirect_is_not_followed_with_the_token(taak: Dienst) -> None:
    taak.weiger += [301]
    with pytest.raises(Refused, match="gaf 301"):
        bericht.plaats_bericht("github", f"{MERK}\nzo\n")
    assert len(taak.verzoeken) == 1


def test_a_job_of_no_pull_request_writes_its_summary(
    taak: Dienst, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "event.json").write_text('{"ref": "refs/heads/main"}', encoding="utf-8")
    bericht.plaats_bericht("github", f"{MERK}\nzo\n")
    assert taak.verzoeken == [] and "geen pull request" not in capsys.readouterr().out
    assert (tmp_path / "samenvatting.md").read_text(encoding="utf-8") == f"{MERK}\nzo\n"


# --- the files themselves ---


def test_the_workflow_asks_no_more_rights_than_it_needs(plaats: Werkplaats) -> None:
    text = (plaats.place / BESTANDEN["github"][1]).read_text(encoding="utf-8")
    workflow = yaml.load(text, yaml.BaseLoader)
    assert workflow["permissions"] == {"contents": "read", "pull-requests": "write"}
    assert set(workflow["on"]) == {"pull_request"}, "pull_request_target would run a fork's files with our rights"
    (job,) = workflow["jobs"].values()
    assert job["steps"][0]["with"] == {"fetch-depth": "0", "persist-credentials": "false"}
    scripts = [step["run"] for step in job["steps"] if "run" in step]
    assert all("${{" not in script for script in scripts), "an expression in a script can be made to run anything"


def test_another_file_is_never_overwritten(plaats: Werkplaats) -> None:
    (plaats.place / ".gitlab-ci.yml").write_text("stages: []\n", encoding="utf-8")
    (plaats.place / BESTANDEN["github"][1]).unlink()
    with pytest.raises(Refused, match="er al, met andere inhoud"):
        schrijf_ci(plaats.root, ("github", "gitlab"), "renvooi==0.1.0")
    assert not (plaats.place / BESTANDEN["github"][1]).exists(), "all or nothing"
    (made,) = schrijf_ci(plaats.root, ("github",), "renvooi==0.1.0")
    assert schrijf_ci(plaats.root, ("github",), "renvooi==0.1.0") == (made,)


def test_the_program_is_taken_from_its_own_repository_when_it_is_there(plaats: Werkplaats) -> None:
    (plaats.place / "pyproject.toml").write_text('[project]\nname = "renvooi"\n', encoding="utf-8")
    (plaats.place / ".gitlab-ci.yml").unlink()
    result = plaats.renvooi("new", "--ci", "gitlab")
    assert "De taak installeert" not in result.stdout
    assert 'RENVOOI: "."' in (plaats.place / ".gitlab-ci.yml").read_text(encoding="utf-8")


def test_the_files_are_made_with_new(plaats: Werkplaats) -> None:
    (plaats.place / ".gitlab-ci.yml").unlink()
    result = plaats.renvooi("new", "--ci", "github", "--ci", "gitlab", "--install", "renvooi==0.1.0")
    assert result.exit_code == 0, result.stderr
    assert (plaats.place / ".gitlab-ci.yml").is_file() and result.stdout.count("gemaakt: ") == 2
    assert "De taak installeert “renvooi==0.1.0”" in result.stdout and "git+https" in result.stdout


def test_a_new_folder_can_have_them_from_the_start(tmp_path: Path) -> None:
    made = Werkplaats(tmp_path)
    made.git("init", "-q")
    result = made.renvooi("new", str(tmp_path), "--name", "Dorp", "--ci", "github")
    assert result.exit_code == 0, result.stderr
    assert (tmp_path / BESTANDEN["github"][1]).is_file() and (made.root / "dorp/overheid.yaml").is_file()


@pytest.mark.parametrize(
    "words",
    [["new"], ["new", "--install", "."], ["new", "--ci", "github", "--name", "Dorp"], ["new", "--ci", "andere"]],
)
def test_what_new_cannot_do_with_these_is_refused(plaats: Werkplaats, words: list[str]) -> None:
    assert plaats.renvooi(*words).exit_code == 2


def test_outside_a_repository_there_is_no_service(tmp_path: Path) -> None:
    made = Werkplaats(tmp_path)
    made.write("dorp/overheid.yaml", OVERHEID)
    result = made.renvooi("new", "--ci", "github")
    assert result.exit_code == 2 and "git init" in result.stderr


def test_ordinances_in_a_deeper_folder_have_their_papers_beside_them() -> None:
    made = ci_bestanden(("github",), "gemeente/ordinances", "renvooi==0.1.0")[BESTANDEN["github"][1]].decode()
    assert '--root "gemeente/ordinances"' in made and 'path: "gemeente/build/"' in made


@pytest.mark.parametrize("wrong", ['x"; rm -rf /', "$(id)", "a`b`", "a\nb"])
def test_what_could_say_something_else_to_a_shell_is_refused(wrong: str) -> None:
    with pytest.raises(Refused):
        ci_bestanden(("github",), "ordinances", wrong)
