"""`renvooi draft`: a new version to work on, in branches of which the difference shows the edits and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

import click

from pipeline.cli.plaats import pass_root
from pipeline.cli.stappen import dag_van, today_option
from pipeline.model import Adres, Gegevens, Problem, Refused, Status, Versie
from pipeline.model.versie import VERSIE
from pipeline.store.adres import NOT_ADOPTED, lijnen, ontleed
from pipeline.store.adres import Vraag as Vraagadres
from pipeline.store.atomic import place_folder_atomic
from pipeline.store.bronnen import Bron, map_bron
from pipeline.store.concept import concept_bestanden
from pipeline.store.jaarversie import nieuw_adres
from pipeline.store.lezen import laad, lees_gegevens, map_van, versies
from pipeline.store.revisies import git_bron
from pipeline.store.takken import (
    BASIS,
    WERK,
    Opslag,
    begin_werk,
    huidige_tak,
    kopie_commit,
    open_opslag,
    takken,
    weiger_naam,
    weiger_onbewaard,
)
from pipeline.store.vinden import vind_versie


@dataclass(frozen=True, slots=True)
class Vraag:
    """What was asked for: a draft of which ordinance, under which name, from which version, in which branch."""

    regeling: str
    naam: str
    van: str | None
    tak: str | None
    vandaag: date


@click.command()
@click.argument("regeling")
@click.argument("naam", metavar="VERSIE")
@click.option("--from", "van", metavar="VERSION", help="Copy this version.  [default: the version in force]")
@click.option("--branch", "tak", metavar="NAME", help="The branch to edit in.  [default: werk/VERSIE]")
@click.option("--no-git", "zonder_git", is_flag=True, help="Only write the folder; make no branches.")
@today_option
@pass_root
def draft(
    root: Path,
    regeling: str,
    naam: str,
    van: str | None,
    tak: str | None,
    zonder_git: bool,
    today: datetime | None,
) -> None:
    """Begin a new version of REGELING under the name VERSIE: a copy of the version in force, to edit.

    The unedited copy is committed to the branch concept/VERSIE; your work starts from it in a branch of its own. Ask
    for a merge of your branch into concept/VERSIE (a pull request): it shows what you edited, and nothing else. Given
    again, a second branch starts from the same copy, so that several drafts become one version.

    \b
    Examples:  renvooi draft speelplekken 2026
               renvooi draft speelplekken 2026 --branch werk/honden
               renvooi draft sociaal-domein 2023 --from 2022 --no-git
    """
    vraag = Vraag(regeling, naam, van, tak, dag_van(today))
    if zonder_git:
        if tak is not None:
            raise Refused(Problem("Met --no-git komt er geen branch.", advice="Laat --branch of --no-git weg."))
        _map(root, vraag)
        return
    opslag = open_opslag(root)
    if opslag is None:
        message = f"De map “{root.as_posix()}” staat niet onder versiebeheer van Git."
        advice = "Typ eerst git init, git add ordinances en git commit -m begin; of maak met --no-git alleen de map."
        raise Refused(Problem(message, advice=advice))
    weiger_onbewaard(opslag)
    _takken(root, opslag, vraag)


def _map(root: Path, vraag: Vraag) -> None:
    """The draft as a folder and nothing else."""
    bron = map_bron(root)
    versie = _bronversie(bron, vraag)
    adres = nieuw_adres(versie, vraag.naam, bron)
    folder = map_van(adres)
    files = concept_bestanden(bron, versie, adres)
    place_folder_atomic(root / folder, {path.removeprefix(f"{folder}/"): text for path, text in files.items()})
    click.echo(f"{adres}: concept, gelijk aan {versie.adres}.")
    _meld(bron, versie, adres, vraag)
    click.echo(f"Wijzig nu de artikelen in {root.as_posix()}/{folder}/tekst, of typ renvooi edit ARTIKEL.")


def _takken(root: Path, opslag: Opslag, vraag: Vraag) -> None:
    """The draft as a base branch and a branch to work in; the second time only the latter."""
    bron = replace(git_bron(root, "HEAD"), revisie=None)
    lijn = kies_lijn(bron, vraag.regeling)
    basis = basis_van(opslag, lijn, vraag.naam)
    known = takken(opslag)
    found = next((name for name in known if name == basis or name.endswith(f"/{basis}")), None)
    werk = vraag.tak or _vrij(f"{WERK}{basis.removeprefix(BASIS)}", known)
    weiger_naam(opslag, werk)
    if found is not None:
        _nog_een(root, opslag, replace(lijn, versie=vraag.naam), vraag, (basis, found, werk))
        return
    _weiger_op_concept(opslag, known)
    versie = _bronversie(bron, vraag)
    adres = nieuw_adres(versie, vraag.naam, map_bron(root))
    weiger_naam(opslag, basis)
    files = concept_bestanden(bron, versie, adres)
    message = (
        f"Concept {adres}: ongewijzigde kopie van {versie.adres}\n\nDe wijzigingen gaan van een eigen branch naar "
    )
    begin = opslag.git("rev-parse", "HEAD")
    commit = kopie_commit(opslag, begin, files, f"{message}{basis}.\n")
    begin_werk(opslag, {basis: commit, werk: commit}, werk)
    click.echo(f"{adres}: concept, gelijk aan {versie.adres}.")
    _meld(bron, versie, adres, vraag)
    _vervolg(basis, werk)


def _nog_een(root: Path, opslag: Opslag, adres: Adres, vraag: Vraag, namen: tuple[str, str, str]) -> None:
    """Another branch to work in, from the base that is there."""
    basis, found, werk = namen
    tip = str(takken(opslag)[found])
    gegevens = lees_gegevens(git_bron(root, found), replace(adres, revisie=found))
    if gegevens.status is not Status.CONCEPT:
        message = f"De versie {adres} op de branch {found} is {gegevens.status} en geen concept meer."
        raise Refused(Problem(message, advice="Kies een andere naam voor de nieuwe versie."))
    if vraag.van is not None and vraag.van.rpartition("@")[2] not in (gegevens.was or ("",)):
        message = f"Het concept {adres} bestaat al en volgt op {', '.join(gegevens.was) or 'niets'}."
        raise Refused(Problem(message, advice="Laat --from weg, of kies een andere naam voor de nieuwe versie."))
    new = {werk: tip} if found == basis else {basis: tip, werk: tip}
    here = huidige_tak(opslag)
    begin_werk(opslag, new, werk)
    if vraag.tak is None and here and here.startswith(WERK) and opslag.is_voor(tip, takken(opslag)[here]):
        click.echo(f"U werkte er al aan in {here}. Wilt u daar verder, typ dan git switch {here}.", err=True)
    click.echo(f"{adres}: er was al een concept; u werkt mee aan dezelfde versie.")
    _vervolg(basis, werk)


def _vervolg(basis: str, werk: str) -> None:
    click.echo(f"Basis: branch {basis} (de kopie; daar werkt u niet in). U werkt nu in: branch {werk}.")
    click.echo(f"Wijzig artikelen met renvooi edit ARTIKEL; vraag daarna samenvoegen van {werk} naar {basis}.")


def kies_lijn(bron: Bron, regeling: str) -> Adres:
    """The one ordinance that is meant, as the address of a version without a name."""
    if "@" in regeling:
        message = f"“{regeling}” noemt een versie; hier hoort alleen de regeling."
        advice = f"Schrijf {regeling.partition('@')[0]}; met --from kiest u de versie die gekopieerd wordt."
        raise Refused(Problem(message, advice=advice))
    fitting = lijnen(Vraagadres(regeling, regeling.strip().strip("/"), None), versies(bron))
    if len(fitting) > 1:
        named = ", ".join(sorted("/".join(line) for line in fitting))
        message = f"“{regeling}” past op meer dan één regeling: {named}."
        raise Refused(Problem(message, advice="Schrijf overheid/regeling voluit."))
    return Adres(*next(iter(fitting)), "")


def _bronversie(bron: Bron, vraag: Vraag) -> Versie:
    """The version to copy: the one in force, or the one that was named."""
    lijn = kies_lijn(bron, vraag.regeling)
    pad = f"{lijn.overheid}/{lijn.lijn}"
    if vraag.van is None:
        wat = ontleed(f"{pad}@geldend:{vraag.vandaag.isoformat()}")
        try:
            adres = vind_versie(bron, wat)
        except Refused as refused:
            advice = "Noem met --from de versie die gekopieerd moet worden."
            raise Refused(replace(problem, advice=advice) for problem in refused.problems) from None
    else:
        name = vraag.van if "@" in vraag.van else f"{pad}@{vraag.van}"
        adres = vind_versie(bron, ontleed(name))
        if (adres.overheid, adres.lijn) != (lijn.overheid, lijn.lijn):
            message = f"{adres} is een andere regeling dan {pad}."
            raise Refused(Problem(message, advice="Een concept is een kopie van een versie van dezelfde regeling."))
    return laad(bron, adres)


def basis_van(opslag: Opslag, lijn: Adres, naam: str) -> str:
    """The base branch of a draft: concept/2026, or with the ordinance in it when another one has that name."""
    plain = f"{BASIS}{naam}"
    for name, commit in takken(opslag).items():
        if (name == plain or name.endswith(f"/{plain}")) and not opslag.heeft(
            commit, f"{lijn.overheid}/{lijn.lijn}/{naam}/{VERSIE}"
        ):
            return f"{BASIS}{lijn.lijn}-{naam}"
    return plain


def _vrij(naam: str, known: Mapping[str, str]) -> str:
    """The name, or with a number behind it when it is taken."""
    free, count = naam, 1
    while free in known or any(name.endswith(f"/{free}") for name in known):
        count += 1
        free = f"{naam}-{count}"
    return free


def _weiger_op_concept(opslag: Opslag, known: Mapping[str, str]) -> None:
    """Refuse to begin a draft in the branch of another one: that would come along."""
    here = opslag.git("rev-parse", "HEAD")
    for name, commit in known.items():
        is_basis = name.startswith(BASIS) or f"/{BASIS}" in name
        if is_basis and opslag.is_voor(commit, here):
            tak = huidige_tak(opslag) or "deze commit"
            message = f"U werkt nu in {tak}, dat bij het concept {name} hoort; dat zou meegaan in het nieuwe concept."
            raise Refused(Problem(message, advice="Ga eerst naar de branch met de geldende teksten: git switch main."))


def _meld(bron: Bron, versie: Versie, adres: Adres, vraag: Vraag) -> None:
    for line in _samenloop(bron, versie, adres, vraag):
        click.echo(line, err=True)


def _samenloop(bron: Bron, versie: Versie, adres: Adres, vraag: Vraag) -> Iterator[str]:
    """Other versions that may touch the draft: adopted ones that were not copied, and other drafts."""
    eerder = _voorlopers(bron, versie)
    for other in versies(bron):
        same = (other.overheid, other.lijn) == (adres.overheid, adres.lijn)
        if not same or other.versie in (adres.versie, *eerder):
            continue
        facts = _feiten(bron, other)
        if facts is None:
            continue
        since = facts.inwerkingtreding
        if facts.status in NOT_ADOPTED:
            yield f"Let op: er loopt al een concept van deze regeling: {other} ({facts.status})."
        elif since is None or since > vraag.vandaag:
            when = f"geldt pas vanaf {since.isoformat()}" if since else "heeft nog geen dag van inwerkingtreding"
            yield f"Let op: {other} is {facts.status} maar {when}; die wijzigingen zitten niet in deze kopie (--from)."


def _voorlopers(bron: Bron, versie: Versie) -> frozenset[str]:
    """The names of the version and of those that it follows: their text is in the copy already."""
    found: set[str] = set()
    todo = [versie.adres.versie]
    while todo:
        name = todo.pop()
        facts = _feiten(bron, replace(versie.adres, versie=name)) if name not in found else None
        if facts is not None:
            found.add(name)
            todo += facts.was
    return frozenset(found)


def _feiten(bron: Bron, adres: Adres) -> Gegevens | None:
    """The record of another version; one that can't be read is told by `renvooi status`, and stops no draft."""
    with suppress(Refused):
        return lees_gegevens(bron, adres)
    return None
