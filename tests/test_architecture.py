"""The house rules that a machine can check: which room may import which, and what only the CLI may touch."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "pipeline"

LOWER = frozenset({"model"})
MIDDLE = LOWER | {"compare", "formats", "store"}
ALLOWED = {
    "": frozenset[str](),
    "model": LOWER,
    "compare": LOWER | {"compare"},
    "formats": LOWER | {"formats"},
    "store": LOWER | {"store", "formats.markdown"},
    "council": MIDDLE | {"council"},
    "amend": MIDDLE | {"amend"},
    "lint": MIDDLE | {"lint"},
    "cli": MIDDLE | {"council", "amend", "lint", "cli"},
}
"""Per room, what it may import of ours (design §2); `""` is `pipeline/__init__.py` itself."""

CLI_ONLY_MODULES = ("click", "rich", "time", "locale", "random", "secrets", "socket", "urllib.request")
CLI_ONLY_NAMES = (
    "print",
    "input",
    "os.environ",
    "os.getenv",
    "os.getcwd",
    "sys.argv",
    "sys.stdin",
    "sys.stdout",
    "sys.stderr",
    "datetime.datetime.now",
    "datetime.datetime.today",
    "datetime.datetime.utcnow",
    "datetime.date.today",
    "pathlib.Path.cwd",
    "pathlib.Path.home",
    "uuid.uuid1",
    "uuid.uuid4",
)
"""Terminal, clock, environment, network and chance: read in cli/ and handed on as values."""

NAMELESS = frozenset({"utils", "util", "helpers", "helper", "manager", "base", "common", "misc"})
LONGEST = 400


def violations(path: PurePosixPath, source: str) -> list[str]:
    """What a module of the package breaks; `path` is relative to `pipeline/`."""
    room = path.parts[0] if len(path.parts) > 1 else ""
    if room not in ALLOWED or (room == "" and path.name != "__init__.py"):
        return [f"{path}: no such room; see the layout in README.md"]
    found = [f"{path}: {part} says nothing; name it after what it holds" for part in _nameless(path)]
    lines = source.count("\n")
    if lines > LONGEST:
        found.append(f"{path}: {lines} lines; more than {LONGEST} is two modules")
    tree = ast.parse(source)
    imports = list(_imports(path, tree))
    for line, target in imports:
        if target == "pipeline" or target.startswith("pipeline."):
            inner = target.removeprefix("pipeline").removeprefix(".")
            if not inner and room == "cli":
                continue  # the package itself, to find the folder it is installed in
            if not any(_within(inner, allowed) for allowed in ALLOWED[room]):
                found.append(f"{path}:{line}: {room or 'pipeline'} may not import {target}")
        elif room != "cli" and any(_within(target, name) for name in CLI_ONLY_MODULES):
            found.append(f"{path}:{line}: {target} belongs in cli/")
    if room != "cli":
        found += [f"{path}:{line}: {name} belongs in cli/" for line, name in _forbidden_names(tree)]
    return found


def _within(target: str, name: str) -> bool:
    return target == name or target.startswith(name + ".")


def _nameless(path: PurePosixPath) -> list[str]:
    return [part for part in (*path.parts[:-1], path.stem) if part in NAMELESS]


def _imports(path: PurePosixPath, tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Every imported module, absolute; of `from pipeline import x` and `from pipeline.formats import x` also x."""
    here = ("pipeline", *path.parts[:-1])
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = here[: len(here) - node.level + 1] if node.level else ()
            module = ".".join([*start, *([node.module] if node.module else [])])
            if module in ("pipeline", "pipeline.formats"):
                yield from ((node.lineno, f"{module}.{alias.name}") for alias in node.names)
            else:
                yield node.lineno, module
                if not module.startswith("pipeline"):
                    yield from ((node.lineno, f"{module}.{alias.name}") for alias in node.names)


