"""`renvooi fmt`: every text in its one canonical form, every file under the name that its heading gives."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import TypeAlias

import click

from pipeline.cli.concept import draai_afgebroken_terug
from pipeline.cli.groep import REFUSED
from pipeline.cli.plaats import pass_root
from pipeline.formats.markdown.fmt import Soort, fmt_text
from pipeline.model import Adres, Position, Problem, Refused
from pipeline.store.atomic import write_atomic
from pipeline.store.bronnen import DEPTH, Bron, is_van_de_wet, map_bron
from pipeline.store.kenmerken import krijgt_kenmerken, met_kenmerk, nieuwe_kenmerken
from pipeline.store.lezen import brontekst, laad, lees_gegevens, map_van, versies
from pipeline.store.namen import Naamverschil, naam_verschillen
from pipeline.store.omzetten import zet_om
from pipeline.store.schrijven import tekst_bestanden

WOULD_CHANGE = 1
"""Exit code of `--check` when something is not in its canonical form."""

TEKST, BESLUIT = "tekst", "besluit"
KINDS = {"artikel": Soort.ARTIKEL, "bijlage": Soort.BIJLAGE, "toelichting": Soort.TOELICHTING}


Namen: TypeAlias = dict[Adres, tuple[Naamverschil, ...]]
"""Per version the files that have another name than their heading gives."""


@dataclass(frozen=True, slots=True)
class Woorden:
    """How the report says what happened to one text, to several, and to a name."""

    een: str
    meer: str
    hernoemd: str


DONE = Woorden("herschreven", "herschreven", "hernoemd")
WOULD = Woorden("zou anders worden", "zouden anders worden", "zou hernoemd worden")


@dataclass(frozen=True, slots=True)
class Tekstbestand:
    """A text on disk: how it is shown, how it is read, and its folder relative to `tekst/`."""

    pad: Path
    getoond: str
    soort: Soort
    folder: str


@click.command()
@click.argument("pad", nargs=-1, type=click.Path(path_type=Path))
@click.option("--check", "mode", flag_value="check", help="Change nothing; exit 1 when something would change.")
@pass_root
def fmt(root: Path, pad: tuple[Path, ...], mode: str | None) -> None:
    """Write texts in their one canonical form; PAD is a file or folder, the whole data root by default.

    Never changes a word. Files get the names that their headings give when a whole version is formatted, and a new
    article of a draft gets the id by which it is known however it is renumbered.
    Exit codes: 0 done, 1 with --check when something would change, 2 when a text can't be read.

    \b
    Example:  renvooi fmt
              renvooi fmt --check ordinances/olst-wijhe
    """
    if mode is None:
        draai_afgebroken_terug(root)
    problems: list[Problem] = []
    texts = find_texts(pad or (root,), root, problems)
    changed = {text.pad: new for text in texts if (new := formatted(text, problems)) is not None}
    changed |= {} if problems else identified(root, texts, changed)
    if mode is None:
        changed = {path: content for path, content in changed.items() if written(path, content, problems)}
    named = {} if problems else misnamed(root, pad or (root,), changed, problems)
    if mode is None:
        for adres in named:
            rename(root, adres, problems)
    report(texts, changed, named, WOULD if mode else DONE)
    for problem in problems:
        click.echo(str(problem), err=True)
    if problems:
        sys.exit(REFUSED)
    if mode and (changed or named):
        sys.exit(WOULD_CHANGE)


def find_texts(paths: Iterable[Path], root: Path, problems: list[Problem]) -> tuple[Tekstbestand, ...]:
    """The texts that the paths hold; a path without any is a problem."""
    found: dict[Path, Tekstbestand] = {}
    for path in paths:
        candidates = sorted(path.rglob("*.md")) if path.is_dir() else [path]
        texts = [text for candidate in candidates if (text := as_text(candidate, root)) is not None]
        if not path.exists():
            problems.append(
                Problem("Dit bestand of deze map bestaat niet.", Position(path.as_posix()), "Controleer het pad.")
            )
        elif not texts:
            advice = "Geef een .md-bestand in tekst/ of besluit/ van een versie op, of een map daarboven."
            problems.append(Problem("Hier staat geen tekst van een versie.", Position(path.as_posix()), advice))
        found.update((text.pad.resolve(), text) for text in texts)
    return tuple(found[key] for key in sorted(found))


def as_text(path: Path, root: Path) -> Tekstbestand | None:
    """What kind of text a file is, by its place and its name; None when it is no text of a version."""
    whole = path.resolve()
    within = whole.relative_to(root.resolve()) if inside(path, root) else None
    parts = PurePosixPath((within or whole).as_posix()).parts
    shown = "/".join(parts) if within else path.as_posix()
    if path.suffix != ".md" or path.is_symlink() or not path.is_file():
        return None
    if not all(is_van_de_wet(part) for part in (within or path).parts):
        return None
    place = next((index for index, part in enumerate(parts[:-1]) if part in (TEKST, BESLUIT)), None)
    if place is None:
        return None
    if parts[place] == BESLUIT:
        return Tekstbestand(path, shown, Soort.STUK, "")
    folder = "/".join(parts[place + 1 : -1])
    if path.name == "_tekst.md":
        return Tekstbestand(path, shown, Soort.VOORBLAD, folder)
    if path.name.startswith("_"):
        return Tekstbestand(path, shown, Soort.KOP, folder)
    kind = next((soort for name, soort in KINDS.items() if path.name.startswith(name)), None)
    return Tekstbestand(path, shown, kind, folder) if kind else None


def formatted(text: Tekstbestand, problems: list[Problem]) -> bytes | None:
    """The text in canonical form; None when it is so already or can't be read (the problems then say why)."""
    try:
        content = text.pad.read_bytes()
        made = fmt_text(content.decode("utf-8"), text.soort, text.getoond, text.folder)
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        problems.append(Problem("Dit bestand is geen UTF-8.", Position(text.getoond, line), "Sla het op als UTF-8."))
        return None
    if not isinstance(made, str):
        problems.extend(made)
        return None
    new = made.encode()
    return new if new != content else None


