"""The addresses of this chapter's pages."""

from django.urls import path, re_path

from lajur.letters.queries.check import CODE
from lajur.letters.views.check import check_begin, check_show
from lajur.letters.views.draft import draft_save, draft_upload
from lajur.letters.views.paper import (
    file_download,
    paper_download,
    paper_show,
    register_list,
)
from lajur.letters.views.scan import scan_file
from lajur.letters.views.series import (
    number_void,
    series_close,
    series_example,
    series_list,
)
from lajur.letters.views.task import act_undo, task_do, task_return, task_show

app_name = "letters"

urlpatterns = [
    path("tugas/<row:task_id>/", task_show, name="task-show"),
    path("tugas/<row:task_id>/kerjakan/", task_do, name="task-do"),
    path("tugas/<row:task_id>/kembalikan/", task_return, name="task-return"),
    path(
        "tugas/<row:task_id>/urungkan/<row:case_id>/<row:seq>/",
        act_undo,
        name="act-undo",
    ),
    path("tugas/<row:task_id>/naskah/", draft_save, name="draft-save"),
    path("tugas/<row:task_id>/unggah/", draft_upload, name="draft-upload"),
    path("surat/", register_list, name="register-list"),
    path("surat/<row:paper_id>/", paper_show, name="paper-show"),
    re_path(
        r"^surat/(?P<paper_id>[0-9]{1,18})/(?P<media>pdf|docx)/$",
        paper_download,
        name="paper-download",
    ),
    re_path(
        r"^surat/(?P<paper_id>[0-9]{1,18})/berkas/(?P<sha256>[0-9a-f]{64})/$",
        file_download,
        name="file-download",
    ),
    path("surat/pindai/", scan_file, name="scan-file"),
    re_path(
        r"^surat/pindai/(?P<code>[0-9]{1,18}-[0-9A-F]{8})/?$",
        scan_file,
        name="scan-open",
    ),
    path("surat/deret/", series_list, name="series-list"),
    path("surat/deret/contoh/", series_example, name="series-example"),
    path("surat/deret/<row:series_id>/tutup/", series_close, name="series-close"),
    path("surat/nomor/<row:entry_id>/batal/", number_void, name="number-void"),
    path("periksa/", check_begin, name="check-begin"),
    re_path(rf"^periksa/(?P<code>{CODE})/?$", check_show, name="check-show"),
]
