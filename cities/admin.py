"""Staff's pages for cities, case studies and addresses."""

from django.contrib import admin
from django.utils import timezone
from django.utils.html import format_html

from certifications.admin import AssessmentInline
from certifications.levels import Level

from .forms import CityForm
from .models import CaseStudy, City, CityAddress


class CaseStudyInline(admin.TabularInline):
    """The case studies of a city; the plus sign enters a new one."""

    model = CaseStudy.cities.through
    extra = 0
    verbose_name = "case study"
    verbose_name_plural = "case studies"
    autocomplete_fields = ["casestudy"]


@admin.register(City)
class CityAdmin(admin.ModelAdmin):
    """One city's whole record on one page."""

    form = CityForm
    list_display = ["name", "state", "public_level", "population", "population_year", "region"]
    list_filter = ["region", "state"]
    search_fields = ["name"]
    search_help_text = "Name, state name or code; accents and case do not count."
    ordering = ["name", "state"]
    prepopulated_fields = {"slug": ["name", "state"]}
    inlines = [AssessmentInline, CaseStudyInline]
    fieldsets = [
        (
            "Name and address",
            {
                "fields": ["name", "official_name", "state", "slug"],
                "description": "The city appears on the public site when it has an award that was "
                "announced, and not before.",
            },
        ),
        (
            "Population",
            {
                "fields": ["population", "population_year", "population_source"],
                "description": "A figure needs its year and its source; the page shows all three. "
                "Only cities of 30,000 or more can be assessed.",
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

    def get_search_results(self, request, queryset, search_term):
        """Search as the public directory does."""
        return queryset.matching(search_term), False

    @admin.display(description="public level", empty_value="not certified")
    def public_level(self, city):
        return city.current_level and f"{Level(city.current_level).label} {city.current_year}"

    def view_on_site(self, city):
        certified = City.objects.certified(timezone.now()).filter(pk=city.pk).exists()
        return city.get_absolute_url() if certified else None


@admin.register(CaseStudy)
class CaseStudyAdmin(admin.ModelAdmin):
    """Publications that the directory links to."""

    list_display = ["title", "publisher", "published_on", "link"]
    list_filter = ["publisher"]
    search_fields = ["title", "publisher", "cities__name"]
    autocomplete_fields = ["cities"]

    @admin.display
    def link(self, study):
        return format_html('<a href="{}" rel="noreferrer">open</a>', study.url)


@admin.register(CityAddress)
class CityAddressAdmin(admin.ModelAdmin):
    """Every address a city ever had; written by the database alone.

    Deleting the address of a deleted city sets it free; that is for a superuser to decide.
    """

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
