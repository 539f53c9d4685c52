"""Staff enter the awards of an announcement: look at the rows, then enter them."""

import csv
import io
import json
from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from certifications.history.models import Revision
from certifications.levels import Level
from certifications.models import Announcement, Assessment, AwardSource, CertificationAward
from cities.desk.cohort import views
from cities.desk.cohort.writing import Moved
from cities.models import City
from tests.admin_pages import faults, form_of
from tests.cities.desk.cohort.spreadsheets import xlsx
from tests.factories import make_award

PAGE = "/admin/cohort/"
JUNE_29 = datetime(2020, 6, 29, 4, tzinfo=UTC)
LATER = Path(__file__).parents[4] / "fixtures" / "later" / "later_awards.csv"
# What announces the rows of each day of that file: one that the record knows, or a new one.
YEAR_ONLY = {
    "year": "2021",
    "announced_on": "2021",
    "title": "News story",
    "publisher": "Patch",
    "source_url": "https://new-origin.patch.com/arizona/tempe/",
}


def later_rounds():
    """Return {day: text of a paste} of the later awards."""
    with LATER.open(newline="") as file:
        head, *rows = csv.reader(file)
    rounds = defaultdict(lambda: [head])
    for row in rows:
        rounds[row[head.index("announced_on")]].append(row)
    texts = {}
    for day, table in rounds.items():
        text = io.StringIO()
        csv.writer(text).writerows(table)
        texts[day] = text.getvalue()
    return texts


def announcement(day):
    """Return the announcement that the record knows of a day; of early 2022 it is one by March."""
    on = {"2022-03": "2022-03-31"}.get(day, day)
    return str(Announcement.objects.get(announced_at__date=on).pk)


def paste(client, text, **fields):
    """Return the preview of a paste: the form as a browser sends it, with what was filled in."""
    form = form_of(client.get(PAGE))
    return client.post(PAGE, form | fields | {"pasted": text, "preview": "Look at the rows"})


def press(client, preview, button, **changed):
    """Press a button of the preview, with some of its fields changed."""
    return client.post(PAGE, form_of(preview) | changed | {button: "pressed"}, follow=True)


def said(response):
    return " ".join(BeautifulSoup(response.content, "html.parser").get_text(" ").split())


def summary(preview):
    """Return the sentence above the rows."""
    found = BeautifulSoup(preview.content, "html.parser").select_one("#content p strong")
    return " ".join(found.get_text().split()) if found else None


def button(preview):
    """Return what the button that enters the rows says, None where there is none."""
    found = BeautifulSoup(preview.content, "html.parser").select_one("input[name=enter]")
    return found and found["value"]


def awards():
    return {
        (award.city.slug, award.year, award.level, award.announcement_id)
        for award in CertificationAward.objects.in_full()
    }


@pytest.fixture
def chosen(published):
    """The announcement of June 29, 2020, as the fields of the form that name it."""
    return {"announcement": announcement("2020-06-29")}


# What the preview of each round says first, and its button.
FIRST = {
    "2020-06-29": (
        "12 rows: 12 new; certified cities 13 → 21 by June 29, 2020.",
        "Enter 12 awards, add 13 sources",
    ),
    "2021": (
        "3 rows: 3 new; certified cities 21 → 21 by 2021.",
        "Enter 3 awards, add 8 sources",
    ),
    "2021-07-14": (
        "23 rows: 23 new; certified cities 21 → 37 by July 14, 2021.",
        "Enter 23 awards, add 40 sources",
    ),
    "2021-12-15": (
        "10 rows: 10 new; certified cities 37 → 47 by December 15, 2021.",
        "Enter 10 awards, add 10 sources",
    ),
    "2022-03": (
        "1 row: 1 new; certified cities 47 → 48 by early 2022 (by March 30).",
        "Enter 1 award, add 1 source",
    ),
}


def fields_of(day):
    return YEAR_ONLY if day == "2021" else {"announcement": announcement(day)}


def test_the_later_awards_are_entered_round_by_round_and_then_as_they_are(published, staff):
    rounds = later_rounds()
    first = {}
    for day, text in rounds.items():
        preview = paste(staff, text, **fields_of(day))
        first[day] = summary(preview), button(preview)
        assert "The public site shows awards from the minute" in said(
            press(staff, preview, "enter")
        )

    assert first == FIRST
    assert CertificationAward.objects.count() == 16 + 49
    assert {each.coverage for each in Announcement.objects.filter(awards__isnull=False)} == {
        *("complete", "partial")
    }
    for day, text in rounds.items():
        again = paste(staff, text, **fields_of(day))
        count = len(text.splitlines()) - 1
        same = f"{count} as they are" if count > 1 else "1 as it is"
        assert summary(again).split(";")[0] == f"{count} row{'s' * (count > 1)}: {same}"
        assert button(again) is None
        assert "There is nothing to enter." in said(again)


