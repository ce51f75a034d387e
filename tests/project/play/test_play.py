"""`lajur play` as a person runs it: documents in, acts, `case.json`, exit codes."""

import re
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import jsonschema
import psycopg
import pytest
from tests.project.accounts import open_folder
from tests.project.play.plays import CATALOGUE, EXAMPLES, SHAPE, Played, play
from tests.project.processes import run_lajur

from lajur.core.reading import read_file
from lajur.core.sop import Verb
from lajur.project.postgres.folders import DATABASE, PASSWORD, ROLE, socket_folder
from lajur.project.postgres.server import Server
from lajur.project.secrets import read_key

#: As the source names its lanes, and as the variant does.
LANES = {
    "Kepala Bagian Perencanaan & Keuangan": "Kepala Bidang Evaluasi",
    "Kepala Bagian Perencanaan dan Keuangan": "Kepala Bidang Evaluasi",
    "Tim Kerja Pelaporan": "Tim Penyusun Dokumen",
    "Asisten Administrasi Umum": "Sekretaris Dinas",
    "Sekretaris Daerah": "Kepala Dinas",
    "Administrasi Perkantoran pada Bagian Umum": "Petugas Agenda pada Subbagian Umum",
    "Pelaksana di Bagian Umum": "Petugas Agenda",
    "Pelaksana Bagian Umum": "Petugas Agenda",
    "Bagian Lingkup Setda": "Bidang Lingkup Dinas",
    "Penyusunan LKPJ": "Penyusunan LKIP Dinas",
}
FORWARDED = "Meneruskan Draft Surat Perintah Tugas kepada Kepala Dinas"
INSERTED = (
    "Kepala Bidang Evaluasi memeriksa lembar rencana data. Jika tidak lengkap "
    "dikembalikan ke Tim Penyusun Dokumen, jika lengkap diserahkan ke "
    "Bidang Lingkup Dinas"
)


def variant(source: str) -> str:
    """Rename the lanes, take the decision from step 4 and insert one as step 14."""
    for old, new in LANES.items():
        source = source.replace(old, new)
    source = re.sub(r"(?m)^4\tMemeriksa[^\t]*", f"4\t{FORWARDED}", source)
    source = re.sub(
        r"(?m)^(1[4-9])\t", lambda found: f"{int(found.group(1)) + 1}\t", source
    )
    row = f"14\t{INSERTED}\t\t\t\t\t\t\tLembar rencana data\n"
    source = re.sub(r"(?m)^(?=15\t)", row, source, count=1)
    standard = "3 hari\tBerkas data terkait LKPj\t\n"
    inserted = "45 menit\tLembar rencana data\t\n"
    source = source.replace(standard, standard + inserted, 1)
    return source.replace("29 hari 600 menit", "29 hari 645 menit")


def test_straight_play_is_one_act_a_step(straight: Played) -> None:
    assert straight.status == 0, straight.errors
    assert straight.record["finished"] is True
    assert [act["step"] for act in straight.acts] == [str(n) for n in range(1, 20)]
    assert {act["act"] for act in straight.acts} == {"complete"}


def test_each_decision_refuses_once(returned: Played) -> None:
    refused = [act["step"] for act in returned.acts if act["act"] == "return"]

    assert returned.status == 0, returned.errors
    assert len(returned.acts) == 35
    assert refused == ["3", "4", "5", "9", "10", "16", "17", "18"]


def test_a_return_goes_one_level_down_and_comes_back_as_a_new_round(
    returned: Played,
) -> None:
    acts = returned.acts
    at = next(n for n, act in enumerate(acts) if act["act"] == "return")
    back, again = acts[at + 1], acts[at + 2]

    assert (acts[at]["step"], acts[at]["round"]) == ("3", 1)
    assert (back["step"], back["round"]) == ("2", 2)
    assert (again["step"], again["round"]) == ("3", 2)


def test_record_has_the_shape_other_tools_rely_on(returned: Played) -> None:
    checker = jsonschema.FormatChecker()

    jsonschema.Draft202012Validator(SHAPE, format_checker=checker).validate(
        returned.record
    )


def test_acts_keep_their_time_and_nobody_is_late_at_half_the_standard(
    returned: Played,
) -> None:
    moments = [act["at"] for act in returned.acts]

    assert moments == sorted(moments)
    assert all(
        act["due_at"] is None or act["at"] <= act["due_at"] for act in returned.acts
    )


def test_result_is_said_in_two_lines(straight: Played) -> None:
    result, record = straight.said.strip().splitlines()

    assert result.startswith("penyusunan-lkpj: selesai, 19 perbuatan, 7 naskah")
    assert record == "Catatan utuh."


