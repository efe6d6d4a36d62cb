"""A wijzigingsverordening: carried out by its words alone, from top to bottom, it makes the new law of the old one."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.compare import compare
from pipeline.council.documenten import Document
from pipeline.council.omslag import Huisstijl
from pipeline.council.stand import Ligging
from pipeline.council.wijziging import Amendement, Deel, Handeling, Stap, amendement
from pipeline.model import (
    Alinea,
    Artikel,
    Bijlage,
    Comparison,
    Eenheid,
    Kop,
    Li,
    Lid,
    Refused,
    Regeling,
    Soort,
    Structuur,
    Structuursoort,
    Tekst,
    Toelichting,
    Versie,
    Vervallen,
    Weggelaten,
    alle_knopen,
    eenheid_naam,
    onderdeelletter,
    platte_tekst,
    tekst_van,
)
from tests.laws.bewerkingen import paar
from tests.strategieen import regelingen

RANG = list(Structuursoort)


@dataclass(frozen=True)
class Regel:
    """A line of the law as a reader sees it: a heading or a provision, its name, all its words and labels."""

    naam: str
    node: Eenheid
    weg: bool = False

    @property
    def tekst(self) -> list[str]:
        kop = [] if isinstance(self.node, Weggelaten) else [self.node.kop.label, self.node.kop.nummer]
        parts = [tekst_van(self.node)] if isinstance(self.node, Structuur) else []
        nodes = [] if isinstance(self.node, Structuur) else list(alle_knopen(self.node))
        labels = [node.nummer for node in nodes if isinstance(node, Li | Lid)]
        return [*kop, *labels, *(platte_tekst(text) for text in (*parts, *map(tekst_van, nodes)))]


def regels(nodes: tuple[Eenheid, ...]) -> Iterator[Regel]:
    for node in nodes:
        yield Regel("[…]" if isinstance(node, Weggelaten) else eenheid_naam(node), node)
        if isinstance(node, Structuur):
            yield from regels(node.inhoud)


def wet(law: Regeling) -> list[Regel]:
    return list(regels((*law.lichaam, *law.bijlagen)))


def plek(rows: list[Regel], adres: str) -> int:
    """The one line that the address means; of lines with one name those that have lapsed don't count."""
    naam, _, houder = adres.partition(" van ")
    lo, hi = (0, len(rows)) if not houder else (plek(rows, houder), einde(rows, plek(rows, houder)))
    found = [n for n in range(lo, hi) if rows[n].naam == naam]
    (at,) = [n for n in found if not rows[n].weg] or found
    return at


def einde(rows: list[Regel], at: int) -> int:
    """Where what stands under this heading ends, by the ranks of the headings after it."""
    node, end = rows[at].node, at + 1
    while isinstance(node, Structuur) and end < len(rows):
        other = rows[end].node
        if isinstance(other, Bijlage) or (
            isinstance(other, Structuur) and RANG.index(other.soort) <= RANG.index(node.soort)
        ):
            break
        end += 1
    return end


def ingang(rows: list[Regel], stap: Stap) -> int:
    assert stap.plaats is not None
    match stap.plaats.ligging:
        case Ligging.NA:
            return einde(rows, plek(rows, stap.plaats.ijkpunt))
        case Ligging.NA_OPSCHRIFT:
            return plek(rows, stap.plaats.ijkpunt) + 1
        case Ligging.VOOR:
            return plek(rows, stap.plaats.ijkpunt)
        case Ligging.AAN:
            return einde(rows, plek(rows, stap.plaats.binnen))
        case _:
            return len(rows) if stap.eenheid == "bijlage" else 0


def hernummerd(rows: list[Regel], stap: Stap) -> list[Regel]:
    """All from the first to the last get their new number at once."""
    names = {f"{stap.eenheid} {old}": new for old, new in stap.nummers}
    first, last = (plek(rows, f"{stap.eenheid} {old}") for old in (stap.nummers[0][0], stap.nummers[-1][0]))
    meant = [row.naam for row in rows[first : last + 1] if row.naam.startswith(f"{stap.eenheid} ") and not row.weg]
    assert meant == list(names), "“8 tot en met 10” means these and no other"
    return [
        Regel(
            f"{stap.eenheid} {names[row.naam]}",
            replace(row.node, kop=replace(row.node.kop, nummer=names[row.naam])),  # type: ignore[union-attr,arg-type]
        )
        if first <= n <= last and row.naam in names
        else row
        for n, row in enumerate(rows)
    ]


