"""Each address of the public contract has a name."""

import pytest
from django.urls import resolve


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("/", "home"),
        ("/cities/", "cities:directory"),
        ("/cities/boston-ma/", "cities:city"),
        ("/timeline/", "certifications:timeline"),
        ("/timeline/2018/", "certifications:cohort"),
        ("/about/", "about"),
        ("/healthz", "healthz"),
        ("/readyz", "readyz"),
        ("/.well-known/security.txt", "security_txt"),
    ],
)
def test_every_address_of_the_contract_has_a_name(address, name):
    assert resolve(address).view_name == name
