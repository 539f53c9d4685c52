"""Two people of the program, the whole way: a round from its paste to a release."""

import re
import time
from base64 import b32decode
from datetime import datetime, timedelta
from urllib.request import urlopen
from zoneinfo import ZoneInfo

import pytest
from django_otp.oath import totp
from playwright.sync_api import expect

from tests.browser.chromium import new_tab
from tests.browser.modes import LIGHT
from tests.browser.serving import served

EASTERN = ZoneInfo("America/New_York")
PASSWORD = "a long password of staff"
MAKE_STAFF = f"""
from django.contrib.auth.models import Group, User
for name, group in (("robin", "Program staff"), ("lee", "Reviewer")):
    user = User.objects.create_user(name, password="{PASSWORD}", is_staff=True)
    user.groups.add(Group.objects.get(name=group))
"""
ROUND = "Tempe, AZ, silver\nTopeka KS, gold"
NOTE = "The program’s own list says gold."


@pytest.fixture
def site(chromium_path):
    """The site as the world knows it by https: a second factor is asked for."""
    with served(
        then=[("shell", "-c", MAKE_STAFF)], WWC_SITE_URL="https://directory.example.org"
    ) as address:
        yield address


@pytest.fixture
def enter(browser, site):
    """Return what signs a person in, for the first time: `enter("robin")` -> a tab."""
    tabs = []

    def sign_in(name):
        tab = new_tab(browser, site, LIGHT)
        tabs.append(tab)
        tab.goto("/admin/")
        tab.fill("#id_username", name)
        tab.fill("#id_password", PASSWORD)
        tab.click("input[type=submit]")
        key = tab.locator("#content code").first.text_content()
        tab.fill("[name=code]", f"{totp(b32decode(pad(key))):06}")
        tab.click("#content input[type=submit][value*='Turn on']")
        expect(tab.locator("#content ol li")).to_have_count(10)  # the backup codes
        tab.get_by_role("link", name="I have kept them").click()
        return tab

    yield sign_in
    for tab in tabs:
        tab.context.close()


def pad(key):
    plain = key.replace(" ", "").upper()
    return plain + "=" * (-len(plain) % 8)


def read(site, path):
    with urlopen(site + path, timeout=30) as answer:
        return answer.read().decode()


def in_fields(moment):
    return f"{moment:%Y-%m-%d}", f"{moment:%I:%M:%S %p}"


def test_a_round_goes_from_its_paste_to_a_release(enter, site):
    robin = enter("robin")
    enter_round(robin, datetime.now(EASTERN) + timedelta(hours=2))
    assert "Topeka, Kansas" not in read(site, "/awards.csv")

    robin.goto("/admin/embargoes/")
    robin.get_by_role("link", name="Awards, and what can be done").click()
    embargo = robin.url
    robin.get_by_role("link", name="the page of").click()
    expect(robin.locator("body")).to_contain_text("Preview, not public")
    expect(robin.locator("main")).to_contain_text("Topeka")

    lee = enter("lee")
    lee.goto(embargo)
    lee.get_by_role("button", name="I have looked at it").click()
    expect(lee.locator("body")).to_contain_text("lee")

    minute = datetime.now(EASTERN) + timedelta(seconds=12)
    postpone(robin, embargo, minute)
    assert "topeka-ks" not in read(site, "/awards.csv")
    time.sleep((minute - datetime.now(EASTERN)).total_seconds() + 1)
    assert "topeka-ks" in read(site, "/awards.csv")
    assert "Topeka" in read(site, "/awards.atom")

    correct(robin, "Tempe", "Gold")
    undo_the_last(robin)
    correct(robin, "Tempe", "Gold")

    corrections = read(site, "/corrections.csv")
    assert corrections.count("Tempe, Arizona") == 3
    assert NOTE in corrections
    assert NOTE in read(site, "/corrections.atom")
    assert "Corrected on" in read(site, "/cities/tempe-az/")
    releases = read(site, "/data/releases/")
    assert "2 awards added" in releases
    assert "1 value changed" in releases


def enter_round(tab, moment):
    day, clock = in_fields(moment)
    tab.goto("/admin/cohort/")
    for name, value in (
        ("year", str(moment.year)),
        ("announced_on", day),
        ("time", clock),
        ("title", "Press release"),
        ("publisher", "The program"),
        ("source_url", "https://example.org/release"),
        ("pasted", ROUND),
    ):
        tab.fill(f"[name={name}]", value)
    tab.get_by_role("button", name="Look at the rows").click()
    tab.get_by_role("button", name="Enter 2 awards").click()
    expect(tab.locator("#content")).to_contain_text("from the minute of their announcement on")


def postpone(tab, embargo, moment):
    day, clock = in_fields(moment)
    tab.goto(embargo)
    form = tab.locator("form", has=tab.get_by_role("heading", name="Postpone all"))
    form.get_by_label("Day").fill(day)
    form.get_by_label("Time").fill(clock)
    form.get_by_label("Why").fill("The press is ready.")
    form.get_by_role("button").click()
    expect(tab.locator("body")).not_to_contain_text("Please correct")


def correct(tab, city, level):
    tab.goto(f"/admin/cities/city/?q={city}")
    tab.locator("#result_list tbody th a").first.click()
    tab.select_option("#id_assessments-0-level", label=level)
    tab.fill("[name=_why]", "They told us.")
    tab.fill("[name=_public_note]", NOTE)
    tab.click("[name=_save]")
    expect(tab.locator(".messagelist .success")).to_contain_text("was changed successfully")


def undo_the_last(tab):
    tab.goto("/admin/certifications/revision/")
    tab.locator("#result_list tbody th a").first.click()
    tab.fill("[name=why]", "Too quick.")
    tab.locator("form[action*=undo]").get_by_role("button", name=re.compile("Undo")).click()
    expect(tab.locator(".messagelist .success")).to_contain_text("Undone")
