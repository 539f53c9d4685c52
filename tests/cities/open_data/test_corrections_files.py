"""The corrections as files and as a feed; which they are: test_corrections.py."""

import csv
import io
from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.utils import timezone

from certifications.history.recording import revision
from certifications.levels import Level
from certifications.models import CertificationAward
from cities.models import City
from tests.factories import make_award, make_city

ATOM = "{http://www.w3.org/2005/Atom}"
PATHS = ["/corrections/", "/corrections.csv", "/corrections.json", "/corrections.atom"]


@pytest.fixture
def corrected(db):
    city = make_city(name="Topeka", state="KS", population=126_000)
    award = make_award(city=city, year=2018)
    with revision("edit", public_note="=The city <b>told</b> us."):
        CertificationAward.objects.filter(pk=award.pk).update(level=Level.GOLD)
    return award


def today():
    return timezone.localdate().isoformat()


def body(client, path):
    response = client.get(path)
    assert response.status_code == 200
    return response.content


def test_csv_has_a_row_per_correction_and_no_formula(corrected, client):
    rows = list(csv.DictReader(io.StringIO(body(client, "/corrections.csv").decode("utf-8-sig"))))

    assert rows == [
        {
            "corrected_on": today(),
            "slug": "topeka-ks",
            "city": "Topeka, Kansas",
            "record": "award of 2018",
            "field": "level",
            "before": "Silver",
            "after": "Gold",
            "note": "'=The city <b>told</b> us.",
        }
    ]


def test_json_says_what_it_is(corrected, client):
    found = client.get("/corrections.json")

    content = b"".join(found).decode()
    assert '"count":1' in content
    assert '"license"' in content
    assert found["Access-Control-Allow-Origin"] == "*"


def test_feed_has_an_entry_with_an_identity_that_stays(corrected, client):
    def entries():
        root = ElementTree.fromstring(body(client, "/corrections.atom"))
        return root.findall(f"{ATOM}entry")

    (entry,) = entries()
    identity = entry.find(f"{ATOM}id").text

    assert entry.find(f"{ATOM}title").text == "Topeka, Kansas award of 2018: level"
    assert "Silver → Gold" in entry.find(f"{ATOM}summary").text
    City.objects.update(note="x")
    assert identity in [each.find(f"{ATOM}id").text for each in entries()]


@pytest.mark.parametrize("path", PATHS)
def test_what_is_under_embargo_moves_nothing(corrected, client, path):
    before = client.get(path)
    moment = timezone.now() + timedelta(days=3)
    secret = make_award(
        city=make_city(name="Salina", state="KS"), year=moment.year, announced_at=moment
    )
    CertificationAward.objects.filter(pk=secret.pk).update(level=Level.PLATINUM)
    secret.assessment.delete()

    after = client.get(path)

    assert dict(after.headers) == dict(before.headers)
    assert body(client, path) == before.content


@pytest.mark.parametrize("path", PATHS[1:3])
def test_a_file_that_did_not_change_is_not_sent_again(corrected, client, path):
    etag = client.get(path)["ETag"]

    assert client.get(path, headers={"If-None-Match": etag}).status_code == 304
    CertificationAward.objects.update(level=Level.PLATINUM)
    assert client.get(path, headers={"If-None-Match": etag}).status_code == 200


@pytest.mark.parametrize("path", PATHS)
def test_a_past_day_has_what_was_corrected_by_then(corrected, client, path):
    yesterday = timezone.localdate() - timedelta(days=1)

    assert b"Topeka" not in body(client, f"{path}?as_of={yesterday}")


def test_files_say_when_an_award_was_corrected(corrected, client):
    make_award(city=corrected.city, year=2019)

    awards, cities = (
        list(csv.DictReader(io.StringIO(body(client, path).decode("utf-8-sig"))))
        for path in ("/awards.csv", "/cities.csv")
    )

    assert [(row["year"], row["corrected_on"]) for row in awards] == [
        ("2018", today()),
        ("2019", ""),
    ]
    assert [row["corrected_on"] for row in cities] == [today()]


def test_what_was_changed_under_embargo_is_not_called_corrected(db, client):
    moment = timezone.now() + timedelta(seconds=1)
    award = make_award(city=make_city(), year=moment.year, announced_at=moment)
    CertificationAward.objects.update(level=Level.GOLD)
    award.announcement.__class__.objects.update(announced_at=moment)

    later = CertificationAward.objects.public(moment).with_record(moment).get()

    assert later.corrected_on is None


def test_the_page_of_the_city_says_so(corrected, page):
    said = page("/cities/topeka-ks/").get_text(" ", strip=True)

    assert "Corrected on" in said
