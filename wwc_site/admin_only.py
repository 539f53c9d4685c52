"""Sessions, accounts, messages and CSRF run under /admin/ alone: a public page knows nobody."""

from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.middleware.csrf import CsrfViewMiddleware
from django.urls import reverse


def is_of_admin(request):
    """Is it the admin that is asked, and not a public page?"""
    return request.path.startswith(reverse("admin:index"))


class AdminOnly:
    """Goes before one of Django's middlewares, and lets public requests pass round it.

    What is made of both is still a subclass of Django's own, as the admin's system checks ask.
    """

    def __call__(self, request):
        return super().__call__(request) if is_of_admin(request) else self.get_response(request)


class NoSession:
    """Stands where a session would: whatever is asked of it, it refuses."""

    def _refuse(self, *_):
        raise RuntimeError(
            "A public page has no session: it depends on the address, the data and the clock, "
            "never on who asks. Move what needs a session under /admin/."
        )

    __getattr__ = __getitem__ = __setitem__ = __delitem__ = __contains__ = __iter__ = _refuse
    __bool__ = __len__ = _refuse


class AdminSessions(AdminOnly, SessionMiddleware):
    def __call__(self, request):
        if not is_of_admin(request):
            request.session = NoSession()
            # Django's views of errors answer a malformed CSRF cookie with a new one.
            request.COOKIES = {}
        return super().__call__(request)


class AdminCsrf(AdminOnly, CsrfViewMiddleware):
    def process_view(self, request, *view):
        return super().process_view(request, *view) if is_of_admin(request) else None


class AdminAccounts(AdminOnly, AuthenticationMiddleware):
    pass


class AdminMessages(AdminOnly, MessageMiddleware):
    pass
