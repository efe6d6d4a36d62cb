"""Which versions differ between two data roots, seen from the digests of their files: what is equal is never read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.model import Adres, Refused
from pipeline.model.versie import INTREKKING, VERSIE
from pipeline.store.bronnen import DEPTH, Bron
from pipeline.store.vinden import alle_besluiten

WINDOWS, UNIX = b"\r\n", b"\n"


@dataclass(frozen=True, slots=True)
class Verschil:
    """A version, or a besluit that only withdraws, of which files differ.

    `bestanden` are their paths inside the folder of the version, `erboven` those of the records of its authority and
    its lineage. `was_er` and `is_er` tell whether the version is there before and after.
    """

    adres: Adres
    bestanden: tuple[str, ...]
    erboven: tuple[str, ...]
    was_er: bool
    is_er: bool

    def in_tekst(self) -> bool:
        """Whether the text itself may differ: its files, or the record that holds its titles."""
        return any(name.startswith("tekst/") or name in (VERSIE, INTREKKING) for name in self.bestanden)


def verschillen(voor: Bron, na: Bron) -> tuple[Verschil, ...]:
    """The versions of which a file of their own, or a record that they share with others, is not the same."""
    changed = sorted(_verschillende_paden(voor, na))
    before, after = _zonder_revisie(voor), _zonder_revisie(na)
    return tuple(_verschillen(changed, before, after))


def _verschillen(changed: list[str], before: tuple[Adres, ...], after: tuple[Adres, ...]) -> Iterator[Verschil]:
    for adres in dict.fromkeys((*after, *before)):
        folder = f"{adres.overheid}/{adres.lijn}/{adres.versie}/"
        inside = tuple(path.removeprefix(folder) for path in changed if path.startswith(folder))
        above = tuple(path for path in changed if _is_erboven(path, adres))
        if inside or above:
            yield Verschil(adres, inside, above, adres in before, adres in after)


def _zonder_revisie(bron: Bron) -> tuple[Adres, ...]:
    return tuple(replace(adres, revisie=None) for adres in alle_besluiten(bron))


def _is_erboven(path: str, adres: Adres) -> bool:
    return path in (f"{adres.overheid}/overheid.yaml", f"{adres.overheid}/{adres.lijn}/regeling.yaml")


def _verschillende_paden(voor: Bron, na: Bron) -> Iterator[str]:
    for path in voor.paden.keys() | na.paden.keys():
        if path not in voor or path not in na or not is_zelfde_bestand(voor, na, path):
            yield path
    for path in voor.gebreken.keys() | na.gebreken.keys():
        if path.count("/") >= DEPTH and (path in voor.gebreken) != (path in na.gebreken):
            yield path


def is_zelfde_bestand(voor: Bron, na: Bron, path: str) -> bool:
    """Whether a file that both have is the same; by the name that Git has for its content where it is in a revision."""
    known = [bron.paden[path] for bron in (voor, na) if bron.revisie is not None]
    if len(known) == 2:
        return known[0] == known[1]
    try:
        if not known:
            return voor[path] == na[path]
        content = (na if na.revisie is None else voor)[path]
    except Refused:
        return False  # whoever reads the version tells why
    if git_naam(content, known[0]) == known[0]:
        return True
    # Git may write other line endings on disk than it keeps (core.autocrlf); they mean nothing in a text.
    return WINDOWS in content and git_naam(content.replace(WINDOWS, UNIX), known[0]) == known[0]


def git_naam(content: bytes, voorbeeld: str) -> str:
    """The name that Git gives to content, in the kind of digest of another such name."""
    digest = hashlib.sha1 if len(voorbeeld) == 40 else hashlib.sha256
    return digest(b"blob %d\0" % len(content) + content).hexdigest()
