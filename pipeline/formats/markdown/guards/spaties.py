"""White space at the end of a line: invisible, and two of them are a line break."""

from __future__ import annotations

import re

from pipeline.formats.markdown.guards.guard import Guard

PATTERN = re.compile(r"(?<! ) +$", re.MULTILINE)

SPATIES = Guard(
    naam="spaties",
    melding="spaties aan het eind van de regel; twee ervan zijn in Markdown een onzichtbaar regeleinde.",
    advies="Haal ze weg of draai `renvooi fmt`; een regeleinde dat bij de tekst hoort is `\\` aan het regeleinde.",
    fout=("Eerste regel  \ntweede regel.", "Eerste regel \ntweede regel."),
    goed=("Eerste regel\\\ntweede regel.",),
)
