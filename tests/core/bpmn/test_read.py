"""BPMN of ours, of modelling programs and of people with bad intentions."""

from dataclasses import replace

import pytest
from lxml import etree
from tests.core.drawing.sops import sop_of

from lajur.core.bpmn import bpmn_of, is_bpmn, read_bpmn
from lajur.core.bpmn.read import MAX_FLOWS
from lajur.core.bpmn.words import MODEL, extra, model
from lajur.core.paper import Refused
from lajur.core.reading import read_file
from lajur.core.sop import Actor, ActorKind, Exit, How, Join, Region

HEAD = f'<definitions xmlns="{MODEL}" targetNamespace="x">'


def _foreign(body: str, lanes: str = "") -> bytes:
    return (
        f'{HEAD}<process id="p" name="Pengadaan Alat">'
        f"{lanes}{body}</process></definitions>"
    ).encode()


def _flow(source: str, target: str, name: str = "") -> str:
    return f'<sequenceFlow sourceRef="{source}" targetRef="{target}" name="{name}"/>'


def test_reads_what_another_program_drew() -> None:
    lanes = (
        '<laneSet><lane name="Staf"><flowNodeRef>a</flowNodeRef></lane>'
        '<lane name="Kepala"><flowNodeRef> b </flowNodeRef></lane><lane/></laneSet>'
    )
    body = (
        '<startEvent id="s"/><userTask id="a" name="Menyusun"/>'
        '<task id="b" name="Memeriksa"/><exclusiveGateway id="g"/>'
        '<exclusiveGateway id="h"/><endEvent id="e"/>'
        + _flow("s", "a")
        + _flow("a", "b")
        + _flow("b", "g")
        + _flow("g", "a", "Tidak")
        + _flow("g", "h", "Ya")
        + _flow("h", "e")
        + _flow("h", "g")
        + _flow("g", "nowhere", "Hilang")
    )

    (sop,) = read_bpmn(_foreign(body, lanes))

    assert sop.slug == "pengadaan-alat"
    assert [a.name for a in sop.actors] == ["Staf", "Kepala", "Pelaksana 3"]
    assert [(s.number, s.text, s.actor) for s in sop.steps] == [
        ("1", "Menyusun", "staf"),
        ("2", "Memeriksa", "kepala"),
    ]
    assert sop.steps[0].exits == (Exit(None, "s2"),)
    assert sop.steps[1].exits == (
        Exit("Tidak", "s1", How.RETURN),
        Exit("Ya", None),
        Exit("Hilang", None),
    )


def test_reads_sub_processes_of_others_as_regions_where_they_repeat() -> None:
    lanes = '<laneSet><lane name="OPD"><flowNodeRef>u</flowNodeRef></lane></laneSet>'
    body = (
        '<task id="a"/><subProcess id="u"><multiInstanceLoopCharacteristics/>'
        '<startEvent id="us"/><task id="b"/><endEvent id="ue"/>'
        + _flow("us", "b")
        + _flow("b", "ue")
        + '</subProcess><subProcess id="v"><task id="c"/></subProcess>'
        '<subProcess id="w"/><task id="d"/>'
        + _flow("a", "u")
        + _flow("u", "v")
        + _flow("c", "w")
    )

    (sop,) = read_bpmn(_foreign(body, lanes))

    assert sop.regions == (Region("r1", ("s2",), "opd", Join.ALL),)
    assert sop.step("s1").exits == (Exit(None, "s2"),)
    assert sop.step("s2").exits == (Exit(None, "s3"),)
    assert sop.step("s2").actor == "opd"
    assert sop.step("s3").exits == (Exit(None, None),)


def test_changes_made_by_a_modelling_program_count() -> None:
    sop = sop_of(0, 1, back={2: 1})
    root = etree.fromstring(bpmn_of(sop))
    task, lane = root.find(f".//{model('userTask')}"), root.find(f".//{model('lane')}")
    task.set("name", "Menyusun konsep")
    lane.set("name", "Staf")

    (read,) = read_bpmn(etree.tostring(root))

    assert read.steps[0].text == "Menyusun konsep"
    assert read.actors[0] == Actor("a0", "Staf")
    assert read.steps[1:] == sop.steps[1:]


