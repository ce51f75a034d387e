"""The addresses of this chapter's pages."""

from django.urls import path

from lajur.office import views

app_name = "office"

urlpatterns = [
    path("pejabat/", views.post_list, name="post-list"),
    path("pejabat/<row:post_id>/", views.holder_set, name="holder-set"),
    path(
        "pejabat/<row:post_id>/<row:holding_id>/akhiri/",
        views.holding_end,
        name="holding-end",
    ),
    path("kalender/", views.calendar_show, name="calendar-show"),
    path("kalender/hapus/", views.holiday_remove, name="holiday-remove"),
]
