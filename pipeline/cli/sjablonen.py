"""Find the templates: the municipality's own beside its ordinances, else the packaged ones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from rapidfuzz import fuzz, process

import pipeline
from pipeline.council import aanhef, documenten, overzicht, slot, sluiting, vergelijking
from pipeline.formats.html.sjablonen import Sjablonen, Sjabloon
from pipeline.formats.html.weergave import WORDS
from pipeline.model import Position, Problem, Refused

SUFFIX = ".j2"
PAGES = (
    documenten.BIJLAGE1,
    documenten.BIJLAGE2,
    documenten.ADVIESNOTA,
    documenten.RAADSVOORSTEL,
    documenten.RAADSBESLUIT,
    documenten.BESLUITENLIJST,
    documenten.VERANDERINGEN,
    documenten.CONSOLIDATIE,
    vergelijking.NAAM,
)
TEXTS = (WORDS, aanhef.TEMPLATE, slot.TEMPLATE, sluiting.TEMPLATE, overzicht.TEMPLATE)
ASKED = (*(f"html/{name}.html{SUFFIX}" for name in PAGES), *TEXTS)
"""The templates that the program itself asks for; the others are named in these."""


def load_templates(root: Path) -> Sjablonen:
    """Every template by name; those in `templates/` next to the data root replace packaged ones of the same name.

    One of the municipality's own that nothing asks for is refused: a wrong name would be passed over in silence.
    """
    ours, theirs = packaged_templates(), root.resolve().parent / "templates"
    packaged = _read(ours)
    own = packaged if theirs == ours else _read(theirs)
    found = packaged | own
    used = _used(found)
    known = used if theirs == ours else used | packaged.keys()
    problems = [_unused(name, known) for name in own if name not in known]
    problems += [_unused(name, known) for name in _without_suffix(theirs) if f"{name}{SUFFIX}" in known]
    if problems:
        raise Refused(sorted(problems, key=lambda problem: problem.position))
    return Sjablonen(found)


def _used(found: Mapping[str, Sjabloon]) -> frozenset[str]:
    """The templates that a document is made of, and all that these name."""
    used: set[str] = set()
    todo = [name for name in ASKED if name in found]
    while todo:
        name = todo.pop()
        if name not in used:
            used.add(name)
            text = found[name].tekst
            todo += [other for other in found if f'"{other}"' in text or f"'{other}'" in text]
    return frozenset(used)


def _unused(name: str, known: Iterable[str]) -> Problem:
    near = process.extractOne(name, sorted(known), scorer=fuzz.ratio, score_cutoff=70)
    advice = f"Bedoelt u “{near[0]}”?" if near else "Haal het weg, of gebruik het in een ander sjabloon."
    return Problem(f"Geen enkel stuk gebruikt het sjabloon “{name}”.", Position(f"templates/{name}"), advice)


def _without_suffix(folder: Path) -> list[str]:
    """The other files of the folder, such as a template that was saved as `adviesnota.html`."""
    names = [path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*")) if path.is_file()]
    return [name for name in names if not name.endswith(SUFFIX)]


def packaged_templates() -> Path:
    """The templates that come with the program: inside the package, or beside it in a working copy."""
    package = Path(pipeline.__file__).resolve().parent
    inside = package / "templates"
    return inside if inside.is_dir() else package.parent / "templates"


def _read(folder: Path) -> dict[str, Sjabloon]:
    found: dict[str, Sjabloon] = {}
    problems: list[Problem] = []
    for path in sorted(folder.rglob(f"*{SUFFIX}")):
        name = path.relative_to(folder).as_posix()
        try:
            found[name] = Sjabloon(f"templates/{name}", path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError) as error:
            reason = (
                "is geen UTF-8" if isinstance(error, UnicodeDecodeError) else f"is niet te lezen ({error.strerror})"
            )
            problems.append(Problem(f"Dit sjabloon {reason}.", Position(path.as_posix()), "Herstel of verwijder het."))
    if problems:
        raise Refused(problems)
    return found
