"""Four people save at once, at the site as it is served."""

import os
import random
import re
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener

import pytest
from bs4 import BeautifulSoup

from tests.admin_pages import WHY, form_of
from tests.browser.serving import served

ROUNDS = int(os.environ.get("PROOF_ROUNDS", "4"))  # `make proofs` asks for a hundred
EDITORS = ["ann", "bea", "cem", "dov"]
FIELDS = ["official_name", "note", "certified_as", "website"]
MAKE_EDITORS = f"""
from django.contrib.auth.models import User
for name in {EDITORS}:
    User.objects.create_superuser(name, password="a long password of " + name)
"""


class Editor:
    """A member of staff with a browser of their own."""

    def __init__(self, site, name):
        self.name, self.site = name, site
        self.browser = build_opener(HTTPCookieProcessor())
        self.random = random.Random(name)
        self.get("/admin/login/")
        secret = f"a long password of {name}"
        self.post("/admin/login/", {"username": name, "password": secret, "next": "/admin/"})

    def get(self, address):
        with self.browser.open(self.site + address, timeout=60) as answer:
            self.page = answer.read()
        return self.page

    def post(self, address, form):
        token = re.search(rb'name="csrfmiddlewaretoken" value="(\w+)"', self.page)[1].decode()
        sent = urlencode(form | {"csrfmiddlewaretoken": token}, doseq=True).encode()
        try:
            with self.browser.open(self.site + address, sent, timeout=60) as answer:
                return answer.status, answer.url, answer.read()
        except HTTPError as refused:
            with refused:
                return refused.code, refused.url, refused.read()

    def open(self, address):
        self.seen = form_of(Answer(self.get(address)))

    def save(self, address, number):
        """Change a field or two; return the fields and how it was answered."""
        mine = {
            name: f"https://example.org/{self.name}/{number}"
            if name == "website"
            else f"{self.name} {number}"
            for name in self.random.sample(FIELDS, self.random.choice([1, 2]))
        }
        status, url, page = self.post(address, self.seen | mine | WHY)
        is_asked = b"while you were editing" in page and url.endswith(address)
        return self.name, mine, self.seen, status, is_asked


class Answer:
    """What `form_of` reads of a response."""

    def __init__(self, content):
        self.content = content


@pytest.mark.once
def test_of_four_editors_none_overwrites_another_in_silence():
    race()


def test_nor_do_they_on_postgresql(another_database):
    race(DATABASE_URL=another_database)


def race(**settings):
    with served(then=[("shell", "-c", MAKE_EDITORS)], **settings) as site:
        editors = [Editor(site, name) for name in EDITORS]
        address = address_of("Boston", editors[0])
        saves = []
        with ThreadPoolExecutor(len(editors)) as at_once:
            for number in range(ROUNDS):
                list(at_once.map(lambda editor: editor.open(address), editors))
                save = partial(Editor.save, address=address, number=number)
                saves += at_once.map(save, editors)
        editors[0].open(address)
        stored = editors[0].seen

    assert {status for *_, status, _ in saves} == {200}
    print(f"{sum(is_asked for *_, is_asked in saves)} of {len(saves)} saves were asked about")
    for number in range(ROUNDS):
        check_round(saves[len(EDITORS) * number :][: len(EDITORS)], saves, stored, number)


def check_round(round_, saves, stored, number):
    """Of those who touched a field in a round, one alone is not asked: the others would overwrite.

    All opened the page before any of them saved. Who was asked about one field saved neither.
    """
    following = saves[len(EDITORS) * (number + 1) :][: len(EDITORS)]
    after = following[0][2] if following else stored
    saved = [mine for _, mine, _, _, is_asked in round_ if not is_asked]
    touched = [name for mine in saved for name in mine]
    assert len(touched) == len(set(touched)), f"Round {number}: overwritten in silence: {round_}"
    before = round_[0][2]
    expected = {name: before[name] for name in FIELDS}
    for mine in saved:
        expected |= mine
    assert {name: after[name] for name in FIELDS} == expected, f"Round {number}: lost"
    assert saved, f"Round {number}: nobody could save"


def address_of(city, editor):
    soup = BeautifulSoup(editor.get(f"/admin/cities/city/?q={city}"), "html.parser")
    return soup.select_one("#result_list tbody th a")["href"].split("?")[0]
