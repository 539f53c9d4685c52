"""The addresses of the workshop."""

import pytest

from tests.wwc_site.test_dev_settings import DEV
from tests.wwc_site.test_settings import start

ASKED = """
import django
django.setup()
from django.urls import resolve
for address in ("/design/", "/cities/", "/__debug__/render_panel/"):
    print(resolve(address).view_name)
"""


@pytest.mark.once
def test_the_workshop_has_every_address_of_the_site_and_two_of_its_own(tmp_path):
    process = start(tmp_path, ASKED, **DEV)

    assert process.stdout.split() == ["design", "cities:directory", "djdt:render_panel"], (
        process.stderr
    )
