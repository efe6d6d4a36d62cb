"""LST-06: "en" or "of" stands before the last item only, and one of the two."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.lint.ontleding import Ontleding
from pipeline.lint.opsommingen import slottekst
from pipeline.lint.rule import Rule
from pipeline.model import Finding, Li, Severity

LST_06 = Rule(
    id="LST-06",
    title="“En” of “of” staat alleen vóór het laatste onderdeel",
    source="Aanwijzing 3.59",
    severity=Severity.WARNING,
    bad="# Enig artikel\n\nDe aanvraag bevat:\n\n- a. een plan; en\n- b. een begroting; of\n- c. een brief.",
    good="# Enig artikel\n\nDe aanvraag bevat:\n\n- a. een plan;\n- b. een begroting; of\n- c. een brief.",
)

WORDS = r"(?:en|of|en/of|dan wel|alsmede|alsook|en tevens)"
JOINT = re.compile(rf"(?:[;,] ?(?P<na>{WORDS})[,;]?| (?P<voor>{WORDS})[,;])$")


@LST_06.check_tekst
def joint_before_last(ontleding: Ontleding) -> Iterator[Finding]:
    for found in ontleding.opsommingen:
        early = [(item, word) for item in found.lijst.items[:-2] if (word := _joint(item))]
        if early:
            item, _ = early[0]
            words = dict.fromkeys(word for one in found.lijst.items[:-1] if (word := _joint(one)))
            name = f"onderdeel {item.nummer}" if item.nummer else "een eerder onderdeel"
            what = " en ".join(f"“{word}”" for word in words)
            advice = (
                "Kies één van beide en zet het alleen na het voorlaatste onderdeel"
                if len(words) > 1
                else "Zet het alleen na het voorlaatste onderdeel"
            )
            yield LST_06.finding(
                found.waar(item),
                f"In {found.plaats} staat al na {name} {what}. {advice}.",
            )


def _joint(item: Li) -> str:
    match = JOINT.search(slottekst(item) or "")
    return match["na"] or match["voor"] if match else ""
