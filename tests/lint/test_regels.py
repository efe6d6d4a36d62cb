"""Every rule on its own examples, on real places, and on whatever text there may be."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.lint import Check, checks, findings, findings_in, toets, uitleg
from pipeline.model import (
    Alinea,
    Artikel,
    Bijlage,
    Figuur,
    Gereserveerd,
    Kop,
    Li,
    Lid,
    Lijst,
    Regeling,
    Severity,
    Structuur,
    Structuursoort,
    Tekst,
    Vervallen,
    Weggelaten,
)
from tests.proeftekst import toets_van, versie
from tests.strategieen import regelingen

CHECKS = checks()
DAYS = [check for check in CHECKS if check.rule.id == "SLT-02"]
WANTED = [f"STR-{number:02}" for number in range(1, 12)] + [f"TAB-{number:02}" for number in range(1, 11)]
WANTED += [f"REF-{number:02}" for number in range(1, 12)] + [f"AAN-{number:02}" for number in range(1, 4)]
WANTED += [f"AMD-{number:02}" for number in range(1, 20) if number not in (13, 16)]
WANTED += ["SLT-01", "SLT-03", "SLT-04", "SLT-05", "SLT-07", "ACC-01", "PUB-05", "PRC-05"]
WANTED += ["REF-01", "TRM-05", "PUB-01", "PUB-02", "PUB-03", "PUB-04", "SLT-02", "LEV-01", "LEV-02", "LEV-03"]


def test_the_rules_of_the_catalogue_are_there() -> None:
    assert set(WANTED) <= {check.rule.id for check in CHECKS}


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.rule.id)
def test_the_bad_example_is_found_and_the_good_one_is_not(check: Check) -> None:
    assert {one.rule for one in findings_in(toets_van(check.rule.bad), [check])} == {check.rule.id}
    assert findings_in(toets_van(check.rule.good), [check]) == ()


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.rule.id)
def test_a_finding_has_a_place_and_says_what_to_do(check: Check) -> None:
    for one in findings_in(toets_van(check.rule.bad), [check]):
        assert one.position.line, one
        assert re.search(r"\.$", one.message), one
        assert len(re.findall(r"[.:;] ", one.message)) >= 1, one


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.rule.id)
def test_a_good_example_breaks_no_other_rule(check: Check) -> None:
    assert [one for one in findings_in(toets_van(check.rule.good), CHECKS) if one.severity is Severity.ERROR] == []


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.rule.id)
def test_a_rule_explains_itself(check: Check) -> None:
    text = uitleg(check.rule)
    assert text.startswith(f"{check.rule.id} (")
    assert check.rule.bad.split()[0] in text


FRAGMENTS = st.sampled_from(
    """artikel artikelen 5 5.2.2 2:10 5a 99 eerste tweede 4e lid leden onderdeel onderdelen a b 1° onder en of , . ; :
    van de Participatiewet deze verordening bijlage 1 II hoofdstuk paragraaf 2.4 ( ) [ ] [...] ‘ ’ “ ” „ ' \" ’s foto’s
    XX PM ____ <datum> … é 🙂""".split()
)
TEXT = st.lists(FRAGMENTS, min_size=1, max_size=12).map(" ".join)
LABEL = st.sampled_from(
    ["", "1", "2", "2a", "9", "a", "b", "aa", "z", "ii", "1°", "I", "2.3.4", "2:10", "8*", "…", "§"]
)
ALINEA = TEXT.map(lambda text: Alinea((Tekst(text),)))
LIJST = st.lists(st.builds(Li, LABEL, st.lists(ALINEA, max_size=2).map(tuple)), min_size=1, max_size=4).map(
    lambda items: Lijst(tuple(items))
)
BLOK = ALINEA | LIJST | st.sampled_from([Vervallen(), Gereserveerd(), Weggelaten(), Figuur("kaart.png", "Kaart")])
LID = st.builds(Lid, LABEL, st.lists(BLOK, max_size=3).map(tuple))
KOP = st.builds(Kop, st.sampled_from(["Artikel", "Enig artikel", ""]), LABEL, TEXT.map(lambda text: (Tekst(text),)))
ARTIKEL = st.builds(Artikel, KOP, st.lists(BLOK | LID, max_size=4).map(tuple))
STRUCTUUR = st.builds(Structuur, st.sampled_from(Structuursoort), KOP, st.lists(ARTIKEL, max_size=3).map(tuple))
LICHAAM = st.lists(ARTIKEL | STRUCTUUR | st.just(Weggelaten()), max_size=4).map(tuple)
BIJLAGEN = st.lists(st.builds(Bijlage, KOP, st.lists(BLOK, max_size=2).map(tuple)), max_size=2).map(tuple)
REGELING = st.builds(Regeling, TEXT, TEXT, LICHAAM, BIJLAGEN)


@given(REGELING, REGELING)
def test_no_rule_fails_on_any_words(old: Regeling, new: Regeling) -> None:
    was, wordt = (replace(versie("# Enig artikel\n\nTekst."), regeling=regeling) for regeling in (old, new))
    assert findings_in(toets(wordt, was=was), CHECKS) == findings_in(toets(wordt, was=was), CHECKS)


@settings(max_examples=40)
@given(regelingen(), regelingen())
def test_no_rule_fails_on_any_tree(old: Regeling, new: Regeling) -> None:
    was, wordt = (replace(versie("# Enig artikel\n\nTekst."), regeling=regeling) for regeling in (old, new))
    findings_in(toets(wordt, was=was), CHECKS)


@pytest.mark.parametrize(
    ("record", "line"),
    [
        ("vastgesteld: 2023-11-30\nondertekend: 2023-11-29", 6),
        ("vastgesteld: 2023-11-30\nbekendgemaakt: 2023-11-29", 6),
        ("ondertekend: 2023-11-30\nbekendgemaakt: 2023-11-29", 6),
        ("inwerkingtreding: 2023-01-01\nvastgesteld: 2023-11-30", 5),
        ("inwerkingtreding: 2024-01-01\nuitwerkingtreding: 2023-12-31", 6),
        ("inwerkingtreding: 2024-01-01\nterugwerkend_tot_en_met: 2024-01-01", 5),
    ],
)
def test_a_day_that_comes_too_early_is_found_on_its_line(record: str, line: int) -> None:
    facts = "bestand: versie.yaml\n# feiten\nwerk: proef\nciteertitel: Proef\nopschrift: Proef\n"
    (found,) = (one for one in findings(versie(f"# Enig artikel\n\nTekst.\n\n{facts}{record}\n"), DAYS))
    assert (found.rule, found.severity, found.position.line) == ("SLT-02", Severity.ERROR, line)


def test_days_in_order_and_unknown_days_are_no_breach() -> None:
    facts = "bestand: versie.yaml\nwerk: proef\nciteertitel: Proef\nopschrift: Proef\nvastgesteld: 2023-11-30\n"
    days = "bekendgemaakt: 2023-11-30\ninwerkingtreding: 2023-12-01\nterugwerkend_tot_en_met: 2023-07-01\n"
    assert findings(versie(f"# Enig artikel\n\nTekst.\n\n{facts}{days}"), DAYS) == ()