def test_a_round_takes_six_clicks_on_three_pages(published, staff, monkeypatch):
    """The link on the index, the announcement (two), the box, two buttons: and no other page."""
    pages = []
    get, post = staff.get, staff.post
    monkeypatch.setattr(
        staff, "get", lambda *args, **more: pages.append(args) or get(*args, **more)
    )
    monkeypatch.setattr(staff, "post", lambda *a, **more: pages.append(a) or post(*a, **more))

    index = BeautifulSoup(staff.get("/admin/").content, "html.parser")
    clicks = len(index.select(f"#content a[href='{PAGE}']"))
    preview = paste(staff, later_rounds()["2020-06-29"], announcement=announcement("2020-06-29"))
    clicks += 2 + 1 + 1
    press(staff, preview, "enter")
    clicks += 1

    assert CertificationAward.objects.filter(assessment__year=2020).count() == 12
    assert clicks == 6 < 10
    assert len(pages) == 5  # the index, the form, the preview, the deed, and what it leads to


def record():
    """Return every value of the record, but for the days of corrections, which only grow."""
    models = (Announcement, City, Assessment, CertificationAward, AwardSource)
    return {
        model: [row | {"corrected_at": None} for row in model.objects.order_by("pk").values()]
        for model in models
    }


def test_undo_gives_back_the_record_as_it_was(published, staff):
    before = record()
    entered = []
    for day, text in later_rounds().items():
        entered.append(press(staff, paste(staff, text, **fields_of(day)), "enter"))
    assert record() != before

    for page in reversed(entered):
        assert "Entered" in said(page)
        address = BeautifulSoup(page.content, "html.parser").select_one("#content form")["action"]
        assert "Undone: below" in said(staff.post(address, form_of(page), follow=True))

    assert record() == before


def test_a_change_says_why_to_colleagues_and_to_readers(chosen, staff):
    make_award(city=City.objects.get(slug="topeka-ks"), year=2020, announced_at=JUNE_29)
    preview = paste(staff, "Topeka, KS, gold", **chosen)
    assert button(preview) == "Change 1"
    page = press(staff, preview, "enter", why="The story was wrong.", public_note="It is gold.")

    assert "Changed 1: 2020, announced June 29, 2020. The story was wrong." in said(page)
    assert Revision.objects.get(kind="cohort").public_note == "It is gold."


def test_without_the_right_to_undo_the_page_offers_none(chosen, client):
    user = User.objects.create_user("kim", is_staff=True)
    rights = ("add_certificationaward", "add_assessment", "change_announcement")
    user.user_permissions.add(*Permission.objects.filter(codename__in=rights))
    client.force_login(user)
    page = press(client, paste(client, "Tempe, AZ, gold", **chosen), "enter")

    assert "Entered 1 award" in said(page)
    assert BeautifulSoup(page.content, "html.parser").select("#content form") == []


def test_only_what_was_entered_here_has_such_a_page(published, staff):
    other = Revision.objects.create(kind="edit")

    assert staff.get(f"{PAGE}{other.pk}/").status_code == 404


def test_nothing_is_written_before_the_button_says_so(chosen, staff):
    before = awards()
    paste(staff, "Tempe, AZ, gold", **chosen)

    assert awards() == before


def test_a_page_whose_button_was_never_shown_enters_nothing(chosen, staff):
    before = awards()
    form = chosen | {"pasted": "Tempe, AZ, gold", "enter": "Enter 1 award"}
    response = staff.post(PAGE, form)

    assert awards() == before
    assert "Nothing was entered: the record is not as it was shown" in said(response)
    assert button(response) == "Enter 1 award"


def test_a_question_is_answered_with_one_of_its_cities(chosen, staff):
    preview = paste(staff, "Hamilton, , gold\nTempe, AZ, gold", **chosen)
    assert "Row 1 names no state. Which city is it?" in said(preview)
    assert button(preview) is None

    hamilton = str(City.objects.get(slug="hamilton-oh").pk)
    preview = press(staff, preview, "preview", **{"city-1": hamilton})
    assert button(preview) == "Enter 2 awards"
    press(staff, preview, "enter")

    assert {slug for slug, year, *_ in awards() if year == 2020} == {"hamilton-oh", "tempe-az"}


def test_another_choice_than_the_one_shown_is_looked_at_first(chosen, staff):
    """The button named what was shown; a choice made since is another deed."""
    before = awards()
    preview = paste(staff, "Springfield, , gold", **chosen)
    options = BeautifulSoup(preview.content, "html.parser").select("[name=city-1] option[value]")
    first, second = [each["value"] for each in options if each["value"].isdecimal()][:2]
    preview = press(staff, preview, "preview", **{"city-1": first})

    response = press(staff, preview, "enter", **{"city-1": second})

    assert awards() == before
    assert "Nothing was entered" in said(response)


