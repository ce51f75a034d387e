"""Small SOPs of our own, published and adopted through the services."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from tests.factories.office import Office

from lajur.core.sop import (
    Actor,
    ActorKind,
    Duration,
    Exit,
    How,
    Item,
    Paper,
    Region,
    Sop,
    Step,
    Verb,
    Work,
)
from lajur.ledger.actor import SYSTEM
from lajur.procedures import services
from lajur.procedures.lane import Adopting, Lane

AT = datetime(2026, 1, 5, 2, 0, tzinfo=UTC)
ON = date(2026, 1, 5)


@dataclass(frozen=True)
class MadeAdoption:
    """An SOP at work in an office."""

    government_id: int
    adoption_id: int
    version_id: int
    draft_id: int
    slug: str
    sop: Sop
    office: Office


def small_sop(slug: str = "surat-undangan", title: str | None = None) -> Sop:
    """Return five steps, two of them decisions that return one step back."""
    return Sop(
        slug=slug,
        title=title or "Penyusunan Surat Undangan Rapat",
        number="000.8.3/7/ORG",
        government="Pemerintah Kota Seberang",
        office="Sekretariat Daerah",
        unit="Bagian Tata Usaha",
        approved_by="Sekretaris Daerah",
        created_date="2025-03-03",
        effective_date="2025-04-01",
        legal_bases=("Peraturan tentang Tata Naskah Dinas",),
        qualifications=("Memahami tata naskah dinas", "Mampu mengoperasikan komputer"),
        equipment=("Komputer",),
        warnings=("Apabila undangan terlambat maka rapat tertunda",),
        records=("Buku agenda",),
        actors=(
            Actor("staf", "Staf"),
            Actor("kasubag", "Kasubag Tata Laksana"),
            Actor("kabag", "Kabag Organisasi"),
        ),
        papers=(Paper("undangan", "Surat Undangan", "surat_undangan"),),
        steps=(
            _step("1", "Menyusun konsep surat undangan", "staf", "prepare", to="s2"),
            _step(
                "2",
                "Memeriksa konsep surat undangan",
                "kasubag",
                "initial",
                to="s3",
                back="s1",
            ),
            _step(
                "3",
                "Menandatangani surat undangan",
                "kabag",
                "sign",
                to="s4",
                back="s2",
                minutes=60,
            ),
            _step("4", "Memberi nomor surat undangan", "staf", "number", to="s5"),
            _step("5", "Mengirim dan mengarsipkan undangan", "staf", "send", to=None),
        ),
        stated_total="180 menit",
    )


def region_sop(slug: str = "pengumpulan-data") -> Sop:
    """Return four steps whose second and third happen once per unit."""
    steps = (
        _step("1", "Meminta data kepada perangkat daerah", "kasubag", "send", to="s2"),
        _step("2", "Menyiapkan data", "opd", "submit", to="s3", region="r1"),
        _step(
            "3",
            "Memeriksa kelengkapan data",
            "kasubag",
            "check",
            to="s4",
            back="s2",
            region="r1",
        ),
        _step("4", "Menghimpun data menjadi laporan", "staf", "collect", to=None),
    )
    return Sop(
        slug=slug,
        title="Pengumpulan Data Perangkat Daerah",
        government="Pemerintah Kota Seberang",
        office="Sekretariat Daerah",
        unit="Bagian Organisasi",
        actors=(
            Actor("kasubag", "Kasubag Tata Laksana"),
            Actor("opd", "Perangkat Daerah", ActorKind.EACH_UNIT),
            Actor("staf", "Staf Subbagian Tata Laksana"),
        ),
        papers=(Paper("undangan", "Berkas Data", "berkas"),),
        steps=steps,
        regions=(Region("r1", ("s2", "s3"), "opd"),),
    )


def lanes_of(office: Office, sop: Sop) -> dict[str, Lane]:
    """Return a lane for every actor whose id is a key of the office's posts."""
    lanes = {}
    for actor in sop.actors:
        if actor.kind is ActorKind.EACH_UNIT:
            units = [office.units[key].pk for key in ("setda", "dinas")]
            lanes[actor.id] = Lane(None, tuple(units))
        elif actor.id in office.posts:
            lanes[actor.id] = Lane(office.queue(actor.id))
        elif actor.kind is ActorKind.TEAM and office.team:
            lanes[actor.id] = Lane(f"team:{office.team.pk}")
    return lanes


