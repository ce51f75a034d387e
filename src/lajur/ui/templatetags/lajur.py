"""The components: `{% load lajur %}`; each takes named values, knows no model."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django import template
from django.forms import BaseForm, BoundField
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext
from lucide.templatetags.lucide import lucide

from lajur.core.sop import said
from lajur.ui import dates
from lajur.ui.deadline import DeadlineLabel
from lajur.ui.words import state_words, work_words

register = template.Library()

#: Stands in the circle of a post nobody holds.
NOBODY = "\u2013"
_GAPS = re.compile(r"\n\s*(?=<)")

register.filter("long_day", dates.long_day)
register.filter("week_day", dates.week_day)
register.filter("day", dates.day)
register.filter("short_day", dates.short_day)
register.filter("short_date", dates.short_date)
register.filter("clock", dates.clock)
register.filter("moment", dates.moment)


@lru_cache(maxsize=256)
def _svg(name: str) -> SafeString:
    """Draw a lucide icon once; icons never change while the program runs."""
    look = {"class": "icon", "aria_hidden": "true"}
    drawn = lucide(name, size=None, **look)
    return mark_safe(_GAPS.sub("", drawn))  # noqa: S308  # the wheel's own markup


@register.simple_tag
def icon(name: str) -> SafeString:
    """Draw an icon by its lucide name, hidden from screen readers."""
    return _svg(str(name))


@register.inclusion_tag("ui/chip.html")
def chip(state: str, text: str = "") -> dict[str, Any]:
    """Show a state by icon, word and colour; `text` replaces the word."""
    words = state_words(state)
    return {"icon": words.icon, "word": text or words.word, "tone": words.tone}


@register.inclusion_tag("ui/chip.html")
def work_chip(kind: str) -> dict[str, Any]:
    """Show what kind of work a task asks for."""
    words = work_words(kind)
    return {"icon": words.icon, "word": words.noun, "tone": "now"}


@register.inclusion_tag("ui/deadline.html")
def deadline(label: DeadlineLabel | None) -> dict[str, Any]:
    """Show a deadline in working time."""
    return {"label": label}


@register.inclusion_tag("ui/person.html")
def person(post: str, name: str = "", acting: str = "") -> dict[str, Any]:
    """Show who: the post first, the name second, "Plh. … s.d. …" in violet."""
    return {
        "post": post,
        "second": acting or name,
        "initials": initials(post),
        "is_acting": bool(acting),
    }


@register.filter
def told(text: Any) -> str:
    """Tell a sentence of the core in the reader's language; also a kept one."""
    return said.told(said.from_kept(text), gettext)


@register.filter
def initials(post: str) -> str:
    """Shorten a post to two letters: "Asisten Administrasi Umum" to AU."""
    words = [word for word in str(post).split() if word[:1].isupper()]
    if not words:
        return NOBODY
    return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper()


@register.inclusion_tag("ui/button.html")
def button(text: str, **attributes: Any) -> dict[str, Any]:
    """Show a button: icon, look (go, ret, plain, big, small, full), key, name …

    `url` makes it a link; `why_not` shows it resting with the reason beside it.
    """
    return {"text": text, **attributes}


@register.inclusion_tag("ui/field.html")
def field(bound: BoundField) -> dict[str, Any]:
    """Show a form field with label, hint and error, tied for screen readers."""
    kind = type(bound.field.widget).__name__
    return {
        "field": bound,
        "is_check": kind == "CheckboxInput",
        "is_group": bound.field.widget.use_fieldset,
        "is_many": kind == "CheckboxSelectMultiple",
    }


@register.inclusion_tag("ui/error_summary.html")
def error_summary(form: BaseForm | None) -> dict[str, Any]:
    """Show on top what must be mended, each line a link to its field."""
    if form is None or not form.errors:
        return {"errors": []}
    errors: list[tuple[str, str]] = [("", str(e)) for e in form.non_field_errors()]
    for bound in form:
        anchor = f"#{bound.id_for_label or bound.auto_id}"
        errors += [(anchor, str(error)) for error in bound.errors]
    return {"errors": errors}


