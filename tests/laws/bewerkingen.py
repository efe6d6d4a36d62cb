"""The edits of the generator: each changes a regulation under edit and says how many words it planted."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

from pipeline.model import (
    Alinea,
    Artikel,
    Begrip,
    Begrippenlijst,
    Bijlage,
    Cel,
    Knoop,
    Kop,
    Li,
    Lid,
    Lijst,
    Nadruk,
    Nadruksoort,
    Noot,
    Rij,
    Soort,
    Structuur,
    Structuursoort,
    Tabel,
    Tekst,
    Toelichting,
    Vervallen,
    tekst_van,
)
from tests.laws.generator import (
    LETTERS,
    Bewerker,
    Bron,
    Deel,
    Paar,
    is_woord,
    lopend,
    met_ids,
    regeling,
    tekst,
    vervang,
    woordental,
)

Edit = Callable[[Bewerker], int | None]


def paar(seed: int, most: int = 10) -> Paar:
    """A pair of versions with at most `most` recorded edits; odd seeds carry ids."""
    old = regeling(seed)
    with_ids = bool(seed % 2)
    if with_ids:
        old = met_ids(old)
    work = Bewerker(random.Random(f"edits {seed}"), old, with_ids)
    names = sorted(BEWERKINGEN)
    for _ in range(work.rng.randint(1, most)):
        name = work.rng.choice(names)
        planted = BEWERKINGEN[name](work)
        if planted is not None:
            work.geplant += planted
            work.bewerkingen.append(name)
    return work.klaar()


# --- words


def woord_vervangen(work: Bewerker) -> int | None:
    def change(words: list[str]) -> tuple[list[str], int]:
        if len(words) < 6:
            return words, 0
        at, count = work.rng.randint(1, len(words) - 3), work.rng.randint(1, 2)
        new = _other(work, words, work.rng.randint(1, 2))
        return words[:at] + new + words[at + count :], _count(words[at : at + count]) + len(new)

    return _ergens(work, change)


def woord_ingevoegd(work: Bewerker) -> int | None:
    def change(words: list[str]) -> tuple[list[str], int]:
        at = work.rng.randint(1, len(words) - 1) if len(words) > 2 else 1
        new = _other(work, words, work.rng.randint(1, 4))
        return words[:at] + new + words[at:], len(new)

    return _ergens(work, change)


def woord_geschrapt(work: Bewerker) -> int | None:
    def change(words: list[str]) -> tuple[list[str], int]:
        if len(words) < 8:
            return words, 0
        at, count = work.rng.randint(1, len(words) - 4), work.rng.randint(1, 3)
        return words[:at] + words[at + count :], _count(words[at : at + count])

    return _ergens(work, change)


def zin_toegevoegd(work: Bewerker) -> int | None:
    def change(words: list[str]) -> tuple[list[str], int]:
        new = work.bron.zin().split(" ")
        return words + new, _count(new)

    return _ergens(work, change)


def alinea_herschreven(work: Bewerker) -> int | None:
    def change(words: list[str]) -> tuple[list[str], int]:
        new = work.bron.proza().split(" ")
        return new, _count(words) + _count(new)

    return _ergens(work, change)


def opmaak(work: Bewerker) -> int | None:
    """Bold is no word."""
    chosen = work.kies(work.artikelen(lambda a: any(_long(n) for n in lopend(a))))
    if chosen is None:
        return None
    part = chosen[1]
    assert isinstance(part.wordt, Artikel)
    spot = work.rng.choice([n for n in lopend(part.wordt) if _long(n)])
    words = tekst_van(spot)[0].inhoud.split(" ")  # type: ignore[union-attr]
    new = (Tekst(" ".join(words[:2]) + " "), Nadruk(Nadruksoort.VET, tekst(words[2])), Tekst(" " + " ".join(words[3:])))
    part.wordt = vervang(part.wordt, spot, replace(spot, inhoud=new))  # type: ignore[arg-type,call-arg]
    part.soorten.add(Soort.OPMAAK)
    return 0


# --- headings and titles


def opschrift_artikel(work: Bewerker) -> int | None:
    chosen = work.kies(work.artikelen(lambda a: bool(a.kop.opschrift)))
    return None if chosen is None else _kop(work, chosen[1])


def opschrift_hoofdstuk(work: Bewerker) -> int | None:
    options = [(s, d) for s, d in work.delen() if d.vrij and isinstance(d.wordt, Structuur) and d.wordt.kop.opschrift]
    chosen = work.kies(options)
    return None if chosen is None else _kop(work, chosen[1])


def opschrift_regeling(work: Bewerker) -> int | None:
    return _titel(work, "opschrift")


def citeertitel(work: Bewerker) -> int | None:
    return _titel(work, "citeertitel")


# --- leden, onderdelen, definitions, tables, notes


def lid_nieuw(work: Bewerker) -> int | None:
    chosen = work.kies(work.artikelen(_has_leden))
    if chosen is None:
        return None
    part = chosen[1]
    leden = list(_artikel(part).inhoud)
    new = Lid("0", (work.bron.alinea(),))
    leden.insert(work.rng.randint(0, len(leden)), new)
    _set(part, _renumber(leden))
    return woordental(new)


def lid_vervallen(work: Bewerker) -> int | None:
    chosen = work.kies(work.artikelen(lambda a: _has_leden(a) and len(a.inhoud) > 2))
    if chosen is None:
        return None
    part = chosen[1]
    leden = list(_artikel(part).inhoud)
    gone = leden.pop(work.rng.randrange(len(leden)))
    _set(part, _renumber(leden))
    return woordental(gone)


def tekst_wordt_leden(work: Bewerker) -> int | None:
    """A text without leden becomes the first lid, a second follows."""
    chosen = work.kies(work.artikelen(lambda a: not any(isinstance(b, Lid) for b in a.inhoud) and woordental(a) > 12))
    if chosen is None:
        return None
    part = chosen[1]
    new = Lid("2", (work.bron.alinea(),))
    blocks = tuple(b for b in _artikel(part).inhoud if not isinstance(b, Lid))
    _set(part, [Lid("1", blocks), new])
    return woordental(new)


def leden_worden_tekst(work: Bewerker) -> int | None:
    """Of two leden one is left, without a number."""
    chosen = work.kies(work.artikelen(lambda a: _has_leden(a) and len(a.inhoud) == 2))
    if chosen is None:
        return None
    part = chosen[1]
    first, second = _artikel(part).inhoud
    assert isinstance(first, Lid)
    part.wordt = replace(_artikel(part), inhoud=first.inhoud)
    part.soorten.add(Soort.GEWIJZIGD)
    return woordental(second)


def onderdeel_nieuw(work: Bewerker) -> int | None:
    return _lijst(work, lambda items: items.insert(work.rng.randint(0, len(items)), Li("?", (_zin(work),))))


def onderdeel_vervallen(work: Bewerker) -> int | None:
    return _lijst(work, lambda items: None if len(items) < 3 else items.pop(work.rng.randrange(len(items))))


def begrip_nieuw(work: Bewerker) -> int | None:
    chosen = work.kies(work.artikelen(lambda a: any(isinstance(b, Begrippenlijst) for b in a.inhoud)))
    if chosen is None:
        return None
    part = chosen[1]
    spot = next(b for b in _artikel(part).inhoud if isinstance(b, Begrippenlijst))
    new = Begrip(tekst("zorgplicht"), (_zin(work),))
    terms = [*spot.begrippen]
    terms.insert(work.rng.randint(0, len(terms)), new)
    _replace(part, spot, Begrippenlijst(tuple(terms)))
    return woordental(new)


def cel_gewijzigd(work: Bewerker) -> int | None:
    chosen = work.kies(work.artikelen(lambda a: any(isinstance(b, Tabel) for b in a.inhoud)))
    if chosen is None:
        return None
    part = chosen[1]
    spot = work.rng.choice([n for n in lopend(_artikel(part)) if isinstance(n, Rij) and not n.kop])
    old = spot.cellen[-1]
    new = Cel((Alinea(tekst(f"€ {work.rng.randint(100, 999)},00 per keer")),))
    _replace(part, spot, Rij((*spot.cellen[:-1], new)))
    return woordental(old) + woordental(new)


def rij_nieuw(work: Bewerker) -> int | None:
    chosen = work.kies(work.artikelen(lambda a: any(isinstance(b, Tabel) for b in a.inhoud)))
    if chosen is None:
        return None
    part = chosen[1]
    spot = next(b for b in _artikel(part).inhoud if isinstance(b, Tabel))
    new = Rij(tuple(Cel((Alinea(tekst(work.bron.titel())),)) for _ in spot.uitlijning))
    rows = [*spot.rijen]
    rows.insert(work.rng.randint(1, len(rows)), new)
    _replace(part, spot, replace(spot, rijen=tuple(rows)))
    return woordental(new)


def noot_gewijzigd(work: Bewerker) -> int | None:
    chosen = work.kies(work.artikelen(lambda a: any(_note(n) is not None for n in lopend(a))))
    if chosen is None:
        return None
    part = chosen[1]
    spot = next(n for n in lopend(_artikel(part)) if _note(n) is not None)
    note = _note(spot)
    assert note is not None
    old = note.inhoud[0]
    words = tekst_van(old)[0].inhoud.split(" ")  # type: ignore[union-attr]
    new = Alinea(tekst(" ".join([*words[:-1], "uitgezonderd", words[-1]])))
    text = tuple(Noot(note.label, (new,)) if inline is note else inline for inline in tekst_van(spot))
    _replace(part, spot, replace(spot, inhoud=text))  # type: ignore[call-arg]
    return 1


# --- articles


def artikel_ingevoegd(work: Bewerker) -> int | None:
    """ "5a" after 5: nobody is renumbered."""
    chosen = work.kies(work.artikelen())
    if chosen is None:
        return None
    siblings, part = chosen
    kop = _artikel(part).kop
    return _insert(work, siblings, siblings.index(part) + 1, f"{kop.nummer}a")


def artikel_ingevoegd_vernummerd(work: Bewerker) -> int | None:
    """A new article takes a number and those after it in the same container shift."""
    chosen = work.kies(work.artikelen())
    if chosen is None:
        return None
    siblings, part = chosen
    at = siblings.index(part)
    numbers = [_artikel(d).kop.nummer for d in siblings[at:] if isinstance(d.wordt, Artikel)]
    if len(numbers) != len(siblings) - at or not all(n.split(".")[-1].isdecimal() for n in numbers):
        return None
    planted = _insert(work, siblings, at, numbers[0])
    for shifted in siblings[at + 1 :]:
        article = _artikel(shifted)
        head, _, tail = article.kop.nummer.rpartition(".")
        nummer = f"{head}.{int(tail) + 1}" if head else str(int(tail) + 1)
        shifted.wordt = replace(article, kop=replace(article.kop, nummer=nummer))
    return planted


def artikel_weg(work: Bewerker) -> int | None:
    chosen = work.kies([(s, d) for s, d in work.artikelen() if len(s) > 1])
    if chosen is None:
        return None
    part = chosen[1]
    planted = woordental(_artikel(part))
    part.wordt = None
    part.soorten.add(Soort.VERVALLEN)
    return planted


def artikel_vervallen(work: Bewerker) -> int | None:
    """The number stays, "[vervallen]" takes the place of the text."""
    chosen = work.kies(work.artikelen(lambda a: woordental(a) > 8))
    if chosen is None:
        return None
    part = chosen[1]
    article = _artikel(part)
    part.wordt = replace(article, inhoud=(Vervallen(),))
    part.soorten.add(Soort.VERVALLEN)
    return woordental(article) - sum(is_woord(w) for i in article.kop.opschrift for w in _words(i))


def artikel_vervallen_verplaatst(work: Bewerker) -> int | None:
    """The number stays with "[vervallen]", the text comes back as a new article at the end of the container."""
    chosen = work.kies(work.artikelen(lambda a: woordental(a) > 12))
    if chosen is None:
        return None
    siblings, part = chosen
    article = _artikel(part)
    part.wordt = replace(article, inhoud=(Vervallen(),))
    part.soorten.add(Soort.VERVALLEN)
    work.nieuw += 1
    kop = replace(article.kop, nummer=f"{article.kop.nummer}c")
    siblings.append(Deel(None, Artikel(kop, article.inhoud, f"nieuw{work.nieuw}" if work.heeft_ids else "")))
    title = sum(is_woord(w) for i in article.kop.opschrift for w in _words(i))
    return 2 * woordental(article) - title


def artikel_verplaatst(work: Bewerker) -> int | None:
    chosen = work.kies(work.artikelen(lambda a: woordental(a) > 12))
    homes = [d for _, d in work.delen() if isinstance(d.wordt, Structuur) and d.kinderen]
    if chosen is None:
        return None
    siblings, part = chosen
    homes = [
        d for d in homes if d.kinderen is not siblings and not any(isinstance(k.wordt, Structuur) for k in d.kinderen)
    ]
    if not homes or len(siblings) < 2 or any(Soort.VERPLAATST in d.soorten for _, d in work.delen()):
        return None
    home = work.rng.choice(homes)
    siblings.remove(part)
    home.kinderen.append(part)
    article = _artikel(part)
    part.wordt = replace(article, kop=replace(article.kop, nummer=f"{article.kop.nummer}b"))
    part.soorten.add(Soort.VERPLAATST)
    return 0


def artikel_gesplitst(work: Bewerker) -> int | None:
    chosen = work.kies(work.artikelen(lambda a: _has_leden(a) and len(a.inhoud) >= 4))
    if chosen is None:
        return None
    siblings, part = chosen
    article = _artikel(part)
    half = (len(article.inhoud) + 1) // 2
    stays, goes = article.inhoud[:half], article.inhoud[half:]
    moved = sum(woordental(lid) for lid in goes)
    if moved < 12:
        return None
    part.wordt = replace(article, inhoud=stays)
    part.soorten |= {Soort.GESPLITST, Soort.GEWIJZIGD}
    title = work.bron.titel() if article.kop.opschrift else ""
    work.nieuw += 1
    kop = Kop("Artikel", f"{article.kop.nummer}a", tekst(title) if title else ())
    new = Artikel(kop, tuple(_renumber(list(goes))), f"nieuw{work.nieuw}" if work.heeft_ids else "")
    siblings.insert(siblings.index(part) + 1, Deel(None, new, {Soort.NIEUW}))
    return 2 * moved + _count(title.split(" "))


def artikelen_samengevoegd(work: Bewerker) -> int | None:
    options = []
    for siblings, part in work.artikelen(_has_leden):
        at = siblings.index(part)
        after = siblings[at + 1] if at + 1 < len(siblings) else None
        if after is not None and after.vrij and isinstance(after.wordt, Artikel) and _has_leden(after.wordt):
            options.append((siblings, part))
    chosen = work.kies(options)
    if chosen is None:
        return None
    siblings, part = chosen
    other = siblings[siblings.index(part) + 1]
    keeps, gone = _artikel(part), _artikel(other)
    moved = sum(woordental(lid) for lid in gone.inhoud)
    if moved < 12:
        return None
    part.wordt = replace(keeps, inhoud=tuple(_renumber([*keeps.inhoud, *gone.inhoud])))
    part.soorten |= {Soort.SAMENGEVOEGD, Soort.GEWIJZIGD}
    other.wordt = None
    other.soorten.add(Soort.VERVALLEN)
    return moved + woordental(gone)


# --- containers, annexes


def hoofdstuk_nieuw(work: Bewerker) -> int | None:
    title = work.bron.titel()
    kop = Kop("Hoofdstuk", f"{len(work.old.lichaam) + 1}A", tekst(title))
    if any(isinstance(d.wordt, Structuur) and d.was is None for d in work.top):
        return None
    at = sum(isinstance(d.wordt, Structuur) for d in work.top)
    part = Deel(None, Structuur(Structuursoort.HOOFDSTUK, kop, ()), {Soort.NIEUW})
    planted = _count(title.split(" "))
    for n in range(2):
        planted += _insert(work, part.kinderen, n, f"{99}{LETTERS[n]}")
    work.top.insert(at, part)
    return planted


def bijlage_gewijzigd(work: Bewerker) -> int | None:
    return _in_stuk(work, Bijlage)


def toelichting_gewijzigd(work: Bewerker) -> int | None:
    return _in_stuk(work, Toelichting)


BEWERKINGEN: dict[str, Edit] = {
    edit.__name__: edit
    for edit in (
        woord_vervangen,
        woord_ingevoegd,
        woord_geschrapt,
        zin_toegevoegd,
        alinea_herschreven,
        opmaak,
        opschrift_artikel,
        opschrift_hoofdstuk,
        opschrift_regeling,
        citeertitel,
        lid_nieuw,
        lid_vervallen,
        tekst_wordt_leden,
        leden_worden_tekst,
        onderdeel_nieuw,
        onderdeel_vervallen,
        begrip_nieuw,
        cel_gewijzigd,
        rij_nieuw,
        noot_gewijzigd,
        artikel_ingevoegd,
        artikel_ingevoegd_vernummerd,
        artikel_weg,
        artikel_vervallen,
        artikel_vervallen_verplaatst,
        artikel_verplaatst,
        artikel_gesplitst,
        artikelen_samengevoegd,
        hoofdstuk_nieuw,
        bijlage_gewijzigd,
        toelichting_gewijzigd,
    )
}


# --- shared steps


def _ergens(work: Bewerker, change: Callable[[list[str]], tuple[list[str], int]]) -> int | None:
    chosen = work.kies(work.artikelen(lambda a: any(_long(n) for n in lopend(a))))
    return None if chosen is None else work.in_tekst(change, chosen[1])


def _in_stuk(work: Bewerker, kind: type[Knoop]) -> int | None:
    options = [(s, d) for s, d in work.delen() if d.vrij and isinstance(d.wordt, kind)]
    chosen = work.kies(options)

    def change(words: list[str]) -> tuple[list[str], int]:
        return [*words[:1], "inmiddels", *words[1:]], 1

    return None if chosen is None else work.in_tekst(change, chosen[1])


def _insert(work: Bewerker, siblings: list[Deel], at: int, nummer: str) -> int:
    work.nieuw += 1
    new = work.bron.artikel(nummer)
    while woordental(new) < 12 or not new.kop.opschrift:
        new = work.bron.artikel(nummer)
    if work.heeft_ids:
        new = replace(new, id=f"nieuw{work.nieuw}")
    siblings.insert(at, Deel(None, new, {Soort.NIEUW}))
    return woordental(new)


def _kop(work: Bewerker, part: Deel) -> int:
    node = part.wordt
    assert isinstance(node, Artikel | Structuur)
    words = node.kop.opschrift[0].inhoud.split(" ")  # type: ignore[union-attr]
    at = work.rng.randrange(len(words))
    new = _other(work, words, 1)
    part.wordt = replace(node, kop=replace(node.kop, opschrift=tekst(" ".join([*words[:at], *new, *words[at + 1 :]]))))
    part.soorten.add(Soort.GEWIJZIGD)
    return 2


def _titel(work: Bewerker, name: str) -> int | None:
    if work.titels[name] != getattr(work.old, name):
        return None
    work.titels[name] += " 2027"
    return 1


def _lijst(work: Bewerker, change: Callable[[list[Li]], object]) -> int | None:
    chosen = work.kies(work.artikelen(lambda a: any(_labelled(n) for n in lopend(a))))
    if chosen is None:
        return None
    part = chosen[1]
    spot = work.rng.choice([n for n in lopend(_artikel(part)) if _labelled(n)])
    assert isinstance(spot, Lijst)
    items = list(spot.items)
    change(items)
    if len(items) == len(spot.items):
        return None
    before = {id(item) for item in spot.items}
    after = {id(item) for item in items}
    touched = [i for i in items if id(i) not in before] + [i for i in spot.items if id(i) not in after]
    relabelled = tuple(replace(item, nummer=LETTERS[at]) for at, item in enumerate(items))
    _replace(part, spot, Lijst(relabelled))
    return sum(woordental(item) for item in touched)


def _labelled(node: Knoop) -> bool:
    return isinstance(node, Lijst) and node.items[0].nummer == "a"


def _artikel(part: Deel) -> Artikel:
    assert isinstance(part.wordt, Artikel)
    return part.wordt


def _has_leden(article: Artikel) -> bool:
    return bool(article.inhoud) and all(isinstance(b, Lid) for b in article.inhoud)


def _set(part: Deel, inhoud: list[Lid]) -> None:
    part.wordt = replace(_artikel(part), inhoud=tuple(inhoud))
    part.soorten.add(Soort.GEWIJZIGD)


def _replace(part: Deel, spot: Knoop, new: Knoop) -> None:
    part.wordt = vervang(_artikel(part), spot, new)
    part.soorten.add(Soort.GEWIJZIGD)


def _renumber(leden: list[Knoop]) -> list[Lid]:
    return [replace(lid, nummer=str(n + 1)) for n, lid in enumerate(leden) if isinstance(lid, Lid)]


def _zin(work: Bewerker) -> Alinea:
    return Alinea(tekst(work.bron.zin(5, 14)))


def _note(node: Knoop) -> Noot | None:
    return next((inline for inline in tekst_van(node) if isinstance(inline, Noot)), None)


def _long(node: Knoop) -> bool:
    text = tekst_van(node)
    return isinstance(node, Alinea) and len(text) == 1 and isinstance(text[0], Tekst) and text[0].inhoud.count(" ") > 3


def _words(inline: object) -> list[str]:
    return inline.inhoud.split(" ") if isinstance(inline, Tekst) else []


def _count(words: list[str]) -> int:
    return sum(is_woord(word) for word in words)


def _other(work: Bewerker, words: list[str], count: int) -> list[str]:
    """New words that the text doesn't have, so that the plant is unambiguous."""
    bron = Bron(work.rng)
    found: list[str] = []
    while len(found) < count:
        word = bron.woorden(3)[1]
        if word not in words and word not in found:
            found.append(word)
    return found