def test_a_row_may_be_left_out(chosen, staff):
    preview = paste(staff, "Winnipeg, Canada, gold\nTempe, AZ, gold", **chosen)
    assert "This directory holds cities of the 50 states" in said(preview)

    one_by_one = press(staff, preview, "preview", **{"city-1": "out"})
    all_refused = press(staff, preview, "leave-out")

    for each in (one_by_one, all_refused):
        assert summary(each).startswith("2 rows: 1 new, 1 left out;")
        assert button(each) == "Enter 1 award"
    press(staff, all_refused, "enter")
    assert {slug for slug, year, *_ in awards() if year == 2020} == {"tempe-az"}


def test_nothing_of_a_paste_with_a_wrong_row_can_be_entered(chosen, staff):
    before = awards()
    preview = paste(staff, "Tempe, AZ, gold\nMesa, AZ, glod", **chosen)
    response = press(staff, preview, "enter")

    assert awards() == before
    for each in (preview, response):
        assert button(each) is None
        assert "Row 2, level: “glod” is not a level. Did you mean gold?" in said(each)


def test_a_record_that_moved_since_the_preview_stops_it_and_keeps_what_was_typed(chosen, staff):
    preview = paste(staff, "Tempe, AZ, gold\nBoston, MA, gold", **chosen)
    make_award(city=City.objects.get(slug="mesa-az"), year=2018)
    before = awards()

    response = press(staff, preview, "enter")

    assert awards() == before
    assert "because another person saved something" in said(response)
    assert button(response) == "Enter 2 awards"
    press(staff, response, "enter")
    assert len(awards()) == len(before) + 2


def test_a_record_that_moves_while_it_is_entered_stops_it(chosen, staff, monkeypatch):
    def moved(*args, **kwargs):
        raise Moved

    preview = paste(staff, "Tempe, AZ, gold", **chosen)
    monkeypatch.setattr(views, "enter", moved)

    assert "because another person saved something" in said(press(staff, preview, "enter"))


def test_one_may_go_back_and_edit_what_was_typed(published, staff):
    preview = paste(staff, "Tempe, AZ, gold\nMesa, AZ", level="1", **YEAR_ONLY)
    form = form_of(press(staff, preview, "edit"))

    assert {name: form[name] for name in YEAR_ONLY} == YEAR_ONLY
    assert (form["level"], form["pasted"].split()[0]) == ("1", "Tempe,")


def test_what_cannot_be_read_is_said_at_its_field_and_kept(published, staff):
    response = paste(staff, "Tempe, AZ, gold", **YEAR_ONLY | {"announced_on": "soon"})

    assert faults(response) == [
        "“soon” isn’t a day. Write June 29, 2020 or 2020-06-29; where the day isn’t known, June "
        "2020 or 2020."
    ]
    assert form_of(response)["pasted"] == "Tempe, AZ, gold"
    assert "Nothing was entered. Correct what is marked below." in said(response)


def test_a_file_is_entered_and_kept_in_the_box_if_another_field_is_wrong(chosen, staff):
    def upload(**fields):
        file = SimpleUploadedFile("x.csv", "Cañon City,CO,gold\nTempe,AZ,gold".encode("latin-1"))
        form = form_of(staff.get(PAGE)) | chosen | fields | {"file": file}
        return staff.post(PAGE, form | {"preview": "Look at the rows"})

    assert form_of(upload(time="x"))["pasted"].startswith("Cañon City,CO,gold")
    assert form_of(upload(year="1"))["pasted"].startswith("Cañon City,CO,gold")
    preview = press(staff, upload(), "preview", **{"city-1": "out"})
    press(staff, preview, "enter")
    assert ("tempe-az", 2020, Level.GOLD, int(chosen["announcement"])) in awards()


def test_a_spreadsheet_is_entered(chosen, staff):
    file = SimpleUploadedFile("x.xlsx", xlsx([["City", "State", "Level"], ["Tempe", "AZ", "Gold"]]))
    form = form_of(staff.get(PAGE)) | chosen | {"file": file, "preview": "Look at the rows"}
    press(staff, staff.post(PAGE, form), "enter")

    assert ("tempe-az", 2020, Level.GOLD, int(chosen["announcement"])) in awards()


@pytest.mark.parametrize("letter", ["x", "é"])
def test_a_paste_of_more_than_a_megabyte_is_too_large(chosen, staff, letter):
    response = paste(staff, letter * 1_000_001, **chosen)

    assert faults(response) == ["This is more than 1 MB, which is too large. Enter it in parts."]


