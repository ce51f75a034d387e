"""Patterns of families: finding them, following them, new SOPs from them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from lajur.core import families as core
from lajur.core.families import Following as Told
from lajur.core.sop import Sop
from lajur.core.sop.codec import from_json, to_json
from lajur.ledger.actor import ActingAs
from lajur.ledger.services import append
from lajur.procedures.family_errors import (
    PatternMissing,
    TitleTaken,
    TooFewKin,
    ValueMissing,
)
from lajur.procedures.models import (
    Draft,
    Family,
    Following,
    Offer,
    Pattern,
    Procedure,
    Version,
)
from lajur.procedures.services.family import locked_family
from lajur.procedures.services.index import index_procedure
from lajur.procedures.summary import Summary

#: An SOP most of whose text would be differences follows nothing.
_FOLLOWS = 0.5


def make_pattern(
    *, government_id: int, family_id: int, by: ActingAs, at: datetime
) -> Pattern:
    """Find the pattern behind a family and let its members follow it.

    A pattern there is already is returned as it is. Raises Unknown, TooFewKin.
    """
    with transaction.atomic():
        family = locked_family(government_id, family_id)
        known = newest_pattern(government_id, family_id)
        if known:
            return known
        versions = newest_versions(government_id, family_id)
        sops = [from_json(version.sop) for version in versions]
        alike = core.worded_alike(sops) if sops else ()
        if len(alike) < 2:
            raise TooFewKin
        found = core.derive([sops[n] for n in alike])
        pattern = store_edition(family, found, 1, by, at)
        for version, sop in zip(versions, sops, strict=True):
            _follow(version, sop, pattern, found)
        return pattern


def make_patterns(*, government_id: int, by: ActingAs, at: datetime) -> int:
    """Find the pattern of every family that can have one; return how many."""
    with_one = Pattern.objects.filter(government_id=government_id).values("family_id")
    families = Family.objects.filter(government_id=government_id)
    made = 0
    for family in families.exclude(pk__in=with_one).order_by("pk"):
        try:
            make_pattern(government_id=government_id, family_id=family.pk, by=by, at=at)
        except TooFewKin:
            continue
        made += 1
    return made


def keep_following(version: Version, sop: Sop, draft: Draft) -> None:
    """Tell a new version by its pattern: the one it followed, or its family's.

    A version that took over an offered mend follows that edition.
    """
    pattern = _followed(version, draft) if version.number > 1 else None
    if pattern is None:
        pattern = newest_pattern(version.government_id, version.procedure.family_id)
    if pattern:
        _follow(version, sop, pattern, core.Pattern.from_json(pattern.stored))


def source_of(version: Version) -> Mapping[str, Any]:
    """Return the text a revision begins with: that of its pattern, made its own.

    How it was read stands in the version. An SOP without a pattern begins with
    the version's whole text.
    """
    following = (
        Following.objects.select_related("pattern")
        .filter(government_id=version.government_id, version=version)
        .first()
    )
    if following is None:
        stored: Mapping[str, Any] = version.sop
        return stored
    sop = core.follow(
        core.Pattern.from_json(following.pattern.stored),
        Told.from_json(following.stored),
    )
    read = {name: version.sop[name] for name in ("slug", "source", "certainty")}
    return {**to_json(sop), **read}


def draft_from_pattern(
    *,
    government_id: int,
    family_id: int,
    values: Mapping[str, str],
    by: ActingAs,
    at: datetime,
) -> str:
    """Open a draft that follows a pattern with these values; return its slug.

    Raises Unknown, PatternMissing, ValueMissing, TitleTaken.
    """
    with transaction.atomic():
        family = locked_family(government_id, family_id)
        row = newest_pattern(government_id, family_id)
        if row is None:
            raise PatternMissing
        sop = sop_of(core.Pattern.from_json(row.stored), values)
        slug = slugify(sop.title or "")[:110]
        procedure, is_new = Procedure.objects.get_or_create(
            government_id=government_id,
            slug=slug,
            defaults={"title": sop.title or slug, "family": family, "is_placed": True},
        )
        if not is_new:
            raise TitleTaken(title=procedure.title)
        stored = to_json(sop.with_changes(slug=slug))
        draft = Draft.objects.create(
            government_id=government_id,
            procedure=procedure,
            as_read=stored,
            sop=stored,
            summary=Summary.of(sop).to_json(),
            created_at=at,
            author_id=by.person_id,
        )
        index_procedure(procedure, sop)
        append(
            government_id=government_id,
            stream=procedure.stream,
            kind="made_from_pattern",
            body={"draft": draft.pk, "pattern": row.pk, "values": dict(values)},
            by=by,
            at=at,
        )
        return slug


def sop_of(pattern: core.Pattern, values: Mapping[str, str]) -> Sop:
    """Return the SOP these values make; raises ValueMissing.

    What stands for the subject in the steps is the subject where nothing else is
    said.
    """
    given = {name: " ".join(value.split()) for name, value in values.items()}
    told = {p.id: given[p.id] for p in pattern.parameters if p.id in given}
    for parameter in pattern.parameters:
        if parameter.kind == "subject" and not told.get(parameter.id):
            raise ValueMissing
        if parameter.kind == "wording" and not told.get(parameter.id):
            told[parameter.id] = told.get("subject", "")
    return core.follow(pattern, Told(told))


def newest_pattern(government_id: int, family_id: int | None) -> Pattern | None:
    """Return the newest edition of a family's pattern."""
    return (
        Pattern.objects.filter(government_id=government_id, family=family_id)
        .order_by("-edition")
        .first()
    )


