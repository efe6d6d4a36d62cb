"""Law L3: a change in STOP, applied to the old XML, gives the new one, element by element; and L6, over chains."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pytest
from lxml import etree

from pipeline.compare import compare
from pipeline.formats.stop.bewijs import bewezen_mutatie
from pipeline.formats.stop.identiteit import wids
from pipeline.formats.stop.keten import Gekoppeld, Schakel, keten
from pipeline.formats.stop.toepassen import pas_toe
from pipeline.formats.stop.write import write, write_proef
from pipeline.formats.stop.xml import T
from pipeline.model import (
    Alinea,
    Artikel,
    Kop,
    Position,
    Proef,
    Refused,
    Regeling,
    Structuur,
    Structuursoort,
    Tekst,
    Toelichting,
    Versie,
    Vervallen,
    Wijziging,
    kinderen,
    nieuw,
    oud,
)
from tests.laws.bewerkingen import paar
from tests.laws.generator import is_woord
from tests.laws.test_vergelijken import gemerkt
from tests.proeftekst import regeling
from tests.stop.keten import geheel, versie, wijzigingen
from tests.stop.keuring import Keuring
from tests.stop.proefstukken import BESLUIT, PROEF, png

HERE = Position("proef")
EENHEDEN = ("VoegToe", "Vervang", "VervangKop", "Verwijder")
HEEL = ("voegtoe", "verwijder")


def schakel(was: Regeling, wordt: Regeling) -> Gekoppeld:
    """The second of two versions of one Work."""
    return keten((Schakel(versie(was, 2020), compare(was, wordt)),), versie(wordt, 2021))


def gemaakt(was: Regeling, wordt: Regeling) -> etree._Element:
    """The change, proven: `bewezen_mutatie` refuses one that doesn't give the new text exactly."""
    return bewezen_mutatie(schakel(was, wordt), HERE)


def woorden(tekst: str) -> int:
    return sum(is_woord(woord) for woord in tekst.replace("\n", " ").split())


def gemerkte_woorden(element: etree._Element) -> int:
    """The words in marks and in elements that are new or gone, counted as those of a comparison are."""
    if element.tag in (T + "VerwijderdeTekst", T + "NieuweTekst") or element.get("wijzigactie") in HEEL:
        return sum(woorden(tekst) for tekst in lopend(element))
    return sum(map(gemerkte_woorden, element))


def lopend(element: etree._Element) -> Iterator[str]:
    """What an element says, but for numbers and labels."""
    if element.tag in (T + "LidNummer", T + "LiNummer", T + "NootNummer", T + "Label", T + "Nummer"):
        return
    yield element.text or ""
    for deel in element:
        yield from lopend(deel)
        yield deel.tail or ""


def alle_gemerkte_woorden(mutatie: etree._Element) -> int:
    total = 0
    for eenheid in mutatie:
        heel = eenheid.tag in (T + "VoegToe", T + "Verwijder")
        for deel in eenheid:
            if deel.tag not in (T + "Nummer", T + "Wat"):
                total += sum(map(woorden, lopend(deel))) if heel else gemerkte_woorden(deel)
    return total


def test_l3_applied_to_the_old_xml_a_change_gives_the_new_one(pairs: int) -> None:
    in_stop = in_comparison = 0
    soorten: Counter[str] = Counter()
    for seed in range(pairs):
        was, wordt = teksten_van(seed)
        if wordt == was:
            continue
        comparison = compare(was, wordt)
        mutatie = gemaakt(was, wordt)
        soorten.update(str(eenheid.tag).removeprefix(T) for eenheid in mutatie)
        # What was vervallen and has a text again goes and comes: STOP has no way back.
        terug = sum(map(komt_terug, comparison.wijzigingen))
        assert len(mutatie) <= len(comparison.wijzigingen) + terug, seed
        in_stop += alle_gemerkte_woorden(mutatie)
        in_comparison += gemerkt(comparison)
    print(f"\nL3: eenheden {dict(sorted(soorten.items()))}; gemerkt {in_stop}, in de vergelijking {in_comparison}")
    assert set(soorten) == set(EENHEDEN)
    assert in_stop <= 1.2 * in_comparison


