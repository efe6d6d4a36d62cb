"""Hypothesis strategies for the whole model: texts as nasty as law and Markdown can make them.

Everything that is drawn is in canonical form and can be written by `formats.markdown`; half of the articles have an id.
"""

from __future__ import annotations

from hypothesis import strategies as st

from pipeline.formats.markdown.inline import NOOTLABEL
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
    canoniek,
)

WOORDEN = (
    "de het een gemeente inwoner artikel lid onderdeel 5.2.2 2a 1° 8* € 20,- 100% ondersteuning-op-maat vervallen "
    "Artikel Hoofdstuk Bijlage II iv a. b) (a) 1. 2) 1a 10° – • - + * ** _ ~ ~~ $ $x$ # ## > | || < <n> x<y > & &amp; "
    "&euro; [ ] [1] [^1] [vervallen] […] [...] ! !! \\ \\* ` ``` --- === *** ___ :-- https://example.org "
    "www.example.org a@b.nl http mailto:x <br> <b> </b> ‘quote’ “dubbel” … é ë 1.De -a. a|b c\\|d *vet* **vet** "
    "_schuin_ 1.000 1,5 ;:, 2021. ^ ^[ {x} =x += // ::: nr. bv. I. A. x) I) 12 3 §"
).split()
"""Words of the law, and everything that means something to Markdown."""

WOORD = st.one_of(
    st.sampled_from(WOORDEN), st.text(alphabet="abcdé12.,;:()[]*_~$<>&|!#\\`-+=^'\"°€–…{}/@ ", min_size=1, max_size=6)
)
TEKST = st.lists(WOORD, min_size=1, max_size=7).map(" ".join)

NUMMERS_LID = st.sampled_from("1 2 3 4 5 10 11 1a 2a 2b 8* 1° a b ii IV".split())
NUMMERS_LI = st.sampled_from("a b c z aa ab ii iv IV I A 1 2 10 9 1° 2° 10° 1) a) (a) (i) 8* • – - 1.1 2a".split())
PADEN = st.sampled_from(
    ("artikel-2.md", "hoofdstuk-1/artikel-1.md", "hoofdstuk-2/paragraaf-2.3/artikel-2.3.4.md", "bijlage.md#deel-1")
)
DOELEN = PADEN | st.sampled_from(
    ("https://example.org", "https://example.org/a_b?c=*d*&e=~f", "https://example.org/(x)", "mailto:a@example.org")
)
BRONNEN = st.sampled_from(("kaart.png", "beeld/een kaart.png", "hoofdstuk-1/50%.png", "beeld/a_b*c.svg"))
MAPPEN = st.sampled_from(("", "hoofdstuk-1", "hoofdstuk-2/paragraaf-2.3"))
PLAATSHOUDERS: st.SearchStrategy[Blok] = st.sampled_from((Vervallen(), Gereserveerd(), Weggelaten()))


def _inline(depth: int) -> st.SearchStrategy[Inline]:
    leaves: list[st.SearchStrategy[Inline]] = [
        TEKST.map(Tekst),
        TEKST.map(lambda text: Tekst(f" {text} ")),
        TEKST.map(Tekst),
        st.just(Regeleinde()),
        st.builds(Afbeelding, BRONNEN, TEKST.map(lambda text: " ".join(text.split()))),
    ]
    if depth:
        inside = st.lists(_inline(depth - 1), min_size=1, max_size=3).map(tuple)
        leaves.append(st.builds(Nadruk, st.sampled_from(Nadruksoort), inside))
        leaves.append(st.builds(Verwijzing, DOELEN, inside.map(_zonder_links)))
    return st.one_of(leaves)


def _zonder_links(text: Inlines) -> Inlines:
    """A link holds no link."""
    plain: list[Inline] = []
    for part in text:
        if isinstance(part, Verwijzing):
            plain.extend(_zonder_links(part.inhoud))
        elif isinstance(part, Nadruk):
            plain.append(Nadruk(part.soort, _zonder_links(part.inhoud)))
        else:
            plain.append(part)
    return tuple(plain)


def _canoniek(text: Inlines) -> Inlines:
    """Canonical, and stays so: what is empty is gone."""
    return canoniek(canoniek(text))


def inlines() -> st.SearchStrategy[Inlines]:
    """Canonical running text without footnotes, never empty."""
    plain = TEKST.map(lambda text: _canoniek((Tekst(text),)))
    styled = st.lists(_inline(2), min_size=1, max_size=4).map(tuple).map(_canoniek)
    return st.one_of(plain, styled).filter(bool)


def met_noot() -> st.SearchStrategy[Inlines]:
    """Running text in which a footnote is called; the label tells its text, so that equal labels are equal notes."""
    return st.builds(lambda text, noot: _canoniek((*text, noot, Tekst(" slot"))), inlines(), noten())


