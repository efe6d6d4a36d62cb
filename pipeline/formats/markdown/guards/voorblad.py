"""Front matter stands on the first line or nowhere: elsewhere it becomes a rule and a heading."""

from __future__ import annotations

from pipeline.formats.markdown.guards.guard import Guard

VOORBLAD = Guard(
    naam="voorblad",
    melding="het voorblad is niet afgesloten met een regel `---`.",
    advies="Zet het voorblad op regel 1 tussen twee regels `---`.",
    fout=(),
)
