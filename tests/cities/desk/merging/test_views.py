"""The pages of a merge, as a member of Program staff and as one who may only look."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission, User

from certifications.history.models import Revision
from cities.models import City, OtherName
from tests.admin_pages import change, faults, form_of
from tests.cities.desk.merging.conftest import addresses
from tests.factories import make_assessment, make_city

WHY = {"why": "One place, entered twice.", "public_note": "It stood here twice."}


def page(merged, into=None):
    return f"/admin/cities/city/{merged.pk}/merge/" + (f"?into={into.pk}" if into else "")


def read(response):
    return BeautifulSoup(response.content, "html.parser")


def items(response, part):
    return [li.get_text(strip=True) for li in read(response).select(f"{part} li")]


def send(client, merged, into, **fields):
    """Send the form of the preview as it is, with these fields filled."""
    form = form_of(client.get(page(merged, into)), form="#content form[method=post]")
    return client.post(page(merged), form | fields)


@pytest.fixture
def looker(client, db):
    user = User.objects.create_user("kim", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__startswith="view_"))
    client.force_login(user)
    return client


def test_the_page_of_a_city_leads_there(staff, cities):
    links = read(staff.get(change(cities[0]))).select(".object-tools a")

    assert page(cities[0]) in [link["href"] for link in links]
    assert b"/merge/" not in staff.get("/admin/cities/city/add/").content


def test_cities_of_nearly_its_name_are_offered_at_first(staff, cities):
    links = read(staff.get(page(cities[0]))).select("#found a")

    assert [(a.get_text(), a["href"]) for a in links] == [
        ("Merge Toppeka, KS into Topeka, KS", f"?into={cities[1].pk}")
    ]


@pytest.mark.parametrize("typed", ["wichita", "Wichita, KS", "wich", "wichitta"])
def test_any_other_city_is_found_by_its_name(staff, cities, typed):
    other = make_city(name="Wichita", state="KS", population=400_000)
    links = read(staff.get(page(cities[0]), {"q": typed})).select("#found a")

    assert [a["href"] for a in links] == [f"?into={other.pk}"]


def test_a_city_without_a_population_is_found_too(staff, cities):
    other = make_city(name="Wichita", state="KS")
    links = read(staff.get(page(cities[0]), {"q": "wichita"})).select("#found a")

    assert [a["href"] for a in links] == [f"?into={other.pk}"]


def test_a_name_that_is_not_found_is_said(staff, cities):
    assert "We couldn’t find “xyzzy”" in read(staff.get(page(cities[0]), {"q": "xyzzy"})).text


@pytest.mark.parametrize("into", ["", "x", "²", "0", "9" * 30, "self"])
def test_no_city_is_merged_into_itself_or_nothing(staff, cities, into):
    into = cities[0].pk if into == "self" else into
    response = staff.get(page(cities[0]), {"into": into})

    assert read(response).select("input[name=q]")
    assert not read(response).select("#moves")


def test_the_preview_names_what_moves_and_what_goes(staff, cities):
    response = staff.get(page(*cities))

    assert "Case study: One" in items(response, "#moves")
    assert "Address: /cities/toppeka-ks/ leads to Topeka, KS" in items(response, "#moves")
    assert items(response, "#lost") == ["GEOID: 2000001", "Population: 120,000"]
    assert City.objects.count() == 2


def test_a_merge_is_one_revision_that_is_shown(staff, cities):
    response = send(staff, *cities, **WHY)

    made = Revision.objects.first()
    assert response["Location"] == f"/admin/certifications/revision/{made.pk}/change/"
    assert (made.kind, made.by_name, made.why, made.public_note) == (
        *("merge", "robin"),
        *WHY.values(),
    )
    shown = " ".join(read(staff.get(response["Location"])).get_text(" ").split())
    assert "Merged Toppeka, KS into Topeka, KS, with 1 assessment" in shown
    assert "Address of a merged city toppeka-ks, entered" in shown
    assert set(addresses().values()) == {cities[1].pk}


def test_it_is_undone_from_the_page_of_changes(staff, cities):
    before = addresses()
    send(staff, *cities, **WHY)
    made = Revision.objects.first()
    staff.post(f"/admin/certifications/revision/{made.pk}/undo/", WHY)

    assert City.objects.count() == 2
    assert addresses() == before


def test_a_merge_asks_why(staff, cities):
    response = send(staff, *cities, why=" ")

    assert any("Say why" in fault for fault in faults(response))
    assert City.objects.count() == 2


def test_what_stands_in_the_way_is_said_and_there_is_no_button(staff, cities):
    form = form_of(staff.get(page(*cities)), form="#content form[method=post]")
    cities[0].assessments.get(year=2018).award.delete()
    response = staff.get(page(*cities))

    (sentence,) = items(response, "#in-the-way")
    assert "Both cities have an assessment for 2018" in sentence
    assert not read(response).select("#content form[method=post]")
    assert staff.post(page(cities[0]), form | WHY).status_code == 200
    assert City.objects.count() == 2


def test_what_was_not_seen_is_not_merged(staff, cities):
    form = form_of(staff.get(page(*cities)), form="#content form[method=post]")
    OtherName.objects.create(city=cities[0], name="The Golden City")
    response = staff.post(page(cities[0]), form | WHY)

    assert any("the record has changed since you looked" in each for each in faults(response))
    assert "Other name: The Golden City" in items(response, "#moves")
    assert City.objects.count() == 2
    assert send(staff, *cities, **WHY).status_code == 302


def test_who_may_only_look_merges_nothing(looker, cities):
    assert looker.get(page(*cities)).status_code == 403
    sent = {"into": cities[1].pk, **WHY}
    assert looker.post(page(cities[0]), sent).status_code == 403
    assert b"/merge/" not in looker.get(change(cities[0])).content
    assert City.objects.count() == 2


def without(client, right):
    """Sign in somebody who has every right but one."""
    user = User.objects.create_user("kim", is_staff=True)
    user.user_permissions.set(Permission.objects.exclude(codename=right))
    client.force_login(user)


@pytest.mark.parametrize("lacking", ["change_assessment", "change_casestudy", "delete_assessment"])
def test_each_right_that_the_plan_needs_is_asked_for(client, cities, lacking):
    without(client, lacking)

    assert any("You don’t have permission" in each for each in faults(send(client, *cities, **WHY)))
    assert City.objects.count() == 2


@pytest.mark.parametrize(
    "lacking", ["delete_city", "change_city", "add_othername", "view_certificationaward"]
)
def test_without_the_rights_of_every_merge_there_is_no_page(client, cities, lacking):
    without(client, lacking)

    assert client.get(page(*cities)).status_code == 403


@pytest.mark.parametrize("typed", ["\0", "x" * 101])
def test_what_is_no_name_is_searched_for_no_more(staff, cities, typed):
    assert staff.get(page(cities[0]), {"q": typed}).status_code == 200


def test_a_city_that_is_not_there_is_not_found(staff, cities):
    assert staff.get("/admin/cities/city/0/merge/").status_code == 404


def test_the_statements_do_not_grow(staff, cities, django_assert_max_num_queries):
    for year in range(2020, 2050):
        make_assessment(city=cities[0], year=year)
        OtherName.objects.create(city=cities[0], name=f"Name {year}")

    with django_assert_max_num_queries(20):
        staff.get(page(*cities))
