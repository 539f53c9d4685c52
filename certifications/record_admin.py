"""What the admin's pages of all records share: nothing is lost unasked, or in a race."""

from contextlib import suppress
from functools import partial

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.db import IntegrityError, connection
from django.http import QueryDict
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from .form_fields import READ_AS_TYPED
from .history.meanwhile import Meanwhile, OthersKept
from .history.models import Revision, counter
from .history.reasons import needs_reason, reasons_in
from .history.recording import revision

REFUSED = (
    "Nothing was saved, because this contradicts what is stored now: another person may have "
    "saved at the same moment. Open this page in another tab to see it; what you typed is below."
)


KEPT = "Nothing was deleted, and nothing is saved yet. What you entered is below."
CONFIRMED = "_confirmed"
KEEP_EDITING = "_keep_editing"
# The counter of the history when the form was opened, and when it was last shown again.
OPENED, SEEN = "_opened", "_seen"
KEPT_OF_OTHERS = (
    "Kept as a colleague changed it while you were editing: {fields}. What you entered is saved."
)
OVERTAKEN = "{who} changed this while you were reading: look at it once more."
# The reason that the person gives, for colleagues and for readers, whichever page asks for it.
WHY, PUBLIC_NOTE = "_why", "_public_note"
LACKS_WHY = "This changes what readers already see. Say why in a few words."


class NotConfirmed(Exception):
    """Saving would delete parts of the record that nobody has said yes to; all is rolled back."""

    def __init__(self, deletions):
        self.deletions = deletions


class LacksWhy(Exception):
    """Saving would change what readers already see, without a reason; all is rolled back."""


def _meanwhile(request):
    """Return what changed since the form was opened, None where that was not sent along."""
    opened, seen = (request.POST.get(name, "") for name in (OPENED, SEEN))
    if not opened.isdigit():
        return None
    return Meanwhile(int(opened), int(seen) if seen.isdigit() else 0)


def edited_by(request, kind=Revision.Kind.EDIT):
    """Put what is saved into a revision of the person who sent it."""
    return revision(kind, by=request.user, **_reasons(request))


def _reasons(request):
    """Return why something is changed, and what readers are told, as it was sent."""
    return reasons_in(request.POST, WHY, PUBLIC_NOTE)


class RecordAdmin(admin.ModelAdmin):
    """A record that several people may be editing, and of which nothing goes unasked."""

    form = OthersKept
    formfield_overrides = READ_AS_TYPED
    change_form_template = "admin/record_form.html"
    delete_confirmation_template = "admin/withdraw.html"
    # What the page that deletes one record calls it.
    deletion = staticmethod(str)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        # Read before the record is: what is saved between the two is asked about once too often.
        request.counter = counter()
        request.meanwhile = _meanwhile(request) if request.method == "POST" else None
        shown = {"opened": request.POST.get(OPENED, request.counter), "seen": request.counter}
        extra_context = (extra_context or {}) | shown | _reasons(request)
        if KEEP_EDITING in request.POST:
            request.refusal = KEPT
            self.message_user(request, KEPT, messages.WARNING)
            extra_context |= {"errors": None}
        view = partial(super().changeform_view, request, object_id, form_url, extra_context)
        try:
            return self._save_or_show(request, view)
        except NotConfirmed as asked:
            return self._ask(request, object_id, asked.deletions)
        except LacksWhy:
            request.lacks_why = True
            extra_context["why_error"] = LACKS_WHY
            return view()

    def _save_or_show(self, request, view):
        if request.method != "POST":
            return view()
        # The second time what stood in the way is stored, so the form finds it and says where.
        for _ in range(2):
            with suppress(IntegrityError), edited_by(request) as request.revision:
                return self._said_what_was_kept(request, view())
        request.refusal = REFUSED
        return view()

    def _said_what_was_kept(self, request, response):
        kept = request.meanwhile.kept if request.meanwhile else []
        if kept and response.status_code == 302:
            fields = ", ".join(dict.fromkeys(kept))
            self.message_user(request, KEPT_OF_OTHERS.format(fields=fields), messages.WARNING)
        return response

    def _ask(self, request, object_id, deletions):
        """Return the page that names the deletions, and carries all that was typed."""
        sent = [
            (name, value)
            for name, values in request.POST.lists()
            for value in values
            if name not in ("csrfmiddlewaretoken", CONFIRMED)
        ]
        context = {
            **self.admin_site.each_context(request),
            "title": "Delete",
            "subtitle": self.get_object(request, unquote(object_id)),
            "opts": self.opts,
            "deletions": deletions,
            "sent": sent,
            "confirmed": CONFIRMED,
            "keep_editing": KEEP_EDITING,
        }
        return TemplateResponse(request, "admin/confirm_deletions.html", context)

    def delete_view(self, request, object_id, extra_context=None):
        record = self.get_object(request, unquote(object_id))
        named = {
            "title": "Withdraw",
            "subtitle": record and self.deletion(record),
            "opened": counter(),
            **_reasons(request),
        }
        if request.method == "POST":
            if record and (fault := self._why_not_withdrawn(request, record)):
                request.POST = QueryDict()  # without it the page asks once more
                return super().delete_view(request, object_id, named | fault)
            with suppress(IntegrityError), edited_by(request, Revision.Kind.WITHDRAW):
                return super().delete_view(request, object_id, named)
        # What came to depend on the record meanwhile is stored now, so the page names it.
        return super().delete_view(request, object_id, named)

    def _why_not_withdrawn(self, request, record):
        """Return what the page says of a withdrawal that lacks its reason, or was overtaken."""
        meanwhile = _meanwhile(request)
        changes = meanwhile.of(type(record), pk=record.pk) if meanwhile else []
        if changes:
            who = changes[-1].revision.by_name or "Somebody"
            return {"moved": OVERTAKEN.format(who=who)}
        return {} if request.POST.get(WHY, "").strip() else {"lacks_why": True}

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        form.meanwhile = getattr(request, "meanwhile", None)
        refusal, lacks_why = (getattr(request, name, None) for name in ("refusal", "lacks_why"))
        if not (refusal or lacks_why):
            return form

        class RefusedForm(form):
            def clean(self):
                if refusal:
                    self.add_error(None, refusal)
                if lacks_why:  # no field of this form: the page has it for every record
                    self.errors["why"] = self.error_class([LACKS_WHY])
                return super().clean()

        return RefusedForm

    def get_formset_kwargs(self, request, obj, inline, prefix):
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        return kwargs | {"form_kwargs": {"meanwhile": getattr(request, "meanwhile", None)}}

    def save_related(self, request, form, formsets, change):
        deletions = [each for formset in formsets for each in formset.deletions()]
        super().save_related(request, form, formsets, change)
        # Foreign keys are looked at on commit. Asked now, the form can still be shown again.
        connection.check_constraints()
        if not _reasons(request)["why"] and needs_reason(request.revision):
            raise LacksWhy
        if not set(deletions) <= set(request.POST.getlist(CONFIRMED)):
            raise NotConfirmed(deletions)

    def _get_obj_does_not_exist_redirect(self, request, opts, object_id):
        """Say what happened to a record that is gone, and lead to those that are there."""
        nothing_saved = " Nothing was saved." if request.method == "POST" else ""
        gone = f"This {opts.verbose_name} is not there: another person may have deleted it."
        self.message_user(request, gone + nothing_saved, messages.WARNING)
        return redirect(f"admin:{opts.app_label}_{opts.model_name}_changelist")
