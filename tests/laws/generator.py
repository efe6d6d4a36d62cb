"""Ordinances and recorded edits from a seed: what `compare` must find again.

Every edit says which provision it touched, how, and how many words it planted, so that a law can ask whether the
comparison tells the same story and marks little else.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

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
    Inlines,
    Knoop,
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
    Soort,
    Structuur,
    Structuursoort,
    Tabel,
    Tekst,
    Toelichting,
    Tussenkop,
    Vervallen,
    Verwijzing,
    Weggelaten,
    alle_knopen,
    eenheid_naam,
    kinderen,
    met,
    tekst_van,
    woorden,
)

NOUNS = (
    "aanvraag besluit college gemeente inwoner ondersteuning voorziening termijn tarief bijdrage "
    "vergunning ontheffing houder terrein speelplek woning budget begeleiding hulp plan verslag gesprek "
    "onderzoek advies bezwaar toezicht handhaving vergoeding kosten aanbieder overeenkomst kwaliteit "
    "veiligheid verkeer parkeren evenement markt standplaats subsidie instelling bestuur commissie "
    "vergadering verslaglegging leerling school vervoer afstand route gebouw gebied boom groen water "
    "afval container inzameling reiniging geluid geur licht hinder overlast schade herstel onderhoud "
).split()
VERBS = (
    "beslist verstrekt weigert wijzigt bepaalt ontvangt draagt meldt onderzoekt vergoedt stelt houdt "
    "sluit opent plaatst verwijdert controleert toetst adviseert registreert publiceert betaalt vordert "
    "schorst verlengt beperkt verbiedt "
).split()
ADJECTIVES = (
    "schriftelijke tijdige passende noodzakelijke redelijke jaarlijkse bestaande nieuwe openbare veilige "
    "schone goede zelfstandige financiële medische sociale tijdelijke algemene bijzondere eigen passieve "
    "actieve volledige gedeeltelijke "
).split()
GLUE = "de het een van voor met binnen na bij aan door op onder tegen zonder tijdens".split()
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def tekst(content: str) -> Inlines:
    return (Tekst(content),)


@dataclass
class Bron:
    """A seeded source of legal-looking text."""

    rng: random.Random
    noten: int = 0
    """The last number given to a footnote: no two in one text have the same."""

    def woorden(self, count: int) -> list[str]:
        """Content words and small words in turn, so that runs of words repeat as little as in real law."""
        found: list[str] = []
        while len(found) < count:
            found.append(self.rng.choice(GLUE))
            if self.rng.random() < 0.5:
                found.append(self.rng.choice(ADJECTIVES))
            found.append(self.rng.choice(NOUNS))
            if self.rng.random() < 0.4:
                found.append(self.rng.choice(VERBS))
        return found[:count]

    def zin(self, low: int = 7, high: int = 22) -> str:
        words = self.woorden(self.rng.randint(low, high))
        if self.rng.random() < 0.3:
            words.insert(len(words) // 2, f"{words.pop(len(words) // 2)},")
        if self.rng.random() < 0.15:
            words.append(self.rng.choice(["€ 20,-", "€ 1.234,50", "100%", "artikel 5.22", "12 weken"]))
        text = " ".join(words)
        return text[0].upper() + text[1:] + "."

    def proza(self, most: int = 3) -> str:
        return " ".join(self.zin() for _ in range(self.rng.randint(1, most)))

    def titel(self) -> str:
        words = self.woorden(self.rng.randint(2, 4))
        return " ".join(words).capitalize()

    def inlines(self) -> Inlines:
        """Prose, sometimes with emphasis, a reference, a note, a line break or an image in it."""
        luck = self.rng.random()
        if luck < 0.8:
            return tekst(self.proza())
        start = Tekst(self.zin()[:-1] + " ")
        end = Tekst(" " + " ".join(self.woorden(4)) + ".")
        word = self.rng.choice(NOUNS)
        if luck < 0.9:
            return (start, Nadruk(self.rng.choice(list(Nadruksoort)), tekst(word)), end)
        if luck < 0.93:
            return (start, Verwijzing("https://voorbeeld.example/" + word, tekst(word)), end)
        if luck < 0.96:
            self.noten += 1
            return (Tekst(start.inhoud[:-1]), Noot(str(self.noten), (Alinea(tekst(self.zin())),)), end)
        if luck < 0.98:
            return (Tekst(start.inhoud[:-1]), Regeleinde(), Tekst(end.inhoud[1:]))
        return (start, Afbeelding(f"afbeeldingen/{word}.png", word), end)

    def alinea(self) -> Alinea:
        return Alinea(self.inlines())

    def lijst(self, depth: int = 0) -> Lijst:
        count = self.rng.randint(2, 4)
        style = self.rng.random()
        items = []
        for at in range(count):
            label = LETTERS[at] if depth == 0 else f"{at + 1}°" if depth == 1 else ("i", "ii", "iii", "iv")[at]
            inhoud: tuple[Blok, ...] = (Alinea(tekst(self.zin(5, 14))),)
            if depth < 2 and self.rng.random() < 0.2:
                inhoud += (self.lijst(depth + 1),)
            items.append(Li("" if style < 0.15 else label, inhoud))
        return Lijst(tuple(items))

    def tabel(self) -> Tabel:
        width = self.rng.randint(2, 3)
        head = Rij(tuple(Cel((Alinea(tekst(self.titel())),)) for _ in range(width)), kop=True)
        rows = []
        for _ in range(self.rng.randint(2, 5)):
            cells = [Cel((Alinea(tekst(self.titel())),))]
            price = f"€ {self.rng.randint(1, 99)},{self.rng.randint(10, 99)}"
            cells += [Cel((Alinea(tekst(f"{price} per {self.rng.choice(NOUNS)}")),)) for _ in range(width - 1)]
            rows.append(Rij(tuple(cells)))
        titel = tekst(self.titel()) if self.rng.random() < 0.3 else ()
        return Tabel(titel, ("",) * width, (head, *rows))

    def begrippen(self) -> Begrippenlijst:
        terms = sorted(self.rng.sample(NOUNS, self.rng.randint(3, 6)))
        return Begrippenlijst(tuple(Begrip(tekst(t), (Alinea(tekst(self.zin(5, 14))),)) for t in terms))

    def artikel(self, nummer: str) -> Artikel:
        inhoud: tuple[Blok | Lid, ...]
        luck = self.rng.random()
        if luck < 0.5:
            inhoud = tuple(Lid(str(n + 1), self.lid_inhoud()) for n in range(self.rng.randint(2, 6)))
        elif luck < 0.7:
            inhoud = (self.alinea(),)
        elif luck < 0.8:
            inhoud = (Alinea(tekst(self.zin()[:-1] + ":")), self.lijst())
        elif luck < 0.86:
            inhoud = (Alinea(tekst("In deze verordening wordt verstaan onder:")), self.begrippen())
        elif luck < 0.92:
            inhoud = (self.alinea(), self.tabel())
        elif luck < 0.94:
            inhoud = (Tussenkop(tekst(self.titel())), self.alinea(), Citaat((Alinea(tekst(self.zin())),)))
        elif luck < 0.96:
            word = self.rng.choice(NOUNS)
            inhoud = (self.alinea(), Figuur(f"afbeeldingen/{word}.png", word, tekst(self.titel())))
        else:
            inhoud = (self.rng.choice((Vervallen(), Gereserveerd(), Weggelaten())),)
        opschrift = tekst(self.titel()) if self.rng.random() < 0.85 else ()
        return Artikel(Kop("Artikel", nummer, opschrift), inhoud)

    def lid_inhoud(self) -> tuple[Blok, ...]:
        if self.rng.random() < 0.25:
            return (Alinea(tekst(self.zin()[:-1] + ":")), self.lijst())
        return (self.alinea(),)

    def divisie(self) -> Divisie:
        return Divisie(Kop("", "", tekst(self.titel())), (self.alinea(), self.alinea()))


@dataclass
class Deel:
    """A provision while it is edited: how it was, how it becomes, what was recorded about it."""

    was: Knoop | None
    wordt: Knoop | None
    soorten: set[Soort] = field(default_factory=set)
    kinderen: list[Deel] = field(default_factory=list)

    @property
    def vrij(self) -> bool:
        return self.was is not None and self.wordt is not None and not self.soorten


@dataclass(frozen=True)
class Paar:
    """A generated pair with its story: (provision, kind) of every change, words planted, edits made."""

    was: Regeling
    wordt: Regeling
    verhaal: frozenset[tuple[str, str]]
    geplant: int
    bewerkingen: tuple[str, ...]
    heeft_ids: bool


def regeling(seed: int, chapters: tuple[int, int] = (2, 4)) -> Regeling:
    """An ordinance with every kind of node somewhere over the seeds."""
    bron = Bron(random.Random(seed))
    rng = bron.rng
    dotted = rng.random() < 0.5
    count = 0
    lichaam: list[Structuur] = []
    for chapter in range(1, rng.randint(*chapters) + 1):
        parts: list[Structuur | Artikel | Weggelaten] = []
        paragraphs = rng.randint(2, 3) if rng.random() < 0.3 else 0
        for paragraph in range(max(paragraphs, 1)):
            articles: list[Structuur | Artikel | Weggelaten] = []
            for n in range(rng.randint(2, 5)):
                count += 1
                nummer = f"{chapter}.{len(parts) + n + 1 if not paragraphs else f'{paragraph + 1}.{n + 1}'}"
                articles.append(bron.artikel(nummer if dotted else str(count)))
            if paragraphs:
                kop = Kop("Paragraaf", f"{chapter}.{paragraph + 1}", tekst(bron.titel()))
                parts.append(Structuur(Structuursoort.PARAGRAAF, kop, tuple(articles)))
            else:
                parts += articles
        kop = Kop("Hoofdstuk", str(chapter), tekst(bron.titel()) if rng.random() < 0.9 else ())
        lichaam.append(Structuur(Structuursoort.HOOFDSTUK, kop, tuple(parts)))
    bijlagen = tuple(
        Bijlage(Kop("Bijlage", str(n + 1), tekst(bron.titel())), (bron.alinea(), bron.tabel(), bron.divisie()))
        for n in range(rng.randint(0, 2))
    )
    toelichtingen = (Toelichting(Kop("Toelichting"), (bron.divisie(), bron.divisie())),) if rng.random() < 0.4 else ()
    naam = f"Verordening {bron.titel().lower()}"
    return Regeling(naam, naam, tuple(lichaam), bijlagen, toelichtingen)


def met_ids(old: Regeling) -> Regeling:
    count = 0

    def give(node: Knoop) -> Knoop:
        nonlocal count
        if isinstance(node, Artikel):
            count += 1
            return replace(node, id=f"a{count}")
        if isinstance(node, Structuur):
            return met(node, tekst_van(node), tuple(give(child) for child in kinderen(node)))
        return node

    return replace(old, lichaam=tuple(give(node) for node in old.lichaam))  # type: ignore[arg-type]


def woordental(node: Knoop) -> int:
    """Words of a node and what is in it, labels and punctuation apart."""
    return sum(is_woord(w.tekst) for inside in alle_knopen(node) for w in woorden(tekst_van(inside)))


def lopend(node: Knoop) -> Iterator[Knoop]:
    """The node and what is in it, footnotes apart: what can be replaced in place."""
    yield node
    for child in kinderen(node):
        yield from lopend(child)


def is_woord(word: str) -> bool:
    return any(c.isalnum() for c in word)


class Bewerker:
    """Edits a regulation and remembers what it did. A provision is edited once, so that its story is unambiguous."""

    def __init__(self, rng: random.Random, old: Regeling, with_ids: bool) -> None:
        self.rng = rng
        self.bron = Bron(rng, noten=1000)
        self.old = old
        self.heeft_ids = with_ids
        self.geplant = 0
        self.bewerkingen: list[str] = []
        self.titels: dict[str, str] = {"opschrift": old.opschrift, "citeertitel": old.citeertitel}
        self.top = [self._deel(node) for node in (*old.lichaam, *old.bijlagen, *old.toelichtingen)]
        self.nieuw = 0

    def _deel(self, node: Knoop) -> Deel:
        if isinstance(node, Structuur):
            bare = replace(node, inhoud=())
            return Deel(bare, bare, kinderen=[self._deel(child) for child in node.inhoud])
        return Deel(node, node)

    # --- walking

    def delen(self) -> Iterator[tuple[list[Deel], Deel]]:
        def visit(siblings: list[Deel]) -> Iterator[tuple[list[Deel], Deel]]:
            for part in list(siblings):
                yield siblings, part
                yield from visit(part.kinderen)

        yield from visit(self.top)

    def artikelen(self, fits: Callable[[Artikel], bool] = lambda a: True) -> list[tuple[list[Deel], Deel]]:
        return [(s, d) for s, d in self.delen() if d.vrij and isinstance(d.wordt, Artikel) and fits(d.wordt)]

    # --- edits

    def in_tekst(self, change: Callable[[list[str]], tuple[list[str], int]], part: Deel) -> int | None:
        """Edit the words of one plain paragraph somewhere in a provision."""
        spots = [n for n in lopend(part.wordt) if _plain(n)] if part.wordt else []  # type: ignore[arg-type]
        if not spots:
            return None
        spot = self.rng.choice(spots)
        words, planted = change(str(tekst_van(spot)[0].inhoud).split(" "))  # type: ignore[union-attr]
        if not planted:
            return None
        new = met(spot, tekst(" ".join(words)), kinderen(spot))
        part.wordt = vervang(part.wordt, spot, new)  # type: ignore[arg-type]
        part.soorten.add(Soort.GEWIJZIGD)
        return planted

    def kies(self, options: list[tuple[list[Deel], Deel]]) -> tuple[list[Deel], Deel] | None:
        return self.rng.choice(options) if options else None

    def klaar(self) -> Paar:
        story: set[tuple[str, str]] = set()
        for _, part in self.delen():
            story |= self.verhaal(part)
        for naam, titel in self.titels.items():
            if titel != getattr(self.old, naam):
                story.add((naam, naam))
        new = [node for part in self.top if (node := _rebuilt(part)) is not None]
        wordt = Regeling(
            self.titels["opschrift"],
            self.titels["citeertitel"],
            tuple(n for n in new if isinstance(n, Structuur | Artikel | Weggelaten)),
            tuple(n for n in new if isinstance(n, Bijlage)),
            tuple(n for n in new if isinstance(n, Toelichting)),
        )
        return Paar(self.old, wordt, frozenset(story), self.geplant, tuple(self.bewerkingen), self.heeft_ids)

    @staticmethod
    def verhaal(part: Deel) -> set[tuple[str, str]]:
        if part.wordt is None:
            if part.was is None:
                return set()
            return {(eenheid_naam(part.was), Soort.VERVALLEN.value)}  # type: ignore[arg-type]
        naam = "[…]" if isinstance(part.wordt, Weggelaten) else eenheid_naam(part.wordt)  # type: ignore[arg-type]
        if part.was is None:
            return {(naam, Soort.NIEUW.value)}
        found = {(naam, soort.value) for soort in part.soorten}
        if not isinstance(part.was, Weggelaten) and part.was.kop.nummer != part.wordt.kop.nummer:  # type: ignore[union-attr]
            found.add((naam, Soort.VERNUMMERD.value))
            found.discard((naam, Soort.OPMAAK.value))  # a renumbering is told, emphasis beside it is not
        return found


def _rebuilt(part: Deel) -> Knoop | None:
    if isinstance(part.wordt, Structuur):
        inside = tuple(n for child in part.kinderen if (n := _rebuilt(child)) is not None)
        return replace(part.wordt, inhoud=inside)  # type: ignore[arg-type]
    return part.wordt


def _plain(node: Knoop) -> bool:
    text = tekst_van(node)
    return isinstance(node, Alinea) and len(text) == 1 and isinstance(text[0], Tekst)


def vervang(root: Knoop, spot: Knoop, new: Knoop) -> Knoop:
    """The tree with one node (by identity) replaced."""
    if root is spot:
        return new
    return met(root, tekst_van(root), tuple(vervang(child, spot, new) for child in kinderen(root)))


def tel(found: Counter[str], node: Knoop) -> None:
    """Count the kinds of nodes and inline parts, for the printed coverage."""
    for inside in alle_knopen(node):
        found[type(inside).__name__] += 1
        _tel_inlines(found, tekst_van(inside))


def _tel_inlines(found: Counter[str], text: Inlines) -> None:
    for inline in text:
        found[type(inline).__name__] += 1
        if isinstance(inline, Nadruk | Verwijzing):
            _tel_inlines(found, inline.inhoud)
