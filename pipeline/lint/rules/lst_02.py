"""LST-02: a semicolon after every item, a full stop after the last."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.lint.nummering import opsomming
from pipeline.lint.ontleding import Ontleding
from pipeline.lint.opsommingen import Opsomming, is_vervallen, slottekst
from pipeline.lint.rule import Rule
from pipeline.model import Finding, Li, Severity

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
            yield LST_02.finding(found.waar(first), _message(found, within, ending))


def _lacks(item: Li, mark: re.Pattern[str]) -> bool:
    text = slottekst(item)
    return text is not None and not mark.search(text) and not is_vervallen(item)


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
