"""LST-02: a semicolon after every item, a full stop after the last."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.lint.nummering import opsomming
from pipeline.lint.ontleding import Ontleding
from pipeline.lint.opsommingen import Opsomming, is_vervallen, slottekst
from pipeline.lint.rule import Rule
from pipeline.lint.zinnen import zinnen
from pipeline.model import Finding, Herstel, Li, Severity

LST_02 = Rule(
    id="LST-02",
    title="Na elk onderdeel een puntkomma, na het laatste een punt",
    source="Aanwijzing 3.59",
    severity=Severity.WARNING,
    bad="# Enig artikel\n\nHet college biedt aan:\n\n- a. een intake,\n- b. een toets\n- c. een tolk",
    good="# Enig artikel\n\nHet college biedt aan:\n\n- a. een intake;\n- b. een toets; en\n- c. een tolk.",
)

SEMICOLON = re.compile(r";(?: (?:en|of|en/of|dan wel|alsmede|respectievelijk))?[”’)]?$")
FULL_STOP = re.compile(r"[.?!][”’)]?$")
#: A mark that can be put right: none, a comma, or the one that belongs at the other place; "en" may follow it.
OTHER = re.compile(r"(?<=[\w)”’%])(?<! en)(?<! of)(?P<teken>[,.;]?)(?P<slot>(?<=[,;]) (?:en|of))?$")
MARKS = {";": SEMICOLON, ".": FULL_STOP}


@LST_02.check_tekst
def marks_after_items(ontleding: Ontleding) -> Iterator[Finding]:
    for found in ontleding.opsommingen:
        items = found.lijst.items
        last = items[-1]
        within = [item for item in items[:-1] if _lacks(item, SEMICOLON)]
        ending = [last] if found.slot and _lacks(last, MARKS[found.slot]) else []
        if within or ending:
            first = (within or ending)[0]
            wanted = [*((item, ";") for item in within), *((item, found.slot) for item in ending)]
            yield LST_02.finding(found.waar(first), _message(found, within, ending), _herstel(ontleding, wanted))


def _lacks(item: Li, mark: re.Pattern[str]) -> bool:
    text = slottekst(item)
    return text is not None and not mark.search(text) and not is_vervallen(item)


def _herstel(ontleding: Ontleding, wanted: Sequence[tuple[Li, str]]) -> tuple[Herstel, ...]:
    """What puts the right mark after each item; () when it is unclear for one of them."""
    found = [_mend(ontleding, item, mark) for item, mark in wanted]
    return tuple(mend for mends in found for mend in mends) if all(found) else ()


def _mend(ontleding: Ontleding, item: Li, mark: str) -> tuple[Herstel, ...]:
    passage = ontleding.passage_van.get(id(item.inhoud[-1]))
    text = passage.inhoud if passage else ""
    end = OTHER.search(text)
    if passage is None or end is None or len(zinnen(text)) > 1 or (end["slot"] and mark == "."):
        return ()
    return passage.herstel(*end.span("teken"), mark)


def _message(found: Opsomming, within: Sequence[Li], ending: Sequence[Li]) -> str:
    parts = []
    if within:
        parts.append(f"{_names(within)} met een puntkomma")
    if ending:
        mark = "punt" if found.slot == "." else "puntkomma"
        name = f"onderdeel {ending[0].nummer}" if ending[0].nummer else "het laatste onderdeel"
        parts.append(f"{name} met een {mark}")
    return f"In {found.plaats} sluiten niet alle onderdelen met het juiste leesteken. Sluit {' en '.join(parts)} af."


def _names(items: Sequence[Li]) -> str:
    labels = [item.nummer for item in items]
    if not all(labels):
        return "elk onderdeel behalve het laatste"
    return f"onderdeel {labels[0]}" if len(labels) == 1 else f"de onderdelen {opsomming(labels)}"
