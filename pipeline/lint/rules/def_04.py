"""DEF-04: a term that is defined stands without quotes."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.lint.begrippen import Bepaling
from pipeline.lint.ontleding import Ontleding
from pipeline.lint.rule import Rule
from pipeline.model import Finding, Herstel, Li, Severity

DEF_04 = Rule(
    id="DEF-04",
    title="Geen aanhalingstekens om een begrip",
    source="Aanwijzing 5.3",
    severity=Severity.INFO,
    bad=(
        "# Artikel 1 Begrippen\n\nIn deze verordening wordt verstaan onder:\n\n"
        "- *“college”*: het college;\n- *wet*: de Jeugdwet."
    ),
    good=(
        "# Artikel 1 Begrippen\n\nIn deze verordening wordt verstaan onder:\n\n"
        "- *college*: het college;\n- *wet*: de Jeugdwet."
    ),
)

QUOTES = "“”‘’„‚\"'«»"


@DEF_04.check_tekst
def no_quotes(ontleding: Ontleding) -> Iterator[Finding]:
    for group in ontleding.begrippen:
        for one in group.bepalingen:
            opening = one.opening
            if len(opening) > 2 and opening[0] in QUOTES and opening[-1] in QUOTES:
                yield DEF_04.finding(
                    one.position,
                    f"Het begrip {opening} staat tussen aanhalingstekens. Haal die weg.",
                    _herstel(ontleding, one),
                )


def _herstel(ontleding: Ontleding, one: Bepaling) -> tuple[Herstel, ...]:
    """What takes both quotes away: the term stands where the words of its node begin."""
    holder = one.knoop.inhoud[0] if isinstance(one.knoop, Li) else one.knoop
    passage = ontleding.passage_van.get(id(holder))
    begin = passage.inhoud.find(one.opening) if passage else -1
    if passage is None or begin < 0:
        return ()
    end = begin + len(one.opening)
    mends = (passage.herstel(begin, begin + 1, ""), passage.herstel(end - 1, end, ""))
    return (*mends[0], *mends[1]) if all(mends) else ()
