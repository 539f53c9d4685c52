"""The reasons that are given for a change."""

from django import forms

from certifications.history.reasons import (
    LONGEST_REASON,
    public_note_field,
    reasons_in,
    why_field,
)


class Form(forms.Form):
    why = why_field("Say why.")
    public_note = public_note_field()


def test_colleagues_are_told_why_and_readers_may_be():
    assert Form({"why": " "}).errors == {"why": ["Say why."]}
    assert Form({"why": "A slip."}).is_valid()


def test_a_reason_is_read_under_the_names_of_its_form_and_cut():
    sent = {"_why": " A slip. ", "_note": "x" * (LONGEST_REASON + 1)}

    assert reasons_in(sent, "_why", "_note") == {
        "why": "A slip.",
        "public_note": "x" * LONGEST_REASON,
    }
    assert reasons_in({}, "_why", "_note") == {"why": "", "public_note": ""}
