"""The questions of the record, beside the form of what they ask about."""

from django import template
from django.utils import timezone

from cities.desk.questions.asking import asked_about
from cities.desk.questions.views import may_see

register = template.Library()


@register.inclusion_tag("cities/desk/questions/_of_record.html")
def questions_of(record, user):
    """Show the open questions about a stored record that this person may look at."""
    asked = asked_about(record._meta.db_table, record.pk, timezone.now())
    return {
        "questions": [
            question for question, answer in asked if answer is None and may_see(user, question)
        ],
        "may_see_all": user.has_perm("cities.view_city"),
    }
