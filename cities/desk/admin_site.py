"""The admin, with a limit to wrong passwords, and a second factor on a site of https."""

from datetime import timedelta
from functools import update_wrapper
from math import ceil

from django.conf import settings
from django.contrib.admin import AdminSite
from django.contrib.auth.views import PasswordChangeView, redirect_to_login
from django.shortcuts import redirect, render
from django.urls import path, reverse, reverse_lazy
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache

from .cohort import views as cohort
from .embargoes import views as embargoes
from .forms import PasswordForm, SignInForm
from .questions import views as questions
from .second_factor_views import Enroll, SecondFactor, page_for
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
        return [
            path("second-factor/", SecondFactor.as_view(site=self), name="second_factor"),
            path("second-factor/set-up/", Enroll.as_view(site=self), name="enroll"),
            *cohort.urls_of(self),
            *embargoes.urls_of(self),
            *questions.urls_of(self),
            *super().get_urls(),
        ]

    def has_permission(self, request):
        return super().has_permission(request) and not self.awaits_second_factor(request)

    def awaits_second_factor(self, request):
        """Is a member of staff signed in by a password alone, where that is not enough?"""
        return (
            settings.SECOND_FACTOR
            and super().has_permission(request)
            and not request.user.is_verified()
        )

    def admin_view(self, view, cacheable=False):  # noqa: FBT002 - as Django has it
        """Lead whoever still needs the second factor to its page, from all but the sign-out."""
        of_django = super().admin_view(view, cacheable)

        def guarded(request, *args, **kwargs):
            if not self.awaits_second_factor(request):
                return of_django(request, *args, **kwargs)
            if view == self.logout:
                return view(request)
            return redirect_to_login(request.get_full_path(), reverse(page_for(request.user)))

        return update_wrapper(guarded, of_django)

    @method_decorator(never_cache)
    def login(self, request, extra_context=None):
        if request.method == "GET" and self.awaits_second_factor(request):
            return redirect(page_for(request.user))
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
        """Say until when nothing is checked; the same for every name, known or not."""
        wrong = "passwords or codes" if settings.SECOND_FACTOR else "passwords"
        seconds = max(1, ceil((until - timezone.now()).total_seconds()))
        context = self.each_context(request) | {
            "title": f"Too many wrong {wrong}",
            "subtitle": None,
            "codes": settings.SECOND_FACTOR,
            "minutes": ceil(seconds / 60),
            # The page shows no seconds: the first full minute that is not too early.
            "until": until + timedelta(minutes=1, microseconds=-1),
            "again": request.get_full_path(),
        }
        answer = render(request, "cities/desk/too_many_attempts.html", context, status=429)
        answer["Retry-After"] = str(seconds)
        return answer
