"""All or nothing: a command of the life cycle that fails or is killed at any of its writes leaves old or new."""

from __future__ import annotations

import multiprocessing
import shutil
import signal
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from pipeline.cli.groep import COMMANDS
from pipeline.model import Handeling, Versie
from tests.cli.levensloop import LIJN, SUBMIT, TODAY, Plaats, nieuwe_plaats
from tests.cli.schijf import Ramp, Schijf, afgebroken, draai_gedood, vol

OMGEVING = f"{LIJN}@2024"
"""A new Work of the Omgevingswet, so that its package is small and its identities are frozen."""
COLLEGE = ("--by", "het college")
PUBLISH = ("publish", OMGEVING, "--on", "2023-11-24", "--bekendmaking", "2023-12-05", "-o")
STAPPEN: dict[str, tuple[tuple[str, ...], ...]] = {
    "submit": (("submit", OMGEVING, *COLLEGE, "--on", "2023-11-01"),),
    "adopt": (("adopt", OMGEVING, "--by", "de raad", "--on", "2023-11-23"),),
    "publish-map": ((*PUBLISH, "MAP"),),
    "publish-zip": ((*PUBLISH, "ZIP"),),
    "abort": ((*PUBLISH, "MAP"), ("publish", "--abort", OMGEVING, "--on", "2023-11-25")),
    "announce": ((*PUBLISH, "MAP"), ("announce", OMGEVING, "gmb-2023-5", "2023-12-05")),
}
EERST = {"submit": (), "adopt": ("submit",)}


@dataclass(frozen=True)
class Opstelling:
    """A place where all but the last command has been given."""

    plaats: Plaats
    laatste: tuple[str, ...]

    @property
    def pakket(self) -> Path:
        return self.plaats.uit / ("pakket.zip" if self.laatste[-1].endswith(".zip") else "pakket")

    def versie(self) -> Versie:
        return self.plaats.versie(OMGEVING)


def opstelling(folder: Path, name: str) -> Opstelling:
    plaats = nieuwe_plaats(folder)
    lijn = plaats.root / LIJN / "regeling.yaml"
    lijn.write_text(lijn.read_text(encoding="utf-8").replace("regelingtype_000", "regelingtype_003"), encoding="utf-8")
    record = plaats.root / LIJN / "2024/versie.yaml"
    text, _, _ = record.read_text(encoding="utf-8").partition("levensloop:")
    lines = [line for line in text.splitlines() if not line.startswith(("status:", "bekendgemaakt:", "publicatie:"))]
    record.write_text("\n".join(lines) + "\n", encoding="utf-8")
    before = [STAPPEN[earlier][0] for earlier in EERST.get(name, ("submit", "adopt"))]
    words = [*before, *STAPPEN[name]]
    places = {"MAP": str(plaats.uit / "pakket"), "ZIP": str(plaats.uit / "pakket.zip")}
    filled = [tuple(places.get(word, word) for word in command) for command in words]
    for command in filled[:-1]:
        plaats.done(*command)
    return Opstelling(plaats, filled[-1])


def bestanden(folder: Path) -> dict[str, bytes]:
    """Every file but those that a killed program may leave under its own name, which nothing reads."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not any(part.startswith(".renvooi-") for part in path.relative_to(folder).parts)
    }


def resten(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob(".renvooi-*")]


@pytest.fixture(scope="session")
def schijf() -> Schijf:
    """One hook for the whole session: it can't be taken away."""
    return Schijf()


@pytest.fixture(scope="module", params=list(STAPPEN))
def geval(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Opstelling]:
    """The command as it is about to be given, and a copy of everything to put back."""
    folder = tmp_path_factory.mktemp(request.param)
    made = opstelling(folder / "werk", request.param) if (folder / "werk").mkdir() is None else None
    assert made is not None
    shutil.copytree(folder / "werk", folder / "bewaard")
    return folder, made


