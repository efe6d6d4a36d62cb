"""Regulations that fit STOP, with every kind of node, odd numbers and nasty characters.

Hypothesis draws the seed; the tree itself is drawn by a plain generator, which is a hundred times quicker.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import TypeVar

from hypothesis import strategies as st

from pipeline.model import (
    Afbeelding,
    Alinea,
    Artikel,
    Begrip,
    Begrippenlijst,
    Bijlage,
    Blok,
    Cel,
    Citaat,
    Divisie,
    Figuur,
    Gereserveerd,
    Inline,
    Inlines,
    Kop,
    Li,
    Lid,
    Lijst,
    Nadruk,
    Nadruksoort,
    Noot,
    Regeleinde,
    Regeling,
    Rij,
    Structuur,
    Structuursoort,
    Tabel,
    Tekst,
    Toelichting,
    Tussenkop,
    Vervallen,
    Verwijzing,
    Weggelaten,
)

X = TypeVar("X")

BEELD = "beeld/kaart één.png"
TEKENS = "abcdeé€<>&\"'“”.:;-–§°*[]…/\\{}ß1290"
NUMMERS = tuple("1 2 2a 3 10 1:1 1.1 5.2.2 8* 1° i IV a B zz é § 1-2 2.a. .3 12_3".split())
HOOGTE = (Nadruksoort.SUPERSCRIPT, Nadruksoort.SUBSCRIPT)
STIJL = tuple(soort for soort in Nadruksoort if soort not in HOOGTE)
DOELEN = ("https://a.nl/?b&c", "http://a.nl", "jci1.3:c:BWBR1", "/akn/nl/act/x", "/join/id/x")
GROOT = (
    Structuursoort.BOEK,
    Structuursoort.DEEL,
    Structuursoort.HOOFDSTUK,
    Structuursoort.TITEL,
    Structuursoort.AFDELING,
    Structuursoort.PARAGRAAF,
)
ONDER = {
    Structuursoort.PARAGRAAF: (Structuursoort.SUBPARAGRAAF,),
    Structuursoort.SUBPARAGRAAF: (Structuursoort.SUBSUBPARAGRAAF,),
    Structuursoort.SUBSUBPARAGRAAF: (),
}


@dataclass(frozen=True, slots=True)
class Maker:
    """Draws parts of a regulation; `uittreksel` also leaves things out."""

    random: Random
    uittreksel: bool

    def reeks(self, maak: Callable[[], X], least: int = 1, most: int = 3) -> tuple[X, ...]:
        return tuple(maak() for _ in range(self.random.randint(least, most)))

    def een(self, *makers: Callable[[], X]) -> X:
        return self.random.choice(makers)()

    def woorden(self) -> str:
        r = self.random
        return " ".join("".join(r.choices(TEKENS, k=r.randint(1, 6))) for _ in range(r.randint(1, 5)))

    def nummer(self) -> str:
        return self.random.choice(NUMMERS)

    def lopend(self, diep: int = 2) -> Inlines:
        return (Tekst(self.woorden()), *self.reeks(lambda: self.inline(diep), 0, 3))

    def inline(self, diep: int) -> Inline:
        r = self.random
        match r.randrange(10 if diep else 6):
            case 0:
                return Nadruk(r.choice(HOOGTE), (Tekst(self.woorden()),))
            case 1:
                return Regeleinde()
            case 2:
                return Afbeelding(BEELD, self.woorden())
            case 3:
                return Noot(r.choice("12*"), (Alinea((Tekst("Zie de noot."),)),))
            case 6 | 7:
                return Nadruk(r.choice(STIJL), self.lopend(diep - 1))
            case 8:
                return Verwijzing(r.choice(DOELEN), self.lopend(diep - 1))
            case _:
                return Tekst(self.woorden())

    def kop(self) -> Kop:
        match self.random.randrange(4):
            case 0:
                return Kop("", "", self.lopend())
            case 1:
                return Kop("", self.nummer())
            case _:
                return Kop(self.random.choice(("Artikel", "§", "Bijlage")), self.nummer(), self.lopend())

    def alinea(self) -> Blok:
        return Alinea(self.lopend())

    def merk(self) -> Blok:
        return self.random.choice((Vervallen(), Gereserveerd(), *((Weggelaten(),) if self.uittreksel else ())))

    def figuur(self) -> Blok:
        return Figuur(BEELD, self.woorden(), self.lopend() if self.random.random() < 0.5 else ())

    def lijst(self, diep: int) -> Blok:
        genummerd = self.random.random() < 0.7
        dieper = (lambda: self.lijst(diep - 1), lambda: self.begrippen(diep - 1), self.tabel) if diep else ()

        def item() -> Li:
            nummer = self.random.choice((*NUMMERS, "a)", "•", "–")) if genummerd else ""
            return Li(nummer, self.reeks(lambda: self.een(self.alinea, self.alinea, self.merk, self.figuur, *dieper)))

        return Lijst(self.reeks(item))

    def begrippen(self, diep: int) -> Blok:
        dieper = (lambda: self.lijst(diep - 1),) if diep else ()
        return Begrippenlijst(
            self.reeks(lambda: Begrip(self.lopend(), self.reeks(lambda: self.een(self.alinea, self.merk, *dieper))))
        )

    def tabel(self) -> Blok:
        r = self.random
        breed = r.randint(1, 4)
        rijen: list[Rij] = []
        for kop, hoog in ((True, r.randint(0, 2)), (False, r.randint(1, 3))):
            bezet = [0] * breed
            for nummer in range(hoog):
                cellen: list[Cel] = []
                kolom = 0
                while kolom < breed:
                    if bezet[kolom]:
                        bezet[kolom] -= 1
                        kolom += 1
                        continue
                    vrij = next((plek for plek in range(kolom, breed) if bezet[plek]), breed) - kolom
                    # A row of covered cells only has no `entry`: the first column is never covered.
                    breedte = r.randint(1, vrij) if kolom or breed == 1 else 1
                    hoogte = r.randint(1, hoog - nummer) if kolom else 1
                    inhoud = self.reeks(
                        lambda: self.een(self.alinea, lambda: self.lijst(0), self.figuur, self.merk, self.tussenkop),
                        0,
                        2,
                    )
                    cellen.append(Cel(inhoud, breedte, hoogte))
                    bezet[kolom : kolom + breedte] = [hoogte - 1] * breedte
                    kolom += breedte
                rijen.append(Rij(tuple(cellen), kop))
        uitlijning = tuple(r.choice(("", "left", "center", "right")) for _ in range(breed))
        return Tabel(self.lopend() if r.random() < 0.5 else (), uitlijning, tuple(rijen))

    def in_cel(self) -> Blok:
        return self.een(self.alinea, lambda: self.lijst(0), self.figuur, self.merk, self.tussenkop)

    def tussenkop(self) -> Blok:
        return Tussenkop(self.lopend())

    def citaat(self) -> Blok:
        return Citaat(self.reeks(lambda: self.een(self.alinea, lambda: self.lijst(1), self.tussenkop)))

    def blok(self) -> Blok:
        return self.een(
            self.alinea,
            self.alinea,
            lambda: self.lijst(2),
            lambda: self.begrippen(1),
            self.tabel,
            self.figuur,
            self.tussenkop,
            self.citaat,
            *((Weggelaten,) if self.uittreksel else ()),
        )

    def tekst(self) -> tuple[Blok, ...]:
        return (self.merk(),) if self.random.random() < 0.2 else self.reeks(self.blok)

    def lid(self) -> Lid | Weggelaten:
        if self.uittreksel and self.random.random() < 0.2:
            return Weggelaten()
        return Lid(self.nummer(), self.tekst())

    def artikel(self) -> Artikel:
        return Artikel(self.kop(), self.tekst() if self.random.random() < 0.5 else self.reeks(self.lid))

    def divisie(self, diep: int) -> Divisie:
        dieper = (lambda: self.divisie(diep - 1),) if diep else ()
        if not dieper or self.random.random() < 0.5:
            return Divisie(self.kop(), self.tekst())
        return Divisie(self.kop(), self.reeks(lambda: self.een(self.blok, *dieper)))

    def stukken(self) -> tuple[Blok | Divisie, ...]:
        if self.random.random() < 0.4:
            return self.tekst()
        return self.reeks(lambda: self.een(self.blok, lambda: self.divisie(2)))

    def inhoud(self, mag: tuple[Structuursoort, ...], diep: int) -> tuple[Structuur | Artikel | Weggelaten, ...]:
        soort = self.random.choice(mag) if mag and diep and self.random.random() < 0.7 else None

        def deel() -> Structuur | Artikel | Weggelaten:
            if self.uittreksel and self.random.random() < 0.3:
                return Weggelaten()
            if soort is None:
                return self.artikel()
            onder = ONDER.get(soort, tuple(ander for ander in GROOT if ander is not soort))
            return Structuur(soort, self.kop(), self.inhoud(onder, diep - 1))

        return self.reeks(deel)

    def toelichting(self) -> Toelichting:
        if self.random.random() < 0.4:
            algemeen = Divisie(Kop("", "", (Tekst("Algemeen"),)), self.tekst())
            per_artikel = Divisie(Kop("", "", (Tekst("Artikelsgewijs"),)), self.reeks(lambda: self.divisie(1)))
            return Toelichting(self.kop(), (algemeen, per_artikel))
        return Toelichting(self.kop(), self.stukken())

    def regeling(self) -> Regeling:
        return Regeling(
            self.woorden(),
            self.woorden(),
            self.inhoud(GROOT, 3),
            self.reeks(lambda: Bijlage(self.kop(), self.stukken()), 0, 2),
            self.reeks(self.toelichting, 0, 1),
        )


def _regelingen(uittreksel: bool) -> st.SearchStrategy[Regeling]:
    return st.integers(0, 2**32).map(lambda zaad: Maker(Random(zaad), uittreksel).regeling())


REGELINGEN = _regelingen(uittreksel=False)
UITTREKSELS = _regelingen(uittreksel=True)
