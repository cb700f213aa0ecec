"""Settings of the portal: read from the environment, documented in docs/konfigurasi.md."""

import sys
from pathlib import Path
from typing import Any

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from lpse.api.pengaturan import REST_FRAMEWORK, SPECTACULAR_SETTINGS  # noqa: F401 read by REST framework
from lpse.batas import ACCOUNT_RATE_LIMITS, MFA_RATE_LIMITS  # noqa: F401 read by allauth
from lpse.embedded import paths
from lpse.embedded.rahasia import secret
from lpse.storage_url import file_storage

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

# --- Which unit this is -----------------------------------------------------------------------------

LPSE_PROFIL = env.str("LPSE_PROFIL", default="tulungagung")
LPSE_DATA_DIR = Path(env.str("LPSE_DATA_DIR", default="") or BASE_DIR / "var").resolve()
LPSE_DEMO = env.bool("LPSE_DEMO", default=False)
PORT = env.int("PORT", default=8000)
DEBUG = env.bool("DEBUG", default=False)


def required(name: str, default: str) -> str:
    """Return the variable; outside demo mode a missing one stops the start with one sentence."""
    value: str = env.str(name, default="")
    if value or not (LPSE_DEMO or default):
        if not value:
            raise ImproperlyConfigured(f"{name} belum diisi. Isi di lingkungan; lihat docs/konfigurasi.md.")
        return value
    return default


BASE_URL = required("BASE_URL", f"http://127.0.0.1:{PORT}" if LPSE_DEMO else "").rstrip("/")
# A demo invents its own secrets and keeps them beside its data, so that sessions survive a restart.
SECRET_KEY = required("SECRET_KEY", secret(LPSE_DATA_DIR, "secret_key") if LPSE_DEMO else "")
AUDIT_KEY = required("AUDIT_KEY", secret(LPSE_DATA_DIR, "audit_key") if LPSE_DEMO else "")
METRICS_TOKEN = env.str("METRICS_TOKEN", default="")
CLAMD_URL = env.str("CLAMD_URL", default="")
SERTIFIKAT_TEPERCAYA = env.str("SERTIFIKAT_TEPERCAYA", default="")  # folder of signing authorities we trust
# Several addresses (one year each, say) are separated by spaces; none: the list comes as files only.
DAFTAR_HITAM_URL = env.str("DAFTAR_HITAM_URL", default="").split()
SPSE_URL = env.str("SPSE_URL", default="").split()  # exports of SPSE fetched each night; none: files only
# Networks and hosts that the monitoring may ask though they are not public.
PANTAU_IZIN = env.list("PANTAU_IZIN", default=[])
PANTAU_DENYUT_URL = env.str("PANTAU_DENYUT_URL", default="")  # asked after each round of monitoring
# Below it the kernel's lists of plugged-in disks are read: /dev/disk/by-uuid and /proc/self/mountinfo.
MEDIA_AKAR = Path(env.str("MEDIA_AKAR", default="/"))
UJI_PULIH_DATABASE_URL = env.str("UJI_PULIH_DATABASE_URL", default="")  # where restore drills may work
# The only place from which a reference `berkas:/…` is read; the portal's own secrets lie outside it.
RAHASIA_CADANGAN_DIR = Path(env.str("RAHASIA_CADANGAN_DIR", default="") or LPSE_DATA_DIR / "rahasia/cadangan")
# How many backups may run at once, each in a repository of its own; one worker each.
CADANGAN_SERENTAK = env.int("CADANGAN_SERENTAK", default=1)
RELEASE = "0.1.0"

# --- Application ------------------------------------------------------------------------------------

INSTALLED_APPS = [
    "lpse",  # before Django's own: it replaces the migrate command
    "registrasi",
    "layanan",
    "infrastruktur",
    "arsip",
    "sekretariat",
    "lpse.admin_app.SitusAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_htmx",
    "rest_framework",  # for its Indonesian sentences
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "lpse.middleware.KonteksMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "lpse.middleware.SesiMiddleware",
    "lpse.middleware.WajibMFAMiddleware",
    "lpse.pemeriksa.PemeriksaMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "lpse.urls"
WSGI_APPLICATION = "lpse.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "lpse.konteks.portal",
            ],
        },
    },
]
FORM_RENDERER = "lpse.bentuk.PenyajiBentuk"

# --- Database, queue, cache -------------------------------------------------------------------------

