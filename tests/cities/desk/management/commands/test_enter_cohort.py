"""The awards of an announcement are entered from a shell."""

import csv
import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from certifications.models import Announcement, CertificationAward
from cities.desk.cohort.writing import Moved
from cities.desk.management.commands import enter_cohort

LATER = Path(__file__).parents[5] / "fixtures" / "later" / "later_awards.csv"
IN_2020 = {"year": "2020", "announced_at": "2020-06-29"}
NEW = {
    "year": "2026",
    "announced_at": "February 26, 2027",
    "time": "9am",
    "source": "https://example.org/x",
    "title": "Press release",
    "publisher": "Program",
}


def run(file, **options):
    said = io.StringIO()
    call_command("enter_cohort", str(file), stdout=said, **options)
    return said.getvalue()


def count():
    return CertificationAward.objects.count()


@pytest.fixture
def file(tmp_path):
    """Return a function that writes a text to a file."""

    def write(text, encoding="utf-8"):
        path = tmp_path / "rows.csv"
        path.write_bytes(text.encode(encoding))
        return path

    return write


@pytest.fixture
def of_2020(file):
    with LATER.open(newline="") as later:
        rows = [row for row in csv.reader(later) if row[4] in ("announced_on", "2020-06-29")]
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return file(text.getvalue())


def test_a_preview_says_each_row_and_writes_nothing(published, of_2020):
    said = run(of_2020, preview=True, **IN_2020)

    assert "2\tArlington, TX\tnew\n" in said
    assert "Columns that were not read: confidence.\n" in said
    assert said.endswith(
        "12 rows: 12 new; certified cities 13 → 21 by June 29, 2020.\nNothing was entered.\n"
    )
    assert count() == 16


def test_a_file_is_entered_and_is_as_it_is_the_second_time(published, of_2020):
    assert "Entered 12 awards, added 13 sources: 2020, announced" in run(of_2020, **IN_2020)
    assert count() == 16 + 12

    again = run(of_2020, **IN_2020)
    assert "12 rows: 12 as they are; certified cities 21 → 21 by June 29, 2020.\n" in again
    assert again.endswith("Nothing was entered.\n")


def test_a_new_announcement_is_made_from_the_options(published, file):
    run(file("Tempe, AZ"), **NEW, level="Gold", stated_total="120", coverage="complete")

    [announcement] = Announcement.objects.filter(year=2026)
    assert (announcement.precision, announcement.coverage) == ("minute", "complete")
    assert announcement.stated_total == 120
    assert announcement.awards.get().get_level_display() == "Gold"


@pytest.mark.parametrize(
    ("text", "options", "sentence"),
    [
        ("Tempe, AZ, glod", {}, "Nothing was entered: correct these rows in the file"),
        ("Hamilton, , gold", {}, "Nothing was entered: correct these rows in the file"),
        ("", {}, "Rows: There is nothing to enter."),
        ("Tempe, AZ", {"level": "bronze"}, "'bronze' is not a level"),
        ("Tempe, AZ", {"announced_at": "soon"}, "Announced on: “soon” isn’t a day."),
        ("Tempe, AZ", {"year": "1999"}, "Certification year: Enter a year from 2015 to 2100."),
        ("Tempe, AZ", {"title": ""}, "Title: This field cannot be blank."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_entered(published, file, text, options, sentence):
    with pytest.raises(CommandError) as fault:
        run(file(text), **NEW | options)

    assert sentence in str(fault.value)
    assert count() == 16


def test_a_file_that_is_not_there_is_named(db, tmp_path):
    with pytest.raises(CommandError, match="nowhere.csv"):
        run(tmp_path / "nowhere.csv", **IN_2020)


def test_a_record_that_moved_meanwhile_stops_it(published, of_2020, monkeypatch):
    def moved(*args, **kwargs):
        raise Moved

    monkeypatch.setattr(enter_cohort, "enter", moved)
    with pytest.raises(CommandError, match="another person saved something meanwhile"):
        run(of_2020, **IN_2020)
