"""Revisions and changes as Python reads them; that the database keeps them: test_recording.py."""

import pytest

from certifications.history.models import Change, Revision, counter
from certifications.history.recording import revision
from tests.factories import make_city

pytestmark = pytest.mark.django_db


def test_the_counter_moves_with_every_change():
    before = counter()

    make_city()
    between = counter()
    make_city(name="Salina", state="KS")

    assert before < between < counter()


def test_an_empty_history_counts_nothing():
    assert (Change.objects.count(), counter()) == (0, 0)


@pytest.mark.parametrize(
    ("before", "after", "columns"),
    [
        ({"name": "A", "note": ""}, {"name": "B", "note": ""}, ["name"]),
        (None, {"name": "A", "note": ""}, ["name", "note"]),
        ({"name": "A"}, None, ["name"]),
    ],
    ids=["changed", "entered", "deleted"],
)
def test_columns_are_those_that_differ(before, after, columns):
    assert Change(before=before, after=after).columns == columns


def test_a_revision_says_who_did_what_and_when():
    with revision("edit") as made:
        make_city()
    made.by_name = "robin"

    assert str(made).startswith("robin edited, ")
    made.by_name, made.kind = "", Revision.Kind.OUTSIDE
    assert str(made).startswith("somebody changed outside this site, ")
