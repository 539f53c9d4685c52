"""The forms in which staff enter assessments and the awards they earned."""

from django import forms
from django.core.exceptions import ValidationError
from django.forms.formsets import DELETION_FIELD_NAME

from .deletions import deletion_of_assessment, deletion_of_award
from .history.meanwhile import OthersKept
from .levels import Level
from .models import Announcement, Assessment, CertificationAward
from .rows import RowForm, RowFormSet

NOT_ALLOWED = (
    "You don’t have permission to {deed} {records}: put this row back as it was, or ask an "
    "administrator of this site for the right."
)
NOT_FILLED = (None, "")
AWARD_FIELDS = ("level", "announcement")
NOT_WHOLE = "An award needs a level and an announcement: fill this field, or clear both."


class AssessmentFormSet(RowFormSet):
    """The assessments of one city, one a year, each with its award.

    A row writes two models, so each row asks for the rights that it needs: of `user`, which the
    admin sets.
    """

    once = shown_at = "year"
    twice = "Another row has this year: a city has one assessment a year."
    user = None

    def clean(self):
        super().clean()
        for form in self.forms:
            for field, deed, model in self._needed(form):
                if not self.user.has_perm(f"certifications.{deed}_{model._meta.model_name}"):
                    records = "awards" if model is CertificationAward else "assessments"
                    form.add_error(field, NOT_ALLOWED.format(deed=deed, records=records))

    def _needed(self, form):
        """Yield (field to blame or None, deed, model) for what the row asks to be done."""
        if form.add_prefix(DELETION_FIELD_NAME) in self.data:
            yield from ((None, "delete", model) for model in (Assessment, CertificationAward))
        elif self.is_edited(form) and form.changed_data:
            # The fields of a stored row that may not be changed are not shown: blame the row.
            is_new = form.instance.pk is None
            yield ("year", "add", Assessment) if is_new else (None, "change", Assessment)
            if deed := form.deed_on_award():
                yield "level", deed, CertificationAward

    def deletions(self):
        deleted = [form.instance.pk for form in self.deleted_forms]
        cleared = [form.instance.pk for form in self.initial_forms if form.clears_award()]
        assessments = Assessment.objects.select_related("city", "award__announcement")
        awards = CertificationAward.objects.in_full()
        return [
            *map(deletion_of_assessment, assessments.filter(pk__in=deleted)),
            *map(
                deletion_of_award,
                awards.filter(assessment__in=cleared).exclude(assessment__in=deleted),
            ),
        ]


class AwardFormSet(RowFormSet):
    """The award of an assessment, of which there is one."""

    once = "assessment"
    shown_at = "level"

    def said(self, form):
        return "an award"

    def deletions(self):
        deleted = [form.instance.pk for form in self.deleted_forms]
        awards = CertificationAward.objects.in_full()
        return [deletion_of_award(award) for award in awards.filter(pk__in=deleted)]


class AssessmentWithAwardForm(RowForm):
    """One row: the assessment's year, and level and announcement of its award, if any.

    The two go together: both filled make or change the award, both empty mean that the assessment
    has none.
    """

    level = forms.TypedChoiceField(
        choices=[("", "no award"), *Level.choices], coerce=int, empty_value=None, required=False
    )
    announcement = forms.ModelChoiceField(
        Announcement.objects.all(),
        required=False,
        empty_label="no award",
        help_text=CertificationAward._meta.get_field("announcement").help_text,
    )

    class Meta:
        model = Assessment
        fields = ["year"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.award = getattr(self.instance, "award", None)
        for name in AWARD_FIELDS:
            self.initial[name] = getattr(self.award, name, None)

    def clean(self):
        """Check the award by its own rules, and each fault at its own field."""
        cleaned = super().clean()
        # The city may be new, or edited on the same page: what is being entered counts.
        parent = getattr(self.fields.get("city"), "parent_instance", None)
        if parent is not None:
            self.instance.city = parent
        if self._is_award_filled():
            self._check_award(cleaned)
        return cleaned

    def recorded(self):
        of_award = {"assessment_id": self.instance.pk}
        own = (Assessment, {"pk": self.instance.pk}, ["year"])
        return [own, (CertificationAward, of_award, AWARD_FIELDS)]

    def deed_on_award(self):
        """Return what saving the row does to its award: add, change, delete, or None."""
        has_award = self.award is not None and self.award.pk is not None
        if not self._is_award_filled():
            return "delete" if has_award else None
        if not has_award:
            return "add"
        return "change" if any(name in self.changed_data for name in AWARD_FIELDS) else None

    def clears_award(self):
        return self.has_changed() and self.deed_on_award() == "delete"

    def _is_award_filled(self):
        return any(self.cleaned_data.get(name) not in NOT_FILLED for name in AWARD_FIELDS)

    def _check_award(self, cleaned):
        missing = [name for name in AWARD_FIELDS if cleaned.get(name) in NOT_FILLED]
        for name in missing:
            if name not in self.errors:
                self.add_error(name, NOT_WHOLE)
        if missing:
            return
        self.instance.year = cleaned.get("year")
        self.award = self.award or CertificationAward()
        self.award.assessment = self.instance
        for name in AWARD_FIELDS:
            setattr(self.award, name, cleaned[name])
        try:
            self.award.full_clean(exclude=["assessment"])
        except ValidationError as refused:
            self.add_error(None, refused)

    def _save_m2m(self):
        """Save the award after its assessment, at once or when the admin asks for it."""
        super()._save_m2m()
        if self._is_award_filled():
            self.award.assessment = self.instance
            self.award.save()
        elif self.clears_award():
            self.award.delete()


class AwardForm(OthersKept):
    """An award on its own page."""

    class Meta:
        model = CertificationAward
        fields = ["assessment", *AWARD_FIELDS]


class AwardRowForm(RowForm, AwardForm):
    """The award as a row on the page of its assessment."""
