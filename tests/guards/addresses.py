"""The table of addresses: what every kind of person gets from each."""

from django.core.files.uploadedfile import SimpleUploadedFile
from tests.factories.town import Town
from tests.guards.address import Row
from tests.guards.families import FAMILIES

from lajur.procedures.export import FORMATS

#: The stranger is the most powerful person of another government.
ROLES = ("anonymous", "officer", "holder", "steward", "stranger")
OURS, THEIRS = "Delima", "Kenari"
#: Addresses a visitor may open without signing in.
PUBLIC = {
    "desk:sign-in",
    "desk:sign-out",
    "desk:demo-sign-in",
    "desk:language-choose",
    "letters:check-begin",
    "letters:check-show",
}
TOO_BIG = 10**30
LARGEST = 10**18 - 1
#: Stands for a number in an address until the test puts its own there.
MARKED = 777_777_777


def case(town: Town) -> dict[str, object]:
    return {"case_id": town.case_id}


def task(town: Town) -> dict[str, object]:
    return {"task_id": town.task_id}


def slug(town: Town) -> dict[str, object]:
    return {"slug": town.small.slug}


def draft(town: Town) -> dict[str, object]:
    return {"slug": town.draft.slug}


def document(town: Town) -> dict[str, object]:
    return {"document_id": town.document_id}


def paper(town: Town) -> dict[str, object]:
    return {"paper_id": town.paper_id}


def reason(_town: Town) -> dict[str, object]:
    return {"reason": "Menunggu anggaran."}


def upload(name: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, b"isi", "text/plain")


def appointment(town: Town) -> dict[str, object]:
    return {
        "person": town.person_id,
        "capacity": "plt",
        "first_day": "2026-01-06",
        "last_day": "2026-02-06",
        "warrant": "800/2",
    }


def rebinding(town: Town) -> dict[str, object]:
    return {
        "adoption": town.small.adoption_id,
        "actor": "staf",
        "lane": "Arsiparis",
        "valid_from": "2026-01-06",
    }


def start(town: Town) -> dict[str, object]:
    return {"act": "start", "period": "2026", "subject": f"Rapat {town.mark}"}