def uitgevoerd(law: Amendement, rows: list[Regel]) -> list[Regel]:
    """The steps carried out as a reader would, knowing nothing but what they say."""
    for stap in law.stappen:
        new = list(regels(stap.nieuw))
        if stap.handeling is Handeling.INVOEGEN:
            at = ingang(rows, stap)
            rows = [*rows[:at], *new, *rows[at:]]
            continue
        if stap.nummers:
            rows = hernummerd(rows, stap)
            continue
        at = plek(rows, stap.adres)
        end = at + 1 if stap.deel is Deel.OPSCHRIFT else einde(rows, at)
        if stap.handeling is Handeling.VERVALLEN:
            gone = [replace(row, weg=True) for row in rows[at:end] if not isinstance(row.node, Structuur)]
            rows = [*rows[:at], *gone, *rows[end:]]
            continue
        if stap.deel is Deel.OPSCHRIFT and not isinstance(rows[at].node, Structuur):
            (restated,) = new
            new = [replace(restated, node=replace(restated.node, inhoud=rows[at].node.inhoud))]  # type: ignore[union-attr,arg-type]
        elif stap.deel is Deel.GEEN:
            old = rows[at]
            nummer = stap.wordt.partition(" ")[2] if stap.wordt else old.node.kop.nummer  # type: ignore[union-attr]
            new = [Regel(stap.wordt or old.naam, replace(old.node, kop=replace(old.node.kop, nummer=nummer)))]  # type: ignore[union-attr,arg-type]
        if stap.plaats is None:
            rows = [*rows[:at], *new, *rows[at + 1 :]]
        else:
            block = [*new, *rows[at + 1 : einde(rows, at)]]
            rows = [*rows[:at], *rows[einde(rows, at) :]]
            to = ingang(rows, stap)
            rows = [*rows[:to], *block, *rows[to:]]
    return rows


def is_leeg(row: Regel) -> bool:
    return isinstance(row.node, Artikel | Bijlage) and [type(part) for part in row.node.inhoud] == [Vervallen]


def woorden(rows: list[Regel]) -> list[list[str]]:
    """What still says something: whether a number stays when its provision lapses, is the same to the law."""
    return [row.tekst for row in rows if not row.weg and not is_leeg(row)]


def test_carried_out_by_its_words_alone_it_makes_the_new_law(pairs: int) -> None:
    done = 0
    for seed in range(pairs):
        pair = paar(seed)
        new = replace(pair.wordt, opschrift=pair.was.opschrift, citeertitel=pair.was.citeertitel)
        try:
            law = amendement(compare(pair.was, new), pair.was, new)
        except Refused:
            continue
        done += 1
        assert woorden(uitgevoerd(law, wet(pair.was))) == woorden(wet(new)), seed
    assert done >= 0.98 * pairs


def test_every_change_is_in_exactly_one_step(pairs: int) -> None:
    for seed in range(pairs):
        pair = paar(seed)
        new = replace(pair.wordt, opschrift=pair.was.opschrift, citeertitel=pair.was.citeertitel)
        comparison = compare(pair.was, new)
        try:
            law = amendement(comparison, pair.was, new)
        except Refused:
            continue
        told = [id(change) for stap in law.stappen for change in stap.wijzigingen]
        told += map(id, law.van_toelichtingen)
        assert sorted(told) == sorted(id(c) for c in comparison.wijzigingen if c.soort is not Soort.OPMAAK), seed
        assert law.toelichtingen == (new.toelichtingen if law.van_toelichtingen else ())


def alinea(text: str) -> tuple[Alinea, ...]:
    return (Alinea((Tekst(text),)),)


