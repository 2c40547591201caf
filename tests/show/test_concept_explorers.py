"""The explorers of the two concept sessions, as functions of the course's own data."""

from __future__ import annotations

import pytest

from situtor import library
from situtor.model import Collection
from situtor.show.explorers import capitals_in_cases, definitions_agreement


@pytest.fixture
def concepts() -> Collection:
    return library.load_collection_record("concepts")


def test_requiring_an_element_leaves_as_many_definitions_as_the_table_counts(
    concepts: Collection,
) -> None:
    counts = library.read_rows(concepts, library.find_table(concepts, "definition_coding_counts"))
    start = definitions_agreement.EXPLORER.start
    for row in counts:
        for reading, left in (("stated", row["stated"]), ("implied", 14 - row["absent"])):
            state = {**start, "reading": reading, "needed": row["id"]}
            said = definitions_agreement.draw(state, "en").sentence
            assert f"is required, {left} are left" in said


def test_definitions_agree_hardly_more_than_chance(concepts: Collection) -> None:
    rows = library.read_rows(concepts, library.find_table(concepts, "definition_coding"))
    elements = [name for name in rows[0] if name not in ("definition", "year")]
    alike, kappa = definitions_agreement.agreement(rows, elements, 2)
    # By hand from the counts stated of 14 (12, 10, 4, 7, 4, 4, 9): 359 of 637 pairs are alike.
    assert alike == pytest.approx(359 / 637)
    assert kappa == pytest.approx((359 / 637 - 0.5002082) / (1 - 0.5002082), abs=1e-4)


def test_a_case_is_placed_by_words_of_its_own_file_and_more_words_never_lose_it() -> None:
    placed = 0
    for case_id in library.list_cases(2):
        file = library.case_file(case_id).read_text("utf-8")
        for column in ("social_capital", "local_wisdom", "identity", "ict", "left_out"):
            narrow = capitals_in_cases.words_found(case_id, column, "frame")
            wide = capitals_in_cases.words_found(case_id, column, "kind")
            assert narrow.items() <= wide.items()
            # YAML may fold a line between two words, never inside one.
            assert all(word in file for word in wide)
            placed += bool(wide)
    assert placed
    assert capitals_in_cases.words_found("hat_siao", "local_wisdom", "kind") == {"ทอผ้า": "weaving"}
