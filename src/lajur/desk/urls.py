"""The addresses of this chapter's pages."""

from django.urls import path

from lajur.desk.views.inbox import inbox_show
from lajur.desk.views.notice import notice_list, notice_read
from lajur.desk.views.search import search
from lajur.desk.views.settings import language_choose, settings_edit
from lajur.desk.views.sign_in import demo_sign_in, post_choose, sign_in, sign_out

app_name = "desk"

urlpatterns = [
    path("", inbox_show, name="home"),
    path("tugas/", inbox_show, name="inbox-show"),
    path("masuk/", sign_in, name="sign-in"),
    path("keluar/", sign_out, name="sign-out"),
    path("peragaan/", demo_sign_in, name="demo-sign-in"),
    path("jabatan/", post_choose, name="post-choose"),
    path("cari/", search, name="search"),
    path("pemberitahuan/", notice_list, name="notice-list"),
    path("pemberitahuan/<row:notice_id>/dibaca/", notice_read, name="notice-read"),
    path("pengaturan/", settings_edit, name="settings-edit"),
    path("bahasa/", language_choose, name="language-choose"),
]
