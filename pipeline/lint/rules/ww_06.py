"""WW-06: changes are not marked by hand in the text of the law."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.lint.ontleding import Verandering
from pipeline.lint.rule import Rule
from pipeline.lint.rules.ww_01 import WAS, WORDT
from pipeline.lint.wijzigingen import vergeleken_teksten
from pipeline.model import Finding, Nadruk, Nadruksoort, Severity
from pipeline.model.woord import Woorden, inlines, platte_tekst

WW_06 = Rule(
    id="WW-06",
    title="Wat verandert is niet met de hand onderstreept",
    source="WCAG 2.2, 1.4.1",
    severity=Severity.ERROR,
    bad=f"{WAS}{WORDT}".replace("tot negen uur", "tot <u>negen</u> uur"),
    good=f"{WAS}{WORDT}",
)
"""The marks of a comparison have words for who can't see them; that is how they are made. What a drafter can still do
is underline new words in the law itself, where they stay when the change has long been adopted."""


@WW_06.check_verandering
def no_marks_by_hand(verandering: Verandering) -> Iterator[Finding]:
    for one in verandering.gewijzigd:
        for segments in vergeleken_teksten(one.wijziging.inhoud):
            new = [segment for segment in segments if segment.is_bij]
            kept = [segment for segment in segments if not segment.is_bij and not segment.is_weg]
            if (
                new
                and kept
                and all(_onderstreept(s.wordt) for s in new)
                and not any(_onderstreept(s.wordt) for s in kept)
            ):
                words = platte_tekst(inlines(new[0].wordt))
                message = f"“{words}” is nieuw en met de hand onderstreept. Haal de onderstreping weg: de vergelijking "
                yield WW_06.finding(one.plaats, f"{message}laat zelf zien wat verandert.")


def _onderstreept(words: Woorden) -> bool:
    """Whether all of the words are underlined."""
    parts = inlines(words)
    return bool(parts) and all(isinstance(p, Nadruk) and p.soort is Nadruksoort.ONDERSTREEPT for p in parts)
