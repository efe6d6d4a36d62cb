"""Where the drafts in the branches of a repository stand: their copy, the work on it, and whether it is out of date."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from pipeline.model import Adres, Refused, Status
from pipeline.model.versie import VERSIE
from pipeline.store.adres import NOT_ADOPTED, ontleed
from pipeline.store.bronnen import Bron
from pipeline.store.lezen import laad, lees_gegevens, map_van, versies
from pipeline.store.revisies import git_bron
from pipeline.store.takken import BASIS, Opslag, hoofdtak, takken
from pipeline.store.vinden import vind_versie


@dataclass(frozen=True, slots=True)
class Werktak:
    """A branch in which a draft is edited, seen from its base."""

    naam: str
    commits: int
    bestanden: int
    achter: bool
    opgenomen: bool


@dataclass(frozen=True, slots=True)
class Conceptstand:
    """A draft in the branches: what it is a copy of, in which branch the copy is, and why it would be out of date."""

    adres: Adres
    was: tuple[str, ...]
    status: Status
    basis: str
    verouderd: tuple[str, ...]
    werk: tuple[Werktak, ...]


def conceptstanden(root: Path, opslag: Opslag, vandaag: date) -> Iterator[Conceptstand]:
    """Every draft that has a base branch here or at a remote, in the order of those branches."""
    known = takken(opslag)
    main = hoofdtak(opslag)
    law = _zonder_revisie(root, main) if main else None
    for basis, tip in known.items():
        if not _is_basis(basis) or _is_dubbel(basis, known):
            continue
        with suppress(Refused):  # a branch without the data, or with a record that can't be read, is no draft of ours
            bron = _zonder_revisie(root, basis)
            for adres in versies(bron):
                if law is not None and f"{map_van(adres)}/{VERSIE}" in law:
                    continue
                gegevens = lees_gegevens(bron, adres)
                stale = tuple(_verouderd(law, bron, adres, gegevens.was, vandaag)) if law is not None else ()
                begin = _begin(opslag, tip, adres) or tip
                work = tuple(_werk(opslag, known, (basis, tip), begin, main))
                yield Conceptstand(adres, gegevens.was, gegevens.status, basis, stale, work)


def _zonder_revisie(root: Path, naam: str) -> Bron:
    return replace(git_bron(root, naam), revisie=None)


def _is_basis(naam: str) -> bool:
    return naam.startswith(BASIS) or naam.partition("/")[2].startswith(BASIS)


def _is_dubbel(naam: str, known: Mapping[str, str]) -> bool:
    """Whether a branch was fetched of which there is one of our own."""
    return naam.partition("/")[2] in known


def _verouderd(law: Bron, bron: Bron, adres: Adres, was: tuple[str, ...], vandaag: date) -> Iterator[str]:
    """Why the copy is no longer the text to start from."""
    for name in was:
        before = replace(adres, versie=name)
        if f"{map_van(before)}/{VERSIE}" not in law:
            continue
        if _andere_tekst(law, bron, before):
            yield f"de tekst van {name} is veranderd nadat hij gekopieerd is"
    followers = []
    for other in versies(law):
        if (other.overheid, other.lijn) == (adres.overheid, adres.lijn):
            facts = lees_gegevens(law, other)
            if facts.status not in NOT_ADOPTED and set(facts.was) & set(was):
                followers.append(other.versie)
                yield f"na {', '.join(was)} is {other.versie} {facts.status}"
    with suppress(Refused):
        now = vind_versie(law, ontleed(f"{adres.overheid}/{adres.lijn}@geldend:{vandaag.isoformat()}"))
        if now.versie not in (*was, *followers) and _later(law, now, was):
            yield f"op {vandaag.isoformat()} geldt {now.versie}, niet {', '.join(was)}"


def _later(law: Bron, now: Adres, was: tuple[str, ...]) -> bool:
    """Whether the version in force came after those copied, along any chain; what was copied may be in force later."""
    todo, seen = [now.versie], set[str]()
    while todo:
        name = todo.pop()
        if name in seen:
            continue
        seen.add(name)
        with suppress(Refused):
            before = lees_gegevens(law, replace(now, versie=name)).was
            if set(before) & set(was):
                return True
            todo += before
    return False


def _andere_tekst(law: Bron, bron: Bron, adres: Adres) -> bool:
    """Whether the text of a version is not the same in two states; what has the same blobs isn't read."""
    folder = f"{map_van(adres)}/tekst"
    if {path: law.paden[path] for path in law.onder(folder)} == {path: bron.paden[path] for path in bron.onder(folder)}:
        return False
    with suppress(Refused):
        return laad(law, adres).regeling != laad(bron, adres).regeling
    return True


def _begin(opslag: Opslag, tip: str, adres: Adres) -> str | None:
    """The commit that put the copy there."""
    with suppress(Refused):
        path = opslag.pad(f"{map_van(adres)}/{VERSIE}")
        top = str(opslag.repo.working_tree_dir)
        found = opslag.git("-C", top, "log", "--diff-filter=A", "--format=%H", tip, "--", path).split()
        return found[-1] if found else None
    return None


def _werk(
    opslag: Opslag, known: Mapping[str, str], basis: tuple[str, str], begin: str, main: str | None
) -> Iterator[Werktak]:
    """The branches that start from the copy."""
    naam, tip = basis
    for other, commit in known.items():
        skip = other == main or _is_basis(other) or _is_dubbel(other, known) or other.endswith(f"/{naam}")
        if skip or not opslag.is_voor(begin, commit):
            continue
        commits = int(opslag.git("rev-list", "--count", f"{tip}..{commit}"))
        files = len(opslag.git("diff", "--name-only", f"{tip}...{commit}").splitlines())
        behind = not opslag.is_voor(tip, commit)
        yield Werktak(other, commits, files, behind, commit != begin and opslag.is_voor(commit, tip))
