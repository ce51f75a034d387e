"""The addresses of families, patterns and offers."""

from tests.factories.town import Town
from tests.guards.address import Row


def family(town: Town) -> dict[str, object]:
    return {"family_id": town.family_id}


def mender(town: Town) -> dict[str, object]:
    return {"slug": town.followers[0]}


def follower(town: Town) -> dict[str, object]:
    return {"slug": town.followers[1]}


FAMILIES = (
    Row("procedures:family-list", "302 200 200 200 200", "302 405 405 405 405"),
    Row("procedures:family-find", "302 405 405 405 405", "302 403 403 302 302"),
    Row("procedures:family-show", "302 200 200 200 404", "302 405 405 405 405", family),
    Row(
        "procedures:family-rename",
        "302 405 405 405 405",
        "302 403 403 302+ 404",
        family,
        lambda town: {"name": f"Pinjam {town.mark}"},
    ),
    Row(
        "procedures:pattern-make", "302 405 405 405 405", "302 403 403 302 404", family
    ),
    Row(
        "procedures:pattern-use",
        "302 403 403 200 404",
        "302 403 403 302+ 404",
        family,
        lambda town: {"p-subject": f"Mikrofon {town.mark}"},
    ),
    Row(
        "procedures:offers-accept",
        "302 405 405 405 405",
        "302 403 403 302+ 404",
        family,
    ),
    Row(
        "procedures:sop-pattern", "302 200 200 200 404", "302 405 405 405 405", follower
    ),
    Row(
        "procedures:pattern-mend", "302 405 405 405 405", "302 403 403 302+ 404", mender
    ),
    Row(
        "procedures:offer-accept",
        "302 405 405 405 405",
        "302 403 403 302+ 404",
        follower,
    ),
    Row(
        "procedures:offer-decline",
        "302 405 405 405 405",
        "302 403 403 302+ 404",
        follower,
        lambda town: {"reason": f"Tidak perlu di {town.mark}."},
    ),
    Row(
        "procedures:sop-place",
        "302 405 405 405 405",
        "302 403 403 302+ 404",
        follower,
        lambda town: {"family": ""},
    ),
)
