"""AMD-03: the parts of an amendment are lettered A, B … Z, AA, in the order of what they amend."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.lint.nummering import Nummer, nummer
from pipeline.lint.ontleding import Ontleding
from pipeline.lint.rule import Rule
from pipeline.lint.verwijzing import NUMBER
from pipeline.lint.voorbeeld import WIJZIGING
from pipeline.lint.wijzigingstekst import Wijzigingsartikel
from pipeline.model import Finding, Severity, onderdeelletter

AMD_03 = Rule(
    id="AMD-03",
    title="Onderdelen heten A, B … Z, AA, en volgen de artikelen die zij wijzigen",
    source="Aanwijzing 6.15",
    severity=Severity.WARNING,
    bad=WIJZIGING.replace("- B. ", "- C. "),
    good=WIJZIGING,
)

DOEL = re.compile(rf"^(?:(?:In|Aan|Na|Voor|Het opschrift van) )?(?:de )?[Aa]rtikel(?:en)? ({NUMBER})", re.IGNORECASE)


@AMD_03.check_tekst
def letters_in_order(ontleding: Ontleding) -> Iterator[Finding]:
    for one in ontleding.wijzigingsartikelen:
        for number, (letter, place) in enumerate(one.letters, 1):
            wanted = onderdeelletter(number)
            if letter != wanted:
                message = f"Onderdeel {letter} is het {number}e van dit artikel. Noem het {wanted}."
                yield AMD_03.finding(place, message)
                break
        yield from _order(one)


def _order(one: Wijzigingsartikel) -> Iterator[Finding]:
    """The first article that each letter amends; what is inserted after an article counts as that article."""
    before: tuple[Nummer, str] | None = None
    seen: set[str] = set()
    for order in one.opdrachten:
        target = DOEL.match(order.adres or order.zin)
        if not order.letter or order.letter in seen or target is None:
            continue
        seen.add(order.letter)
        value = nummer(target[1])
        if value is None:
            continue
        if before is not None and value < before[0]:
            message = (
                f"Onderdeel {order.letter} wijzigt artikel {target[1]}, na een onderdeel over artikel "
                f"{before[1]}. Zet de "
                "onderdelen in de volgorde van de artikelen."
            )
            yield AMD_03.finding(order.position, message)
        before = (value, target[1])
