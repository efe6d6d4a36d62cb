"""Programs without a notion of law on the same two texts, each in a process of its own that may be given up on."""

from __future__ import annotations

import difflib
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks.meten import kortst
from benchmarks.stappen import Opgave, lees, opgave, parse, vergelijk
from benchmarks.verordening import bestanden, platte_tekst, xml


def renvooi(task: Opgave) -> int:
    """Ours, from the files: read both versions and compare them."""
    return len(vergelijk(*lees(task)).wijzigingen)


def met_difflib(task: Opgave) -> int:
    """Python's difflib over all words."""
    old, new = platte_tekst(task.was).split(), platte_tekst(task.wordt).split()
    codes = difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return sum(code[0] != "equal" for code in codes)


def met_redlines(task: Opgave) -> int:
    """The redlines package."""
    from redlines import Redlines

    return len(Redlines(platte_tekst(task.was), platte_tekst(task.wordt)).changes)


def met_xmldiff(task: Opgave) -> int:
    """The xmldiff package, on the same text as XML."""
    from xmldiff import main

    return len(main.diff_texts(xml(task.was).encode(), xml(task.wordt).encode()))


def met_git(task: Opgave) -> int:
    """`git diff --word-diff` of the two folders."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in (("was", task.was), ("wordt", task.wordt)):
            for path, content in bestanden(text).items():
                target = Path(folder, name, path)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(content, encoding="utf-8", newline="\n")
        command = ["git", "diff", "--no-index", "--find-renames", "--word-diff=porcelain", "was", "wordt"]
        done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    lines = done.stdout.decode().splitlines()
    return sum(line[:1] in "+-" and not line.startswith(("+++", "---")) for line in lines if line)


PROGRAMS: dict[str, Callable[[Opgave], int]] = {
    "markdown-it-py": parse,
    "renvooi": renvooi,
    "difflib": met_difflib,
    "redlines": met_redlines,
    "xmldiff": met_xmldiff,
    "git": met_git,
}


def main(program: str, articles: str) -> None:
    """Print how long a program took and how many operations it reports."""
    task = opgave(int(articles), "deels")
    seconds, operations = kortst(lambda: PROGRAMS[program](task), 1)
    print(json.dumps({"seconden": seconds, "bewerkingen": operations}))


if __name__ == "__main__":
    main(*sys.argv[1:])
