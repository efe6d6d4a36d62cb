"""All or nothing, in a draft: a command that fails or is killed at any write leaves old or new, or says it is half."""

from __future__ import annotations

import multiprocessing
import shutil
import signal
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline.cli import main
from pipeline.cli.groep import COMMANDS
from pipeline.model import Refused
from pipeline.store import open_versie
from pipeline.store.atomic import write_tree_atomic
from pipeline.store.bronnen import AFGEBROKEN
from tests.cli.gitplaats import nieuwe_gitplaats
from tests.cli.schijf import Ramp, Schijf, afgebroken, draai_gedood, vol
from tests.cli.test_halverwege import bestanden
from tests.conftest import ROOT

LIJN = "voorbeeldstad/verordening-speelplekken"
CONCEPT = f"{LIJN}@2026"
IN = ("--in", CONCEPT)
AFWIJKING = "afwijkingen:\n- {regel: STR-03, bestand: hoofdstuk-4/artikel-12.md, reden: Zo.}\n"
OPDRACHTEN: dict[str, tuple[str, ...]] = {
    "renumber": ("renumber", "12", "20", *IN),
    "move": ("move", "12", "hoofdstuk 3", *IN),
    "edit": ("edit", "12", "--no-editor", "--aard", "technisch", "--tekst", "Omdat.", *IN),
    "fmt": ("fmt",),
}


@dataclass(frozen=True)
class Opstelling:
    """A draft, and the command that is about to be given in it."""

    folder: Path
    words: tuple[str, ...]

    @property
    def root(self) -> Path:
        return self.folder / "werk"

    @property
    def map(self) -> Path:
        return self.root / LIJN / "2026"

    def run(self, *words: str) -> Result:
        result = CliRunner().invoke(main, ["--root", str(self.root), *words])
        assert not isinstance(result.exception, OSError | Refused), result.exception
        return result

    def opdracht(self) -> Result:
        return self.run(*self.words)

    def terug(self) -> None:
        shutil.rmtree(self.root)
        shutil.copytree(self.folder / "bewaard", self.root)


@pytest.fixture(scope="session")
def schijf() -> Schijf:
    """One hook for the whole session: it can't be taken away."""
    return Schijf()


