"""The root of all addresses: each chapter brings its own."""

from django.urls import include, path

urlpatterns = [
    path("", include("lajur.desk.urls")),
    path("", include("lajur.office.urls")),
    path("", include("lajur.procedures.urls")),
    path("", include("lajur.cases.urls")),
    path("", include("lajur.letters.urls")),
]
