import pytest
from tests.factories.office import make_office
from tests.factories.pages import sit_down
from tests.factories.procedures import receive_text

pytestmark = pytest.mark.django_db
REVIEW = "/sop/penyusunan-nota-rapat/tinjau/"


def test_discards_a_draft():
    office = make_office()
    receive_text(office)
    client = sit_down(office, "kabag")

    assert client.get(f"{REVIEW}buang/").status_code == 405
    assert client.post(f"{REVIEW}buang/").status_code == 302
    assert client.get(REVIEW).status_code == 404
