"""The names of works and versions: who decides, which version, which dates."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

DATUM = re.compile(r"\d{4}-\d{2}-\d{2}")
WID = re.compile(r"[a-z]+\d+_[^_]+__[^_]")
"""How a wId begins: the code of who decides, the version in which the element was born, and its eId then."""
ZONDER = re.compile(r"(?:longTitle|body|formula_1|formula_2)(?:_o_\d+|_\d+)?")
"""What there is one of in every version: in practice a wId without a prefix."""


@dataclass(frozen=True, slots=True)
class Naam:
    """An AKN name: `code` is who decides ("gm1773"), `versie` and `datum` those of the expression, "" when not told."""

    werk: str
    code: str
    jaar: str
    versie: str
    datum: str

    @property
    def voorvoegsel(self) -> str:
        """How the wIds begin that are born in this version, "" when the version isn't told."""
        return f"{self.code}_{self.versie}" if self.versie else ""


def ontleed(naam: str) -> Naam | None:
    """The parts of `/akn/nl/act/gm0000/2022/naam/nld@2022-01-01;2`; None when it is no such name."""
    werk, _, expressie = naam.partition("@")
    delen = werk.split("/")
    if len(delen) < 7 or delen[0] or delen[1] != "akn":
        return None
    stukken = [stuk for stuk in expressie.split(";") if stuk]
    met_datum = bool(stukken) and bool(DATUM.fullmatch(stukken[0]))
    datum = stukken[0] if met_datum else ""
    rest = stukken[1:] if met_datum else stukken
    return Naam("/".join(delen[:7]), delen[4], delen[5], rest[0] if rest else "", datum)


def als_datum(tekst: str | None) -> date | None:
    """An ISO date; None for anything else."""
    try:
        return date.fromisoformat((tekst or "").strip())
    except ValueError:
        return None


def voorvoegsel(wid: str) -> str:
    """What stands before the first `__` of a wId, "" when there is no such part."""
    begin, scheiding, _ = wid.partition("__")
    return begin if scheiding else ""