def terug(folder: Path) -> None:
    shutil.rmtree(folder / "werk")
    shutil.copytree(folder / "bewaard", folder / "werk")


def standen(schijf: Schijf, folder: Path, geval: Opstelling) -> tuple[dict[str, bytes], dict[str, bytes], int]:
    """Everything before, everything after, and how many writes lie between."""
    old = bestanden(folder / "werk")
    with schijf.faalt(folder, -1, vol):
        geval.plaats.done(*geval.laatste)
    new = bestanden(folder / "werk")
    terug(folder)
    return old, new, schijf.count


@pytest.mark.parametrize("ramp", [vol, afgebroken])
def test_a_write_that_fails_leaves_all_as_it_was_or_all_as_it_becomes(
    schijf: Schijf, geval: tuple[Path, Opstelling], ramp: Ramp
) -> None:
    folder, made = geval
    old, new, writes = standen(schijf, folder, made)
    assert old != new and writes >= 3
    seen = set()
    for at in range(1, writes + 1):
        with schijf.faalt(folder, at, ramp):
            result = made.plaats.run(*made.laatste)
        found = bestanden(folder / "werk")
        assert found in (old, new), at
        if ramp is vol and found == old:
            assert result.exit_code == 2 and "de schijf is vol" in result.stderr, at
        seen.add(found == new)
        made.plaats.run(*made.laatste)
        assert bestanden(folder / "werk") == new, f"given again after failing at {at}"
        terug(folder)
    assert False in seen


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_program_that_is_killed_leaves_old_or_new_and_can_be_run_again(
    schijf: Schijf, geval: tuple[Path, Opstelling]
) -> None:
    folder, made = geval
    before = made.versie()
    _, new, writes = standen(schijf, folder, made)
    root = ("--root", str(made.plaats.root))
    server = multiprocessing.get_context("forkserver")
    server.set_forkserver_preload(["tests.cli.schijf", *(f"pipeline.cli.{name}" for name in COMMANDS)])
    for at in range(1, writes + 1):
        words = (*root, *made.laatste, "--today", TODAY.isoformat())
        child = server.Process(target=draai_gedood, args=(folder, at, words))
        child.start()
        child.join()
        assert child.exitcode == -signal.SIGKILL, at
        found, record = bestanden(folder / "werk"), made.versie()
        if record == before:
            pakket = bestanden(made.plaats.uit)
            assert pakket in (bestanden(folder / "bewaard/uit"), {k[4:]: v for k, v in new.items() if k[:4] == "uit/"})
            again = made.plaats.run(*made.laatste)
            assert again.exit_code == 0, again.output
        else:
            assert found == new, at
            assert record.gegevens.levensloop[-1].stap in tuple(Handeling)
        assert bestanden(folder / "werk") == new, at
        terug(folder)


def test_what_a_killed_program_left_is_cleared_by_the_next(tmp_path: Path) -> None:
    plaats = nieuwe_plaats(tmp_path)
    rest = plaats.record.with_name(".renvooi-abc.tmp")
    rest.write_text("half")
    (plaats.uit / ".renvooi-drop.tmp").mkdir()
    (plaats.uit / ".renvooi-drop.tmp/half.txt").write_text("half")
    for words in plaats.stappen()[:3]:
        plaats.done(*words)
    assert resten(tmp_path) == []


def test_a_record_that_changed_meanwhile_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plaats = nieuwe_plaats(tmp_path)

    def intussen(folder: Path) -> None:
        plaats.record.write_text(plaats.record.read_text(encoding="utf-8") + "# van een collega\n", encoding="utf-8")

    monkeypatch.setattr("pipeline.cli.stappen.clear_stale", intussen)
    result = plaats.run(*SUBMIT)
    assert result.exit_code == 2 and "intussen veranderd" in result.stderr
    assert "van een collega" in plaats.record.read_text(encoding="utf-8")
    assert "levensloop" not in plaats.record.read_text(encoding="utf-8")
