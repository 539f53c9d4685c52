"""The fields of an announcement and its rows are read, or refused where they stand."""

from datetime import UTC, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from certifications.levels import Level
from cities.desk.cohort.forms import CohortForm
from tests.factories import make_announcement

pytestmark = pytest.mark.django_db
FEBRUARY = {
    "year": "2026",
    "announced_on": "February 26, 2027",
    "time": "9am",
    "title": "Press release",
    "publisher": "What Works Cities",
    "source_url": "https://example.org/press",
    "stated_total": "125",
}
NINE = datetime(2027, 2, 26, 14, tzinfo=UTC)


def form_with(file=None, **typed):
    form = CohortForm({"pasted": "Tempe, AZ, gold"} | typed, {"file": file} if file else {})
    form.is_valid()
    return form


def announced(**typed):
    form = form_with(**typed)
    assert form.errors == {}
    return form.cleaned_data["announcement"]


def faults(**typed):
    return {name: list(sentences) for name, sentences in form_with(**typed).errors.items()}


def test_a_new_announcement_is_made_of_the_fields():
    announcement = announced(**FEBRUARY)

    assert announcement.pk is None
    assert (announcement.announced_at, announcement.precision) == (NINE, "minute")
    assert (announcement.year, announcement.stated_total) == (2026, 125)
    assert announcement.coverage == "partial"
    assert announcement.in_words == "Press release, What Works Cities, February 26, 2027"


@pytest.mark.parametrize(
    ("typed", "moment", "precision"),
    [
        ({"time": ""}, datetime(2027, 2, 26, 5, tzinfo=UTC), "day"),
        ({"time": "", "announced_on": "March 2027"}, datetime(2027, 4, 1, 4, tzinfo=UTC), "month"),
        ({"time": "", "announced_on": "2027"}, datetime(2028, 1, 1, 5, tzinfo=UTC), "year"),
        (
            {"time": "", "announced_on": "2027-03-31", "precision": "month"},
            datetime(2027, 3, 31, 4, tzinfo=UTC),
            "month",
        ),
    ],
)
def test_the_moment_is_known_as_exactly_as_it_is_typed_or_less(typed, moment, precision):
    announcement = announced(**FEBRUARY | typed)

    assert (announcement.announced_at, announcement.precision) == (moment, precision)


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        ({"announced_on": "soon"}, "announced_on", "“soon” isn’t a day."),
        ({"time": "early"}, "time", "“early” isn’t a time. Write 9:00 AM."),
        ({"announced_on": "2027"}, "time", "A time needs a day: June 29, 2020."),
        (
            {"announced_on": "2027", "time": "", "precision": "day"},
            "precision",
            "It is typed less exactly than this.",
        ),
        ({"announced_on": "2027-03-14", "time": "2:30 AM"}, "time", "2027-03-14 02:30:00 couldn’t"),
        ({"year": ""}, "year", "Fill this in, or choose an announcement above."),
        ({"announced_on": ""}, "announced_on", "Fill this in, or choose an announcement above."),
        ({"year": "2016"}, "year", "A round is announced from one year before its certification"),
        ({"year": "2014", "announced_on": "2015-02-01"}, "year", "Enter a year from 2015 to 2100."),
        ({"announced_on": "1999-01-01"}, "announced_on", "Enter a date of the years 2015 to 2101."),
        ({"title": ""}, "title", "This field cannot be blank."),
        ({"source_url": ""}, "source_url", "This field cannot be blank."),
        ({"source_url": "ftp://a.org"}, "source_url", "Enter a whole web address"),
        ({"pasted": ""}, "pasted", "There is nothing to enter."),
        ({"announcement": "x"}, "announcement", "Select a valid choice."),
    ],
)
def test_what_cannot_be_read_is_refused_at_its_field(typed, field, sentence):
    found = faults(**FEBRUARY | typed)

    assert found[field][0].startswith(sentence)
    assert len(found) == 1 or field == "announced_on"


def test_a_stored_announcement_of_that_year_and_moment_is_used_and_differences_are_said():
    stored = make_announcement(
        year=2026, announced_at=NINE, precision="minute", title="Press release", stated_total=124
    )
    form = form_with(**FEBRUARY)

    assert form.cleaned_data["announcement"] == stored
    assert [sentence.split(":")[0] for sentence in form.differences()] == [
        *("Publisher", "Source", "Certified by then")
    ]
    assert "the record says “124”, and you typed “125”" in form.differences()[2]


def test_a_chosen_announcement_needs_no_other_field():
    stored = make_announcement(year=2020)
    form = form_with(announcement=str(stored.pk))

    assert (form.errors, form.cleaned_data["announcement"]) == ({}, stored)
    assert form.differences() == []
    assert form.cleaned_data["paste"].rows[0].level is Level.GOLD


def test_what_contradicts_a_chosen_announcement_is_refused():
    stored = make_announcement(year=2020)

    assert faults(announcement=str(stored.pk), year="2021", announced_on="2020-06-29") == {
        "year": ["The announcement chosen is of 2020. Clear this field, or choose another one."],
        "announced_on": [
            "The announcement chosen is of January 25, 2020. Clear this field, or choose another "
            "one."
        ],
    }
    same = faults(announcement=str(stored.pk), year="2020", announced_on="2020-01-25")
    assert same == {}


def test_what_cannot_be_stored_is_refused_in_its_row_alone():
    form = form_with(**FEBRUARY, pasted="x\x00y\nTempe, AZ", level="1")

    assert form.errors == {}
    assert "can’t be stored" in form.cleaned_data["paste"].rows[0].faults[0]
    assert form.cleaned_data["paste"].rows[1].level is Level.SILVER


def test_a_file_is_read_in_place_of_the_box():
    file = SimpleUploadedFile("x.csv", "Cañon City,CO,gold".encode("latin-1"))
    form = form_with(file=file, **FEBRUARY)

    assert form.cleaned_data["paste"].rows[0].name == "Cañon City"
    assert form.cleaned_data["pasted"] == "Cañon City,CO,gold"


def test_a_file_that_cannot_be_read_is_refused_where_it_was_chosen():
    assert list(faults(file=SimpleUploadedFile("x.pdf", b"%PDF-1"), **FEBRUARY)) == ["file"]
