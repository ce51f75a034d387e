"""Django settings, read from the environment; every default suits one small office.

DATABASE_URL   a PostgreSQL address; without it `lajur serve` starts its own server
LAJUR_VAR      the one folder with everything to back up (default: `var`)
LAJUR_DEMO     "1" opens the demo office and its post switcher
LAJUR_HOSTS    comma-separated host names this site answers to
"""

import os
from pathlib import Path

from lajur.project.database import database_settings
from lajur.project.secrets import secret_key

BASE = Path(__file__).resolve().parent.parent
VAR = Path(os.environ.get("LAJUR_VAR", "var")).resolve()

DEMO = os.environ.get("LAJUR_DEMO", "0") == "1"
DEBUG = False
SECRET_KEY = secret_key(VAR)
ALLOWED_HOSTS = os.environ.get("LAJUR_HOSTS", "127.0.0.1,localhost,[::1]").split(",")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_htmx",
    "lucide",
    "axes",
    "procrastinate.contrib.django",
    "lajur.ui",
    "lajur.ledger",
    "lajur.office",
    "lajur.procedures",
    "lajur.cases",
    "lajur.letters",
    "lajur.desk",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "lajur.ui.policy.ContentPolicyMiddleware",
    "lajur.ui.address.AddressMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "lajur.ui.language.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "lajur.desk.frame.OfficeMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
]
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = 0.25
# A whole office shares one address: lock the name at that address, not the office.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_CALLABLE = "lajur.desk.views.sign_in.locked_out"
ROOT_URLCONF = "lajur.project.urls"
WSGI_APPLICATION = "lajur.project.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "lajur.desk.frame.frame",
            ],
        },
    }
]

DATABASES = {"default": database_settings(os.environ.get("DATABASE_URL"), VAR)}
# each chapter's jobs live in its `jobs` module
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"
# who does which effect of an act, and the key of the daily seal of the log
LAJUR_EFFECTS = "lajur.project.effects.HANDLERS"
LEDGER_SEAL_KEY = secret_key(VAR, "ledger-seal")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Bahasa Indonesia"), ("en", "English")]
LOCALE_PATHS = [BASE / "ui" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Jakarta"

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_MANIFEST_STRICT = False

# The page of a case shows papers, which a later chapter owns.
LAJUR_SOP_FIGURES = "lajur.cases.queries.figures.sop_figures"
LAJUR_CASE_PAPERS = "lajur.letters.queries.case_papers"

LOGIN_URL = "desk:sign-in"
LOGIN_REDIRECT_URL = "/"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

# Words go to standard error, which `lajur serve` keeps in `var/log`.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}
    },
    "handlers": {"words": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["words"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["words"], "level": "WARNING", "propagate": False},
        # a page that is not there is the visitor's news, not ours
        "django.request": {"level": "ERROR"},
    },
}