def artikel(nummer: str, text: str, opschrift: str = "") -> Artikel:
    return Artikel(Kop("Artikel", nummer, (Tekst(opschrift),) if opschrift else ()), alinea(text), id=text)


def hoofdstuk(nummer: str, *inhoud: Artikel, opschrift: str = "Kop") -> Structuur:
    return Structuur(Structuursoort.HOOFDSTUK, Kop("Hoofdstuk", nummer, (Tekst(opschrift),)), inhoud)


def zinnen(was: Regeling, wordt: Regeling, stijl: Huisstijl) -> list[str]:
    law = amendement(compare(was, wordt), was, wordt)
    annex = [None if stap.eenheid != "bijlage" or not stap.nieuw else "" for stap in law.stappen]
    return [
        stijl.sjablonen.macro("tekst/wijziging.j2", "zin", stap, letter, "verordening")
        for stap, letter in zip(law.stappen, annex, strict=True)
    ]


A, B, C, D = (
    artikel(n, f"Tekst van {w} bepaling hier.") for n, w in zip("5678", "een twee drie vier".split(), strict=True)
)


@pytest.mark.parametrize(
    ("was", "wordt", "said"),
    [
        ((A, B), (A, artikel("5a", "Iets nieuws."), B), ["Na artikel 5 wordt een artikel ingevoegd, luidende:"]),
        (
            (A, B),
            (A, artikel("5a", "Iets nieuws."), artikel("5b", "Nog iets anders."), B),
            ["Na artikel 5 worden twee artikelen ingevoegd, luidende:"],
        ),
        ((A, B), (artikel("1", "Vooraan nieuw."), A, B), ["Voor artikel 5 wordt een artikel ingevoegd, luidende:"]),
        (
            (hoofdstuk("1", A), hoofdstuk("2", B)),
            (hoofdstuk("1", A, artikel("5a", "Iets nieuws.")), hoofdstuk("2", B)),
            ["Aan hoofdstuk 1 wordt een artikel toegevoegd, luidende:"],
        ),
        ((A, B), (A,), ["Artikel 6 vervalt."]),
        ((A, B), (A, replace(B, inhoud=(Vervallen(),))), ["Artikel 6 vervalt."]),
        (
            (hoofdstuk("1", A), hoofdstuk("2", B)),
            (hoofdstuk("1", A), hoofdstuk("1A", artikel("5a", "Heel iets anders.")), hoofdstuk("2", B)),
            ["Na hoofdstuk 1 wordt een hoofdstuk ingevoegd, luidende:"],
        ),
        (
            (hoofdstuk("1", A, B), hoofdstuk("2", C)),
            (hoofdstuk("1", A), hoofdstuk("1A", B), hoofdstuk("2", C)),
            ["Na artikel 5 wordt een opschrift ingevoegd, luidende:"],
        ),
        ((hoofdstuk("1", A), hoofdstuk("2", B)), (hoofdstuk("1", A, B),), ["Het opschrift van hoofdstuk 2 vervalt."]),
        ((hoofdstuk("1", A), hoofdstuk("2", B)), (hoofdstuk("1", A),), ["Hoofdstuk 2 vervalt."]),
        (
            (hoofdstuk("1", A), hoofdstuk("2", B)),
            (hoofdstuk("1", A), hoofdstuk("2", B, opschrift="Andere kop")),
            ["Het opschrift van hoofdstuk 2 komt te luiden:"],
        ),
        (
            (replace(A, kop=Kop("Artikel", "5", (Tekst("Een schone woning"),))), B),
            (replace(A, kop=Kop("Artikel", "5", (Tekst("Een schoon huis"),))), B),
            ["Het opschrift van artikel 5 komt te luiden:"],
        ),
        (
            (hoofdstuk("2", A, B), hoofdstuk("3", C, D)),
            (hoofdstuk("2", A, replace(D, kop=Kop("Artikel", "5a")), B), hoofdstuk("3", C)),
            ["Artikel 8 wordt, onder vernummering tot artikel 5a, verplaatst naar hoofdstuk 2, na artikel 5."],
        ),
        ((A, B, C), (B, C, A), ["Artikel 5 wordt geplaatst na artikel 7."]),
        (
            (A, B, C),
            (
                A,
                artikel("6", "Iets nieuws.", "Nieuw"),
                replace(B, kop=Kop("Artikel", "7")),
                replace(C, kop=Kop("Artikel", "8")),
            ),
            [
                "De artikelen 6 en 7 worden vernummerd tot de artikelen 7 en 8.",
                "Na artikel 5 wordt een artikel ingevoegd, luidende:",
            ],
        ),
    ],
)
def test_each_change_has_its_sentence(
    was: tuple[Artikel | Structuur, ...], wordt: tuple[Artikel | Structuur, ...], said: list[str], stijl: Huisstijl
) -> None:
    assert zinnen(Regeling("V", "V", was), Regeling("V", "V", wordt), stijl) == said


