"""The set-up: it says what it lacks, leaves nothing out in silence, and does nothing twice."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from dev import chromium, libreoffice, setup, tasks

ROOT = Path(__file__).resolve().parent.parent


def dev(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "dev", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_without_a_task_it_lists_them() -> None:
    done = dev()
    assert done.returncode == 0
    assert all(f"python -m dev {name}" in done.stdout for name in tasks.TASKS)


def test_an_unknown_task_is_refused() -> None:
    done = dev("deploy")
    assert done.returncode == 2
    assert "Usage" in done.stdout
    assert "Traceback" not in done.stderr


def test_make_knows_every_task() -> None:
    targets = (ROOT / "Makefile").read_text(encoding="utf-8").split(".PHONY:")[1].splitlines()[0].split()
    assert sorted(targets) == sorted(tasks.TASKS)


def test_what_is_missing_is_left_out_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    browser, office, shared = tasks._left_out({})
    assert "Chromium" in browser
    assert "apt install chromium" in browser
    assert "LibreOffice" in office
    assert "apt install libreoffice-writer-nogui" in office
    assert "RENVOOI_SHARED" in shared
    assert tasks._left_out({"RENVOOI_CHROMIUM": "x", "RENVOOI_SOFFICE": "y", "RENVOOI_SHARED": "z"}) == []


@pytest.mark.parametrize(
    "present", [{"RENVOOI_CHROMIUM": "x", "RENVOOI_SHARED": "y"}, {"RENVOOI_SOFFICE": "x", "RENVOOI_SHARED": "y"}, {}]
)
def test_in_ci_nothing_may_be_left_out(monkeypatch: pytest.MonkeyPatch, present: dict[str, str]) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(setup.SetupError, match="nothing may be left out"):
        tasks._left_out(present)


def test_a_named_browser_that_is_not_there_is_no_browser(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("RENVOOI_CHROMIUM", str(tmp_path / "absent"))
    assert chromium.find() is None
    assert chromium.ensure() is None


def test_a_named_office_suite_that_is_not_there_is_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("RENVOOI_SOFFICE", str(tmp_path / "absent"))
    assert libreoffice.find() is None
    assert libreoffice.ensure() is None


@pytest.fixture
def installs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[frozenset[str]]:
    """A `.venv` elsewhere whose making and installing are only recorded (making as the empty set)."""
    done: list[frozenset[str]] = []

    def make_venv() -> None:
        done.append(frozenset())
        setup.python().parent.mkdir(parents=True, exist_ok=True)
        setup.python().touch()

    monkeypatch.setattr(setup, "VENV", tmp_path)
    monkeypatch.setattr(setup, "STAMP", tmp_path / "renvooi-stamp")
    monkeypatch.setattr(setup, "_make_venv", make_venv)
    monkeypatch.setattr(setup, "_install", done.append)
    return done


def test_a_second_run_installs_nothing(installs: list[frozenset[str]], capsys: pytest.CaptureFixture[str]) -> None:
    setup.prepare("stop")
    setup.prepare("stop")
    setup.prepare()
    assert installs == [frozenset(), {"stop"}]
    assert "reused .venv" in capsys.readouterr().out


def test_another_extra_is_added_to_what_is_there(installs: list[frozenset[str]]) -> None:
    setup.prepare("stop")
    setup.prepare("test")
    setup.prepare("stop")
    assert installs == [frozenset(), {"stop"}, {"stop", "test"}]


def test_other_pins_are_installed_over_what_is_there(
    installs: list[frozenset[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    setup.prepare("stop")
    monkeypatch.setattr(setup, "_pins", lambda: "other")
    setup.prepare()
    assert installs == [frozenset(), {"stop"}, {"stop"}]


def test_another_interpreter_or_folder_makes_it_anew(
    installs: list[frozenset[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    setup.prepare("stop")
    monkeypatch.setattr(setup, "_place", lambda: "other")
    setup.prepare("stop")
    assert installs == [frozenset(), {"stop"}, frozenset(), {"stop"}]


def test_an_installation_that_broke_off_is_done_again(
    installs: list[frozenset[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(extras: frozenset[str]) -> None:
        raise setup.SetupError("no network")

    with monkeypatch.context() as patch, pytest.raises(setup.SetupError):
        patch.setattr(setup, "_install", broken)
        setup.prepare("stop")
    setup.prepare("stop")
    assert installs[-1] == {"stop"}


def test_without_ensurepip_it_says_which_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(setup.importlib.util, "find_spec", lambda name: None)
    monkeypatch.setattr(setup, "is_root", lambda: False)
    with pytest.raises(setup.SetupError, match=r"apt install python3\.\d+-venv"):
        setup._make_venv()
