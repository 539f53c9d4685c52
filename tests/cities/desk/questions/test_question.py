"""A question: which one it is, and on which pages it stands."""

from dataclasses import replace

import pytest

from cities.desk.questions.question import AWARD, CITY, Question

ASKED = Question("people", CITY, 7, "Boston, MA", "Right?", {"a": 1, "b": None}, ((AWARD, 9),))


def test_its_name_does_not_hang_on_the_order_of_values():
    assert replace(ASKED, values={"b": None, "a": 1}).id == ASKED.id


@pytest.mark.parametrize("other", [{"values": {"a": 2, "b": None}}, {"rule": "census"}, {"key": 8}])
def test_another_question_has_another_name(other):
    assert replace(ASKED, **other).id != ASKED.id


@pytest.mark.parametrize(
    ("table", "key", "is_about"),
    [(CITY, 7, True), (AWARD, 9, True), (CITY, 9, False), (AWARD, 7, False)],
)
def test_it_stands_on_the_pages_of_its_rows(table, key, is_about):
    assert ASKED.is_about(table, key) is is_about
