"""Why the command line could not do what it was asked."""


class CannotRun(Exception):
    """Lajur could not do this; the message says why and what to do next."""
