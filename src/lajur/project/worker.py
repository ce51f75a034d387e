"""The worker: takes jobs from the database until told to stop."""

import os
from typing import cast

import django

_SECONDS_BETWEEN_LOOKS = 3.0
_SECONDS_TO_FINISH = 8.0


def main() -> None:
    """Run jobs; a job cut off here is taken up again by the next worker."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lajur.project.settings")
    django.setup()
    from procrastinate.contrib.django import app
    from procrastinate.contrib.django.django_connector import DjangoConnector

    connector = cast(DjangoConnector, app.connector).get_worker_connector()
    with app.replace_connector(connector) as running:
        running.run_worker(
            name="lajur",
            fetch_job_polling_interval=_SECONDS_BETWEEN_LOOKS,
            shutdown_graceful_timeout=_SECONDS_TO_FINISH,
            delete_jobs="successful",
        )


if __name__ == "__main__":
    main()
