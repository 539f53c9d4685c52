"""A database that is away is no bug of the site, and says when to come again."""

import pytest
from django.db import DatabaseError, InterfaceError, OperationalError, connection


def failing(fault):
    """Let every statement fail."""

    def fail(execute, *_):
        raise fault

    return connection.execute_wrapper(fail)


@pytest.mark.parametrize("fault", [DatabaseError, OperationalError, InterfaceError])
@pytest.mark.parametrize("path", ["/", "/cities/", "/cities.json", "/awards.csv", "/awards.atom"])
def test_readers_are_told_in_the_format_of_the_url(client, db, path, fault):
    with failing(fault):
        answer = client.get(path)

    assert (answer.status_code, answer["Retry-After"]) == (503, "10")
    assert answer["Cache-Control"] == "no-store"
    assert "try again in a minute" in answer.content.decode()


def test_another_fault_is_no_503(client, db):
    client.raise_request_exception = False
    with failing(ZeroDivisionError):
        assert client.get("/cities/").status_code == 500