EMBEDDED_POSTGRES = not env.str("DATABASE_URL", default="")
EMBEDDED_VALKEY = not env.str("REDIS_URL", default="")
_database: dict[str, Any] = (
    {"ENGINE": "django.db.backends.postgresql", **paths.database(LPSE_DATA_DIR, "lpse_app")}
    if EMBEDDED_POSTGRES
    else env.db_url("DATABASE_URL")
)
# A statement that comes again is planned once a connection: half the database's work for a submit.
_tersiap = {**_database.get("OPTIONS", {}), "server_side_binding": True, "prepare_threshold": 3}
_sambungan = {"ATOMIC_REQUESTS": False, "CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
DATABASES = {"default": {**_database, **_sambungan, "OPTIONS": _tersiap}}
# Who owns the tables: only `migrate` connects so. Web and worker cannot TRUNCATE, ALTER or disable triggers.
DATABASE_MIGRASI = (
    paths.database(LPSE_DATA_DIR, "lpse_owner")
    if EMBEDDED_POSTGRES
    else env.db_url("DATABASE_MIGRASI_URL" if env.str("DATABASE_MIGRASI_URL", default="") else "DATABASE_URL")
)

_redis = env.str("REDIS_URL", default="")
CELERY_BROKER_URL = _redis or paths.broker_url(LPSE_DATA_DIR)
CACHES = {
    "default": {
        "BACKEND": "lpse.cache.TahanGangguan",
        "LOCATION": _redis or paths.cache_url(LPSE_DATA_DIR),
        "KEY_PREFIX": "lpse",
        "OPTIONS": {"socket_connect_timeout": 1, "socket_timeout": 1},
    },
}
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_DEFAULT_QUEUE = "cepat"
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None  # a worker waits for its queue as long as that takes
# Longer than the longest job, a backup of 72 hours: it would be delivered again while it runs.
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 73 * 3600,
    "socket_connect_timeout": 1,
    "socket_timeout": 1,
}
CELERY_TIMEZONE = "UTC"
CELERY_BEAT_SCHEDULE_FILENAME = str(LPSE_DATA_DIR / "run" / "beat")
CELERY_BEAT_SCHEDULE = {"detak": {"task": "lpse.detak", "schedule": 60.0, "options": {"expires": 55}}}

# --- Files ------------------------------------------------------------------------------------------

STORAGES = {
    "default": file_storage("", LPSE_DATA_DIR),
    "berkas": file_storage(env.str("STORAGE_URL", default=""), LPSE_DATA_DIR),
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if not DEBUG
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
STATIC_URL = "static/"
STATIC_ROOT = Path(env.str("STATIC_ROOT", default="") or LPSE_DATA_DIR / "static")
STATICFILES_DIRS = [BASE_DIR / "static"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

# --- Accounts ---------------------------------------------------------------------------------------

AUTH_USER_MODEL = "lpse.Akun"
SILENCED_SYSTEM_CHECKS = ["auth.W004"]  # e-mail is unique, on Upper(): a constraint the check cannot see
AUTHENTICATION_BACKENDS = ["lpse.otorisasi.PeranBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "lpse:beranda_akun"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "lpse.akun_adapter.AkunAdapter"
MFA_ADAPTER = "lpse.akun_adapter.MFAAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = "user_id"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]  # without a password here allauth drops it at sign-in too
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_FORMS = {
    "request_login_code": "lpse.akun_adapter.MintaKodeForm",
    "reset_password": "lpse.akun_adapter.LupaSandiForm",
}
ACCOUNT_EMAIL_NOTIFICATIONS = True
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = BASE_URL.startswith("http://")
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_NAME = "lpse_sesi"

# --- Security ---------------------------------------------------------------------------------------

_https = BASE_URL.startswith("https://")
_host = environ.urlparse(BASE_URL).hostname or "127.0.0.1"
# Loopback always: health checks ask there, and every link is made from BASE_URL.
ALLOWED_HOSTS = [*(env.list("ALLOWED_HOSTS", default=[]) or [_host]), "127.0.0.1", "localhost"]
CSRF_TRUSTED_ORIGINS = [BASE_URL]
PROXY_COUNT = ALLAUTH_TRUSTED_PROXY_COUNT = env.int("PROXY_COUNT", default=0)
if PROXY_COUNT:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = _https
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if _https else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = _https
SECURE_HSTS_PRELOAD = _https
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _https
SESSION_COOKIE_HTTPONLY = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

# --- Mail -------------------------------------------------------------------------------------------

EMAIL_TIMEOUT = 20
if LPSE_DEMO:
    EMAIL_BACKEND = "lpse.surat_demo.KotakSurat"
else:
    vars().update(env.email_url("EMAIL_URL", default="smtp://localhost:25"))
DEFAULT_FROM_EMAIL = env.str("EMAIL_PENGIRIM", default=f"lpse@{_host}")
IMAP_URL = env.str("IMAP_URL", default="")  # the mailboxes that the service desk reads

# --- Language and time ------------------------------------------------------------------------------

LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Indonesia")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Jakarta"  # the profil's zone is activated for each request; see lpse.middleware
FORMAT_MODULE_PATH = ["lpse.formats"]

# --- Logging: to standard error; the supervisor or the container keeps it ------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"baris": {"format": "%(levelname)s %(name)s: %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "stream": sys.stderr, "formatter": "baris"}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
}
