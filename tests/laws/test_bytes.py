"""L7: the same input gives the same bytes, in every process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

PROGRAM = """
import hashlib
from pipeline.compare import compare
from pipeline.formats.json import vergelijking
from pipeline.formats.tekst.write import regels
from tests.laws.bewerkingen import paar
digest = hashlib.sha256()
for seed in range(20):
    pair = paar(seed)
    comparison = compare(pair.was, pair.wordt)
    digest.update(vergelijking.write(comparison).encode())
    digest.update("\\n".join(regels(comparison)).encode())
print(digest.hexdigest())
"""


def test_l7_the_comparison_has_the_same_bytes_in_every_process() -> None:
    root = Path(__file__).resolve().parents[2]
    digests = set()
    for hash_seed in ("1", "2", "3"):
        environment = {
            **os.environ,
            "PYTHONHASHSEED": hash_seed,
            "PYTHONPATH": str(root),
            "LC_ALL": "C",
            "TZ": "Asia/Tokyo",
        }
        run = subprocess.run(
            [sys.executable, "-c", PROGRAM], cwd=root, env=environment, capture_output=True, text=True, check=True
        )
        digests.add(run.stdout)
    assert len(digests) == 1
