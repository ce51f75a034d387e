"""The addresses of this chapter's pages."""

from django.urls import URLPattern

app_name = "procedures"

urlpatterns: list[URLPattern] = []
