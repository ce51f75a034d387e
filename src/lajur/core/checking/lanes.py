"""The lanes: their order (L02), one owner per step (L03), unused and missing ones."""

import re

from lajur.core.checking.model import Change, Diagnoses, Diagnosis, Mend, removing
from lajur.core.checking.place import number_of, place_of
from lajur.core.checking.words import content, words_of
from lajur.core.sop import Sop, Verb
from lajur.core.sop.codec import to_json
from lajur.core.sop.said import said

_DECIDING = frozenset({Verb.SIGN, Verb.INITIAL, Verb.CHECK})
_POST = (
    r"(?:kepala|kasubb?ag|kasubb?id|kabag|kabid|kasie?|kadis|kaban|sekretaris|sekda|"
    r"asisten|asda|inspektur|camat|lurah|bupati|wali ?kota|gubernur|direktur|"
    r"bendahara|staff?|ketua|operator)"
)
#: Heads of something; a clerk or a chairman beside one is often his other role.
_HEAD_POST = (
    r"(?:kepala|kasubb?ag|kasubb?id|kabag|kabid|kadis|kaban|sekretaris|sekda|asisten|"
    r"asda|inspektur|camat|lurah|bupati|wali ?kota|gubernur|direktur)"
)
_TWO_POSTS = re.compile(
    rf"^{_POST}\b.*?(?:\bdan\b|\bserta\b|&|,|\+)\s*{_POST}\b|"
    rf"^{_HEAD_POST}\b.*?/\s*{_HEAD_POST}\b",
    re.IGNORECASE,
)
_HANDED = re.compile(
    r"\b(?P<how>ke|kepada|melalui|oleh|di|dari)\s+(?P<name>"
    r"(?:Bagian|Bag\.|Biro|Dinas|Badan|Kantor|Kementerian|Kementrian|Menteri|"
    r"Inspektorat|Sekda|Sekretaris|Setda|Sekretariat|Asisten|Wali ?[Kk]ota|Walikota|"
    r"Bupati|Gubernur|Bappeda|DPRD|KPK|BPK|BKN|Kepala|Kabag|Kabid|Kasubb?ag|Camat|"
    r"Pengadilan|Kejaksaan|Kepolisian)"
    r"(?:\s+(?:[A-Z]\w*|dan(?=\s+[A-Z])|pada(?=\s+[A-Z])))*)"
)


#: The heads of a government go by small letters too, and in a row.
_HEAD = r"(?:wali ?kota|bupati|gubernur|sekda|sekretaris daerah|asisten)"
_BEFORE_HEADS = re.compile(
    rf"\b(?:di ?hadapan|kepada|oleh|pada|bersama)\s+(?P<heads>(?:para\s+)?{_HEAD}\b"
    rf"(?:\s*(?:[/,]|\bdan\b)\s*(?:para\s+)?{_HEAD}\b)*)",
    re.IGNORECASE,
)
_ONE_HEAD = re.compile(_HEAD, re.IGNORECASE)


def column_order(sop: Sop) -> Diagnoses:
    """L02: the columns follow the order of first action, beginning at the left."""
    first: dict[str, int] = {}
    for at, step in enumerate(sop.steps):
        if step.actor is not None:
            first.setdefault(step.actor, at)
        for actor in step.with_:
            first.setdefault(actor, at)
    now = [actor.id for actor in sop.actors]
    wanted = sorted(now, key=lambda actor: first.get(actor, len(sop.steps)))
    if now == wanted or not first:
        return
    stored = {actor["id"]: actor for actor in to_json(sop)["actors"]}
    names = ", ".join(str(stored[actor]["name"]) for actor in wanted)
    yield Diagnosis(
        "L02",
        "/actors",
        "note",
        said("Urutan kolom pelaksana tidak mengikuti urutan tindakan pertama."),
        said(
            "Kolom disusun menurut siapa yang lebih dahulu bertindak, bukan "
            "menurut pangkat; alur dimulai dari kolom paling kiri (L02)."
        ),
        Mend(
            said("Urutkan menjadi {names}", names=names),
            (Change("replace", "/actors", [stored[actor] for actor in wanted]),),
        ),
    )


