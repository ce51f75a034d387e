"""Kota Contoh and the post switcher."""

from datetime import UTC, date, datetime

import pytest
from django.contrib.auth import authenticate
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.factories.office import make_office

from lajur.ledger.queries import events_of
from lajur.office import queries, services
from lajur.office.errors import DemoOff, NotDemoPerson

pytestmark = pytest.mark.django_db
AT = datetime(2026, 1, 20, 2, tzinfo=UTC)
TODAY = date(2026, 1, 20)


def posts(government_id):
    return {row.short_name: row for row in queries.posts_of(government_id)}


def test_demo_office_has_forty_agencies_and_every_post_a_holder_or_a_stand_in():
    demo = services.load_demo_office(at=AT)

    agencies = queries.units_of(demo, kind="agency")
    holders = queries.holders_on(demo, TODAY)

    assert len(agencies) == 40
    assert len(holders) > 200
    assert all(row.person_name for row in holders)


def test_loading_twice_is_loading_once():
    first = services.load_demo_office(at=AT)
    again = services.load_demo_office(at=AT)

    assert first == again
    assert len(queries.governments()) == 1
    established = [
        event
        for event in events_of(first, f"office:{first}")
        if event.kind == "organisation.established"
    ]
    assert len(established) == 1


def test_loading_needs_few_statements():
    with CaptureQueriesContext(
        connection,
    ) as statements:
        services.load_demo_office(at=AT)

    assert len(statements) < 60


@pytest.mark.parametrize(
    "lane",
    [
        "Kepala Bagian Perencanaan dan Keuangan",
        "Asisten Administrasi Umum",
        "Sekretaris Daerah",
        "Administrasi Perkantoran Bagian Umum",
        "Kepala Bagian Organisasi dan Reformasi Birokrasi",
        "Kepala Subbagian Ketatalaksanaan dan Pelayanan Publik",
        "Kepala Subbagian Kelembagaan dan Analisa Formasi Jabatan",
        "Kepala Subbagian Akuntabilitas Kinerja dan Reformasi Birokrasi",
        "Kepala Bagian Hukum",
        "Wali Kota",
        "Inspektur",
        "Kepala Subbagian Evaluasi dan Pelaporan",
        "Kepala Subbagian Perencanaan BKPSDM",
        "Kepala Dinas Ketenagakerjaan",
        "Admin Instansi LHKPN",
    ],
)
def test_posts_the_sops_name_are_there(lane):
    demo = services.load_demo_office(at=AT)

    assert lane in {row.name for row in queries.posts_of(demo)}


def test_teams_the_sops_name_are_there():
    demo = services.load_demo_office(at=AT)

    names = {row.name for row in queries.teams_of(demo)}

    assert names >= {"Tim Kerja Pelaporan", "Tim Penyusun", "Tim SOP", "Tim SPM"}


def test_superiors_lead_up_to_the_mayor():
    demo = services.load_demo_office(at=AT)
    by_id = {row.id: row for row in queries.posts_of(demo)}
    row = posts(demo)["Staf Ketatalaksanaan"]

    chain = [row.short_name]
    while row.superior_id:
        row = by_id[row.superior_id]
        chain.append(row.short_name)

    assert chain[1:] == [
        "Kasubag Ketatalaksanaan",
        "Kabag Organisasi",
        "Asda I",
        "Sekda",
        "Wali Kota",
    ]


def test_vacant_post_has_its_plt():
    demo = services.load_demo_office(at=AT)
    post = posts(demo)["Kadis Dinsos"]

    label = queries.describe_queue(demo, f"post:{post.id}", TODAY)

    assert (label.holder, label.capacity) == ("Sekretaris Dinsos", "plt")


def test_demo_people_sign_in_by_their_post(rf):
    services.load_demo_office(at=AT)

    user = authenticate(
        rf.post("/"), username="kabag-organisasi", password="kota-contoh"
    )

    assert queries.person_at_office(user.pk)[0].name == "Kabag Organisasi"


def test_somebody_manages_the_office():
    demo = services.load_demo_office(at=AT)

    assert [row.name for row in queries.people_of(demo) if row.manages_office] == [
        "Pengelola Kantor"
    ]


def test_switcher_lists_demo_people_only():
    make_office()
    services.load_demo_office(at=AT)

    people = {row.username: row for row in queries.demo_people()}

    assert people["kasubag-ketatalaksanaan"].unit == (
        "Subbagian Ketatalaksanaan dan Pelayanan Publik"
    )
    assert not any(name.startswith("kabag-1") for name in people)
    assert len(people) == len(queries.demo_people())


def test_visitor_stands_in_for_a_demo_person(settings):
    settings.DEMO = True
    services.load_demo_office(at=AT)
    chosen = queries.demo_people()[0]

    user = services.sign_in_as_demo(person_id=chosen.person_id)

    assert user.get_username() == chosen.username


def test_switcher_is_refused_when_the_demo_is_off(settings):
    settings.DEMO = False
    services.load_demo_office(at=AT)
    chosen = queries.demo_people()[0]

    with pytest.raises(DemoOff):
        services.sign_in_as_demo(person_id=chosen.person_id)


def test_real_people_are_never_stood_in_for(settings):
    settings.DEMO = True
    office = make_office()

    with pytest.raises(NotDemoPerson):
        services.sign_in_as_demo(person_id=office.people["sekda"].pk)
