"""Which quotes and brackets of a text have no partner; Dutch apostrophes are no quotes."""

from __future__ import annotations

import re
from typing import NamedTuple

CLOSERS = {")": "(", "]": "[", "}": "{", "”": "“„", "’": "‘‚", "»": "«", "›": "‹"}
OPENERS = frozenset("".join(CLOSERS.values()))
MARKS = re.compile(r"[()\[\]{}“”„‘’‚«»‹›\"']")
#: foto’s, zo’n, ’s avonds, ’t, ’s-Gravenhage, the Frisian ’e,
#: and the opening quote that word processors make of it.
APOSTROPHE = re.compile(r"(?<=\w)[’'](?=\w)|(?<!\w)[’'‘](?=(?:s|t|n|r|m|k|ns|tis|e(?= \w))\b)|(?<!\w)[’'](?=\d\d\b)")
#: Hans’ fiets: a possessive, when nothing is open to be closed.
POSSESSIVE = re.compile(r"(?<=[sxzSXZ])[’'](?=\W|$)")
#: a) and 1°): the label of an enumeration in running text.
LABEL = re.compile(r"(?:^|(?<=[\s;,:]))(?:[a-z]{1,2}|\d{1,3}|[ivx]{1,5})°?\)")
#: 5" and 10': inches and minutes.
PRIME = re.compile(r"(?<=\d)[\"']")


class Teken(NamedTuple):
    """A quote or bracket without a partner: where it stands in the text, and what it is."""

    plaats: int
    teken: str

    @property
    def opent(self) -> bool:
        return self.teken in OPENERS


def zonder_partner(text: str) -> tuple[Teken, ...]:
    """The quotes and brackets of a text that nothing closes or opens, in order."""
    if not MARKS.search(text):
        return ()
    apostrophes = {match.start() for match in APOSTROPHE.finditer(text)}
    lenient = {match.start() for pattern in (POSSESSIVE, PRIME) for match in pattern.finditer(text)}
    labels = {match.end() - 1 for match in LABEL.finditer(text)}
    open_: list[Teken] = []
    lonely: list[Teken] = []
    for match in MARKS.finditer(text):
        mark = Teken(match.start(), match[0])
        if mark.plaats in apostrophes:
            continue
        partner = _partner(open_, mark)
        if partner is not None:
            open_.remove(partner)
        elif mark.opent or (mark.teken in "\"'" and mark.plaats not in lenient):
            open_.append(mark)
        elif mark.plaats not in lenient | labels:
            lonely.append(mark)
    return tuple(sorted([*lonely, *open_]))


def _partner(open_: list[Teken], mark: Teken) -> Teken | None:
    """What this mark closes: the last open mark of its kind (“ also closes „)."""
    wanted = CLOSERS.get(mark.teken, mark.teken if mark.teken in "\"'" else "")
    wanted = "„" if mark.teken == "“" else wanted
    return next((before for before in reversed(open_) if wanted and before.teken in wanted), None)
