"""The desk: how staff sign in, and the admin site they sign in to."""

from django.apps import AppConfig, apps
from django.contrib import admin
from django.contrib.admin.apps import AdminConfig
from django.contrib.auth.signals import user_logged_in, user_logged_out

from .security_log import note_sign_out
from .sessions import begin


class DeskConfig(AppConfig):
    name = "cities.desk"
    verbose_name = "Desk"

    def ready(self):
        user_logged_in.connect(begin, dispatch_uid="cities.desk.sessions")
        user_logged_out.connect(note_sign_out, dispatch_uid="cities.desk.security_log")


class DeskAdminConfig(AdminConfig):
    """Django's admin, on a site that counts wrong passwords."""

    default_site = "cities.desk.admin_site.DeskSite"

    def ready(self):
        super().ready()
        # The pages of django-otp show the keys and backup codes of everybody, in plain text.
        for name in ("otp_totp.TOTPDevice", "otp_static.StaticDevice"):
            admin.site.unregister(apps.get_model(name))