def one_owner(sop: Sop) -> Diagnoses:
    """L03: one step belongs to one lane, and a lane to one post."""
    known = {actor.id for actor in sop.actors}
    for index, step in enumerate(sop.steps):
        where = f"/steps/{index}/actor"
        if step.actor is None:
            yield _owner(
                where,
                "error",
                said("Langkah {number} belum punya pelaksana.", number=number_of(step)),
            )
        elif step.actor not in known:
            yield _owner(
                where,
                "error",
                said(
                    "Langkah {number} menunjuk pelaksana yang tidak punya kolom.",
                    number=number_of(step),
                ),
            )
        elif step.with_ and step.kind in _DECIDING:
            yield _owner(
                where,
                "warning",
                said(
                    "Langkah {number} diputuskan oleh lebih dari satu pelaksana.",
                    number=number_of(step),
                ),
            )
    for index, actor in enumerate(sop.actors):
        if _TWO_POSTS.match(actor.name):
            yield _owner(
                f"/actors/{index}",
                "warning",
                said("Kolom “{lane}” memuat lebih dari satu jabatan.", lane=actor.name),
            )


def _owner(where: str, severity: str, text: str) -> Diagnosis:
    return Diagnosis(
        "L03",
        where,
        "error" if severity == "error" else "warning",
        text,
        said(
            "Satu langkah dimiliki satu pelaksana; pekerjaan bersama dipecah "
            "menjadi langkah sendiri-sendiri atau satu pemilik dengan pembantu "
            "(L03)."
        ),
    )


def unused_lane(sop: Sop) -> Diagnoses:
    """Find columns without a step."""
    used = {name for step in sop.steps for name in (step.actor, *step.with_)}
    used |= {region.each for region in sop.regions}
    for index, actor in enumerate(sop.actors):
        if actor.id not in used:
            yield Diagnosis(
                "lane_unused",
                f"/actors/{index}",
                "warning",
                said("Kolom {lane} tidak punya langkah.", lane=actor.name),
                said(
                    "Kolom tanpa langkah menyesatkan: tambahkan langkahnya atau hapus "
                    "kolomnya."
                ),
                removing(
                    said("Hapus kolom {lane}", lane=actor.name), f"/actors/{index}"
                ),
            )


def outsider(sop: Sop) -> Diagnoses:
    """Find whom a step hands to or needs, and who has no column."""
    lanes = [content(actor.name) for actor in sop.actors]
    here = frozenset(
        word
        for name in (sop.government, sop.office, sop.unit, sop.subunit)
        for word in words_of(name or "")
    )
    texts = [
        (f"/steps/{index}/text", place_of(sop, f"/steps/{index}"), step.text)
        for index, step in enumerate(sop.steps)
    ]
    texts += [
        (f"/warnings/{index}", place_of(sop, f"/warnings/{index}"), text)
        for index, text in enumerate(sop.warnings)
    ]
    for where, place, text in texts:
        names = [
            match["name"]
            for match in _HANDED.finditer(text)
            if where.startswith("/steps") or match["how"] not in ("oleh", "dari")
        ]
        if where.startswith("/steps"):
            names += [
                head.capitalize()
                for match in _BEFORE_HEADS.finditer(text)
                for head in _ONE_HEAD.findall(match["heads"])
            ]
        strange = [n for n in names if not _is_any(content(n), lanes, here)]
        if strange:
            yield Diagnosis(
                "outsider_without_lane",
                where,
                "note",
                said(
                    "{place} melibatkan {outsider}, yang tidak punya kolom.",
                    place=place,
                    outsider=strange[0],
                ),
                said(
                    "Yang berada di luar kolom tidak menerima tugas; waktu tunggunya "
                    "tidak tercatat."
                ),
            )


def _is_any(
    named: frozenset[str], lanes: list[frozenset[str]], here: frozenset[str]
) -> bool:
    """Whether a printed name means one of the lanes: their telling words agree."""
    bare = named - here or named
    return any(
        bare <= lane or lane <= named or bool(lane - here and lane - here <= named)
        for lane in lanes
    )
