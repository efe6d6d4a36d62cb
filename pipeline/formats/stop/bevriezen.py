"""The wIds with which a version is announced, for the lock on identities."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.formats.stop.identiteit import wids
from pipeline.formats.stop.keten import Schakel, keten
from pipeline.formats.stop.passend import bezwaren_inhoud, bezwaren_structuur
from pipeline.formats.stop.verwijzing import doelen
from pipeline.model import Problem, Refused, Regeling, Versie, knopen


def te_bevriezen(eerder: Sequence[Schakel], versie: Versie) -> Mapping[str, str]:
    """The wId of every element of the version by its eId, in the order of the text.

    `eerder` are the earlier versions of the Work, the oldest first. Raises Refused when STOP can't hold one of these
    texts: then there are no identities to freeze.
    """
    problemen = [
        problem for een in (*(schakel.versie for schakel in eerder), versie) for problem in _past_niet(een.regeling)
    ]
    if problemen:
        raise Refused(dict.fromkeys(problemen))
    return wids(keten(eerder, versie).versie)


def _past_niet(regeling: Regeling) -> list[Problem]:
    nodes = tuple(knopen(regeling))
    bezwaren = (
        *bezwaren_structuur(regeling.lichaam, None, regeling.position),
        *bezwaren_inhoud(nodes, doelen(regeling)),
    )
    return [bezwaar for bezwaar in bezwaren if isinstance(bezwaar, Problem)]
