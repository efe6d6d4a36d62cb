"""Papers of any shape that a template may ask for."""

from __future__ import annotations

from hypothesis import strategies as st

from pipeline.model.blad import (
    GEWOON,
    Anker,
    Benoemd,
    Blad,
    Bladcel,
    Bladdeel,
    Bladrij,
    Bladtabel,
    Breuk,
    Gelabeld,
    Hoogte,
    Kader,
    Kopregel,
    Loop,
    Merkteken,
    Namen,
    Opsomming,
    Regel,
    Tekstregel,
    Voorgelezen,
    Vorm,
)
from tests.pdf.bladen import DAG, regel

WOORDEN = st.one_of(
    st.sampled_from(["De gemeente", "zorgt", "artikel 5.2.2,", "€ 20,-", "2°", "–", "“ja”", "x ≥ ½"]),
    st.text(r"aWmë€#[]{}*_`$@<>\~=-/+\"'.;:%&|^°²→", min_size=1, max_size=12),
    st.sampled_from(["W" * 90, "https://lokaleregelgeving.overheid.nl/CVDR123456?a=" + "b" * 60]),
)
VORMEN = st.one_of(
    st.just(GEWOON),
    st.builds(
        Vorm,
        vet=st.booleans(),
        cursief=st.booleans(),
        onderstreept=st.booleans(),
        code=st.booleans(),
        hoogte=st.sampled_from(Hoogte),
        merk=st.sampled_from([None, *Merkteken]),
        open=st.booleans(),
        doel=st.sampled_from(
            ["", "#hier", "#nergens", "ander.html#x", "https://example.org/a", "mailto:a@example.org"]
        ),
        stijl=st.sampled_from(["", "klein", "soort", "anders"]),
    ),
)
VERTELD = Voorgelezen("(bijgekomen)")
"""None of these letters is a word by itself: PDFium, which reads the page, takes two of one on a spot for one."""
LOPEN = st.builds(Loop, st.one_of(WOORDEN, WOORDEN.map(lambda word: f"{word} ")), VORMEN)
REGELS: st.SearchStrategy[Regel] = st.lists(
    st.one_of(
        LOPEN.map(lambda run: (run,)),
        LOPEN.map(lambda run: (VERTELD, run)),
        st.sampled_from([(Breuk(),), (Anker("hier"),)]),
    ),
    min_size=1,
    max_size=4,
).map(lambda groups: tuple(part for group in groups for part in group))
KLASSEN = st.sampled_from(["", "leeg", "kop", "bericht", "legenda", "onbekend"])
LABELS = st.sampled_from(["1.", "2a.", "8*.", "1°.", "aa.", "W" * 60]).map(regel)


def _delen(depth: int) -> st.SearchStrategy[tuple[Bladdeel, ...]]:
    """Up to three parts, `depth` deep."""
    leaves: list[st.SearchStrategy[Bladdeel]] = [
        st.builds(Tekstregel, REGELS, KLASSEN),
        st.builds(Kopregel, st.integers(1, 9), REGELS, st.sampled_from(["", "groep-kop", "bijlage"])),
    ]
    if depth == 0:
        return st.lists(st.one_of(leaves), max_size=2).map(tuple)
    inner = _delen(depth - 1)
    soorten = st.sampled_from(["", "onderdelen", "opsomming", "noten", "vakjes", "overzicht"])
    kaders = st.sampled_from("wijziging onderbouwing citaat ondertekening besluittekst artikel inhoudsopgave x".split())
    return st.lists(
        st.one_of(
            *leaves,
            st.builds(Gelabeld, LABELS, inner, st.just("lid")),
            st.builds(Opsomming, st.lists(st.builds(Gelabeld, LABELS, inner), max_size=3).map(tuple), soorten),
            st.builds(Opsomming, st.lists(st.builds(Gelabeld, st.just(()), inner), max_size=3).map(tuple), soorten),
            st.builds(
                Namen,
                st.lists(st.builds(Benoemd, REGELS, inner), max_size=2).map(tuple),
                st.sampled_from(["", "begrippen", "kop-gegevens", "kenmerken"]),
            ),
            st.builds(Kader, inner, kaders, st.sampled_from(["", "hier"])),
            tabellen(inner),
        ),
        max_size=3,
    ).map(tuple)


@st.composite
def tabellen(draw: st.DrawFn, inhoud: st.SearchStrategy[tuple[Bladdeel, ...]]) -> Bladtabel:
    """A table with heads, rows that head others, and cells that span."""
    wide = draw(st.integers(1, 7))

    def row(soort: str) -> Bladrij:
        left, cells = wide, []
        while left:
            span = draw(st.integers(1, left))
            cells.append(Bladcel(draw(inhoud), kolommen=span, uitlijning=draw(st.sampled_from(["", "rechts"]))))
            left -= span
        return Bladrij(tuple(cells), soort)

    heads = tuple(row("") for _ in range(draw(st.integers(0, 2))))
    rows = tuple(row(draw(st.sampled_from(["", "", "groep", "gelijk"]))) for _ in range(draw(st.integers(1, 3))))
    caption = draw(st.one_of(st.just(()), REGELS))
    return Bladtabel(caption, ("",) * wide, heads, rows, draw(st.sampled_from(["", "waswordt"])))


BLADEN = st.builds(
    Blad,
    titel=st.just("Proef"),
    inhoud=_delen(2),
    briefhoofd=REGELS,
    voet=_delen(0),
    vorm=st.sampled_from(["stuk", "nota", "breed"]),
    datum=st.sampled_from([None, DAG]),
)
