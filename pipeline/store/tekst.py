"""The folder `tekst/` as a tree: folders are divisions, files are articles, bijlagen and toelichtingen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias, TypeVar

from pipeline.model import Artikel, Bijlage, Position, Problem, Structuur, Toelichting, Weggelaten
from pipeline.model.tarief import Tarieven
from pipeline.store import bestand
from pipeline.store.bestand import ArtikelVoorblad, Inhoud, Leeg, Lezer, MapVoorblad, lees_bestand, lees_tekst
from pipeline.store.bronnen import Bron
from pipeline.store.mappen import (
    ARTIKEL,
    BIJLAGE,
    KOPBESTANDEN,
    TEKSTBESTAND,
    TOELICHTING,
    Map,
    mappen,
    soort_van,
    vreemd,
)
from pipeline.store.records import record
from pipeline.store.tariefplaatsing import Plaatsing
from pipeline.store.volgorde import WEGGELATEN, Broer, Rangorde, Volgorde, rangschik, verdeel
from pipeline.store.yaml import Ontleed, lees_yaml

T = TypeVar("T")
R = TypeVar("R")
Annex = TypeVar("Annex", Bijlage, Toelichting)

Onderdeel: TypeAlias = Structuur | Artikel | Weggelaten
Gevonden: TypeAlias = tuple[Broer, T | None]
"""A sibling with its node, None when it could not be read (which then is a problem already)."""


@dataclass(frozen=True, slots=True)
class Tekst:
    """What a `tekst/` folder holds: the parts of a Regeling."""

    lichaam: tuple[Onderdeel, ...] = ()
    bijlagen: tuple[Bijlage, ...] = ()
    toelichtingen: tuple[Toelichting, ...] = ()
    tarieven: tuple[Tarieven, ...] = ()


@dataclass(slots=True)
class _Lezing:
    """One reading of a `tekst/` folder, and all that went wrong in it."""

    bron: Bron
    root: str
    tarieven: Plaatsing | None = None
    """None: leave the blocks that name a tariff file as they are written."""
    problems: list[Problem] = field(default_factory=list)

    def pad(self, folder: str, name: str) -> str:
        return "/".join(filter(None, (self.root, folder, name)))

    def plek(self, folder: str, name: str) -> Position:
        return Position(self.bron.toon(self.pad(folder, name)))

    def bestand(self, folder: str, name: str, lezer: Lezer[T], kind: type[R]) -> Inhoud[T, R] | None:
        inhoud, problems = lees_bestand(self.bron, self.pad(folder, name), folder, lezer, kind)
        self.problems += problems
        if inhoud is None or self.tarieven is None:
            return inhoud
        return replace(inhoud, knoop=self.tarieven.vul(inhoud.knoop))

    def vreemd(self, folder: Map, name: str) -> None:
        self.problems += vreemd(folder, name, self.plek(folder.pad, name))


def lees_teksten(bron: Bron, root: str) -> tuple[Tekst, tuple[Problem, ...]]:
    """The text of a version; `root` is its `tekst` folder below the data root."""
    tarieven = Plaatsing(bron, root)
    lezing = _Lezing(bron, root, tarieven)
    tekst = _lees(lezing)
    if not lezing.problems:
        tarieven.meld_ongebruikt()
    return replace(tekst, tarieven=tarieven.tarieven()), (*lezing.problems, *tarieven.problems)


def lees_brontekst(bron: Bron, root: str) -> tuple[Tekst, tuple[Problem, ...]]:
    """The same text as its files write it: a block that names a tariff file is still that block."""
    lezing = _Lezing(bron, root)
    return _lees(lezing), tuple(lezing.problems)


def _lees(lezing: _Lezing) -> Tekst:
    top = mappen(lezing.bron, lezing.root)
    volgorde, problems = verdeel(_tekst_volgorde(lezing, top))
    lezing.problems += problems
    lichaam: list[Gevonden[Onderdeel]] = []
    bijlagen: list[Gevonden[Bijlage]] = []
    toelichtingen: list[Gevonden[Toelichting]] = []
    for name in top.bestanden:
        kind = soort_van(name)
        if kind == ARTIKEL:
            lichaam.append(_artikel(lezing, "", name))
        elif kind == BIJLAGE:
            bijlagen.append(_annex(lezing, name, "bijlagen", bestand.BIJLAGE))
        elif kind == TOELICHTING:
            toelichtingen.append(_annex(lezing, name, "toelichtingen", bestand.TOELICHTING))
        elif name != TEKSTBESTAND:
            lezing.vreemd(top, name)
    lichaam += _structuren(lezing, top)
    where = lezing.plek("", TEKSTBESTAND)
    tekst = Tekst(
        tuple(_op_volgorde(lezing, lichaam, volgorde.lichaam, where)),
        tuple(_zonder_gaten(_op_volgorde(lezing, bijlagen, volgorde.bijlagen, where))),
        tuple(_zonder_gaten(_op_volgorde(lezing, toelichtingen, volgorde.toelichtingen, where))),
    )
    lezing.problems += _dubbele_ids(tekst.lichaam)
    return tekst


def artikelen(nodes: Sequence[Onderdeel]) -> Iterator[Artikel]:
    """The articles of a body in the order of the law."""
    for node in nodes:
        if isinstance(node, Artikel):
            yield node
        elif isinstance(node, Structuur):
            yield from artikelen(node.inhoud)


def _artikel(lezing: _Lezing, folder: str, name: str) -> Gevonden[Artikel]:
    broer = Broer(_stam(name), "artikelen", "", lezing.plek(folder, name))
    inhoud = lezing.bestand(folder, name, bestand.ARTIKEL, ArtikelVoorblad)
    if inhoud is None:
        return broer, None
    node, voorblad = inhoud.knoop, inhoud.voorblad
    if voorblad.id or voorblad.was:
        node = replace(node, id=voorblad.id, was=voorblad.was)
    return replace(broer, nummer=node.kop.nummer), node


def _annex(lezing: _Lezing, name: str, soort: str, lezer: Lezer[Annex]) -> Gevonden[Annex]:
    broer = Broer(_stam(name), soort, "", lezing.plek("", name))
    inhoud = lezing.bestand("", name, lezer, Leeg)
    return (replace(broer, nummer=inhoud.knoop.kop.nummer), inhoud.knoop) if inhoud else (broer, None)


def _structuren(lezing: _Lezing, folder: Map) -> list[Gevonden[Onderdeel]]:
    """The divisions in a folder; a folder without any text in it (images, data) is none."""
    found: list[Gevonden[Onderdeel]] = []
    for child in folder.mappen.values():
        if child.heeft_tekst():
            found.append(_structuur(lezing, child))
        else:
            _zonder_tekst(lezing, child)
    return found


def _structuur(lezing: _Lezing, folder: Map) -> Gevonden[Structuur]:
    heads = folder.koppen
    if len(heads) != 1:
        lezing.problems.append(_zonder_kop(lezing.plek(folder.pad, ""), folder))
        _inhoud(lezing, folder)
        return Broer(folder.naam, "mappen", "", lezing.plek(folder.pad, "")), None
    soort = KOPBESTANDEN[heads[0].lower()]
    where = lezing.plek(folder.pad, heads[0])
    broer = Broer(folder.naam, f"{soort.value.lower()}en", "", where)
    head = lezing.bestand(folder.pad, heads[0], bestand.KOP, MapVoorblad)
    volgorde = _volgorde(head.voorblad, head.ontleed) if head else None
    inhoud: tuple[Onderdeel, ...] = tuple(
        _op_volgorde(lezing, _inhoud(lezing, folder), volgorde, where if head else None)
    )
    if head is None:
        return broer, None
    kop = head.knoop
    position = kop.position if kop.position.file else replace(where, line=1)
    return replace(broer, nummer=kop.nummer), Structuur(soort, kop, inhoud, position)


def _inhoud(lezing: _Lezing, folder: Map) -> list[Gevonden[Onderdeel]]:
    """What stands in a division, in the order of the files."""
    found: list[Gevonden[Onderdeel]] = []
    for name in folder.bestanden:
        if soort_van(name) == ARTIKEL:
            found.append(_artikel(lezing, folder.pad, name))
        elif name not in folder.koppen:
            lezing.vreemd(folder, name)
    return found + _structuren(lezing, folder)


def _zonder_tekst(lezing: _Lezing, folder: Map) -> None:
    for name in folder.bestanden:
        lezing.vreemd(folder, name)
    for child in folder.mappen.values():
        _zonder_tekst(lezing, child)


def _zonder_kop(where: Position, folder: Map) -> Problem:
    heads = folder.koppen
    if heads:
        message = f"De map “{folder.pad}” heeft {len(heads)} bestanden met een kop: {', '.join(heads)}."
        return Problem(message, where, "Laat er één staan.")
    advice = f"Maak er een: {', '.join(KOPBESTANDEN)}; met één regel, bijvoorbeeld `# Hoofdstuk 2 Toegang`."
    return Problem(f"De map “{folder.pad}” heeft geen bestand met zijn kop.", where, advice)


def _op_volgorde(
    lezing: _Lezing, items: Sequence[Gevonden[T]], volgorde: Volgorde | None, waar: Position | None
) -> Iterator[T | Weggelaten]:
    """The nodes in the order of the law; nothing is said of an order that unreadable files leave open."""
    if waar is None or (volgorde is None and any(node is None for _, node in items)):
        order: Rangorde = tuple(range(len(items)))
    else:
        order, problems = rangschik([broer for broer, _ in items], volgorde, waar)
        lezing.problems += problems
    named = zip(volgorde.namen, volgorde.plekken, strict=True) if volgorde else ()
    gaps = iter([plek for naam, plek in named if naam == WEGGELATEN])
    for index in order:
        if index is None:
            yield Weggelaten(next(gaps, waar or lezing.plek("", "")))
        elif (node := items[index][1]) is not None:
            yield node


def _zonder_gaten(nodes: Iterator[Annex | Weggelaten]) -> Iterator[Annex]:
    """`verdeel` refuses "[…]" among annexes; this says so to the type checker."""
    return (node for node in nodes if not isinstance(node, Weggelaten))


def _volgorde(voorblad: MapVoorblad, ontleed: Ontleed | None) -> Volgorde | None:
    if voorblad.volgorde is None or ontleed is None:
        return None
    plekken = tuple(ontleed.plek(("volgorde", index)) for index in range(len(voorblad.volgorde)))
    return Volgorde(voorblad.volgorde, plekken)


def _tekst_volgorde(lezing: _Lezing, top: Map) -> Volgorde | None:
    """`volgorde:` of `tekst/_tekst.md`, a file that holds front matter and nothing else."""
    if TEKSTBESTAND not in top.bestanden:
        return None
    where = lezing.plek("", TEKSTBESTAND)
    text, problems = lees_tekst(lezing.bron, lezing.pad("", TEKSTBESTAND))
    lezing.problems += problems
    if text is None:
        return None
    first, *middle = text.rstrip().split("\n")
    last = middle.pop() if middle else ""
    if first != "---" or last != "---" or "---" in middle:
        message = f"{TEKSTBESTAND} bevat alleen een voorblad: `volgorde:` tussen twee regels `---`."
        lezing.problems.append(Problem(message, replace(where, line=1), "Zet wettekst in artikel-….md."))
        return None
    read, problems = lees_yaml("\n".join(middle), where.file, 2)
    lezing.problems += problems
    if read is None:
        return None
    voorblad, problems = record(read, MapVoorblad)
    lezing.problems += problems
    return _volgorde(voorblad, read) if voorblad else None


def _dubbele_ids(nodes: Sequence[Onderdeel]) -> Iterator[Problem]:
    seen: dict[str, Position] = {}
    for artikel in artikelen(nodes):
        if artikel.id and artikel.id in seen:
            message = f"Het id “{artikel.id}” is al van {seen[artikel.id].file}."
            yield Problem(message, artikel.position, "Geef een van de twee artikelen een ander id.")
        seen.setdefault(artikel.id, artikel.position)


def _stam(name: str) -> str:
    return name.rsplit(".", 1)[0]