def _forbidden_names(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Uses of what only the CLI may touch, under whatever name it was imported."""
    known: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                top = alias.name.split(".")[0]
                known[alias.asname or top] = alias.name if alias.asname else top
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            known.update({alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names})
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute | ast.Name) and (name := _dotted(node, known)) in CLI_ONLY_NAMES:
            yield node.lineno, name


def _dotted(node: ast.expr, known: dict[str, str]) -> str:
    if isinstance(node, ast.Name):
        return known.get(node.id, node.id)
    if isinstance(node, ast.Attribute):
        return f"{_dotted(node.value, known)}.{node.attr}"
    return "?"


MODULES = sorted(PurePosixPath(path.relative_to(PACKAGE).as_posix()) for path in PACKAGE.rglob("*.py"))


def test_there_is_something_to_check() -> None:
    assert PurePosixPath("model/regeling.py") in MODULES


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_module_keeps_the_house_rules(module: PurePosixPath) -> None:
    assert violations(module, (PACKAGE / module).read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("module", "source", "complaint"),
    [
        ("model/lid.py", "from pipeline.store import load", "model may not import pipeline.store"),
        ("model/lid.py", "from ..store import load", "model may not import pipeline.store"),
        ("model/lid.py", "from pipeline import store", "model may not import pipeline.store"),
        ("model/lid.py", "from .. import store", "model may not import pipeline.store"),
        ("model/lid.py", "import pipeline.formats.json.write", "model may not import pipeline.formats.json.write"),
        ("compare/align.py", "from pipeline.formats.html import write", "compare may not import pipeline.formats.html"),
        ("compare/align.py", "import pipeline", "compare may not import pipeline"),
        ("formats/html/write.py", "from pipeline.compare import compare", "formats may not import pipeline.compare"),
        ("store/read.py", "from pipeline.formats import html", "store may not import pipeline.formats.html"),
        ("store/read.py", "from pipeline.formats.markdownish import read", "store may not import"),
        ("council/paper.py", "from pipeline.lint import run", "council may not import pipeline.lint"),
        ("lint/rules/ref_01.py", "def f():\n    from pipeline.cli import main", "lint may not import pipeline.cli"),
        ("lint/engine.py", "if TYPE_CHECKING:\n    from pipeline.amend import Wording", "lint may not import"),
        ("__init__.py", "from pipeline.model import Regeling", "pipeline may not import pipeline.model"),
        ("tools/x.py", "", "no such room"),
        ("api.py", "", "no such room"),
        ("store/utils.py", "", "says nothing"),
        ("store/helpers/x.py", "", "says nothing"),
        ("store/read.py", "x = 1\n" * 401, "401 lines"),
        ("store/read.py", "import click", "click belongs in cli/"),
        ("store/read.py", "from rich.console import Console", "rich.console belongs in cli/"),
        ("store/read.py", "from urllib import request", "urllib.request belongs in cli/"),
        ("store/read.py", "import time", "time belongs in cli/"),
        ("store/read.py", "print('x')", "print belongs in cli/"),
        ("store/read.py", "import os\nos.environ['X']", "os.environ belongs in cli/"),
        ("store/read.py", "import os as system\nsystem.getenv('X')", "os.getenv belongs in cli/"),
        ("store/read.py", "from os import environ\nenviron.get('X')", "os.environ belongs in cli/"),
        ("store/read.py", "from datetime import datetime\ndatetime.now()", "datetime.datetime.now belongs in cli/"),
        ("store/read.py", "import datetime as dt\ndt.date.today()", "datetime.date.today belongs in cli/"),
        ("store/read.py", "from sys import stdout as out\nout.write('')", "sys.stdout belongs in cli/"),
    ],
)
def test_a_planted_violation_is_found(module: str, source: str, complaint: str) -> None:
    assert any(complaint in line for line in violations(PurePosixPath(module), source))


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("__init__.py", '"""Dutch ordinances as text."""'),
        ("model/lid.py", "from pipeline.model.position import Position\nfrom .position import Position"),
        ("store/read.py", "from pipeline.formats.markdown.read import read\nfrom pipeline.formats import markdown"),
        ("formats/stop/write.py", "from pipeline.formats.json import write\nfrom ..json import write"),
        ("council/paper.py", "from pipeline.compare import compare\nfrom pipeline.formats.html import page"),
        ("cli/build.py", "import click\nimport os\nfrom pipeline.council import papers\nprint(os.environ)"),
        ("store/read.py", "from datetime import date, datetime\ndatetime.fromisoformat('2022-01-01')\ndate.max"),
        ("store/read.py", "import json\njson.dumps({})\nmatch.print = 1"),
    ],
)
def test_what_the_house_allows_passes(module: str, source: str) -> None:
    assert violations(PurePosixPath(module), source) == []
