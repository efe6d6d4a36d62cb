"""The wIds with which a version is announced, for the lock on identities."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.formats.stop.identiteit import wids
from pipeline.formats.stop.keten import Schakel, keten
from pipeline.model import Versie


def te_bevriezen(eerder: Sequence[Schakel], versie: Versie) -> Mapping[str, str]:
    """The wId of every element of the version by its eId, in the order of the text.

    `eerder` are the earlier versions of the Work, the oldest first. Raises Refused when STOP can't hold one of these
    texts: then there are no identities to freeze.
    """
    return wids(keten(eerder, versie).versie)
