"""Which older Works a besluit withdraws: because a new regulation replaces them, or without anything in their place."""

from __future__ import annotations

from pipeline.formats.stop.besluit import Besluittekst
from pipeline.formats.stop.namen import werk_naam
from pipeline.formats.stop.passend import Bezwaar, melding
from pipeline.model import Problem, Versie


def trek_alleen_in(versie: Versie) -> tuple[tuple[str, ...], tuple[Bezwaar, ...]]:
    """The AKN names of the Works that a besluit withdraws without anything in their place."""
    namen = [werk_naam(oud) for oud in versie.trekt_in]
    bezwaren = tuple(naam for naam in namen if isinstance(naam, Problem))
    return tuple(naam for naam in namen if isinstance(naam, str)), bezwaren


def trek_in(
    versie: Versie, tekst: Besluittekst, voorgangers: tuple[Versie, ...]
) -> tuple[tuple[str, ...], tuple[Bezwaar, ...]]:
    """The AKN names of the Works that the besluit withdraws, and what stands in the way or is left to the text."""
    bezwaren: list[Bezwaar] = []
    gegevens = versie.gegevens
    soorten = [soort for soort, _ in tekst.slotbepalingen]
    if "inwerkingtreding" not in soorten:
        bezwaren.append(
            Problem(
                "Het besluit heeft geen bepaling over de inwerkingtreding; STOP eist die.",
                gegevens.position,
                "Zet `inwerkingtreding` bij `slotbepalingen` in versie.yaml.",
            )
        )
    werken: dict[str, None] = {}
    bekend: set[str] = set()
    for voorganger in voorgangers:
        werk = werk_naam(voorganger)
        if voorganger.gegevens.werk == gegevens.werk and voorganger.overheid.code == versie.overheid.code:
            # The version that this one changes: it goes on, as another version of the same Work.
            pass
        elif voorganger.gegevens.citeertitel not in gegevens.intrekking:
            bezwaren.append(melding(f"{voorganger.adres} wordt opgevolgd maar niet ingetrokken.", gegevens.position))
        elif isinstance(werk, Problem):
            bezwaren.append(werk)
        elif "intrekking" not in soorten:
            bezwaren.append(
                Problem(
                    f"{voorganger.adres} wordt ingetrokken, maar het besluit heeft geen bepaling die dat zegt.",
                    gegevens.position,
                    "Zet `intrekking` bij `slotbepalingen` in versie.yaml.",
                )
            )
        else:
            werken[werk] = None
        bekend.add(voorganger.gegevens.citeertitel)
    for titel in gegevens.intrekking:
        if titel not in bekend:
            bezwaren.append(
                melding(
                    f"De intrekking van “{titel}” staat alleen in de tekst: `was` noemt geen versie die zo heet.",
                    gegevens.position,
                )
            )
    return tuple(werken), tuple(bezwaren)
