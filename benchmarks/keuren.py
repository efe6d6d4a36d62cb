"""`renvooi validate` beside the stop-validate that comes with the corpus: whole processes, on the same deliveries."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from benchmarks.meten import ROOT, kortst
from benchmarks.rapport import Regel

VALIDATE = 1.5
RUNS = 7
SHARED = "RENVOOI_SHARED"
EIGEN = ("voorbeeldstad/verordening-speelplekken@2025", "olst-wijhe/verordening-sociaal-domein@2022")
ECHT = (
    "gm0233_ermelo_omgevingsplan_1.3.0",
    "gm0307_amersfoort_bruidsschat_besluit_1.2.0.xml",
    "ws0665_limburg_waterschapsverordening_besluit_1.2.0.xml",
)
FOUND, NONE = 1, 0


def keuren(_sizes: object) -> Iterator[Regel]:
    """Both programs on deliveries of ours and of others, each at its best of some runs in turn."""
    shared = Path(os.environ.get(SHARED, "../shared")).resolve()
    judge, schemas = shared / "tools/stop-validate", shared / "stop-1.3.0"
    if not judge.is_file() or not schemas.is_dir():
        yield Regel(f"left out: no stop-validate (set {SHARED})", 0)
        return
    with tempfile.TemporaryDirectory() as folder:
        made = [_aanlevering(name, Path(folder)) for name in EIGEN]
        for delivery in (*made, *(shared / "corpus/stop" / name for name in ECHT)):
            where = [str(delivery), "--schemas", str(schemas)]
            ours = [sys.executable, "-m", "pipeline.cli", "validate", *where]
            theirs = [sys.executable, str(judge), *where]
            _run(ours)  # fills the cache of translated rules
            pairs = [(_seconds(ours), _seconds(theirs)) for _ in range(RUNS)]
            one, two = (min(column) for column in zip(*pairs, strict=True))
            yield Regel(delivery.name, one / two, VALIDATE, erbij=f"{one:.2f} s beside {two:.2f} s")


def _aanlevering(name: str, folder: Path) -> Path:
    """A trial delivery of a version of the examples."""
    made = folder / name.split("/")[1]
    _run([sys.executable, "-m", "pipeline.cli", "stop", name, "--proef", "-o", str(made)])
    return made


def _seconds(command: list[str]) -> float:
    return kortst(lambda: _run(command), 1, perf_counter)[0]


def _run(command: list[str]) -> bool:
    """Run it, with compiled modules kept as an installed program has them; findings are an answer too."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(
        command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    if done.returncode not in (NONE, FOUND):
        raise SystemExit(f"{' '.join(command)} failed:\n{done.stdout}\n{done.stderr}")
    return True
