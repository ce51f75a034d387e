"""The addresses of this chapter's pages."""

from django.urls import URLPattern

app_name = "ui"

urlpatterns: list[URLPattern] = []
