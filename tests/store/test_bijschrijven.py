"""A step is written into a record and nothing else in it moves."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import Handeling, Refused, Stap
from pipeline.store.bijschrijven import bijgeschreven
from pipeline.store.yaml import lees_yaml

STAP = Stap(Handeling.AANGEBODEN, date(2025, 2, 11), "het college: B&W", "1:abc")
HEAD = "werk: proef\nciteertitel: Proef\nopschrift: Proef\n"
WORDS = st.text("abc é'\"#:-,.", max_size=12)
COMMENTS = st.lists(WORDS.map(lambda word: f"# {word}"), max_size=2)
STATUS = st.sampled_from(["", "status: concept", "status:  'concept'   # nog niet", "status:", 'status: "concept"'])
DATES = st.sampled_from(["", "vastgesteld: 2025-01-01", "vastgesteld: # onbekend", "inwerkingtreding: 2025-04-01"])
LISTS = st.sampled_from(
    ["", 'was: ["2024"]', "slotbepalingen:\n- soort: citeertitel\n  nummer: 14", "intrekking:\n  - Oude"]
)
STEPS = st.sampled_from(
    [
        "",
        "levensloop:\n- stap: aangeboden\n  op: 2025-01-01\n  door: X",
        "levensloop:\n  - {stap: teruggenomen, op: x, door: y}",
    ]
)


@st.composite
def records(draw: st.DrawFn) -> str:
    """A record as authors write them: keys in any order, comments between them, with or without a last line end."""
    keys = [part for part in (draw(STATUS), draw(DATES), draw(LISTS), draw(STEPS)) if part]
    parts = draw(st.permutations([*HEAD.splitlines(), *keys]))
    lines = [line for part in parts for line in (*draw(COMMENTS), part)]
    return "\n".join([*lines, *draw(COMMENTS)]) + draw(st.sampled_from(["", "\n", "\n\n"]))


def without(text: str, facts: dict[str, str]) -> list[str]:
    """The lines that should stay: all but those of the keys that are written."""
    return [line.rstrip("\r") for line in text.split("\n") if line.partition(":")[0] not in facts and line.strip()]


@given(records(), st.sampled_from(["\n", "\r\n"]), st.sampled_from([b"", b"\xef\xbb\xbf"]))
def test_the_step_and_the_facts_are_there_and_all_else_as_it_was(text: str, end: str, mark: bytes) -> None:
    facts = {"status": "aangeboden", "vastgesteld": "2025-03-20"}
    made = bijgeschreven(mark + text.replace("\n", end).encode(), "versie.yaml", facts, STAP)
    assert made.startswith(mark)
    new = made.removeprefix(mark).decode()
    assert new.count("\r\n") == (new.count("\n") if end == "\r\n" and "\n" in text else 0)
    before, _ = lees_yaml(text, "v")
    after, problems = lees_yaml(new.replace("\r\n", "\n"), "v")
    assert before and after and not problems
    assert isinstance(before.waarde, dict) and isinstance(after.waarde, dict)
    steps = before.waarde.get("levensloop") or []
    step = {"stap": "aangeboden", "op": "2025-02-11", "door": STAP.door, "tekst": "1:abc"}
    assert isinstance(steps, list)
    assert after.waarde == {**before.waarde, **facts, "levensloop": [*steps, step]}
    kept = iter(without(new, facts))
    assert all(line in kept for line in without(text, facts)), "a line went, or the order changed"
    for comment in ("# nog niet", "# onbekend"):
        assert new.count(comment) == text.count(comment)


@pytest.mark.parametrize(
    "odd", ["levensloop: [{stap: aangeboden, op: 2025-01-01, door: X}]", "status: >\n  concept", "status: |\n  concept"]
)
def test_a_record_that_cannot_be_edited_line_by_line_is_refused(odd: str) -> None:
    with pytest.raises(Refused, match=r"v\.yaml: .*niet kan bijwerken.*`levensloop` als lijst met streepjes"):
        bijgeschreven(f"{HEAD}{odd}\n".encode(), "v.yaml", {"status": "aangeboden"}, STAP)


def test_a_key_that_is_new_comes_where_the_documentation_has_it() -> None:
    text = f"{HEAD}status: concept\n# de rest\nproef:\n  oin: x\n"
    made = bijgeschreven(text.encode(), "v", {"status": "vastgesteld", "vastgesteld": "2025-03-20"}, STAP).decode()
    assert made.startswith(
        f"{HEAD}status: vastgesteld\nvastgesteld: 2025-03-20\n# de rest\nproef:\n  oin: x\nlevensloop:\n"
    )
