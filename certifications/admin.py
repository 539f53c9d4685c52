"""Staff's pages for assessments and awards."""

from django.contrib import admin
from django.utils.html import format_html

from .deletions import deletion_of_assessment, deletion_of_award
from .forms import AssessmentFormSet, AssessmentWithAwardForm, AwardForm, AwardFormSet, AwardRowForm
from .history.admin import RevisionAdmin
from .models import Announcement, Assessment, AwardSource, CertificationAward, ExpectedAnnouncement
from .record_admin import RecordAdmin

__all__ = ["RevisionAdmin"]  # registered by being imported

NOT_PUBLIC = (
    "An assessment without an award is shown nowhere on the public site, and an award is shown "
    "from the minute of its announcement."
)


class AssessmentInline(admin.StackedInline):
    """A city's assessments on the city's page, each with the award it earned."""

    model = Assessment
    form = AssessmentWithAwardForm
    formset = AssessmentFormSet
    fields = ["year", "level", "announcement", "source"]
    readonly_fields = ["source"]
    ordering = ["-year"]
    extra = 0
    verbose_name = "assessment"
    verbose_name_plural = "assessments with their awards"

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("city", "award__announcement")

    @admin.display
    def source(self, assessment):
        return link_to_source(getattr(assessment, "award", None))

    # What a colleague who may only look sees in place of the form's fields.
    @admin.display(empty_value="no award")
    def level(self, assessment):
        award = getattr(assessment, "award", None)
        return award and award.get_level_display()

    @admin.display
    def announcement(self, assessment):
        return getattr(getattr(assessment, "award", None), "announcement", None)

    def get_formset(self, request, obj=None, **kwargs):
        formset = super().get_formset(request, obj, **kwargs)
        formset.user = request.user
        return formset

    def has_delete_permission(self, request, obj=None):
        """A deleted row takes its award along; what else a row may do to it, its formset asks."""
        may_delete_awards = request.user.has_perm("certifications.delete_certificationaward")
        return super().has_delete_permission(request, obj) and may_delete_awards


def link_to_source(award):
    """Return a link to the announcement of an award, None without one."""
    if award is None:
        return None
    return format_html('<a href="{}" rel="noreferrer">announcement</a>', award.source_url)


class AwardInline(admin.StackedInline):
    """The award on the page of its assessment."""

    model = CertificationAward
    form = AwardRowForm
    formset = AwardFormSet
    extra = 0


@admin.register(Assessment)
class AssessmentAdmin(RecordAdmin):
    """Assessments, the submissions of cities."""

    actions = None  # "delete selected" would empty the record in six clicks
    deletion = staticmethod(deletion_of_assessment)
    list_display = ["city", "year", "level"]
    list_filter = ["year", "award__level"]
    list_select_related = ["city", "award"]
    search_fields = ["city__name", "city__state", "year"]
    fieldsets = [
        ("Which city, which year", {"fields": ["city", "year"], "description": NOT_PUBLIC})
    ]
    inlines = [AwardInline]

    @admin.display(description="award", empty_value="no award")
    def level(self, assessment):
        award = getattr(assessment, "award", None)
        return award and award.get_level_display()

    def view_on_site(self, assessment):
        public = CertificationAward.objects.public().filter(assessment__city=assessment.city_id)
        return assessment.city.get_absolute_url() if public.exists() else None


@admin.register(CertificationAward)
class CertificationAwardAdmin(RecordAdmin):
    """Awards, the published part of the record."""

    form = AwardForm
    actions = None
    deletion = staticmethod(deletion_of_award)
    list_display = ["city", "year", "level", "announcement", "is_public", "source"]
    list_filter = ["level", "assessment__year", "announcement"]
    search_fields = ["assessment__city__name", "assessment__city__state", "assessment__year"]
    date_hierarchy = "announcement__announced_at"
    fieldsets = [
        ("What was awarded", {"fields": ["assessment", "level"]}),
        (
            "When and where it was announced",
            {"fields": ["announcement"], "description": NOT_PUBLIC},
        ),
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).in_full()

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "assessment":
            kwargs["queryset"] = Assessment.objects.select_related("city")
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    @admin.display(boolean=True, description="public now")
    def is_public(self, award):
        return award.is_public

    @admin.display
    def source(self, award):
        return link_to_source(award)

    def view_on_site(self, award):
        return award.city.get_absolute_url() if award.is_public else None


@admin.register(Announcement)
class AnnouncementAdmin(RecordAdmin):
    """The announcements of the program, and how much of each this record holds."""

    actions = None
    list_display = ["year", "when", "is_public", "stated_total", "coverage", "publisher"]
    list_filter = ["coverage", "year"]
    fieldsets = [
        (
            "When awards were made public",
            {
                "fields": ["year", "announced_at", "precision", "day_in_words", "stated_total"],
                "description": "All awards of the announcement are public from that moment on, and "
                "shown nowhere before.",
            },
        ),
        (
            "Where that can be checked",
            {"fields": ["title", "publisher", "source_url", "checked_on"]},
        ),
        (
            "What this record holds of it",
            {
                "fields": ["coverage", "note"],
                "description": "Every public page says up to which announcement the record is "
                "complete, and how many came since. Say complete only when every award is entered.",
            },
        ),
    ]

    @admin.display(boolean=True, description="public now")
    def is_public(self, announcement):
        return announcement.is_public


@admin.register(AwardSource)
class AwardSourceAdmin(RecordAdmin):
    """Further pages on awards, shown beside the announcement from its minute on."""

    list_display = ["award", "title", "publisher", "published_on", "stance"]
    list_filter = ["stance"]
    list_select_related = ["award__assessment__city"]
    search_fields = ["award__assessment__city__name", "publisher"]
    fieldsets = [
        ("Which award", {"fields": ["award", "stance", "note"]}),
        ("Which page", {"fields": ["url", "title", "publisher", "published_on", "checked_on"]}),
    ]

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "award":
            kwargs["queryset"] = CertificationAward.objects.in_full()
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


@admin.register(ExpectedAnnouncement)
class ExpectedAnnouncementAdmin(RecordAdmin):
    """The days that the program is expected to announce on."""

    list_display = ["expected_on", "note"]
    fieldsets = [
        (
            "When the next cohort is expected",
            {
                "fields": ["expected_on", "note"],
                "description": "Shown on the data page as the next expected announcement; it "
                "announces no city.",
            },
        )
    ]
