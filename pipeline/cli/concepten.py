"""The drafts of a repository as lines and as data, for `renvooi status`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from pipeline.store.conceptstand import Conceptstand, Werktak, conceptstanden
from pipeline.store.takken import huidige_tak, open_opslag


def concepten_in(root: Path, vandaag: date) -> tuple[tuple[Conceptstand, ...], str | None]:
    """The drafts in the branches, and the branch that is checked out; nothing where there is no repository."""
    opslag = open_opslag(root)
    if opslag is None or opslag.commit("HEAD") is None:
        return (), None
    return tuple(conceptstanden(root, opslag, vandaag)), huidige_tak(opslag)


def concept_regels(found: Iterable[Conceptstand], hier: str | None) -> Iterator[str]:
    """Each draft with its base, its work and whether it is out of date."""
    for one in found:
        copy = f"kopie van {', '.join(one.was)}" if one.was else "nieuw"
        yield f"{one.adres}: {one.status}, {copy}, basis: branch {one.basis}"
        yield from (f"  {_werkregel(werk, hier)}" for werk in one.werk)
        if not one.werk:
            yield "  er is geen branch waarin hieraan gewerkt wordt"
        for reden in one.verouderd:
            yield f"  verouderd: {reden}; begin een nieuw concept van die tekst en neem uw wijzigingen over"


def _werkregel(werk: Werktak, hier: str | None) -> str:
    here = " (deze branch)" if werk.naam == hier else ""
    if werk.opgenomen:
        what = "opgenomen in de basis"
    elif not werk.commits:
        what = "nog niets bewaard"
    else:
        what = f"{_aantal(werk.commits, 'commit', 'commits')}, {_aantal(werk.bestanden, 'bestand', 'bestanden')} anders"
        what += "; loopt achter op de basis" if werk.achter else ""
    return f"branch {werk.naam}{here}: {what}"


def _aantal(count: int, een: str, meer: str) -> str:
    return f"{count} {een if count == 1 else meer}"


def concept_data(one: Conceptstand, hier: str | None) -> Mapping[str, object]:
    """A draft with Dutch keys."""
    return {
        "adres": str(one.adres),
        "status": str(one.status),
        "was": list(one.was),
        "basis": one.basis,
        "verouderd": list(one.verouderd),
        "werk": [
            {
                "branch": werk.naam,
                "hier": werk.naam == hier,
                "commits": werk.commits,
                "bestanden": werk.bestanden,
                "achter": werk.achter,
                "opgenomen": werk.opgenomen,
            }
            for werk in one.werk
        ],
    }
