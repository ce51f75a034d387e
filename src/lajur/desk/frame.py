"""Who sits at the desk for one request, and what the frame of a page shows."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from lajur.cases import queries as case_queries
from lajur.core.worktime import Calendar
from lajur.ledger.actor import ActingAs
from lajur.office import queries as office_queries
from lajur.office.queries import ActingQueue, GovernmentRow
from lajur.ui import dates
from lajur.ui.deadline import office_hours
from lajur.ui.templatetags.lajur import initials

#: The session keeps the post a person chose to act as.
CHOSEN_POST = "post"
#: Badges count no further than this.
BADGE_LIMIT = 100
CAPACITY_WORDS = {"plt": "Plt.", "plh": "Plh.", "pj": "Pj.", "delegate": "a.n."}


@dataclass(frozen=True)
class AtWork:
    """A person at work: his government, his posts, the moment of the request."""

    government: GovernmentRow
    person_id: int
    person: str
    is_steward: bool
    served: tuple[ActingQueue, ...]
    chosen_post: int | None
    at: datetime

    @property
    def government_id(self) -> int:
        """Give the government every query of this request is bound to."""
        return self.government.id

    @property
    def today(self) -> date:
        """Give the day at the office."""
        return timezone.localtime(self.at).date()

    @property
    def queues(self) -> tuple[str, ...]:
        """Give every queue the person may act on today, each once."""
        return tuple(dict.fromkeys(row.queue for row in self.served))

    @property
    def posts(self) -> tuple[ActingQueue, ...]:
        """Give the posts the person may act as today."""
        return tuple(row for row in self.served if row.queue.startswith("post:"))

    @property
    def seat(self) -> ActingQueue | None:
        """Give the post the person chose, or the first he holds."""
        chosen = (row for row in self.posts if row.post_id == self.chosen_post)
        return next(chosen, self.posts[0] if self.posts else None)

    @property
    def acting(self) -> ActingAs:
        """Give who acts, as services and history want to know it."""
        return self._acting_as(self.seat)

    def acting_for(self, queue: str) -> ActingAs:
        """Give who acts on a queue: in the right that queue gives him."""
        rows = [row for row in self.served if row.queue == queue]
        seat = self.seat
        same = (r for r in rows if seat and r.post_id == seat.post_id)
        return self._acting_as(next(same, rows[0] if rows else seat))

    def _acting_as(self, row: ActingQueue | None) -> ActingAs:
        if row is None:
            return ActingAs(self.person_id, self.person, None, self.person)
        return ActingAs(
            self.person_id, self.person, row.post_id, row.post_name, row.capacity
        )

    @cached_property
    def calendar(self) -> Calendar:
        """Give the office's calendar in its newest edition."""
        return office_queries.calendar_of(
            self.government_id, self.government.calendar_version
        )


class OfficeRequest(HttpRequest):
    """A request after sign-in: it knows who is at work."""

    office: AtWork


class OfficeMiddleware:
    """Find out who is at work, and set the clock of his office."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next layer."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer one request."""
        at = timezone.now()
        user = getattr(request, "user", None)
        office = at_work(request, at) if user and user.is_authenticated else None
        request.office = office  # type: ignore[attr-defined]
        if office is None:
            return self.get_response(request)
        with timezone.override(ZoneInfo(office.government.time_zone)):
            return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponse],
        _args: tuple[object, ...],
        _named: dict[str, object],
    ) -> HttpResponse | None:
        """Stop an account that belongs to nobody at any office, and say so."""
        wants_office = getattr(view, "login_required", True)
        if wants_office and request.user.is_authenticated and not request.office:  # type: ignore[attr-defined]
            return render(request, "desk/no_office.html", status=403)
        return None


def at_work(request: HttpRequest, at: datetime) -> AtWork | None:
    """Read who the signed-in account belongs to; nobody when no person has it."""
    found = office_queries.person_at_office(request.user.pk or 0)
    if found is None:
        return None
    person, government = found
    today = at.astimezone(ZoneInfo(government.time_zone)).date()
    return AtWork(
        government=government,
        person_id=person.id,
        person=person.name,
        is_steward=person.manages_office,
        served=office_queries.queues_of(government.id, person.id, today),
        chosen_post=request.session.get(CHOSEN_POST),
        at=at,
    )


