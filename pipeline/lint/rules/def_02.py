"""DEF-02: definitions begin with the usual formula."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.lint.ontleding import Ontleding
from pipeline.lint.rule import Rule
from pipeline.model import Finding, Severity

DEF_02 = Rule(
    id="DEF-02",
    title="Begripsbepalingen beginnen met “In deze verordening wordt verstaan onder:”",
    source="Aanwijzing 5.3",
    severity=Severity.INFO,
    bad=(
        "# Artikel 1 Begrippen\n\nIn deze verordening bedoelen we met:\n\n"
        "- *college*: het college;\n- *wet*: de Jeugdwet."
    ),
    good=(
        "# Artikel 1 Begrippen\n\nIn deze verordening wordt verstaan onder:\n\n"
        "- *college*: het college;\n- *wet*: de Jeugdwet."
    ),
)

#: "In deze verordening en de daarop berustende bepalingen wordt verstaan onder:", of a chapter or an article as well.
FORMULA = re.compile(
    r"(?:In|Bij|Voor de toepassing van) (?:[^.;:]|\.(?=\d)){4,200}? wordt(?:,? tenzij [^:]{3,60},)?"
    r"(?: (?:mede|ook|niet|in ieder geval))? (?:verstaan onder|onder [^:]{2,80} (?:mede |ook |niet )?verstaan) ?:?$"
)


@DEF_02.check_tekst
def usual_formula(ontleding: Ontleding) -> Iterator[Finding]:
    for group in ontleding.begrippen:
        text = group.aanhef.rstrip()
        if FORMULA.match(text):
            continue
        said = f"De begrippen beginnen met “{_end(text)}”" if text else "De begrippen hebben geen aanhef"
        yield DEF_02.finding(
            group.position, f"{said}. Schrijf de vaste aanhef: “In deze verordening wordt verstaan onder:”."
        )


def _end(text: str) -> str:
    return text if len(text) <= 60 else f"… {text[-60:].split(' ', 1)[-1]}"
