"""The shapes of what people send to this chapter's pages."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lajur.core.sop import Actor, ActorKind
from lajur.procedures.lane import Identity, Lane
from lajur.procedures.queries.choices import QueueChoices


class DocumentForm(forms.Form):
    """A file to read."""

    file = forms.FileField(
        label=_("Berkas SOP"),
        help_text=_("Satu berkas boleh memuat banyak SOP. Paling besar 20 MB."),
        error_messages={
            "required": _("Pilih berkas SOP terlebih dahulu."),
            "empty": _("Berkas ini kosong. Pilih berkas yang berisi SOP."),
        },
    )


class AnswerForm(forms.Form):
    """An answer to one open question."""

    question = forms.CharField(max_length=120)
    value = forms.CharField(max_length=2000)
    source = forms.CharField(max_length=500, required=False)


class IdentityForm(forms.Form):
    """What the adopting office prints as its own."""

    government = forms.CharField(label=_("Pemerintah daerah"), max_length=200)
    office = forms.CharField(label=_("Perangkat daerah"), max_length=200)
    unit = forms.CharField(label=_("Unit kerja"), max_length=200, required=False)
    subunit = forms.CharField(label=_("Subunit"), max_length=200, required=False)
    number = forms.CharField(label=_("Nomor SOP"), max_length=120, required=False)
    approved_by = forms.CharField(
        label=_("Disahkan oleh"), max_length=200, required=False
    )
    valid_from = forms.DateField(
        label=_("Berlaku mulai"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Isi tanggal berlaku, misalnya 2026-01-05.")},
    )

    def identity(self) -> Identity:
        """Return what was typed; empty fields leave the source's value."""
        names = ("government", "office", "unit", "subunit", "number", "approved_by")
        return Identity(**{name: self.cleaned_data[name] or None for name in names})


class LanesForm(forms.Form):
    """Who stands in each lane: one typed name, or ticked units."""

    def __init__(
        self,
        *args: Any,
        actors: Sequence[Actor],
        choices: QueueChoices,
        lanes: dict[str, Lane],
        **kwargs: Any,
    ) -> None:
        """Build one field per lane, filled with its proposal."""
        super().__init__(*args, **kwargs)
        self._actors = {actor.id: actor for actor in actors}
        self._choices = choices
        for actor in actors:
            lane = lanes.get(actor.id, Lane(None))
            if actor.kind is ActorKind.EACH_UNIT:
                self.fields[actor.id] = units_field(actor.name, choices, lane)
            else:
                self.fields[actor.id] = queue_field(actor.name, choices, lane)

    def clean(self) -> dict[str, Any]:
        """Turn typed names into queues, naming the lane that has none."""
        data = super().clean() or {}
        for actor_id in [name for name in self.fields if name in data]:
            try:
                data[actor_id] = lane_from(data[actor_id], self._choices)
            except forms.ValidationError as error:
                self.add_error(actor_id, error)
        return data

    def lanes(self) -> dict[str, Lane]:
        """Return the lanes that were filled in correctly."""
        return {
            name: lane
            for name, lane in self.cleaned_data.items()
            if isinstance(lane, Lane) and lane.is_bound
        }


class RebindForm(forms.Form):
    """Another holder for one lane, from a day on."""

    def __init__(
        self, *args: Any, actor: Actor, choices: QueueChoices, lane: Lane, **kwargs: Any
    ) -> None:
        """Build the field that fits the lane."""
        super().__init__(*args, **kwargs)
        self._choices = choices
        is_many = actor.kind is ActorKind.EACH_UNIT
        make = units_field if is_many else queue_field
        self.fields["lane"] = make(actor.name, choices, lane)
        self.fields["valid_from"] = forms.DateField(
            label=_("Mulai tanggal"),
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        )
        self.fields["to_open_tasks"] = forms.BooleanField(
            label=_("Pindahkan juga tugas yang sedang terbuka"), required=False
        )

    def clean_lane(self) -> Lane:
        """Turn the typed name into a queue."""
        return lane_from(self.cleaned_data["lane"], self._choices)


def queue_field(name: str, choices: QueueChoices, lane: Lane) -> forms.Field:
    """Return a field to type a post, team or unit into."""
    return forms.CharField(
        label=name,
        max_length=400,
        initial=choices.names.get(lane.queue or "", ""),
        widget=forms.TextInput(attrs={"list": "queues", "autocomplete": "off"}),
        error_messages={
            "required": gettext(
                "Pelaksana “%(lane)s” belum ditetapkan. "
                "Pilih jabatan, tim, atau unit yang menjalankannya."
            )
            % {"lane": name}
        },
    )


def units_field(name: str, choices: QueueChoices, lane: Lane) -> forms.Field:
    """Return a field to tick units in."""
    return forms.MultipleChoiceField(
        label=name,
        choices=[(str(unit.id), unit.name) for unit in choices.units],
        initial=[str(pk) for pk in lane.unit_ids],
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": gettext("Pilih sedikitnya satu unit untuk “%(lane)s”.")
            % {"lane": name}
        },
    )


def lane_from(value: str | list[str], choices: QueueChoices) -> Lane:
    """Return the lane a field's value stands for; raises ValidationError."""
    if isinstance(value, list):
        return Lane(None, tuple(int(pk) for pk in value))
    queue = choices.queue_of(value)
    if queue is None:
        raise forms.ValidationError(
            gettext(
                "“%(typed)s” tidak ditemukan di daftar jabatan, tim, dan unit. "
                "Pilih salah satu yang disarankan saat mengetik."
            )
            % {"typed": value}
        )
    return Lane(queue)
