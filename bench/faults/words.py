"""Faults of wording."""

from bench.faults.model import Planted, added, fault, lane_of, step

from lajur.core.checking.terms import TWO_MEANINGS
from lajur.core.sop import Sop
from lajur.core.sop.codec import canonical_text


@fault("L01", "L03")
def names_its_actor(sop: Sop, at: int) -> Planted:
    lane, text = lane_of(sop, at), sop.steps[at].text
    if lane is None or not text.lower().startswith(("me", "di", "ber")):
        return None
    text = f"{lane.name} {text[:1].lower()}{text[1:]}"
    return step(sop, at, text=text), f"/steps/{at}/text"


@fault("L01")
def names_another_actor(sop: Sop, at: int) -> Planted:
    others = [a for a in sop.actors if a.id != sop.steps[at].actor]
    text = sop.steps[at].text
    if not others or not text.lower().startswith(("me", "di", "ber")):
        return None
    text = f"{others[0].name} {text[:1].lower()}{text[1:]}"
    return step(sop, at, text=text), f"/steps/{at}/text"


@fault("L01")
def done_by_its_actor(sop: Sop, at: int) -> Planted:
    lane, here = lane_of(sop, at), sop.steps[at]
    if lane is None or "oleh" in here.text:
        return None
    text = f"{here.text} oleh {lane.name}"
    return step(sop, at, text=text), f"/steps/{at}/text"


@fault("L07", "abbreviation_ambiguous")
def redundant_word(sop: Sop, at: int) -> Planted:
    words = ("Mekanisme", "Prosedur", "SOP", "Tata Cara")
    title = sop.title or ""
    if at >= len(words) or title.startswith(words):
        return None
    return sop.with_changes(title=f"{words[at]} {title}"), "/title"


@fault("L07", "copied_from_other", "L14", "related_cycle", "L08")
def title_names_a_thing(sop: Sop, at: int) -> Planted:
    things = ("Surat Keluar", "Kendaraan Dinas", "Buku Tamu", "Gedung Kantor")
    title = sop.title or ""
    if at >= len(things) or title.lower().startswith("mekanisme"):
        return None
    return sop.with_changes(title=things[at]), "/title"


@fault("abbreviation_ambiguous", "copied_from_other")
def short_for_two(sop: Sop, at: int) -> Planted:
    shorts = ("SPM", "SPD", "SP", "PK")
    everything = canonical_text(sop).lower()
    if at >= len(shorts) or any(m in everything for m in TWO_MEANINGS[shorts[at]]):
        return None
    return added(sop, "qualifications", f"Memahami pengajuan {shorts[at]} dengan baik")


@fault("words_glued")
def glued_words(sop: Sop, at: int) -> Planted:
    texts = ("Memahami TataNaskah", "Mampu mengolahDataKinerja", "Memahami SOPOPD")
    return added(sop, "qualifications", texts[at]) if at < len(texts) else None


@fault("warning_without_step", "outsider_without_lane")
def promised_act(sop: Sop, at: int) -> Planted:
    texts = (
        "Harus dikonsultasikan ke Biro Keuangan",
        "Disayembarakan dalam Rapat Paripurna",
        "Wajib dimusyawarahkan dengan Paguyuban Warga",
    )
    return added(sop, "warnings", texts[at]) if at < len(texts) else None


@fault("outsider_without_lane", "L01")
def handed_outside(sop: Sop, at: int) -> Planted:
    names = ("Biro Keuangan", "Kejaksaan Negeri", "BPK", "Kementerian Keuangan")
    here = sop.steps[at]
    if any(word in here.text for word in ("kepada", " ke ", "oleh", "melalui", " di ")):
        return None
    text = f"{here.text} kepada {names[at % len(names)]}"
    return step(sop, at, text=text), f"/steps/{at}/text"


@fault("step_not_an_act", "checked_before_made", "outsider_without_lane", "L01",
       "input_is_result", "condition_without_branch", "approval_without_return",
       "duration_unusual", "input_unproduced", "words_glued",
       "copied_from_other")  # fmt: skip
def thing_as_step(sop: Sop, at: int) -> Planted:
    things = ("Hasil rapat", "Informasi jabatan", "Surat keluar", "Anggaran kas")
    if sop.steps[at].checklist:
        return None
    return step(sop, at, text=things[at % len(things)]), f"/steps/{at}/text"


@fault("condition_without_branch")
def condition_in_words(sop: Sop, at: int) -> Planted:
    here = sop.steps[at]
    if here.is_decision:
        return None
    text = f"{here.text}, apabila berkas kurang maka dilengkapi"
    return step(sop, at, text=text), f"/steps/{at}/exits"
