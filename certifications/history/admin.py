"""The page on which staff see every change of the record, and take changes back."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, OuterRef, Subquery
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from .models import Change, Revision
from .reasons import public_note_field, why_field
from .undo import CannotUndo, undo
from .words import in_words

MOST_ROWS = 200


class UndoForm(forms.Form):
    """Why a revision is taken back."""

    why = why_field("Say why: your colleagues will read it here.")
    public_note = public_note_field()


class CityFilter(admin.SimpleListFilter):
    """The changes of one city, as its page links to them: by all the addresses that it ever had."""

    title = parameter_name = "city"

    def lookups(self, request, model_admin):
        asked = request.GET.get(self.parameter_name)
        return [(asked, asked)] if asked else []

    def queryset(self, request, queryset):
        return queryset.about(self.value().split()) if self.value() else queryset


@admin.register(Revision)
class RevisionAdmin(admin.ModelAdmin):
    """Who changed what, when and why."""

    list_display = ["at", "who", "kind", "what", "why", "undone"]
    list_filter = ["kind", "by_name", CityFilter]
    date_hierarchy = "at"
    search_fields = ["changes__name", "by_name", "why"]
    search_help_text = "A city’s address, such as topeka-ks, a person, or a word of the reason."
    list_per_page = 50
    actions = None

    def get_queryset(self, request):
        of_it = Change.objects.filter(revision=OuterRef("pk")).order_by("pk")
        undoing = Revision.objects.filter(undoes=OuterRef("pk")).order_by("-pk")
        return (
            super()
            .get_queryset(request)
            .annotate(
                first_name=Subquery(of_it.values("name")[:1]),
                rows=Subquery(
                    of_it.order_by().values("revision").annotate(n=Count("pk")).values("n")
                ),
                undone_at=Subquery(undoing.values("at")[:1]),
            )
        )

    @admin.display(description="by", ordering="by_name", empty_value="not known")
    def who(self, revision):
        return revision.by_name or None

    @admin.display(description="what")
    def what(self, revision):
        more = (revision.rows or 0) - 1
        return f"{revision.first_name} and {more:,} more" if more > 0 else revision.first_name

    @admin.display(description="undone", boolean=True)
    def undone(self, revision):
        return revision.undone_at is not None

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def get_urls(self):
        undoing = self.admin_site.admin_view(self.undo_view)
        return [path("<int:pk>/undo/", undoing, name="undo"), *super().get_urls()]

    def change_view(self, request, object_id, form_url="", extra_context=None):
        if not self.has_view_permission(request) or request.method not in ("GET", "HEAD"):
            raise PermissionDenied
        pk = object_id if object_id.isdigit() else 0
        return self._show(request, get_object_or_404(Revision, pk=pk), UndoForm())

    def undo_view(self, request, pk):
        """Take the revision back and show the one that did; a GET shows the revision itself."""
        revision = get_object_or_404(Revision, pk=pk)
        here = reverse("admin:certifications_revision_change", args=[pk])
        if request.method != "POST":
            return redirect(here)
        if not request.user.has_perm("certifications.undo_revision"):
            raise PermissionDenied
        form = UndoForm(request.POST)
        if not form.is_valid():
            return self._show(request, revision, form)
        try:
            made = undo(revision, by=request.user, **form.cleaned_data)
        except CannotUndo as refused:
            form.add_error(None, f"Nothing was undone. {refused}")
            return self._show(request, revision, form)
        self.message_user(request, "Undone: below is what that changed.", messages.SUCCESS)
        return redirect("admin:certifications_revision_change", made.pk)

    def _show(self, request, revision, form):
        changes = revision.changes.all()
        count = changes.count()
        context = {
            **self.admin_site.each_context(request),
            "title": str(revision),
            "opts": self.opts,
            "revision": revision,
            "undone_by": revision.undone_by.first(),
            "rows": in_words(changes[:MOST_ROWS]),
            "left_out": max(0, count - MOST_ROWS),
            "form": form,
            "may_undo": request.user.has_perm("certifications.undo_revision"),
        }
        return TemplateResponse(request, "certifications/history/revision.html", context)
