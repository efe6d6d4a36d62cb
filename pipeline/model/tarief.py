"""Tariffs as law-data: what the tables of an annex say, and by which rule their amounts follow from each other.

Source of the terms: practice S41 and S50 to S53. Money is `Decimal`, never a float; an amount is in euros.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from pipeline.model.position import NOWHERE, Position


class Tariefsoort(StrEnum):
    """What a table prices: care by unit and by provider, a fixed sum per case, or a ride by its length."""

    PRIJZEN = "prijzen"
    BEDRAGEN = "bedragen"
    RITPRIJZEN = "ritprijzen"


class Rechtskracht(StrEnum):
    """Whether the amounts bind, or only inform of what follows from a contract or a national rule (practice: S53)."""

    VASTGESTELD = "vastgesteld"
    INFORMATIEF = "informatief"


class Uitlijning(StrEnum):
    """How the text of a column is set."""

    LINKS = "links"
    MIDDEN = "midden"
    RECHTS = "rechts"


@dataclass(frozen=True, slots=True)
class Formule:
    """A column as a share of another: `percentage` (80 is 80%) of the amount in `kolom`."""

    percentage: Decimal
    kolom: str


@dataclass(frozen=True, slots=True)
class Grens:
    """A stretch of kilometres or of the day. `vanaf` and `tot_en_met` count themselves, `na` and `voor` don't.

    Kilometres are numbers ("12,5"), times are written "09.00". A missing bound is no bound.
    """

    vanaf: str | None = None
    na: str | None = None
    voor: str | None = None
    tot_en_met: str | None = None


@dataclass(frozen=True, slots=True)
class Contract:
    """A framework contract under which amounts are due; an unknown date is None.

    `geldig_tot` is the first day on which it no longer holds.
    """

    naam: str
    geldig_van: date | None = None
    geldig_tot: date | None = None


@dataclass(frozen=True, slots=True)
class Maximum:
    """A cap on what is paid, in its own unit; `noot` is the label of the footnote that explains it.

    `landelijk` says that national law sets it: such a cap follows that law and no index of ours. `peildatum` is the day
    of the amount in that source, `nagegaan` the day on which somebody looked whether it still is.
    """

    bedrag: Decimal
    eenheid: str | None = None
    noot: str | None = None
    landelijk: bool = False
    bron: str | None = None
    peildatum: date | None = None
    nagegaan: date | None = None
    position: Position = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Afwijking:
    """An amount that deliberately is not what the formula gives, with why."""

    bedrag: Decimal
    reden: str


@dataclass(frozen=True, slots=True)
class Tariefcel:
    """What a cell says where it is more than what the formula of its column gives.

    `bedrag` (or `bedragen`, one per line) is the amount as adopted. `tekst` is the whole cell letter for letter, for
    law that is written in another way than ours ("€ 135.79 per 24 uur") or is no amount ("n.v.t."); "" is an empty
    cell.
    `eenheid` and `decimalen` replace those of the row and the column; `maximum` names a cap, `noot` a footnote.
    """

    bedrag: Decimal | None = None
    bedragen: tuple[Decimal, ...] = ()
    eenheid: str | None = None
    decimalen: int | None = None
    maximum: str | None = None
    noot: str | None = None
    tekst: str | None = None
    afwijking: Afwijking | None = None
    position: Position = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Tariefrij:
    """A row: `naam` is its first cell as the law has it, `korte_naam` how reports and amendments call it.

    `periode` says how often a fixed amount may be had ("eenmalig", "1 keer per 7 jaar"), `verwijzing` where the amount
    is set when it is not set here; `band` is the ride it prices. `cellen` is by name of column; of a column with a
    formula a cell may be missing: it is what the formula gives.
    """

    naam: str
    cellen: dict[str, Tariefcel] = field(default_factory=dict)
    korte_naam: str | None = None
    eenheid: str | None = None
    periode: str | None = None
    verwijzing: str | None = None
    band: Grens | None = None
    position: Position = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Tariefgroep:
    """Rows under one heading (a bouwsteen, a contract), which is a row of its own in bold; None: no heading.

    `contracten` names the contracts under which its amounts are due.
    """

    kop: str | None = None
    contracten: tuple[str, ...] = ()
    rijen: tuple[Tariefrij, ...] = ()
    position: Position = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Tariefkolom:
    """A column of amounts: `kop` is its heading as the law has it, `korte_naam` how reports call it.

    With a `formule` its amounts follow from another column, rounded half up to `decimalen` places. `tijdvakken` are the
    parts of the day in which it counts (ride prices).
    """

    naam: str
    kop: str
    korte_naam: str | None = None
    formule: Formule | None = None
    decimalen: int | None = None
    uitlijning: Uitlijning | None = None
    tijdvakken: tuple[Grens, ...] = ()
    position: Position = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Tarieftabel:
    """One table: its rows are `rijen`, then those of the `groepen`; `rijkop` stands above the first column.

    `decimalen` is how precise amounts are unless a column or cell says otherwise: cents. `contant` is the step to which
    a sum is rounded (half up) when paid in cash, None when there is no such rule.
    """

    naam: str
    soort: Tariefsoort
    rijkop: str
    kolommen: tuple[Tariefkolom, ...]
    titel: str | None = None
    decimalen: int = 2
    contant: Decimal | None = None
    rijen: tuple[Tariefrij, ...] = ()
    groepen: tuple[Tariefgroep, ...] = ()
    position: Position = field(default=NOWHERE, compare=False, repr=False)

    @property
    def alle_groepen(self) -> tuple[Tariefgroep, ...]:
        """The rows in printing order, those without a heading first."""
        return (Tariefgroep(rijen=self.rijen), *self.groepen) if self.rijen else self.groepen

    @property
    def alle_rijen(self) -> tuple[Tariefrij, ...]:
        """Every row in printing order, without the headings."""
        return tuple(rij for groep in self.alle_groepen for rij in groep.rijen)


@dataclass(frozen=True, slots=True)
class Tarieven:
    """A tariff file (`tarieven-….yaml`): the tables of an annex with all they rest on.

    `rechtskracht` None: nobody has said whether the amounts bind. `maxima`, `noten` and `contracten` are by the name
    under which tables call them.
    """

    tabellen: tuple[Tarieftabel, ...]
    rechtskracht: Rechtskracht | None = None
    contracten: dict[str, Contract] = field(default_factory=dict)
    maxima: dict[str, Maximum] = field(default_factory=dict)
    noten: dict[str, str] = field(default_factory=dict)
    position: Position = field(default=NOWHERE, compare=False, repr=False)
