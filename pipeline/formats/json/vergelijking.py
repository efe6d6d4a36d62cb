"""A comparison as JSON, and back: what a program reads about a change, and what `renvooi apply` applies."""

from __future__ import annotations

import json
from collections.abc import Iterable

from pipeline.formats.json.boom import (
    Damaged,
    Json,
    Object,
    array,
    ding_naar_json,
    ding_uit_json,
    knoop_naar_json,
    knoop_uit_json,
    known,
    number,
    obj,
    string,
)
from pipeline.model import (
    LINK,
    Afbeelding,
    Bij,
    Comparison,
    Gelijk,
    Kenmerk,
    Noot,
    OmhuldBij,
    OmhuldWeg,
    Paar,
    Plek,
    Position,
    Problem,
    Reeks,
    Refused,
    Regeleinde,
    Segment,
    Soort,
    Tekst,
    Vergeleken,
    Weg,
    Wijziging,
    Woord,
    Woorden,
    merken,
    nieuwe_woorden,
    oude_woorden,
    vernummeringen,
    verplaatsingen,
    woorden,
)

FORMAT = 1
KEYS = {"soort", "eenheid", "was", "wordt", "merken", "soorten", "vernummerd", "verplaatst"}
KEYS |= {"herkomst", "bestemming", "stap", "tekst"}


def write(comparison: Comparison) -> str:
    """The comparison as JSON text, one line per change; `read(write(c)) == c`."""
    data = vergelijking_naar_json(comparison)
    changes = ",\n".join(map(_line, array(data.pop("wijzigingen"))))
    head = "".join(f"{_line(key)}: {_line(value)},\n" for key, value in data.items())
    return f'{{{head}"wijzigingen": [\n{changes}\n]}}\n' if changes else f'{{{head}"wijzigingen": []}}\n'


def _line(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False)


def read(text: str, file: str = "") -> Comparison:
    """The comparison in a JSON text. Raises Refused when the text is no comparison of ours, or was altered."""
    try:
        return vergelijking_uit_json(json.loads(text))
    except json.JSONDecodeError as error:
        place = Position(file, error.lineno, error.colno)
        raise Refused(
            Problem("Dit is geen geldige JSON.", place, "Maak het bestand opnieuw met `renvooi compare`.")
        ) from None
    except (Damaged, RecursionError, TypeError, ValueError, AttributeError, AssertionError, IndexError) as error:
        raise Refused(
            Problem(f"Dit is geen vergelijking van renvooi: {error}.", Position(file), "Maak het bestand opnieuw.")
        ) from None


def vergelijking_naar_json(comparison: Comparison) -> Object:
    """The comparison as JSON values."""
    return {
        "renvooi": FORMAT,
        "was": _kenmerk(comparison.was),
        "wordt": _kenmerk(comparison.wordt),
        "geraamte": [[run.was, run.aantal, run.diepte] for run in comparison.geraamte],
        "wijzigingen": [_wijziging(change) for change in comparison.wijzigingen],
    }


def vergelijking_uit_json(value: Json) -> Comparison:
    """The inverse; raises Damaged."""
    data = obj(value)
    known(data, {"renvooi", "was", "wordt", "geraamte", "wijzigingen"})
    if data.get("renvooi") != FORMAT:
        raise Damaged(f"uitvoer van een andere renvooi (formaat {data.get('renvooi')!r}, verwacht {FORMAT})")
    runs: list[Reeks] = []
    for run in array(data.get("geraamte")):
        parts = array(run)
        if len(parts) != 3:
            raise Damaged("een reeks heeft drie getallen")
        reeks = Reeks(None if parts[0] is None else number(parts[0]), number(parts[1]), number(parts[2]))
        if reeks.was is None and reeks.diepte:
            raise Damaged("een nieuwe bepaling heeft geen oude diepte")
        runs.append(reeks)
    return Comparison(
        _read_kenmerk(data.get("was")),
        _read_kenmerk(data.get("wordt")),
        tuple(runs),
        tuple(_read_wijziging(v) for v in array(data.get("wijzigingen"))),
    )


def _kenmerk(mark: Kenmerk) -> Object:
    return {"opschrift": mark.opschrift, "citeertitel": mark.citeertitel, "vingerafdruk": mark.vingerafdruk}


