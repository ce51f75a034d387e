"""The addresses of this chapter's pages."""

from django.urls import path

from lajur.office import views

app_name = "office"

urlpatterns = [
    path("pejabat/", views.post_list, name="post-list"),
    path("pejabat/<int:post_id>/", views.holder_set, name="holder-set"),
    path(
        "pejabat/<int:post_id>/<int:holding_id>/akhiri/",
        views.holding_end,
        name="holding-end",
    ),
]