@pytest.fixture(scope="module", params=list(OPDRACHTEN))
def geval(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Opstelling:
    made = Opstelling(tmp_path_factory.mktemp(request.param), OPDRACHTEN[request.param])
    shutil.copytree(ROOT / "ordinances/voorbeeldstad", made.root / "voorbeeldstad")
    assert made.run("draft", "speelplekken", "2026", "--no-git", "--today", "2025-06-01").exit_code == 0
    with (made.map / "versie.yaml").open("a", encoding="utf-8") as record:
        record.write(AFWIJKING)
    if request.param == "edit":
        (made.map / "besluit/besluit.yaml").unlink()
    elif request.param == "fmt":
        (made.map / "tekst/hoofdstuk-4/artikel-12.md").rename(made.map / "tekst/hoofdstuk-4/artikel-13.md")
    else:
        reason = made.map / "besluit/onderbouwing/artikel-12.md"
        reason.parent.mkdir(parents=True, exist_ok=True)
        reason.write_text("---\naard: technisch\n---\nOmdat.\n", encoding="utf-8")
    shutil.copytree(made.root, made.folder / "bewaard")
    return made


def standen(schijf: Schijf, geval: Opstelling) -> tuple[dict[str, bytes], dict[str, bytes], int]:
    """Everything before, everything after, and how many writes lie between."""
    old = bestanden(geval.root)
    with schijf.faalt(geval.root, -1, vol):
        result = geval.opdracht()
    assert result.exit_code == 0, result.output
    new = bestanden(geval.root)
    assert not list(geval.root.rglob(".renvooi-*"))
    geval.terug()
    return old, new, schijf.count


@pytest.mark.parametrize("ramp", [vol, afgebroken])
def test_a_write_that_fails_leaves_all_as_it_was_or_all_as_it_becomes(
    schijf: Schijf, geval: Opstelling, ramp: Ramp
) -> None:
    old, new, writes = standen(schijf, geval)
    for at in range(1, writes + 1):
        with schijf.faalt(geval.root, at, ramp):
            result = geval.opdracht()
        found = bestanden(geval.root)
        assert found in (old, new), at
        if ramp is vol and found == old:
            assert result.exit_code == 2 and "de schijf is vol" in result.stderr, at
        if found == old:
            assert geval.opdracht().exit_code == 0, f"given again after failing at {at}"
            assert bestanden(geval.root) == new, at
        geval.terug()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_program_that_is_killed_leaves_old_or_new_or_is_undone_before_anything_reads_it(
    schijf: Schijf, geval: Opstelling
) -> None:
    old, new, writes = standen(schijf, geval)
    server = multiprocessing.get_context("forkserver")
    server.set_forkserver_preload(["tests.cli.schijf", *(f"pipeline.cli.{name}" for name in COMMANDS)])
    half = 0
    for at in range(1, writes + 1):
        words = ("--root", str(geval.root), *geval.words)
        child = server.Process(target=draai_gedood, args=(geval.root, at, words))
        child.start()
        child.join()
        assert child.exitcode == -signal.SIGKILL, at
        if bestanden(geval.root) not in (old, new):
            half += 1
            with pytest.raises(Refused, match="half oud en half nieuw"):
                open_versie(geval.root, CONCEPT)
        if (geval.map / AFGEBROKEN).exists():
            again = geval.opdracht()
            assert again.exit_code == 0 and "alles staat weer zoals het daarvoor was" in again.stderr, again.output
            assert bestanden(geval.root) == new, at
            assert not list(geval.root.rglob(".renvooi-*"))
        geval.terug()
    assert half


def test_what_was_edited_after_a_command_was_killed_is_not_lost(schijf: Schijf, geval: Opstelling) -> None:
    _, _, writes = standen(schijf, geval)
    words = ("--root", str(geval.root), *geval.words)
    server = multiprocessing.get_context("forkserver")
    child = server.Process(target=draai_gedood, args=(geval.root, writes, words))
    child.start()
    child.join()
    assert (geval.map / AFGEBROKEN).exists()
    name = next(iter(sorted(bestanden(geval.root).items() - bestanden(geval.folder / "bewaard").items())))[0]
    (geval.root / name).write_bytes(b"van een collega\n")
    result = geval.opdracht()
    assert result.exit_code == 2 and "niet vanzelf terug te zetten" in result.stderr and name in result.stderr
    assert (geval.root / name).read_bytes() == b"van een collega\n"
    geval.terug()


def test_ctrl_c_between_two_files_leaves_neither(schijf: Schijf, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"was")
    files = {"a.md": b"wordt", "b.md": b"wordt"}
    with schijf.faalt(tmp_path, -1, vol):
        write_tree_atomic(tmp_path, files)
    for at in range(1, schijf.count + 1):
        (tmp_path / "a.md").write_bytes(b"was")
        (tmp_path / "b.md").unlink(missing_ok=True)
        with schijf.faalt(tmp_path, at, afgebroken), suppress(KeyboardInterrupt):
            write_tree_atomic(tmp_path, files)
        assert bestanden(tmp_path) in ({"a.md": b"was"}, {"a.md": b"wordt", "b.md": b"wordt"}), at


def test_what_was_left_half_and_committed_is_not_read_either(tmp_path: Path) -> None:
    place = nieuwe_gitplaats(tmp_path)
    (place.map("2025") / AFGEBROKEN).write_text("{}", encoding="utf-8")
    place.bewaar()
    (place.map("2025") / AFGEBROKEN).unlink()
    assert place.run("text", f"HEAD:{LIJN}@2025").exit_code == 2
    assert "half oud en half nieuw" in place.run("text", f"HEAD:{LIJN}@2025").stderr
    assert place.run("text", f"{LIJN}@2025").exit_code == 0
    place.repo.close()
