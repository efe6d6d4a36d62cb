"""L2 at the edge of the model: trees that no municipality writes, compared, applied, inverted, read back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.compare import bewijs, compare
from pipeline.formats.json import vergelijking as json_room
from pipeline.formats.tekst.write import regels
from pipeline.model import Regeling, vingerafdruk
from tests.strategieen import regelingen


@given(regelingen(), regelingen())
def test_any_two_regulations_are_compared_exactly(was: Regeling, wordt: Regeling) -> None:
    comparison = compare(was, wordt)
    again = json_room.read(json_room.write(comparison))
    assert again == comparison
    bewijs(again, was, wordt)
    regels(comparison)


@given(regelingen(), regelingen(), st.data())
def test_parts_of_one_in_the_other(was: Regeling, other: Regeling, data: st.DataObject) -> None:
    """Two versions that share some of their top parts, in another order."""
    pool = (*was.lichaam, *other.lichaam)
    chosen = data.draw(st.permutations(pool)) if pool else []
    count = data.draw(st.integers(0, len(chosen)))
    wordt = Regeling(was.opschrift, other.citeertitel, tuple(chosen[:count]), other.bijlagen, was.toelichtingen)
    comparison = json_room.read(json_room.write(compare(was, wordt)))
    bewijs(comparison, was, wordt)


@given(regelingen())
def test_a_regulation_equals_itself(was: Regeling) -> None:
    comparison = compare(was, was)
    assert comparison.wijzigingen == ()
    assert comparison.was.vingerafdruk == vingerafdruk(was)
