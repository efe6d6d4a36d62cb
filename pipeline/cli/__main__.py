"""`python -m pipeline.cli` is `renvooi`."""

from pipeline.cli import main

main()
