"""The program: levels, assessments, certification awards, cohorts."""

from django.apps import AppConfig
from django.core.checks import Tags, register

from .triggers import check_triggers


class CertificationsConfig(AppConfig):
    name = "certifications"
    verbose_name = "Certification"

    def ready(self):
        register(check_triggers, Tags.database)
