"""The two pages of the second factor: one sets up a phone, one asks for its code."""

import django_otp
from django.conf import settings
from django.contrib.auth.views import RedirectURLMixin, redirect_to_login
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import FormView
from django_otp.plugins.otp_totp.models import default_key

from .forms import CodeForm, EnrollForm
from .second_factor import is_enrolled, key_as_picture, key_as_text
from .sign_in import TooManyAttempts

KEY = "second_factor_key"  # of the session, until a phone has shown a code of it


def page_for(user):
    """Return the name of the page that somebody needs who is signed in by a password alone."""
    return "admin:second_factor" if is_enrolled(user) else "admin:enroll"


class SecondFactorPage(RedirectURLMixin, FormView):
    """What both have in common; `site` is the admin site."""

    site = None
    next_page = "admin:index"

    @method_decorator(never_cache)
    def dispatch(self, request, *args, **kwargs):
        if not settings.SECOND_FACTOR:
            raise Http404
        if self.site.has_permission(request):
            return redirect(self.get_success_url())
        if not self.site.awaits_second_factor(request):
            return redirect_to_login(self.get_success_url(), reverse("admin:login"))
        page = page_for(request.user)
        if page != self.page:
            return redirect_to_login(self.get_success_url(), reverse(page))
        try:
            return super().dispatch(request, *args, **kwargs)
        except TooManyAttempts as refused:
            return self.site.come_back_later(request, refused.until)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"request": self.request}

    def get_context_data(self, **kwargs):
        return (
            self.site.each_context(self.request)
            | {"title": self.title, "subtitle": None, "next": self.get_success_url()}
            | super().get_context_data(**kwargs)
        )

    def form_valid(self, form):
        django_otp.login(self.request, form.device)
        self.request.session.cycle_key()  # what was known of the session before is worth nothing
        return super().form_valid(form)


class SecondFactor(SecondFactorPage):
    """Asks for a code after the password."""

    page, title = "admin:second_factor", "Enter your code"
    form_class = CodeForm
    template_name = "cities/desk/second_factor.html"


class Enroll(SecondFactorPage):
    """Gives a new key, and backup codes once a phone has shown a code of it."""

    page, title = "admin:enroll", "Set up two-step sign-in"
    form_class = EnrollForm
    template_name = "cities/desk/enroll.html"

    @property
    def key(self):
        return self.request.session.setdefault(KEY, default_key())

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"key": self.key}

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "picture": key_as_picture(self.request.user, self.key),
            "key": key_as_text(self.key),
        }

    def form_valid(self, form):
        super().form_valid(form)
        del self.request.session[KEY]
        context = self.site.each_context(self.request) | {
            "title": "Keep your backup codes",
            "subtitle": None,
            "codes": form.backup_codes,
            "next": self.get_success_url(),
        }
        return render(self.request, "cities/desk/backup_codes.html", context)
