"""The program: levels, assessments, certification awards, cohorts."""

from django.apps import AppConfig


class CertificationsConfig(AppConfig):
    name = "certifications"
    verbose_name = "Certifications"
