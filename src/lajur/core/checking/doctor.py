"""All rules over one SOP, beside the others of its catalogue."""

from collections.abc import Callable

from lajur.core.checking import (
    chain,
    copies,
    duplicates,
    flow,
    identity,
    lanes,
    legal,
    order,
    promises,
    relations,
    spelling,
    standards,
    terms,
    wording,
)
from lajur.core.checking.catalogue import Catalogue
from lajur.core.checking.laws import Register, register
from lajur.core.checking.model import SEVERITIES, Diagnoses, Diagnosis, Rule
from lajur.core.sop import Sop
from lajur.core.sop.said import said

RULES: tuple[Rule, ...] = (
    flow.flow,
    lanes.one_owner,
    standards.time_and_output,
    wording.actor_named,
    wording.no_act,
    wording.condition_in_text,
    wording.title_wording,
    lanes.column_order,
    lanes.unused_lane,
    lanes.outsider,
    flow.approval_without_return,
    flow.number_gap,
    flow.checked_before_made,
    order.made_too_late,
    standards.unusual_time,
    spelling.short_units,
    standards.stated_total,
    chain.output_unused,
    chain.input_unproduced,
    chain.input_is_result,
    chain.not_a_paper,
    chain.generic_output,
    chain.twin_output,
    chain.made_but_not_listed,
    identity.missing,
    identity.dates,
    identity.wrong_box,
    copies.paper_as_equipment,
    spelling.degree_misprinted,
    spelling.item_goes_on,
    spelling.name_cut,
    terms.two_meanings,
    terms.glued,
    promises.unkept,
)
LawRule = Callable[[Sop, Register], Diagnoses]
LAW_RULES: tuple[LawRule, ...] = (
    legal.in_force,
    legal.whole,
    legal.about_the_subject,
    legal.cited_in_steps,
)
CatalogueRule = Callable[[Sop, Catalogue], Diagnoses]
CATALOGUE_RULES: tuple[CatalogueRule, ...] = (
    relations.related,
    relations.circle,
    duplicates.same_activity,
    copies.foreign,
    copies.whole_lists,
)


def check_sop(
    sop: Sop, catalogue: Catalogue | None = None, laws: Register | None = None
) -> tuple[Diagnosis, ...]:
    """Return everything a person should look at in an SOP, worst first.

    `laws` is the office's register; without it, the one that ships.
    """
    beside, known = catalogue or Catalogue(), laws or register()
    found = [diagnosis for rule in RULES for diagnosis in rule(sop)]
    found += [d for rule in LAW_RULES for d in rule(sop, known)]
    found += [d for rule in CATALOGUE_RULES for d in rule(sop, beside)]
    once = dict.fromkeys((d.code, d.where, d.text) for d in found)
    told = {(d.code, d.where, d.text): d for d in reversed(found)}
    return tuple(
        sorted((told[key] for key in once), key=lambda d: SEVERITIES.index(d.severity))
    )


#: The rules only a person can answer for.
QUESTIONS = ("L09", "L10")


def questions(sop: Sop) -> tuple[Diagnosis, ...]:
    """Return what only a person can say about an SOP: L09 and L10."""
    title = sop.title or "ini"
    return (
        Diagnosis(
            "L09",
            "",
            "note",
            said(
                "Apakah SOP “{title}” sesuai dengan SOTK, uraian tugas, atau "
                "analisis jabatan, dan disusun bersama orang yang mengerjakannya?",
                title=title,
            ),
            said(
                "SOP disusun oleh yang mengerjakannya dan disepakati secara wajar "
                "(L09)."
            ),
        ),
        Diagnosis(
            "L10",
            "",
            "note",
            said(
                "Apakah langkah-langkahnya mengatur kegiatan, bukan isi dokumen "
                "yang dihasilkan?"
            ),
            said("SOP mengatur urutan kegiatan, bukan substansi produknya (L10)."),
        ),
    )
