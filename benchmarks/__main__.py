"""`python -m benchmarks [ARTICLES …]`: the sizes to measure, else 50, 500 and 1,400 articles."""

from __future__ import annotations

import sys

from benchmarks.bench import main

if __name__ == "__main__":
    sys.exit(main([int(word) for word in sys.argv[1:]] or [50, 500, 1400]))
