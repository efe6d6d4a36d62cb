"""docs/lint.md lists every rule there is, and says of every rule of the catalogue that is not there why."""

from __future__ import annotations

import re

from pipeline.lint import checks
from tests.lint.regellijst import DOCS, table, written

CATALOGUS = {
    f"{kind}-{number:02}"
    for kind, last in {
        "STR": 11,
        "LST": 7,
        "DEF": 6,
        "REF": 11,
        "TRM": 9,
        "AMD": 19,
        "SLT": 7,
        "AAN": 4,
        "WW": 6,
        "TAB": 10,
        "PUB": 5,
        "ACC": 1,
        "PRC": 5,
        "REG": 3,
    }.items()
    for number in range(1, last + 1)
}
PRESENT = {check.rule.id for check in checks()}
EXPLAINED = set(
    re.findall(
        r"^\| ([A-Z]{2,3}-\d\d) \|", DOCS.read_text("utf-8").split("\n## Wat niet wordt nagekeken\n")[1], re.MULTILINE
    )
)


def test_the_catalogue_has_104_rules() -> None:
    assert len(CATALOGUS) == 104


def test_every_rule_of_the_catalogue_is_there_or_it_is_said_why_not() -> None:
    assert CATALOGUS - PRESENT == EXPLAINED
    assert len(CATALOGUS & PRESENT) >= 95


def test_the_list_in_the_documentation_is_that_of_today() -> None:
    assert written() == table(), "write it anew: python -m tests.lint.regellijst"
