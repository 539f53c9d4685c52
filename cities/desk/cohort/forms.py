"""The form in which the awards of one announcement are entered at once."""

from datetime import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import (
    MaxValueValidator,
    MinValueValidator,
    ProhibitNullCharactersValidator,
)
from django.forms.utils import from_current_timezone

from certifications.levels import Level
from certifications.models import YEARS_ALLOWED, Announcement
from certifications.program import FIRST_YEAR, LAST_YEAR
from certifications.typed import read_clock

from .cells import PasteError
from .moments import read_day
from .reading import read
from .workbook import MOST_BYTES, text_of

Precision = Announcement.Precision
Held = Announcement.Held
# From the least exact on.
EXACTNESS = ("year", "month", "day", "minute")
# What of an announcement is compared with what was typed, by field.
COMPARED = ("title", "publisher", "source_url", "stated_total", "precision")
# The last fields of the form: level, rows, file.
ROW_FIELDS = 3
WIDE = forms.TextInput(attrs={"class": "vTextField"})
ANOTHER = "another one: fill in the fields below"
OTHER_YEAR = "The announcement chosen is of {theirs}. Clear this field, or choose another one."
OTHER_MOMENT = "The announcement chosen is of {when}. Clear this field, or choose another one."
NEEDED = "Fill this in, or choose an announcement above."
NOT_SO_EXACT = "It is typed less exactly than this. Type the day, or the time, or choose another."
TIME_NEEDS_A_DAY = "A time needs a day: June 29, 2020."
DIFFERS = (
    "{label}: the record says “{ours}”, and you typed “{typed}”. The record stays as it is; "
    "correct it on the announcement’s own page."
)


class PastedField(forms.CharField):
    """Text as it was pasted: what can't be stored is refused where it stands, in its row."""

    widget = forms.Textarea(attrs={"rows": 14, "cols": 100, "spellcheck": "false"})

    def __init__(self, **kwargs):
        super().__init__(strip=False, **kwargs)
        self.validators = [
            each
            for each in self.validators
            if not isinstance(each, ProhibitNullCharactersValidator)
        ]


