"""Twenty ordinances: what a one-article edit costs beside building that ordinance alone, and what is rewritten."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from benchmarks.meten import ROOT, kortst
from benchmarks.opslag import HOLDER, WORDT, data, regeling_bestanden, schrijf
from benchmarks.verordening import deels_gewijzigd, verordening

EDITED = "hoofdstuk-2/artikel-2.4.md"


@dataclass(frozen=True, slots=True)
class Bouwtijden:
    """Seconds as a user waits, and the outputs outside the edited ordinance that were written again."""

    alles: float
    niets_gewijzigd: float
    een_artikel: float
    alleen_die: float
    herschreven: tuple[str, ...]


def bouwtijden(ordinances: int, articles: int) -> Bouwtijden:
    """Build them all, again, after an edit, and the edited one alone in a fresh place.

    By the clock on the wall: the papers are made in processes whose processor time nobody adds up.
    """
    with tempfile.TemporaryDirectory() as folder:
        root, alone = Path(folder, "ordinances"), Path(folder, "alleen", "ordinances")
        regelingen = {f"regeling-{number:02}": _regeling(number, articles) for number in range(1, ordinances + 1)}
        schrijf(root, data(*regelingen.values()))
        alles, _ = kortst(lambda: _build(root), 1, perf_counter)
        niets, _ = kortst(lambda: _build(root), 1, perf_counter)
        naam = f"regeling-{ordinances // 2:02}"
        changed = root / HOLDER / naam / WORDT / "tekst" / EDITED
        changed.write_bytes(changed.read_bytes().replace(b"**2.** ", b"**2.** Voortaan: ", 1))
        before = _outputs(root)
        een, _ = kortst(lambda: _build(root), 1, perf_counter)
        after = _outputs(root)
        same_text = changed.relative_to(root).as_posix()
        schrijf(alone, data(regelingen[naam]) | {same_text: changed.read_bytes()})
        alleen, _ = kortst(lambda: _build(alone), 1, perf_counter)
    rewritten = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
    others = sorted(path for path in rewritten if f"/{naam}/" not in f"/{path}")
    return Bouwtijden(alles, niets, een, alleen, tuple(others))


def _regeling(number: int, articles: int) -> Mapping[str, bytes]:
    was = verordening(articles, seed=1000 + number)
    return regeling_bestanden(f"regeling-{number:02}", was, deels_gewijzigd(was, seed=2000 + number))


def _build(root: Path) -> bool:
    command = [sys.executable, "-m", "pipeline.cli", "--root", str(root), "build"]
    done = subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"renvooi build failed:\n{done.stdout}\n{done.stderr}")
    return True


def _outputs(root: Path) -> dict[str, tuple[int, str]]:
    """Every output with when it was written and its content; the cache is bookkeeping, not output."""
    build = root.parent / "build"
    return {
        path.relative_to(build).as_posix(): (path.stat().st_mtime_ns, hashlib.sha256(path.read_bytes()).hexdigest())
        for path in sorted(build.rglob("*"))
        if path.is_file() and ".cache" not in path.parts
    }
