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
ONDERWEG = frozenset(
    {f"AMD-{n:02}" for n in range(1, 20)}
    | {f"DEF-{n:02}" for n in range(1, 7)}
    | {f"LST-{n:02}" for n in range(1, 8)}
    | {f"REF-{n:02}" for n in range(2, 12)}
    | {f"TRM-{n:02}" for n in range(1, 10)}
    | {"AAN-01", "AAN-02", "AAN-03", "ACC-01", "PRC-01", "PRC-02", "PRC-05", "PUB-05"}
    | {"SLT-01", "SLT-03", "SLT-04", "SLT-05", "SLT-07"}
)
"""Rules that are being written; what stays here when all is merged has to be explained in docs/lint.md."""

PRESENT = {check.rule.id for check in checks()}
EXPLAINED = set(
    re.findall(
        r"^\| ([A-Z]{2,3}-\d\d) \|", DOCS.read_text("utf-8").split("\n## Wat niet wordt nagekeken\n")[1], re.MULTILINE
    )
)


def test_the_catalogue_has_104_rules() -> None:
    assert len(CATALOGUS) == 104


def test_every_rule_of_the_catalogue_is_there_or_it_is_said_why_not() -> None:
    assert CATALOGUS - PRESENT - EXPLAINED <= ONDERWEG
    assert not PRESENT & EXPLAINED
    assert EXPLAINED <= CATALOGUS


def test_the_list_in_the_documentation_is_that_of_today() -> None:
    assert written() == table(), "write it anew: python -m tests.lint.regellijst"