def noten() -> st.SearchStrategy[Noot]:
    """A footnote; the same label always has the same text."""

    def noot(label: str) -> Noot:
        blocks: dict[str, tuple[Blok, ...]] = {
            "1": (Alinea((Tekst("Eerste noot."),)),),
            "2": (Alinea((Tekst("1. tekst"),)), Alinea((Tekst("en nog een alinea"),))),
            "*": (Alinea((Nadruk(Nadruksoort.VET, (Tekst("vette"),)), Tekst(" noot"))),),
            "3a": (Alinea((Tekst("Zo:"),)), Lijst((Li("a", (Alinea((Tekst("x"),)),)), Li("b", ())))),
            "†": (Alinea((Tekst("Zie noot"), Noot("1", (Alinea((Tekst("Eerste noot."),)),)), Tekst("."))),),
        }
        assert NOOTLABEL.match(label)
        return Noot(label, blocks[label])

    return st.sampled_from(("1", "2", "*", "3a", "†")).map(noot)


TEKSTEN = st.one_of(inlines(), inlines(), inlines(), met_noot())
ALINEA: st.SearchStrategy[Alinea] = st.builds(Alinea, TEKSTEN)


def _blok(depth: int) -> st.SearchStrategy[Blok]:
    simple: list[st.SearchStrategy[Blok]] = [
        ALINEA,
        ALINEA,
        PLAATSHOUDERS,
        st.builds(Tussenkop, inlines()),
        st.builds(Figuur, BRONNEN, TEKST.map(lambda text: " ".join(text.split())), st.one_of(st.just(()), TEKSTEN)),
        tabellen(),
    ]
    if depth:
        simple += [
            lijsten(depth - 1),
            lijsten(depth - 1),
            begrippenlijsten(depth - 1),
            st.builds(Citaat, blokken(depth - 1, 1)),
        ]
    return st.one_of(simple)


def blokken(depth: int = 2, least: int = 0) -> st.SearchStrategy[tuple[Blok, ...]]:
    """Blocks in a row, without two lists side by side (they would read as one)."""
    return st.lists(st.deferred(lambda: _blok(depth)), min_size=least, max_size=3).map(_zonder_buren)


def _zonder_buren(blocks: list[Blok]) -> tuple[Blok, ...]:
    kept: list[Blok] = []
    for block in blocks:
        lists = Lijst | Begrippenlijst
        if not (kept and isinstance(block, lists) and isinstance(kept[-1], lists)):
            kept.append(block)
    return tuple(kept)


def lijsten(depth: int) -> st.SearchStrategy[Lijst]:
    """A list of which all items have a label, or none."""
    marked = st.builds(Li, NUMMERS_LI, blokken(depth))
    plain = st.builds(Li, st.just(""), blokken(depth, 1))
    return st.one_of(
        st.lists(marked, min_size=1, max_size=3).map(tuple), st.lists(plain, min_size=1, max_size=3).map(tuple)
    ).map(Lijst)


def begrippenlijsten(depth: int) -> st.SearchStrategy[Begrippenlijst]:
    """Definitions: the term is text without italics around the whole."""
    begrip = st.builds(Begrip, TEKST.map(lambda text: _canoniek((Tekst(text),))).filter(bool), blokken(depth))
    return st.lists(begrip, min_size=1, max_size=3).map(tuple).map(Begrippenlijst)


def _celinhoud() -> st.SearchStrategy[tuple[Blok, ...]]:
    plain = st.one_of(st.just(()), st.tuples(ALINEA), st.tuples(PLAATSHOUDERS))
    item = st.builds(Li, NUMMERS_LI, st.lists(ALINEA, max_size=2).map(tuple))
    loose = st.builds(Li, st.just(""), st.lists(ALINEA, min_size=1, max_size=2).map(tuple))
    some = st.one_of(st.lists(item, min_size=1, max_size=2), st.lists(loose, min_size=1, max_size=2))
    blocks: st.SearchStrategy[Blok] = st.one_of(ALINEA, PLAATSHOUDERS, some.map(tuple).map(Lijst))
    return st.one_of(plain, plain, plain, st.lists(blocks, max_size=3).map(tuple))


@st.composite
def tabellen(draw: st.DrawFn) -> Tabel:
    """A table: plain, or with a caption, several header rows, spans and blocks in its cells."""
    columns = draw(st.integers(1, 3))
    uitlijning = draw(st.tuples(*[st.sampled_from(("", "left", "center", "right"))] * columns))
    inhoud = st.one_of(st.just(()), st.tuples(ALINEA)) if draw(st.booleans()) else _celinhoud()
    heads = draw(st.sampled_from((1, 1, 1, 0, 2)))
    rows = [
        Rij(tuple(Cel(draw(inhoud)) for _ in range(columns)), number < heads)
        for number in range(max(1, heads + draw(st.integers(0, 2))))
    ]
    if draw(st.integers(0, 3)) == 0 and columns > 1:
        wide = Rij((Cel(draw(inhoud), kolommen=columns),))
        tall = Rij((Cel(draw(inhoud), rijen=2), *(Cel(draw(inhoud)) for _ in range(columns - 1))))
        rest = Rij(tuple(Cel(draw(inhoud)) for _ in range(columns - 1)))
        rows += [wide, tall, rest]
    titel = draw(st.one_of(st.just(()), st.just(()), TEKSTEN))
    return Tabel(titel, uitlijning, tuple(rows))