def test_an_annex_is_replaced_by_the_annex_of_the_amendment(stijl: Huisstijl) -> None:
    old, new = (Bijlage(Kop("Bijlage", nummer), alinea(text)) for nummer, text in (("", "Tarief een."), ("", "Twee.")))
    said = zinnen(Regeling("V", "V", (A,), (old,)), Regeling("V", "V", (A,), (new,)), stijl)
    assert said == ["De bijlage komt te luiden overeenkomstig de bijlage bij deze verordening."]


@pytest.mark.parametrize(
    ("was", "wordt", "reason"),
    [
        (Regeling("V", "V", (A,)), Regeling("V", "W", (A,)), "kan de citeertitel"),
        (Regeling("V", "V", (A,)), Regeling("W", "V", (A,)), "kan het opschrift"),
        (Regeling("V", "V", (A, Weggelaten())), Regeling("V", "V", (A,)), "niet in de bron"),
        (
            Regeling("V", "V", (A, replace(B, inhoud=(*B.inhoud, Weggelaten())))),
            Regeling("V", "V", (A, replace(B, inhoud=(*alinea("Iets heel anders."), Weggelaten())))),
            "niet geheel in de bron",
        ),
        (
            Regeling("V", "V", (A, B)),
            Regeling("V", "V", (replace(B, kop=A.kop), replace(A, kop=B.kop))),
            "ruilen van nummer",
        ),
    ],
)
def test_what_this_form_cannot_say_is_refused(was: Regeling, wordt: Regeling, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        amendement(compare(was, wordt), was, wordt)


def test_an_amendment_that_cannot_be_said_leaves_the_raadsbesluit_open_and_holds_up_no_other_paper(
    versie: Callable[[str], Versie], stukken: Callable[[Versie, Versie], dict[str, Document]]
) -> None:
    was, wordt = versie("speelplekken@2024"), versie("speelplekken@2025")
    other = replace(
        wordt,
        gegevens=replace(wordt.gegevens, citeertitel="Buiten spelen"),
        regeling=replace(wordt.regeling, citeertitel="Buiten spelen"),
    )
    made = stukken(other, was)
    assert {"adviesnota", "raadsvoorstel", "geconsolideerd"} <= made.keys()
    assert "tekst van de wijziging" in {place.wat for place in made["raadsbesluit"].open}
    assert "kan de citeertitel niet veranderen" in made["raadsbesluit"].html
    assert "Artikel I" not in made["raadsbesluit"].html


def test_letters_go_on_after_z() -> None:
    assert [onderdeelletter(n) for n in (1, 2, 26, 27, 28, 52, 53)] == ["A", "B", "Z", "AA", "BB", "ZZ", "AAA"]


def test_the_raadsbesluit_of_an_amendment_has_its_own_title_letters_and_closing(
    versie: Callable[[str], Versie],
    stukken: Callable[[Versie, Versie], dict[str, Document]],
    lees: Callable[[str], str],
) -> None:
    new, old = versie("speelplekken@2025"), versie("speelplekken@2024")
    text = lees(stukken(new, old)["raadsbesluit"].html)
    said = [
        "besluit vast te stellen de volgende verordening:",
        "Verordening tot wijziging van de Verordening speelplekken Voorbeeldstad",
        "Artikel I De Verordening speelplekken Voorbeeldstad wordt als volgt gewijzigd:",
        "A Artikel 1 komt te luiden: Artikel 1 Begripsbepalingen",
        "B Artikel 10 wordt, onder vernummering tot artikel 3a, verplaatst naar hoofdstuk 2, na artikel 3.",
        "F Artikel 6 vervalt.",
        "I Artikel 9 wordt vernummerd tot artikel 10 en komt te luiden: Artikel 10 Activiteiten",
        "J Na artikel 8 wordt een artikel ingevoegd, luidende: Artikel 9 Honden",
        "K Het opschrift van hoofdstuk 4 komt te luiden: Hoofdstuk 4 Toezicht en afwijking",
        "M Bijlage 1 komt te luiden overeenkomstig de bijlage bij deze verordening.",
        "Artikel II Inwerkingtreding",
        "Deze verordening treedt in werking met ingang van 1 april 2025 en werkt terug tot en met 1 januari 2025.",
        "Aldus vastgesteld",
        "Bijlage bij de Verordening tot wijziging van",
        "Bijlage 1 Vrije ruimte rond speeltoestellen",
        "De toelichting bij de Verordening speelplekken Voorbeeldstad komt te luiden:",
    ]
    places = [text.index(line) for line in said]
    assert places == sorted(places)
    assert isinstance(new.regeling.toelichtingen[0], Toelichting)


def test_a_reglement_is_amended_by_a_reglement(stijl: Huisstijl) -> None:
    told = [
        stijl.sjablonen.macro("tekst/wijziging.j2", "opschrift", soort, titel)
        for soort, titel in (("verordening", "Verordening speelplekken"), ("reglement", "Reglement van orde"))
    ]
    assert told == [
        "Verordening tot wijziging van de Verordening speelplekken",
        "Reglement tot wijziging van het Reglement van orde",
    ]
    old, new = (Bijlage(Kop("Bijlage", "1"), alinea(text)) for text in ("Een.", "Twee."))
    was, wordt = (Regeling("R", "R", (A,), (annex,)) for annex in (old, new))
    (stap,) = amendement(compare(was, wordt), was, wordt).stappen
    said = stijl.sjablonen.macro("tekst/wijziging.j2", "zin", stap, "B", "reglement")
    assert said == "Bijlage 1 komt te luiden overeenkomstig bijlage B bij dit reglement."


def told_or_refused(comparison: Comparison, was: Regeling, wordt: Regeling) -> None:
    try:
        law = amendement(comparison, was, wordt)
    except Refused as refused:
        assert refused.problems
        return
    told = sum(len(stap.wijzigingen) for stap in law.stappen) + len(law.van_toelichtingen)
    assert told == sum(change.soort is not Soort.OPMAAK for change in comparison.wijzigingen)


def test_two_laws_that_have_nothing_in_common_are_amended_or_refused(pairs: int) -> None:
    for seed in range(0, pairs, 5):
        was, other = paar(seed).was, paar(seed + 1).wordt
        wordt = replace(other, opschrift=was.opschrift, citeertitel=was.citeertitel)
        told_or_refused(compare(was, wordt), was, wordt)


@pytest.mark.proof
@given(regelingen(), regelingen())
@settings(max_examples=60)
def test_any_two_laws_are_amended_or_refused(was: Regeling, other: Regeling) -> None:
    wordt = replace(other, opschrift=was.opschrift, citeertitel=was.citeertitel)
    comparison = compare(was, wordt)
    told_or_refused(comparison, was, wordt)


@pytest.mark.proof
@given(regelingen(), st.data())
@settings(max_examples=60)
def test_parts_shuffled_left_out_or_put_in_are_amended_or_refused(was: Regeling, data: st.DataObject) -> None:
    order = data.draw(st.permutations(was.lichaam))
    kept = tuple(order[: data.draw(st.integers(0, len(order)))])
    wordt = replace(was, lichaam=kept, bijlagen=was.bijlagen[: data.draw(st.integers(0, 2))])
    with contextlib.suppress(Refused):
        law = amendement(compare(was, wordt), was, wordt)
        assert law.stappen or was.lichaam == kept
