"""What the register knows of an SOP's text: words, names of others, findings."""

from collections.abc import Sequence

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
    count_all_findings([(procedure, sop)])


def count_all_findings(newest: Sequence[tuple[Procedure, Sop]]) -> None:
    """Keep the findings of several procedures' newest texts, in two statements."""
    procedures = [procedure for procedure, _sop in newest]
    kept = Dismissal.objects.filter(
        government_id=procedures[0].government_id, procedure__in=procedures
    )
    put_aside = set(kept.values_list("procedure_id", "key"))
    for procedure, sop in newest:
        own = {key for owner, key in put_aside if owner == procedure.pk}
        procedure.findings = counts(sop, own)
    Procedure.objects.bulk_update(procedures, ["findings"])
