"""Every address as every kind of person, and as a stranger of another government.

One table says who gets what. An address that is not in it fails the first test,
so that nobody adds a page without saying who may see it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from tests.factories.town import HOLDER, Town, make_town
from tests.guards.address import Given, Row
from tests.guards.addresses import (
    LARGEST,
    MARKED,
    OURS,
    PUBLIC,
    ROLES,
    TABLE,
    THEIRS,
    TOO_BIG,
    appointment,
    rebinding,
    slug,
    start,
)


@pytest.fixture(scope="module")
def towns(
    django_db_setup: None, django_db_blocker: object
) -> Iterator[tuple[Town, Town]]:
    """Ours and theirs, for all tests of this module; nothing of it stays."""
    with django_db_blocker.unblock(), transaction.atomic():  # type: ignore[attr-defined]
        yield make_town(OURS), make_town(THEIRS)
        transaction.set_rollback(True)


@contextmanager
def undone() -> Iterator[None]:
    """Take back what a request did."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def client_of(role: str, towns: tuple[Town, Town]) -> Client:
    ours, theirs = towns
    client = Client(raise_request_exception=False)
    person = {
        "officer": ours.office.people["kadis"],
        "holder": ours.office.people[HOLDER],
        "steward": ours.office.people["kabag"],
        "stranger": theirs.office.people["kabag"],
    }.get(role)
    if person:
        client.force_login(person.user, settings.AUTHENTICATION_BACKENDS[1])
    return client


def patterns(
    resolver: URLResolver, app: str = ""
) -> Iterator[tuple[str, set[str], URLPattern]]:
    for one in resolver.url_patterns:
        if isinstance(one, URLResolver):
            yield from patterns(one, f"{one.app_name}:" if one.app_name else app)
        else:
            yield f"{app}{one.name}", set(one.pattern.converters), one


def text_of(response: object) -> str:
    """All a response says; a Word file is looked into."""
    parts = (
        response.streaming_content  # type: ignore[attr-defined]
        if getattr(response, "streaming", False)
        else [response.content]  # type: ignore[attr-defined]
    )
    return b"".join(parts).decode("utf-8", "replace")


def numbers_of(town: Town) -> tuple[int, ...]:
    """How much is written of a government: a request of a stranger adds nothing."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT (SELECT count(*) FROM ledger_event WHERE government_id = %(id)s),"
            " (SELECT count(*) FROM ledger_file WHERE government_id = %(id)s),"
            " (SELECT count(*) FROM office_notice"
            "   WHERE government_id = %(id)s AND read_at IS NULL)",
            {"id": town.office.id},
        )
        return tuple(cursor.fetchone())


def test_every_address_is_in_the_table() -> None:
    known = {name for name, _converters, _pattern in patterns(get_resolver())}

    assert known == {row.name for row in TABLE}


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.name)
def test_each_role_gets_what_the_table_says(
    row: Row, role: str, towns: tuple[Town, Town]
) -> None:
    ours, _theirs = towns
    url = reverse(row.name, kwargs=row.args(ours))
    at = ROLES.index(role)
    before = numbers_of(ours)

    with undone():
        got = client_of(role, towns).get(url)
        text = text_of(got)
    with undone():
        posted = client_of(role, towns).post(url, row.data(ours))
        text += text_of(posted)
        after = numbers_of(ours)

    answer, _plus, _rest = row.post.split()[at].partition("+")
    assert (got.status_code, posted.status_code) == (
        int(row.get.split()[at]),
        int(answer),
    )
    assert (after != before) == ("+" in row.post.split()[at])
    if role == "anonymous" and row.name not in PUBLIC:
        assert got["Location"].startswith("/masuk/")
        assert posted["Location"].startswith("/masuk/")
    if role in ("anonymous", "stranger"):
        assert OURS not in text
    else:
        assert THEIRS not in text


@pytest.mark.parametrize(
    "url",
    [
        "/cari/?q=Laporan",
        "/cari/?q=Undangan",
        "/cari/?q=Nota",
        "/cari/?q=800",
        "/kasus/?q=Laporan",
        "/kasus/?state=running",
        "/kasus/?setelah={ours.case_id}",
        "/surat/?q=Laporan",
        "/surat/?tahun=2026",
        "/surat/?sebelum=999999999",
        "/sop/?q=Undangan",
        "/sop/?unit={unit}",
        "/sop/?keadaan=in_force",
        "/pejabat/?unit={unit}",
        "/pejabat/?unit=semua",
        "/pejabat/?keadaan=lowong",
        "/pejabat/?keadaan=plt-plh",
        "/tugas/?meja=post:{post}",
        "/sop/{theirs.small.slug}/?adopsi={ours.small.adoption_id}",
        "/sop/{theirs.small.slug}/?tab=pelaksana&adopsi={ours.small.adoption_id}",
        "/sop/{theirs.small.slug}/unduh/json/?adopsi={ours.small.adoption_id}",
        "/sop/{theirs.small.slug}/berlakukan/?unit={unit}",
        "/kasus/{theirs.case_id}/lampiran/{ours.attachment_id}/",
        "/surat/{theirs.paper_id}/?versi=1",
        "/pemberitahuan/",
    ],
)
def test_lists_and_searches_show_only_ones_own_government(
    url: str, towns: tuple[Town, Town]
) -> None:
    ours, theirs = towns
    address = url.format(
        ours=ours,
        theirs=theirs,
        unit=ours.office.units["bagian"].pk,
        post=ours.office.posts["sekda"].pk,
    )

    with undone():
        response = client_of("stranger", towns).get(address)
        text = text_of(response)

    assert response.status_code in (200, 404)
    assert OURS not in text
    assert f"/kasus/{ours.case_id}/" not in text
    assert f"/tugas/{ours.task_id}/" not in text


@dataclass(frozen=True)
class Mixture:
    """A form of one's own page that names a row of another government."""

    name: str
    status: int
    args: Given
    data: Given
    is_named_after: str = "theirs"


