"""LST-07: the introduction of a list ends with a colon, and every item goes on with its sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.lint.bouw import blok_plaats
from pipeline.lint.ontleding import Ontleding
from pipeline.lint.opsommingen import Opsomming, tekst
from pipeline.lint.rule import Rule
from pipeline.model import Finding, Severity

LST_07 = Rule(
    id="LST-07",
    title="De aanhef van een opsomming eindigt op een dubbele punt en elk onderdeel maakt haar zin af",
    source="Aanwijzing 3.59",
    severity=Severity.WARNING,
    bad=(
        "# Enig artikel\n\nHet college weigert de subsidie als:\n\n- a. als de aanvraag te laat is;\n"
        "- b. het geld op is."
    ),
    good="# Enig artikel\n\nHet college weigert de subsidie als:\n\n- a. de aanvraag te laat is;\n- b. het geld op is.",
)

#: The words that a sentence cannot stop at: what comes next says the rest of the clause, and says it once.
OPEN = re.compile(r"\b(dat|als|indien|wanneer|die|om|voor zover|tenzij|mits)\s*:$")
CAPITAL = re.compile(r"(?:De|Het|Een|Er|Deze|Dit|Dat|Die|Als|Indien|Wanneer|Wij|We|Hij|Zij|Ze|U|Je) [a-zà-ÿ]")


@LST_07.check_tekst
def introduction_and_items(ontleding: Ontleding) -> Iterator[Finding]:
    for found in ontleding.opsommingen:
        aanhef = found.aanhef.rstrip()
        if found.voor is None or not aanhef:
            continue
        if not aanhef.endswith(":"):
            passage = ontleding.passage_van.get(id(found.voor))
            yield LST_07.finding(
                blok_plaats(found.voor),
                f"De aanhef van de opsomming in {found.plaats} (“… {aanhef[-30:]}”) eindigt niet op een dubbele punt. "
                "Zet er een dubbele punt achter, of maak van de opsomming een eigen lid.",
                passage.herstel(len(aanhef), len(aanhef), ":") if passage is not None and aanhef[-1].isalnum() else (),
            )
        elif match := OPEN.search(aanhef):
            yield from _items(found, match[1])


def _items(found: Opsomming, word: str) -> Iterator[Finding]:
    """Items after "als:" that say "als" again, or that start a sentence of their own."""
    for item in found.lijst.items:
        text = tekst(item)
        twice = text.casefold().startswith(f"{word} ")
        if twice or CAPITAL.match(text):
            what = f"herhaalt “{word}”" if twice else "begint een nieuwe zin"
            name = f"Onderdeel {item.nummer}" if item.nummer else "Een onderdeel"
            yield LST_07.finding(
                found.waar(item),
                f"{name} in {found.plaats} {what} na de aanhef “… {word}:”. Laat elk onderdeel die zin afmaken.",
            )
            return
