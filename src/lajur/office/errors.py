"""What can go wrong with posts, holders, calendars and the demo, by name.

Each error is raised with the sentence for the person at the screen.
"""


class OfficeError(Exception):
    """Something about the office's own records was refused."""


class NotOfficeManager(OfficeError):
    """Only the office administrator (pengelola) may do this."""


class UnknownUnit(OfficeError):
    """There is no such unit in this government."""


class UnknownPost(OfficeError):
    """There is no such post in this government."""


class UnknownPerson(OfficeError):
    """There is no such person in this government."""


class UnknownTeam(OfficeError):
    """There is no such team in this government."""


class UnknownHolding(OfficeError):
    """There is no such holding in this government."""


class NameTaken(OfficeError):
    """Another record of this government already bears this name or code."""


class BadPeriod(OfficeError):
    """A period must end after it begins."""


class PostHeld(OfficeError):
    """The post has a definitive holder in that period."""


class PostVacant(OfficeError):
    """The post has no definitive holder whom somebody could stand in for."""


class ActingTaken(OfficeError):
    """Somebody else already acts in this post in that period."""


class OwnPost(OfficeError):
    """Nobody acts for himself."""


class WarrantMissing(OfficeError):
    """An acting official needs the number of the letter that appoints him."""


class CalendarRefused(OfficeError):
    """The calendar cannot be read or would leave no working day."""


class DemoOff(OfficeError):
    """Demo sign-in is closed because LAJUR_DEMO is off."""


class NotDemoPerson(OfficeError):
    """Only the made-up people of a demo office can be stood in for."""