def newest_versions(government_id: int, family_id: int) -> list[Version]:
    """Return the newest version of every member, by title."""
    return list(
        Version.objects.filter(
            government_id=government_id, procedure__family_id=family_id
        )
        .select_related("procedure")
        .order_by("procedure__title", "procedure_id", "-number")
        .distinct("procedure__title", "procedure_id")
    )


def store_edition(
    family: Family,
    pattern: core.Pattern,
    edition: int,
    by: ActingAs,
    at: datetime,
    *,
    origin: Version | None = None,
) -> Pattern:
    """Keep an edition of a pattern for good."""
    row = Pattern.objects.create(
        government_id=family.government_id,
        family=family,
        edition=edition,
        stored=pattern.to_json(),
        origin_id=origin.procedure_id if origin else None,
        origin_version=origin.number if origin else None,
        at=at,
        person_id=by.person_id,
        person=by.person,
        post=by.post,
    )
    append(
        government_id=family.government_id,
        stream=family.stream,
        kind="pattern_mended" if origin else "pattern_made",
        body={
            "pattern": row.pk,
            "edition": edition,
            "origin": origin.procedure.slug if origin else None,
            "version": origin.number if origin else None,
        },
        by=by,
        at=at,
    )
    return row


def tell_following(
    version: Version, sop: Sop, row: Pattern, pattern: core.Pattern
) -> None:
    """Keep a version as values and differences of an edition."""
    _keep(version, row, core.express(pattern, core.said(sop)))


def _followed(version: Version, draft: Draft) -> Pattern | None:
    own = {"government_id": version.government_id}
    taken = (
        Offer.objects.select_related("pattern")
        .filter(**own, draft=draft, state=Offer.State.ACCEPTED)
        .order_by("-pattern__edition")
        .first()
    )
    if taken:
        return taken.pattern
    known = (
        Following.objects.select_related("pattern")
        .filter(**own, procedure_id=version.procedure_id)
        .first()
    )
    return known.pattern if known else None


def _follow(version: Version, sop: Sop, row: Pattern, pattern: core.Pattern) -> None:
    """Let a version follow a pattern if that tells most of it, else not at all."""
    told = core.express(pattern, core.said(sop))
    if len(str(told.to_json())) < _FOLLOWS * len(str(to_json(core.said(sop)))):
        _keep(version, row, told)
        return
    Following.objects.filter(
        government_id=version.government_id, procedure_id=version.procedure_id
    ).delete()


def _keep(version: Version, row: Pattern, told: Told) -> None:
    Following.objects.update_or_create(
        government_id=version.government_id,
        procedure_id=version.procedure_id,
        defaults={"pattern": row, "version": version, "stored": told.to_json()},
    )
