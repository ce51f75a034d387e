"""The addresses of this chapter's pages."""

from django.urls import path

from lajur.cases.views.acts import (
    case_attach,
    case_cancel,
    case_change_version,
    case_comment,
    case_resume,
    case_suspend,
    record_tick,
    task_attach,
    task_comment,
    task_hand_back,
    task_take,
)
from lajur.cases.views.approval import approval_start
from lajur.cases.views.case import case_list, case_show, file_download
from lajur.cases.views.deadline import deadline_recompute
from lajur.cases.views.desk import (
    task_delegate,
    task_move,
    task_reassign,
    task_skip,
)
from lajur.cases.views.start import case_start
from lajur.cases.views.units import unit_add, unit_excuse

app_name = "cases"

urlpatterns = [
    path("kalender/tenggat/", deadline_recompute, name="deadline-recompute"),
    path("kasus/", case_list, name="case-list"),
    path("kasus/mulai/<row:adoption_id>/", case_start, name="case-start"),
    path("sop/<slug:slug>/ajukan/", approval_start, name="approval-start"),
    path("kasus/<row:case_id>/", case_show, name="case-show"),
    path("kasus/<row:case_id>/catatan/", case_comment, name="case-comment"),
    path("kasus/<row:case_id>/lampiran/", case_attach, name="case-attach"),
    path(
        "kasus/<row:case_id>/lampiran/<row:attachment_id>/",
        file_download,
        name="file-download",
    ),
    path("kasus/<row:case_id>/tangguhkan/", case_suspend, name="case-suspend"),
    path("kasus/<row:case_id>/lanjutkan/", case_resume, name="case-resume"),
    path("kasus/<row:case_id>/batalkan/", case_cancel, name="case-cancel"),
    path("kasus/<row:case_id>/unit/tambah/", unit_add, name="unit-add"),
    path("kasus/<row:case_id>/unit/bebaskan/", unit_excuse, name="unit-excuse"),
    path("kasus/<row:case_id>/versi/", case_change_version, name="case-change-version"),
    path(
        "kasus/<row:case_id>/pencatatan/<row:place>/", record_tick, name="record-tick"
    ),
    path("tugas/<row:task_id>/ambil/", task_take, name="task-take"),
    path("tugas/<row:task_id>/lepas/", task_hand_back, name="task-hand-back"),
    path("tugas/<row:task_id>/delegasi/", task_delegate, name="task-delegate"),
    path("tugas/<row:task_id>/alihkan/", task_reassign, name="task-reassign"),
    path("tugas/<row:task_id>/lewati/", task_skip, name="task-skip"),
    path("tugas/<row:task_id>/pindah/", task_move, name="task-move"),
    path("tugas/<row:task_id>/catatan/", task_comment, name="task-comment"),
    path("tugas/<row:task_id>/lampiran/", task_attach, name="task-attach"),
]
