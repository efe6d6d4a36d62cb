"""LST-01: onderdelen are lettered, what is under them is numbered with a degree sign."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.lint.ontleding import Ontleding
from pipeline.lint.opsommingen import Opsomming, is_label
from pipeline.lint.rule import Rule
from pipeline.model import Finding, Severity

LST_01 = Rule(
    id="LST-01",
    title="Onderdelen heten a, b, c; daaronder 1°, 2°, 3°",
    source="Aanwijzing 3.59",
    severity=Severity.WARNING,
    bad=(
        "# Enig artikel\n\nHet college kan weigeren:\n\n- a. bij een schuld:\n  - I. aan de gemeente; of\n"
        "  - II. aan het Rijk; of\n- b. na een waarschuwing."
    ),
    good=(
        "# Enig artikel\n\nHet college kan weigeren:\n\n- a. bij een schuld:\n  - 1°. aan de gemeente; of\n"
        "  - 2°. aan het Rijk; of\n- b. na een waarschuwing."
    ),
    mild_in=("klare-taal",),
)

LETTERS = re.compile(r"[a-z]{1,3}")
DEGREES = re.compile(r"\d{1,3}[a-z]?°")
STREEPJE = re.compile(r"[-–—•] ")
EITHER = re.compile(f"{LETTERS.pattern}|{DEGREES.pattern}")
ROMANS = re.compile(r"[ivx]+")
#: What fits at each depth; the law says nothing of a third, where practice takes i, ii, iii.
FITTING = ((LETTERS, "a, b, c"), (DEGREES, "1°, 2°, 3°"), (ROMANS, "i, ii, iii"))


@LST_01.check_tekst
def letters_then_degrees(ontleding: Ontleding) -> Iterator[Finding]:
    for found in ontleding.opsommingen:
        depth = _depth(found)
        if depth >= len(FITTING):
            continue
        fitting, example = FITTING[depth]
        if depth == 0 and STREEPJE.match(found.aanhef):  # a definition with a dash is an item itself
            fitting = EITHER
        labelled = (item for item in found.lijst.items if is_label(item.nummer))
        odd = next((item for item in labelled if not fitting.fullmatch(item.nummer)), None)
        if odd is not None:
            yield LST_01.finding(
                found.waar(odd),
                f"In {found.plaats} heet een onderdeel “{odd.nummer}”. Duid de onderdelen hier aan met {example}.",
            )


def _depth(found: Opsomming) -> int:
    """How deep the list stands among lists with labels: an unmarked list around it gives no level."""
    return sum(is_label(item.nummer) for item in found.boven)