def test_one_that_is_far_larger_is_told_so_too(chosen, staff):
    response = paste(staff, "x" * 3_000_000, **chosen)

    assert response.status_code == 413
    assert "Nothing was saved. Go back, and send it in parts of up to 1 MB" in said(response)


def test_a_new_announcement_with_its_differences_is_shown_before_it_is_entered(published, staff):
    typed = YEAR_ONLY | {"announced_on": "July 14, 2021", "time": "12:00 AM", "title": "Reprint"}
    preview = paste(staff, "Tempe, AZ, gold", **typed)

    assert "Title: the record says “Reprint of the press release”, and you typed" in said(preview)
    new = paste(staff, "Tempe, AZ, gold", **YEAR_ONLY)
    assert ": a new announcement" in said(new)
    assert "The record then holds some of its awards" in said(new)


def test_what_is_asked_about_a_city_is_repeated_before_its_award_is_entered(chosen, staff):
    City.objects.filter(name="Tempe").update(population=9_000_001)
    asked = "Tempe, AZ: Its population is 9,000,001, over 9,000,000. Is it right?"

    preview = paste(staff, "Tempe, AZ, gold", **chosen)

    assert asked in said(preview)
    assert button(preview) == "Enter 1 award"
    assert asked not in said(paste(staff, "Mesa, AZ, gold", **chosen))


def test_an_award_under_embargo_is_entered_and_shown_nowhere(published, staff, client):
    typed = YEAR_ONLY | {"year": "2027", "announced_on": "February 26, 2027", "time": "9am"}
    with time_machine.travel("2027-02-19 12:00Z"):
        client.force_login(User.objects.get(username="robin"))
        preview = paste(staff, "Topeka, KS, gold", **typed)
        press(staff, preview, "enter")
        assert summary(preview).endswith("13 → 14 on February 26, 2027, 9:00 AM Eastern.")
        assert json.loads(client.get("/cities.json").getvalue())["count"] == 13
    with time_machine.travel("2027-02-26 14:00Z"):
        assert json.loads(client.get("/cities.json").getvalue())["count"] == 14


def test_preview_and_entering_take_as_many_statements_for_many_rows(published, staff):
    def statements(count):
        names = City.objects.filter(state="CA").order_by("-population").values_list("name")[:count]
        with CaptureQueriesContext(connection) as asked:
            rows = "\n".join(f"{name}, CA, gold" for (name,) in names)
            preview = paste(staff, rows, announcement=announcement("2020-06-29"))
        assert button(preview) == f"Enter {count} awards"
        return len(asked)

    assert statements(2) == statements(200)


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("page", [PAGE, f"{PAGE}1/"])
def test_only_those_who_may_add_awards_see_the_pages(client, db, method, page):
    assert getattr(client, method)(page).status_code == 302  # to the sign-in
    user = User.objects.create_user("kim", is_staff=True)
    client.force_login(user)
    assert getattr(client, method)(page).status_code == 403
    assert PAGE not in client.get("/admin/").content.decode()


def test_each_deed_is_asked_its_own_right(chosen, client):
    user = User.objects.create_user("kim", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="add_certificationaward"))
    client.force_login(user)
    before = awards()
    preview = paste(client, "Tempe, AZ, gold", **chosen)
    response = press(client, preview, "enter")

    assert awards() == before
    for each in (preview, response):
        assert "You don’t have permission to add assessments: ask an administrator" in said(each)


@pytest.mark.parametrize("page", ["/admin/", "/admin/certifications/announcement/"])
def test_the_page_is_reached_from_the_index_and_from_the_announcements(staff, page):
    links = BeautifulSoup(staff.get(page).content, "html.parser").select(f"a[href='{PAGE}']")

    assert [link.get_text() for link in links] == ["Enter the awards of an announcement"]


def test_the_pages_need_no_script_and_no_style_of_their_own(chosen, staff):
    for page in (staff.get(PAGE), paste(staff, "Hamilton\nWinnipeg, MB", level="1", **chosen)):
        soup = BeautifulSoup(page.content, "html.parser")
        assert soup.select("#content script, #content style, #content [style]") == []
        assert soup.select("#content [onclick], #content [onchange]") == []


def test_what_is_pasted_is_never_taken_for_markup(chosen, staff):
    preview = paste(staff, "<script>alert(1)</script>,AZ,gold", **chosen)

    assert b"<script>alert" not in preview.content
    assert "“<script>alert(1)</script>” can’t be the name of a city." in said(preview)


def test_too_many_open_rows_are_to_be_mended_in_the_paste(chosen, staff):
    preview = paste(staff, "Hamilton\n" * 201, level="1", **chosen)

    assert "Too many rows are open" in said(preview)
    assert BeautifulSoup(preview.content, "html.parser").select("[name^=city-]") == []
