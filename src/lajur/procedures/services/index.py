"""What the register knows of an SOP's text: words, names, shape, findings."""

from collections.abc import Iterable, Sequence

from django.contrib.postgres.search import SearchVector
from django.db.models import Value

from lajur.core.checking import Catalogue
from lajur.core.checking.neighbours import affected
from lajur.core.families import profile_of
from lajur.core.sop import Sop
from lajur.core.sop.codec import from_json
from lajur.procedures.models import Dismissal, Draft, Procedure, Version
from lajur.procedures.queries.facts import draft_facts_of, earlier_fact, facts_of
from lajur.procedures.queries.law import laws_of
from lajur.procedures.relation import names_of
from lajur.procedures.stems import stems_of
from lajur.procedures.told import counts


def index_procedure(procedure: Procedure, sop: Sop) -> None:
    """Keep what a procedure's newest text is found and compared by."""
    Procedure.objects.filter(
        government_id=procedure.government_id, pk=procedure.pk
    ).update(
        words=SearchVector(Value(stems_of(sop)), config="simple"),
        names=[named.to_json() for named in names_of(sop)],
        shape=profile_of(sop).to_json(),
    )
    count_findings(procedure, sop)


def count_neighbours(procedure: Procedure, number: int) -> None:
    """Count anew the findings of others that a new version may have changed."""
    government_id, slug = procedure.government_id, procedure.slug
    after = facts_of(government_id)
    others = tuple(entry for entry in after.entries if entry.slug != slug)
    before = Catalogue((*others, *earlier_fact(government_id, slug, number)))
    near = affected(before, after, slug, draft_facts_of(government_id))
    recount(government_id, near)


def count_findings(procedure: Procedure, sop: Sop) -> None:
    """Keep how many findings a procedure's newest text has, put aside ones not."""
    count_all_findings([(procedure, sop)])


def recount(government_id: int, slugs: Iterable[str] | None = None) -> None:
    """Count the findings of these or all procedures' newest texts anew.

    A few statements, however many they are.
    """
    own = {"government_id": government_id}
    procedures = Procedure.objects.filter(**own).only("government", "slug", "findings")
    if slugs is not None:
        procedures = procedures.filter(slug__in=list(slugs))
    newest = dict(
        Version.objects.filter(**own, procedure__in=procedures)
        .order_by("procedure_id", "-number")
        .distinct("procedure_id")
        .values_list("procedure_id", "sop")
    )
    drafts = Draft.objects.filter(
        **own, procedure__in=procedures, state=Draft.State.OPEN
    )
    newest.update(drafts.values_list("procedure_id", "sop"))
    found = [(p, from_json(newest[p.pk])) for p in procedures if p.pk in newest]
    if found:
        count_all_findings(found)


def count_all_findings(newest: Sequence[tuple[Procedure, Sop]]) -> None:
    """Keep the findings of several procedures' newest texts, in five statements."""
    procedures = [procedure for procedure, _sop in newest]
    government_id = procedures[0].government_id
    kept = Dismissal.objects.filter(
        government_id=government_id, procedure__in=procedures
    )
    put_aside = set(kept.values_list("procedure_id", "key"))
    catalogue, laws = facts_of(government_id), laws_of(government_id)
    for procedure, sop in newest:
        own = {key for owner, key in put_aside if owner == procedure.pk}
        named = sop.with_changes(slug=procedure.slug)
        procedure.findings = counts(named, own, catalogue, laws)
    Procedure.objects.bulk_update(procedures, ["findings"])
