"""The source files of a draft after its tree changed in numbers, places and references: as few characters as can be.

The tree says what the files must read as. Each file is patched where the source lets us; one that then reads otherwise
is written anew in its canonical form. What comes out is read back and must be that tree, or nothing is done.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.formats.markdown.paden import naar_tekst, van_tekst
from pipeline.lint.herstellen import hersteld
from pipeline.model import (
    Adres,
    Artikel,
    Herstel,
    Position,
    Problem,
    Refused,
    Regeling,
    Structuur,
    Weggelaten,
    plaatsen,
    verlegde_regeling,
)
from pipeline.store.bestand import lees_tekst
from pipeline.store.bronnen import Bron, geheugen_bron
from pipeline.store.lezen import OVERHEID, REGELING, brontekst, laad, map_van
from pipeline.store.mappen import TEKSTBESTAND
from pipeline.store.namen import naam_verschillen, pad_in_tekst
from pipeline.store.schrijven import tekst_bestanden
from pipeline.store.yaml import lees_yaml

LINK = re.compile(
    r"(?P<voor>\]\()(?P<doel>[^()\s<>]+)(?P<na>\))|(?P<voor2>(?:href|src)=\")(?P<doel2>[^\"]+)(?P<na2>\")"
)
FRONT = re.compile(r"---\n(?P<yaml>.*?)^---$", re.MULTILINE | re.DOTALL)
BOM, CRLF = "\ufeff", "\r\n"


@dataclass(frozen=True, slots=True)
class Omzetting:
    """Files to write and to take away, by path below the folder of the version, and which texts got another name."""

    bestanden: Mapping[str, bytes]
    weg: tuple[str, ...]
    hernoemd: tuple[tuple[str, str], ...]


def zet_om(
    bron: Bron, adres: Adres, wordt: Regeling, herstel: Sequence[Herstel], gegevens: Mapping[str, bytes]
) -> Omzetting:
    """The files of the version at `adres` when its text becomes `wordt`.

    `wordt` is made of what was read (its nodes know their files) and its links still name the files as they were;
    `herstel` are the patches that make one of the other, `gegevens` other files of the version that change with it.
    """
    folder = map_van(adres)
    moved = {pad_in_tekst(place.eenheid.position): place.pad for place in plaatsen(wordt)}
    hernoemd = tuple((item.van, item.naar) for item in naam_verschillen(wordt))
    old = {path.removeprefix(f"{folder}/tekst/"): path for path in bron.onder(f"{folder}/tekst")}
    patches: dict[str, list[Herstel]] = {}
    for one in herstel:
        patches.setdefault(pad_in_tekst(one.position), []).append(one)
    made: dict[str, bytes] = {}
    for van, naar in moved.items():
        if van not in old:
            raise Refused(Problem(f"“{van}” is er niet meer.", Position(folder), "Geef de opdracht nog eens."))
        made[naar] = _verlegd(bron[old[van]], patches.get(van, ()), (van, naar), moved)
    if TEKSTBESTAND in old:
        made[TEKSTBESTAND] = bron[old[TEKSTBESTAND]]
    _met_volgorde(made, wordt)
    rest = {name: bron[path] for name, path in old.items() if not name.endswith(".md")}
    return _bewezen(bron, adres, wordt, (made, rest, gegevens), hernoemd)


def _met_volgorde(made: dict[str, bytes], wordt: Regeling) -> None:
    """Write the order down where the numbers no longer tell it, and take it away where they tell it again.

    An order that says what the numbers say is left: somebody wanted it so.
    """
    names: dict[str, list[str]] = {}
    for place in plaatsen(wordt):
        names.setdefault(_map(place.pad), []).append(_naam(place.pad))
    heads = {name: text for name, text in tekst_bestanden(_skelet(wordt)).items() if name.rpartition("/")[2][:1] == "_"}
    for name in {*heads, *({TEKSTBESTAND} & made.keys())}:
        wanted, has = _volgorde(heads.get(name)), _volgorde(made.get(name))
        if wanted is not None and wanted != has:
            made[name] = heads[name]
        elif wanted is None and has and has != tuple(one for one in names[posixpath.dirname(name)] if one in has):
            del made[name]
            made |= {name: heads[name]} if name in heads else {}


def _skelet(regeling: Regeling) -> Regeling:
    """The headings alone: all that names and order follow from."""
    return replace(
        regeling,
        lichaam=tuple(map(_kaal, regeling.lichaam)),
        bijlagen=tuple(replace(node, inhoud=()) for node in regeling.bijlagen),
        toelichtingen=tuple(replace(node, inhoud=()) for node in regeling.toelichtingen),
    )


def _kaal(node: Structuur | Artikel | Weggelaten) -> Structuur | Artikel | Weggelaten:
    match node:
        case Structuur():
            return replace(node, inhoud=tuple(map(_kaal, node.inhoud)))
        case Artikel():
            return replace(node, inhoud=())
        case _:
            return node


def _volgorde(content: bytes | None) -> tuple[str, ...] | None:
    """The order that a file writes down; None when it writes none."""
    found = FRONT.match((content or b"").decode("utf-8").replace(CRLF, "\n").removeprefix(BOM))
    read = lees_yaml(found["yaml"], "")[0] if found else None
    names = read.waarde.get("volgorde") if read is not None and isinstance(read.waarde, dict) else None
    return tuple(str(name).removesuffix(".md") for name in names) if isinstance(names, list) else None


def _bewezen(
    bron: Bron,
    adres: Adres,
    wordt: Regeling,
    files: tuple[dict[str, bytes], Mapping[str, bytes], Mapping[str, bytes]],
    hernoemd: tuple[tuple[str, str], ...],
) -> Omzetting:
    """The files that differ, once they read as expected; a text that doesn't is taken in its canonical form."""
    made, rest, gegevens = files
    expected = verlegde_regeling(wordt, _doel(dict(hernoemd)))
    folder = map_van(adres)
    above = {f"{adres.overheid}/{OVERHEID}", f"{adres.overheid}/{adres.lijn}/{REGELING}"}
    others = {path: bron[path] for path in (*above, *bron.onder(folder)) if not path.startswith(f"{folder}/tekst/")}
    others |= {f"{folder}/{name}": content for name, content in gegevens.items()}

    def read(texts: Mapping[str, bytes]) -> Bron:
        every = {f"{folder}/tekst/{name}": content for name, content in (*rest.items(), *texts.items())}
        return geheugen_bron({**others, **every})

    if not _leest_als(read(made), adres, expected):
        canonical = tekst_bestanden(wordt)
        for name in sorted(made):
            if name in canonical and not _leest_als(read({**canonical, name: made[name]}), adres, expected):
                made[name] = canonical[name]
    if not _leest_als(read(made), adres, expected):
        message = "De nieuwe bestanden zouden anders teruggelezen worden dan bedoeld; er is niets veranderd."
        raise Refused(Problem(message, Position(folder), "Meld dit als fout in renvooi, met de tekst."))
    laad(read(made), adres)
    new = {f"tekst/{name}": content for name, content in made.items()} | dict(gegevens)
    before = {path.removeprefix(f"{folder}/"): bron[path] for path in bron.onder(folder)}
    texts = {name for name in before if name.startswith("tekst/") and name.endswith(".md")}
    changed = {name: content for name, content in new.items() if before.get(name) != content}
    return Omzetting(changed, tuple(sorted(texts - new.keys())), hernoemd)


