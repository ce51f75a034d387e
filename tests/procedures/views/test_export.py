import pytest
from tests.factories.office import make_office
from tests.factories.pages import shows, sit_down
from tests.factories.procedures import make_adoption, make_draft

from lajur.procedures.export import FORMATS

pytestmark = pytest.mark.django_db


def test_the_page_offers_every_kind_of_file_and_each_is_handed_over():
    office = make_office()
    made = make_adoption(office)
    client = sit_down(office, "staf")
    page = shows(client.get(f"/sop/{made.slug}/"))

    for media, kind in FORMATS.items():
        address = f"/sop/{made.slug}/unduh/{media}/"
        assert address in page
        response = client.get(address)
        assert response.headers["Content-Type"] == kind.media_type
        assert f'"{made.slug}.{media}"' in response.headers["Content-Disposition"]
        assert response.content


def test_an_unknown_kind_is_not_found():
    office = make_office()
    made = make_adoption(office)

    response = sit_down(office, "staf").get(f"/sop/{made.slug}/unduh/exe/")

    assert response.status_code == 404


def test_a_mere_draft_is_not_found():
    office = make_office()
    draft = make_draft(office)

    response = sit_down(office, "staf").get(f"/sop/{draft.slug}/unduh/json/")

    assert response.status_code == 404
