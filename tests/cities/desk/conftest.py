"""Who signs in, and how often a password is hashed for it."""

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.contrib.auth.models import User

PASSWORD = "a horse, a battery, a staple"


class CountingHasher(MD5PasswordHasher):
    """A quick hasher that counts how often it hashes."""

    count = 0

    def encode(self, password, salt):
        CountingHasher.count += 1
        return super().encode(password, salt)


@pytest.fixture
def robin(db):
    return User.objects.create_superuser("robin", "robin@example.org", PASSWORD)


@pytest.fixture
def hashed(robin, settings):
    """Return a function that says how many passwords were hashed since the test began."""
    settings.PASSWORD_HASHERS = [f"{__name__}.CountingHasher"]
    robin.set_password(PASSWORD)
    robin.save()
    before = CountingHasher.count
    return lambda: CountingHasher.count - before


@pytest.fixture
def sign_in(client, db):
    """Send the sign-in form: `sign_in(name, password, network)` -> response."""

    def send(name="robin", password="wrong", network="203.0.113.5", **headers):
        form = {"username": name, "password": password, "next": "/admin/"}
        return client.post("/admin/login/", form, REMOTE_ADDR=network, **headers)

    return send


@pytest.fixture
def lines(caplog):
    """Return a function that gives (level, line) of what the security log holds."""
    caplog.set_level("INFO", logger="wwc.security")
    return lambda: [
        (r.levelname, r.getMessage()) for r in caplog.records if r.name == "wwc.security"
    ]
