"""Find the templates: the municipality's own beside its ordinances, else the packaged ones."""

from __future__ import annotations

from pathlib import Path

import pipeline
from pipeline.formats.html.sjablonen import Sjablonen, Sjabloon
from pipeline.model import Position, Problem, Refused

SUFFIX = ".j2"


def load_templates(root: Path) -> Sjablonen:
    """Every template by name; those in `templates/` next to the data root replace packaged ones of the same name."""
    found: dict[str, Sjabloon] = {}
    for folder in (packaged_templates(), root.resolve().parent / "templates"):
        found.update(_read(folder))
    return Sjablonen(found)


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
