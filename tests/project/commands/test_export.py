"""`lajur export` as a user types it."""

import json
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from tests.core.drawing.sops import sop_of
from tests.project.accounts import open_folder
from tests.project.processes import run_lajur

from lajur.core.sop.codec import from_json, to_json

NOWHERE = "postgresql://lajur@127.0.0.1:1/lajur"


@pytest.fixture
def var() -> Iterator[Path]:
    with open_folder() as folder:
        yield folder / "var"


def test_writes_the_form_of_a_catalogue_sop_without_a_database(
    var: Path, tmp_path: Path
) -> None:
    out = tmp_path / "lkpj.pdf"

    done = run_lajur(
        var, "export", "lkpj", "--format", "pdf", "-o", str(out), DATABASE_URL=NOWHERE
    )

    assert done.returncode == 0, done.stderr
    assert out.read_bytes().startswith(b"%PDF-")
    assert done.stdout.split() == [str(out)]
    assert not var.exists()


def test_what_it_writes_as_data_it_takes_again(var: Path, tmp_path: Path) -> None:
    sop = sop_of(0, 1, back={2: 1})
    given, out = tmp_path / "satu.json", tmp_path / "dua.json"
    given.write_text(json.dumps(to_json(sop)), "utf-8")

    done = run_lajur(var, "export", str(given), "--format", "json", "-o", str(out))

    assert done.returncode == 0, done.stderr
    assert from_json(json.loads(out.read_bytes())) == sop


def test_several_sops_go_to_a_folder_and_guesses_are_told(
    var: Path, tmp_path: Path
) -> None:
    one = to_json(sop_of(0, 1))
    guess = {"is": "guessed", "from": {}, "why": "", "others": []}
    two = {**one, "certainty": {"/steps/0/actor": guess}}
    three = {**one, "slug": "../../etc/x"}
    given, out = tmp_path / "dua.json", tmp_path / "gambar"
    given.write_text(json.dumps([one, two, three]), "utf-8")

    done = run_lajur(var, "export", str(given), "--format", "svg", "-o", str(out))

    assert done.returncode == 1
    assert "contoh: 1 isian masih dugaan" in done.stderr
    names = sorted(path.name for path in out.iterdir())
    assert names == ["contoh-2.svg", "contoh.svg", "etc-x.svg"]


@pytest.mark.parametrize(
    ("given", "out", "sentence"),
    [
        ("tidak-ada", "x.json", "Tidak ada berkas atau SOP bernama"),
        ("rusak.json", "x.json", "ini bukan SOP"),
        ("kosong.txt", "x.json", "Tidak ada SOP di dalam berkas itu"),
        ("biner.txt", "x.json", "biner.txt: "),
        ("baik.json", "tiada/x.json", "tidak ada; buat dahulu"),
        ("dua.json", "rusak.json", "adalah berkas"),
    ],
)
def test_says_in_one_sentence_what_it_cannot_do(
    var: Path, tmp_path: Path, given: str, out: str, sentence: str
) -> None:
    sop = to_json(sop_of(0, 1))
    (tmp_path / "rusak.json").write_text("{", "utf-8")
    (tmp_path / "kosong.txt").write_text("Selamat pagi.", "utf-8")
    (tmp_path / "biner.txt").write_bytes(b"\0\1\2")
    (tmp_path / "baik.json").write_text(json.dumps(sop), "utf-8")
    (tmp_path / "dua.json").write_text(json.dumps([sop, sop]), "utf-8")
    name = str(tmp_path / given) if "." in given else given

    done = run_lajur(var, "export", name, "--format", "json", "-o", str(tmp_path / out))

    assert done.returncode == 2
    assert sentence in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_an_sop_that_contradicts_itself_is_not_drawn(var: Path, tmp_path: Path) -> None:
    sop = sop_of(0, 1)
    given, out = tmp_path / "satu.json", tmp_path / "satu.bpmn"
    given.write_text(json.dumps(to_json(sop.with_changes(actors=()))), "utf-8")

    done = run_lajur(var, "export", str(given), "--format", "bpmn", "-o", str(out))

    assert done.returncode == 2
    assert "contoh: Ada langkah yang pelaksananya tidak ada." in done.stderr
    assert not out.exists()


def test_several_sops_in_one_pdf_are_a_book_with_contents(
    var: Path, tmp_path: Path
) -> None:
    given, out = tmp_path / "dua.json", tmp_path / "buku.pdf"
    titles = ("Peminjaman Kendaraan", "Penyusunan Laporan")
    sops = [to_json(sop_of(0, 1).with_changes(title=title)) for title in titles]
    given.write_text(json.dumps(sops), "utf-8")

    done = run_lajur(var, "export", str(given), "--format", "pdf", "-o", str(out))

    assert done.returncode == 0, done.stderr
    document = pypdfium2.PdfDocument(out.read_bytes())
    contents = document[0].get_textpage().get_text_range()
    assert "Daftar isi" in contents
    assert all(title in contents for title in titles)
    assert len(document) == 5
