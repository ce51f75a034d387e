import threading
from datetime import UTC, date, datetime

import pytest
from django.db import connection, connections
from tests.factories.letters import START, make_running
from tests.factories.office import make_office

from lajur.core.numbering import BadPattern, Scope
from lajur.ledger.actor import SYSTEM
from lajur.ledger.queries import events_of
from lajur.letters import queries, sql
from lajur.letters.errors import (
    NumberMissing,
    NumberNotFree,
    PatternUnusable,
    ReasonMissing,
    SeriesTaken,
    SeriesUnknown,
)
from lajur.letters.models import NumberEntry, Paper, Series
from lajur.letters.services.number import (
    SeriesPlan,
    close_series,
    make_series,
    make_standard_series,
    open_series,
    void_number,
)
from lajur.office.errors import NotOfficeManager

pytestmark = pytest.mark.django_db(transaction=True)


def test_numbers_run_on_without_a_gap_and_into_the_register() -> None:
    running = make_running()
    running.do_until("s10")

    rows = queries.register(running.government_id).rows

    assert [row.number for row in rows] == ["000.8/2/BAGIAN", "000.8/1/BAGIAN"]
    assert {row.state for row in rows} == {"registered"}
    assert rows[0].subject == "Permohonan Data Laporan Kinerja Tahun 2025"
    assert rows[0].signer == "Asisten Administrasi Umum"
    assert rows[0].to == "Arsiparis; Kepala Dinas Contoh"
    assert rows[0].date == date(2026, 1, 5)


def test_an_office_may_reserve_at_the_signature() -> None:
    office = make_office()
    office.government.settings = {"letters": {"sign_reserves_number": True}}
    office.government.save()
    running = make_running(office)
    running.do_until("s5")
    entry = NumberEntry.objects.get(government_id=office.id)
    before = (entry.state, entry.text)

    running.do()

    entry.refresh_from_db()
    assert before == ("reserved", "000.8/1/BAGIAN")
    assert (entry.state, entry.text) == ("registered", "000.8/1/BAGIAN")
    assert Paper.objects.get(id=entry.paper_id).number_state == "registered"


def test_a_lost_act_gives_its_number_back() -> None:
    running = make_running()
    running.do_until("s5")

    with pytest.raises(RuntimeError), _failing_close():
        running.do()
    running.do()

    entries = NumberEntry.objects.filter(government_id=running.government_id)
    assert [entry.text for entry in entries] == ["000.8/1/BAGIAN"]


class _failing_close:
    """Let the statement that closes the task fail, after the paper was written."""

    def __enter__(self) -> None:
        self.wrapper = connection.execute_wrapper(self._fail)
        self.wrapper.__enter__()

    def __exit__(self, *error: object) -> None:
        self.wrapper.__exit__(*error)

    @staticmethod
    def _fail(execute, statement, params, many, context):
        if "cases_task" in statement and "letters_paper" not in statement:
            if statement.lstrip().upper().startswith("SELECT"):
                return execute(statement, params, many, context)
            raise RuntimeError("power cut")
        return execute(statement, params, many, context)


