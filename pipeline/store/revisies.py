"""A data root as it is in a Git revision: one listing, then `cat-file --batch`; nothing is checked out.

GitPython is imported here only, and late: without it (or without git) everything on disk still works.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pipeline.model import Position, Problem, Refused
from pipeline.store.bronnen import (
    AFGEBROKEN,
    Bron,
    afgebroken,
    geen_bestand,
    geen_koppeling,
    heet_als_bestand,
    is_van_de_wet,
)

if TYPE_CHECKING:
    from git import Repo

SYMLINK, SUBMODULE = "120000", "commit"


class Regel(NamedTuple):
    """A line of `git ls-tree`."""

    mode: str
    kind: str
    sha: str
    path: str


def git_bron(root: Path, revisie: str) -> Bron:
    """The Bron of a data root as it is in a Git revision; nothing is checked out.

    `root` is the folder on disk (it may be the repository itself or a folder in it, and need not exist any more).
    """
    repository, inside = _repository(root, revisie)
    listing = _ls_tree(repository, _commit(repository, revisie), inside)
    if listing is None:
        where = f"map “{inside}”" if inside else "inhoud"
        raise Refused(Problem(f"Git-revisie “{revisie}” heeft geen {where}.", advice="Kies een andere revisie."))
    return _bron(repository, listing, revisie)


def git_bron_of_leeg(root: Path, revisie: str, naam: str) -> Bron:
    """The same under a name of its own; of a revision that did not have the folder yet a Bron without files."""
    repository, inside = _repository(root, revisie)
    return _bron(repository, _ls_tree(repository, _commit(repository, revisie), inside) or [], naam)


def _bron(repository: Repo, listing: list[Regel], revisie: str) -> Bron:
    found: dict[str, str] = {}
    wrong: dict[str, Problem] = {}
    for mode, kind, sha, path in listing:
        if path.rpartition("/")[2] == AFGEBROKEN:
            wrong[path] = afgebroken(f"{revisie}:{path}")
        if not is_van_de_wet(path):
            continue
        misnamed = _map_als_bestand(path)
        if misnamed:
            wrong[misnamed] = geen_bestand(f"{revisie}:{misnamed}")
        elif mode == SYMLINK:
            wrong[path] = geen_koppeling(f"{revisie}:{path}")
        elif kind == SUBMODULE:
            message = "Dit is een submodule van Git; de bestanden erin horen niet bij deze revisie."
            wrong[path] = Problem(message, Position(f"{revisie}:{path}"), "Neem de bestanden zelf op.")
        else:
            found[path] = sha

    def read(sha: str) -> bytes:
        return bytes(repository.git.get_object_data(sha)[3])

    return Bron(found, read, revisie, wrong).volledig()


def gemeenschappelijk_begin(root: Path, basis: str, kop: str) -> str:
    """The commit from which `kop` left `basis`: what came to `basis` afterwards is no work of `kop`.

    It is `basis` itself when the two have nothing in common. Refused when the history is cut off before it.
    """
    from git import GitCommandError

    repository, _ = _repository(root, basis)
    ours, theirs = _commit(repository, basis), _commit(repository, kop)
    try:
        return str(repository.git.merge_base(ours, theirs))
    except GitCommandError:
        if repository.git.rev_parse("--is-shallow-repository") == "true":
            message = f"De geschiedenis is niet ver genoeg opgehaald om te zien waar “{kop}” en “{basis}” uiteengaan."
            advice = "Haal alles op: `git fetch --unshallow`; in CI met `fetch-depth: 0` of `GIT_DEPTH: 0`."
            raise Refused(Problem(message, advice=advice)) from None
        return ours


def _map_als_bestand(path: str) -> str:
    """The first folder of a path that has the name of a file, "" when there is none."""
    folders = path.split("/")[:-1]
    first = next((depth for depth, name in enumerate(folders, 1) if heet_als_bestand(name)), 0)
    return "/".join(folders[:first])


def _repository(root: Path, revisie: str) -> tuple[Repo, str]:
    """The repository that holds the root, and the root's path inside it ("" when they are the same)."""
    try:
        from git import InvalidGitRepositoryError, NoSuchPathError, Repo
    except ImportError:
        advice = "Installeer git, of geef een versie op zonder revisie."
        raise Refused(Problem(f"Git is niet gevonden; revisie “{revisie}” is niet te lezen.", advice=advice)) from None
    resolved = root.resolve()
    existing = next(folder for folder in (resolved, *resolved.parents) if folder.is_dir())
    try:
        repository = Repo(existing, search_parent_directories=True)
    except (InvalidGitRepositoryError, NoSuchPathError):
        message = f"De map “{root.as_posix()}” staat niet onder versiebeheer van Git; revisie “{revisie}” bestaat niet."
        raise Refused(Problem(message, advice="Geef een versie op zonder revisie.")) from None
    top = repository.working_tree_dir
    inside = resolved.relative_to(Path(top).resolve()).as_posix() if top else ""
    return repository, "" if inside == "." else inside


def _commit(repository: Repo, revisie: str) -> str:
    from git import GitCommandError

    if revisie and not revisie.startswith("-"):
        try:
            return str(repository.git.rev_parse("--verify", "--quiet", f"{revisie}^{{commit}}"))
        except GitCommandError:
            pass
    advice = "Geef een branch, tag of commit op die `git log` kent; haal hem zo nodig eerst op met `git fetch`."
    raise Refused(Problem(f"Git-revisie “{revisie}” bestaat niet.", advice=advice))


def _ls_tree(repository: Repo, commit: str, inside: str) -> list[Regel] | None:
    """Every entry under the folder, None when the revision doesn't have it."""
    from git import GitCommandError

    try:
        raw = repository.git.ls_tree(
            "-r", "-z", "--full-tree", f"{commit}:{inside}", stdout_as_string=False, strip_newline_in_stdout=False
        )
    except GitCommandError:
        return None
    lines: list[Regel] = []
    for record in bytes(raw).split(b"\0"):
        if record:
            facts, _, path = record.partition(b"\t")
            mode, kind, sha = facts.decode("ascii").split()
            lines.append(Regel(mode, kind, sha, path.decode("utf-8", "surrogateescape")))
    return lines
