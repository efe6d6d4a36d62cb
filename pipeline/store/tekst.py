"""The folder `tekst/` as a tree: folders are divisions, files are articles, bijlagen and toelichtingen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias, TypeVar

from rapidfuzz import fuzz, process

from pipeline.model import (
    Artikel,
    Bijlage,
    Position,
    Problem,
    Structuur,
    Structuursoort,
    Toelichting,
    Weggelaten,
)
from pipeline.store import bestand
from pipeline.store.bestand import ArtikelVoorblad, Leeg, MapVoorblad, lees_tekst, lees_voorblad
from pipeline.store.bronnen import Bron
from pipeline.store.records import record
from pipeline.store.volgorde import WEGGELATEN, Broer, Rangorde, Volgorde, rangschik
from pipeline.store.yaml import Ontleed, lees_yaml

KOPBESTANDEN: Mapping[str, Structuursoort] = {f"_{soort.value.lower()}.md": soort for soort in Structuursoort}
TEKSTBESTAND = "_tekst.md"
AFBEELDINGEN = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp")
GEGEVENS = (".yaml", ".yml", ".csv")

T = TypeVar("T")

Onderdeel: TypeAlias = Structuur | Artikel | Weggelaten


@dataclass(frozen=True, slots=True)
class Tekst:
    """What a `tekst/` folder holds: the parts of a Regeling."""

    lichaam: tuple[Onderdeel, ...] = ()
    bijlagen: tuple[Bijlage, ...] = ()
    toelichtingen: tuple[Toelichting, ...] = ()


@dataclass(slots=True)
class _Map:
    """A folder: its path below `tekst/` ("" for itself), the names of its files and its folders."""

    pad: str
    bestanden: list[str] = field(default_factory=list)
    mappen: dict[str, _Map] = field(default_factory=dict)


@dataclass(slots=True)
class _Lezing:
    """One reading of a `tekst/` folder, and all that went wrong in it."""

    bron: Bron
    root: str
    problems: list[Problem] = field(default_factory=list)

    def pad(self, folder: str, name: str) -> str:
        return "/".join(filter(None, (self.root, folder, name)))

    def plek(self, folder: str, name: str) -> Position:
        return Position(self.bron.toon(self.pad(folder, name)))

    def tekst(self, folder: str, name: str) -> str | None:
        text, problems = lees_tekst(self.bron, self.pad(folder, name))
        self.problems += problems
        return text


def lees_teksten(bron: Bron, root: str) -> tuple[Tekst, tuple[Problem, ...]]:
    """The text of a version; `root` is its `tekst` folder below the data root."""
    lezing = _Lezing(bron, root)
    top = _mappen(bron, root)
    volgorde = _tekst_volgorde(lezing, top)
    lichaam: list[tuple[Broer, Onderdeel | None]] = []
    bijlagen: list[tuple[Broer, Bijlage | None]] = []
    toelichtingen: list[tuple[Broer, Toelichting | None]] = []
    for name in top.bestanden:
        kind = _soort_van(name)
        if kind == "artikel":
            lichaam.append(_artikel(lezing, "", name))
        elif kind == "bijlage":
            bijlagen.append(_bijlage(lezing, name))
        elif kind == "toelichting":
            toelichtingen.append(_toelichting(lezing, name))
        elif name != TEKSTBESTAND:
            _vreemd(lezing, "", name)
    lichaam += _structuren(lezing, top)
    where = lezing.plek("", TEKSTBESTAND)
    voor_lichaam, voor_bijlagen, voor_toelichtingen = _verdeeld(lezing, volgorde, bijlagen, toelichtingen)
    tekst = Tekst(
        tuple(_op_volgorde(lezing, lichaam, voor_lichaam, where)),
        tuple(
            item for item in _op_volgorde(lezing, bijlagen, voor_bijlagen, where) if not isinstance(item, Weggelaten)
        ),
        tuple(
            item
            for item in _op_volgorde(lezing, toelichtingen, voor_toelichtingen, where)
            if not isinstance(item, Weggelaten)
        ),
    )
    lezing.problems += _dubbele_ids(tekst.lichaam)
    return tekst, tuple(lezing.problems)


def _mappen(bron: Bron, root: str) -> _Map:
    top = _Map("")
    for path in bron.onder(root):
        *folders, name = path.removeprefix(f"{root}/").split("/")
        here = top
        for folder in folders:
            inside = f"{here.pad}/{folder}" if here.pad else folder
            here = here.mappen.setdefault(folder, _Map(inside))
        here.bestanden.append(name)
    return top


def _soort_van(name: str) -> str:
    low = name.lower()
    if not low.endswith(".md"):
        return ""
    return next((kind for kind in ("artikel", "bijlage", "toelichting") if low.startswith(kind)), "")


def _artikel(lezing: _Lezing, folder: str, name: str) -> tuple[Broer, Artikel | None]:
    broer = Broer(_stam(name), "artikelen", "", lezing.plek(folder, name))
    text = lezing.tekst(folder, name)
    if text is None:
        return broer, None
    file = broer.position.file
    gelezen, problems = bestand.artikel(text, file, folder)
    lezing.problems += problems
    if gelezen is None:
        return broer, None
    voorblad, _, problems = lees_voorblad(gelezen, file, ArtikelVoorblad)
    lezing.problems += problems
    if voorblad is None:
        return broer, None
    node = gelezen.knoop
    if voorblad.id or voorblad.was:
        node = replace(node, id=voorblad.id, was=voorblad.was)
    return replace(broer, nummer=node.kop.nummer), node


def _structuur(lezing: _Lezing, folder: _Map) -> tuple[Broer, Structuur | None]:
    naam = folder.pad.rsplit("/", 1)[-1]
    heads = [name for name in folder.bestanden if name.lower() in KOPBESTANDEN]
    if len(heads) != 1:
        _zonder_kop(lezing, folder, heads)
        return Broer(naam, "mappen", "", lezing.plek(folder.pad, "")), None
    soort = KOPBESTANDEN[heads[0].lower()]
    where = lezing.plek(folder.pad, heads[0])
    broer = Broer(naam, f"{soort.value.lower()}en", "", where)
    text = lezing.tekst(folder.pad, heads[0])
    gelezen, problems = bestand.kop(text, where.file, folder.pad) if text is not None else (None, ())
    lezing.problems += problems
    volgorde: Volgorde | None = None
    leesbaar = gelezen is not None
    if gelezen is not None:
        voorblad, ontleed, problems = lees_voorblad(gelezen, where.file, MapVoorblad)
        lezing.problems += problems
        leesbaar = voorblad is not None
        volgorde = _volgorde(voorblad, ontleed)
    inhoud: list[tuple[Broer, Onderdeel | None]] = []
    for name in folder.bestanden:
        if _soort_van(name) == "artikel":
            inhoud.append(_artikel(lezing, folder.pad, name))
        elif name not in heads:
            _vreemd(lezing, folder.pad, name)
    inhoud += _structuren(lezing, folder)
    ordered: tuple[Onderdeel, ...] = tuple(_op_volgorde(lezing, inhoud, volgorde, where if leesbaar else None))
    if gelezen is None:
        return broer, None
    kop = gelezen.knoop
    position = kop.position if kop.position.file else replace(where, line=1)
    return replace(broer, nummer=kop.nummer), Structuur(soort, kop, ordered, position)


def _structuren(lezing: _Lezing, folder: _Map) -> list[tuple[Broer, Onderdeel | None]]:
    """The divisions in a folder; a folder without any text in it (images, data) is none."""
    found: list[tuple[Broer, Onderdeel | None]] = []
    for child in folder.mappen.values():
        if _heeft_tekst(child):
            found.append(_structuur(lezing, child))
        else:
            _zonder_tekst(lezing, child)
    return found


def _heeft_tekst(folder: _Map) -> bool:
    written = any(name.lower().endswith(".md") for name in folder.bestanden)
    return written or any(map(_heeft_tekst, folder.mappen.values()))


def _zonder_tekst(lezing: _Lezing, folder: _Map) -> None:
    for name in folder.bestanden:
        _vreemd(lezing, folder.pad, name)
    for child in folder.mappen.values():
        _zonder_tekst(lezing, child)


def _zonder_kop(lezing: _Lezing, folder: _Map, heads: Sequence[str]) -> None:
    """A folder without one head file; its files are read all the same, so that their problems come along."""
    if heads:
        message = f"De map “{folder.pad}” heeft {len(heads)} bestanden met een kop: {', '.join(heads)}."
        advice = "Laat er één staan."
    else:
        message = f"De map “{folder.pad}” heeft geen bestand met zijn kop."
        advice = f"Maak er een: {', '.join(KOPBESTANDEN)}; met één regel, bijvoorbeeld `# Hoofdstuk 2 Toegang`."
    lezing.problems.append(Problem(message, lezing.plek(folder.pad, ""), advice))
    for name in folder.bestanden:
        if _soort_van(name) == "artikel":
            _artikel(lezing, folder.pad, name)
        elif name not in heads:
            _vreemd(lezing, folder.pad, name)
    _structuren(lezing, folder)


def _bijlage(lezing: _Lezing, name: str) -> tuple[Broer, Bijlage | None]:
    broer = Broer(_stam(name), "bijlagen", "", lezing.plek("", name))
    text = lezing.tekst("", name)
    if text is None:
        return broer, None
    gelezen, problems = bestand.bijlage(text, broer.position.file, "")
    lezing.problems += problems
    if gelezen is None:
        return broer, None
    lezing.problems += lees_voorblad(gelezen, broer.position.file, Leeg)[2]
    return replace(broer, nummer=gelezen.knoop.kop.nummer), gelezen.knoop


def _toelichting(lezing: _Lezing, name: str) -> tuple[Broer, Toelichting | None]:
    broer = Broer(_stam(name), "toelichtingen", "", lezing.plek("", name))
    text = lezing.tekst("", name)
    if text is None:
        return broer, None
    gelezen, problems = bestand.toelichting(text, broer.position.file, "")
    lezing.problems += problems
    if gelezen is None:
        return broer, None
    lezing.problems += lees_voorblad(gelezen, broer.position.file, Leeg)[2]
    return replace(broer, nummer=gelezen.knoop.kop.nummer), gelezen.knoop


def _op_volgorde(
    lezing: _Lezing, items: Sequence[tuple[Broer, T | None]], volgorde: Volgorde | None, waar: Position | None
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


def _volgorde(voorblad: MapVoorblad | None, ontleed: Ontleed | None) -> Volgorde | None:
    if voorblad is None or voorblad.volgorde is None or ontleed is None:
        return None
    plekken = tuple(ontleed.plek(("volgorde", index)) for index in range(len(voorblad.volgorde)))
    return Volgorde(voorblad.volgorde, plekken)


def _tekst_volgorde(lezing: _Lezing, top: _Map) -> Volgorde | None:
    """`volgorde:` of `tekst/_tekst.md`, a file that holds front matter and nothing else."""
    if TEKSTBESTAND not in top.bestanden:
        return None
    text = lezing.tekst("", TEKSTBESTAND)
    where = lezing.plek("", TEKSTBESTAND)
    if text is None:
        return None
    lines = text.rstrip().split("\n")
    if (
        len(lines) < 2
        or lines[0].strip() != "---"
        or "---" in (line.strip() for line in lines[1:-1])
        or lines[-1].strip() != "---"
    ):
        message = f"{TEKSTBESTAND} bevat alleen een voorblad: `volgorde:` tussen twee regels `---`."
        lezing.problems.append(Problem(message, replace(where, line=1), "Zet wettekst in artikel-….md."))
        return None
    read, problems = lees_yaml("\n".join(lines[1:-1]), where.file, 2)
    lezing.problems += problems
    if read is None:
        return None
    voorblad, problems = record(read, MapVoorblad)
    lezing.problems += problems
    return _volgorde(voorblad, read)


def _verdeeld(
    lezing: _Lezing,
    volgorde: Volgorde | None,
    bijlagen: Sequence[tuple[Broer, object]],
    toelichtingen: Sequence[tuple[Broer, object]],
) -> tuple[Volgorde | None, Volgorde | None, Volgorde | None]:
    """The order of `_tekst.md`, split over body, bijlagen and toelichtingen; the last two may be left out of it."""
    if volgorde is None:
        return None, None, None
    parts: tuple[list[tuple[str, Position]], ...] = ([], [], [])
    latest = 0
    for naam, plek in zip(volgorde.namen, volgorde.plekken, strict=True):
        low = naam.casefold()
        part = (
            1
            if low.startswith("bijlage")
            else 2
            if low.startswith("toelichting")
            else latest
            if naam == WEGGELATEN
            else 0
        )
        if part < latest or (naam == WEGGELATEN and part):
            advice = "Eerst komen hoofdstukken en artikelen (ook […]), dan bijlagen, dan toelichtingen."
            lezing.problems.append(Problem(f"“{naam}” kan niet op deze plaats in volgorde staan.", plek, advice))
            continue
        latest = part
        parts[part].append((naam, plek))
    orders = [Volgorde(tuple(naam for naam, _ in part), tuple(plek for _, plek in part)) for part in parts]
    return (
        orders[0],
        orders[1] if orders[1].namen else None,
        orders[2] if orders[2].namen else None,
    )


def _vreemd(lezing: _Lezing, folder: str, name: str) -> None:
    """A file that is no text of the law: images and data may lie here, anything else would be missed in silence."""
    low = name.lower()
    if low.endswith(AFBEELDINGEN) or low.endswith(GEGEVENS):
        return
    here = "artikel-….md" if folder else "artikel-….md, bijlage….md, toelichting….md of _tekst.md"
    near = process.extractOne(low, [*KOPBESTANDEN, TEKSTBESTAND], scorer=fuzz.ratio, score_cutoff=75)
    advice = f"Bedoelt u “{near[0]}”?" if near else f"Hier horen: {here}, afbeeldingen en gegevens (.yaml)."
    if folder and _soort_van(name):
        advice = "Bijlagen en toelichtingen staan rechtstreeks in tekst/."
    lezing.problems.append(Problem(f"Het bestand “{name}” hoort hier niet.", lezing.plek(folder, name), advice))


def _dubbele_ids(nodes: Sequence[Onderdeel]) -> Iterator[Problem]:
    seen: dict[str, Position] = {}
    for artikel in artikelen(nodes):
        if artikel.id and artikel.id in seen:
            message = f"Het id “{artikel.id}” is al van {seen[artikel.id].file}."
            yield Problem(message, artikel.position, "Geef een van de twee artikelen een ander id.")
        seen.setdefault(artikel.id, artikel.position)


def artikelen(nodes: Sequence[Onderdeel]) -> Iterator[Artikel]:
    """The articles of a body in the order of the law."""
    for node in nodes:
        if isinstance(node, Artikel):
            yield node
        elif isinstance(node, Structuur):
            yield from artikelen(node.inhoud)


def _stam(name: str) -> str:
    return name.rsplit(".", 1)[0]