def identified(root: Path, texts: tuple[Tekstbestand, ...], changed: dict[Path, bytes]) -> dict[Path, bytes]:
    """The articles of drafts that get an id, as they become; a version that can't be read is told elsewhere."""
    chosen = {text.pad.resolve(): text.pad for text in texts if text.soort is Soort.ARTIKEL and inside(text.pad, root)}
    folders = {"/".join(path.relative_to(root.resolve()).parts[:DEPTH]) for path in chosen}
    found: dict[Path, bytes] = {}
    bron = overlaid(root, changed) if folders else None
    for adres in versies(bron) if bron is not None else ():
        folder = map_van(adres)
        if bron is None or folder not in folders:
            continue
        with suppress(Refused):
            regeling = brontekst(bron, adres)
            if not krijgt_kenmerken(lees_gegevens(bron, adres), regeling):
                continue
            for name, kenmerk in nieuwe_kenmerken(regeling).items():
                path = f"{folder}/{TEKST}/{name}"
                if (place := chosen.get((root / path).resolve())) is not None:
                    found[place] = met_kenmerk(bron[path].decode("utf-8"), kenmerk).encode()
    return found


def written(path: Path, content: bytes, problems: list[Problem]) -> bool:
    """Write a text; False, with the problem told, when that can't be done."""
    try:
        write_atomic(path, content)
    except Refused as refused:
        problems.extend(refused.problems)
        return False
    return True


def misnamed(root: Path, paths: tuple[Path, ...], changed: dict[Path, bytes], problems: list[Problem]) -> Namen:
    """The versions, wholly inside one of the paths, that have files under other names than their headings give."""
    bron = overlaid(root, changed)
    found: Namen = {}
    for adres in versies(bron):
        place = (root / adres.overheid / adres.lijn / adres.versie).resolve()
        if not any(place.is_relative_to(path.resolve()) for path in paths):
            continue
        try:
            if differences := naam_verschillen(laad(bron, adres).regeling):
                found[adres] = differences
        except Refused as refused:
            problems.extend(refused.problems)
    return found


def overlaid(root: Path, changed: dict[Path, bytes]) -> Bron:
    """The data root as it is once the changed texts are written."""
    bron = map_bron(root)
    new = {
        path.resolve().relative_to(root.resolve()).as_posix(): text
        for path, text in changed.items()
        if inside(path, root)
    }
    place = {bron.paden[path]: content for path, content in new.items() if path in bron}
    return replace(bron, lees=lambda where: place[where] if where in place else bron.lees(where))


def inside(path: Path, root: Path) -> bool:
    """Whether the path is in the data root."""
    return path.resolve().is_relative_to(root.resolve())


def rename(root: Path, adres: Adres, problems: list[Problem]) -> None:
    """Write the version under its right names, references and order with it; then take the old files away."""
    folder = root / map_van(adres)
    regeling = brontekst(map_bron(root), adres)
    try:
        files = {f"{TEKST}/{name}": content for name, content in tekst_bestanden(regeling).items()}
    except Refused as refused:
        problems.extend(refused.problems)
        return
    zet_om(folder, files, [f"{TEKST}/{difference.van}" for difference in naam_verschillen(regeling)])


def report(texts: tuple[Tekstbestand, ...], changed: dict[Path, bytes], named: Namen, words: Woorden) -> None:
    """What was done, or would be, on one line per file."""
    for text in texts:
        if text.pad in changed:
            click.echo(f"{words.een}: {text.getoond}")
    for adres, differences in named.items():
        folder = f"{adres.overheid}/{adres.lijn}/{adres.versie}/{TEKST}"
        for difference in differences:
            click.echo(f"{words.hernoemd}: {folder}/{difference.van} → {difference.naar}")
    click.echo(f"{len(changed)} van {len(texts)} teksten {words.een if len(changed) == 1 else words.meer}.")
