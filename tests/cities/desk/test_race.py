"""Guesses that arrive together at the site as it is served: two workers, one SQLite file."""

import re
from concurrent.futures import ThreadPoolExecutor
from http.cookies import SimpleCookie
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest

from tests.browser.serving import served

AT_ONCE = 20


@pytest.mark.once
def test_of_guesses_that_arrive_together_five_are_checked():
    with served() as site, ThreadPoolExecutor(AT_ONCE) as visitors:
        token, cookie = form_of(site)

        def guess(number):
            form = {
                "csrfmiddlewaretoken": token,
                "username": "robin",
                "password": f"wrong {number}",
            }
            request = Request(
                f"{site}/admin/login/",
                urlencode(form).encode(),
                {"Cookie": cookie, "Referer": f"{site}/admin/login/"},
            )
            try:
                with urlopen(request, timeout=60) as response:
                    return response.status
            except HTTPError as refused:
                refused.close()
                return refused.code

        statuses = sorted(visitors.map(guess, range(AT_ONCE)))

    assert statuses == [200] * 5 + [429] * 15


def form_of(site):
    """Return the token of the sign-in form, and the cookie that goes with it."""
    with urlopen(f"{site}/admin/login/", timeout=60) as response:
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', response.read().decode())
        (cookie,) = SimpleCookie(response.headers["Set-Cookie"]).values()
    return token[1], f"{cookie.key}={cookie.value}"
