"""LST-03: an item is part of one sentence; what needs a new sentence is a lid."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.lint.ontleding import Ontleding
from pipeline.lint.rule import Rule
from pipeline.lint.tekst import lopend
from pipeline.lint.zinnen import zinnen
from pipeline.model import Alinea, Finding, Severity

LST_03 = Rule(
    id="LST-03",
    title="Een onderdeel bevat geen nieuwe zin",
    source="Aanwijzing 3.59",
    severity=Severity.WARNING,
    bad=(
        "# Enig artikel\n\nDe inwoner krijgt:\n\n- a. hulp bij schoonmaken. Deze hulp maakt alleen schoon;\n"
        "- b. vervoer."
    ),
    good=(
        "# Enig artikel\n\n**1.** De inwoner krijgt:\n\n- a. hulp bij schoonmaken;\n- b. vervoer.\n\n"
        "**2.** De hulp, bedoeld in het eerste lid, onderdeel a, maakt alleen schoon."
    ),
    mild_in=("klare-taal",),
)

#: A second paragraph that starts small goes on with the sentence: LST-04 judges it.
NEW = re.compile(r"[“‘\"'(\[]?[A-ZÀ-Ý]")


@LST_03.check_tekst
def no_new_sentence(ontleding: Ontleding) -> Iterator[Finding]:
    for found in ontleding.opsommingen:
        for item in found.lijst.items:
            paragraphs = [block for block in item.inhoud if isinstance(block, Alinea)]
            sentences = [sentence for block in paragraphs for sentence in zinnen(lopend(block.inhoud))]
            new = next((one.tekst for one in sentences[1:] if NEW.match(one.tekst)), None)
            if new is not None:
                name = f"Onderdeel {item.nummer}" if item.nummer else "Een onderdeel"
                yield LST_03.finding(
                    found.waar(item),
                    f"{name} in {found.plaats} bevat een nieuwe zin (“{_begin(new)}”). "
                    "Maak van die zin een eigen lid, of voeg haar in het onderdeel in.",
                )


def _begin(sentence: str) -> str:
    return sentence if len(sentence) <= 40 else f"{sentence[:40].rsplit(' ', 1)[0]} …"
