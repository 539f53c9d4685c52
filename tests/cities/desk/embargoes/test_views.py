"""The board of embargoes, as staff use it."""

from datetime import UTC, datetime

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from certifications.history.models import Revision
from certifications.models import Announcement, CertificationAward
from cities.desk.embargoes.deeds import DEEDS
from cities.models import City
from tests.admin_pages import faults, form_of
from tests.cities.desk.embargoes.conftest import MOMENT, with_right
from tests.factories import make_award, make_city

BOARD = "/admin/embargoes/"


def text_of(response, part="#content"):
    return " ".join(
        BeautifulSoup(response.content, "html.parser").select_one(part).get_text(" ").split()
    )


def page_of(announcement):
    return f"{BOARD}{announcement.pk}/"


def send(browser, announcement, deed, **typed):
    """Fill in the form of a deed as its page shows it, and send it."""
    address = f"{page_of(announcement)}{deed}/"
    form = form_of(browser.get(page_of(announcement)), f"form[action='{address}']")
    typed = {f"{deed}-{name}": value for name, value in ({"why": "Because."} | typed).items()}
    return browser.post(address, form | typed, follow=True)


def test_the_board_says_when_and_what_is_to_be_looked_at(staff, announcement):
    said = text_of(staff.get(BOARD))

    assert "2026: in 7 days, December 1, 2026, 8:30 AM Eastern" in said
    assert "Look: 2 awards. Nobody has said how many are expected." in said
    assert "Look: Lower than before: Topeka, KS, gold in 2019, now silver." in said
    assert "OK: 8:30 AM Eastern is between 7 AM and 8 PM." in said
    assert "To look at: 4 of 7 checks." in said


def test_the_board_says_so_where_nothing_is_under_embargo(staff):
    assert "Nothing is under embargo" in text_of(staff.get(BOARD))


@pytest.mark.parametrize("page", ["/admin/", "/admin/certifications/announcement/"])
def test_the_board_is_found_from_the_admin(staff, page):
    soup = BeautifulSoup(staff.get(page).content, "html.parser")

    assert soup.select(f"#content a[href='{BOARD}']")


def test_who_may_not_see_announcements_finds_no_link(clock, db):
    soup = BeautifulSoup(with_right("kim", "view_city").get("/admin/").content, "html.parser")

    assert not soup.select(f"#content a[href='{BOARD}']")


def test_the_page_lists_the_awards_and_offers_every_deed(staff, announcement):
    response = staff.get(page_of(announcement))

    assert "Boise, ID: Platinum Topeka, KS: Silver" in text_of(response)
    forms = BeautifulSoup(response.content, "html.parser").select("#content form")
    offered = [name for name in DEEDS if name != "revoke"]  # there is no press pack yet
    assert [f["action"] for f in forms] == [f"{page_of(announcement)}{name}/" for name in offered]


def test_the_page_repeats_what_is_asked_about_its_awards_and_their_cities(staff, announcement):
    City.objects.update(population=9_000_001)
    make_city(name="Elsewhere", population=9_000_001)

    said = text_of(staff.get(page_of(announcement)))

    assert "Boise, ID: Its population is 9,000,001, over 9,000,000. Is it right?" in said
    assert "Topeka, KS, 2026: It is silver, and the award of 2019 is gold." in said
    assert "Elsewhere" not in said


def test_postponing_is_two_pages_and_the_board_says_what_was_done(staff, announcement):
    answer = send(staff, announcement, "postpone", day="December 3, 2026", time="9am")

    assert answer.redirect_chain == [(BOARD, 302)]
    assert "Postponed, with all its awards." in text_of(answer, ".messagelist")
    assert "in 9 days, December 3, 2026, 9:00 AM Eastern" in text_of(answer)
    assert Revision.objects.first().why == "Because."


@pytest.mark.parametrize("deed", ["announce", "withdraw"])
def test_what_cannot_be_undone_in_the_world_asks_why(staff, announcement, deed):
    answer = send(staff, announcement, deed, why=" ")

    assert faults(answer) == ["Say why: your colleagues will read it."]
    assert not CertificationAward.objects.public().filter(assessment__year=2026).exists()
    assert announcement.awards.count() == 2


def test_announce_now_and_withdraw_do_what_they_say(staff, announcement):
    other = make_award(city=make_city(), year=2027, announced_at=MOMENT.replace(year=2027))

    send(staff, announcement, "announce")
    send(staff, other.announcement, "withdraw")

    assert CertificationAward.objects.public().filter(assessment__year=2026).count() == 2
    assert not other.announcement.awards.exists()


def test_a_second_person_looks_and_a_change_ends_it(staff, alex, announcement):
    send(alex, announcement, "look", why="")
    assert "OK: Seen as it is now by alex." in text_of(staff.get(BOARD))

    send(staff, announcement, "postpone", day="2026-12-03", time="9am")
    assert "Look: Nobody but those who entered it" in text_of(staff.get(BOARD))


def test_ones_own_work_is_not_looked_at_by_oneself(staff, announcement):
    answer = send(staff, announcement, "look")

    assert faults(answer) == [
        "You entered or changed part of this yourself: somebody else has to look at it."
    ]