def test_twenty_at_once_get_twenty_numbers() -> None:
    office = make_office()
    series = make_series(government_id=office.id, name="Umum", by=None, at=START)
    taken: list[int] = []

    def take() -> None:
        try:
            for _ in range(5):
                row = sql.rows(
                    sql.TAKE_NUMBER,
                    {"government": office.id, "series": series.id, "scope": "all|2026"},
                )
                taken.append(row[0][0])
        finally:
            connections.close_all()

    threads = [threading.Thread(target=take) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(taken) == list(range(1, 21))


def test_a_series_of_its_own_kind_comes_before_the_general_one() -> None:
    running = make_running()
    make_series(
        government_id=running.government_id,
        name="SPT",
        pattern="{klas}/{urut:03}/SPT/{ROMAN}/{YYYY}",
        kinds=("surat_tugas",),
        values={"klas": "800.1"},
        scope=Scope.KIND,
        by=None,
        at=START,
    )

    running.do_until("s10")

    rows = queries.register(running.government_id).rows
    assert [row.number for row in rows] == ["000.8/1/BAGIAN", "800.1/001/SPT/I/2026"]


def test_without_a_series_the_act_says_what_is_missing() -> None:
    running = make_running()
    running.do_until("s5")
    Series.objects.filter(government_id=running.government_id).update(is_open=False)

    with pytest.raises(NumberMissing, match="Surat Perintah Tugas"):
        running.do()


def test_a_reserved_number_becomes_void_with_its_reason() -> None:
    office = make_office()
    office.government.settings = {"letters": {"sign_reserves_number": True}}
    office.government.save()
    running = make_running(office)
    running.do_until("s5")
    entry = NumberEntry.objects.get(government_id=office.id)
    given = {"government_id": office.id, "entry_id": entry.pk, "by": SYSTEM}

    with pytest.raises(ReasonMissing):
        void_number(**given, reason=" ", at=START)
    void_number(**given, reason="Salah ketik", at=START)

    row = queries.register(office.id).rows[0]
    assert (row.state, row.void_reason) == ("void", "Salah ketik")
    running.do()
    assert [r.number for r in queries.register(office.id).rows] == [
        "000.8/2/BAGIAN",
        "000.8/1/BAGIAN",
    ]
    with pytest.raises(NumberNotFree):
        void_number(**given, reason="Lagi", at=START)


def test_another_government_cannot_void_a_number() -> None:
    running, other = make_running(), make_office()
    running.do_until("s6")
    entry = NumberEntry.objects.get(government_id=running.government_id)

    with pytest.raises(NumberNotFree):
        void_number(
            government_id=other.id,
            entry_id=entry.pk,
            reason="Bukan milik saya",
            by=SYSTEM,
            at=START,
        )


def test_a_pattern_no_number_can_have_is_refused() -> None:
    office = make_office()

    with pytest.raises(BadPattern):
        make_series(
            government_id=office.id,
            name="Salah",
            pattern="tanpa urut",
            by=None,
            at=datetime(2026, 1, 1, tzinfo=UTC),
        )


def test_a_new_government_begins_with_a_standard_series() -> None:
    office = make_office()

    for _ in range(2):
        make_standard_series(government_id=office.id, by=SYSTEM, at=START)

    (row,) = queries.series_list(office.id, START.date())
    assert (row.pattern, row.example) == ("{klas}/{urut}/{kode_unit}", "000.8/1/UM")


def test_only_the_manager_changes_series_and_numbers() -> None:
    running = make_running()
    running.do_until("s6")
    series = Series.objects.get(government_id=running.government_id)
    given = {
        "government_id": running.government_id,
        "by": running.acting("staf"),
        "at": START,
    }

    with pytest.raises(NotOfficeManager):
        open_series(**given, plan=SeriesPlan("Baru", "{urut}"))
    with pytest.raises(NotOfficeManager):
        close_series(**given, series_id=series.pk)
    with pytest.raises(NotOfficeManager):
        void_number(**given, entry_id=1, reason="Salah")


def test_an_opened_series_is_told_in_the_record_and_so_is_its_end() -> None:
    running = make_running()
    given = {
        "government_id": running.government_id,
        "by": running.acting("kabag"),
        "at": START,
    }

    series = open_series(**given, plan=SeriesPlan("Baru", "{urut}/{klas}", "140"))
    close_series(**given, series_id=series.id)
    close_series(**given, series_id=series.id)

    events = events_of(running.government_id, f"series:{series.id}")
    assert sorted(event.kind for event in events) == ["close", "open"]
    with pytest.raises(SeriesTaken):
        open_series(**given, plan=SeriesPlan("Baru", "{urut}"))
    with pytest.raises(PatternUnusable):
        open_series(**given, plan=SeriesPlan("Lain", "{urut}{klas}"))
    with pytest.raises(SeriesUnknown):
        close_series(
            government_id=make_office().id, series_id=series.id, by=None, at=START
        )
