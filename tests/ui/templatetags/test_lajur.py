import pytest
from django import forms
from django.template import Context, Template
from django.test import RequestFactory

from lajur.ui.deadline import DeadlineLabel
from lajur.ui.templatetags.lajur import NOBODY, Tab, TimelineRow, initials
from lajur.ui.words import STATES, WORKS


def draw(source: str, **context: object) -> str:
    return Template("{% load lajur %}" + source).render(Context(context)).strip()


class PlanForm(forms.Form):
    subject = forms.CharField(
        label="Perihal",
        help_text="Nama kasus.",
        error_messages={"required": "Perihal belum diisi."},
    )
    note = forms.CharField(label="Catatan", required=False)
    way = forms.ChoiceField(
        label="Cara", choices=[("a", "Satu"), ("b", "Dua")], widget=forms.RadioSelect
    )


@pytest.mark.parametrize("code", STATES)
def test_every_state_has_icon_and_word(code: str) -> None:
    drawn = draw("{% chip code %}", code=code)

    assert "<svg" in drawn
    assert str(STATES[code].word) in drawn


@pytest.mark.parametrize("kind", [*WORKS, None, "unheard_of"])
def test_every_work_has_icon_and_word(kind: str | None) -> None:
    assert "<svg" in draw("{% work_chip kind %}", kind=kind)


def test_icon_is_hidden_from_screen_readers() -> None:
    drawn = draw('{% icon "search" %}')

    assert 'aria-hidden="true"' in drawn
    assert 'class="icon"' in drawn
    assert "\n" not in drawn


def test_deadline_tells_the_full_date_to_screen_readers() -> None:
    label = DeadlineLabel("over", "lewat 1 hari", "batas Selasa, 20 Januari 2026")

    drawn = draw("{% deadline label %}", label=label)

    assert 'class="due over"' in drawn
    assert '<span class="sr">, batas Selasa, 20 Januari 2026</span>' in drawn
    assert draw("{% deadline label %}", label=None) == ""


@pytest.mark.parametrize(
    ("post", "short"),
    [
        ("Asisten Administrasi Umum", "AU"),
        ("Sekretaris", "S"),
        ("Kabag Organisasi dan", "KO"),
        ("", NOBODY),
    ],
)
def test_initials_of_a_post(post: str, short: str) -> None:
    assert initials(post) == short


def test_acting_person_is_named_with_the_right_he_acts_in() -> None:
    drawn = draw('{% person "Asisten" "Nama" "Plh. Sekda s.d. 23 Jan" %}')

    assert "disc acting" in drawn
    assert "Plh. Sekda s.d. 23 Jan" in drawn


def test_resting_button_gives_its_reason_and_no_key() -> None:
    drawn = draw('{% button "Paraf" key="p" why_not="Menunggu paraf Kabag." %}')

    assert "disabled" in drawn
    assert "Menunggu paraf Kabag." in drawn
    assert "data-key" not in drawn


def test_button_with_an_address_is_a_link() -> None:
    assert draw('{% button "Buka" url="/kasus/" %}').startswith('<a class="btn ')


def test_field_ties_hint_and_error_to_its_input() -> None:
    form = PlanForm({})

    drawn = draw("{% field form.subject %}", form=form)

    assert 'id="id_subject_helptext"' in drawn
    assert 'id="id_subject_error"' in drawn
    assert 'aria-describedby="id_subject_helptext id_subject_error"' in drawn
    assert 'aria-invalid="true"' in drawn


def test_only_optional_fields_are_marked() -> None:
    form = PlanForm()

    assert "(boleh kosong)" in draw("{% field form.note %}", form=form)
    assert "(boleh kosong)" not in draw("{% field form.subject %}", form=form)


def test_choices_are_a_group_with_a_legend() -> None:
    drawn = draw("{% field form.way %}", form=PlanForm())

    assert "<legend>Cara</legend>" in drawn
    assert drawn.count('class="pick"') == 2


def test_error_summary_links_every_line_to_its_field() -> None:
    drawn = draw("{% error_summary form %}", form=PlanForm({"way": "a"}))

    assert '<a href="#id_subject">Perihal belum diisi.</a>' in drawn
    assert "Ada 1 isian yang perlu diperbaiki" in drawn
    assert draw("{% error_summary form %}", form=PlanForm()) == ""


def test_notice_wraps_its_words() -> None:
    drawn = draw('{% notice "late" %}Surat <b>gagal</b>.{% endnotice %}')

    assert 'class="note late"' in drawn
    assert "Surat <b>gagal</b>." in drawn


def test_notice_escapes_what_people_wrote() -> None:
    assert "&lt;i&gt;" in draw("{% notice %}{{ x }}{% endnotice %}", x="<i>")


def test_timeline_quotes_the_reason_and_marks_overrun() -> None:
    rows = [
        TimelineRow("Dikembalikan", tone="back", icon="undo-2", quote="Belum lengkap."),
        TimelineRow("Menyusun", actual="2 jam", is_over=True),
    ]

    drawn = draw("{% timeline rows %}", rows=rows)

    assert "<q>Belum lengkap.</q>" in drawn
    assert '<span class="over-text">2 jam</span>' in drawn


def test_tabs_say_where_you_are() -> None:
    items = [Tab("Semua", "?", 14, is_here=True), Tab("Paraf", "?jenis=paraf")]

    drawn = draw('{% tabs items "Saring" %}', items=items)

    assert drawn.count("aria-current") == 1
    assert "<b>14</b>" in drawn


def test_progress_is_drawn_without_a_style_attribute() -> None:
    drawn = draw('{% progress 9 19 "Langkah" %}')

    assert 'aria-label="Langkah: 9 dari 19"' in drawn
    assert 'width="47.4"' in drawn
    assert "style=" not in drawn


@pytest.mark.parametrize(
    "source",
    [
        '{% empty_state "Kosong" "Mulai." "/" "Buka" %}',
        '{% stat "Lewat batas" 3 "tugas" "turun 1" %}',
        '{% pager "1-50 dari 312" "?a" "?b" %}',
        "{% messages_list none %}",
    ],
)
def test_remaining_components_draw_without_inline_style(source: str) -> None:
    assert "style=" not in draw(source)


def test_query_with_changes_one_value_and_keeps_the_rest() -> None:
    request = RequestFactory().get("/kasus/?q=lkpj&page=2")

    drawn = draw("{% query_with page=3 %}|{% query_with page='' %}", request=request)

    assert drawn.replace("&amp;", "&") == "?q=lkpj&page=3|?q=lkpj"
