"""Text of a paper on the screen."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

register = template.Library()
_TAGS = (("bold", "b"), ("italic", "i"))


@register.filter
def dressed(runs: Iterable[Mapping[str, Any]]) -> SafeString:
    """Write runs as HTML: bold, italic, what was filled in, inserted, deleted."""
    return mark_safe("".join(_span(span) for span in runs))  # noqa: S308 - escaped below


def _span(span: Mapping[str, Any]) -> str:
    text = str(conditional_escape(span["text"])).replace("\n", "<br>")
    for name, tag in _TAGS:
        if span[name]:
            text = f"<{tag}>{text}</{tag}>"
    if span["auto"]:
        text = f'<span class="auto">{text}</span>'
    change = span["change"]
    return f"<{change}>{text}</{change}>" if change else text


@register.filter
def drawn(code: str) -> SafeString:
    """Put a QR code on the page; it was drawn by us and holds paths only."""
    return mark_safe(code)  # noqa: S308
