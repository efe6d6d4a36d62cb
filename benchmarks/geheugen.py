"""One whole run over one ordinance in a process of its own, for its peak memory."""

from __future__ import annotations

import json
import sys

from benchmarks.meten import piek
from benchmarks.stappen import lees, opgave, schrijf, vergelijk


def main(articles: str, edits: str) -> None:
    """Print the peak memory of reading, comparing and writing, and the size of the input, in megabytes."""
    task = opgave(int(articles), edits)
    was, wordt = lees(task)
    schrijf(was, wordt, vergelijk(was, wordt))
    peak = piek()
    print(json.dumps({"invoer": task.omvang / 1e6} | ({"piek": peak} if peak is not None else {})))


if __name__ == "__main__":
    main(*sys.argv[1:])
