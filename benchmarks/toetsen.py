"""Reviewing a one-article change beside building that ordinance, both as a user waits."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import perf_counter

from benchmarks.bouwen import EDITED
from benchmarks.meten import ROOT, kortst
from benchmarks.opslag import HOLDER, WORDT, data, regeling_bestanden, schrijf
from benchmarks.rapport import Regel
from benchmarks.verordening import deels_gewijzigd, verordening

REVIEW = 0.3
SMALLEST = 500
"""From here on the text decides; of fewer articles most of a review is starting Python and the rules."""
LARGEST = 500
"""A build of more articles takes minutes, and the share only falls."""
AUTHOR = ("-c", "user.name=Proef", "-c", "user.email=proef@example.org")


def toets(sizes: Sequence[int]) -> Iterator[Regel]:
    """A review as a share of a build, of ordinances of some sizes."""
    for size in (size for size in sizes if size <= LARGEST):
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder, "ordinances")
            was = verordening(size, seed=1000)
            schrijf(root, data(regeling_bestanden("regeling-01", was, deels_gewijzigd(was, seed=2000))))
            for words in (("init", "-q", "-b", "main"), ("add", "-A"), ("commit", "-q", "-m", "Begin")):
                subprocess.run(["git", *AUTHOR, *words], cwd=folder, check=True, capture_output=True)
            changed = root / HOLDER / "regeling-01" / WORDT / "tekst" / EDITED
            changed.write_bytes(changed.read_bytes().replace(b"**2.** ", b"**2.** Voortaan: ", 1))
            review, _ = kortst(lambda root=root: _run(root, "review", "--base", "main"), 3, perf_counter)  # type: ignore[misc]
            build, _ = kortst(lambda root=root: _run(root, "build"), 1, perf_counter)  # type: ignore[misc]
        bar = REVIEW if size >= SMALLEST else None
        yield Regel(f"{size} articles: review beside a build", review / build, bar, erbij=f"{review:.1f} s")


def _run(root: Path, *words: str) -> bool:
    """Run the command; a review finds that the onderbouwing is missing, which is an answer too."""
    command = [sys.executable, "-m", "pipeline.cli", "--root", str(root), *words]
    done = subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        raise SystemExit(f"renvooi {words[0]} failed:\n{done.stdout}\n{done.stderr}")
    return True
