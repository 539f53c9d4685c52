"""Web addresses, as forms read them."""

import pytest
from django.core.exceptions import ValidationError

from certifications.fields import SENTENCE, WebAddressField


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("https://example.org/a", "https://example.org/a"),
        ("http://example.org", "http://example.org"),
        ("example.org", "https://example.org"),
    ],
)
def test_an_address_without_a_scheme_is_taken_as_https(typed, stored):
    assert WebAddressField().formfield().clean(typed) == stored


@pytest.mark.parametrize("typed", ["javascript:alert(1)", "https://", "a b", "x"])
def test_what_is_no_web_address_is_refused_with_one_sentence(typed):
    with pytest.raises(ValidationError) as refused:
        WebAddressField().formfield().clean(typed)

    assert refused.value.messages == [SENTENCE]


def test_the_record_takes_addresses_of_web_pages_alone():
    with pytest.raises(ValidationError, match=SENTENCE):
        WebAddressField().clean("ftp://example.org", None)
