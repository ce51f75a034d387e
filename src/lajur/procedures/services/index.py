"""What the register knows of an SOP's text: words, names of others, findings."""

from django.contrib.postgres.search import SearchVector
from django.db.models import Value

from lajur.core.sop import Sop
from lajur.procedures.models import Dismissal, Procedure
from lajur.procedures.relation import names_of
from lajur.procedures.stems import stems_of
from lajur.procedures.told import counts


def index_procedure(procedure: Procedure, sop: Sop) -> None:
    """Keep the words and names of a procedure's newest text for searching."""
    Procedure.objects.filter(
        government_id=procedure.government_id, pk=procedure.pk
    ).update(
        words=SearchVector(Value(stems_of(sop)), config="simple"),
        names=[named.to_json() for named in names_of(sop)],
    )
    count_findings(procedure, sop)


def count_findings(procedure: Procedure, sop: Sop) -> None:
    """Keep how many findings a procedure's newest text has, put aside ones not."""
    own = {"government_id": procedure.government_id}
    kept = Dismissal.objects.filter(**own, procedure=procedure)
    put_aside = set(kept.values_list("key", flat=True))
    Procedure.objects.filter(**own, pk=procedure.pk).update(
        findings=counts(sop, put_aside)
    )
