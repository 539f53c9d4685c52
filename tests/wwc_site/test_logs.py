"""What the log says of a bad request, and of other faults."""

import logging

import pytest

from cities.responses import BadRequest
from wwc_site.logs import without_traceback


def record(error):
    told = (type(error), error, None)
    return logging.LogRecord("x", logging.WARNING, "x", 1, "x", (), told)


def test_a_bad_request_is_logged_without_its_traceback():
    bad = record(BadRequest(["q: wrong."]))

    assert without_traceback(bad)
    assert bad.exc_info is None


def test_another_exception_keeps_its_traceback():
    other = record(ValueError("x"))

    assert without_traceback(other)
    assert other.exc_info[0] is ValueError


@pytest.mark.parametrize("path", ["/cities/?q=secret&level=x", "/?as_of=secret"])
def test_a_bad_request_is_one_line_that_does_not_say_what_was_typed(db, client, caplog, path):
    client.get(path)

    assert [each.getMessage() for each in caplog.records] == [f"Bad Request: {path.split('?')[0]}"]
    assert caplog.records[0].exc_info is None
