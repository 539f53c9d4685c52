"""Database constraints whose refusal is shown at the field that it is about."""

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models


class ConstraintsAtFields(models.Model):
    """A model whose constraints name, as their violation_error_code, the field to blame.

    Django reports a constraint over several fields above the form; here the rule and its sentence
    still stand once, on the constraint, and the sentence appears where staff can act on it.
    """

    class Meta:
        abstract = True

    def validate_constraints(self, exclude=None):
        """Raise ValidationError with each violated constraint's sentence at its field."""
        try:
            super().validate_constraints(exclude=exclude)
        except ValidationError as refused:
            errors = {}
            for field, faults in refused.error_dict.items():
                for fault in faults:
                    at_field = field == NON_FIELD_ERRORS and self._has_field(fault.code)
                    errors.setdefault(fault.code if at_field else field, []).append(fault)
            raise ValidationError(errors) from None

    def _has_field(self, name):
        return any(field.name == name for field in self._meta.get_fields())


def http_address(field: str, name: str, *, optional: bool) -> models.CheckConstraint:
    """Return the constraint that `field` holds an http(s) address (or nothing, if optional)."""
    condition = models.Q(**{f"{field}__startswith": "https://"}) | models.Q(
        **{f"{field}__startswith": "http://"}
    )
    if optional:
        condition |= models.Q(**{field: ""})
    return models.CheckConstraint(
        condition=condition,
        name=name,
        violation_error_code=field,
        violation_error_message="Enter an address that begins with http:// or https://.",
    )
