"""Each data version that was public is kept, once, and nothing that was not."""

import hashlib
import io
import zipfile
from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from certifications.data_version import record_at
from certifications.history.recording import revision
from certifications.history.undo import undo
from certifications.levels import Level
from certifications.models import Announcement, CertificationAward
from cities.models import City
from cities.open_data.package import FILES
from cities.open_data.releases import keep_releases, texts_of
from cities.releases import Release
from tests.factories import make_award, make_city

pytestmark = pytest.mark.django_db


@pytest.fixture
def award():
    return make_award(city=make_city(name="Topeka", state="KS", population=126_000), year=2018)


def version():
    now = timezone.now()
    return record_at(now, Announcement.objects.coverage(now)).version


def kept():
    return list(Release.objects.order_by("pk").values_list("version", flat=True))


def test_a_version_is_kept_once(award):
    keep_releases()
    keep_releases()

    assert kept() == [version()]


def test_an_empty_record_is_no_release(db):
    keep_releases()

    assert kept() == []


def test_a_release_holds_what_its_checksums_say(award):
    keep_releases()
    release = Release.objects.get()

    package = bytes(release.package)
    texts = texts_of(release)
    assert release.sha256 == hashlib.sha256(package).hexdigest()
    assert tuple(texts) == FILES
    sums = dict(reversed(line.split("  ")) for line in texts["SHA256SUMS"].splitlines())
    assert sums == {name: hashlib.sha256(texts[name].encode()).hexdigest() for name in FILES[:-1]}
    assert zipfile.ZipFile(io.BytesIO(package)).testzip() is None
    assert len(package) < 20_000


def test_the_files_are_those_of_the_site(award, client):
    keep_releases()

    for name in ("cities.csv", "awards.csv"):
        public = b"".join(client.get(f"/{name}"))
        assert texts_of(Release.objects.get())[name].encode() == public


def test_each_change_of_the_public_record_is_a_release(award):
    before = version()
    with revision("edit") as made:
        CertificationAward.objects.update(level=Level.GOLD)
    after = version()
    undo(made)

    assert kept() == [before, after]
    assert Release.objects.first().changes == [
        {
            "change": "changed",
            "city": "Topeka, Kansas",
            "year": 2018,
            "field": "level",
            "before": "silver",
            "after": "gold",
        }
    ]


def test_what_is_under_embargo_makes_no_release_until_its_minute(award):
    keep_releases()
    with revision("cohort"):
        moment = timezone.now() + timedelta(days=2)
        city = make_city(name="Salina", state="KS", population=47_000)
        make_award(city=city, year=moment.year, announced_at=moment)

    assert kept() == [version()]
    assert "Salina" not in str([texts_of(each) for each in Release.objects.all()])


def test_a_version_that_came_with_its_minute_is_kept_before_the_next_change(award):
    """Nobody asked for it, and nobody saved anything at that minute."""
    keep_releases()
    since = Release.objects.get().public_from
    city = make_city(name="Salina", state="KS", population=47_000)
    announced = timezone.now()
    make_award(city=city, year=announced.year, announced_at=announced)
    assert since < announced

    with revision("edit"):
        City.objects.filter(pk=city.pk).update(website="https://salina-ks.gov/")

    first, of_the_minute, of_the_edit = Release.objects.order_by("pk")
    assert of_the_minute.public_from == announced
    assert "salina-ks.gov" not in texts_of(of_the_minute)["cities.csv"]
    assert "salina-ks.gov" in texts_of(of_the_edit)["cities.csv"]


@pytest.mark.parametrize("tamper", ["update", "delete"])
def test_a_release_is_neither_altered_nor_deleted(award, tamper):
    keep_releases()
    fields = {"awards": 0} if tamper == "update" else {}

    with pytest.raises(DatabaseError, match="history_stays"), transaction.atomic():
        getattr(Release.objects.all(), tamper)(**fields)

    assert kept() == [version()]