MIXTURES = (
    Mixture(
        "office:holder-set",
        422,
        lambda theirs: {"post_id": theirs.post_id},
        appointment,
    ),
    Mixture(
        "office:holding-end",
        302,
        lambda theirs: {"post_id": theirs.post_id},
        lambda ours: {},
    ),
    Mixture("procedures:lane-rebind", 404, slug, rebinding),
    Mixture(
        "procedures:version-adopt",
        404,
        slug,
        lambda ours: {"unit": ours.office.units["bagian"].pk, "act": "adopt"},
    ),
    Mixture(
        "cases:case-start",
        422,
        lambda theirs: {"adoption_id": theirs.region.adoption_id},
        lambda ours: {**start(ours), "units": [ours.office.units["dinas"].pk]},
    ),
    Mixture(
        "desk:post-choose",
        302,
        lambda theirs: {},
        lambda ours: {"post": ours.office.posts["sekda"].pk},
    ),
)


@pytest.mark.parametrize("mixture", MIXTURES, ids=lambda mixture: mixture.name)
def test_a_form_cannot_name_a_row_of_another_government(
    mixture: Mixture, towns: tuple[Town, Town]
) -> None:
    ours, theirs = towns
    args = mixture.args(theirs)
    if mixture.name == "office:holding-end":
        args["holding_id"] = ours.holding_id
    before = numbers_of(ours), numbers_of(theirs)

    with undone():
        client = client_of("stranger", towns)
        url = reverse(mixture.name, kwargs=args)
        response = client.post(url, mixture.data(ours))
        after = numbers_of(ours), numbers_of(theirs)

    assert response.status_code == mixture.status
    assert after == before
    assert client.session.get("post") is None


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.name)
def test_a_number_beyond_all_bounds_is_not_found(
    row: Row, towns: tuple[Town, Town]
) -> None:
    ours, _theirs = towns
    given = row.args(ours)
    numbers = [name for name, value in given.items() if isinstance(value, int)]
    address = reverse(row.name, kwargs={**given, **dict.fromkeys(numbers, MARKED)})
    client = client_of("steward", towns)

    for number in (TOO_BIG, LARGEST) if numbers else ():
        url = address.replace(str(MARKED), str(number))
        with undone():
            assert client.get(url).status_code in (404, 405), url
        with undone():
            status = client.post(url, row.data(ours)).status_code
        # an unknown notice leads back to the list of one's own
        assert status in (404, 405) or row.name == "desk:notice-read", url


@pytest.mark.parametrize(
    "query",
    [
        "/kasus/?setelah={n}",
        "/surat/?sebelum={n}",
        "/surat/?tahun={n}",
        "/surat/?tahun=0",
        "/sop/?unit={n}",
        "/sop/?mulai={n}",
        "/pejabat/?unit={n}",
        "/tugas/?setelah=2026-01-05T00:00:00%2B00:00~{n}",
        "/tugas/?setelah=besok",
        "/cari/?q=%00",
        "/kasus/?q=%00",
        "/surat/?q=%25%00",
        "/sop/?q=%00",
        "/surat/{paper}/?versi={n}",
        "/sop/{slug}/?adopsi={n}",
    ],
)
def test_a_strange_question_is_answered(query: str, towns: tuple[Town, Town]) -> None:
    ours, _theirs = towns
    url = query.format(n=TOO_BIG, paper=ours.paper_id, slug=ours.small.slug)

    with undone():
        status = client_of("steward", towns).get(url).status_code

    assert status in (200, 404)
