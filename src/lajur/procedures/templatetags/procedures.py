"""Reading a mapping by a name that stands in a variable."""

from collections.abc import Mapping

from django import template

register = template.Library()


@register.filter
def value_of(values: Mapping[str, str], name: str) -> str:
    """Return the value of a name, or the name itself."""
    return values.get(name, name)