def test_copies_of_our_elements_get_names_of_their_own() -> None:
    root = etree.fromstring(bpmn_of(sop_of(0, 1)))
    for step in root.iter(extra("step")):
        step.set("id", "s1")
    for actor in root.iter(extra("actor")):
        actor.set("id", "a0")

    (sop,) = read_bpmn(etree.tostring(root))

    assert len({step.id for step in sop.steps}) == 2
    assert [actor.id for actor in sop.actors] == ["a0", "a0-2"]


def test_regions_come_back_with_what_steps_say_of_them() -> None:
    sop = sop_of(0, 1, 2, 1, back={3: 1, 4: 2})
    each = Actor("a1", "OPD", ActorKind.EACH_UNIT)
    sop = sop.with_changes(
        actors=(sop.actors[0], each, sop.actors[2]),
        regions=(
            Region("r2", ("s4",), "a1", Join.DEADLINE),
            Region("r1", ("s2", "s3"), "a1"),
        ),
        steps=(
            sop.steps[0],
            replace(sop.steps[1], region="r1", exits=(Exit(None, "s3"),)),
            replace(sop.steps[2], region="lain"),
            sop.steps[3],
        ),
    )

    assert read_bpmn(bpmn_of(sop)) == (sop,)


def test_ways_the_sop_does_not_print_are_not_read_as_its_own() -> None:
    sop = sop_of(0, 1, 0)
    steps = (
        replace(sop.steps[0], exits=()),
        replace(sop.steps[1], exits=(Exit("Tidak", "s1", How.RETURN),)),
        sop.steps[2],
    )
    sop = sop.with_changes(steps=steps)

    assert read_bpmn(bpmn_of(sop)) == (sop,)


def test_an_exit_to_a_step_that_was_deleted_leads_to_the_end() -> None:
    sop = sop_of(0, 1, 0).with_changes(regions=(Region("r", ("s2",), "a1"),))
    content = bpmn_of(sop).replace(b'to="s3"', b'to="s9"')

    (read,) = read_bpmn(content)

    assert read.step("s2").exits == (Exit(None, None),)


def test_is_read_like_any_other_file() -> None:
    sop = sop_of(0, 1)

    reading = read_file("alur.bpmn", bpmn_of(sop))

    assert reading.sops[0].steps == sop.steps
    assert reading.sops[0].source is not None
    assert reading.sops[0].source.file == "alur.bpmn"
    twice = bpmn_of(sop).split(b"<bpmn:process ")
    both = b"<bpmn:process ".join([twice[0], *twice[1:]])
    assert is_bpmn(both)
    empty = read_file("kosong.bpmn", f"{HEAD}</definitions>".encode())
    assert [finding.code for finding in empty.findings] == ["no_sop"]
    told = read_file("x.bpmn", _foreign('<task id="a"/>')).findings
    assert all(finding.where.startswith("/sops/0") for finding in told)


def test_tells_bpmn_by_its_head() -> None:
    assert is_bpmn(b"\xef\xbb\xbf \n" + HEAD.encode())
    assert not is_bpmn(b"SOP " + HEAD.encode())
    assert not is_bpmn(b"<html></html>")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (
            f'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>{HEAD}&e;',
            "entities",
        ),
        (HEAD, "damaged"),
        (f"{HEAD}{'<a>' * 300}{'</a>' * 300}</definitions>", "too_deep"),
    ],
)
def test_refuses_unsound_files(content: str, code: str) -> None:
    with pytest.raises(Refused) as refusal:
        read_bpmn(content.encode())

    assert refusal.value.code == code


def test_refuses_too_many_arrows_and_strange_words() -> None:
    many = _foreign("".join(_flow("a", "b") for _ in range(MAX_FLOWS + 1)))
    strange = bpmn_of(sop_of(0)).replace(b'kind="carry_out"', b'kind="terbang"')

    for content, code in ((many, "too_big_inside"), (strange, "damaged")):
        with pytest.raises(Refused) as refusal:
            read_bpmn(content)
        assert refusal.value.code == code
