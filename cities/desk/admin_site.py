"""The admin, with a limit to wrong passwords."""

from datetime import timedelta
from math import ceil

from django.contrib.admin import AdminSite
from django.contrib.auth.views import PasswordChangeView
from django.shortcuts import render
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache

from .cohort.views import urls_of
from .forms import PasswordForm, SignInForm
from .sign_in import TooManyAttempts


class PasswordChange(PasswordChangeView):
    """Django's, whose form knows where the request comes from."""

    form_class = PasswordForm
    success_url = reverse_lazy("admin:password_change_done")

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"request": self.request}


class DeskSite(AdminSite):
    """The admin site of the directory."""

    login_form = SignInForm

    def get_urls(self):
        return [*urls_of(self), *super().get_urls()]

    @method_decorator(never_cache)
    def login(self, request, extra_context=None):
        try:
            return super().login(request, extra_context)
        except TooManyAttempts as refused:
            return self.come_back_later(request, refused.until)

    def password_change(self, request, extra_context=None):
        context = self.each_context(request) | (extra_context or {})
        request.current_app = self.name
        try:
            return PasswordChange.as_view(extra_context=context)(request)
        except TooManyAttempts as refused:
            return self.come_back_later(request, refused.until)

    def come_back_later(self, request, until):
        """Say until when no password is checked; the same for every name, known or not."""
        seconds = max(1, ceil((until - timezone.now()).total_seconds()))
        context = self.each_context(request) | {
            "title": "Too many wrong passwords",
            "subtitle": None,
            "minutes": ceil(seconds / 60),
            # The page shows no seconds: the first full minute that is not too early.
            "until": until + timedelta(minutes=1, microseconds=-1),
            "again": request.get_full_path(),
        }
        answer = render(request, "cities/desk/too_many_attempts.html", context, status=429)
        answer["Retry-After"] = str(seconds)
        return answer
