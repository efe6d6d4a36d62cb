"""Hypothesis strategies for papers: everything that a `Blad` can hold, in every nesting."""

from __future__ import annotations

import base64
import struct
import zlib
from datetime import date

from hypothesis import strategies as st

from pipeline.model.blad import (
    Anker,
    Benoemd,
    Blad,
    Bladcel,
    Bladdeel,
    Bladrij,
    Bladtabel,
    Breuk,
    Figuurblok,
    Gelabeld,
    Hoogte,
    Kader,
    Kopregel,
    Kopsoort,
    Loop,
    Merkteken,
    Namen,
    Opsomming,
    Prent,
    Regel,
    Tekstregel,
    Voorgelezen,
    Vorm,
)


def png(breedte: int = 3, hoogte: int = 2) -> bytes:
    """A small grey image."""

    def brok(soort: bytes, inhoud: bytes) -> bytes:
        return struct.pack(">I", len(inhoud)) + soort + inhoud + struct.pack(">I", zlib.crc32(soort + inhoud))

    kop = struct.pack(">IIBBBBB", breedte, hoogte, 8, 0, 0, 0, 0)
    regels = b"".join(b"\0" + b"\x80" * breedte for _ in range(hoogte))
    return b"\x89PNG\r\n\x1a\n" + brok(b"IHDR", kop) + brok(b"IDAT", zlib.compress(regels)) + brok(b"IEND", b"")


BEELDEN = {"afbeeldingen/kaart.png": png()}
ADRES = "data:image/png;base64," + base64.b64encode(png(5, 5)).decode()
ANKERS = ("artikel-1", "artikel-1.2", "noot-" + "x" * 60, "1a", "É", "artikel_1.2")
DOELEN = (*(f"#{anker}" for anker in ANKERS), "#nergens", "https://example.org/a b?c=<d>&e", "raadsbesluit.html", "")
WOORDEN = st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn"), exclude_characters="\ufffe\uffff"), max_size=8)
TEKST = st.lists(WOORDEN | st.sampled_from(("de", "artikel 5", "<w:p/>", "a & b", "2°.", "€ 12,50")), max_size=4).map(
    " ".join
)
SOORTEN = st.sampled_from(("", "leeg", "gelijk", "bericht", "kop", "tussenkop", "plaats", "klein", "onbekend"))
KADERS = st.sampled_from(
    ("artikel", "wijziging", "onderbouwing", "citaat", "bericht-vooraf", "inhoudsopgave", "ondertekening", "ruimte")
)
LIJSTEN = st.sampled_from(("onderdelen", "opsomming", "noten", "vakjes", "overzicht", ""))

VORMEN = st.builds(
    Vorm,
    vet=st.booleans(),
    cursief=st.booleans(),
    onderstreept=st.booleans(),
    code=st.booleans(),
    hoogte=st.sampled_from(Hoogte),
    merk=st.sampled_from((None, None, *Merkteken)),
    open=st.booleans(),
    doel=st.sampled_from(("", "", *DOELEN)),
    stijl=st.sampled_from(("", "klein", "soort", "nummer")),
)
STUKKEN = st.one_of(
    st.builds(Loop, TEKST, VORMEN),
    st.builds(Loop, TEKST, VORMEN),
    st.builds(Loop, st.just(" ")),
    st.builds(Voorgelezen, TEKST),
    st.just(Breuk()),
    st.builds(Anker, st.sampled_from(ANKERS)),
    st.builds(Prent, st.sampled_from((*BEELDEN, ADRES)), TEKST, st.sampled_from((None, *Merkteken))),
)
REGEL: st.SearchStrategy[Regel] = st.lists(STUKKEN, max_size=4).map(tuple)


def _merk(merk: Merkteken) -> st.SearchStrategy[Regel]:
    """Running text that is gone or new as a whole."""
    return st.lists(TEKST.filter(str.strip).map(lambda text: Loop(text, Vorm(merk=merk))), min_size=1, max_size=3).map(
        tuple
    )


REGELS = st.one_of(REGEL, REGEL, *map(_merk, Merkteken))


