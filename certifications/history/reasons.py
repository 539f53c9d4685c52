"""Why something is changed: for colleagues, and what readers are told."""

from django import forms

LONGEST_REASON = 600
# The rules by which a revision, as it is being made, may not go without a reason.
NEED_A_REASON = []


def why_field(required_message: str) -> forms.CharField:
    """Return the field for what colleagues read; without it the message says what to do."""
    return forms.CharField(
        label="Why",
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": required_message},
        help_text="For your colleagues; never public.",
    )


def public_note_field() -> forms.CharField:
    """Return the field for what readers are told of a correction."""
    return forms.CharField(
        label="Public note",
        max_length=LONGEST_REASON,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="What readers are told where they see the correction. May stay empty.",
    )


def needs_reason(made) -> bool:
    """Does a revision change what may not be changed without saying why?"""
    return any(rule(made) for rule in NEED_A_REASON)


def reasons_in(posted, why: str, public_note: str) -> dict[str, str]:
    """Return {"why": ..., "public_note": ...} as sent under the two names, cut to their length."""
    names = {"why": why, "public_note": public_note}
    return {key: posted.get(name, "").strip()[:LONGEST_REASON] for key, name in names.items()}
