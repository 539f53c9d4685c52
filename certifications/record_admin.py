"""What the admin's pages of all records share: what several people do at once loses nothing."""

from contextlib import suppress
from functools import partial

from django.contrib import admin, messages
from django.db import IntegrityError, connection
from django.shortcuts import redirect

REFUSED = (
    "Nothing was saved, because this contradicts what is stored now: another person may have "
    "saved at the same moment. Open this page in another tab to see it; what you typed is below."
)


class RecordAdmin(admin.ModelAdmin):
    """A record that several people may be editing."""

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        view = partial(super().changeform_view, request, object_id, form_url, extra_context)
        # The second time what stood in the way is stored, so the form finds it and says where.
        for _ in range(2):
            with suppress(IntegrityError):
                return view()
        request.refusal = REFUSED
        return view()

    def delete_view(self, request, object_id, extra_context=None):
        with suppress(IntegrityError):
            return super().delete_view(request, object_id, extra_context)
        # What came to depend on the record meanwhile is stored now, so the page names it.
        return super().delete_view(request, object_id, extra_context)

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        refusal = getattr(request, "refusal", None)
        if refusal is None:
            return form

        class RefusedForm(form):
            def clean(self):
                self.add_error(None, refusal)
                return super().clean()

        return RefusedForm

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        # Foreign keys are looked at on commit. Asked now, the form can still be shown again.
        connection.check_constraints()

    def _get_obj_does_not_exist_redirect(self, request, opts, object_id):
        """Say what happened to a record that is gone, and lead to those that are there."""
        nothing_saved = " Nothing was saved." if request.method == "POST" else ""
        gone = f"This {opts.verbose_name} is not there: another person may have deleted it."
        self.message_user(request, gone + nothing_saved, messages.WARNING)
        return redirect(f"admin:{opts.app_label}_{opts.model_name}_changelist")
