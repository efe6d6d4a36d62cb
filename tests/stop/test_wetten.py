"""The laws of the STOP room, on regulations that Hypothesis makes up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from lxml import etree

from pipeline.formats.stop.eid import REF, ZONDER_VERSIE
from pipeline.formats.stop.write import write, write_proef
from pipeline.formats.stop.xml import T
from pipeline.model import (
    Alinea,
    Artikel,
    Begrip,
    Bijlage,
    Divisie,
    Gereserveerd,
    Inlines,
    Knoop,
    Kop,
    Li,
    Lid,
    Nadruk,
    Noot,
    Refused,
    Regeling,
    Structuur,
    Structuursoort,
    Tabel,
    Tekst,
    Toelichting,
    Vervallen,
    Verwijzing,
    Weggelaten,
    kinderen,
    stukken,
    tekst_van,
)
from tests.stop.keuring import Keuring
from tests.stop.proefstukken import BESLUIT, GEGEVENS, LIJN, PROEF, VERSIE, png
from tests.stop.strategie import BEELD, REGELINGEN, UITTREKSELS

REFS = "|".join(sorted(set(REF.values()), key=len, reverse=True))
DEEL = re.compile(rf"(?P<ref>{REFS})(?:_(?:o_\d+|[0-9A-Za-z.-]*[0-9A-Za-z-]))?(?:_inst\d+)?")


def bestanden(regeling: Regeling) -> dict[str, bytes]:
    versie = replace(VERSIE, regeling=regeling, afbeeldingen={BEELD: png()})
    return dict(write(versie, BESLUIT).bestanden)


def regeling_in(levering: dict[str, bytes]) -> etree._Element:
    gevonden = etree.fromstring(levering["besluit.xml"]).find(f".//{T}RegelingCompact")
    assert gevonden is not None
    return gevonden


@pytest.mark.stop
@settings(max_examples=40)
@given(REGELINGEN)
def test_every_regulation_that_fits_is_valid(keuring: Keuring, regeling: Regeling) -> None:
    assert keuring(bestanden(regeling)) == []


@pytest.mark.stop
@settings(max_examples=20)
@given(UITTREKSELS)
def test_every_excerpt_is_valid_as_a_trial(keuring: Keuring, regeling: Regeling) -> None:
    versie = replace(
        VERSIE,
        lijn=replace(LIJN, uittreksel=True, uittreksel_reden="Alleen wat wijzigt."),
        gegevens=replace(GEGEVENS, proef=PROEF),
        regeling=regeling,
        afbeeldingen={BEELD: png()},
    )
    assert keuring(write_proef(versie, BESLUIT).bestanden) == []


@settings(max_examples=60)
@given(REGELINGEN)
def test_ids_follow_the_convention_and_are_unique(regeling: Regeling) -> None:
    compact = regeling_in(bestanden(regeling))
    elementen = [element for element in compact.iter() if element.tag in REF]
    eids = [str(element.get("eId")) for element in elementen]
    wids = [str(element.get("wId")) for element in elementen]
    assert len(set(eids)) == len(eids)
    assert len(set(wids)) == len(wids)
    assert not [element for element in compact.iter() if element.get("eId") and element.tag not in REF]
    for element, eid, wid in zip(elementen, eids, wids, strict=True):
        ouder = next(
            (boven for boven in element.iterancestors() if boven.get("eId") and boven.tag != f"{T}Lichaam"), None
        )
        boven = "" if ouder is None or ouder.tag == f"{T}WijzigBijlage" else f"{ouder.get('eId')}__"
        assert eid.startswith(boven)
        eigen = DEEL.fullmatch(eid.removeprefix(boven))
        assert eigen, eid
        assert eigen["ref"] == REF[element.tag], eid
        assert wid == (eid if eid in ZONDER_VERSIE else f"gm9999_1__{eid}")


@settings(max_examples=60)
@given(REGELINGEN)
def test_no_word_is_lost_added_or_moved(regeling: Regeling) -> None:
    compact = regeling_in(bestanden(regeling))
    herhaald = {noot.get("id"): noot for noot in compact.iter(f"{T}Noot")}
    for nootref in list(compact.iter(f"{T}Nootref")):
        nootref.text = "".join(map(str, herhaald[nootref.get("refid")].itertext()))
    geschreven = "".join("".join(map(str, compact.itertext())).split())
    assert geschreven == "".join("".join(woorden(regeling)).split())


@settings(max_examples=20)
@given(REGELINGEN)
def test_the_same_regulation_is_the_same_bytes(regeling: Regeling) -> None:
    assert bestanden(regeling) == bestanden(regeling)


def voorvoegsel(element: etree._Element) -> str:
    """What the eId of an element opens with: that of its parent, but nothing in the body or at the top."""
    for boven in element.iterancestors():
        if boven.tag in (f"{T}Lichaam", f"{T}RegelingCompact"):
            return ""
        if boven.get("eId"):
            return f"{boven.get('eId')}__"
    return ""


def woorden(regeling: Regeling) -> Iterator[str]:
    """All text of the tree as it is printed, in order: what the XML must hold, told without the XML."""
    yield regeling.opschrift
    for stuk in stukken(regeling):
        yield from _van(stuk)


def _van(node: Knoop) -> Iterator[str]:
    match node:
        case Artikel() | Structuur() | Divisie() | Bijlage() | Toelichting():
            yield from _kop(node.kop)
            if (
                isinstance(node, Structuur)
                or len(node.inhoud) > 1
                or not isinstance(node.inhoud[0], Vervallen | Gereserveerd)
            ):
                yield from _kinderen(node)
        case Lid() | Li():
            yield node.nummer + ("." if node.nummer and node.nummer[-1] not in ")•–." else "")
            yield from _kinderen(node)
        case Vervallen():
            yield "[vervallen]"
        case Gereserveerd():
            yield "[gereserveerd]"
        case Weggelaten():
            yield "[…]"
        case Begrip() | Tabel() | Alinea():
            yield from _lopend(tekst_van(node))
            yield from _kinderen(node)
        case _:
            yield from _lopend(tekst_van(node))
            yield from _kinderen(node)


def _kinderen(node: Knoop) -> Iterator[str]:
    inhoud = kinderen(node)
    for nummer, kind in enumerate(inhoud):
        if isinstance(kind, Vervallen | Gereserveerd) and isinstance(node, Artikel | Divisie | Bijlage | Toelichting):
            buren = [inhoud[n] for n in (nummer - 1, nummer + 1) if 0 <= n < len(inhoud)]
            if all(isinstance(buur, Divisie) for buur in buren):
                continue
        yield from _van(kind)


def _kop(kop: Kop) -> Iterator[str]:
    yield kop.label
    yield kop.nummer
    yield from _lopend(kop.opschrift)


def _lopend(inlines: Inlines) -> Iterator[str]:
    for inline in inlines:
        match inline:
            case Tekst(inhoud):
                yield inhoud
            case Nadruk() | Verwijzing():
                yield from _lopend(inline.inhoud)
            case Noot(label, inhoud):
                yield label
                for blok in inhoud:
                    yield from _van(blok)
            case _:
                pass


def hoofdstuk(opschrift: str, *inhoud: Artikel | Structuur) -> Structuur:
    return Structuur(Structuursoort.HOOFDSTUK, Kop("Hoofdstuk", "2", (Tekst(opschrift),)), inhoud)


VERVALLEN_ARTIKEL = Artikel(Kop("Artikel", "1"), (Vervallen(),))
GEWOON = Artikel(Kop("Artikel", "9"), (Alinea((Tekst("x"),)),))


@pytest.mark.stop
@pytest.mark.parametrize(
    ("deel", "element", "opschrift"),
    [
        (hoofdstuk("[gereserveerd]"), "Gereserveerd", None),
        (hoofdstuk("Bouwen [vervallen]"), "Vervallen", "Bouwen"),
        (hoofdstuk("Bouwen [vervallen]", VERVALLEN_ARTIKEL), "Vervallen", "Bouwen"),
        (hoofdstuk("Bouwen [vervallen]", VERVALLEN_ARTIKEL, GEWOON), None, "Bouwen [vervallen]"),
        (hoofdstuk("Bouwen [gereserveerd]", GEWOON), None, "Bouwen [gereserveerd]"),
    ],
)
def test_a_division_without_law_is_what_stop_calls_it(
    keuring: Keuring, deel: Structuur, element: str | None, opschrift: str | None
) -> None:
    levering = bestanden(replace(VERSIE.regeling, lichaam=(deel,), bijlagen=(), toelichtingen=()))
    assert keuring(levering) == []
    gevonden = regeling_in(levering).find(f".//{T}Hoofdstuk")
    assert gevonden is not None
    assert [naam for naam in ("Gereserveerd", "Vervallen") if gevonden.find(T + naam) is not None] == (
        [element] if element else []
    )
    assert gevonden.findtext(f"{T}Kop/{T}Opschrift") == opschrift


def test_a_division_without_a_mark_and_without_law_is_refused() -> None:
    with pytest.raises(Refused, match="heeft geen inhoud"):
        bestanden(replace(VERSIE.regeling, lichaam=(hoofdstuk("Bouwen"),)))
