"""Headlines: only what the record holds completely, and every count of it."""

import pytest

from certifications import findings
from certifications.levels import Level
from tests.certifications.some_awards import awards_of, coverage

SILVER, GOLD, PLATINUM = Level
TWO_YEARS = awards_of(
    {
        "Boston": {2018: SILVER},
        "Denver": {2018: SILVER, 2019: GOLD},
        "Gary": {2019: SILVER},
        "Tempe": {2019: GOLD},
    }
)


@pytest.mark.parametrize(
    ("number", "word"), [(0, "no"), (1, "one"), (9, "nine"), (10, "10"), (1361, "1,361")]
)
def test_numbers_are_spelled_up_to_nine(number, word):
    assert findings.spelled(number) == word


@pytest.mark.parametrize(
    ("names", "words"),
    [([], ""), (["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B and C")],
)
def test_names_are_joined(names, words):
    assert findings.joined(names) == words


@pytest.mark.parametrize(
    ("history", "sentences"),
    [
        (
            {"A": {2018: SILVER, 2019: GOLD}, "B": {2018: GOLD}, "C": {2019: SILVER}},
            ("Three U.S. cities were certified by April 2019.", "Two reached gold.", "gold"),
        ),
        (
            {f"City {n}": {2019: PLATINUM} for n in range(12)},
            ("12 U.S. cities were certified by April 2019.", "All reached platinum.", "platinum"),
        ),
        (
            {"A": {2019: GOLD}},
            ("One U.S. city was certified by April 2019.", "One reached gold.", "gold"),
        ),
        ({"A": {2019: SILVER}}, ("One U.S. city was certified by April 2019.", "", "")),
        # What came after is not all known, and does not count.
        (
            {"A": {2019: SILVER, 2021: GOLD}, "B": {2021: SILVER}},
            ("One U.S. city was certified by April 2019.", "", ""),
        ),
    ],
)
def test_the_record_is_told_until_when_it_is_complete(history, sentences):
    assert (
        findings.of_record(awards_of(history), coverage(2018, 2019, missing=(2021,))) == sentences
    )


def test_a_record_without_a_complete_beginning_is_only_counted():
    assert findings.of_record(TWO_YEARS, coverage(missing=(2018, 2019))) == (
        "Four cities in our record.",
        "",
        "",
    )


def test_the_first_cohort_is_followed_by_those_who_moved_up():
    words = findings.of_first_cohort(TWO_YEARS, coverage(2018, 2019))

    assert words == "One of the first two moved up within 12 months"


def test_a_long_way_up_ends_in_a_year():
    awards = awards_of({"Boston": {2018: SILVER, 2022: GOLD}, "Gary": {2018: GOLD, 2022: PLATINUM}})

    assert findings.of_first_cohort(awards, coverage(2018, 2022)) == (
        "All of the first two moved up by 2022"
    )


@pytest.mark.parametrize(
    ("awards", "known"),
    [
        (TWO_YEARS, coverage(2018, missing=(2019,))),  # who moved up is not all known
        (TWO_YEARS, coverage(missing=(2017, 2018))),
        (awards_of({"Boston": {2018: SILVER, 2019: GOLD}}), coverage(2018, 2019)),
        (awards_of({"A": {2018: GOLD}, "B": {2018: GOLD, 2019: SILVER}}), coverage(2018, 2019)),
        ([], coverage()),
    ],
)
def test_nothing_is_found_where_nothing_can_be_said(awards, known):
    assert findings.of_first_cohort(awards, known) == ""


def test_the_newest_cohort_is_told_by_who_rose_and_how_many_joined():
    assert findings.of_newest_cohort(TWO_YEARS, coverage(2018, 2019)) == (
        "In 2019 Denver rose from silver to gold, and two cities joined."
    )
    assert findings.of_newest_cohort(TWO_YEARS, coverage(2018)) == "In 2018 two cities joined."
    assert findings.of_newest_cohort(TWO_YEARS, coverage()) == ""


def test_many_who_rose_are_counted_and_different_steps_are_not_named():
    history = {f"City {n}": {2018: SILVER, 2019: Level(n % 2 + 2)} for n in range(12)}

    assert findings.of_newest_cohort(awards_of(history), coverage(2018, 2019)) == (
        "In 2019 12 cities moved up."
    )


def test_a_year_of_renewals_is_left_to_the_table():
    awards = awards_of({"Boston": {2018: SILVER, 2019: SILVER}})

    assert findings.of_newest_cohort(awards, coverage(2018, 2019)) == ""


@pytest.mark.parametrize(
    ("history", "headline"),
    [
        ({"A": {2018: SILVER}}, "2018: one award"),
        ({"A": {2017: SILVER, 2018: GOLD}}, "2018: one award, a move up to gold"),
        (
            {"A": {2017: SILVER, 2018: GOLD}, "B": {2017: SILVER, 2018: GOLD}},
            "2018: two awards, each a move up to gold",
        ),
        (
            {"A": {2017: SILVER, 2018: GOLD}, "B": {2018: SILVER}, "C": {2018: GOLD}},
            "2018: three awards, one of them a move up to gold",
        ),
        (
            {"A": {2017: SILVER, 2018: GOLD}, "B": {2017: GOLD, 2018: PLATINUM}, "C": {2018: GOLD}},
            "2018: three awards, two of them a move up",
        ),
    ],
)
def test_a_year_has_a_headline(history, headline):
    awards = [award for award in awards_of(history) if award.year == 2018]

    assert findings.of_cohort(2018, awards, coverage(2017, 2018)) == headline
    assert findings.of_cohort(2018, awards, coverage(2017, missing=(2018,))).endswith(
        "in this record"
    )