@register.simple_block_tag
def notice(content: str, tone: str = "now", icon: str = "") -> SafeString:
    """Show a tinted strip: now, acting, back, late or done."""
    icons = {
        "now": "info",
        "acting": "arrow-left-right",
        "back": "undo-2",
        "late": "triangle-alert",
        "done": "check",
    }
    return format_html(
        '<div class="note {}">{}<div class="grow">{}</div></div>',
        tone,
        _svg(icon or icons[tone]),
        content,
    )


_MESSAGE_LOOKS = {
    "error": ("late", "triangle-alert"),
    "warning": ("back", "undo-2"),
    "success": ("done", "check"),
}
#: An extra tag `undo=<address>` of a message offers to take the act back.
UNDO = "undo="


@register.inclusion_tag("ui/messages.html", takes_context=True)
def messages_list(context: template.Context, messages: Any) -> dict[str, Any]:
    """Show what the last act did, with the way back where there is one."""
    rows = []
    for message in messages or ():
        tone, icon_name = _MESSAGE_LOOKS.get(message.level_tag, ("now", "info"))
        extra = message.extra_tags or ""
        undo = extra.removeprefix(UNDO) if extra.startswith(UNDO) else ""
        rows.append((tone, icon_name, str(message), undo))
    return {"rows": rows, "csrf_token": context.get("csrf_token")}


@register.inclusion_tag("ui/empty.html")
def empty_state(
    fact: str, hint: str = "", url: str = "", action: str = "", icon: str = "check"
) -> dict[str, Any]:
    """Say that a list is empty: one fact, one next step, one button."""
    return {"fact": fact, "hint": hint, "url": url, "action": action, "icon": icon}


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One line of a timeline."""

    title: str
    second: str = ""
    #: right column: standard above, actual below
    standard: str = ""
    actual: str = ""
    #: done, now, back, late or todo
    tone: str = "done"
    #: lucide name, or short text such as a step number
    icon: str = ""
    number: str = ""
    #: the reason of a return, quoted in full
    quote: str = ""
    is_over: bool = False


@register.inclusion_tag("ui/timeline.html")
def timeline(rows: Sequence[TimelineRow]) -> dict[str, Any]:
    """Show what happened, newest first."""
    return {"rows": rows}


@register.inclusion_tag("ui/stat.html")
def stat(label: str, figure: Any, unit: str = "", note: str = "") -> dict[str, Any]:
    """Show one figure with its label and one line of comparison."""
    return {"label": label, "figure": figure, "unit": unit, "note": note}


@dataclass(frozen=True, slots=True)
class Tab:
    """One filter or one view of the same thing, with its count."""

    name: str
    url: str
    count: int | None = None
    is_here: bool = False
    icon: str = ""


@register.inclusion_tag("ui/tabs.html")
def tabs(items: Sequence[Tab], label: str) -> dict[str, Any]:
    """Show filters or views as pills; the state is in the address."""
    return {"items": items, "label": label}


@register.inclusion_tag("ui/pager.html")
def pager(
    text: str = "", next_url: str = "", previous_url: str = "", more: str = ""
) -> dict[str, Any]:
    """Show where a long list stands and the way on; `more` names one button."""
    return {
        "text": text,
        "next_url": next_url,
        "previous_url": previous_url,
        "more": more,
    }


@register.inclusion_tag("ui/progress.html")
def progress(done: int, total: int, label: str = "") -> dict[str, Any]:
    """Show work done over work asked; never time."""
    return {
        "done": done,
        "total": total,
        "label": label,
        "width": 0 if not total else round(100 * done / total, 1),
    }


@register.simple_tag(takes_context=True)
def query_with(context: template.Context, **changes: Any) -> str:
    """Give this page's address with some query values changed or dropped."""
    query = context["request"].GET.copy()
    for name, value in changes.items():
        query.pop(name, None)
        if value not in (None, ""):
            query[name] = str(value)
    return f"?{query.urlencode()}" if query else "?"
