"""The application that gunicorn serves."""

import pytest

from tests.wwc_site.test_settings import start

SERVED = """
from wwc_site import wsgi
from django.db.backends.signals import connection_created as made
print(made.disconnect(wsgi.limit_waiting, dispatch_uid="wwc_site.databases"))
print(type(wsgi.application).__name__)
"""


@pytest.mark.once
def test_what_is_served_limits_how_long_it_waits_for_the_database(tmp_path):
    process = start(tmp_path, SERVED)

    assert process.stdout.split() == ["True", "PageCache"], process.stderr
