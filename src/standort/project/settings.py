# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Django's settings, made from the configuration of the installation."""

from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF

from standort.core.configuration import Configuration, data_dir

PACKAGE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = data_dir()
configuration = Configuration(DATA_DIR)

SECRET_KEY = configuration.secret_key()
DEBUG = configuration.flag("debug", default=False)
ALLOWED_HOSTS = configuration.names("allowed_hosts", ["localhost", ".localhost", "127.0.0.1", "[::1]"])
HTTPS = configuration.flag("https", default=False)
# Only the web server in front is believed when it says that a visitor came by HTTPS.
TRUSTED_PROXY = configuration.text("trusted_proxy", "127.0.0.1")
CSRF_TRUSTED_ORIGINS = configuration.names("trusted_origins", [])

INSTALLED_APPS = [
    "standort.project.apps.ProjectConfig",
    "standort.core.apps.CoreConfig",
    "standort.accounts.apps.AccountsConfig",
    "standort.work.apps.WorkConfig",
    "standort.places.apps.PlacesConfig",
    "standort.companies.apps.CompaniesConfig",
    "standort.land.apps.LandConfig",
    "standort.cases.apps.CasesConfig",
    "standort.exchange.apps.ExchangeConfig",
    "standort.ui.apps.UiConfig",
    "standort.office.apps.OfficeConfig",
    "standort.portal.apps.PortalConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "django_vite",
    "rules.apps.AutodiscoverRulesConfig",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "standort.ui.middleware.PermissionsPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "standort.core.tenancy.TenantMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "standort.ui.middleware.DomainErrorMiddleware",
]

ROOT_URLCONF = "standort.project.urls"
WSGI_APPLICATION = "standort.project.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "standort.core.tenancy.tenant_context",
            ],
        },
    },
]
FORM_RENDERER = "standort.ui.forms.StandortFormRenderer"

# -- Storage -------------------------------------------------------------------------------------
DATABASES = {
    "default": dj_database_url.parse(
        configuration.text("database_url") or f"sqlite:///{(DATA_DIR / 'standort.sqlite3').as_posix()}"
    )
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A writer waits for the lock from its first statement on, so that nobody is refused half-way.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        # secure_delete: what is erased is overwritten, not only unlinked.
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; "
        "PRAGMA secure_delete=ON; PRAGMA cache_size=-32000;",
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 60
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
ATOMIC_REQUESTS = False
LAKE_DIR = DATA_DIR / "lake"
MEDIA_ROOT = DATA_DIR / "media"
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
FILE_UPLOAD_HANDLERS = [
    "standort.core.upload.MembersOnlyUploadHandler",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
UPLOAD_LIMIT_MB = configuration.number("upload_limit_mb", 200)
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1000
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        # The counters of attempts live here: a few hundred other keys must not push one out.
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["quick", "long"]}}

# -- People --------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "allauth.account.auth_backends.AuthenticationBackend",
    "rules.permissions.ObjectPermissionBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
ACCOUNT_ADAPTER = "standort.office.account.InvitationOnlyAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_USER_DISPLAY = str
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_SESSION_REMEMBER = True
LOGIN_REDIRECT_URL = "office:today"
LOGIN_URL = "account_login"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "standort"

# -- Language and time ---------------------------------------------------------------------------
LANGUAGE_CODE = "de"
LANGUAGES = [("de", "Deutsch"), ("en", "English")]
LOCALE_PATHS: list[Path] = []
USE_I18N = True
USE_TZ = True
USE_THOUSAND_SEPARATOR = False
TIME_ZONE = "Europe/Berlin"

# -- Mail ----------------------------------------------------------------------------------------
EMAIL_HOST = configuration.text("mail_host")
EMAIL_PORT = configuration.number("mail_port", 587)
EMAIL_HOST_USER = configuration.text("mail_user")
EMAIL_HOST_PASSWORD = configuration.text("mail_password")
EMAIL_USE_TLS = configuration.flag("mail_tls", default=True)
EMAIL_TIMEOUT = 30
DEFAULT_FROM_EMAIL = configuration.text("mail_from", "standort@localhost")
MAIL_DELIVERY = "smtp" if EMAIL_HOST else "outbox"
if MAIL_DELIVERY == "outbox":
    # What the office writes is kept as a record; nothing else may leave.
    EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"

# -- Static files --------------------------------------------------------------------------------
STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_IMMUTABLE_FILE_TEST = r"^.+[-.][0-9A-Za-z_-]{8,}\.[a-z0-9]+$"
BUILD_DIR = PACKAGE_DIR / "ui" / "static" / "ui" / "build"
DJANGO_VITE = {
    "default": {
        "dev_mode": False,
        "static_url_prefix": "ui/build",
        "manifest_path": BUILD_DIR / "manifest.json",
    }
}

# -- Safety --------------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "worker-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
if HTTPS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 31_536_000
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "filters": {"discreet": {"()": "standort.project.log_filter.DiscreetFilter"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "plain", "filters": ["discreet"]}
    },
    # It notes every file it writes; the import reports what matters.
    "loggers": {"pyogrio": {"level": "WARNING"}},
    "root": {"handlers": ["console"], "level": configuration.text("log_level", "INFO").upper()},
}
