"""What is wrong with the papers of a government, for `lajur verify`."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from lajur.letters import sql
from lajur.letters.writing.compose import content_hash

_BATCH = 500
_TEXTS = {
    "paper_number": _("Nomor pada naskah “%(what)s” berbeda dari buku agenda."),
    "paper_version": _("Naskah “%(what)s” tidak menunjuk versinya yang terakhir."),
    "paper_content": _("Isi naskah versi %(what)s berubah setelah disimpan."),
    "number_gap": _("Ada nomor yang hilang dari deret %(what)s."),
}


@dataclass(frozen=True)
class Harm:
    """One thing that is not as it was written."""

    code: str
    where: str
    text: str


def verify_papers(government_id: int) -> tuple[Harm, ...]:
    """Compare papers with their versions, and numbers with the register."""
    rows = sql.rows(sql.DAMAGE, {"government": government_id})
    found = [_harm(code, where, what) for code, where, what in rows]
    return (*found, *_changed_contents(government_id))


def _changed_contents(government_id: int) -> Iterator[Harm]:
    """Hash every version again, some hundreds at a time."""
    after = 0
    while True:
        rows = sql.rows(
            sql.CONTENTS,
            {"government": government_id, "after": after, "limit": _BATCH},
        )
        for after, where, number, content, kept in rows:  # noqa: B007 - the last one
            if content_hash(json.loads(content)) != kept:
                yield _harm("paper_content", where, str(number))
        if len(rows) < _BATCH:
            return


def _harm(code: str, where: str, what: str) -> Harm:
    return Harm(code, where, gettext(_TEXTS[code]) % {"what": what})
