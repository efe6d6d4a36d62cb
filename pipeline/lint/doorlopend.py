"""Many texts as one, so that a rule can look for a sign in all of them at once."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from pipeline.lint.tekst import Passage

GRENS = "\n"
"""Between two texts; no text has it, so that a pattern that does not take white space stays within one."""


class Vondst(NamedTuple):
    """A match in one of the texts: `begin` and `eind` are places in that text."""

    passage: Passage
    begin: int
    eind: int
    match: re.Match[str]

    @property
    def tekst(self) -> str:
        return self.match[0]

    @property
    def rest(self) -> str:
        """What follows the match in its text."""
        return self.passage.inhoud[self.eind :]


@dataclass(frozen=True, slots=True)
class Doorlopend:
    """Passages one after the other: `begins` says where in `tekst` each of them starts.

    Most rules find nothing in most texts. To look for a literal sign in one long text is far quicker than to try a
    pattern on a thousand short ones; the pattern then only judges the places where the sign stands.
    """

    passages: tuple[Passage, ...]
    tekst: str
    begins: tuple[int, ...]

    def zoek(self, patroon: re.Pattern[str], *tekens: str, voor: int = 0) -> Iterator[Vondst]:
        """The places where the pattern fits, `voor` characters before one of the signs."""
        for teken in tekens:
            at = self.tekst.find(teken)
            while at >= 0:
                match = patroon.match(self.tekst, max(0, at - voor))
                if match:
                    yield self._vondst(match)
                at = self.tekst.find(teken, at + 1)

    def overal(self, patroon: re.Pattern[str]) -> Iterator[Vondst]:
        """The places where the pattern fits; quick only for one that begins with a sign of its own."""
        return (self._vondst(match) for match in patroon.finditer(self.tekst))

    def _vondst(self, match: re.Match[str]) -> Vondst:
        index = bisect_right(self.begins, match.start()) - 1
        begin = self.begins[index]
        return Vondst(self.passages[index], match.start() - begin, match.end() - begin, match)


def doorlopend(passages: Sequence[Passage]) -> Doorlopend:
    """The passages as one text."""
    texts = [passage.inhoud for passage in passages]
    begins = accumulate((len(text) + 1 for text in texts[:-1]), initial=0) if texts else ()
    return Doorlopend(tuple(passages), GRENS.join(texts), tuple(begins))
