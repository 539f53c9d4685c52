"""Whatever was changed can be taken back, and nothing else is."""

import json
import os
import random
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from certifications.history.models import Revision
from certifications.history.recording import revision
from certifications.history.undo import CannotUndo, undo
from certifications.levels import Level
from certifications.models import Announcement, Assessment, AwardSource, CertificationAward
from cities.desk.merging.plan import plan_of
from cities.desk.merging.writing import CannotMerge, merge
from cities.models import CaseStudy, City, CityAddress, MergedAddress, OtherName
from tests.factories import make_award, make_city

pytestmark = pytest.mark.django_db
RECORD = (Announcement, City, OtherName, Assessment, CertificationAward, AwardSource, CaseStudy)
DERIVED = ("corrected_at",)  # the day of a correction is history, which only grows
EDITS = int(os.environ.get("PROOF_EDITS", "200"))  # `make proofs` asks for a thousand


def dump():
    """Return every stored value of the record, but for what the database derives."""
    models = (*RECORD, CaseStudy.cities.through, MergedAddress)
    return {
        model: [
            {name: value for name, value in row.items() if name not in DERIVED}
            for row in model.objects.order_by("pk").values()
        ]
        for model in models
    }


@pytest.fixture
def topeka():
    return make_city(name="Topeka", state="KS", population=120_000)


def edited(**fields):
    with revision("edit") as made:
        City.objects.update(**fields)
    return made


def test_a_value_comes_back(topeka):
    made = edited(population=1)

    back = undo(made, why="A slip.")

    topeka.refresh_from_db()
    assert topeka.population == 120_000
    assert (back.kind, back.undoes, back.why) == (Revision.Kind.UNDO, made, "A slip.")


def test_undoing_is_undone(topeka):
    back = undo(edited(population=1))

    undo(back)

    assert City.objects.get().population == 1


def test_a_deletion_is_taken_back_with_all_that_went_along(topeka):
    award = make_award(city=topeka, year=2020, level=Level.GOLD)
    award.sources.create(url="https://example.org/", title="Story", publisher="The Paper")
    OtherName.objects.create(city=topeka, name="T-Town")
    before = dump()

    with revision("edit") as made:
        Assessment.objects.all().delete()
        topeka.delete()
    assert not City.objects.exists()
    undo(made)

    assert dump() == before


def test_a_city_that_comes_back_has_its_addresses(topeka):
    edited(slug="topeka-city-ks")
    with revision("edit") as made:
        City.objects.get().delete()
    assert set(CityAddress.objects.values_list("city", flat=True)) == {None}

    undo(made)

    held = dict(CityAddress.objects.values_list("slug", "city"))
    assert held == dict.fromkeys(("topeka-ks", "topeka-city-ks"), City.objects.get().pk)


def test_the_address_of_a_deleted_city_is_given_to_no_other(topeka):
    topeka.delete()

    with pytest.raises(IntegrityError, match="city_slug_taken"), transaction.atomic():
        make_city(name="Topeka", state="KS")


def test_what_was_entered_goes_again(topeka):
    before = dump()
    with revision("cohort") as made:
        make_award(city=topeka, year=2020)

    undo(made)

    assert dump() == before


def test_a_city_that_was_entered_goes_and_its_address_stays_taken():
    with revision("edit") as made:
        make_city(name="Topeka", state="KS")

    undo(made)

    assert not City.objects.exists()
    assert CityAddress.objects.get(slug="topeka-ks").city is None


def test_a_value_that_moved_since_is_not_overwritten(topeka):
    made = edited(population=1)
    User.objects.create_user("robin")
    with revision("edit", by=User.objects.get()):
        City.objects.update(population=2)

    with pytest.raises(CannotUndo, match="topeka-ks was changed after this, by robin edited"):
        undo(made)

    assert City.objects.get().population == 2


def test_another_value_that_moved_since_stands_in_the_way_too(topeka):
    """The row is what was saved: half of it is nothing that anybody entered."""
    made = edited(population=1)
    edited(note="x")

    with pytest.raises(CannotUndo):
        undo(made)


def test_what_hangs_on_a_row_that_would_go_stands_in_the_way():
    with revision("edit") as made:
        city = make_city(name="Topeka", state="KS")
    OtherName.objects.create(city=city, name="T-Town")

    with pytest.raises(CannotUndo, match="a record that was entered since"):
        undo(made)

    assert (City.objects.count(), OtherName.objects.count()) == (1, 1)


def test_what_took_the_place_of_a_row_stands_in_the_way(topeka):
    award = make_award(city=topeka, year=2020)
    with revision("edit") as made:
        award.delete()
    make_level = CertificationAward(
        assessment=award.assessment, level=Level.GOLD, announcement=award.announcement
    )
    make_level.save()

    with pytest.raises(CannotUndo):
        undo(made)

    assert CertificationAward.objects.get().level == Level.GOLD


def test_an_undone_correction_is_a_correction(topeka):
    """Both moved what the public reads."""
    award = make_award(city=topeka, year=2020)
    with revision("edit") as made:
        CertificationAward.objects.update(level=Level.GOLD)
    CertificationAward.objects.update(corrected_at=None)

    undo(made)

    award.refresh_from_db()
    assert award.corrected_at is not None


