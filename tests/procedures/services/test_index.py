import pytest
from tests.factories.office import make_office
from tests.factories.procedures import make_adoption, small_sop

from lajur.procedures.models import Procedure
from lajur.procedures.services.index import index_procedure

pytestmark = pytest.mark.django_db


def test_a_published_sop_is_indexed_by_stems_and_by_the_sops_it_names():
    office = make_office()
    sop = small_sop().with_changes(related_sops=("SOP Pengelolaan Arsip",))
    made = make_adoption(office, sop)

    row = Procedure.objects.get(government_id=office.id, slug=made.slug)

    assert "'susun'" in row.words
    assert "'undang'" in row.words
    assert row.names == [
        {"text": "SOP Pengelolaan Arsip", "how": "related", "step": ""}
    ]


def test_only_the_government_s_own_row_is_written():
    ours, theirs = make_office(), make_office()
    mine, other = make_adoption(ours), make_adoption(theirs)
    row = Procedure.objects.get(government_id=ours.id, slug=mine.slug)

    index_procedure(row, small_sop(title="Pemusnahan Arsip"))

    kept = Procedure.objects.get(government_id=theirs.id, slug=other.slug)
    assert "'musnah'" in Procedure.objects.get(pk=row.pk).words
    assert "'musnah'" not in kept.words
