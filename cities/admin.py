"""Staff's pages for cities, case studies and former slugs."""

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html

from certifications.admin import AssessmentInline
from certifications.record_admin import RecordAdmin
from certifications.rows import RowForm, RowFormSet
from cities.desk.embargoes.moments import public_in_words
from cities.desk.embargoes.views import may_see
from cities.desk.last_changes import last_changes
from cities.desk.merging.views import may_merge, merge_page

from .forms import OTHER_THAN, CityForm
from .models import CaseStudy, City, CityAddress, OtherName


class OtherNameFormSet(RowFormSet):
    """The other names of a city, each once."""

    once = shown_at = "name"
    twice = "Another row has this name."

    def said(self, form):
        return f"the name {form.cleaned_data['name']}"


class CaseStudyFormSet(RowFormSet):
    """The case studies of a city, each once."""

    once = shown_at = "casestudy"
    twice = "Another row has this case study."

    def said(self, form):
        return f"the case study “{form.cleaned_data['casestudy']}”"


class CityAssessmentInline(AssessmentInline):
    """Each award with the moment it is public from; before that with a preview of the site."""

    fields = [*AssessmentInline.fields, "moment"]
    readonly_fields = [*AssessmentInline.readonly_fields, "moment"]

    def get_formset(self, request, obj=None, **kwargs):
        self.now, self.may_preview = request.now, may_see(request.user)
        return super().get_formset(request, obj, **kwargs)

    @admin.display(description="public")
    def moment(self, assessment):
        award = getattr(assessment, "award", None)
        if award is None:
            return None
        announcement = award.announcement
        words = public_in_words(announcement, self.now, timezone.get_current_timezone())
        if announcement.announced_at <= self.now or not self.may_preview:
            return words
        preview = reverse(
            "admin:preview_of",
            args=[announcement.pk, assessment.city.get_absolute_url().removeprefix("/")],
        )
        return format_html('{}. <a href="{}">Preview</a>', words, preview)


class CaseStudyInline(admin.StackedInline):
    """The case studies of a city; the plus sign enters a new one."""

    model = CaseStudy.cities.through
    form = RowForm
    formset = CaseStudyFormSet
    extra = 0
    verbose_name = "case study"
    verbose_name_plural = "case studies"

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("casestudy")


class OtherNameInline(admin.StackedInline):
    """Further names that the look-up knows a city by."""

    model = OtherName
    form = RowForm
    formset = OtherNameFormSet
    extra = 0
    verbose_name_plural = "other names, for the look-up alone: NYC"


class CertifiedFilter(admin.SimpleListFilter):
    """Is a city certified, as the public sees it now?"""

    title = "public standing"
    parameter_name = "certified"

    def lookups(self, request, model_admin):
        return [("yes", "certified"), ("no", "not certified")]

    def queryset(self, request, queryset):
        certified = City.objects.certified(timezone.now()).values("pk")
        if self.value() == "yes":
            return queryset.filter(pk__in=certified)
        return queryset.exclude(pk__in=certified) if self.value() == "no" else queryset


@admin.register(City)
class CityAdmin(RecordAdmin):
    """One city's whole record on one page."""

    actions = None  # cities go one at a time, each by a page that asks
    form = CityForm
    change_form_template = "admin/city_form.html"
    list_display = ["name", "state", "public_level", "population", "population_year", "region"]
    list_filter = [CertifiedFilter, "region", "state"]
    search_fields = ["name"]
    search_help_text = "Name, state name or code; accents and case do not count."
    ordering = ["name", "state"]
    prepopulated_fields = {"slug": ["name", "state"]}
    inlines = [CityAssessmentInline, CaseStudyInline, OtherNameInline]
    fieldsets = [
        (
            "Name and address",
            {
                "fields": ["name", "official_name", "certified_as", "state", "slug"],
                "description": "The directory lists the city when it has an award that was "
                "announced, and not before. Assessments are shown nowhere.",
            },
        ),
        (
            "Population",
            {
                "fields": ["population", "population_year", "population_source", "population_area"],
                "description": "A figure needs its year and its source; the page shows all three. "
                "Only cities of 30,000 or more can be assessed. With 30,000 or more the city has a "
                "page at once, which calls it eligible and not certified: to announce a place that "
                "nobody knows of yet, enter its population after the announcement.",
            },
        ),
        (
            "Place",
            {
                "fields": ["geoid", "latitude", "longitude", "region"],
                "description": "From the U.S. Census Bureau and the USGS Geographic Names "
                "Information System.",
            },
        ),
        ("On the city’s page", {"fields": ["website", "note"]}),
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).with_standing()

    def get_urls(self):
        def merge(request, pk):
            return merge_page(request, pk, self.admin_site)

        merging = path("<int:pk>/merge/", self.admin_site.admin_view(merge), name="merge_city")
        return [merging, *super().get_urls()]

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        shown = {
            "may_merge": object_id is not None and may_merge(request.user),
            "other_than": request.POST.get(OTHER_THAN, ""),
        }
        if object_id is not None and request.user.has_perm("certifications.view_revision"):
            city = self.get_object(request, unquote(object_id))
            shown["last_changes"] = city and last_changes(city)
        return super().changeform_view(request, object_id, form_url, (extra_context or {}) | shown)

    def get_search_results(self, request, queryset, search_term):
        """Search as the public directory does."""
        return queryset.matching(search_term), False

    @admin.display(description="public level", empty_value="not certified")
    def public_level(self, city):
        return f"{city.current_level_label} {city.current_year}" if city.is_certified else None

    def view_on_site(self, city):
        # As it is stored: what is being typed may have no address at all.
        stored = City.objects.eligible(timezone.now()).filter(pk=city.pk).first()
        return stored and stored.get_absolute_url()


@admin.register(CaseStudy)
class CaseStudyAdmin(RecordAdmin):
    """Publications that the directory links to."""

    list_display = ["title", "publisher", "published_on", "link"]
    list_filter = ["publisher"]
    search_fields = ["title", "publisher", "cities__name"]
    filter_horizontal = ["cities"]

    @admin.display
    def link(self, study):
        return format_html('<a href="{}" rel="noreferrer">open</a>', study.url)


@admin.register(CityAddress)
class CityAddressAdmin(RecordAdmin):
    """Every address a city ever had; written by the database alone.

    Deleting the address of a deleted city sets it free; that is for a superuser to decide.
    """

    actions = None  # "delete selected" asks for no right of each address
    list_display = ["slug", "city"]
    list_select_related = ["city"]
    search_fields = ["slug"]

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        free = obj is None or obj.city_id is None
        return free and super().has_delete_permission(request, obj)
