"""The wIds with which a version is announced, for the lock on identities."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.formats.stop.beeld import lees_beelden
from pipeline.formats.stop.eid import geef_ids
from pipeline.formats.stop.namen import geef_namen
from pipeline.formats.stop.passend import bezwaren_inhoud, bezwaren_structuur
from pipeline.formats.stop.tekst import regeling_compact
from pipeline.formats.stop.verwijzing import doelen, nummer_noten
from pipeline.model import Problem, Refused, Versie, knopen


def eerste_wids(versie: Versie) -> Mapping[str, str]:
    """The wId of every element by its eId, in the order of the text, of the first version of a Work.

    Raises Refused when STOP can't hold this text: then it has no identities to freeze.
    """
    nodes = tuple(knopen(versie.regeling))
    beelden, over_beelden = lees_beelden(versie, nodes)
    namen = geef_namen(versie)
    bezwaren = [
        *bezwaren_structuur(versie.regeling.lichaam, None, versie.regeling.position),
        *bezwaren_inhoud(nodes, doelen(versie.regeling)),
        *over_beelden,
        *(namen if isinstance(namen, tuple) else ()),
    ]
    problemen = [bezwaar for bezwaar in bezwaren if isinstance(bezwaar, Problem)]
    if problemen or isinstance(namen, tuple):
        raise Refused(dict.fromkeys(problemen))
    compact = regeling_compact(versie.regeling, namen.expressie, beelden)
    nummer_noten(compact, "n")
    geef_ids(compact, namen.voorvoegsel, {})
    return {str(element.get("eId")): str(element.get("wId")) for element in compact.iter("*") if element.get("eId")}
