"""Who acts: person, post and capacity as text, as they were at that moment."""

from dataclasses import dataclass
from typing import Literal

Capacity = Literal["definitive", "plt", "plh", "pj", "delegate", "system"]


@dataclass(frozen=True)
class ActingAs:
    """A person in a post; history keeps the names, not pointers to rows."""

    person_id: int | None
    person: str
    post_id: int | None
    post: str
    capacity: str = "definitive"

    def as_body(self) -> dict[str, int | str | None]:
        """Return the form an event's body keeps."""
        return {
            "capacity": self.capacity,
            "person": self.person,
            "person_id": self.person_id,
            "post": self.post,
            "post_id": self.post_id,
        }


#: The clock and the worker act under this name.
SYSTEM = ActingAs(None, "Lajur", None, "Lajur", "system")
