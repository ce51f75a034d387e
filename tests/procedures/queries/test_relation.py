import pytest
from tests.factories.office import make_office
from tests.factories.procedures import make_adoption, make_draft, small_sop

from lajur.procedures.queries.relation import register_map

pytestmark = pytest.mark.django_db


def test_names_are_resolved_within_one_government(django_assert_num_queries):
    ours, theirs = make_office(), make_office()
    make_adoption(
        ours,
        small_sop("surat", "Surat Keluar").with_changes(
            related_sops=("SOP Pengelolaan Arsip", "SOP Rapat Dinas")
        ),
    )
    make_draft(ours, small_sop("arsip", "Pengelolaan Arsip"))
    make_adoption(theirs, small_sop("rapat", "Rapat Dinas"))

    with django_assert_num_queries(1):
        found = register_map(ours.id)

    assert found.titles == {"arsip": "Pengelolaan Arsip", "surat": "Surat Keluar"}
    assert found.with_page == {"surat"}
    assert [r.to for r in found.fed_by("surat")] == ["arsip", None]
    assert [r.from_ for r in found.feeds("arsip")] == ["surat"]
    assert found.rings == frozenset()


def test_an_sop_that_names_itself_stands_in_a_ring_but_feeds_nobody():
    office = make_office()
    sop = small_sop("arsip", "Pengelolaan Arsip")
    make_draft(office, sop.with_changes(related_sops=("SOP Pengelolaan Arsip",)))

    found = register_map(office.id)

    assert found.rings == {("arsip", "arsip")}
    assert found.feeds("arsip") == ()
