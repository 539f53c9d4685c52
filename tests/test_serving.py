"""The browser tests' way to the site: it waits as long as a slow machine needs."""

from types import SimpleNamespace

import pytest

from tests.browser import serving


@pytest.mark.parametrize("not_yet", [TimeoutError, ConnectionRefusedError, ConnectionResetError])
def test_a_site_that_does_not_answer_yet_is_asked_again(tmp_path, monkeypatch, not_yet):
    asked = []

    def urlopen(address, timeout):
        asked.append(address)
        if len(asked) == 1:
            raise not_yet
        return (tmp_path / "answer").open("w")

    server = SimpleNamespace(poll=lambda: None)
    monkeypatch.setattr(serving, "urlopen", urlopen)

    serving._wait_until_it_answers(server, 8000, tmp_path / "log")

    assert asked == ["http://127.0.0.1:8000/healthz"] * 2
