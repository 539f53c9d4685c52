"""Who signs in, and how often a password is hashed for it."""

import time

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.contrib.auth.models import User
from django_otp.oath import TOTP
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

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


@pytest.fixture
def second_factor(settings):
    """A site of https, on which staff show a second factor."""
    settings.SECOND_FACTOR = True


@pytest.fixture
def phone(robin):
    """Robin's phone, set up: `phone()` -> the code that it shows now."""
    device = TOTPDevice.objects.create(user=robin, name="phone")
    backup = StaticDevice.objects.create(user=robin, name="backup codes")
    backup.token_set.create(token="abcd2345")
    backup.token_set.create(token="efgh2345")
    return lambda: code_of(device.key)


def code_of(key):
    """Return the code that an authenticator app with the key shows now."""
    clock = TOTP(bytes.fromhex(key))
    clock.time = time.time()
    return f"{clock.token():06}"


@pytest.fixture
def to_enroll(second_factor, client, sign_in, robin):
    """A browser in which robin has signed in, who has no phone yet."""
    sign_in(password=PASSWORD)
    return client


@pytest.fixture
def to_show(second_factor, client, sign_in, phone):
    """A browser in which robin has signed in, and is asked for a code."""
    sign_in(password=PASSWORD)
    return client
