"""The addresses of this chapter's pages."""

from django.urls import path, re_path

from lajur.letters.views.draft import draft_save, draft_upload
from lajur.letters.views.paper import paper_download, paper_show, register_list
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
]
