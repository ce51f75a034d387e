"""Every table knows whose row it is, and is searched by that first."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db.models import ForeignKey, Model, UniqueConstraint

#: the table of tenants itself
_NO_TENANT = {"office.Government"}
#: searched over all governments at once by the worker, in order of time
_SWEPT = {"ledger.PendingEffect", "cases.Alarm"}


def ours() -> Iterator[type[Model]]:
    for model in apps.get_models():
        is_ours = model.__module__.startswith("lajur.")
        if is_ours and model._meta.managed and model._meta.label not in _NO_TENANT:
            yield model


def test_every_table_has_its_government() -> None:
    missing = [
        model._meta.label
        for model in ours()
        if "government_id" not in {f.column for f in model._meta.local_fields}
    ]

    assert missing == []


def test_a_government_is_never_optional() -> None:
    optional = [
        model._meta.label
        for model in ours()
        for field in model._meta.local_fields
        if field.column == "government_id" and field.null
    ]

    assert optional == []


def test_every_index_begins_with_the_government() -> None:
    found = [
        f"{model._meta.label}: {', '.join(index.fields)}"
        for model in ours()
        if model._meta.label not in _SWEPT
        for index in model._meta.indexes
        if list(index.fields[:1]) not in (["government"], ["government_id"])
    ]

    assert not found, "\n".join(found)


def test_a_table_others_point_to_is_unique_within_its_government() -> None:
    targets = {
        field.related_model
        for model in ours()
        for field in model._meta.local_fields
        if isinstance(field, ForeignKey)
    } & set(ours())

    missing = [model._meta.label for model in targets if not _is_tenant_key(model)]

    assert sorted(missing) == []


def test_no_reverse_accessor_reaches_upwards() -> None:
    found = [
        f"{model._meta.label}.{field.name}"
        for model in ours()
        for field in model._meta.local_fields
        if isinstance(field, ForeignKey)
        and field.related_model._meta.app_label != model._meta.app_label
        and not (field.remote_field.related_name or "").endswith("+")
    ]

    assert not found, "\n".join(found)


def _is_tenant_key(model: Any) -> bool:
    return any(
        isinstance(constraint, UniqueConstraint)
        and {*constraint.fields} in ({"government", "id"}, {"government_id", "id"})
        for constraint in model._meta.constraints
    )
