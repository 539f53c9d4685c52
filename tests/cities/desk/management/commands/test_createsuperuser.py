"""No account is made with a weak password, without a terminal either."""

import io

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command


def create(monkeypatch, password, name="robin", email="kimpublic@example.org"):
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", password)
    monkeypatch.setenv("DJANGO_SUPERUSER_EMAIL", email)
    call_command("createsuperuser", interactive=False, username=name, stdout=io.StringIO())


@pytest.mark.parametrize(
    ("password", "sentence"),
    [
        ("elevensign!", "at least 12 characters"),
        ("qwerty123456", "too common"),
        ("198709141987", "entirely numeric"),
        ("kimpublic@example", "too similar to the email address"),
        ("robin-hood-of-sherwood", "too similar to the username"),
        ("", "at least 12 characters"),
    ],
)
def test_a_weak_password_makes_no_account(db, monkeypatch, password, sentence):
    name = "robin-hood-of-sherwoods"

    with pytest.raises(CommandError) as refused:
        create(monkeypatch, password, name)

    assert str(refused.value).startswith(
        "DJANGO_SUPERUSER_PASSWORD is too weak, so no account was made."
    )
    assert sentence in str(refused.value)
    assert not User.objects.exists()


def test_a_good_password_makes_an_account(db, monkeypatch):
    create(monkeypatch, "a horse, a battery, a staple")

    assert User.objects.get().check_password("a horse, a battery, a staple")


def test_an_account_may_have_no_password_yet(db, monkeypatch):
    monkeypatch.delenv("DJANGO_SUPERUSER_PASSWORD", raising=False)

    call_command(
        "createsuperuser",
        interactive=False,
        username="robin",
        email="robin@example.org",
        stdout=io.StringIO(),
    )

    assert not User.objects.get().has_usable_password()


def test_changing_a_password_refuses_a_weak_one(db, monkeypatch):
    robin = User.objects.create_user("robin")
    monkeypatch.setattr("getpass.getpass", lambda *args, **kwargs: "elevensign!")
    err = io.StringIO()

    with pytest.raises(CommandError, match="Aborting password change"):
        call_command("changepassword", robin.username, stdout=io.StringIO(), stderr=err)

    assert "at least 12 characters" in err.getvalue()
