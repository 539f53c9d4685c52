"""The forms that check a password, or a code."""

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.admin.forms import AdminAuthenticationForm, AdminPasswordChangeForm

from .counting import counted
from .second_factor import (
    OF_A_PHONE,
    backup_codes_left,
    device_that_takes,
    enroll,
    without_gaps,
)


class SignInForm(AdminAuthenticationForm):
    """Django's, where wrong passwords are counted."""

    def clean(self):
        name, password = map(self.cleaned_data.get, ("username", "password"))
        if not (name and password):
            return super().clean()  # which checks no password then
        with counted(self.request, name, "sign-in", is_last=not settings.SECOND_FACTOR):
            return super().clean()


class PasswordForm(AdminPasswordChangeForm):
    """Django's, where wrong old passwords are counted: else an open session could be used to guess
    the password.
    """

    def __init__(self, *args, request, **kwargs):
        super().__init__(*args, **kwargs)
        self.request = request

    def clean_old_password(self):
        with counted(self.request, self.user.get_username(), "password change"):
            return super().clean_old_password()


class CodeForm(forms.Form):
    """A code of the phone, or a backup code; `device` is the one that took it."""

    code = forms.CharField(
        label="Code",
        max_length=40,
        widget=forms.TextInput({"autocomplete": "one-time-code", "autofocus": True}),
        error_messages={
            "required": "Enter the 6-digit code that your phone shows.",
            "max_length": "A code is shorter than this. Enter the code alone.",
        },
    )

    def __init__(self, *args, request, **kwargs):
        super().__init__(*args, **kwargs)
        self.request = request

    def clean_code(self):
        code, user = without_gaps(self.cleaned_data["code"]), self.request.user
        secret = "code" if OF_A_PHONE.fullmatch(code) else "backup code"
        with counted(self.request, user.get_username(), "second step", secret=secret):
            self.device = device_that_takes(user, code)
        if secret == "backup code":  # noqa: S105 - what is checked, not its value
            left = backup_codes_left(user)
            messages.warning(
                self.request,
                f"You used a backup code, which can’t be used again. You have {left} left. To get "
                "new ones, or to change to another phone, ask whoever runs the server.",
            )
        return code


class EnrollForm(CodeForm):
    """The first code of a phone that was given the key."""

    def __init__(self, *args, key, **kwargs):
        super().__init__(*args, **kwargs)
        self.key = key

    def clean_code(self):
        code, user = without_gaps(self.cleaned_data["code"]), self.request.user
        with counted(self.request, user.get_username(), "enrollment", secret="code"):  # noqa: S106
            self.device, self.backup_codes = enroll(user, self.key, code)
        return code
