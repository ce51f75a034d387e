"""Values by a name in a variable, and the kin of the SOP a page is about."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.template import Context

from lajur.procedures.queries.family import kin_of

register = template.Library()


@register.filter
def value_of(values: Mapping[str, str], name: str) -> str:
    """Return the value of a name, or the name itself."""
    return values.get(name, name)


@register.inclusion_tag("procedures/kin.html", takes_context=True)
def kin(context: Context, slug: str) -> dict[str, Any]:
    """Show of which family an SOP is, and what is nearly the same."""
    seat = context["request"].office
    return {"kin": kin_of(seat.government_id, slug), "slug": slug}
