"""WW-04: what changes an amount, a term, a sanction, a duty or who is bound, is not technical."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.lint.beweringen import technisch
from pipeline.lint.kenmerken import GETELD, Kenmerk, Soort, veranderd
from pipeline.lint.ontleding import Verandering
from pipeline.lint.rule import Rule
from pipeline.lint.rules.ww_01 import REDEN, WAS, WORDT
from pipeline.lint.wijzigingen import Gewijzigd, verwante_teksten
from pipeline.model import Aard, Finding, Severity, Wijziging
from pipeline.model import Soort as Wijzigingssoort

WW_04 = Rule(
    id="WW-04",
    title="Een wijziging van een bedrag, termijn, sanctie, norm of bevoegdheid is niet technisch",
    source="werkwijze was-wordttabel",
    severity=Severity.WARNING,
    bad=f"{WAS}{WORDT}bestand: besluit/onderbouwing/artikel-1.md\n".replace("negen uur", "negen uur, en moet")
    + REDEN.replace("inhoudelijk", "technisch"),
    good=f"{WAS}{WORDT}bestand: besluit/onderbouwing/artikel-1.md\n{REDEN}",
)

MANY = 3
WEG = (*GETELD, Soort.MAATREGEL)
"""What counts when a whole provision is gone: its norms may stand elsewhere in other words."""


@WW_04.check_verandering
def technical_is_technical(verandering: Verandering) -> Iterator[Finding]:
    claim = next(technisch(verandering.wordt), None)
    changed = verandering.gewijzigd
    for one in changed:
        if one.was == one.wordt or not one.is_norm or (one.reden is None and claim is None):
            continue
        said = one.reden.aard if one.reden else None
        if said is Aard.INHOUDELIJK or (said is None and claim is None):
            continue
        if marks := _zwaar(one, changed):
            where = one.reden.position if one.reden else one.plaats
            source = (
                "heet technisch"
                if said
                else f"heet volgens het voorstel technisch (“{claim.woorden if claim else ''}”)"
            )
            yield WW_04.finding(where, _message(one.wijziging, source, marks))


def _zwaar(one: Gewijzigd, changed: tuple[Gewijzigd, ...]) -> list[tuple[Kenmerk, bool]]:
    was, wordt = verwante_teksten(one, changed)
    marks = list(veranderd(was, wordt))
    if one.wijziging.soort is Wijzigingssoort.VERVALLEN:
        return [(mark, new) for mark, new in marks if mark.soort in WEG]
    return marks


def _message(change: Wijziging, source: str, marks: list[tuple[Kenmerk, bool]]) -> str:
    kinds = list(dict.fromkeys(mark.soort for mark, _ in marks))
    words = [f"{'+' if new else '−'} {mark.woorden}" for mark, new in marks[:MANY]]
    more = f" en {len(marks) - MANY} meer" if len(marks) > MANY else ""
    return (
        f"De wijziging van {change.naam} {source}, maar verandert {_en(kinds)} ({'; '.join(words)}{more}). "
        "Zet `aard: inhoudelijk` bij de onderbouwing, of leg uit waarom er niets te kiezen valt."
    )


def _en(kinds: list[Soort]) -> str:
    names = [kind.value for kind in kinds]
    return " en ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