def make_draft(office: Office, sop: Sop | None = None) -> services.Drafted:
    """Import an SOP as a draft of this office's government."""
    return services.import_sop(
        government_id=office.id, sop=sop or small_sop(), by=SYSTEM, at=AT
    )


def make_adoption(
    office: Office,
    sop: Sop | None = None,
    *,
    unit: str = "bagian",
    on: date = ON,
    lanes: dict[str, Lane] | None = None,
) -> MadeAdoption:
    """Import, publish and adopt an SOP; lanes by actor id or by their names."""
    sop = sop or small_sop()
    draft = make_draft(office, sop)
    services.accept_guesses(
        government_id=office.id, draft_id=draft.draft_id, by=SYSTEM, at=AT
    )
    published = services.publish_version(
        government_id=office.id,
        draft_id=draft.draft_id,
        by=SYSTEM,
        at=AT,
        adopting=Adopting(
            office.units[unit].pk, on, lanes or lanes_of(office, sop), None
        ),
    )
    assert published.adoption_id
    return MadeAdoption(
        office.id,
        published.adoption_id,
        published.version_id,
        draft.draft_id,
        published.slug,
        sop,
        office,
    )


def _step(
    number: str,
    text: str,
    actor: str,
    verb: str,
    *,
    to: str | None,
    back: str | None = None,
    minutes: int = 30,
    region: str | None = None,
) -> Step:
    exits = [Exit("Setuju" if back else None, to)]
    if back:
        exits.append(Exit("Tidak", back, How.RETURN))
    item = Item("Konsep", "undangan")
    return Step(
        id=f"s{number}",
        number=number,
        text=text,
        actor=actor,
        works=(Work(Verb(verb), "undangan"),),
        kind=Verb(verb),
        inputs=(item,),
        outputs=(item,),
        duration=Duration(f"{minutes} menit", minutes, "minutes"),
        exits=tuple(exits),
        region=region,
    )


def sop_text(title: str = "Penyusunan Nota Rapat", number: str = "000.8/3") -> str:
    """Return a document of ours whose symbols were lost: four actors are guessed."""
    lanes = "Staf Tata Laksana\tKasubag Tata Laksana\tKabag Organisasi"
    rows = (
        ("Menyusun konsep nota rapat", "Undangan\t30 menit\tKonsep nota"),
        ("Memeriksa dan memaraf konsep nota rapat", "Konsep nota\t20 menit\tKonsep"),
        ("Menandatangani nota rapat", "Konsep nota\t1 hari\tNota rapat"),
        ("Mengarsipkan nota rapat", "Nota rapat\t10 menit\tArsip"),
    )
    return "\n".join(
        (
            "PEMERINTAH KOTA SEBERANG",
            "SEKRETARIAT DAERAH",
            "BAGIAN ORGANISASI",
            "",
            f"Nomor SOP\t: {number}",
            "Tanggal Pembuatan\t: 3 Maret 2025",
            "Disahkan oleh\t: SEKRETARIS DAERAH",
            f"Nama SOP\t: {title}",
            "",
            "No\tKegiatan\tPelaksana\t\t\tMutu Baku\t\t\tKet",
            f"\t\t{lanes}\tKelengkapan\tWaktu\tOutput\t",
            *(
                f"{number}\t{text}\t\t\t\t{standard}\t"
                for number, (text, standard) in enumerate(rows, 1)
            ),
            "",
        )
    )


def receive_text(office: Office, *titles: str) -> services.Received:
    """Receive one document with an SOP for each title."""
    texts = [sop_text(title, f"000.8/{n}") for n, title in enumerate(titles, 1)]
    return services.receive_document(
        government_id=office.id,
        name="nota.txt",
        content="\n".join(texts or [sop_text()]).encode(),
        by=SYSTEM,
        at=AT,
    )