def _tabel(inhoud: st.SearchStrategy[tuple[Bladdeel, ...]], soort: str) -> st.SearchStrategy[Bladtabel]:
    """A table whose spans fill exactly its columns."""

    @st.composite
    def maak(draw: st.DrawFn) -> Bladtabel:
        breed = draw(st.integers(1, 4))
        kop, rijen = (_rijen(draw, breed, draw(st.integers(laag, hoog))) for laag, hoog in ((0, 2), (0, 4)))
        kolommen = tuple(draw(st.sampled_from(("", "", "smal", "ruim"))) for _ in range(breed))
        return Bladtabel(draw(REGELS), kolommen, kop, rijen, soort)

    def _rijen(draw: st.DrawFn, breed: int, aantal: int) -> tuple[Bladrij, ...]:
        vrij = [[True] * breed for _ in range(aantal)]
        rijen = []
        for nummer in range(aantal):
            cellen = []
            for kolom in range(breed):
                if not vrij[nummer][kolom]:
                    continue
                ruimte = next((k for k in range(kolom, breed) if not vrij[nummer][k]), breed) - kolom
                wijd, hoog = draw(st.integers(1, ruimte)), draw(st.integers(1, aantal - nummer))
                for rij in range(nummer, nummer + hoog):
                    vrij[rij][kolom : kolom + wijd] = [False] * wijd
                scope, zijde = draw(st.sampled_from(Kopsoort)), draw(st.sampled_from(("", "rechts", "midden")))
                cellen.append(Bladcel(draw(inhoud), wijd, hoog, scope, zijde))
            rijen.append(Bladrij(tuple(cellen), draw(st.sampled_from(("", "groep", "gelijk", "bericht")))))
        return tuple(rijen)

    return maak()


def _delen(soort_tabel: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[Bladdeel, ...]]:
    leaves: st.SearchStrategy[Bladdeel] = st.one_of(
        st.builds(Tekstregel, REGELS, SOORTEN),
        st.builds(Tekstregel, REGELS, SOORTEN),
        st.builds(Kopregel, st.integers(1, 12), REGELS, st.sampled_from(("", "kop", "bijlage"))),
        st.builds(Figuurblok, REGELS, REGELS),
    )

    def dieper(delen: st.SearchStrategy[Bladdeel]) -> st.SearchStrategy[Bladdeel]:
        inhoud = st.lists(delen, max_size=3).map(tuple)
        post = st.builds(
            Gelabeld, REGELS, inhoud, st.sampled_from(("", "lid", "aangekruist", "niet aangekruist"))
        ) | st.builds(Gelabeld, st.just(()), inhoud)
        return st.one_of(
            post,
            st.builds(Opsomming, st.lists(post, min_size=1, max_size=3).map(tuple), LIJSTEN).map(_zonder_label),
            st.builds(
                Namen,
                st.lists(st.builds(Benoemd, REGELS, inhoud), min_size=1, max_size=2).map(tuple),
                st.sampled_from(("begrippen", "kop-gegevens", "kenmerken", "")),
            ),
            soort_tabel.flatmap(lambda soort: _tabel(inhoud, soort)),
            st.builds(Kader, inhoud, KADERS, st.sampled_from(("", *ANKERS))),
        )

    return st.lists(st.recursive(leaves, dieper, max_leaves=8), max_size=4).map(tuple)


def _zonder_label(lijst: Opsomming) -> Opsomming:
    """Check boxes have no label."""
    if lijst.soort != "vakjes":
        return lijst
    return Opsomming(tuple(Gelabeld((), item.inhoud, "aangekruist") for item in lijst.items), "vakjes")


def _bladen(soort_tabel: st.SearchStrategy[str]) -> st.SearchStrategy[Blad]:
    delen = _delen(soort_tabel)
    return st.builds(
        Blad,
        titel=TEKST,
        inhoud=delen,
        briefhoofd=REGEL,
        voet=st.lists(st.builds(Tekstregel, REGEL), max_size=2).map(tuple),
        datum=st.none() | st.just(date(2021, 11, 30)),
        auteur=TEKST,
    )


BLADEN = _bladen(st.sampled_from(("", "waswordt")))
DOORLOPEND = _bladen(st.just(""))
"""Papers without old and new text side by side."""
