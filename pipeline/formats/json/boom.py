"""The tree as JSON values: a node is an object with its kind under "knoop", text is a string or a list of runs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, fields
from typing import Any, TypeAlias

from pipeline.model import (
    Afbeelding,
    Alinea,
    Artikel,
    Begrip,
    Begrippenlijst,
    Bijlage,
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

Json: TypeAlias = bool | int | str | list["Json"] | dict[str, "Json"] | None
Object: TypeAlias = dict[str, Json]

NODES: dict[str, type[Any]] = {
    cls.__name__: cls
    for cls in (
        Alinea,
        Tussenkop,
        Lijst,
        Li,
        Begrippenlijst,
        Begrip,
        Tabel,
        Rij,
        Cel,
        Figuur,
        Citaat,
        Vervallen,
        Gereserveerd,
        Weggelaten,
        Lid,
        Artikel,
        Structuur,
        Divisie,
        Bijlage,
        Toelichting,
    )
}


class Damaged(ValueError):
    """The JSON is not what we write; the message says where."""


def regeling_naar_json(regeling: Regeling) -> Object:
    """The whole regulation."""
    return {
        "opschrift": regeling.opschrift,
        "citeertitel": regeling.citeertitel,
        "lichaam": [knoop_naar_json(node) for node in regeling.lichaam],
        "bijlagen": [knoop_naar_json(node) for node in regeling.bijlagen],
        "toelichtingen": [knoop_naar_json(node) for node in regeling.toelichtingen],
    }


def regeling_uit_json(value: Json) -> Regeling:
    """The inverse of `regeling_naar_json`; raises Damaged."""
    data = obj(value)
    known(data, {"opschrift", "citeertitel", "lichaam", "bijlagen", "toelichtingen"})
    return Regeling(
        string(data.get("opschrift")),
        string(data.get("citeertitel")),
        tuple(_of(knoop_uit_json(v), Structuur, Artikel, Weggelaten) for v in array(data.get("lichaam", []))),
        tuple(_of(knoop_uit_json(v), Bijlage) for v in array(data.get("bijlagen", []))),
        tuple(_of(knoop_uit_json(v), Toelichting) for v in array(data.get("toelichtingen", []))),
    )


def knoop_naar_json(node: Knoop) -> Object:
    """A node; fields that are empty or have their default are left out."""
    data: Object = {"knoop": type(node).__name__}
    for name, kind, default in _PLANS[type(node)]:
        value = getattr(node, name)
        if value != default:
            data[name] = _WRITE[kind](value)
    return data


def knoop_uit_json(value: Json) -> Knoop:
    """The inverse of `knoop_naar_json`; raises Damaged."""
    data = obj(value)
    kind = NODES.get(string(data.get("knoop")))
    if kind is None:
        raise Damaged(f"onbekende knoop {data.get('knoop')!r}")
    plan = _PLANS[kind]
    known(data, {"knoop", *(name for name, _, _ in plan)})
    arguments = {name: _READ[sort](data[name]) if name in data else default for name, sort, default in plan}
    return kind(**arguments)  # type: ignore[no-any-return]


def inlines_naar_json(text: Inlines) -> Json:
    """Plain text is a string; anything else a list of strings and objects."""
    if len(text) == 1 and isinstance(text[0], Tekst):
        return text[0].inhoud
    return [_inline_naar_json(inline) for inline in text]


def inlines_uit_json(value: Json) -> Inlines:
    """The inverse of `inlines_naar_json`; raises Damaged."""
    if isinstance(value, str):
        return (Tekst(value),)
    return tuple(_inline_uit_json(v) for v in array(value))


def _inline_naar_json(inline: Tekst | Nadruk | Verwijzing | Noot | Afbeelding | Regeleinde) -> Json:
    match inline:
        case Tekst(inhoud):
            return inhoud
        case Nadruk(soort, inhoud):
            return {soort.value: inlines_naar_json(inhoud)}
        case Verwijzing(doel, inhoud):
            return {"verwijzing": doel, "tekst": inlines_naar_json(inhoud)}
        case _:
            return ding_naar_json(inline)


def _inline_uit_json(value: Json) -> Tekst | Nadruk | Verwijzing | Noot | Afbeelding | Regeleinde:
    if isinstance(value, str):
        return Tekst(value)
    data = obj(value)
    if "verwijzing" in data:
        known(data, {"verwijzing", "tekst"})
        return Verwijzing(string(data["verwijzing"]), inlines_uit_json(data.get("tekst", [])))
    if len(data) == 1 and (name := next(iter(data))) in {s.value for s in Nadruksoort}:
        return Nadruk(Nadruksoort(name), inlines_uit_json(data[name]))
    return ding_uit_json(data)


def ding_naar_json(ding: Noot | Afbeelding | Regeleinde) -> Object:
    """An object that stands in the text: a note, an image, a line break."""
    match ding:
        case Noot(label, inhoud):
            return {"noot": label, "inhoud": [knoop_naar_json(block) for block in inhoud]}
        case Afbeelding(bron, alt):
            return {"afbeelding": bron, "alt": alt}
        case Regeleinde():
            return {"regeleinde": True}


def ding_uit_json(data: Object) -> Noot | Afbeelding | Regeleinde:
    """The inverse of `ding_naar_json`; raises Damaged."""
    if "noot" in data:
        known(data, {"noot", "inhoud"})
        blocks = tuple(knoop_uit_json(v) for v in array(data.get("inhoud", [])))
        return Noot(string(data["noot"]), blocks)  # type: ignore[arg-type]
    if "afbeelding" in data:
        known(data, {"afbeelding", "alt"})
        return Afbeelding(string(data["afbeelding"]), string(data.get("alt")))
    if "regeleinde" in data:
        known(data, {"regeleinde"})
        if data["regeleinde"] is not True:
            raise Damaged(f"regeleinde is {data['regeleinde']!r}")
        return Regeleinde()
    raise Damaged(f"onbekend tekstdeel {sorted(data)}")


def _kop_naar_json(kop: Kop) -> Object:
    data: Object = {"label": kop.label, "nummer": kop.nummer}
    if kop.opschrift:
        data["opschrift"] = inlines_naar_json(kop.opschrift)
    return data


def _kop_uit_json(value: Json) -> Kop:
    data = obj(value)
    known(data, {"label", "nummer", "opschrift"})
    return Kop(string(data.get("label")), string(data.get("nummer")), inlines_uit_json(data.get("opschrift", [])))


def boolean(value: Json) -> bool:
    """The value as true or false, or Damaged."""
    if not isinstance(value, bool):
        raise Damaged(f"waar of onwaar verwacht, gevonden {value!r}")
    return value


def _of(node: Knoop, *kinds: type[Any]) -> Any:
    if not isinstance(node, kinds):
        raise Damaged(f"{type(node).__name__} hoort hier niet")
    return node


def _enum(value: Json) -> Structuursoort:
    try:
        return Structuursoort(string(value))
    except ValueError as error:
        raise Damaged(str(error)) from None


def obj(value: Json) -> Object:
    """The value as an object, or Damaged."""
    if not isinstance(value, dict):
        raise Damaged(f"een object verwacht, gevonden {type(value).__name__}")
    return value


def array(value: Json) -> list[Json]:
    """The value as a list, or Damaged."""
    if not isinstance(value, list):
        raise Damaged(f"een lijst verwacht, gevonden {type(value).__name__}")
    return value


def string(value: Json) -> str:
    """The value as a string, or Damaged."""
    if not isinstance(value, str):
        raise Damaged(f"tekst verwacht, gevonden {value!r}")
    return value


def number(value: Json) -> int:
    """The value as a whole number, or Damaged."""
    if not isinstance(value, int) or isinstance(value, bool):
        raise Damaged(f"een getal verwacht, gevonden {value!r}")
    return value


def known(data: Object, keys: set[str]) -> None:
    """Refuse keys that are not ours."""
    unknown = sorted(set(data) - keys)
    if unknown:
        raise Damaged(f"onbekende sleutel {', '.join(unknown)}")


# How a field travels, by its declared type, and what it is when it is left out.
_WRITE: dict[str, Callable[[Any], Json]] = {
    "str": lambda v: v,
    "int": lambda v: v,
    "bool": lambda v: v,
    "Structuursoort": lambda v: v.value,
    "Kop": _kop_naar_json,
    "Inlines": inlines_naar_json,
    "tuple[str, ...]": list,
    "nodes": lambda v: [knoop_naar_json(node) for node in v],
}
_READ: dict[str, Callable[[Json], object]] = {
    "str": string,
    "int": number,
    "bool": boolean,
    "Structuursoort": _enum,
    "Kop": _kop_uit_json,
    "Inlines": inlines_uit_json,
    "tuple[str, ...]": lambda v: tuple(string(item) for item in array(v)),
    "nodes": lambda v: tuple(knoop_uit_json(item) for item in array(v)),
}
_LEFT_OUT: dict[str, object] = {"str": "", "Kop": Kop(""), "Structuursoort": None}


def _plan(kind: type[Any]) -> tuple[tuple[str, str, object], ...]:
    """Name, declared type and default of each field; the source position is no part of the text."""
    plan = []
    for item in fields(kind):
        if item.name == "position":
            continue
        sort = str(item.type) if str(item.type) in _WRITE else "nodes"
        default = item.default if item.default is not MISSING else _LEFT_OUT.get(sort, ())
        plan.append((item.name, sort, default))
    return tuple(plan)


_PLANS = {kind: _plan(kind) for kind in NODES.values()}