# 302 is the way to the sign-in page for a visitor, and to the page after the act
# for everybody else; 403 forbids, 404 knows nothing of it, 405 is the wrong method,
# 422 a form sent back. With a plus something was written; without, nothing was.
TABLE = (
    #    address            GET: anon officer holder steward stranger, POST alike
    Row("desk:home", "302 200 200 200 200", "302 200 200 200 200"),
    Row("desk:inbox-show", "302 200 200 200 200", "302 200 200 200 200"),
    Row("desk:sign-in", "200 302 302 302 302", "200 302 302 302 302"),
    Row("desk:sign-out", "405 405 405 405 405", "302 302 302 302 302"),
    Row("desk:demo-sign-in", "405 405 405 405 405", "403 403 403 403 403"),
    Row("desk:post-choose", "302 405 405 405 405", "302 302 302 302 302"),
    Row("desk:search", "302 200 200 200 200", "302 200 200 200 200"),
    Row("desk:notice-list", "302 200 200 200 200", "302 200 200 200 200"),
    Row(
        "desk:notice-read",
        "302 405 405 405 405",
        "302 302 302+ 302 302",
        lambda town: {"notice_id": town.notice_id},
    ),
    Row("desk:settings-edit", "302 200 200 200 200", "302 200 200 200 200"),
    Row("desk:language-choose", "302 302 302 302 302", "302 302 302 302 302"),
    Row("office:post-list", "302 200 200 200 200", "302 405 405 405 405"),
    Row(
        "office:holder-set",
        "302 200 200 200 404",
        "302 422 422 302+ 404",
        lambda town: {"post_id": town.post_id},
        appointment,
    ),
    Row(
        "office:holding-end",
        "302 405 405 405 405",
        "302 302 302 302+ 404",
        lambda town: {
            "post_id": town.office.posts["asisten"].pk,
            "holding_id": town.holding_id,
        },
    ),
    Row(
        "office:calendar-show",
        "302 200 200 200 200",
        "302 422 422 302+ 302",
        data=lambda town: {
            "day": "2026-12-31",
            "name": "Libur daerah",
            "kind": "local",
        },
    ),
    Row("office:holiday-remove", "302 405 405 405 405", "302 302 302 302 302"),
    Row(
        "cases:deadline-recompute",
        "302 403 403 200 200",
        "302 403 403 302 302",
    ),
    Row("procedures:sop-list", "302 200 200 200 200", "302 200 200 200 200"),
    Row(
        "procedures:document-receive",
        "302 403 403 200 200",
        "302 403 403 422 422",
        data=lambda town: {"file": upload("kosong.txt")},
    ),
    Row(
        "procedures:document-show",
        "302 200 200 200 404",
        "302 405 405 405 405",
        document,
    ),
    Row(
        "procedures:document-review",
        "302 200 200 200 404",
        "302 403 403 422 404",
        document,
        lambda town: {"question": "x", "value": "y"},
    ),
    Row(
        "procedures:document-confirm",
        "302 405 405 405 405",
        "302 403 403 302 404",
        document,
    ),
    Row(
        "procedures:document-publish",
        "302 405 405 405 405",
        "302 403 403 302 404",
        document,
    ),
    Row(
        "procedures:document-download",
        "302 200 200 200 404",
        "302 405 405 405 405",
        document,
    ),
    Row("procedures:sop-show", "302 200 200 200 404", "302 405 405 405 405", slug),
    *(
        Row(
            "procedures:sop-download",
            "302 200 200 200 404",
            "302 405 405 405 405",
            lambda town, media=media: {**slug(town), "media": media},
        )
        for media in FORMATS
    ),
    Row(
        "procedures:draft-review",
        "302 200 200 200 404",
        "302 403 403 422 404",
        draft,
        lambda town: {"question": "x", "value": "y"},
    ),
    Row(
        "procedures:draft-discard",
        "302 405 405 405 405",
        "302 403 403 302+ 404",
        lambda town: {"slug": town.spare.slug},
    ),
    Row("procedures:wish-make", "302 200 200 200 200", "302 422 422 422 422"),
    Row("procedures:schedule-show", "302 200 200 200 200", "302 405 405 405 405"),
    Row("procedures:schedule-download", "302 200 200 200 200", "302 405 405 405 405"),
    Row("procedures:sop-life", "302 200 200 200 404", "302 405 405 405 405", slug),
    Row(
        "procedures:sop-move",
        "302 405 405 405 405",
        "302 403 403 302+ 404",
        slug,
        lambda town: {"act": "revise"},
    ),
    Row(
        "procedures:draft-show",
        "302 200 200 200 404",
        "302 405 405 405 405",
        draft,
    ),
    Row(
        "procedures:sop-withdraw",
        "302 403 403 200 404",
        "302 403 403 422 404",
        slug,
    ),
    *(
        Row(
            "procedures:sop-assess",
            "302 403 403 200 404",
            "302 403 403 422 404",
            lambda town, kind=kind: {**slug(town), "kind": kind},
        )
        for kind in ("pemantauan", "evaluasi")
    ),
    Row(
        "cases:approval-start",
        "302 403 403 200 404",
        "302 403 403 302+ 404",
        lambda town: {"slug": town.planned.slug},
    ),
    Row("procedures:sop-map", "302 200 200 200 200", "302 405 405 405 405"),
    Row("procedures:law-list", "302 200 200 200 200", "302 405 405 405 405"),
    Row(
        "procedures:law-note",
        "302 405 405 405 405",
        "302 403 403 302+ 302",
        data=lambda town: {"law": "Perda 8/2008", "status": "ended"},
    ),
    Row(
        "procedures:law-forget",
        "302 405 405 405 405",
        "302 403 403 302 302",
        data=lambda town: {"code": "perda 1/2000"},
    ),
    Row(
        "procedures:version-compare",
        "302 200 200 200 404",
        "302 405 405 405 405",
        slug,
    ),
    Row(
        "procedures:sop-edit",
        "302 403 403 200 404",
        "302 403 403 302+ 404",
        slug,
        lambda town: {"act": "open"},
    ),
    Row(
        "procedures:sop-check",
        "302 302 302 302 404",
        "302 405 405 405 405",
        slug,
    ),
    Row(
        "procedures:finding-mend",
        "302 405 405 405 405",
        "302 403 403 302 404",
        slug,
        lambda town: {"key": "x", "reason": "Ada"},
    ),
    Row(
        "procedures:finding-dismiss",
        "302 405 405 405 405",
        "302 403 403 302 404",
        slug,
        lambda town: {"key": "x", "reason": "Ada"},
    ),
    Row(
        "procedures:finding-restore",
        "302 405 405 405 405",
        "302 403 403 302 404",
        slug,
        lambda town: {"key": "x", "reason": "Ada"},
    ),
    *FAMILIES,
    Row("procedures:version-adopt", "302 403 403 200 404", "302 403 403 422 404", slug),
    Row(
        "procedures:lane-rebind",
        "302 405 405 405 405",
        "302 403 403 302+ 404",
        slug,
        rebinding,
    ),
    Row("cases:case-list", "302 200 200 200 200", "302 200 200 200 200"),
    Row(
        "cases:case-start",
        "302 200 200 200 404",
        "302 422 302+ 422 404",
        lambda town: {"adoption_id": town.small.adoption_id},
        start,
    ),
    Row("cases:case-show", "302 200 200 200 404", "302 200 200 200 404", case),
    Row(
        "cases:case-comment",
        "302 405 405 405 405",
        "302 302+ 302+ 302+ 404",
        case,
        lambda town: {"text": "Baik."},
    ),
    Row(
        "cases:case-attach",
        "302 405 405 405 405",
        "302 302+ 302+ 302+ 404",
        case,
        lambda town: {"file": upload("lampiran.txt")},
    ),
    Row(
        "cases:file-download",
        "302 200 200 200 404",
        "302 200 200 200 404",
        lambda town: {"case_id": town.case_id, "attachment_id": town.attachment_id},
    ),
    Row(
        "cases:case-suspend",
        "302 405 405 405 405",
        "302 302 302 302+ 404",
        case,
        reason,
    ),
    Row(
        "cases:case-resume", "302 405 405 405 405", "302 302 302 302 404", case, reason
    ),
    Row(
        "cases:case-cancel",
        "302 405 405 405 405",
        "302 302 302 302+ 404",
        case,
        reason,
    ),
    Row(
        "cases:case-change-version",
        "302 405 405 405 405",
        "302 302 302 302 404",
        case,
        lambda town: {**reason(town), "version": 1},
    ),
    Row(
        "cases:record-tick",
        "302 405 405 405 405",
        "302 302 302 302 404",
        lambda town: {**case(town), "place": 0},
    ),
    Row(
        "letters:act-undo",
        "302 405 405 405 405",
        "302 302 302 302 404",
        lambda town: {
            "task_id": town.done_task_id,
            "case_id": town.case_id,
            "seq": town.done_seq,
        },
    ),
    Row("cases:task-take", "302 405 405 405 405", "302 302 302+ 302 404", task),
    Row("cases:task-hand-back", "302 405 405 405 405", "302 302 302 302 404", task),
    Row(
        "cases:task-delegate",
        "302 200 200 200 404",
        "302 422 302+ 422 404",
        task,
        lambda town: {**reason(town), "target": town.office.people["kadis"].pk},
    ),
    Row(
        "cases:task-reassign",
        "302 200 200 200 404",
        "302 422 422 302+ 404",
        task,
        lambda town: {**reason(town), "target": f"post:{town.post_id}"},
    ),
    Row(
        "cases:task-skip",
        "302 200 200 200 404",
        "302 422 422 302+ 404",
        task,
        reason,
    ),
    Row(
        "cases:task-move",
        "302 200 200 200 404",
        "302 422 422 302+ 404",
        task,
        lambda town: {**reason(town), "target": "s1"},
    ),
    Row(
        "cases:task-comment",
        "302 405 405 405 405",
        "302 302+ 302+ 302+ 404",
        task,
        lambda town: {"text": "Baik."},
    ),
    Row(
        "cases:task-attach",
        "302 405 405 405 405",
        "302 302+ 302+ 302+ 404",
        task,
        lambda town: {"file": upload("lampiran.txt")},
    ),
    *(
        Row(
            f"cases:unit-{act}",
            "302 200 200 200 404",
            "302 422 422 422 404",
            case,
            reason,
        )
        for act in ("add", "excuse")
    ),
    Row("letters:task-show", "302 200 200 200 404", "302 200 200 200 404", task),
    Row("letters:task-do", "302 405 405 405 405", "302 422 302+ 422 404", task),
    Row(
        "letters:task-return",
        "302 200 200 200 404",
        "302 422 422 422 404",
        task,
        reason,
    ),
    Row("letters:draft-save", "302 405 405 405 405", "302 302 302 302 404", task),
    Row("letters:draft-upload", "302 405 405 405 405", "302 302 302 302 404", task),
    Row(
        "letters:file-download",
        "302 404 404 404 404",
        "302 404 404 404 404",
        lambda town: {**paper(town), "sha256": "0" * 64},
    ),
    Row("letters:scan-file", "302 200 200 200 200", "302 422 422 422 422"),
    Row(
        "letters:scan-open",
        "302 200 200 200 200",
        "302 422 422 422 422",
        lambda town: {"code": f"{town.paper_id}-00000000"},
    ),
    Row("letters:series-list", "302 200 200 200 200", "302 403 403 422 422"),
    Row("letters:series-example", "302 200 200 200 200", "302 200 200 200 200"),
    Row(
        "letters:series-close",
        "302 405 405 405 405",
        "302 403 403 302+ 404",
        lambda town: {"series_id": town.series_id},
    ),
    Row(
        "letters:number-void",
        "302 200 200 200 404",
        "302 403 403 422 404",
        lambda town: {"entry_id": town.entry_id},
        reason,
    ),
    Row("letters:check-begin", "200 200 200 200 200", "422 422 422 422 422"),
    Row(
        "letters:check-show",
        "404 404 404 404 404",
        "404 404 404 404 404",
        lambda town: {"code": "1-0000-0000-0000"},
    ),
    Row("letters:register-list", "302 200 200 200 200", "302 200 200 200 200"),
    Row("letters:paper-show", "302 200 200 200 404", "302 200 200 200 404", paper),
    *(
        Row(
            "letters:paper-download",
            "302 200 200 200 404",
            "302 200 200 200 404",
            lambda town, media=media: {**paper(town), "media": media},
        )
        for media in ("pdf", "docx")
    ),
)
