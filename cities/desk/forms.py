"""The forms that check a password."""

from django.contrib.admin.forms import AdminAuthenticationForm, AdminPasswordChangeForm

from .counting import counted


class SignInForm(AdminAuthenticationForm):
    """Django's, where wrong passwords are counted."""

    def clean(self):
        name, password = map(self.cleaned_data.get, ("username", "password"))
        if not (name and password):
            return super().clean()  # which checks no password then
        with counted(self.request, name, "sign-in"):
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
