"""One file imported in a process of its own, for its peak memory and how long it took."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from time import process_time

from benchmarks.meten import piek
from pipeline.cli import main as renvooi

OVERHEID = "naam: Dorp\nsoort: gemeente\ncode: {}\norganen:\n  raad: de raad\n  college: het college\n"


def main(bestand: str, code: str = "gm9998") -> None:
    """Print the peak memory and the size of the input in megabytes, the seconds, and the exit code."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder, "ordinances")
        (root / "dorp").mkdir(parents=True)
        (root / "dorp/overheid.yaml").write_text(OVERHEID.format(code), encoding="utf-8")
        begin, uitkomst = process_time(), 0
        try:
            renvooi(["--root", str(root), "import", bestand, "--to", "dorp/x@1"], standalone_mode=False)
        except SystemExit as einde:
            uitkomst = int(einde.code or 0)
        tijd = process_time() - begin
        buiten = sum(deel.name != "ordinances" for deel in Path(folder).iterdir())
    gevonden: dict[str, float] = {
        "invoer": Path(bestand).stat().st_size / 1e6,
        "seconden": tijd,
        "uitkomst": uitkomst,
        "buiten": buiten,
    }
    hoogst = piek()
    print(json.dumps(gevonden | ({"piek": hoogst} if hoogst is not None else {})))


if __name__ == "__main__":
    main(*sys.argv[1:])