@dataclass(frozen=True)
class Place:
    """One item of the rail."""

    code: str
    name: str
    icon: str
    url: str
    is_here: bool
    count: int = 0

    @property
    def count_text(self) -> str:
        """Say the badge's number, no further than the limit."""
        return f"{BADGE_LIMIT - 1}+" if self.count >= BADGE_LIMIT else str(self.count)


@dataclass(frozen=True)
class Choice:
    """One post in the menu."""

    id: int
    name: str
    is_chosen: bool = False


@dataclass(frozen=True)
class Frame:
    """All the frame of a page shows; templates know nothing else of the office."""

    government: str
    unit: str
    today: str
    hours: str
    person: str
    post: str
    initials: str
    is_acting: bool
    posts: tuple[Choice, ...]
    demo_posts: tuple[Choice, ...]
    places: tuple[Place, ...]
    notices: int
    query: str
    path: str


def with_capacity(name: str, capacity: str) -> str:
    """Name a post with the right somebody acts in: "Plh. Sekretaris Daerah"."""
    return f"{CAPACITY_WORDS.get(capacity, '')} {name}".strip()


def post_name(row: ActingQueue) -> str:
    """Name a post in full with the right its row gives."""
    return with_capacity(row.post_name, row.capacity)


def frame(request: HttpRequest) -> dict[str, object]:
    """Give every template the frame, read only when the page draws it."""
    office = getattr(request, "office", None)
    other = "en" if get_language() == "id" else "id"
    common = {
        "other_language": other,
        "other_language_name": dict(settings.LANGUAGES)[other],
        "theme": request.COOKIES.get("lajur_theme", ""),
        "keys_off": request.COOKIES.get("lajur_keys") == "off",
    }
    if office is None:
        return {"frame": None, **common}
    return {"frame": SimpleLazyObject(lambda: build_frame(request, office)), **common}


def build_frame(request: HttpRequest, office: AtWork) -> Frame:
    """Read what the frame shows: two counts; the rest is known."""
    seat = office.seat
    short_name = office.person
    if seat:
        short_name = with_capacity(seat.post_short_name, seat.capacity)
    tasks = case_queries.inbox_count(
        office.government_id, office.person_id, office.today, served=office.queues
    )
    return Frame(
        government=office.government.name,
        unit=seat.unit_name if seat else "",
        today=dates.long_day(office.at),
        hours=office_hours(office.at, office.calendar),
        person=office.person,
        post=short_name,
        initials=initials(short_name),
        is_acting=bool(seat and seat.capacity != "definitive"),
        posts=tuple(
            Choice(row.post_id or 0, post_name(row), row is seat)
            for row in office.posts
        ),
        demo_posts=demo_choices(office),
        places=places(request.path, tasks),
        notices=office_queries.unread_count(
            office.government_id, office.person_id, office.queues
        ),
        query=request.GET.get("q", ""),
        path=request.get_full_path(),
    )


def demo_choices(office: AtWork | None) -> tuple[Choice, ...]:
    """List the posts a visitor of the demo may stand in for; else nothing."""
    if not settings.DEMO or (office and not office.government.is_demo):
        return ()
    here = office.person_id if office else None
    return tuple(
        Choice(row.person_id, row.post, row.person_id == here)
        for row in office_queries.demo_people()
    )


def places(path: str, tasks: int) -> tuple[Place, ...]:
    """List the rail; a chapter without pages is left out."""
    known = (
        ("tasks", _("Tugas"), "inbox", "desk:inbox-show", "/tugas", tasks),
        ("cases", _("Kasus"), "waypoints", "cases:case-list", "/kasus", 0),
        ("sops", _("SOP"), "file-text", "procedures:sop-list", "/sop", 0),
        ("letters", _("Surat"), "mail", "letters:register-list", "/surat", 0),
        ("posts", _("Pejabat"), "users", "office:post-list", "/pejabat", 0),
    )
    found = []
    for code, name, icon, url_name, prefix, count in known:
        try:
            url = reverse(url_name)
        except NoReverseMatch:
            continue
        here = path.startswith(prefix) or (code == "tasks" and path == "/")
        found.append(Place(code, name, icon, url, here, count))
    return tuple(found)
