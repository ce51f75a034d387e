"""The addresses of this chapter's pages."""

from django.urls import path

from lajur.procedures.views import (
    adoption,
    catalogue,
    checking,
    difference,
    document,
    draft,
    edit,
    export,
    family,
    law,
    life,
    network,
    offer,
    procedure,
    review,
    schedule,
)

app_name = "procedures"

urlpatterns = [
    path("sop/", catalogue.sop_list, name="sop-list"),
    path("sop/peta/", network.sop_map, name="sop-map"),
    path("sop/dasar-hukum/", law.law_list, name="law-list"),
    path("sop/dasar-hukum/catat/", law.law_note, name="law-note"),
    path("sop/dasar-hukum/hapus/", law.law_forget, name="law-forget"),
    path("sop/pola/", family.family_list, name="family-list"),
    path("sop/pola/kenali/", family.family_find, name="family-find"),
    path("sop/pola/<row:family_id>/", family.family_show, name="family-show"),
    path("sop/pola/<row:family_id>/nama/", family.family_rename, name="family-rename"),
    path("sop/pola/<row:family_id>/buat/", family.pattern_make, name="pattern-make"),
    path("sop/pola/<row:family_id>/baru/", family.pattern_use, name="pattern-use"),
    path(
        "sop/pola/<row:family_id>/terima/", family.offers_accept, name="offers-accept"
    ),
    path("sop/unggah/", document.document_receive, name="document-receive"),
    path("sop/berkas/<row:document_id>/", document.document_show, name="document-show"),
    path(
        "sop/berkas/<row:document_id>/tinjau/",
        review.document_review,
        name="document-review",
    ),
    path(
        "sop/berkas/<row:document_id>/cocok/",
        document.document_confirm,
        name="document-confirm",
    ),
    path(
        "sop/berkas/<row:document_id>/sahkan/",
        document.document_publish,
        name="document-publish",
    ),
    path(
        "sop/berkas/<row:document_id>/unduh/",
        document.document_download,
        name="document-download",
    ),
    path("sop/usulan/", life.wish_make, name="wish-make"),
    path("sop/jadwal/", schedule.schedule_show, name="schedule-show"),
    path("sop/jadwal/unduh/", schedule.schedule_download, name="schedule-download"),
    path("sop/<slug:slug>/", procedure.sop_show, name="sop-show"),
    path("sop/<slug:slug>/siklus/", life.sop_life, name="sop-life"),
    path("sop/<slug:slug>/siklus/pindah/", life.sop_move, name="sop-move"),
    path("sop/<slug:slug>/naskah/", life.draft_show, name="draft-show"),
    path("sop/<slug:slug>/cabut/", life.sop_withdraw, name="sop-withdraw"),
    path("sop/<slug:slug>/nilai/<slug:kind>/", schedule.sop_assess, name="sop-assess"),
    path(
        "sop/<slug:slug>/unduh/<slug:media>/",
        export.sop_download,
        name="sop-download",
    ),
    path("sop/<slug:slug>/periksa/", checking.sop_check, name="sop-check"),
    path(
        "sop/<slug:slug>/periksa/perbaiki/",
        checking.finding_mend,
        name="finding-mend",
    ),
    path(
        "sop/<slug:slug>/periksa/kesampingkan/",
        checking.finding_dismiss,
        name="finding-dismiss",
    ),
    path(
        "sop/<slug:slug>/periksa/tampilkan/",
        checking.finding_restore,
        name="finding-restore",
    ),
    path("sop/<slug:slug>/tinjau/", review.draft_review, name="draft-review"),
    path("sop/<slug:slug>/tinjau/buang/", draft.draft_discard, name="draft-discard"),
    path("sop/<slug:slug>/ubah/", edit.sop_edit, name="sop-edit"),
    path(
        "sop/<slug:slug>/banding/", difference.version_compare, name="version-compare"
    ),
    path("sop/<slug:slug>/pola/", offer.sop_pattern, name="sop-pattern"),
    path("sop/<slug:slug>/pola/terapkan/", offer.pattern_mend, name="pattern-mend"),
    path("sop/<slug:slug>/pola/terima/", offer.offer_accept, name="offer-accept"),
    path("sop/<slug:slug>/pola/tolak/", offer.offer_decline, name="offer-decline"),
    path("sop/<slug:slug>/pola/keluarga/", offer.sop_place, name="sop-place"),
    path("sop/<slug:slug>/berlakukan/", adoption.version_adopt, name="version-adopt"),
    path("sop/<slug:slug>/pelaksana/", adoption.lane_rebind, name="lane-rebind"),
]
