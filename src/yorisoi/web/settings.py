"""Settings: everything that differs between installations comes from the environment."""

import os
import secrets
from pathlib import Path

from django.conf.locale import LANG_INFO
from django.utils.translation import gettext_lazy as _

from yorisoi.web.databases import databases
from yorisoi.web.policy import CONTENT_SECURITY_POLICY as CONTENT_SECURITY_POLICY

HERE = Path(__file__).resolve().parent
PACKAGE = HERE.parent
A_YEAR = 365 * 24 * 60 * 60
DATA = Path(os.environ.get("YORISOI_DATA", "var")).resolve()


def _secret(path: Path) -> str:
    """Read the signing secret, or make one that only its owner can read."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_urlsafe(48))
    return path.read_text().strip()


# The key that opens personal columns; never inside the database.
YORISOI_KEY_FILE = Path(os.environ.get("YORISOI_KEY_FILE", DATA / "keys" / "personal.key"))
# Which of the two faces this process serves: staff, public or all.
YORISOI_FACE = os.environ.get("YORISOI_FACE", "all")
# Whether readers come over https; a site of one machine in one room may do without.
YORISOI_HTTPS = os.environ.get("YORISOI_HTTPS", "") == "1"
# How many proxies of one's own stand before the site; each adds one address that can be believed.
YORISOI_PROXIES = int(os.environ.get("YORISOI_PROXIES", "0"))
# Where participants reach this house: what the codes on their cards hold. Empty: the address at hand.
YORISOI_PUBLIC_ADDRESS = os.environ.get("YORISOI_PUBLIC_ADDRESS", "")
# Where 「すぐに閉じる」 leads; empty: a bare page of this house.
YORISOI_LEAVE_TO = os.environ.get("YORISOI_LEAVE_TO", "")
# The example programme has sign-in links without a password; a real one never has.
YORISOI_EXAMPLE = os.environ.get("YORISOI_EXAMPLE", "") == "1"

SECRET_KEY = os.environ.get("YORISOI_SECRET") or _secret(DATA / "keys" / "signing.key")
DEBUG = os.environ.get("YORISOI_DEBUG", "") == "1"
ALLOWED_HOSTS = os.environ.get("YORISOI_HOSTS", "127.0.0.1,localhost,[::1],testserver").split(",")
ROOT_URLCONF = "yorisoi.web.urls"
WSGI_APPLICATION = "yorisoi.web.wsgi.application"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "csp",
    "yorisoi.ui",
    "yorisoi.journal",
    "yorisoi.entrance.counts",
    "yorisoi.entrance.factors",
    "yorisoi.people",
    "yorisoi.programme",
    "yorisoi.entrance.staff",
    "yorisoi.entrance.cards",
    "yorisoi.stages.area",
    "yorisoi.stages.hearings",
    "yorisoi.stages.personas",
    "yorisoi.stages.goals",
    "yorisoi.stages.outreach",
    "yorisoi.stages.courses",
    "yorisoi.stages.ties",
    "yorisoi.stages.rehearsals",
    "yorisoi.stages.effects",
    "yorisoi.stages.guides",
    "yorisoi.web",
]

MIDDLEWARE = [
    "yorisoi.web.headers.SafeAnswers",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "yorisoi.web.headers.PrivatePages",
    "yorisoi.web.faces.OneFace",
    "yorisoi.web.middleware.SecondWall",
    "yorisoi.web.keeping.KeepForms",
    "yorisoi.web.once.Once",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "yorisoi.web.middleware.Reading",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "yorisoi.entrance.cards.middleware.CardInForce",
    "django.contrib.messages.middleware.MessageMiddleware",
    "yorisoi.entrance.staff.middleware.EndedElsewhere",
    "yorisoi.web.limiting.CountedDoors",
    "yorisoi.web.refusals.Refusals",
    "yorisoi.web.listening.middleware.Listening",
]

TEMPLATES = [{"BACKEND": "yorisoi.ui.engine.Templates", "APP_DIRS": True, "OPTIONS": {}}]
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"

# postgresql://user:password@host/name or sqlite:///folder/file; without it one file beside the data.
DATABASES = databases(
    os.environ.get("DATABASE_URL", ""),
    file=Path(os.environ.get("YORISOI_DATABASE") or DATA / "yorisoi.sqlite3"),
)
# A database that lives for one command needs its tables, not their history.
if os.environ.get("YORISOI_TABLES") == "from-models":
    MIGRATION_MODULES = dict.fromkeys(
        app.rsplit(".", 1)[-1] for app in INSTALLED_APPS if not app.endswith("staticfiles")
    )
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "people.Account"
LOGIN_URL = "entrance:sign_in"

# Staff are asked again who they are after a rest, and after a day; participants never are.
YORISOI_STAFF_REST_MINUTES = int(os.environ.get("YORISOI_STAFF_REST_MINUTES", "60"))
YORISOI_STAFF_DAY_HOURS = int(os.environ.get("YORISOI_STAFF_DAY_HOURS", "12"))
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("code", "name")},
    },
    {"NAME": "yorisoi.entrance.factors.passwords.HouseWords"},
]
# django-allauth keeps passkeys, apps, numbers on paper and sessions; the pages and doors are ours.
ACCOUNT_ADAPTER = "yorisoi.entrance.factors.adapter.Arrivals"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = "code"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
MFA_ADAPTER = "yorisoi.entrance.factors.adapter.Factors"
MFA_SUPPORTED_TYPES = ["webauthn", "totp", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"
# A number counts half a minute longer: not everybody types in thirty seconds.
MFA_TOTP_TOLERANCE = 1

LANG_INFO["ja-x-easy"] = {
    "bidi": False,
    "code": "ja-x-easy",
    "name": "Easy Japanese",
    "name_local": "やさしい日本語",
}
LANGUAGE_CODE = "ja"
LANGUAGES = [("ja", _("日本語")), ("ja-x-easy", _("やさしい日本語")), ("en", _("英語"))]
LOCALE_PATHS = [PACKAGE / "locale"]
LANGUAGE_COOKIE_NAME = "language"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Tokyo"

STATIC_URL = "/static/"
# WhiteNoise reads the packages themselves, so nothing has to be collected first.
STATIC_ROOT = None
STATICFILES_DIRS = [("yorisoi/papers", PACKAGE / "engines" / "documents" / "data")]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG

# Sent twice these do no harm, and who signs in must not hold up those who write.
YORISOI_REPEATABLE = (
    "/sign-in",
    "/sign-out",
    "/account",
    "/card/passkey",
    "/looks",
    "/language",
    "/hello/",
)

# __Host-: the cookie came over https, from this very host, and no neighbour can set it.
SESSION_COOKIE_NAME = "__Host-session" if YORISOI_HTTPS else "session"
CSRF_COOKIE_NAME = "__Host-form" if YORISOI_HTTPS else "form"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = YORISOI_HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "yorisoi.web.errors.form_expired"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_SSL_REDIRECT = YORISOI_HTTPS
SECURE_HSTS_SECONDS = A_YEAR if YORISOI_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = YORISOI_HTTPS
# Only a proxy of one's own may say that it was asked over https.
if YORISOI_HTTPS and YORISOI_PROXIES:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
# The list that browsers ship is for whole domains; a ward's site is one host of its city's domain.
SILENCED_SYSTEM_CHECKS = ["security.W021"]
# A ward's spreadsheet is small; anything larger is not one.
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"quiet": {"()": "yorisoi.web.quiet.WithoutValues"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "quiet"}},
    # Everything that is said goes through the one handler that leaves values out.
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        "django.server": {"handlers": [], "level": "CRITICAL", "propagate": False},
        "django.request": {"handlers": ["console"], "level": "ERROR", "propagate": False},
        "fontTools": {"level": "ERROR"},
        "weasyprint": {"level": "ERROR"},
    },
}
