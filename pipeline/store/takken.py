"""Branches of a draft: an unedited copy on its base branch, and the branch in which it is edited.

The commit of the copy is made beside the working folder, in an index of its own: nothing that the user has open, staged
or half done takes part in it. Then both branches are made in one transaction, and only then the working folder goes to
the new branch. Whatever fails on the way, the branches, the index and the files are as they were.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.model import Problem, Refused
from pipeline.store.bronnen import is_van_de_wet

if TYPE_CHECKING:
    from git import Repo

BASIS, WERK = "concept/", "werk/"
HOOFD = ("main", "master", "hoofd")
BEZIG = ("MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "rebase-merge", "rebase-apply", "BISECT_LOG")
"""What Git keeps while something is half done."""
IDENTITEIT = ("tell me who you are", "empty ident", "no email was given", "no name was given", "auto-detect")


@dataclass(frozen=True, slots=True)
class Opslag:
    """A repository, and where in it the data root is ("" when they are the same)."""

    repo: Repo
    binnen: str

    def pad(self, path: str) -> str:
        """The path in the repository of a path below the data root."""
        return f"{self.binnen}/{path}" if self.binnen else path

    def git(self, *words: str) -> str:
        """What a command of Git answers; refused, with what Git said, when it fails."""
        from git import GitCommandError

        try:
            return str(self.repo.git.execute(["git", *words]))
        except GitCommandError as error:
            raise Refused(_git_weigert(words, str(error.stderr))) from None

    def commit(self, naam: str) -> str | None:
        """The commit that a name means; None when there is none."""
        with suppress(Refused):
            return self.git("rev-parse", "--verify", "--quiet", f"{naam}^{{commit}}")
        return None

    def heeft(self, commit: str, path: str) -> bool:
        """Whether a path below the data root is in a commit."""
        with suppress(Refused):
            return bool(self.git("ls-tree", "--full-tree", commit, "--", self.pad(path)))
        return False

    def is_voor(self, eerder: str, later: str) -> bool:
        """Whether a commit is another one, or one that led to it."""
        with suppress(Refused):
            return self.git("rev-list", "--max-count=1", eerder, f"^{later}") == ""
        return False


def open_opslag(root: Path) -> Opslag | None:
    """The repository that holds the data root; None when it is in none."""
    try:
        from git import InvalidGitRepositoryError, NoSuchPathError, Repo
    except ImportError:
        return None
    try:
        repo = Repo(root.resolve(), search_parent_directories=True)
    except (InvalidGitRepositoryError, NoSuchPathError):
        return None
    top = repo.working_tree_dir
    if top is None:
        return None
    inside = root.resolve().relative_to(Path(top).resolve()).as_posix()
    return Opslag(repo, "" if inside == "." else inside)


def huidige_tak(opslag: Opslag) -> str | None:
    """The branch that is checked out; None when that is a loose commit."""
    with suppress(Refused):
        return opslag.git("symbolic-ref", "--quiet", "--short", "HEAD")
    return None


def takken(opslag: Opslag) -> Mapping[str, str]:
    """The branches with their commits: those here and, by their full name, those that were fetched."""
    listed = opslag.git(
        "for-each-ref", "--format=%(refname) %(objectname) %(symref)", "refs/heads/", "refs/remotes/"
    ).splitlines()
    found: dict[str, str] = {}
    for line in listed:
        ref, commit, symbolic = [*line.split(" "), ""][:3]
        if not symbolic:
            found[ref.removeprefix("refs/heads/").removeprefix("refs/remotes/")] = commit
    return found


def hoofdtak(opslag: Opslag) -> str | None:
    """The branch with the texts that count: what the remote says (or ours of that name, when it has all of that and
    more), or else the one with a usual name.
    """
    known = takken(opslag)
    with suppress(Refused):
        remote = opslag.git("symbolic-ref", "--quiet", "--short", "refs/remotes/origin/HEAD")
        own = remote.partition("/")[2]
        if remote in known and not own.startswith((BASIS, WERK)):
            return own if own in known and opslag.is_voor(known[remote], known[own]) else remote
    usual = opslag.git("config", "--default", "", "--get", "init.defaultBranch")
    return next((name for name in (*HOOFD, usual) if name in known), None)


def weiger_onbewaard(opslag: Opslag) -> None:
    """Refuse while something is half done, or changed below the data root and not committed."""
    folder = Path(opslag.repo.git_dir)
    if any((folder / name).exists() for name in BEZIG):
        message = "Git is nog ergens mee bezig (samenvoegen of verplaatsen van commits)."
        raise Refused(Problem(message, advice="Maak dat eerst af of breek het af; `git status` zegt hoe."))
    if opslag.commit("HEAD") is None:
        message = "In deze Git-repository is nog niets bewaard."
        advice = "Bewaar eerst de teksten die er zijn: git add ordinances, en dan git commit."
        raise Refused(Problem(message, advice=advice))
    changed = gewijzigde_bestanden(opslag)
    if changed:
        named = ", ".join(changed[:5]) + (" …" if len(changed) > 5 else "")
        message = f"Er zijn veranderingen die nog niet bewaard zijn ({named}); die zouden in het concept terechtkomen."
        raise Refused(Problem(message, advice="Bewaar ze (git commit), of zet ze zolang opzij (git stash -u)."))


def gewijzigde_bestanden(opslag: Opslag) -> tuple[str, ...]:
    """What differs below the data root from the last commit, staged or not, new files of ours with it."""
    listed = opslag.git(
        "-C",
        str(opslag.repo.working_tree_dir),
        "status",
        "--porcelain",
        "-z",
        "--no-renames",
        "--untracked-files=all",
        "--",
        opslag.binnen or ".",
    )
    names = [entry[3:] for entry in listed.split("\0") if entry]
    prefix = f"{opslag.binnen}/" if opslag.binnen else ""
    return tuple(sorted(name.removeprefix(prefix) for name in names if is_van_de_wet(name.removeprefix(prefix))))


def weiger_naam(opslag: Opslag, naam: str) -> None:
    """Refuse a name that no branch can have, or that one has already."""
    try:
        opslag.git("check-ref-format", "--branch", naam)
    except Refused:
        advice = "Gebruik letters, cijfers, streepjes en schuine strepen: werk/onderhoud."
        raise Refused(Problem(f"“{naam}” kan geen naam van een branch zijn.", advice=advice)) from None
    if opslag.commit(f"refs/heads/{naam}"):
        advice = f"Werk daarin verder (git switch {naam}), of kies met --branch een andere naam."
        raise Refused(Problem(f"De branch “{naam}” bestaat al.", advice=advice))


def kopie_commit(opslag: Opslag, begin: str, files: Mapping[str, bytes], boodschap: str) -> str:
    """A commit after `begin` with these files (by path below the data root) added; no branch knows it yet."""
    with (
        tempfile.TemporaryDirectory() as folder,
        opslag.repo.git.custom_environment(GIT_INDEX_FILE=str(Path(folder) / "index")),
    ):
        opslag.git("read-tree", begin)
        listed = Path(folder) / "bestanden"
        names = sorted(files)
        for number, name in enumerate(names):
            (Path(folder) / f"{number}").write_bytes(files[name])
        listed.write_text("".join(f"{Path(folder) / str(number)}\n" for number in range(len(names))), "utf-8")
        with listed.open("rb") as stream:
            blobs = str(
                opslag.repo.git.execute(["git", "hash-object", "-w", "--no-filters", "--stdin-paths"], istream=stream)
            ).split()
        entries = Path(folder) / "index-info"
        rows = zip(blobs, names, strict=True)
        entries.write_bytes(b"".join(f"100644 {blob}\t{opslag.pad(name)}\0".encode() for blob, name in rows))
        with entries.open("rb") as stream:
            opslag.repo.git.execute(["git", "update-index", "-z", "--add", "--index-info"], istream=stream)
        tree = opslag.git("write-tree")
    return opslag.git("commit-tree", tree, "-p", begin, "-m", boodschap)


def begin_werk(opslag: Opslag, nieuwe: Mapping[str, str], werk: str) -> None:
    """Make the branches (name → commit), all of them or none, and go to `werk` with the working folder."""
    with _terug_bij_fout(opslag, nieuwe):
        with tempfile.TemporaryFile() as stream:
            stream.write(b"".join(f"create refs/heads/{name} {sha}\n".encode() for name, sha in nieuwe.items()))
            stream.seek(0)
            opslag.repo.git.execute(["git", "update-ref", "--stdin"], istream=stream)
        opslag.git("checkout", "--quiet", werk, "--")


@contextmanager
def _terug_bij_fout(opslag: Opslag, nieuwe: Mapping[str, str]) -> Iterator[None]:
    """Whatever goes wrong inside: HEAD, index, files and branches as they were."""
    from git import GitCommandError

    index = Path(opslag.repo.git_dir) / "index"
    before = index.read_bytes() if index.exists() else None
    branch, commit = huidige_tak(opslag), opslag.git("rev-parse", "HEAD")
    known = takken(opslag)
    target = list(nieuwe.values())[-1]
    try:
        yield
    except BaseException as error:
        _herstel(opslag, (branch, commit), index, before, target)
        for name in nieuwe:
            if name not in known:
                with suppress(Refused):
                    opslag.git("update-ref", "-d", f"refs/heads/{name}")
        if isinstance(error, GitCommandError):
            raise Refused(_git_weigert((), str(error.stderr))) from None
        raise


def _herstel(opslag: Opslag, head: tuple[str | None, str], index: Path, before: bytes | None, target: str) -> None:
    """HEAD and index as they were, and so the files in which the two commits differ: all of those were clean."""
    branch, commit = head
    with suppress(Refused):
        if branch is not None:
            opslag.git("symbolic-ref", "HEAD", f"refs/heads/{branch}")
        else:
            opslag.git("update-ref", "--no-deref", "HEAD", commit)
    if before is not None:
        index.write_bytes(before)
    top = Path(str(opslag.repo.working_tree_dir))
    with suppress(Refused):
        listed = opslag.git("diff-tree", "-r", "-z", "--no-renames", "--name-status", commit, target)
        parts = listed.strip("\0").split("\0")
        for kind, name in zip(parts[::2], parts[1::2], strict=False):
            place = top / name
            if kind == "A":
                place.unlink(missing_ok=True)
                _ruim_op(place.parent, top)
            elif kind:
                opslag.git("-C", str(top), "checkout-index", "--force", "--quiet", "--", name)


def _ruim_op(folder: Path, top: Path) -> None:
    """Take away folders that are empty now."""
    while folder != top and top in folder.parents:
        try:
            folder.rmdir()
        except OSError:
            return
        folder = folder.parent


def _git_weigert(words: tuple[str, ...], said: str) -> Problem:
    lines = [line.strip() for line in said.splitlines()]
    told = " ".join(" ".join(line.removeprefix("stderr:").strip(" '") for line in lines if line).split())
    if any(hint in told for hint in IDENTITEIT):
        advice = 'git config --global user.name "Uw naam" en git config --global user.email "uw e-mailadres".'
        return Problem("Git weet nog niet wie u bent; er is niets gedaan.", advice=f"Typ eerst: {advice}")
    what = f" (git {words[0]})" if words else ""
    return Problem(f"Git weigert{what}: {told or 'zonder reden'}", advice="Er is niets veranderd.")
