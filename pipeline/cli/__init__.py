"""One module per command; only here is anything printed, and only here are clock, terminal and environment read."""

from pipeline.cli.groep import main

__all__ = ["main"]
