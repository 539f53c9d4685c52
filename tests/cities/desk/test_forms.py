"""The forms that check a password: each check is counted, and only checks are."""

import pytest
from django.contrib.auth.models import User
from django.test import RequestFactory

from cities.desk.forms import PasswordForm, SignInForm
from cities.desk.models import PasswordAttempt

REQUEST = RequestFactory().post("/admin/login/")
PASSWORD = "a long enough password"


@pytest.fixture
def robin(db):
    return User.objects.create_user("robin", password=PASSWORD, is_staff=True)


@pytest.mark.parametrize(("password", "count"), [(PASSWORD, 0), ("wrong", 1), ("", 0)])
def test_a_sign_in_counts_when_its_password_is_wrong(robin, password, count):
    form = SignInForm(REQUEST, {"username": "robin", "password": password})

    assert form.is_valid() is (password == PASSWORD)
    assert PasswordAttempt.objects.count() == count


@pytest.mark.parametrize(("password", "count"), [(PASSWORD, 0), ("wrong", 1)])
def test_a_change_of_password_counts_when_the_old_one_is_wrong(robin, password, count):
    new = "another long password"
    typed = {"old_password": password, "new_password1": new, "new_password2": new}

    form = PasswordForm(robin, typed, request=REQUEST)

    assert form.is_valid() is (password == PASSWORD)
    assert PasswordAttempt.objects.count() == count
