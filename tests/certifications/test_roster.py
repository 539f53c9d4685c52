"""The roster notation, by tables of cases."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certifications.levels import Level
from certifications.program import FIRST_YEAR, LAST_YEAR
from certifications.roster import RosterError, RosterLine, parse_roster

ROSTER = Path(__file__).parents[2] / "fixtures" / "roster.txt"
NO_LEVEL = "is no level: the levels are Silver, Gold, Platinum."
NO_AWARD = "is no award: write year and level, such as 2018 Silver."
NO_AWARDS = "has no awards (a state is two capital letters)."
BOSTON = RosterLine("Boston", "MA", ((2018, Level.SILVER),))
RENO = RosterLine("Reno", "NV", ((2019, Level.GOLD),))


def faults_of(text):
    with pytest.raises(RosterError) as refused:
        parse_roster(text)
    return refused.value.faults


def printed(lines):
    """Return the notation of `lines`, as the article prints it."""
    entries = [
        f"{line.label} ({', '.join(f'{year} {level.label}' for year, level in line.awards)})"
        for line in lines
    ]
    return ", and ".join([", ".join(entries[:-1]), entries[-1]] if entries[1:] else entries)


# The published roster


def test_published_roster_names_thirteen_cities():
    assert len(parse_roster(ROSTER.read_text("utf-8"))) == 13


@pytest.mark.parametrize(
    ("award", "cities"),
    [
        ((2018, Level.GOLD), 1),
        ((2018, Level.SILVER), 8),
        ((2019, Level.GOLD), 3),
        ((2019, Level.SILVER), 4),
    ],
)
def test_published_roster_has_the_awards_counted_by_hand(award, cities):
    lines = parse_roster(ROSTER.read_text("utf-8"))

    counts = Counter(award for line in lines for award in line.awards)

    assert counts[award] == cities
    assert counts.total() == 16


def test_published_roster_is_kept_verbatim():
    *_, text = ROSTER.read_text("utf-8").splitlines()

    assert text.endswith("Seattle, WA (2018 Silver), and Washington, DC (2019 Gold, 2018 Silver)")
    assert ", San Francisco (2018 Silver), " in text


# What the notation allows


def test_line_without_state_has_none():
    (line,) = parse_roster("San Francisco (2018 Silver)")

    assert line.state is None


@pytest.mark.parametrize("label", ["San Francisco", "Boston, MA"])
def test_label_is_the_city_as_printed(label):
    (line,) = parse_roster(f"{label} (2018 Silver)")

    assert line.label == label


def test_awards_are_in_order_of_year():
    (line,) = parse_roster("Kansas City, MO (2019 Gold, 2018 Silver)")

    assert line.awards == ((2018, Level.SILVER), (2019, Level.GOLD))


@pytest.mark.parametrize("year", [FIRST_YEAR, LAST_YEAR])
def test_first_and_last_year_are_allowed(year):
    (line,) = parse_roster(f"Boston, MA ({year} Silver)")

    assert line.awards == ((year, Level.SILVER),)


@pytest.mark.parametrize("level", ["platinum", "PLATINUM", "Platinum", "pLaTiNuM"])
def test_level_may_be_in_any_letter_case(level):
    (line,) = parse_roster(f"Boston, MA (2018 {level})")

    assert line.awards == ((2018, Level.PLATINUM),)


@pytest.mark.parametrize(
    "text",
    [
        "Boston, MA (2018 Silver), Reno, NV (2019 Gold)",
        "Boston, MA (2018 Silver), and Reno, NV (2019 Gold)",
        "Boston, MA (2018 Silver) and Reno, NV (2019 Gold)",
        "Boston, MA (2018 Silver),\nReno, NV (2019 Gold)\n",
        "Boston,\r\nMA (2018\r\nSilver), and\r\nReno, NV\r\n(2019 Gold)\r\n",
        "\n  Boston,\tMA  (2018\u00a0Silver) ,  Reno , NV( 2019  Gold )\n\n",
        "# a source\nBoston, MA (2018 Silver),\n# (a (comment\nReno, NV (2019 Gold)",
        "  # a source\nBoston, MA (2018 Silver), Reno, NV (2019 Gold)\n#",
    ],
)
def test_white_space_separators_and_comments_do_not_change_the_lines(text):
    assert parse_roster(text) == [BOSTON, RENO]


@pytest.mark.parametrize(
    "name",
    [
        "Cañon City",
        "Can\u0303on City",
        "St. Louis",
        "O'Fallon",
        "O’Fallon",
        "Winston-Salem",
        "Louisville/Jefferson County",
        "Town and Country",
        "Andover",
        "Grand Rapids",
        "Oakland",
    ],
)
def test_name_of_a_city_is_read_whole(name):
    lines = parse_roster(f"Boston, MA (2018 Silver), and {name}, MO (2019 Gold)")

    assert [line.name for line in lines] == ["Boston", name]


def test_cities_of_one_name_in_two_states_are_two_lines():
    lines = parse_roster("Kansas City, MO (2019 Gold), and Kansas City, KS (2019 Gold)")

    assert [line.label for line in lines] == ["Kansas City, MO", "Kansas City, KS"]


# What it refuses


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        ("Boston, MA (2018 Bronze)", f'"Bronze" {NO_LEVEL}'),
        ("Boston, MA (2018 Silver and 2019 Gold)", f'"Silver and 2019 Gold" {NO_LEVEL}'),
        ("Boston, MA (18 Silver)", '"18" is no year of four digits.'),
        ("Boston, MA (20180 Gold)", '"20180" is no year of four digits.'),
        ("Boston, MA (２０１８ Gold)", '"２０１８" is no year of four digits.'),
        ("Boston, MA (2014 Silver)", "the year 2014 is not one from 2015 to 2100."),
        ("Boston, MA (2101 Silver)", "the year 2101 is not one from 2015 to 2100."),
        ("Boston, MA (2018 Silver, 2018 Gold)", "the year 2018 stands twice."),
        ("Boston, MA (2018)", f'"2018" {NO_AWARD}'),
        ("Boston, MA (2018 Silver,)", f'"" {NO_AWARD}'),
        ("Boston, MA ()", "there are no awards in the brackets."),
        ("Boston, MA (2018 Silver", "the closing bracket is missing."),
        ("Boston, MA 2018 Silver)", "the opening bracket is missing."),
        ("Boston, MA, Chico, CA (2018 Gold)", f'"Boston, MA" {NO_AWARDS}'),
        ("Boston, Mass. (2018 Silver)", f'"Boston" {NO_AWARDS}'),
        ("Boston, Ma (2018 Silver)", f'"Boston" {NO_AWARDS}'),
        ("Cities: Boston, MA (2018 Silver)", "'Cities: Boston' cannot be the name of a city."),
        (", Boston, MA (2018 Silver)", "there is a comma too many before it."),
        (", MA (2018 Silver)", "the name of the city is missing."),
        ("MA (2018 Silver)", "the name of the city is missing."),
        ("(2018 Silver)", "the name of the city is missing."),
    ],
)
@pytest.mark.parametrize("before", ["", "Reno, NV (2019 Gold), "])
def test_faulty_entry_is_refused_by_its_printed_text(before, entry, fault):
    assert faults_of(before + entry) == [f"{entry}: {fault}"]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Boston, MA (2018 Silver, ", "Boston, MA (2018 Silver: the closing bracket is missing."),
        (
            "Boston, MA (2018 Silver and ",
            "Boston, MA (2018 Silver: the closing bracket is missing.",
        ),
        ("Boston, MA (2018 (Silver)), ", "Boston, MA (2018 (Silver): there are brackets within"),
        ("Boston, MA ((2018 Silver)), ", "Boston, MA ((2018 Silver): there are brackets within"),
        ("Boston, MA (2018 Silver)), ", "Boston, MA (2018 Silver): there is a closing bracket too"),
        ("), ", "): the opening bracket is missing."),
    ],
)
def test_unbalanced_brackets_are_refused_once(text, fault):
    (found,) = faults_of(f"{text}Reno, NV (2019 Gold)")

    assert found.startswith(fault)


@pytest.mark.parametrize("between", [" ", ". ", "; ", ",", " And", " & "])
def test_entries_not_parted_by_a_separator_are_refused(between):
    (fault,) = faults_of(f"Boston, MA (2018 Silver){between}Reno, NV (2019 Gold)")

    assert fault.startswith(f"{between.lstrip()}Reno, NV (2019 Gold): no comma or")


@pytest.mark.parametrize("before", ["", "Reno, NV (2019 Gold), and "])
def test_second_separator_is_no_part_of_a_name(before):
    (fault,) = faults_of(f"{before}and Boston, MA (2018 Silver)")

    assert fault.endswith("'and Boston' cannot be the name of a city.")


@pytest.mark.parametrize("text", [".", ",", "as of 2019", "and"])
def test_text_after_the_last_entry_is_refused(text):
    faults = faults_of(f"Boston, MA (2018 Silver) {text}")

    assert faults == [f'"{text}": this text is left over after the last entry.']


@pytest.mark.parametrize("before", ["", "Reno, NV (2019 Gold), and "])
def test_city_without_awards_is_refused(before):
    assert faults_of(f"{before}Boston, MA") == ["Boston, MA: no awards follow it in brackets."]


@pytest.mark.parametrize("name", ["Boston, MA", "BOSTON, MA", "San Francisco"])
def test_city_that_stands_twice_is_refused(name):
    text = f"Boston, MA (2018 Silver), San Francisco (2018 Silver), {name} (2019 Gold)"

    assert faults_of(text) == [f"{name} (2019 Gold): {name} stands twice in the roster."]


@pytest.mark.parametrize("text", ["", " \n\t\n", "# only a source\n"])
def test_empty_roster_is_refused(text):
    assert faults_of(text) == ["The roster is empty: it names no city."]


def test_all_faults_are_told_at_once_in_the_order_of_the_text():
    text = "Boston, MA (18 Bronze), (2018 Silver), Reno, NV (2019 Gold), and Chico, CA"

    assert [fault.partition(": ")[0] for fault in faults_of(text)] == [
        "Boston, MA (18 Bronze)",
        "Boston, MA (18 Bronze)",
        "(2018 Silver)",
        "Chico, CA",
    ]


def test_refusal_reads_as_its_faults():
    with pytest.raises(RosterError, match=r"\"Bronze\" is no level.*\n.*\"18\" is no year"):
        parse_roster("Boston, MA (2018 Bronze), Reno, NV (18 Gold)")


@pytest.mark.parametrize(
    "faulty",
    ["Chico (2018 Bronze)", "Chico (2018 Gold", "Chico 2018 Gold)", "Chico ((2018 Gold))", "()"],
)
def test_entries_around_a_fault_are_still_read(faulty):
    with pytest.raises(RosterError) as refused:
        parse_roster(f"Boston, MA (2018 Silver), {faulty}, and Reno, NV (2019 Gold)")

    assert refused.value.lines == [BOSTON, RENO]


# Whatever it is given

WORDS = ["St.", "O’Fallon", "Cañon", "Winston-Salem", "A/B", "and", "Andover", "d'Alene", "Roy"]
NAMES = st.lists(st.sampled_from(WORDS), min_size=1).map(" ".join)
AWARDS = st.dictionaries(
    st.integers(FIRST_YEAR, LAST_YEAR), st.sampled_from(Level), min_size=1, max_size=3
)
LINES = st.builds(
    lambda name, state, awards: RosterLine(name, state, tuple(sorted(awards.items()))),
    NAMES.filter(lambda name: name.split()[0] != "and"),
    st.none() | st.sampled_from(["MA", "NV"]),
    AWARDS,
)


@given(st.lists(LINES, min_size=1, unique_by=lambda line: line.label))
def test_lines_printed_in_the_notation_are_read_back(lines):
    assert parse_roster(printed(lines)) == lines


@given(st.text(alphabet="Ro (2018Silver), and#.\n") | st.text())
def test_any_text_is_read_or_refused_with_faults(text):
    try:
        found = parse_roster(text)
    except RosterError as error:
        found = error.faults

    assert found
