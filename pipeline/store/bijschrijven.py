"""Writing a step into `versie.yaml` while every other byte of it, comments included, stays as its author wrote it.

The parser knows the line of every key, so this is an edit of lines and not a dump. What comes out is read back, and
refused when it doesn't say exactly what was there with the step added: a record written in a way that this can't edit
(a list between brackets, a value over several lines) is left alone and the user is told what to write.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields

from pipeline.model import Gegevens, Position, Problem, Refused, Stap
from pipeline.store.schrijven import als_yaml
from pipeline.store.yaml import Ontleed, Waarde, lees_yaml

LEVENSLOOP = "levensloop"
VOLGORDE = tuple(item.name for item in fields(Gegevens))
VALUE = re.compile(
    r"""(?P<wit>[ \t]*)
    (?: "(?:[^"\\]|\\.)*" | '(?:[^']|'')*' | [^\s\#"'\[{|>&*!%@`](?:[^\#\r]*[^\s\#])? )?
    (?P<na>[ \t]*(?:[ \t]\#.*)?\r?)""",
    re.VERBOSE,
)
"""A value on one line, and the comment after it."""
BARE = re.compile(r'"(\d{4}-\d{2}-\d{2})"')
"""A date needs no quotes: everything is read as text."""


def bijgeschreven(content: bytes, file: str, feiten: Mapping[str, str], stap: Stap) -> bytes:
    """The record with these facts replaced or added and the step at the end of its `levensloop`."""
    mark = content[: len(content) - len(content.removeprefix(b"\xef\xbb\xbf"))]
    text = content.removeprefix(mark).decode()
    step = _feiten(stap)
    old = _waarden(text, file)
    try:
        made = text
        for sleutel, waarde in feiten.items():
            made = _met_feit(made, file, sleutel, waarde)
        made = _met_stap(made, file, step)
        new = _waarden(made, file)
    except Refused:  # an edit that makes it unreadable is no edit
        raise Refused(_met_de_hand(file, feiten)) from None
    steps = old.get(LEVENSLOOP) or []
    if not isinstance(steps, list) or new != {**old, **feiten, LEVENSLOOP: [*steps, step]}:
        raise Refused(_met_de_hand(file, feiten))
    return mark + made.encode()


def _feiten(stap: Stap) -> dict[str, str]:
    """The step as its keys say it; what it doesn't have is left out."""
    known = {"stap": str(stap.stap), "op": stap.op.isoformat(), "door": stap.door}
    return known | {key: value for key in ("tekst", "pakket") if (value := getattr(stap, key))}


def _met_feit(text: str, file: str, sleutel: str, waarde: str) -> str:
    lines = text.split("\n")
    line = _regel(text, file, sleutel)
    if line is None:
        at = _na(text, file, sleutel)
        return _ingevoegd(lines, at, _yaml({sleutel: waarde}), text)
    head, _, rest = lines[line].partition(":")
    found = VALUE.fullmatch(rest)
    if found is None:
        raise Refused(_met_de_hand(file, {sleutel: waarde}))
    value = _yaml({sleutel: waarde})[0].partition(": ")[2]
    lines[line] = f"{head}:{found['wit'] or ' '}{value}{found['na']}"
    return "\n".join(lines)


def _met_stap(text: str, file: str, feiten: Mapping[str, str]) -> str:
    lines = text.split("\n")
    first, *rest = _yaml(feiten)
    item = [f"- {first}", *(f"  {line}" for line in rest)]
    line = _regel(text, file, LEVENSLOOP)
    if line is None:
        return _ingevoegd(lines, _einde(text, file, None), [f"{LEVENSLOOP}:", *item], text)
    place = _ontleed(text, file).plekken.get((LEVENSLOOP, 0))
    indent = " " * (place.column - len("- ") - 1 if place else 0)
    return _ingevoegd(lines, _einde(text, file, line), [indent + part for part in item], text)


def _ingevoegd(lines: list[str], at: int, new: list[str], text: str) -> str:
    """The lines with new ones before line `at`, with the line ends that the file has."""
    end = "\r" if "\r\n" in text else ""
    before = lines[:at]
    if before and at == len(lines):  # the last line of the file was not ended
        before[-1] = before[-1] + end
        return "\n".join([*before, *(part + end for part in new[:-1]), new[-1]])
    return "\n".join([*before, *(part + end for part in new), *lines[at:]])


def _na(text: str, file: str, sleutel: str) -> int:
    """The line before which a key comes that isn't there yet: after the one that docs/gegevens.md puts before it."""
    for naam in reversed(VOLGORDE[: VOLGORDE.index(sleutel)]):
        if (line := _regel(text, file, naam)) is not None:
            return _einde(text, file, line)
    return _einde(text, file, None)


def _einde(text: str, file: str, line: int | None) -> int:
    """The line after the value of the key at `line`, or after the last one; comments before the next key are its."""
    lines = text.split("\n")
    starts = sorted(place.line - 1 for pad, place in _ontleed(text, file).sleutels.items() if len(pad) == 1)
    after = [start for start in starts if line is not None and start > line]
    end = after[0] if after else len(lines)
    least = (line if line is not None else max(starts, default=-1)) + 1
    while end > least and (not lines[end - 1].strip() or lines[end - 1].lstrip().startswith("#")):
        end -= 1
    return end


def _regel(text: str, file: str, sleutel: str) -> int | None:
    place = _ontleed(text, file).sleutels.get((sleutel,))
    return place.line - 1 if place else None


def _yaml(feiten: Mapping[str, str]) -> list[str]:
    return [BARE.sub(r"\1", line) for line in als_yaml(feiten).splitlines()]


def _ontleed(text: str, file: str) -> Ontleed:
    read, problems = lees_yaml(text.replace("\r\n", "\n"), file)
    if read is None:
        raise Refused(problems)
    return read


def _waarden(text: str, file: str) -> dict[str, Waarde]:
    values = _ontleed(text, file).waarde
    return values if isinstance(values, dict) else {}


def _met_de_hand(file: str, feiten: Mapping[str, str]) -> Problem:
    message = "Dit bestand is zo geschreven dat renvooi het niet kan bijwerken zonder er iets anders in te veranderen."
    named = ", ".join(f"`{sleutel}`" for sleutel in (*feiten, LEVENSLOOP))
    advice = f"Zet {named} elk op een eigen regel, met de waarde erachter, en `levensloop` als lijst met streepjes."
    return Problem(message, Position(file), advice)
