"""The desk: how staff sign in, and the admin site they sign in to."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class DeskConfig(AppConfig):
    name = "cities.desk"
    verbose_name = "Desk"


class DeskAdminConfig(AdminConfig):
    """Django's admin, on a site that counts wrong passwords."""

    default_site = "cities.desk.admin_site.DeskSite"
