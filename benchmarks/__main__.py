"""`python -m benchmarks [SECTION …] [ARTICLES …]`: everything, at 50, 500 and 1,400 articles, unless named."""

from __future__ import annotations

import sys

from benchmarks.bench import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
