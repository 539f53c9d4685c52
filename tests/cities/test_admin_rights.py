"""Who may do what in the admin, asked of each row that is sent."""

import pytest
from django.contrib.auth.models import Permission, User
from django.db import IntegrityError, connection, transaction

from certifications.levels import Level
from certifications.models import Assessment, CertificationAward
from cities.models import City, CityAddress
from tests.admin_pages import CLEARED, PREFIX, WHY, add_row, award, change, faults, form_of
from tests.factories import make_assessment, make_award, make_city

GOLD = {f"{PREFIX}0-level": int(Level.GOLD)}


@pytest.fixture
def city(db):
    return make_city()


@pytest.fixture
def sign_in(client, db):
    """Sign in somebody who may change cities and what is named: `sign_in("add_assessment")`."""
    user = User.objects.create_user("pat", password="x", is_staff=True)

    def allow(*codenames):
        allowed = Permission.objects.filter(codename__in=["change_city", *codenames])
        assert allowed.count() == len(codenames) + 1
        user.user_permissions.set(allowed)
        client.force_login(User.objects.get(pk=user.pk))
        return client

    return allow


def refused(deed, records):
    return (
        f"You don’t have permission to {deed} {records}: put this row back as it was, or ask an "
        "administrator of this site for the right."
    )


# The awards in the rows of a city ------------------------------------------------------------


def test_who_may_only_change_awards_cannot_add_one_to_an_assessment(sign_in, city):
    make_assessment(city=city, year=2021)
    client = sign_in("change_assessment", "change_certificationaward")

    filled = award()
    form = form_of(client.get(change(city)))
    response = client.post(
        change(city), form | {f"{PREFIX}0-{name}": value for name, value in filled.items()}
    )

    assert faults(response) == [refused("add", "awards")]
    assert form_of(response)[f"{PREFIX}0-announcement"] == filled["announcement"]
    assert CertificationAward.objects.count() == 0


def test_who_may_add_assessments_but_not_awards_adds_one_without_an_award(sign_in, city):
    client = sign_in("add_assessment", "change_certificationaward")
    form = form_of(client.get(change(city)))

    with_award = client.post(change(city), add_row(form, 0, city=city.pk, year="2021", **award()))
    without = client.post(change(city), add_row(form, 0, city=city.pk, year="2021"))

    assert faults(with_award) == [refused("add", "awards")]
    assert without.status_code == 302, faults(without)
    assert (Assessment.objects.count(), CertificationAward.objects.count()) == (1, 0)


def test_who_may_change_awards_changes_one(sign_in, city):
    make_award(city=city)
    client = sign_in("change_assessment", "change_certificationaward")

    response = client.post(change(city), form_of(client.get(change(city))) | GOLD | WHY)

    assert response.status_code == 302, faults(response)
    assert CertificationAward.objects.get().level == Level.GOLD


def test_who_may_not_change_awards_changes_none(sign_in, city):
    make_award(city=city)
    client = sign_in("change_assessment", "add_certificationaward", "delete_certificationaward")
    form = form_of(client.get(change(city)))

    response = client.post(change(city), form | GOLD)

    assert faults(response) == [refused("change", "awards")]
    assert CertificationAward.objects.get().level == Level.SILVER


def test_who_may_not_delete_awards_clears_none(sign_in, city):
    make_award(city=city)
    client = sign_in("change_assessment", "add_certificationaward", "change_certificationaward")

    response = client.post(change(city), form_of(client.get(change(city))) | CLEARED)

    assert faults(response) == [refused("delete", "awards")]
    assert CertificationAward.objects.count() == 1


@pytest.mark.parametrize(
    ("right", "records"),
    [("delete_assessment", "awards"), ("delete_certificationaward", "assessments")],
)
def test_deleting_a_row_needs_the_right_for_both(sign_in, city, right, records):
    make_award(city=city)
    client = sign_in("change_assessment", right)
    form = form_of(client.get(change(city)))

    response = client.post(change(city), form | {f"{PREFIX}0-DELETE": "on"})

    assert faults(response) == [refused("delete", records)]
    assert CertificationAward.objects.count() == 1


def test_a_right_that_was_withdrawn_meanwhile_is_named_at_the_row(sign_in, city):
    make_assessment(city=city)
    client = sign_in("add_assessment", "change_assessment")
    form = form_of(client.get(change(city))) | {f"{PREFIX}0-year": "2019"}
    client = sign_in("view_assessment")

    response = client.post(change(city), add_row(form, 1, city=city.pk, year="2021"))

    assert faults(response) == [refused("change", "assessments"), refused("add", "assessments")]
    assert [assessment.year for assessment in Assessment.objects.all()] == [2018]


def test_who_may_only_look_at_assessments_saves_the_rest(sign_in, city):
    make_award(city=city)
    client = sign_in("view_assessment")

    form = form_of(client.get(change(city))) | {"note": "typed"} | WHY
    response = client.post(change(city), form)

    assert response.status_code == 302, faults(response)
    assert City.objects.get().note == "typed"
    assert CertificationAward.objects.count() == 1


def test_who_may_not_add_awards_adds_none_on_the_page_of_an_assessment(sign_in, city):
    assessment = make_assessment(city=city)
    client = sign_in("view_city", "change_assessment", "change_certificationaward")
    address = f"/admin/certifications/assessment/{assessment.pk}/change/"
    form = form_of(client.get(address)) | {"award-TOTAL_FORMS": "1"}
    form |= {f"award-0-{name}": value for name, value in award().items()}

    client.post(address, form)

    assert CertificationAward.objects.count() == 0


# Addresses -----------------------------------------------------------------------------------


def test_no_superuser_deletes_the_address_of_a_city_that_is_there(admin_client, city):
    City.objects.update(slug="hub-ma")  # boston-ma leads on to it
    deed = {"action": "delete_selected", "_selected_action": ["boston-ma", "hub-ma"], "index": 0}

    admin_client.post("/admin/cities/cityaddress/", deed)
    admin_client.post("/admin/cities/cityaddress/", deed | {"post": "yes"})
    answer = admin_client.post(
        "/admin/cities/cityaddress/boston-ma/delete/", {"post": "yes", "_why": "Moved."}
    )

    assert answer.status_code == 403
    assert city.addresses.count() == 2


def test_a_superuser_frees_the_address_of_a_deleted_city(admin_client, city):
    city.delete()

    admin_client.post(
        "/admin/cities/cityaddress/boston-ma/delete/", {"post": "yes", "_why": "Moved."}
    )

    assert CityAddress.objects.count() == 0


def test_the_database_keeps_the_addresses_of_a_city_that_is_there(city):
    with pytest.raises(IntegrityError), transaction.atomic():
        CityAddress.objects.all().delete()
    with (
        pytest.raises(IntegrityError),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("DELETE FROM cities_cityaddress")

    assert city.addresses.count() == 1
