"""Divisions without law in them: their heading ends with what is printed in its place."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model.blok import Vervallen, Weggelaten
from pipeline.model.inline import Tekst
from pipeline.model.regeling import Artikel, Kop, Structuur

LEEG_MERK = {"Vervallen": "[vervallen]", "Gereserveerd": "[gereserveerd]"}
"""How a heading says that all of its division is repealed or still to come, by what STOP calls that."""


def leeg_merk(deel: Structuur) -> str:
    """Whether a whole division is "Vervallen" or "Gereserveerd", "" for a division with law in it.

    Its heading ends with that, as it is printed: "Hoofdstuk 3 [gereserveerd]". Under Gereserveerd nothing stands (STOP:
    STOP0055), all that stands under Vervallen is repealed too (STOP0062).
    """
    for naam, merk in LEEG_MERK.items():
        eind = deel.kop.opschrift[-1:]
        gemerkt = eind and isinstance(eind[0], Tekst) and f" {eind[0].inhoud}".endswith(f" {merk}")
        kop = zonder_merk(deel.kop, naam) if gemerkt else None
        if kop is None or not (kop.label or kop.nummer or kop.opschrift):
            continue
        if not deel.inhoud or (naam == "Vervallen" and all(map(_is_vervallen, deel.inhoud))):
            return naam
    return ""


def zonder_merk(kop: Kop, naam: str) -> Kop:
    """The heading without the mark that `leeg_merk` found at its end; as it is for ""."""
    if not naam:
        return kop
    *eerder, laatste = kop.opschrift
    assert isinstance(laatste, Tekst), "leeg_merk looks at a text"
    rest = laatste.inhoud.removesuffix(LEEG_MERK[naam]).rstrip()
    return replace(kop, opschrift=(*eerder, *((replace(laatste, inhoud=rest),) if rest else ())))


def _is_vervallen(deel: Structuur | Artikel | Weggelaten) -> bool:
    if isinstance(deel, Structuur):
        return leeg_merk(deel) == "Vervallen"
    return isinstance(deel, Artikel) and deel.inhoud == (Vervallen(),)


ZONDER_OPSCHRIFT = "[zonder opschrift]"
"""The title of a provision that has no heading in its source: text between provisions, an article without a number."""


def is_zonder_kop(kop: Kop) -> bool:
    """Whether the heading only says that there is none."""
    return not kop.label and not kop.nummer and kop.opschrift == (Tekst(ZONDER_OPSCHRIFT),)
