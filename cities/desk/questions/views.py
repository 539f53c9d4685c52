"""Staff's page of the questions of the record, and their answers."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone

from certifications.history.rows import model_of

from .asking import asked
from .models import Acknowledgement

ADD, DELETE = "desk.add_acknowledgement", "desk.delete_acknowledgement"
GONE = (
    "Nothing was saved: that question is not asked any more, because what it was about has changed."
)
ANSWERED = "Saved. It is asked again when what you answered for changes."
ASKED_AGAIN = "That question is open again."


class AnswerForm(forms.Form):
    """Why what a question asks about is right."""

    because = forms.CharField(
        label="It is right, because",
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Say why it is right: your colleagues will read it here."},
    )


def urls_of(site):
    """Return the address of this page on an admin site."""

    def questions(request):
        return questions_page(request, site)

    return [path("questions/", site.admin_view(questions), name="questions")]


def questions_page(request, site):
    """Show what is asked, open or answered, to whoever may look at cities, and take answers."""
    if not request.user.has_perm("cities.view_city"):
        raise PermissionDenied
    shown = [each for each in asked(timezone.now()) if may_see(request.user, each.question)]
    if request.method != "POST":
        return _show(request, site, shown)
    named = request.POST.get("question", "")
    one = next((each for each in shown if each.question.id == named), None)
    if one is None:
        messages.warning(request, GONE)
        return redirect("admin:questions")
    return _ask_again(request, one) if "again" in request.POST else _take(request, site, shown, one)


def may_see(user, question):
    """May this person look at the record that is asked about?"""
    meta = model_of(question.table)._meta
    return user.has_perm(f"{meta.app_label}.view_{meta.model_name}")


def place_of_record(question):
    """Return the address of the page on which the record can be changed."""
    meta = model_of(question.table)._meta
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[question.key])


def _take(request, site, shown, one):
    if not request.user.has_perm(ADD):
        raise PermissionDenied
    form = _form(one.question, request.POST)
    if not form.is_valid():
        return _show(request, site, shown, {one.question.id: form})
    Acknowledgement.objects.create(
        rule=one.question.rule,
        table=one.question.table,
        key=one.question.key,
        values=one.question.values,
        because=form.cleaned_data["because"],
        by_name=request.user.get_username(),
    )
    messages.success(request, ANSWERED)
    return redirect("admin:questions")


def _ask_again(request, one):
    if not request.user.has_perm(DELETE):
        raise PermissionDenied
    of_row = {name: getattr(one.question, name) for name in ("rule", "table", "key")}
    given = Acknowledgement.objects.filter(**of_row)
    fitting = [each.pk for each in given if each.values == one.question.values]
    given.filter(pk__in=fitting).delete()
    messages.success(request, ASKED_AGAIN)
    return redirect("admin:questions")


def _form(question, sent=None):
    return AnswerForm(sent, auto_id=f"{question.id}-%s")


def _show(request, site, shown, sent=None):
    """Show the questions, those in `sent` with the form that was sent."""
    rows = [
        {
            "question": question,
            "answer": answer,
            "record": place_of_record(question),
            "kind": model_of(question.table)._meta.verbose_name,
            "form": (sent or {}).get(question.id) or _form(question),
        }
        for question, answer in shown
    ]
    context = {
        **site.each_context(request),
        "title": "Questions of the record",
        "open": [row for row in rows if row["answer"] is None],
        "answered": [row for row in rows if row["answer"] is not None],
        "may_answer": request.user.has_perm(ADD),
        "may_ask_again": request.user.has_perm(DELETE),
    }
    return TemplateResponse(request, "cities/desk/questions/questions.html", context)
