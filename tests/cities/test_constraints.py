"""The rules of a city, as the database is told them."""

from cities.constraints import CITY_CONSTRAINTS
from cities.models import City


def test_every_rule_blames_a_field_with_a_sentence_of_its_own():
    fields = {field.name for field in City._meta.get_fields()}
    sentences = [rule.violation_error_message for rule in CITY_CONSTRAINTS]

    assert {rule.violation_error_code for rule in CITY_CONSTRAINTS} <= fields
    assert len(set(sentences)) == len(sentences)
    assert all(sentence.endswith(".") for sentence in sentences)