@pytest.mark.parametrize("source", EXAMPLES, ids=lambda path: path.parent.name)
def test_other_sops_run_without_code_of_their_own(
    source: Path, server: str, tmp_path: Path
) -> None:
    played = play(
        tmp_path, str(source), "--returns", "--units", "3", DATABASE_URL=server
    )

    acts = played.acts
    assert played.status == 0, played.errors
    jsonschema.validate(played.record, SHAPE)
    assert (source.parent / "path.txt").read_text("utf-8").split("every")[1].count(
        "back to"
    ) == sum(act["act"] == "return" for act in acts)
    if any(act["unit"] for act in acts):
        per_unit = [act["unit"] for act in acts if act["unit"]]
        assert len(set(per_unit)) == 3
    (sop,) = read_file(source.name, source.read_bytes()).sops
    does_number = any(work.do is Verb.NUMBER for s in sop.steps for work in s.works)
    numbered = any(paper["number"] for paper in played.record["papers"])
    assert numbered == does_number


def test_a_changed_document_plays_too(server: str, tmp_path: Path) -> None:
    source = tmp_path / "lkip.txt"
    text = (CATALOGUE / "lkpj" / "source.txt").read_text("utf-8")
    source.write_text(variant(text), "utf-8")

    played = play(
        tmp_path, str(source), "--returns", "--accept-guesses", DATABASE_URL=server
    )

    refused = [act["step"] for act in played.acts if act["act"] == "return"]
    assert played.status == 0, played.errors
    assert refused == ["3", "5", "9", "10", "14", "17", "18", "19"]
    assert {act["step"] for act in played.acts} == {str(n) for n in range(1, 21)}
    posts = {act["step"]: act["post"] for act in played.acts}
    assert posts["14"] == posts["3"] != posts["4"]


def test_an_open_question_is_told_in_one_sentence(server: str, tmp_path: Path) -> None:
    source = tmp_path / "lkpj.txt"
    source.write_bytes((CATALOGUE / "lkpj" / "source.txt").read_bytes())

    played = play(tmp_path, str(source), DATABASE_URL=server)

    assert played.status == 2
    sentence = played.errors.strip().splitlines()[-1]
    assert "menyisakan 2 pertanyaan" in sentence
    assert "--accept-guesses" in sentence
    assert "Traceback" not in played.errors
    assert not (played.out / "case.json").exists()


def test_an_unknown_name_lists_the_known_ones(server: str, tmp_path: Path) -> None:
    played = play(tmp_path, "tidak-ada", DATABASE_URL=server)

    assert played.status == 2
    assert "Tidak ada berkas atau SOP bernama “tidak-ada”" in played.errors
    assert "lkpj" in played.errors


def test_an_account_that_may_not_make_databases_is_told_so() -> None:
    with open_folder() as folder:
        bound = Server(folder / "server")
        bound.prepare()
        bound._say_alone(bound.folders.data, f"ALTER ROLE {ROLE} NOCREATEDB")
        bound.start()
        try:
            bound.wait_until_ready()
            password = read_key(folder / "server", PASSWORD)
            host = socket_folder(folder / "server")
            url = f"postgresql://{ROLE}:{password}@/{DATABASE}?host={host}"
            played = play(folder, "lkpj", DATABASE_URL=url)
        finally:
            bound.stop()

    assert played.status == 2
    sentence = played.errors.strip().splitlines()[-1]
    assert "tidak boleh membuat basis data" in sentence
    assert "Traceback" not in played.errors


def test_a_kept_play_is_intact_until_somebody_changes_it(
    server: str, tmp_path: Path
) -> None:
    played = play(tmp_path, "lkpj", "--keep", DATABASE_URL=server)
    names = _kept(played, server)
    try:
        intact = run_lajur(tmp_path / "var", "verify", **names)
        with psycopg.connect(names["DATABASE_URL"]) as connection:
            changed = connection.execute(
                "UPDATE cases_task SET queue = 'post:1' WHERE step = 's5'"
            ).rowcount
        harmed = run_lajur(tmp_path / "var", "verify", **names)
    finally:
        with psycopg.connect(server, autocommit=True) as connection:
            name = urlsplit(names["DATABASE_URL"]).path.strip("/")
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')

    assert (intact.returncode, intact.stdout.strip()) == (0, "Semua utuh.")
    assert changed == 1
    assert harmed.returncode == 1
    assert harmed.stdout.count("\n") == 1
    assert "case:1" in harmed.stdout or "task" in harmed.stdout
    assert "Traceback" not in harmed.stderr


def _kept(played: Played, server: str) -> dict[str, str]:
    """The settings the last line names, with the password it leaves out."""
    line = played.said.strip().splitlines()[-1]
    given = dict(re.findall(r"\b(LAJUR_VAR|DATABASE_URL)=(\S+)", line))
    own = urlsplit(given["DATABASE_URL"]).path
    given["DATABASE_URL"] = urlunsplit(urlsplit(server)._replace(path=own))
    return given