def _read_kenmerk(value: Json) -> Kenmerk:
    data = obj(value)
    known(data, {"opschrift", "citeertitel", "vingerafdruk"})
    return Kenmerk(string(data.get("opschrift")), string(data.get("citeertitel")), string(data.get("vingerafdruk")))


def _wijziging(change: Wijziging) -> Object:
    data: Object = {
        "soort": change.soort.value,
        "eenheid": change.naam,
        "was": _plek(change.was),
        "wordt": _plek(change.wordt),
        "merken": [{"plaats": m.plaats, "weg": m.weg, "bij": m.bij} for m in merken(change)],
    }
    if len(change.soorten) > 1:
        data["soorten"] = [kind.value for kind in change.soorten]
    renumbered = vernummeringen(change)
    if renumbered:
        data["vernummerd"] = [{"van": v.van, "naar": v.naar} for v in renumbered]
    moved = verplaatsingen(change)
    if moved:
        data["verplaatst"] = [found.plaats for found in moved]
    if change.herkomst:
        data["herkomst"] = list(change.herkomst)
    if change.bestemming:
        data["bestemming"] = list(change.bestemming)
    if change.stap:
        data["stap"] = change.stap
    data["tekst"] = _deel(change.inhoud)
    return data


def _read_wijziging(value: Json) -> Wijziging:
    data = obj(value)
    keys = {
        "soort",
        "eenheid",
        "was",
        "wordt",
        "merken",
        "soorten",
        "vernummerd",
        "verplaatst",
        "herkomst",
        "bestemming",
        "stap",
        "tekst",
    }
    known(data, keys)
    first = string(data.get("soort"))
    try:
        soorten = tuple(Soort(string(v)) for v in array(data.get("soorten", [first])))
    except ValueError as error:
        raise Damaged(str(error)) from None
    change = Wijziging(
        Soort(first) if soorten and soorten[0].value == first else _mismatch("soort"),
        soorten,
        _read_plek(data.get("was")),
        _read_plek(data.get("wordt")),
        _read_deel(data.get("tekst")),
        tuple(string(v) for v in array(data.get("herkomst", []))),
        tuple(string(v) for v in array(data.get("bestemming", []))),
        string(data.get("stap", "")),
    )
    # What is there for the reader must be what is applied.
    told = _wijziging(change)
    for key in ("eenheid", "merken", "vernummerd", "verplaatst", "soorten"):
        if told.get(key) != data.get(key):
            _mismatch(key)
    return change


def _mismatch(key: str) -> Soort:
    raise Damaged(f"“{key}” past niet bij de tekst van de wijziging")


def _plek(plek: Plek | None) -> Json:
    if plek is None:
        return None
    return {"naam": plek.naam, "pad": list(plek.pad[:-1]), "index": plek.index, "diepte": plek.diepte}


def _read_plek(value: Json) -> Plek | None:
    if value is None:
        return None
    data = obj(value)
    known(data, {"naam", "pad", "index", "diepte"})
    pad = (*(string(v) for v in array(data.get("pad", []))), string(data.get("naam")))
    return Plek(number(data.get("index")), number(data.get("diepte")), pad)


def _deel(part: Vergeleken) -> Object:
    match part:
        case Gelijk(knoop):
            return {"=": knoop_naar_json(knoop)}
        case Weg(knoop):
            return {"-": knoop_naar_json(knoop)}
        case Bij(knoop):
            return {"+": knoop_naar_json(knoop)}
        case OmhuldBij(knoop, parts) | OmhuldWeg(knoop, parts):
            sign = "+omhulsel" if isinstance(part, OmhuldBij) else "-omhulsel"
            return {sign: knoop_naar_json(knoop), "delen": [_deel(child) for child in parts]}
        case Paar():
            data: Object = {"was": knoop_naar_json(part.was)}
            if part.wordt != part.was:
                data["wordt"] = knoop_naar_json(part.wordt)
            if part.tekst:
                data["tekst"] = [_segment(segment) for segment in part.tekst]
            if part.kinderen:
                data["delen"] = [_deel(child) for child in part.kinderen]
            return data


