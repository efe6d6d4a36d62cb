"""YAML as plain values that know their line: every scalar is text, nothing is guessed, nothing is shared.

`5.20` stays "5.20" and `010` stays "010" (a typed loader makes 5.2 and 8 of them); an empty value, `~` and `null` are
None: unknown. Anchors, tags and double keys are refused, since they would make something else of what one reads.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NoReturn, Protocol, TypeAlias

import yaml as pyyaml

from pipeline.model import NOWHERE, Position, Problem

Waarde: TypeAlias = "str | list[Waarde] | dict[str, Waarde] | None"
Pad: TypeAlias = tuple[str | int, ...]

LOADER: type[pyyaml.Loader] | type[pyyaml.CSafeLoader] | type[pyyaml.SafeLoader] = getattr(
    pyyaml, "CSafeLoader", pyyaml.SafeLoader
)
NOTHING = frozenset({"", "~", "null"})
QUOTES = "Zet een tekst met een dubbele punt, #, @, %, [ of { tussen aanhalingstekens."
PARSER_WORDS = {
    "mapping values are not allowed": "Hier staat een dubbele punt te veel, of de regel springt verkeerd in.",
    "cannot start any token": "Hier staat een teken dat hier niet kan (vaak een tab).",
    "unexpected end of stream": "Een aanhalingsteken is niet gesloten.",
    "could not find expected ':'": "Achter de sleutel ontbreekt een dubbele punt met een spatie.",
    "did not find expected <block end>": "Deze regel springt anders in dan de regels ervoor.",
    "expected <block end>": "Deze regel springt anders in dan de regels ervoor.",
    "did not find expected key": "Deze regel springt anders in dan de regels ervoor.",
    "did not find expected ',' or": "Een lijst of blok tussen haken is niet gesloten.",
    "expected ',' or": "Een lijst of blok tussen haken is niet gesloten.",
    "undefined alias": "Verwijzingen (*naam) horen niet in deze bestanden.",
}


@dataclass(frozen=True, slots=True)
class Ontleed:
    """What a YAML text says, and where: the position of each value and of each key by its path."""

    waarde: Waarde
    plekken: Mapping[Pad, Position] = field(default_factory=dict)
    sleutels: Mapping[Pad, Position] = field(default_factory=dict)
    begin: Position = NOWHERE

    def plek(self, pad: Pad) -> Position:
        """Where a value stands, or the nearest thing around it."""
        for end in range(len(pad), -1, -1):
            if (found := self.plekken.get(pad[:end])) is not None:
                return found
        return self.begin


class Mark(Protocol):
    """A place as PyYAML counts: from zero."""

    line: int
    column: int


class _Fout(Exception):
    """Ends the reading of one file; never leaves this module."""


@dataclass(slots=True)
class _Lezer:
    file: str
    first_line: int
    problems: list[Problem] = field(default_factory=list)
    plekken: dict[Pad, Position] = field(default_factory=dict)
    sleutels: dict[Pad, Position] = field(default_factory=dict)

    def position(self, mark: Mark | None) -> Position:
        if mark is None:
            return Position(self.file, self.first_line)
        return Position(self.file, mark.line + self.first_line, mark.column + 1)

    def document(self, events: Iterator[pyyaml.Event]) -> Waarde:
        value: Waarde = None
        documents = 0
        for event in events:
            if isinstance(event, pyyaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self.refuse(event, "Hier begint een tweede YAML-document.", "Haal de regel `---` weg.")
                value = self.value(next(events), events, ())
        return value

    def value(self, event: pyyaml.Event, events: Iterator[pyyaml.Event], pad: Pad) -> Waarde:
        self.plekken[pad] = self.position(event.start_mark)
        if isinstance(event, pyyaml.AliasEvent):
            self.refuse(event, f"Hier staat een YAML-verwijzing (*{event.anchor}).", "Schrijf de waarde hier voluit.")
        if isinstance(event, pyyaml.NodeEvent) and event.anchor is not None:
            self.refuse(event, f"Hier staat een YAML-anker (&{event.anchor}).", "Haal het anker weg.")
        if isinstance(event, pyyaml.ScalarEvent | pyyaml.CollectionStartEvent) and event.tag is not None:
            self.refuse(event, f"Hier staat een YAML-type ({event.tag}).", "Haal het type weg: alles is tekst.")
        if isinstance(event, pyyaml.ScalarEvent):
            plain = not event.style
            return None if plain and event.value in NOTHING else str(event.value)
        if isinstance(event, pyyaml.SequenceStartEvent):
            return self.sequence(events, pad)
        return self.mapping(events, pad)

    def sequence(self, events: Iterator[pyyaml.Event], pad: Pad) -> Waarde:
        items: list[Waarde] = []
        while not isinstance(event := next(events), pyyaml.SequenceEndEvent):
            items.append(self.value(event, events, (*pad, len(items))))
        return items

    def mapping(self, events: Iterator[pyyaml.Event], pad: Pad) -> Waarde:
        found: dict[str, Waarde] = {}
        while not isinstance(event := next(events), pyyaml.MappingEndEvent):
            if not isinstance(event, pyyaml.ScalarEvent):
                self.refuse(event, "Een sleutel moet een gewoon woord zijn.", QUOTES)
            key = str(event.value)
            where = self.position(event.start_mark)
            value = self.value(next(events), events, (*pad, key))
            if key in found:
                first = self.sleutels[(*pad, key)].line
                advice = f"Haal er een weg (de eerste staat op regel {first})."
                self.problems.append(Problem(f"De sleutel “{key}” staat hier dubbel.", where, advice))
                continue
            self.sleutels[(*pad, key)] = where
            found[key] = value
        return found

    def refuse(self, event: pyyaml.Event, message: str, advice: str) -> NoReturn:
        self.problems.append(Problem(message, self.position(event.start_mark), advice))
        raise _Fout


def lees_yaml(text: str, file: str, first_line: int = 1) -> tuple[Ontleed | None, tuple[Problem, ...]]:
    """The values of a YAML text; `first_line` is the line of the file on which it starts (front matter).

    Loose accents become the one form (NFC) that the text format keeps too: é is é, however it was typed.
    """
    text = unicodedata.normalize("NFC", text)
    reader = _Lezer(file, first_line)
    try:
        value = reader.document(iter(pyyaml.parse(text, Loader=LOADER)))
    except _Fout:
        return None, tuple(reader.problems)
    except pyyaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = reader.position(mark) if mark else Position(file, first_line)
        return None, (*reader.problems, Problem(_in_dutch(error), where, QUOTES))
    except pyyaml.YAMLError as error:
        where = Position(file, first_line + text.count("\n", 0, getattr(error, "position", 0) or 0))
        message = "Hier staat een teken dat niet in YAML mag (een onzichtbaar stuurteken)."
        return None, (*reader.problems, Problem(message, where, "Haal het teken weg."))
    except RecursionError:
        message = "De YAML is te diep genest om te lezen."
        return None, (*reader.problems, Problem(message, Position(file, first_line), "Maak de opbouw vlakker."))
    if reader.problems:
        return None, tuple(reader.problems)
    return Ontleed(value, reader.plekken, reader.sleutels, Position(file, first_line)), ()


def _in_dutch(error: pyyaml.MarkedYAMLError) -> str:
    said = f"{error.context or ''} {error.problem or ''}"
    for english, dutch in PARSER_WORDS.items():
        if english in said:
            return f"De YAML is niet te lezen. {dutch}"
    return "De YAML is hier niet te lezen."