class CohortForm(forms.Form):
    """One announcement, stored or new, and the rows of its awards."""

    announcement = forms.ModelChoiceField(
        Announcement.objects.order_by("-announced_at"), required=False, empty_label=ANOTHER
    )
    year = forms.IntegerField(
        label="Certification year",
        required=False,
        validators=[
            MinValueValidator(FIRST_YEAR, YEARS_ALLOWED),
            MaxValueValidator(LAST_YEAR, YEARS_ALLOWED),
        ],
        help_text="The program’s name for the round, not always the year of its announcement.",
    )
    announced_on = forms.CharField(
        required=False,
        help_text="February 26, 2027 or 2027-02-26. Where the day isn’t known: June 2020, or 2020.",
    )
    time = forms.CharField(
        required=False, help_text="9:00 AM, U.S. Eastern time. Empty: the day begins at midnight."
    )
    precision = forms.ChoiceField(
        choices=[("", "as exactly as it is typed"), *Precision.choices],
        required=False,
        label="Known",
        help_text="Less exactly than typed where that day is only the last that it can be.",
    )
    title = forms.CharField(
        max_length=200,
        required=False,
        widget=WIDE,
        help_text="What the source is: Press release.",
    )
    publisher = forms.CharField(max_length=150, required=False, widget=WIDE)
    source_url = Announcement._meta.get_field("source_url").formfield(
        label="Source",
        required=False,
        widget=WIDE,
        help_text="The web address of that page.",
    )
    stated_total = forms.IntegerField(
        min_value=0,
        required=False,
        label="Certified by then",
        help_text="Cities certified by then, as the program stated it. Empty: not recorded.",
    )
    coverage = forms.ChoiceField(
        choices=[
            ("", "some of its awards, unless it says more already"),
            (Held.COMPLETE, "every award of it"),
            (Held.PARTIAL, "some of its awards"),
        ],
        required=False,
        label="The record then holds",
    )
    level = forms.TypedChoiceField(
        choices=[("", "as each row says"), *Level.choices],
        coerce=lambda value: Level(int(value)),
        empty_value=None,
        required=False,
        label="Level of rows without one",
    )
    pasted = PastedField(
        required=False,
        label="Rows",
        help_text="Paste from a spreadsheet or a CSV file, with or without heads: city, state, "
        "level, source. Or one city a line: Tempe, AZ. Or Boston, MA (2020 Gold). Up to 1,000 rows "
        "and 1 MB.",
    )
    file = forms.FileField(required=False, label="Or a file", help_text="CSV or XLSX.")

    def clean(self):
        cleaned = super().clean()
        cleaned["announcement"] = self._chosen(cleaned) or self._typed(cleaned)
        cleaned["paste"] = self._paste(cleaned)
        return cleaned

    @property
    def text(self):
        """The rows as text, those of an uploaded file too, so that a page can carry them."""
        return self.cleaned_data["pasted"]

    def parts(self):
        """Return the fields of the announcement and those of its rows, each with a heading."""
        fields = list(self)
        return ("Announcement", fields[:-ROW_FIELDS]), ("Awards", fields[-ROW_FIELDS:])

    def differences(self) -> list[str]:
        """Say where a stored announcement is another than what was typed."""
        ours = self.cleaned_data["announcement"]
        typed = {name: self.cleaned_data.get(name) for name in COMPARED}
        return [
            DIFFERS.format(label=self[name].label, ours=getattr(ours, name) or "", typed=value)
            for name, value in typed.items()
            if ours.pk and value not in (None, "", getattr(ours, name))
        ]

    def _chosen(self, cleaned):
        """Return the stored announcement that was chosen; what contradicts it is refused."""
        chosen = cleaned.get("announcement")
        if chosen is None:
            return None
        if cleaned.get("year") not in (None, chosen.year):
            self.add_error("year", OTHER_YEAR.format(theirs=chosen.year))
        moment, _ = self._moment(cleaned) if cleaned.get("announced_on") else (None, None)
        if moment and moment != chosen.announced_at:
            self.add_error("announced_on", OTHER_MOMENT.format(when=chosen.when))
        return chosen

    def _typed(self, cleaned):
        """Return the announcement of the fields: the stored one of that year and moment, or new."""
        if "announcement" in self.errors:
            return None
        for name in ("year", "announced_on"):
            if not cleaned.get(name) and name not in self.errors:
                self.add_error(name, NEEDED)
        moment, precision = self._moment(cleaned)
        year = cleaned.get("year")
        if not moment or not year:
            return None
        stored = Announcement.objects.filter(year=year, announced_at=moment).first()
        return stored or self._new(cleaned, moment, precision)

    def _new(self, cleaned, moment, precision):
        announcement = Announcement(
            announced_at=moment,
            precision=precision,
            coverage=cleaned.get("coverage") or Held.PARTIAL,
            **{name: cleaned.get(name) for name in ("year", "title", "publisher", "stated_total")},
            source_url=cleaned.get("source_url"),
        )
        try:
            announcement.full_clean(exclude=set(self.errors))
        except ValidationError as refused:
            for field, faults in refused.error_dict.items():
                name = "announced_on" if field == "announced_at" else field
                self.add_error(name if name in self.fields else None, faults)
        return announcement

    def _moment(self, cleaned):
        """Return (moment, how exactly it is known), (None, None) where it can't be read."""
        period = self._read("announced_on", read_day)
        hour = self._read("time", read_clock)
        if period is None or "time" in self.errors:
            return None, None
        typed = "minute" if hour else period.precision
        precision = cleaned.get("precision") or typed
        if hour and period.precision != "day":
            self.add_error("time", TIME_NEEDS_A_DAY)
        if EXACTNESS.index(precision) > EXACTNESS.index(typed):
            self.add_error("precision", NOT_SO_EXACT)
        try:
            naive = datetime.combine(period.since, hour) if hour else period.end
            return from_current_timezone(naive), precision
        except ValidationError as refused:  # the hour that is skipped in March
            self.add_error("time", refused)
            return None, None

    def _read(self, name, reading):
        text = self.cleaned_data.get(name)
        if not text:
            return None
        try:
            return reading(text)
        except ValueError as fault:
            self.add_error(name, str(fault))
            return None

    def _paste(self, cleaned):
        file = cleaned.get("file")
        try:
            if file:
                cleaned["pasted"] = text_of(file.read(MOST_BYTES + 1))
            return read(cleaned.get("pasted", ""), cleaned.get("level"))
        except (PasteError, ValueError) as fault:
            self.add_error("file" if file else "pasted", str(fault))
            return None
