import pytest
from tests.factories.office import make_office
from tests.factories.procedures import make_adoption, region_sop

from lajur.procedures import errors, queries

pytestmark = pytest.mark.django_db


def test_decodes_and_compiles_a_version_once(django_assert_num_queries):
    office, other = make_office(), make_office()
    made = make_adoption(office, region_sop())

    with django_assert_num_queries(1):
        first = queries.version(office.id, made.version_id)
        again = queries.version(office.id, made.version_id)

    assert first is again
    assert first.sop.title == made.sop.title
    assert first.table.first == "s1"
    with pytest.raises(errors.Unknown):
        queries.version(other.id, made.version_id)
