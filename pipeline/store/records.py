"""From plain YAML values to the records of the model: every error at once, each at its own line, in Dutch."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import UnionType
from typing import TypeVar, Union, get_args, get_origin

import cattrs
from cattrs import AttributeValidationNote, Converter, IterableValidationError, IterableValidationNote
from cattrs.errors import BaseValidationError, ForbiddenExtraKeysError
from cattrs.gen import make_dict_structure_fn, override
from rapidfuzz import fuzz, process

from pipeline.model import Afstemming, Position, Problem
from pipeline.model.tarief import Formule, Tariefcel
from pipeline.model.tariefbedrag import lees_getal
from pipeline.store.yaml import Ontleed, Pad

T = TypeVar("T")

PLACES = frozenset({"position", "plekken"})
"""The fields of a record that say where it stands: nobody writes them."""
DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
BOOLEANS = {"ja": True, "true": True, "nee": False, "false": False}
FORMULE = re.compile(r"(?P<deel>[\d.,]+) ?% van (?P<kolom>\S+)")
LARGEST, FINEST = Decimal(10) ** 12, 6
"""Amounts of twelve digits before the comma and six after it are room enough, and reckon exactly."""
DIGITS = frozenset(str(count) for count in range(FINEST + 1))
BEGINS_AS_AMOUNT = re.compile(r"[€\d]")
EMPTY_CELL = "leeg"


class Verwacht(Exception):
    """A value of the wrong form: what it says, what was expected, what to do."""

    def __init__(self, message: str, advice: str = "") -> None:
        super().__init__(message)
        self.advice = advice


def record(read: Ontleed, kind: type[T]) -> tuple[T | None, tuple[Problem, ...]]:
    """The record that the values make up, or everything that is wrong with them."""
    try:
        return CONVERTER.structure(read.waarde if read.waarde is not None else {}, kind), ()
    except Exception as error:  # cattrs wraps whatever goes wrong; `_problems` raises what it doesn't know
        return None, tuple(sorted(_problems(error, (), read), key=lambda problem: problem.position))


def _problems(error: BaseException, pad: Pad, read: Ontleed) -> Iterator[Problem]:
    """The leaves of a tree of cattrs errors, each with its place."""
    if isinstance(error, ForbiddenExtraKeysError):
        known = [item.name for item in fields(error.cl) if item.name not in PLACES] if is_dataclass(error.cl) else []
        for key in sorted(error.extra_fields):
            where = read.sleutels.get((*pad, key), read.plek(pad))
            yield Problem(f"De sleutel “{key}” is hier niet bekend.", where, _nearest(key, known))
    elif isinstance(error, BaseValidationError):
        for inner in error.exceptions:
            step = _step(inner)
            yield from _problems(inner, pad if step is None else (*pad, step), read)
    elif isinstance(error, KeyError):
        name = pad[-1]
        advice = f"Voeg `{name}: …` toe."
        yield Problem(f"De verplichte sleutel “{name}” ontbreekt of is leeg.", read.plek(pad[:-1]), advice)
    elif isinstance(error, Verwacht):
        yield Problem(str(error), read.plek(pad), error.advice)
    else:
        raise error


def _step(error: BaseException) -> str | int | None:
    """The key or index that cattrs noted on an error."""
    for note in getattr(error, "__notes__", ()):
        if isinstance(note, AttributeValidationNote):
            return note.name
        if isinstance(note, IterableValidationNote) and isinstance(note.index, str | int):
            return note.index
    return None


def _nearest(key: str, known: list[str]) -> str:
    near = process.extractOne(key, known, scorer=fuzz.ratio, score_cutoff=60)
    if near:
        return f"Bedoelt u “{near[0]}”?"
    return f"Bekend zijn: {', '.join(known)}." if known else "Haal hem weg."


def _shown(value: object) -> str:
    match value:
        case str():
            return f"“{value}”"
        case list():
            return "een lijst"
        case dict():
            return "een blok met sleutels"
        case _:
            return "niets"


def _text(value: object, _: type[str]) -> str:
    if isinstance(value, str):
        return value
    raise Verwacht(f"Hier hoort een tekst te staan, geen {_bare(value)}.")


def _bare(value: object) -> str:
    return "lijst" if isinstance(value, list) else "blok met sleutels" if isinstance(value, dict) else "lege waarde"


def _date(value: object, _: type[date]) -> date:
    advice = "Schrijf een bestaande datum als jjjj-mm-dd, bijvoorbeeld 2022-01-31."
    if isinstance(value, str) and DATE.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise Verwacht(f"{_shown(value)} is geen datum: verwacht jjjj-mm-dd.", advice)


def _boolean(value: object, _: type[bool]) -> bool:
    if isinstance(value, str) and value.lower() in BOOLEANS:
        return BOOLEANS[value.lower()]
    raise Verwacht(f"{_shown(value)} is geen ja of nee.", "Schrijf ja of nee.")


def _number(value: object, _: type[Decimal]) -> Decimal:
    found = lees_getal(value) if isinstance(value, str) else None
    if found is None or found >= LARGEST or -int(found.as_tuple().exponent) > FINEST:
        advice = "Schrijf een getal als 46,80 of 1.234,50 (tussen haken { } met aanhalingstekens)."
        if isinstance(value, str) and BEGINS_AS_AMOUNT.match(value):
            advice += " De letterlijke tekst van een cel hoort onder `tekst:`."
        raise Verwacht(f"{_shown(value)} is geen bedrag of getal.", advice)
    return found


def _count(value: object, _: type[int]) -> int:
    if isinstance(value, str) and value in DIGITS:
        return int(value)
    raise Verwacht(f"{_shown(value)} is geen aantal.", f"Schrijf een getal van 0 tot en met {FINEST}.")


def _formula(value: object, _: type[Formule]) -> Formule:
    found = FORMULE.fullmatch(value) if isinstance(value, str) else None
    share = lees_getal(found["deel"]) if found else None
    if found is None or share is None or share >= LARGEST:
        raise Verwacht(
            f"{_shown(value)} is geen formule.", "Schrijf bijvoorbeeld: 80% van zin (de naam van een kolom)."
        )
    return Formule(share, found["kolom"])


def _cell(converter: Converter) -> Callable[[object, object], Tariefcel]:
    """A cell: an amount, a word ("n.v.t.", "leeg") or text on its own, or a block of keys that says more."""
    whole = _mapping(Tariefcel, converter)

    def structure(value: object, _: object) -> Tariefcel:
        if value is None:
            raise Verwacht("Deze cel zegt niets.", "Schrijf een bedrag, n.v.t. of leeg.")
        if not isinstance(value, str):
            return whole(value, Tariefcel)
        if value == EMPTY_CELL:
            return Tariefcel(tekst="")
        return Tariefcel(bedrag=_number(value, Decimal)) if BEGINS_AS_AMOUNT.match(value) else Tariefcel(tekst=value)

    return structure


def _by_name(kind: object, converter: Converter) -> Callable[[object, object], dict[str, object]]:
    """A block of names that the author chose, all of one kind."""
    item_kind = get_args(kind)[1]

    def structure(value: object, _: object) -> dict[str, object]:
        if not isinstance(value, dict):
            raise Verwacht(f"Hier hoort een blok met namen te staan, niet {_shown(value)}.", "Schrijf `naam: …`.")
        found: dict[str, object] = {}
        errors: list[Exception] = []
        for key, item in value.items():
            try:
                found[key] = converter.structure(item, item_kind)
            except Exception as error:
                error.add_note(IterableValidationNote(f"item {key}", key, item_kind))
                errors.append(error)
        if errors:
            raise IterableValidationError("dict", errors, dict)
        return found

    return structure


def _is_by_name(kind: object) -> bool:
    return get_origin(kind) is dict


def _choice(value: object, kind: type[StrEnum]) -> StrEnum:
    allowed = [str(item.value) for item in kind]
    if isinstance(value, str) and value in allowed:
        return kind(value)
    near = process.extractOne(value, allowed, scorer=fuzz.ratio, score_cutoff=60) if isinstance(value, str) else None
    hint = f"Bedoelt u “{near[0]}”?" if near else ""
    raise Verwacht(f"{_shown(value)} kan hier niet. Toegestaan: {', '.join(allowed)}.", hint)


def _sequence(kind: type[object], converter: Converter) -> Callable[[object, object], tuple[object, ...]]:
    item_kind = get_args(kind)[0]

    def structure(value: object, _: object) -> tuple[object, ...]:
        if not isinstance(value, list):
            raise Verwacht(
                f"Hier hoort een lijst te staan, niet {_shown(value)}.", "Schrijf `- …` per regel, of [een, twee]."
            )
        found: list[object] = []
        errors: list[Exception] = []
        for index, item in enumerate(value):
            try:
                found.append(converter.structure(item, item_kind))
            except Exception as error:
                error.add_note(IterableValidationNote(f"item {index}", index, item_kind))
                errors.append(error)
        if errors:
            raise IterableValidationError("list", errors, tuple)
        return tuple(found)

    return structure


def _mapping(kind: type[T], converter: Converter) -> Callable[[object, object], T]:
    names = {item.name for item in fields(kind)} - PLACES  # type: ignore[arg-type]
    inner = make_dict_structure_fn(
        kind,
        converter,
        _cattrs_forbid_extra_keys=True,
        _cattrs_detailed_validation=True,
        position=override(omit=True),
        plekken=override(omit=True),
    )

    def structure(value: object, _: object) -> T:
        if not isinstance(value, dict):
            raise Verwacht(
                f"Hier hoort een blok met sleutels te staan, niet {_shown(value)}.",
                f"Sleutels: {', '.join(sorted(names))}.",
            )
        known = {key: item for key, item in value.items() if item is not None or key not in names}
        return inner(known, kind)

    return structure


def _afstemming(converter: Converter) -> Callable[[object, object], Afstemming]:
    """With whom, in one line, or with what came of it."""
    whole = _mapping(Afstemming, converter)
    return lambda value, _: Afstemming(value) if isinstance(value, str) else whole(value, Afstemming)


def _is_tuple(kind: object) -> bool:
    origin: object = get_origin(kind)
    return origin is tuple


def _is_union_with_none(kind: object) -> bool:
    return get_origin(kind) in (Union, UnionType) and type(None) in get_args(kind)


def _optional(kind: object, converter: Converter) -> Callable[[object, object], object]:
    (inner,) = (part for part in get_args(kind) if part is not type(None))
    return lambda value, _: None if value is None else converter.structure(value, inner)


def _converter() -> Converter:
    converter = cattrs.Converter(forbid_extra_keys=True, detailed_validation=True)
    converter.register_structure_hook(str, _text)
    converter.register_structure_hook(date, _date)
    converter.register_structure_hook(bool, _boolean)
    converter.register_structure_hook(int, _count)
    converter.register_structure_hook(Decimal, _number)
    converter.register_structure_hook_factory(lambda kind: isinstance(kind, type) and is_dataclass(kind), _mapping)
    converter.register_structure_hook(StrEnum, _choice)
    converter.register_structure_hook_factory(_is_tuple, _sequence)
    converter.register_structure_hook_factory(_is_union_with_none, _optional)
    converter.register_structure_hook_factory(_is_by_name, _by_name)
    converter.register_structure_hook(Formule, _formula)
    converter.register_structure_hook(Tariefcel, _cell(converter))
    converter.register_structure_hook(Afstemming, _afstemming(converter))
    return converter


CONVERTER = _converter()


def met_plek(read: Ontleed) -> Position:
    """The position of a record as a whole: its first value, else the start of the file."""
    return min(read.plekken.values(), default=read.begin)
