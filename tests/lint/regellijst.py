"""The list of rules in docs/lint.md; `python -m tests.lint.regellijst` writes it anew."""

from __future__ import annotations

from pathlib import Path

from pipeline.lint import checks, findings_in
from pipeline.lint.rule import Check
from pipeline.model import ernst
from tests.proeftekst import toets_van

DOCS = Path(__file__).resolve().parents[2] / "docs" / "lint.md"
BEGIN, END = "<!-- regels: python -m tests.lint.regellijst -->\n", "<!-- einde regels -->\n"


def table() -> str:
    """One row per rule."""
    head = "| regel | ernst | wat zij eist | bron | herstel |\n|--|--|--|--|--|\n"
    return head + "".join(_row(check) for check in checks())


def _row(check: Check) -> str:
    rule = check.rule
    mends = any(one.herstel for one in findings_in(toets_van(rule.bad), [check]))
    cells = (
        rule.id + ("†" if rule.mild_in else ""),
        ernst(rule.severity),
        rule.title,
        rule.source,
        "ja" if mends else "",
    )
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |\n"


def written() -> str:
    """The list as it stands in the documentation."""
    return DOCS.read_text(encoding="utf-8").split(BEGIN)[1].split(END)[0]


def write() -> None:
    """Put the list of today in the documentation."""
    text = DOCS.read_text(encoding="utf-8")
    before, after = text.split(BEGIN)[0], text.split(END)[1]
    DOCS.write_text(f"{before}{BEGIN}{table()}{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    write()
