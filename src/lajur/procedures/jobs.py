"""The worker's task of this chapter: who looks after an SOP is told in time."""

from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django import app

from lajur.procedures.services.assessment import remind_of_assessments


@app.periodic(cron="23 0 * * *")
@app.task(name="procedures.remind", queueing_lock="procedures_remind")
def remind(timestamp: int) -> None:
    """Tell what is to be monitored and evaluated, before office hours (UTC)."""
    remind_of_assessments(at=timezone.now(), url=reverse("procedures:schedule-show"))