def _read_deel(value: Json) -> Vergeleken:
    data = obj(value)
    for sign, kind in (("=", Gelijk), ("-", Weg), ("+", Bij)):
        if sign in data:
            known(data, {sign})
            return kind(knoop_uit_json(data[sign]))
    for sign, wrapper in (("+omhulsel", OmhuldBij), ("-omhulsel", OmhuldWeg)):
        if sign in data:
            known(data, {sign, "delen"})
            return wrapper(knoop_uit_json(data[sign]), tuple(_read_deel(v) for v in array(data.get("delen", []))))
    known(data, {"was", "wordt", "tekst", "delen"})
    was = knoop_uit_json(data.get("was"))
    return Paar(
        was,
        knoop_uit_json(data["wordt"]) if "wordt" in data else was,
        tuple(_read_segment(v) for v in array(data.get("tekst", []))),
        tuple(_read_deel(v) for v in array(data.get("delen", []))),
    )


def _segment(segment: Segment) -> Object:
    if segment.noot:
        return {
            "was": _woorden(segment.was),
            "wordt": _woorden(segment.wordt),
            "noot": [_deel(part) for part in segment.noot],
        }
    if segment.was == segment.wordt:
        return {"=": _woorden(segment.was)}
    data: Object = {}
    if segment.was:
        data["-"] = _woorden(segment.was)
    if segment.wordt:
        data["+"] = _woorden(segment.wordt)
    return data


def _read_segment(value: Json) -> Segment:
    data = obj(value)
    if "noot" in data:
        known(data, {"was", "wordt", "noot"})
        noot = tuple(_read_deel(v) for v in array(data["noot"]))
        segment = Segment(_read_woorden(data.get("was")), _read_woorden(data.get("wordt")), noot)
        if (oude_woorden((segment,)), nieuwe_woorden((segment,))) != (segment.was, segment.wordt):
            raise Damaged("de noot zegt iets anders dan haar vergelijking")
        return segment
    if "=" in data:
        known(data, {"="})
        words = _read_woorden(data["="])
        return Segment(words, words)
    known(data, {"-", "+"})
    was = _read_woorden(data["-"]) if "-" in data else ()
    return Segment(was, _read_woorden(data["+"]) if "+" in data else ())


def _woorden(words: Woorden) -> Json:
    """Words as runs of one emphasis; a run that begins with a space has a space before its first word."""
    runs: list[Json] = []
    for stijl, ding, group in _groups(words):
        if ding is not None:
            data = ding_naar_json(ding)
            if group[0].spatie:
                data["spatie"] = True
        else:
            text = "".join((" " if word.spatie else "") + word.tekst for word in group)
            if not stijl:
                runs.append(text)
                continue
            data = {"tekst": text}
        if stijl:
            data["stijl"] = [_stijl(name) for name in stijl]
        runs.append(data)
    return runs[0] if len(runs) == 1 and isinstance(runs[0], str) else runs


def _groups(words: Woorden) -> Iterable[tuple[tuple[str, ...], Noot | Afbeelding | Regeleinde | None, list[Woord]]]:
    group: list[Woord] = []
    for word in words:
        if group and (word.ding is not None or group[-1].ding is not None or word.stijl != group[-1].stijl):
            yield group[0].stijl, group[0].ding, group
            group = []
        group.append(word)
    if group:
        yield group[0].stijl, group[0].ding, group


def _stijl(name: str) -> str:
    return name.replace(LINK, "verwijzing:", 1) if name.startswith(LINK) else name


def _read_woorden(value: Json) -> Woorden:
    runs = [value] if isinstance(value, str) else array(value)
    words: list[Woord] = []
    for run in runs:
        data: Object = {"tekst": run} if isinstance(run, str) else dict(obj(run))
        names = [string(v) for v in array(data.pop("stijl", []))]
        stijl = tuple(LINK + n.removeprefix("verwijzing:") if n.startswith("verwijzing:") else n for n in names)
        if "tekst" in data:
            known(data, {"tekst"})
            text = string(data["tekst"])
            found = [w._replace(stijl=stijl) for w in woorden((Tekst(text),))]
            if found and text.startswith(" "):
                found[0] = found[0]._replace(spatie=True)
            words += found
        else:
            spatie = data.pop("spatie", False) is True
            ding = ding_uit_json(data)
            word = woorden((ding,))[0]
            words.append(word._replace(spatie=spatie, stijl=stijl))
    return tuple(words)