def teksten_van(seed: int) -> tuple[Regeling, Regeling]:
    """A pair of texts that can be published, under one title."""
    pair = paar(seed)
    return geheel(pair.was), geheel(replace(pair.wordt, opschrift=pair.was.opschrift, citeertitel=pair.was.citeertitel))


def komt_terug(change: Wijziging) -> bool:
    before, after = oud(change.inhoud), nieuw(change.inhoud)
    if before is None or after is None:
        return False
    return kinderen(before) == (Vervallen(),) != kinderen(after)


def chains(pairs: int) -> range:
    """Five steps each."""
    return range(pairs // 5)


@pytest.mark.stop
def test_every_step_of_a_chain_is_a_valid_delivery(pairs: int, keuring: Keuring) -> None:
    for seed in chains(pairs):
        for step in wijzigingen(seed):
            levering = write(step.versie, BESLUIT, (), (), step.eerder)
            assert keuring(levering.bestanden) == [], (seed, step.versie.adres)


def artikelen(compact: etree._Element) -> dict[str, str]:
    """The articles by wId, with what they say under their number."""
    return {str(deel.get("wId")): " ".join("".join(deel.itertext()).split()) for deel in compact.iter(T + "Artikel")}


def test_l6_over_a_chain_no_wid_is_ever_used_for_something_else(pairs: int) -> None:
    for seed in chains(pairs):
        ooit: dict[str, str] = {}
        weg: set[str] = set()
        for step in wijzigingen(seed):
            gekoppeld = keten(step.eerder, step.versie)
            assert gekoppeld.was is not None
            oud, nieuw = wids(gekoppeld.was), wids(gekoppeld.versie)
            assert len(set(nieuw.values())) == len(nieuw), seed
            ooit |= {wid: eid.rpartition("__")[2].partition("_")[0] for eid, wid in oud.items()}
            weg |= set(oud.values()) - set(nieuw.values())
            assert weg.isdisjoint(nieuw.values()), seed
            for eid, wid in nieuw.items():
                if wid in ooit:
                    assert ooit[wid] == eid.rpartition("__")[2].partition("_")[0], (seed, wid)


def test_an_article_that_says_the_same_keeps_its_wid_wherever_it_goes(pairs: int) -> None:
    kept = 0
    for seed in range(pairs):
        gekoppeld = schakel(*teksten_van(seed))
        assert gekoppeld.was is not None
        before, after = artikelen(gekoppeld.was.compact), artikelen(gekoppeld.versie.compact)
        once = {text for text, count in Counter(before.values()).items() if count == 1}
        found = {text: wid for wid, text in after.items() if text in once}
        for wid, text in before.items():
            if text in found and list(after.values()).count(text) == 1:
                kept += 1
                assert found[text] == wid, (seed, text[:40])
    assert kept > pairs


def hoofdstuk(nummer: str, *inhoud: Artikel, soort: Structuursoort = Structuursoort.HOOFDSTUK) -> Structuur:
    return Structuur(soort, Kop(soort.value, nummer, (Tekst("Regels"),)), inhoud)


def los(text: str) -> tuple[Artikel, ...]:
    return tuple(deel for deel in regeling(text).lichaam if isinstance(deel, Artikel))


EEN, TWEE, DRIE = (
    los("# Artikel 1 Doel\n\nDit is het doel.\n")
    + los("# Artikel 2 Regels\n\nDe regels van het spel gelden hier.\n")
    + los("# Artikel 3 Slot\n\nHet college houdt toezicht op alles.\n")
)


def met(*lichaam: Structuur | Artikel) -> Regeling:
    return Regeling("Verordening", "Verordening", lichaam)


def plat(mutatie: etree._Element) -> list[tuple[str, str]]:
    return [(str(deel.tag).removeprefix(T), str(deel.get("wat") or deel.get("context"))) for deel in mutatie]


def acties(mutatie: etree._Element) -> list[tuple[str, str]]:
    return [
        (str(deel.tag).removeprefix(T), str(deel.get("wijzigactie")))
        for deel in mutatie.iter()
        if deel.get("wijzigactie")
    ]


def test_articles_that_get_a_chapter_around_them_stay_themselves() -> None:
    mutatie = gemaakt(met(EEN, TWEE, DRIE), met(hoofdstuk("1", EEN, TWEE), hoofdstuk("2", DRIE)))
    assert plat(mutatie) == [("Vervang", "body")]
    assert acties(mutatie) == [("Hoofdstuk", "nieuweContainer")] * 2


def test_chapters_that_go_leave_their_articles() -> None:
    mutatie = gemaakt(met(hoofdstuk("1", EEN, TWEE), hoofdstuk("2", DRIE)), met(EEN, TWEE, DRIE))
    assert acties(mutatie) == [("Hoofdstuk", "verwijderContainer")] * 2


def test_a_chapter_with_another_number_takes_its_articles_along() -> None:
    mutatie = gemaakt(met(hoofdstuk("1", EEN), hoofdstuk("2", TWEE)), met(hoofdstuk("1", EEN), hoofdstuk("5", TWEE)))
    assert plat(mutatie) == [("VervangKop", "gm9999_2020__chp_2")]
    assert mutatie[0].get("eId-wordt") == "chp_5"


def test_an_article_that_only_moves_is_placed_beside_another_and_carries_a_mark() -> None:
    was = met(hoofdstuk("1", EEN, TWEE), hoofdstuk("2", DRIE))
    mutatie = gemaakt(was, met(hoofdstuk("1", EEN), hoofdstuk("2", DRIE, TWEE)))
    assert plat(mutatie) == [("Vervang", "gm9999_2020__chp_1__art_2")]
    assert (mutatie[0].get("positie"), mutatie[0].get("context")) == ("volgtOp", "gm9999_2020__chp_2__art_3")
    assert [deel.text for deel in mutatie.iter(T + "NieuweTekst")] == ["2"]


def test_new_articles_side_by_side_are_added_together() -> None:
    mutatie = gemaakt(met(EEN), met(EEN, TWEE, DRIE))
    assert plat(mutatie) == [("VoegToe", "gm9999_2020__art_1")]
    assert [deel.tag for deel in mutatie[0]][2:] == [T + "Artikel"] * 2
    assert mutatie[0].findtext(T + "Wat") == "Artikel 2 en artikel 3 worden ingevoegd, luidende:"


def test_an_article_that_is_vervallen_keeps_its_number_and_one_that_comes_back_is_another() -> None:
    leeg = los("# Artikel 2 Regels\n\n[vervallen]\n")[0]
    assert acties(gemaakt(met(EEN, TWEE), met(EEN, leeg))) == [("Inhoud", "verwijder"), ("Vervallen", "voegtoe")]
    terug = gemaakt(met(EEN, leeg), met(EEN, TWEE))
    assert {soort for soort, _ in plat(terug)} == {"Verwijder", "VoegToe"}
    assert terug.find(f"{T}VoegToe/{T}Artikel").get("wId") == "gm9999_2021__art_2"  # type: ignore[union-attr]


def test_a_text_that_becomes_leden_goes_as_a_whole_and_comes_back_as_leden() -> None:
    leden = los("# Artikel 2 Regels\n\n**1.** De regels van het spel gelden hier.\n\n**2.** Ook daar.\n")[0]
    assert acties(gemaakt(met(EEN, TWEE), met(EEN, leden))) == [
        ("Inhoud", "verwijder"),
        ("Lid", "voegtoe"),
        ("Lid", "voegtoe"),
    ]


def test_an_unchanged_article_that_cites_a_renumbered_one_changes_too() -> None:
    was = regeling("# Artikel 1\n\nZie [de regels](artikel-2.md).\n\n# Artikel 2 Regels\n\nDe regels van het spel.\n")
    wordt = regeling("# Artikel 1\n\nZie [de regels](artikel-3.md).\n\n# Artikel 3 Regels\n\nDe regels van het spel.\n")
    mutatie = gemaakt(replace(was, opschrift="V"), replace(wordt, opschrift="V"))
    assert [wat for _, wat in plat(mutatie)] == ["gm9999_2020__art_1", "gm9999_2020__art_2"]
    refs = [(deel.getparent().tag, deel.get("ref")) for deel in mutatie.iter(T + "IntRef")]  # type: ignore[union-attr]
    assert refs == [(T + "VerwijderdeTekst", "art_2"), (T + "NieuweTekst", "art_3")]


def test_another_image_under_the_same_name_is_another_figure() -> None:
    text = regeling("# Artikel 1\n\n![Kaart](kaart.png)\n")
    was, wordt = versie(text, 2020), versie(text, 2021)
    wordt = replace(wordt, afbeeldingen={"kaart.png": png(9, 9)})
    gekoppeld = keten((Schakel(was, compare(text, text)),), wordt)
    mutatie = bewezen_mutatie(gekoppeld, HERE)
    assert acties(mutatie) == [("Figuur", "verwijder"), ("Figuur", "voegtoe")]
    old, new = (str(deel.get("naam")) for deel in mutatie.iter(T + "Illustratie"))
    assert old == "kaart.png"
    assert new.startswith("kaart-")


def test_another_title_is_refused_with_the_way_out() -> None:
    with pytest.raises(Refused, match=r"STOP 1\.3\.0 niet.*nieuwe regeling"):
        gemaakt(met(EEN), replace(met(EEN), opschrift="Andere verordening"))


def test_a_division_that_gets_another_kind_of_parts_is_refused_with_the_way_out() -> None:
    paragraaf = hoofdstuk("1", DRIE, soort=Structuursoort.PARAGRAAF)
    with pytest.raises(Refused, match="andere soorten onderdelen"):
        gemaakt(met(hoofdstuk("1", EEN)), met(paragraaf))


def test_every_unit_says_what_is_done() -> None:
    toelichting = Toelichting(Kop("Toelichting"), (Alinea((Tekst("Dit is de uitleg."),)),))
    was = replace(met(EEN, TWEE, DRIE), toelichtingen=(toelichting,))
    anders = replace(toelichting, inhoud=(Alinea((Tekst("Dit is de nieuwe uitleg."),)),))
    wordt = replace(met(replace(EEN, kop=replace(EEN.kop, nummer="1a")), TWEE), toelichtingen=(anders,))
    assert [eenheid.findtext(T + "Wat") for eenheid in gemaakt(was, wordt)] == [
        "Artikel 1 wordt als volgt gewijzigd:",
        "Artikel 3 vervalt:",
        "De toelichting wordt als volgt gewijzigd:",
    ]


def test_nothing_changed_is_no_change() -> None:
    with pytest.raises(Refused, match="dezelfde"):
        gemaakt(met(EEN), met(EEN))


def test_units_are_lettered_on_beyond_z() -> None:
    was = met(*(replace(EEN, kop=replace(EEN.kop, nummer=str(n))) for n in range(1, 31)))
    wordt = met(*(replace(deel, kop=replace(deel.kop, opschrift=(Tekst("Ander"),))) for deel in was.lichaam))  # type: ignore[union-attr]
    nummers = [eenheid[0].text for eenheid in gemaakt(was, wordt)]
    assert [*nummers[:2], *nummers[24:28]] == ["A", "B", "Y", "Z", "AA", "AB"]


BREUKEN = ("wat", "context", "tekst", "wid", "was")


@pytest.mark.parametrize("breuk", BREUKEN)
def test_a_change_that_does_not_fit_is_told_with_the_element(breuk: str) -> None:
    gekoppeld = schakel(met(EEN, TWEE), met(EEN, replace(TWEE, kop=replace(TWEE.kop, nummer="4")), DRIE))
    assert gekoppeld.was is not None
    mutatie = bewezen_mutatie(gekoppeld, HERE)
    vervang, voegtoe = mutatie
    match breuk:
        case "wat":
            vervang.set("wat", "gm9999_2020__art_9")
        case "context":
            voegtoe.set("context", "gm9999_2020__art_9")
        case "tekst":
            next(vervang.iter(T + "Al")).text = "Iets anders."
        case "wid":
            next(vervang.iter(T + "Artikel")).set("wId", "gm9999_2020__art_7")
        case _:
            mutatie.set("was", "/akn/nl/act/gm9999/2020/iets/nld@1")
    _, misfits = pas_toe(mutatie, gekoppeld.was.compact)
    assert misfits
    assert all(misfit.reden for misfit in misfits)


def test_an_earlier_version_that_stop_can_not_hold_is_refused_with_its_place() -> None:
    naast_leden = los("# Artikel 2 Regels\n\nTekst vooraf.\n\n**1.** Een lid.\n")[0]
    with pytest.raises(Refused, match="tekst buiten de leden"):
        gemaakt(met(EEN, naast_leden), met(EEN, TWEE))


def onbekend(jaar: int, text: Regeling, proef: Proef | None = None) -> Versie:
    """A version of which nobody noted when it was adopted."""
    bekend = versie(text, jaar)
    return replace(bekend, gegevens=replace(bekend.gegevens, vastgesteld=None, ondertekend=None, proef=proef))


def rij(*versies: Versie) -> tuple[tuple[Schakel, ...], Versie]:
    stappen = tuple(Schakel(een, compare(een.regeling, twee.regeling)) for een, twee in pairwise(versies))
    return stappen, versies[-1]


def test_what_is_wrong_with_the_version_before_is_told_with_the_rest() -> None:
    eerder, wordt = rij(onbekend(2020, met(EEN)), versie(met(EEN, TWEE), 2021))
    with pytest.raises(Refused) as geweigerd:
        write(replace(wordt, overheid=replace(wordt.overheid, oin=None)), BESLUIT, eerder=eerder)
    gezegd = "\n".join(map(str, geweigerd.value.problems))
    assert "OIN" in gezegd
    assert "`vastgesteld` van" in gezegd


def test_of_versions_before_the_one_that_changes_only_the_text_must_be_known() -> None:
    eerder, wordt = rij(
        onbekend(2018, met(EEN)), onbekend(2019, met(EEN, DRIE)), versie(met(EEN), 2020), versie(met(EEN, TWEE), 2021)
    )
    mutatie = etree.fromstring(write(wordt, BESLUIT, eerder=eerder).bestanden["besluit.xml"])
    (wijziging,) = mutatie.iter(T + "RegelingMutatie")
    assert wijziging.get("was", "").endswith("@2020-01-01;2020")


def test_a_trial_takes_the_day_of_the_version_before_from_its_own_trial_data() -> None:
    eerder, wordt = rij(onbekend(2020, met(EEN), PROEF), versie(met(EEN, TWEE), 2021))
    wordt = replace(wordt, gegevens=replace(wordt.gegevens, proef=PROEF))
    levering = write_proef(wordt, BESLUIT, eerder=eerder)
    (wijziging,) = etree.fromstring(levering.bestanden["besluit.xml"]).iter(T + "RegelingMutatie")
    assert wijziging.get("was", "").endswith(f"@{PROEF.vastgesteld};2020")
    assert f"versie 2020 vastgesteld op {PROEF.vastgesteld}" in "\n".join(een.message for een in levering.meldingen)