def _leest_als(bron: Bron, adres: Adres, expected: Regeling) -> bool:
    try:
        return brontekst(bron, adres) == expected
    except Refused:
        return False


def _map(path: str) -> str:
    """The folder that holds a provision; of a container the folder around its own."""
    holder, _, name = path.rpartition("/")
    return holder.rpartition("/")[0] if name.startswith("_") else holder


def _naam(path: str) -> str:
    """The name of a provision in a `volgorde`: of a container that of its folder."""
    *_, holder, name = ["", *path.split("/")]
    return holder if name.startswith("_") else name.removesuffix(".md")


def _doel(moved: Mapping[str, str]) -> Callable[[str], str]:
    def doel(target: str) -> str:
        path, hash_, anchor = target.partition("#")
        return moved.get(path, path) + hash_ + anchor

    return doel


def _verlegd(content: bytes, herstel: Sequence[Herstel], paden: tuple[str, str], moved: Mapping[str, str]) -> bytes:
    """A file with its patches, and with the links that its new place and those of others ask for."""
    text = hersteld(content.decode("utf-8"), herstel)
    here, there = (posixpath.dirname(path) for path in paden)
    if here != there or any(van != naar for van, naar in moved.items()):
        text = LINK.sub(lambda match: _link(match, here, there, moved), text)
    return text.encode()


def _link(match: re.Match[str], here: str, there: str, moved: Mapping[str, str]) -> str:
    target = match["doel"] or match["doel2"]
    inside = None if "://" in target or target.startswith(("mailto:", "#")) else naar_tekst(target, here)
    if inside is None:
        return match[0]
    new = _doel(moved)(inside)
    if new == inside and here == there:
        return match[0]
    return f"{match['voor'] or match['voor2']}{van_tekst(new, there)}{match['na'] or match['na2']}"


def kopherstel(bron: Bron, path: str, regel: int, oud: str, nieuw: str) -> tuple[Herstel, ...]:
    """What writes another number in the heading on a line; () when it is not plain to see there."""
    text, _ = lees_tekst(bron, path)
    lines = (text or "").split("\n")
    if not 0 < regel <= len(lines):
        return ()
    found = re.match(rf"#+ (?:\S+ )*?(?={re.escape(oud)}(?:\s|$))", lines[regel - 1])
    return (Herstel(Position(path, regel, found.end() + 1), oud, nieuw),) if found else ()
