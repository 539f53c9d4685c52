"""What is asked of the person who decides on an announcement."""

from datetime import datetime, time, timedelta

from django import forms
from django.utils import timezone

from certifications.coverage import in_us_words
from certifications.form_fields import ClockField
from certifications.history.reasons import LONGEST_REASON, why_field

from .models import LONGEST_AFTER, PressPack

DAYS = ["%Y-%m-%d", "%m/%d/%Y", "%B %d, %Y", "%b %d, %Y", "%B %d %Y"]
PAST = "That moment is past. Choose a later one, or announce it now."
UNMOVED = "It is announced at that moment already. Choose another one."


class ReasonForm(forms.Form):
    """Why somebody does it."""

    why = why_field("Say why: your colleagues will read it.")
    # The last change of the announcement that the person saw.
    change = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, announcement, now, **kwargs):
        super().__init__(*args, **kwargs)
        self.announcement, self.now = announcement, now


class PostponeForm(ReasonForm):
    """The new moment."""

    day = forms.DateField(
        input_formats=DAYS,
        error_messages={"invalid": "Write the day as December 1, 2026 or 2026-12-01."},
        help_text="December 1, 2026 or 2026-12-01.",
    )
    time = ClockField(help_text="U.S. Eastern time: 9:00 AM or 9am.")
    field_order = ["day", "time", "why"]

    def clean(self):
        cleaned = super().clean()
        day, time = cleaned.get("day"), cleaned.get("time")
        if day is None or time is None:
            return cleaned
        cleaned["moment"] = datetime.combine(day, time, timezone.get_current_timezone())
        if cleaned["moment"] <= self.now:
            self.add_error("day", PAST)
        elif cleaned["moment"] == self.announcement.announced_at:
            self.add_error("time", UNMOVED)
        return cleaned


class NoteForm(ReasonForm):
    """A note that may stay empty, where nothing of the record is changed."""

    why = forms.CharField(
        label="Note",
        max_length=LONGEST_REASON,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="For your colleagues; never public. May stay empty.",
    )


class ExpectForm(NoteForm):
    """How many awards there will be."""

    awards = forms.IntegerField(
        label="Awards expected", min_value=0, max_value=10_000, help_text="Of this announcement."
    )
    field_order = ["awards", "why"]


class PressForm(NoteForm):
    """Who gets a link, and the last day on which it opens."""

    for_whom = forms.CharField(
        label="For whom", max_length=150, help_text="One link for each, so that it can be revoked."
    )
    day = forms.DateField(
        label="Last day",
        input_formats=DAYS,
        error_messages={"invalid": "Write the day as December 1, 2026 or 2026-12-01."},
        help_text="The link ends with it, and a day after the announcement at the latest.",
    )
    field_order = ["for_whom", "day", "why"]

    def clean_day(self):
        day = self.cleaned_data["day"]
        first = timezone.localdate(self.now)
        last = timezone.localdate(self.announcement.announced_at + LONGEST_AFTER)
        if not first <= day <= last:
            raise forms.ValidationError(
                f"Choose a day from {in_us_words(first)} to {in_us_words(last)}."
            )
        zone = timezone.get_current_timezone()
        self.cleaned_data["expires"] = datetime.combine(day + timedelta(days=1), time(), zone)
        return day


class RevokeForm(NoteForm):
    """Which link ends at once."""

    pack = forms.ModelChoiceField(PressPack.objects.none(), label="Press pack", empty_label=None)
    field_order = ["pack", "why"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["pack"].queryset = PressPack.objects.filter(
            announcement=self.announcement, revoked_at=None
        )
