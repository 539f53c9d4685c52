"""Staff's pages for assessments and awards."""

from django.contrib import admin
from django.utils import timezone
from django.utils.html import format_html

from .forms import AssessmentWithAwardForm
from .models import Assessment, CertificationAward

NOT_PUBLIC = (
    "An assessment without an award is shown nowhere on the public site, and an award is shown "
    "from the minute of its announcement."
)


class AssessmentInline(admin.TabularInline):
    """A city's assessments on the city's page, each with the award it earned."""

    model = Assessment
    form = AssessmentWithAwardForm
    fields = ["year", "level", "announced_at", "source_url", "is_public"]
    readonly_fields = ["is_public"]
    ordering = ["-year"]
    extra = 0
    verbose_name = "assessment with its award"
    verbose_name_plural = "assessments with their awards"

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("award")

    @admin.display(boolean=True, description="public now")
    def is_public(self, assessment):
        award = getattr(assessment, "award", None)
        return award is not None and award.announced_at <= timezone.now()

    # The rows write awards as well, so whoever edits them needs the rights for both.
    def has_add_permission(self, request, obj=None):
        return super().has_add_permission(request, obj) and _may(request.user, "add")

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and all(
            _may(request.user, action) for action in ("add", "change", "delete")
        )

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and _may(request.user, "delete")


def _may(user, action):
    return user.has_perm(f"certifications.{action}_certificationaward")


class AwardInline(admin.StackedInline):
    """The award on the page of its assessment."""

    model = CertificationAward
    extra = 0


@admin.register(Assessment)
class AssessmentAdmin(admin.ModelAdmin):
    """Assessments, the submissions of cities."""

    list_display = ["city", "year", "level"]
    list_filter = ["year", "award__level"]
    list_select_related = ["city", "award"]
    search_fields = ["city__name", "city__state", "year"]
    autocomplete_fields = ["city"]
    fieldsets = [
        ("Which city, which year", {"fields": ["city", "year"], "description": NOT_PUBLIC})
    ]
    inlines = [AwardInline]

    @admin.display(description="award", empty_value="no award")
    def level(self, assessment):
        award = getattr(assessment, "award", None)
        return award and award.get_level_display()


@admin.register(CertificationAward)
class CertificationAwardAdmin(admin.ModelAdmin):
    """Awards, the published part of the record."""

    list_display = ["city", "year", "level", "announced_at", "is_public", "source"]
    list_filter = ["level", "assessment__year", "announced_at"]
    list_select_related = ["assessment__city"]
    search_fields = ["assessment__city__name", "assessment__city__state", "assessment__year"]
    autocomplete_fields = ["assessment"]
    date_hierarchy = "announced_at"
    fieldsets = [
        ("What was awarded", {"fields": ["assessment", "level"]}),
        (
            "When and where it was announced",
            {"fields": ["announced_at", "source_url"], "description": NOT_PUBLIC},
        ),
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("assessment__city")

    @admin.display(boolean=True, description="public now")
    def is_public(self, award):
        return award.announced_at <= timezone.now()

    @admin.display
    def source(self, award):
        return format_html('<a href="{}" rel="noreferrer">announcement</a>', award.source_url)

    def view_on_site(self, award):
        return award.city.get_absolute_url() if self.is_public(award) else None
