"""The reasons that are given for a change."""

from django import forms

from certifications.history.reasons import (
    LONGEST_REASON,
    needs_reason,
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


def test_a_revision_needs_a_reason_as_soon_as_one_rule_says_so(monkeypatch):
    monkeypatch.setattr(f"{needs_reason.__module__}.NEED_A_REASON", [lambda made: made == "public"])

    assert [needs_reason(made) for made in ("public", "secret")] == [True, False]


def test_a_reason_is_read_under_the_names_of_its_form_and_cut():
    sent = {"_why": " A slip. ", "_note": "x" * (LONGEST_REASON + 1)}

    assert reasons_in(sent, "_why", "_note") == {
        "why": "A slip.",
        "public_note": "x" * LONGEST_REASON,
    }
    assert reasons_in({}, "_why", "_note") == {"why": "", "public_note": ""}
