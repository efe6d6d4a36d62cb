"""LST-05: what binds can be cited: no dashes or bullets in articles."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.lint.begrippen import zijn_begrippen
from pipeline.lint.ontleding import Ontleding
from pipeline.lint.rule import Rule
from pipeline.model import Finding, Severity

LST_05 = Rule(
    id="LST-05",
    title="Geen streepjes of bolletjes in artikelen: een onderdeel heeft een letter",
    source="Aanwijzing 3.59",
    severity=Severity.WARNING,
    bad="# Enig artikel\n\nHet college biedt aan:\n\n- een intake;\n- een tolk.",
    good="# Enig artikel\n\nHet college biedt aan:\n\n- a. een intake;\n- b. een tolk.",
)

BULLETS = "-–—−•·*▪■○>"
#: What a word processor makes of a circle: a bullet when every item has it, the letter between n and p.
ROND = "o"


@LST_05.check_tekst
def no_bullets(ontleding: Ontleding) -> Iterator[Finding]:
    for found in ontleding.opsommingen:
        labels = {item.nummer for item in found.lijst.items}
        bullets = ROND if labels == {ROND} and len(found.lijst.items) > 1 else BULLETS
        bare = next((item for item in found.lijst.items if item.nummer in bullets), None)
        if bare is not None and not zijn_begrippen(found.artikel, found.aanhef, found.lijst):
            yield LST_05.finding(
                found.waar(bare),
                f"De onderdelen in {found.plaats} hebben geen letter, zodat niemand ernaar kan verwijzen. "
                "Zet er a, b, c voor.",
            )
