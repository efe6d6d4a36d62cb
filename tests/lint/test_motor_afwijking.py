"""How much a finding weighs here, and where a text departs from a rule on purpose."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.lint import Toets, checks, findings_in, vraagt_antwoord
from pipeline.lint.rule import Check, Rule
from pipeline.model import Ernst, Finding, Refused, Regelkeuze, Severity, beletsels
from tests.proeftekst import toets_van

TEXT = """# Artikel 1 Een

**1.** Hij komt (soms.

**2.** Het volgende:

- a. hij komt (soms);
- b. hij komt (nooit;
  - 1°. hij komt (altijd.

# Artikel 2 Twee

Hij komt (vaak.
"""
RECORD = "\nbestand: versie.yaml\nwerk: proef\nciteertitel: Proef\nopschrift: Proef\nafwijkingen:\n"
RULE = Rule("XYZ-01", "Proef", "proef", Severity.WARNING, "", "", mild_in=("klare-taal",))


@RULE.check
def always(versie: object) -> list[Finding]:
    return [
        RULE.finding(replace(toets_van(TEXT).versie.regeling.position), "Vol."),
        RULE.hint(toets_van(TEXT).versie.regeling.position, "Half."),
    ]


def met(toets: Toets, profile: str = "ar", **lint: Regelkeuze) -> Toets:
    """The same, with another style profile and these choices of the authority."""
    chosen = {name.replace("_", "-"): choice for name, choice in lint.items()}
    overheid = replace(toets.versie.overheid, stijlprofiel=profile, lint=chosen)
    return replace(toets, ontleding=replace(toets.ontleding, versie=replace(toets.versie, overheid=overheid)))


def told(toets: Toets, *rules: str) -> list[tuple[str, int, bool]]:
    """The findings of some rules: which, on which line, and whether it is answered."""
    chosen = [check for check in checks() if check.rule.id in rules]
    return [(one.rule, one.position.line, bool(one.afwijking)) for one in findings_in(toets, chosen)]


def weights(check: Check, toets: Toets) -> list[str]:
    return sorted(f"{one.message} {one.severity}" for one in findings_in(toets, [check]))


def test_a_rule_for_lawyers_weighs_less_in_plain_language() -> None:
    assert weights(always, met(toets_van(TEXT))) == ["Half. I", "Vol. W"]
    assert weights(always, met(toets_van(TEXT), "klare-taal")) == ["Half. I", "Vol. I"]


@pytest.mark.parametrize(
    ("ernst", "wanted"),
    [
        (Ernst.FOUT, ["Half. I", "Vol. E"]),
        (Ernst.WAARSCHUWING, ["Half. I", "Vol. W"]),
        (Ernst.OPMERKING, ["Half. I", "Vol. I"]),
        (Ernst.UIT, []),
    ],
)
def test_an_authority_may_choose_how_much_a_rule_weighs(
    ernst: Ernst, wanted: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.lint.registry.checks", lambda: (always,))
    here = met(toets_van(TEXT), "klare-taal", XYZ_01=Regelkeuze(ernst, "Zo doen wij dat."))
    assert weights(always, here) == wanted


@pytest.mark.parametrize(
    ("name", "ernst", "message"),
    [
        ("STR_99", Ernst.UIT, "Er is geen regel “STR-99”. Bedoelt u STR-"),
        ("REF_01", Ernst.UIT, "REF-01 houdt bekendmaken tegen en kan niet lichter of uit."),
        ("REF_01", Ernst.WAARSCHUWING, "REF-01 houdt bekendmaken tegen en kan niet lichter of uit."),
        ("AFW_01", Ernst.OPMERKING, "AFW-01 bewaakt de afwijkingen en kan niet lichter of uit."),
    ],
)
def test_what_nobody_may_choose_is_refused(name: str, ernst: Ernst, message: str) -> None:
    with pytest.raises(Refused) as refused:
        findings_in(met(toets_van(TEXT), **{name: Regelkeuze(ernst, "Zo.")}), checks())
    assert message in str(refused.value)


ALL = [("TRM-05", 3, False), ("TRM-05", 8, False), ("TRM-05", 9, False), ("TRM-05", 3, False)]


@pytest.mark.parametrize(
    ("place", "answered"),
    [
        ("bestand: artikel-1.md", [0, 1, 2]),
        ("bestand: ./artikel-2.md", [3]),
        ("bestand: artikel-1.md, lid: '1'", [0]),
        ("bestand: artikel-1.md, lid: 2.", [1, 2]),
        ("bestand: artikel-1.md, lid: '2', onderdeel: b", [1, 2]),
        ("bestand: artikel-1.md, lid: '2', onderdeel: 'b, 1°'", [2]),
        ("bestand: artikel-1.md, onderdeel: B", [1, 2]),
        ("woorden: hij komt (altijd", [2]),
        ("bestand: artikel-1.md, woorden: komt", [0, 1, 2]),
    ],
)
def test_an_answer_is_about_its_place(place: str, answered: list[int]) -> None:
    waiver = f"- {{regel: TRM-05, reden: Zo luidt het citaat., {place}}}\n"
    wanted = [(rule, line, index in answered) for index, (rule, line, _) in enumerate(ALL)]
    assert told(toets_van(TEXT + RECORD + waiver), "TRM-05", "AFW-01") == wanted


@pytest.mark.parametrize(
    ("waiver", "message"),
    [
        (
            "{regel: TRM-05, bestand: artikel-3.md, reden: Zo.}",
            "TRM-05 vindt in artikel-3.md niets (meer). Haal de afwijking weg of verbeter de plaats.",
        ),
        (
            "{regel: TRM-05, bestand: artikel-1.md, onderdeel: a, reden: Zo.}",
            "TRM-05 vindt in artikel-1.md niets (meer). Haal de afwijking weg of verbeter de plaats.",
        ),
        (
            "{regel: TRM-05, woorden: hij ging, reden: Zo.}",
            "TRM-05 vindt bij “hij ging” niets (meer). Haal de afwijking weg of verbeter de plaats.",
        ),
        ("{regel: TMR-05, woorden: hij komt, reden: Zo.}", "Van “TMR-05” kan niet worden afgeweken. Bedoelt u TRM-05?"),
        ("{regel: AFW-01, woorden: hij komt, reden: Zo.}", "Van “AFW-01” kan niet worden afgeweken. Haal"),
        ("{regel: PUB-01, woorden: hij komt, reden: Zo.}", "Van PUB-01 kan niet worden afgeweken: dat houdt"),
    ],
)
def test_an_answer_to_nothing_is_found_itself(waiver: str, message: str) -> None:
    (found,) = findings_in(toets_van(f"{TEXT}{RECORD}- {waiver}\n"), [c for c in checks() if c.rule.id == "AFW-01"])
    assert found.message.startswith(message)
    assert (found.severity, found.position.line) == (Severity.WARNING, 5)


def test_an_answered_error_neither_asks_for_an_answer_nor_blocks_publishing() -> None:
    waiver = "- {regel: TRM-05, woorden: hij komt, reden: Zo.}\n- {regel: TRM-05, woorden: Hij komt, reden: Zo.}\n"
    found = findings_in(toets_van(TEXT + RECORD + waiver), [c for c in checks() if c.rule.id == "TRM-05"])
    assert {one.severity for one in found} == {Severity.ERROR}
    assert not vraagt_antwoord(found)
    assert list(beletsels(found)) == []
