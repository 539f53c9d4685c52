"""Two people edit one record: nothing is overwritten in silence."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import User

from certifications.history.recording import revision
from certifications.levels import Level
from certifications.models import Announcement, Assessment, CertificationAward
from cities.models import CaseStudy, City
from tests.admin_pages import CLEARED, PREFIX, change, faults, form_of
from tests.factories import make_announcement, make_award, make_city


@pytest.fixture
def topeka(staff):
    return make_city(name="Topeka", state="KS", region="Midwest")


@pytest.fixture
def award(topeka):
    return make_award(city=topeka, year=2018)


def by_kim(change):
    """Let a colleague change something; return the answer."""
    kim, _ = User.objects.get_or_create(username="kim")
    with revision("edit", by=kim):
        return change()


def save(staff, address, form):
    return staff.post(address, form, follow=True)


def said(response):
    return [str(message) for message in response.context["messages"]]


def test_what_i_did_not_touch_stays_as_a_colleague_left_it(staff, topeka):
    form = form_of(staff.get(change(topeka)))
    by_kim(lambda: City.objects.update(official_name="City of Topeka"))

    answer = save(staff, change(topeka), form | {"note": "The capital."})

    topeka.refresh_from_db()
    assert (topeka.official_name, topeka.note) == ("City of Topeka", "The capital.")
    assert (
        "Kept as a colleague changed it while you were editing: Official name." in said(answer)[-1]
    )


def test_a_field_that_both_touched_shows_both_values_and_asks(staff, topeka):
    form = form_of(staff.get(change(topeka)))
    by_kim(lambda: City.objects.update(region="South"))

    answer = save(staff, change(topeka), form | {"region": "West"})

    assert "kim changed this from “Midwest” to “South” while you were editing" in faults(answer)[0]
    assert "you entered “West”" in faults(answer)[0]
    assert City.objects.get().region == "South"


def test_saving_once_more_has_mine(staff, topeka):
    form = form_of(staff.get(change(topeka)))
    by_kim(lambda: City.objects.update(region="South", official_name="City of Topeka"))
    asked = save(staff, change(topeka), form | {"region": "West"})

    save(staff, change(topeka), form_of(asked))

    topeka.refresh_from_db()
    assert (topeka.region, topeka.official_name) == ("West", "City of Topeka")


def test_what_is_changed_again_meanwhile_is_asked_again(staff, topeka):
    form = form_of(staff.get(change(topeka)))
    by_kim(lambda: City.objects.update(region="South"))
    asked = save(staff, change(topeka), form | {"region": "West"})
    by_kim(lambda: City.objects.update(region="Northeast"))

    again = save(staff, change(topeka), form_of(asked))

    assert "to “Northeast”" in faults(again)[0]
    assert City.objects.get().region == "Northeast"


def test_the_same_value_is_no_question(staff, topeka):
    form = form_of(staff.get(change(topeka)))
    by_kim(lambda: City.objects.update(region="South"))

    answer = save(staff, change(topeka), form | {"region": "South"})

    assert answer.redirect_chain


def test_an_award_that_a_colleague_raised_stays(staff, topeka, award):
    form = form_of(staff.get(change(topeka)))
    by_kim(lambda: CertificationAward.objects.update(level=Level.GOLD))

    save(staff, change(topeka), form | {"note": "x"})

    assert CertificationAward.objects.get().level == Level.GOLD


def test_a_level_that_both_changed_is_asked_about(staff, topeka, award):
    form = form_of(staff.get(change(topeka)))
    by_kim(lambda: CertificationAward.objects.update(level=Level.GOLD))

    answer = save(staff, change(topeka), form | {f"{PREFIX}0-level": str(int(Level.PLATINUM))})

    assert "from “Silver” to “Gold”" in faults(answer)[0]
    assert "“Platinum”" in faults(answer)[0]
    assert CertificationAward.objects.get().level == Level.GOLD


def test_an_award_that_a_colleague_took_away_does_not_come_back(staff, topeka, award):
    form = form_of(staff.get(change(topeka)))
    by_kim(lambda: award.delete())

    save(staff, change(topeka), form | {"note": "x"})

    assert not CertificationAward.objects.exists()


def test_an_award_that_a_colleague_entered_is_not_cleared(staff, topeka):
    assessment = Assessment.objects.create(city=topeka, year=2018)
    form = form_of(staff.get(change(topeka)))
    announcement = make_announcement(year=2018)
    by_kim(
        lambda: CertificationAward.objects.create(
            assessment=assessment, level=Level.GOLD, announcement=announcement
        )
    )

    save(staff, change(topeka), form | {"note": "x"})

    assert CertificationAward.objects.get().level == Level.GOLD


def test_clearing_an_award_that_a_colleague_changed_is_asked_about(staff, topeka, award):
    form = form_of(staff.get(change(topeka)))
    by_kim(lambda: CertificationAward.objects.update(level=Level.GOLD))

    answer = save(staff, change(topeka), form | CLEARED)

    assert "to “Gold” while you were editing, and you entered nothing" in " ".join(faults(answer))
    assert CertificationAward.objects.exists()


def test_deleting_a_row_that_a_colleague_changed_is_asked_about(staff, topeka, award):
    form = form_of(staff.get(change(topeka))) | {f"{PREFIX}0-DELETE": "on"}
    by_kim(lambda: CertificationAward.objects.update(level=Level.GOLD))

    answer = save(staff, change(topeka), form)

    assert "kim changed the row that you delete, topeka-ks 2018" in faults(answer)[0]
    assert Assessment.objects.exists()


def test_an_embargo_does_not_move_by_a_stale_save(staff):
    """A page that was open when a colleague postponed it."""
    announcement = make_announcement(year=2018)
    address = f"/admin/certifications/announcement/{announcement.pk}/change/"
    form = form_of(staff.get(address))
    later = announcement.announced_at.replace(month=6)
    by_kim(lambda: Announcement.objects.update(announced_at=later))

    save(staff, address, form | {"note": "x"})

    announcement.refresh_from_db()
    assert (announcement.announced_at, announcement.note) == (later, "x")


def test_a_page_without_its_counter_is_still_saved(staff, topeka):
    form = form_of(staff.get(change(topeka)))
    form.pop("_opened")

    save(staff, change(topeka), form | {"note": "x"})

    assert City.objects.get().note == "x"


def test_the_page_carries_the_counter_that_it_was_opened_at(staff, topeka):
    soup = BeautifulSoup(staff.get(change(topeka)).content, "html.parser")

    assert soup.select_one("form [name=_opened]")["value"].isdigit()


def test_a_case_study_keeps_the_title_of_a_colleague(staff, topeka):
    study = CaseStudy.objects.create(title="A", url="https://example.org/", publisher="P")
    address = f"/admin/cities/casestudy/{study.pk}/change/"
    form = form_of(staff.get(address)) | {"cities": [str(topeka.pk)]}
    by_kim(lambda: CaseStudy.objects.update(title="B"))

    save(staff, address, form)

    assert CaseStudy.objects.get().title == "B"
