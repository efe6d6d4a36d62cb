"""Measure: the best of some runs, the peak memory of a process of its own, and give up in time."""

from __future__ import annotations

import gc
import json
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")
ROOT = Path(__file__).resolve().parent.parent


if sys.platform == "win32":

    def processor() -> float:
        """Processor time of this process in seconds (Windows does not add up what it has run)."""
        return time.process_time()

else:
    import resource

    def processor() -> float:
        """Processor time of this process and of the programs it has run, in seconds."""
        children = resource.getrusage(resource.RUSAGE_CHILDREN)
        return time.process_time() + children.ru_utime + children.ru_stime


def kortst(step: Callable[[], T], runs: int, klok: Callable[[], float] = processor) -> tuple[float, T]:
    """The shortest time of some runs in seconds, and what the step gave.

    Processor time unless another clock is given, so that what else the machine does counts as little as can be.
    """
    best, result = float("inf"), None
    for _ in range(runs):
        gc.collect()
        start = klok()
        result = step()
        best = min(best, klok() - start)
    assert result is not None
    return best, result


def in_eigen_proces(module: str, words: Sequence[str], limit: float) -> dict[str, float] | None:
    """What a module of ours prints as JSON when run on its own; None when it takes longer than the limit."""
    command = [sys.executable, "-m", module, *words]
    try:
        done = subprocess.run(
            command, cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=limit, check=False
        )
    except subprocess.TimeoutExpired:
        return None
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(command)} failed:\n{done.stderr}")
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def piek() -> float | None:
    """The peak memory of this process in megabytes, from /proc; None where that is not there.

    `getrusage` will not do: on Linux a child starts with the peak of the process that started it.
    """
    status = Path("/proc/self/status")
    if not status.is_file():
        return None
    found = [line.split()[1] for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmHWM:")]
    return int(found[0]) / 1024 if found else None