class Editor:
    """Changes the record at random, in every way that there is."""

    def __init__(self, seed, client, tmp_path):
        self.random = random.Random(seed)
        self.client, self.tmp_path = client, tmp_path
        self.count = 0

    def edit(self):
        """Make one edit that the database takes."""
        ways = [
            *(self.save, self.update, self.bulk, self.raw, self.delete, self.load),
            *(self.enter_award, self.enter_city, self.link, self.source, self.post),
            self.merge,
        ]
        while True:
            try:
                with transaction.atomic():
                    self.random.choice(ways)()
                    connection.check_constraints()
                return
            except (IntegrityError, LookupError, CannotMerge):
                continue

    def one(self, model):
        keys = list(model.objects.order_by("pk").values_list("pk", flat=True))
        return model.objects.get(pk=self.random.choice(keys))

    def word(self):
        self.count += 1
        return f"{self.random.choice(['Ünter', 'Lake', 'Port', 'O’Fallon', 'St. '])} {self.count}"

    def save(self):
        city = self.one(City)
        city.note, city.population = self.word(), self.random.randrange(30_000, 9_000_000)
        city.latitude, city.longitude = self.random.uniform(25, 49), self.random.uniform(-124, -67)
        city.save()

    def update(self):
        field = self.random.choice(["official_name", "note", "certified_as"])
        chosen = City.objects.filter(pk__lte=self.one(City).pk)
        chosen.update(**{field: self.word()})

    def bulk(self):
        cities = list(City.objects.order_by("?")[:3])
        for city in cities:
            city.region = self.random.choice(["South", "West", ""])
        City.objects.bulk_update(cities, ["region"])
        OtherName.objects.bulk_create(OtherName(city=city, name=self.word()) for city in cities)

    def raw(self):
        with connection.cursor() as cursor:
            statement = "UPDATE cities_city SET slug = %s, geoid = NULL WHERE id = %s"
            cursor.execute(
                statement,
                [f"place-{self.random.random()}"[:20].replace(".", "-"), self.one(City).pk],
            )

    def delete(self):
        model = self.random.choice(
            [OtherName, CertificationAward, Assessment, AwardSource, CaseStudy]
        )
        self.one(model).delete()

    def load(self):
        row = {
            "model": "cities.othername",
            "fields": {"city": [self.one(City).slug], "name": self.word()},
        }
        file = self.tmp_path / "one.json"
        file.write_text(json.dumps([row]))
        call_command("loaddata", str(file), verbosity=0)

    def enter_award(self):
        announcement = self.one(Announcement)
        assessment = Assessment.objects.create(city=self.one(City), year=announcement.year)
        CertificationAward.objects.create(
            assessment=assessment,
            announcement=announcement,
            level=self.random.choice(Level.values),
        )

    def enter_city(self):
        name = self.word()
        City.objects.create(name=name, state="KS", slug=f"entered-{self.count}")

    def merge(self):
        merged, into = self.one(City), self.one(City)
        if merged == into:
            raise LookupError
        merge(plan_of(merged, into))

    def link(self):
        study = CaseStudy.objects.create(
            title=self.word(), url=f"https://example.org/{self.count}", publisher="The Paper"
        )
        study.cities.add(self.one(City))

    def source(self):
        self.one(CertificationAward).sources.create(
            url=f"https://example.org/{self.count}", title=self.word(), publisher="The Paper"
        )
        announcement = self.one(Announcement)
        Announcement.objects.filter(pk=announcement.pk).update(
            announced_at=announcement.announced_at + timedelta(seconds=self.random.random() * 9),
            note=self.word(),
        )

    def post(self):
        """Send the form of an announcement as staff do."""
        announcement = self.one(Announcement)
        address = f"/admin/certifications/announcement/{announcement.pk}/change/"
        sent = self.client.get(address).context["adminform"].form.initial
        sent |= {"note": self.word(), "_why": self.word()}
        moment = timezone.localtime(announcement.announced_at)
        sent |= {"announced_at_0": f"{moment:%Y-%m-%d}", "announced_at_1": f"{moment:%H:%M:%S}"}
        answer = self.client.post(address, {k: "" if v is None else v for k, v in sent.items()})
        assert answer.status_code == 302


def test_a_thousand_edits_of_every_kind_are_undone(roster, client, tmp_path):
    client.force_login(User.objects.create_superuser("robin"))
    editor = Editor(7, client, tmp_path)
    begin, first = dump(), max(Revision.objects.values_list("pk", flat=True), default=0)
    addresses = set(CityAddress.objects.values_list("slug", "city"))

    while Revision.objects.filter(pk__gt=first).count() < EDITS:
        with revision("command"):
            editor.edit()
    made = list(Revision.objects.filter(pk__gt=first).order_by("-pk"))
    assert dump() != begin
    assert "merge" in {each.kind for each in made}
    for each in made:
        undo(each)

    assert dump() == begin
    assert addresses <= set(CityAddress.objects.values_list("slug", "city"))
