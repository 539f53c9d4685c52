"""An answer, as it is read where rows are listed."""

from cities.desk.models import Acknowledgement


def test_an_answer_in_words():
    answer = Acknowledgement(rule="people", table="cities_city", key=7, because="It is so.")

    assert str(answer) == "people, cities_city 7: It is so."