def test_what_a_colleague_changed_meanwhile_is_shown_before_it_is_done(staff, announcement):
    address = f"{page_of(announcement)}withdraw/"
    form = form_of(staff.get(page_of(announcement)), f"form[action='{address}']")
    make_award(city=make_city(), year=2026, announced_at=MOMENT)

    refused = staff.post(address, form | {"withdraw-why": "Because."})

    assert "was changed meanwhile" in faults(refused)[0]
    assert "Because." in text_of(refused)
    assert announcement.awards.count() == 3
    again = form_of(refused, f"form[action='{address}']")
    staff.post(address, again)
    assert announcement.awards.count() == 0


def test_a_deed_is_not_done_by_looking(staff, announcement):
    answer = staff.get(f"{page_of(announcement)}withdraw/")

    assert (answer.status_code, answer["Location"]) == (302, page_of(announcement))
    assert announcement.awards.count() == 2


def test_what_is_public_already_leads_back_to_the_board(staff, announcement):
    Announcement.objects.filter(pk=announcement.pk).update(announced_at=MOMENT.replace(month=1))

    for answer in (
        staff.get(page_of(announcement), follow=True),
        staff.post(f"{page_of(announcement)}withdraw/", {}, follow=True),
    ):
        assert "is public already" in text_of(answer, ".messagelist")
    assert announcement.awards.count() == 2


@pytest.mark.parametrize("address", ["9999/", "9999/withdraw/", "{pk}/destroy/"])
def test_what_is_not_there_is_not_found(staff, announcement, address):
    address = BOARD + address.format(pk=announcement.pk)

    assert staff.post(address).status_code == 404


RIGHTS = {
    "look": "change_announcement",
    "expect": "change_announcement",
    "postpone": "change_announcement",
    "announce": "change_announcement",
    "withdraw": "delete_certificationaward",
    "press": "change_announcement",
    "revoke": "change_announcement",
}


@pytest.mark.parametrize("deed", DEEDS)
def test_each_deed_needs_its_right(announcement, deed):
    looking = with_right("kim", "view_announcement")
    address = f"{page_of(announcement)}{deed}/"

    assert looking.post(address, {}).status_code == 403
    assert not BeautifulSoup(looking.get(page_of(announcement)).content, "html.parser").select(
        "#content form"
    )
    allowed = with_right("sam", "view_announcement", RIGHTS[deed])
    assert allowed.post(address, {}).status_code == 200


def link_of(response):
    (pack,) = BeautifulSoup(response.content, "html.parser").select("#content tbody tr")
    return pack.select("td")[-1].get_text(strip=True)


def test_a_press_pack_is_made_copied_opened_and_revoked(staff, announcement, settings):
    made = send(staff, announcement, "press", for_whom="The Post", day="December 1, 2026", why="")
    link = link_of(made)

    assert made.redirect_chain == [(page_of(announcement), 302)]
    assert "The Post robin, November 24, 2026 December 2, 2026, 12:00 AM Eastern 0" in text_of(made)
    assert link.startswith(f"{settings.SITE_URL}/press/")
    assert Client().get(link.removeprefix(settings.SITE_URL)).status_code == 200
    assert "1 press pack, opened 1 time, last on November 24, 2026, 10:00 AM Eastern" in text_of(
        staff.get(BOARD)
    )

    revoked = send(staff, announcement, "revoke", why="")
    assert link_of(revoked) == "Revoked"
    assert Client().get(link.removeprefix(settings.SITE_URL)).status_code == 404


@pytest.mark.parametrize("day", ["November 23, 2026", "December 3, 2026"])
def test_a_press_pack_ends_a_day_after_the_announcement_at_the_latest(staff, announcement, day):
    answer = send(staff, announcement, "press", for_whom="The Post", day=day)

    assert faults(answer) == ["Choose a day from November 24, 2026 to December 2, 2026."]


def test_who_may_only_look_sees_no_link(staff, announcement, clock):
    send(staff, announcement, "press", for_whom="The Post", day="November 25, 2026")
    looking = with_right("kim", "view_announcement")

    assert link_of(looking.get(page_of(announcement))) == "Open"
    clock.move_to(datetime(2026, 11, 26, 6, tzinfo=UTC))
    assert link_of(with_right("lee", "view_announcement").get(page_of(announcement))) == "Over"


@pytest.mark.parametrize("address", ["", "{pk}/", "{pk}/withdraw/"])
def test_who_may_not_see_announcements_is_refused(announcement, address):
    stranger = with_right("kim", "view_city", "delete_certificationaward")

    assert stranger.post(BOARD + address.format(pk=announcement.pk), {}).status_code == 403


@pytest.mark.parametrize("address", ["", "{pk}/", "{pk}/withdraw/", "9999/", "no/such/"])
def test_without_a_session_every_address_leads_to_the_sign_in(announcement, address):
    address = BOARD + address.format(pk=announcement.pk)

    answer = Client().get(address)

    assert (answer.status_code, answer["Location"]) == (302, f"/admin/login/?next={address}")
    assert answer.content == b""


def test_the_statements_of_the_board_do_not_grow(
    staff, announcement, django_assert_max_num_queries
):
    for number in range(30):
        make_award(city=make_city(name=f"City {number}"), year=2026, announced_at=MOMENT)

    with django_assert_max_num_queries(12):
        staff.get(BOARD)
