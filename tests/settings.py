"""Settings of one test run: a private folder and a server of its own.

The first process of a run makes the folder; parallel workers inherit its place.
Without DATABASE_URL the address is that of the embedded server in this folder,
which `conftest.py` starts when the first test wants a database.
"""

import os
import tempfile
from pathlib import Path
from urllib.parse import quote

from lajur.project.postgres.folders import DATABASE, PASSWORD, ROLE, socket_folder
from lajur.project.secrets import secret_key


def _begin_run() -> Path:
    run = Path(tempfile.mkdtemp(prefix="lajur-test-"))
    run.chmod(0o711)  # as root the server runs as another account and walks through
    os.environ["LAJUR_TEST_RUN"] = str(run)
    if not os.environ.get("DATABASE_URL"):
        server = run / "server"
        os.environ["LAJUR_TEST_SERVER"] = str(server)
        os.environ["DATABASE_URL"] = (
            f"postgresql://{ROLE}:{secret_key(server, PASSWORD)}@/{DATABASE}"
            f"?host={quote(str(socket_folder(server)))}"
        )
    return run


_run = Path(os.environ.get("LAJUR_TEST_RUN") or _begin_run())
os.environ["LAJUR_VAR"] = str(_run / os.environ.get("PYTEST_XDIST_WORKER", "main"))

from lajur.project.settings import *  # noqa: E402,F403 (the folder comes first)

# a fast hash: the tests sign in often and guard nothing
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# the files as they lie, without collecting them first
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

# WhiteNoise warns of a missing folder, and warnings are errors here
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # noqa: F405
