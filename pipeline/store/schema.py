"""The form of a record as JSON Schema (draft 07, which editors know), made from the record itself.

A schema knows what `records.py` knows, seen from the other side: an editor reads YAML with types, and we read every
scalar as text. So where a record holds text, a number or `true` will do as well; where it is read more strictly, the
schema is stricter too. What the form can't say (files that have to exist, dates in order) is left to renvooi.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import UnionType
from typing import TypeAlias, Union, get_args, get_origin, get_type_hints

from pipeline.model import Afstemming, Gegevens, Overheid, Stop
from pipeline.model.tarief import Formule, Tariefcel
from pipeline.model.versie import Proef
from pipeline.store.lezen import CODE, CVDR, OIN
from pipeline.store.records import DIGITS, PLACES

Schema: TypeAlias = dict[str, object]

DIALECT = "http://json-schema.org/draft-07/schema#"
NUMBER = r"^[0-9]{1,3}(\.[0-9]{3})*(,[0-9]+)?$|^[0-9]+(,[0-9]+)?$"
DATE = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
YES_NO = "^([Jj][Aa]|[Nn][Ee][Ee]|[Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee])$"
FORMULA = r"^[0-9.,]+ ?% van \S+$"
ANY_TEXT = ("string", "number", "boolean")
PATTERNS: Mapping[tuple[type, str], str] = {
    (Overheid, "code"): f"^({CODE.pattern})$",
    (Overheid, "oin"): f"^{OIN.pattern}$",
    (Proef, "oin"): f"^{OIN.pattern}$",
    (Stop, "aanleveraar"): f"^{OIN.pattern}$",
    (Gegevens, "cvdr"): f"^({CVDR.pattern})$",
}
"""Texts of which the form is checked after reading."""


@dataclass(frozen=True, slots=True)
class Omschrijving:
    """What a record is called, and what its keys mean, by their path ("organen.raad")."""

    titel: str
    sleutels: Mapping[str, str]


def schema(kind: type, omschrijving: Omschrijving, adres: str) -> Schema:
    """The schema of a file that holds one record of a kind; `adres` is what the schema calls itself."""
    head = {"$schema": DIALECT, "$id": adres, "title": omschrijving.titel}
    return {**head, **_record(kind, "", omschrijving.sleutels)}


def _record(kind: type, pad: str, told: Mapping[str, str]) -> Schema:
    hints = get_type_hints(kind)
    parts = [part for part in fields(kind) if part.name not in PLACES]
    properties: Schema = {}
    for part in parts:
        path = f"{pad}.{part.name}" if pad else part.name
        one = _van(hints[part.name], path, told)
        if pattern := PATTERNS.get((kind, part.name)):
            one = one | {"pattern": pattern}
        if not _is_required(part):
            one = _of_leeg(one) | _default(part)
        properties[part.name] = {"description": told[path], **one} if path in told else one
    found: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    required = [part.name for part in parts if _is_required(part)]
    return found | ({"required": required} if required else {})


def _is_required(part: Field[object]) -> bool:
    return part.default is MISSING and part.default_factory is MISSING


def _default(part: Field[object]) -> Schema:
    """What holds when the key is left out, where an editor can write that."""
    return {"default": str(part.default)} if isinstance(part.default, StrEnum) else {}


def _of_leeg(one: Schema) -> Schema:
    """The same, or nothing: an empty value is the same as no key."""
    match one:
        case {"enum": list(values)}:
            return one | {"enum": [*values, None]}
        case {"anyOf": list(choices)}:
            return one | {"anyOf": [*choices, {"type": "null"}]}
        case {"type": str(kind)}:
            return one | {"type": [kind, "null"]}
        case {"type": list(kinds)}:
            return one | {"type": [*kinds, "null"]}
    return one


def _van(hint: object, pad: str, told: Mapping[str, str]) -> Schema:
    """The schema of a value, by the type that the record gives it."""
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        (inner,) = (part for part in get_args(hint) if part is not type(None))
        return _van(inner, pad, told)
    if origin is tuple:
        return {"type": "array", "items": _van(get_args(hint)[0], pad, told)}
    if origin is dict:
        return {"type": "object", "additionalProperties": _van(get_args(hint)[1], pad, told)}
    if hint is Tariefcel:
        return {"anyOf": [{"type": list(ANY_TEXT)}, _record(Tariefcel, pad, told)]}
    if hint is Afstemming:
        return {"anyOf": [{"type": list(ANY_TEXT)}, _record(Afstemming, pad, told)]}
    if hint is Formule:
        return {"type": "string", "pattern": FORMULA}
    if isinstance(hint, type):
        return _scalair(hint) or (_record(hint, pad, told) if is_dataclass(hint) else _onbekend(hint))
    return _onbekend(hint)


def _scalair(kind: type) -> Schema | None:
    """The schema of a value without parts; None when it has parts."""
    if issubclass(kind, StrEnum):
        return {"enum": [str(item.value) for item in kind]}
    if kind is str:
        return {"type": list(ANY_TEXT)}
    if kind is bool:
        return {"anyOf": [{"enum": ["ja", "nee", True, False]}, {"type": "string", "pattern": YES_NO}]}
    if kind is int:
        return {"enum": [*sorted(map(int, DIGITS)), *sorted(DIGITS)]}
    if kind is date:
        return {"type": "string", "format": "date", "pattern": DATE}
    if kind is Decimal:
        return {"type": ["string", "number"], "pattern": NUMBER}
    return None


def _onbekend(hint: object) -> Schema:
    raise TypeError(f"no schema for {hint}: teach pipeline/store/schema.py what records.py knows")