OPSCHRIFT = st.one_of(st.just(()), TEKSTEN.map(lambda text: text))
NUMMERS_KOP = st.sampled_from("1 2 5.2.2 2:10 5a 78aa 1. 2: I IV II. 3* A 1-A 12b.3".split())


def koppen(label: str) -> st.SearchStrategy[Kop]:
    """A heading of this kind, with or without a number, never empty."""
    return st.one_of(
        st.builds(Kop, st.just(label), NUMMERS_KOP, OPSCHRIFT), st.builds(Kop, st.just(label), st.just(""), OPSCHRIFT)
    )


TITELS = TEKSTEN.map(lambda text: Kop("", "", text))
DELEN = st.one_of(
    TITELS,
    koppen("Deel"),
    st.builds(Kop, st.just("Onderdeel"), NUMMERS_KOP, OPSCHRIFT),
    st.builds(Kop, st.just(""), st.sampled_from(("1", "1.", "2.3", "IV.", "A.")), OPSCHRIFT),
)
WAS = st.sampled_from(((), ("wmo@2018#artikel-4",), ("2019#artikel-2", "2019#artikel-3")))
IDS = st.one_of(st.just(""), st.sampled_from(("schone-woning", "begrippen", "inburgering", "pgb-tarief")))


def leden() -> st.SearchStrategy[Lid]:
    """A lid."""
    return st.builds(Lid, NUMMERS_LID, blokken(2))


def artikelen() -> st.SearchStrategy[Artikel]:
    """An article: blocks, leden, or leden with text before, between and after them."""
    inhoud = st.one_of(
        blokken(2),
        st.lists(leden(), min_size=1, max_size=3).map(tuple),
        st.tuples(blokken(1), st.lists(leden(), max_size=2), blokken(1), st.lists(leden(), max_size=2)).map(
            lambda parts: _gescheiden((*parts[0], *parts[1], *parts[2], *parts[3]))
        ),
    )
    return st.builds(Artikel, st.one_of(koppen("Artikel"), koppen("Enig artikel")), inhoud, IDS, WAS)


def _gescheiden(parts: tuple[Blok | Lid, ...]) -> tuple[Blok | Lid, ...]:
    kept: list[Blok | Lid] = []
    for part in parts:
        lists = Lijst | Begrippenlijst
        if not (kept and isinstance(part, lists) and isinstance(kept[-1], lists)):
            kept.append(part)
    return tuple(kept)


def divisies(depth: int) -> st.SearchStrategy[Divisie]:
    """A headed part, with parts inside to this depth."""
    return st.builds(Divisie, DELEN, _delen(depth))


def _delen(depth: int) -> st.SearchStrategy[tuple[Blok | Divisie, ...]]:
    inner = st.lists(divisies(depth - 1), max_size=2) if depth else st.just([])
    return st.tuples(blokken(1), inner).map(lambda parts: (*parts[0], *parts[1]))


def bijlagen() -> st.SearchStrategy[Bijlage]:
    """An annex."""
    return st.builds(Bijlage, st.one_of(koppen("Bijlage"), TITELS), _delen(2))


def toelichtingen() -> st.SearchStrategy[Toelichting]:
    """An explanation."""
    return st.builds(Toelichting, st.one_of(koppen("Toelichting"), TITELS), _delen(2))


def _structuur(soorten: tuple[Structuursoort, ...]) -> st.SearchStrategy[Structuur]:
    soort, *deeper = soorten
    inside: st.SearchStrategy[tuple[Structuur | Artikel | Weggelaten, ...]] = st.lists(
        st.one_of(artikelen(), st.just(Weggelaten())), max_size=2
    ).map(tuple)
    if deeper:
        inside = st.one_of(inside, st.lists(_structuur(tuple(deeper)), max_size=2).map(tuple))
    return st.builds(Structuur, st.just(soort), koppen(soort.value), inside)


def structuren() -> st.SearchStrategy[Structuur]:
    """A division: chapters with sections and paragraphs."""
    return _structuur((Structuursoort.HOOFDSTUK, Structuursoort.AFDELING, Structuursoort.PARAGRAAF))


def regelingen() -> st.SearchStrategy[Regeling]:
    """A whole regulation."""
    lichaam = st.lists(st.one_of(structuren(), artikelen(), st.just(Weggelaten())), max_size=4).map(tuple)
    return st.builds(
        Regeling,
        st.sampled_from(("Verordening sociaal domein", "")),
        st.sampled_from(("Verordening sociaal domein 2022", "")),
        lichaam,
        st.lists(bijlagen(), max_size=1).map(tuple),
        st.lists(toelichtingen(), max_size=1).map(tuple),
    )
