"""What the register knows of an SOP's text: its words and the SOPs it names."""

from django.contrib.postgres.search import SearchVector
from django.db.models import Value

from lajur.core.sop import Sop
from lajur.procedures.models import Procedure
from lajur.procedures.relation import names_of
from lajur.procedures.stems import stems_of


def index_procedure(procedure: Procedure, sop: Sop) -> None:
    """Keep the words and names of a procedure's newest text for searching."""
    Procedure.objects.filter(
        government_id=procedure.government_id, pk=procedure.pk
    ).update(
        words=SearchVector(Value(stems_of(sop)), config="simple"),
        names=[named.to_json() for named in names_of(sop)],
    )
