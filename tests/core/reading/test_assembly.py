"""What the stages found becomes one SOP, each value with its certainty."""

from dataclasses import replace

from lajur.core.reading.actors import Doer
from lajur.core.reading.assembly import Assembly, step_id
from lajur.core.reading.drawn import Flow
from lajur.core.reading.drawn import Way as DrawnWay
from lajur.core.reading.exits import Way
from lajur.core.reading.lanes import actors_of, read_lanes
from lajur.core.reading.rows import understand
from lajur.core.reading.table import RawStep
from lajur.core.reading.values import Identity
from lajur.core.sop import Exit, How, Source, Verb, Work

LANES = read_lanes(["Staf", "Kabag", "Setiap Seksi"])
SOURCE = Source("berkas.txt", "0" * 64)


def assembly(*steps: RawStep, doers: tuple[Doer | None, ...] = ()) -> Assembly:
    none = (None,) * len(steps)
    rows = understand(steps, LANES)
    return Assembly(Identity(), actors_of(LANES), rows, doers or none, none, None)


def test_the_letterhead_is_parted_into_its_levels() -> None:
    levels = ["KOTA MELATI", "DINAS PASAR", "BIDANG KIOS", "SEKSI IZIN", "LOKET A"]
    sop = replace(assembly(), identity=Identity(levels=levels)).sop(SOURCE)

    assert (sop.government, sop.office) == ("KOTA MELATI", "DINAS PASAR")
    assert (sop.unit, sop.subunit) == ("BIDANG KIOS", "SEKSI IZIN LOKET A")


def test_an_sop_without_title_and_number_is_called_as_its_file() -> None:
    sop = assembly().sop(SOURCE)

    assert (sop.slug, sop.title) == ("berkas-txt", None)
    assert sop.certainty["/title"].is_ == "missing"


def test_a_decision_goes_on_and_back_and_its_doubt_names_the_others() -> None:
    parts = assembly(RawStep(1), RawStep(2), RawStep(3))
    way = Way(1, "back-one", "panah", others=(0,))
    sop = replace(parts, ways=(None, None, way)).sop(SOURCE)

    assert sop.steps[1].exits == (Exit(None, "s3"),)
    assert sop.steps[2].exits == (Exit("Ya", None), Exit("Tidak", "s2", How.RETURN))
    doubt = sop.certainty["/steps/2/exits"]
    assert (doubt.is_, doubt.others) == ("guessed", ("s1",))


def test_a_lost_way_back_leaves_the_drawn_way_on_as_drawn() -> None:
    parts = assembly(*(RawStep(n) for n in range(4)))
    flows = (None, Flow((0,), decides=True, ways=(DrawnWay(3, "Setuju"),)), None, None)
    ways = (None, Way(0, "back-lost", "hilang"), None, None)
    sop = replace(parts, ways=ways, flows=flows).sop(SOURCE)

    assert sop.steps[1].exits == (
        Exit("Setuju", "s4"),
        Exit("Tidak", "s1", How.RETURN),
    )
    assert sop.certainty["/steps/1/exits"].is_ == "guessed"


def test_a_work_is_done_to_the_paper_its_cells_name() -> None:
    check = RawStep(1, text="Memeriksa", inputs="Surat Izin", output="Nota Dinas")
    sop = assembly(check, replace(check, text="Menyusun")).sop(SOURCE)

    assert [step.works for step in sop.steps] == [
        (Work(Verb.CHECK, "surat-izin"),),
        (Work(Verb.PREPARE, "nota-dinas"),),
    ]


def test_a_doer_is_as_certain_as_its_rule() -> None:
    staff, head, _ = LANES
    doers = (
        Doer(staff, "text", "disebut"),
        Doer(head, "hand-over", "diserahkan"),
        Doer(head, "sign", "lazim", sure=False, others=(staff,)),
        None,
    )
    sop = assembly(*(RawStep(n) for n in range(4)), doers=doers).sop(SOURCE)

    sure = [sop.certainty[f"/steps/{n}/actor"] for n in range(4)]
    assert [s.is_ for s in sure] == ["stated", "derived", "guessed", "missing"]
    assert sure[2].others == ("staf",)
    assert [step.actor for step in sop.steps] == ["staf", "kabag", "kabag", None]


def test_steps_of_the_units_are_put_in_a_region() -> None:
    staff, _, units = LANES
    doers = (Doer(units, "text", "disebut"), Doer(staff, "text", "disebut"))
    sop = assembly(RawStep(1), RawStep(2), doers=doers).sop(SOURCE)

    assert [region.each for region in sop.regions] == ["setiap-seksi"]
    assert [step.region for step in sop.steps] == ["r1", None]
    assert step_id(0) == sop.regions[0].steps[0]
