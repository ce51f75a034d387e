"""The page of posts, and naming somebody to act."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.factories.office import AT, make_office

from lajur.office import queries, services
from lajur.office.models import Holding
from lajur.office.services import Appointment, Capacity

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    make_office()
    return make_office()


@pytest.fixture
def today():
    return timezone.localdate()


def enter(client, office, key="kabag"):
    client.force_login(office.people[key].user)
    return client


def address(office, post="kadis"):
    return reverse("office:holder-set", args=[office.posts[post].pk])


def form(office, today, **given):
    return {
        "person": office.people["staf"].pk,
        "capacity": "plh",
        "first_day": today.isoformat(),
        "last_day": (today + timedelta(days=4)).isoformat(),
        "warrant": "800/7/BKPSDM",
        **given,
    }


def make_plh(office, today):
    return services.set_acting(
        government_id=office.id,
        post_id=office.posts["kadis"].pk,
        appointment=Appointment(
            office.people["staf"].pk,
            Capacity.PLH,
            today,
            today + timedelta(days=5),
            "800/7",
        ),
        by=None,
        at=AT,
    )


def test_page_begins_with_the_agency_of_whoever_looks(client, office):
    page = enter(client, office).get(reverse("office:post-list"))

    text = page.content.decode()
    assert "Kepala Bagian Organisasi" in text
    assert "Kepala Dinas Contoh" not in text


def test_page_shows_another_agency_or_all_of_them(client, office):
    enter(client, office)
    dinas = office.units["dinas"].pk

    one = client.get(reverse("office:post-list"), {"unit": dinas}).content.decode()
    every = client.get(reverse("office:post-list"), {"unit": "semua"}).content.decode()

    assert "Pejabat Kepala Dinas Contoh" in one
    assert "Pejabat Kepala Bagian Organisasi" not in one
    assert "Kepala Bagian Organisasi" in every
    assert "Kepala Dinas Contoh" in every


def test_page_names_who_acts_until_when_and_for_whom(client, office, today):
    make_plh(office, today)

    text = (
        enter(client, office)
        .get(reverse("office:post-list"), {"keadaan": "plt-plh"})
        .content.decode()
    )

    assert "Plh." in text
    assert office.people["staf"].name in text
    assert f"menggantikan {office.people['kadis'].name}" in text
    assert text.count("data-row") == 1


def test_vacant_posts_are_marked_and_found(client, office):
    Holding.objects.filter(post=office.posts["kadis"]).delete()

    text = (
        enter(client, office)
        .get(reverse("office:post-list"), {"keadaan": "lowong"})
        .content.decode()
    )

    assert "Lowong" in text
    assert text.count("data-row") == 1


def test_state_without_posts_says_so(client, office):
    page = enter(client, office).get(reverse("office:post-list"), {"keadaan": "lowong"})

    assert "Tidak ada jabatan dalam keadaan ini." in page.content.decode()


def test_page_costs_the_same_for_many_posts(
    client, office, django_assert_max_num_queries
):
    enter(client, office)

    with django_assert_max_num_queries(14):
        client.get(reverse("office:post-list"), {"unit": "semua"})


def test_administrator_names_a_plh(client, office, today):
    page = enter(client, office).post(address(office), form(office, today), follow=True)

    label = queries.describe_queue(office.id, office.queue("kadis"), today)
    assert "Penunjukan dicatat" in page.content.decode()
    assert (label.holder, label.capacity) == (office.people["staf"].name, "plh")
    assert label.valid_until == today + timedelta(days=5)


def test_refusal_stands_on_the_page_with_what_was_filled_in(client, office, today):
    wrong = form(office, today, capacity="plt")

    page = enter(client, office).post(address(office), wrong)

    assert page.status_code == 422
    assert "Tunjuk Plh., bukan Plt. atau Pj." in page.content.decode()
    assert "800/7/BKPSDM" in page.content.decode()


def test_missing_fields_are_asked_for(client, office, today):
    page = enter(client, office).post(address(office), form(office, today, warrant=""))

    assert page.status_code == 422
    assert "Isi nomor surat perintah penunjukan." in page.content.decode()


def test_others_see_the_history_but_no_form(client, office, today):
    make_plh(office, today)

    text = enter(client, office, "staf").get(address(office)).content.decode()

    assert "Hanya pengelola kantor yang dapat menunjuk." in text
    assert "800/7" in text
    assert 'name="warrant"' not in text
    assert "Akhiri hari ini" not in text


def test_others_are_refused_whatever_they_send(client, office, today):
    holding = make_plh(office, today)
    enter(client, office, "staf")
    end = reverse("office:holding-end", args=[office.posts["kadis"].pk, holding.pk])

    named = client.post(address(office, "sekda"), form(office, today))
    ended = client.post(end, follow=True)

    assert "Hanya pengelola yang dapat mengubah data kantor." in named.content.decode()
    assert "Hanya pengelola yang dapat mengubah data kantor." in ended.content.decode()
    holding.refresh_from_db()
    assert holding.valid_until == today + timedelta(days=5)


def test_administrator_ends_an_appointment_today(client, office, today):
    holding = make_plh(office, today)
    enter(client, office)
    end = reverse("office:holding-end", args=[office.posts["kadis"].pk, holding.pk])

    page = client.post(end, follow=True)

    assert "Penunjukan berakhir hari ini." in page.content.decode()
    holding.refresh_from_db()
    assert holding.valid_until == today + timedelta(days=1)


def test_form_proposes_a_plt_for_a_vacant_post(client, office):
    Holding.objects.filter(post=office.posts["kadis"]).delete()

    page = enter(client, office).get(address(office))

    assert page.context["form"].initial["capacity"] == "plt"
    assert "Kini lowong." in page.content.decode()


def test_post_of_another_government_is_not_found(client, office):
    stranger = make_office()

    page = enter(client, office).get(address(stranger))

    assert page.status_code == 404


def test_people_without_a_post_see_all_agencies(client, office):
    Holding.objects.filter(person=office.people["staf"]).delete()

    page = enter(client, office, "staf").get(reverse("office:post-list"))

    assert "Kepala Dinas Contoh" in page.content.decode()


def test_visitors_sign_in_first(client, office):
    page = client.get(reverse("office:post-list"))

    assert page.status_code == 302
    assert page["Location"].startswith(reverse("desk:sign-in"))


def holiday(**given):
    return {"day": "2027-08-18", "name": "Hari jadi kota", "kind": "local", **given}


def names(office):
    return [row.name for row in queries.holidays_of(office.id, 2027)]


def test_calendar_names_decrees_and_estimates(client, office):
    page = enter(client, office, "staf").get(reverse("office:calendar-show"))

    assert page.status_code == 200
    assert "tahun=" in page.content.decode()
    assert "Hapus hari libur" not in page.content.decode()


def test_manager_adds_a_day_off_and_is_led_to_the_deadlines(client, office):
    client = enter(client, office)

    answer = client.post(reverse("office:calendar-show"), holiday(decree="SK 1/2027"))

    assert answer.url == reverse("cases:deadline-recompute")
    assert "SK 1/2027" in {row.decree for row in queries.holidays_of(office.id, 2027)}
    page = client.get(reverse("office:calendar-show"), {"tahun": "2027"})
    assert "Hari jadi kota" in page.content.decode()
    assert "Tidak ada tenggat" in client.get(answer.url).content.decode()


def test_a_day_off_is_removed_with_a_reason_only(client, office):
    client = enter(client, office)
    client.post(reverse("office:calendar-show"), holiday())
    removal = {"day": "2027-08-18", "kind": "local"}

    client.post(reverse("office:holiday-remove"), removal)
    assert any(
        row.name == "Hari jadi kota" for row in queries.holidays_of(office.id, 2027)
    )
    client.post(reverse("office:holiday-remove"), {**removal, "reason": "Salah catat"})
    assert "Hari jadi kota" not in names(office)
    client.post(reverse("office:holiday-remove"), {**removal, "reason": "Lagi"})
    page = client.get(reverse("office:calendar-show"))
    assert "tidak tercatat" in page.content.decode()


def test_who_does_not_manage_the_office_changes_no_calendar(client, office):
    answer = enter(client, office, "staf").post(
        reverse("office:calendar-show"), holiday()
    )

    assert answer.status_code == 422
    assert "pengelola" in answer.content.decode()
    assert queries.government(office.id).calendar_version == 1
