"""Settings. The environment is read here and nowhere else; the README lists every variable."""

from __future__ import annotations

import hashlib
import os
import re
import secrets
import socket
import tempfile
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import dj_database_url
from corsheaders.defaults import default_headers
from django.core.exceptions import ImproperlyConfigured
from whitenoise.compress import Compressor

BASE_DIR = Path(__file__).resolve().parent.parent
VAR = BASE_DIR / os.environ.get("VAR_DIR", "var")
VAR.mkdir(mode=0o700, parents=True, exist_ok=True)


def _secret_key() -> str:
    """Made on the first start and kept in a file that only its owner can read."""
    path = VAR / "secret_key"
    if not path.exists():
        # Written beside it and then linked, so that nobody ever reads half a key.
        descriptor, draft = tempfile.mkstemp(dir=VAR)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(50))
        with suppress(FileExistsError):
            os.link(draft, path)
        Path(draft).unlink()
    return path.read_text()


DEBUG = os.environ.get("DEBUG") == "1"
SECRET_KEY = os.environ.get("SECRET_KEY") or _secret_key()
ALLOWED_HOSTS = os.environ.get("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]").replace(" ", "").split(",")
BEHIND_HTTPS = os.environ.get("BEHIND_HTTPS") == "1"

INSTALLED_APPS = [
    "kb.admin_on_demand.AdminOnDemand",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "axes",
    "simple_history",
    "import_export",
    "rest_framework",
    "corsheaders",
    "django_filters",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "people",
    "tenures",
    "kb",
]

MIDDLEWARE = [
    "kb.short_way.ShortWay",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "corsheaders.middleware.CorsMiddleware",
    "kb.languages.LanguageMiddleware",
    "kb.encodings.EncodingMiddleware",
    "kb.freshness.FreshnessMiddleware",  # before all that an answer from the cache need not pass again
    "compression_middleware.middleware.CompressionMiddleware",
    "kb.policy.Policy",
    "kb.pages_only.Session",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "kb.pages_only.Csrf",
    "kb.pages_only.Authentication",
    "kb.pages_only.Messages",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "axes.middleware.AxesMiddleware",
    "kb.short_way.end",
]

AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
# Ten wrong passwords from one address, and it may try again in a quarter of an hour. Counted in the database,
# so for all processes together; by address alone, so that nobody can lock a curator out by failing on purpose.
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = ["ip_address"]
AXES_RESET_ON_SUCCESS = True
AXES_CLIENT_IP_CALLABLE = "kb.signing_in.counted_for"
AXES_HTTP_RESPONSE_CODE = 429
AXES_LOCKOUT_TEMPLATE = "admin/locked_out.html"
AXES_VERBOSE = False

ROOT_URLCONF = "kb.urls"
WSGI_APPLICATION = "kb.wsgi.application"

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
                "kb.context.frame",
            ],
        },
    },
]


# Whether a pooler gives each transaction another connection: what a connection is to keep does not last then.
POOLED = os.environ.get("DATABASE_POOLED") == "1"
# A statement is kept parsed and planned by the server where it asks for that, never of its own accord; and a page of an
# index takes no longer than any other, now that disks do not turn.
_SESSION: dict[str, Any] = (
    {"prepare_threshold": None}
    if POOLED
    else {"prepare_threshold": 1_000_000_000, "options": "-c random_page_cost=1.1"}
)


def _database() -> dict[str, Any]:
    """SQLite under var/ unless DATABASE_URL names another file or a PostgreSQL server."""
    database: dict[str, Any] = {"ENGINE": "django.db.backends.sqlite3", "NAME": VAR / "kb.sqlite3"}
    if url := os.environ.get("DATABASE_URL"):
        database = dict(dj_database_url.parse(url, conn_health_checks=True))
    if database["ENGINE"] == "django.db.backends.sqlite3":
        database["OPTIONS"] = {
            # A write waits for its turn at the beginning, where it can, instead of failing in the middle.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        }
        database["CONN_MAX_AGE"] = None  # opening the file again takes longer than most questions
    elif database["ENGINE"] == "django.db.backends.postgresql":
        database["CONN_MAX_AGE"] = (
            None  # each thread that makes answers keeps its own, and what is prepared in it
        )
        database["OPTIONS"] = {**_SESSION, **database.get("OPTIONS", {})}
        database["DISABLE_SERVER_SIDE_CURSORS"] = POOLED
    else:
        raise ImproperlyConfigured(
            "DATABASE_URL must name PostgreSQL or SQLite, such as postgresql://user:password@host/name"
        )
    return database


def _replicas(primary: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Streaming replicas of the PostgreSQL server, which are read from in its place: see ``kb.replicas``."""
    replicas: dict[str, dict[str, Any]] = {}
    for number, url in enumerate(
        filter(None, os.environ.get("DATABASE_REPLICA_URLS", "").split(",")), start=1
    ):
        try:
            replica: dict[str, Any] = dict(dj_database_url.parse(url.strip(), conn_max_age=None))
        except ValueError:
            replica = {}
        if not replica.get("ENGINE") == primary["ENGINE"] == "django.db.backends.postgresql":
            raise ImproperlyConfigured(
                "DATABASE_REPLICA_URLS must name streaming replicas of a PostgreSQL server that DATABASE_URL names, "
                "such as postgresql://user:password@replica1/name,postgresql://user:password@replica2/name"
            )
        # One that is gone must be told soon: two seconds to reach it, three for what was sent to arrive.
        gone = {"connect_timeout": 2, "tcp_user_timeout": 3000}
        replica["DISABLE_SERVER_SIDE_CURSORS"] = POOLED
        replica["OPTIONS"] = {**_SESSION, **gone, **replica.get("OPTIONS", {})}
        replicas[f"replica_{number}"] = replica
    return replicas


_PRIMARY = _database()
REPLICAS = _replicas(_PRIMARY)
DATABASES = {"default": _PRIMARY, **REPLICAS}
DATABASE_ROUTERS = ["kb.replicas.Router"] if REPLICAS else []
# Seconds that a replica may be behind and still be read from. Where all is well it is less than one; ten let a
# table be loaded, and are about as long as a reader takes to look whether a change has arrived.
DATABASE_REPLICA_MAX_LAG = int(os.environ.get("DATABASE_REPLICA_MAX_LAG", "10"))
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"


def _cache_url() -> str:
    url = os.environ.get("CACHE_URL", "")
    if url and not _is_redis(url):
        raise ImproperlyConfigured(
            "CACHE_URL must name a Redis server, such as redis://:password@host:6379/0, or rediss:// with TLS"
        )
    return url


def _is_redis(url: str) -> bool:
    try:
        parts = urlsplit(url)
        reached = parts.scheme in ("redis", "rediss") and parts.hostname and parts.port != 0
    except ValueError:  # no host, or a port that is no number
        return False
    return bool(reached and not parts.query and re.fullmatch(r"/?[0-9]*", parts.path))


def _names(database: dict[str, Any]) -> str:
    """The same for every process that uses the database, and for no other: two sites may share one cache."""
    host = str(database.get("HOST", ""))
    of_this_machine = host in ("", "localhost", "127.0.0.1", "::1") or host.startswith("/")
    where = socket.gethostname() if of_this_machine else ""
    named = (where, host, str(database.get("PORT", "")), str(database["NAME"]))
    return hashlib.blake2s("\n".join(named).encode(), digest_size=8).hexdigest()


CACHE_URL = _cache_url()


def _cache(name: str, entries: int, *, shared: bool) -> dict[str, Any]:
    """In the memory of each process; or in the cache that all of them share, where there is one."""
    cache: dict[str, Any] = {"TIMEOUT": None, "OPTIONS": {"MAX_ENTRIES": entries}}
    if not (shared and CACHE_URL):
        return {**cache, "BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": name}
    return {
        **cache,
        "BACKEND": "kb.shared_cache.SharedCache",
        "LOCATION": [CACHE_URL],
        "KEY_PREFIX": f"kb-{_names(_PRIMARY)}-{name}",
        "TIMEOUT": 24 * 3600,  # seconds: what is kept is of one day
    }


CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    # Whole answers and counts, each under the state of the data that it was made from: none of them goes stale.
    "answers": _cache("answers", 1000, shared=True),
    # How many answers of the API were made for whom in this minute.
    "rates": _cache("rates", 20_000, shared=True),
    # Every word to correct a search by: large, soon made, and kept for each state of the data too.
    "words": _cache("words", 2, shared=False),
}

# A character that no spreadsheet takes is replaced in what the admin exports.
IMPORT_EXPORT_ESCAPE_ILLEGAL_CHARS_ON_EXPORT = True

_VALIDATORS = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {"NAME": f"{_VALIDATORS}.{name}"}
    for name in ("UserAttributeSimilarityValidator", "CommonPasswordValidator", "NumericPasswordValidator")
]
AUTH_PASSWORD_VALIDATORS.append(
    {"NAME": f"{_VALIDATORS}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}}
)

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("de", "Deutsch"), ("fr", "Français")]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "UTC"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STORAGES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

# Packing the libraries' files is most of the first start: only under the names that pages use, and
# not the source maps, which are large and which developers alone read.
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = (*Compressor.SKIP_COMPRESS_EXTENSIONS, "map")

# Nothing inline, nothing from elsewhere.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
    }
}
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 3600  # seconds: a day's work
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = BEHIND_HTTPS
if BEHIND_HTTPS:
    # Browsers take a cookie of that name from this very host and over HTTPS only.
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-sessionid", "__Host-csrftoken"
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]  # asked from inside, without the proxy

REST_FRAMEWORK: dict[str, Any] = {
    "DEFAULT_SCHEMA_CLASS": "kb.api.schema.Schema",
    "DEFAULT_RENDERER_CLASSES": [
        "kb.api.rendering.QuickJSONRenderer",
        "rest_framework.renderers.BrowsableAPIRenderer",
    ],
    "DEFAULT_PARSER_CLASSES": [],
    "EXCEPTION_HANDLER": "kb.api.problems.handle",
    "UNAUTHENTICATED_USER": None,
}
# Answers of the API that are made for one address in a minute; 0 for any number.
API_RATE = int(os.environ.get("API_RATE", "600"))
# How many proxies of our own a request passes: so many addresses from the right X-Forwarded-For is believed.
PROXIES = int(os.environ.get("PROXIES", "1" if BEHIND_HTTPS else "0"))
# Programs on other people's pages may read; there is nothing to send, and no cookie that matters.
CORS_ALLOW_ALL_ORIGINS = True
CORS_URLS_REGEX = r"^/(api/|([a-z]{2}/)?changes\.atom$)"
CORS_ALLOW_METHODS = ["GET", "HEAD", "OPTIONS"]
CORS_ALLOW_HEADERS = [*default_headers, "if-modified-since", "if-none-match", "range"]
CORS_EXPOSE_HEADERS = [
    "Accept-Ranges", "Content-Disposition", "Content-Range", "Deprecation", "ETag", "Last-Modified", "Link", "RateLimit", "RateLimit-Policy",
    "Replica-Lag", "Retry-After", "Sunset",
]  # fmt: skip
# What the facts may be used for: anything. Quotes are their publishers', short and with their sources.
DATA_LICENCE = {"name": "CC0 1.0", "url": "https://creativecommons.org/publicdomain/zero/1.0/"}
SPECTACULAR_SETTINGS: dict[str, Any] = {
    "OAS_VERSION": "3.1.0",
    "TITLE": "NATO secretaries-general",
    "DESCRIPTION": (
        "Who held which office, from when to when, and who says so. Read-only. Dates are intervals of days "
        "with EDTF (ISO 8601-2) beside them; tenures are half-open: on `end` the holder is no longer in office."
    ),
    "VERSION": "1.0.0",
    "LICENSE": {"name": DATA_LICENCE["name"], "url": DATA_LICENCE["url"]},
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "ENUM_NAME_OVERRIDES": {
        "EndStatusEnum": "tenures.models.Tenure.EndStatus",
        "HoldingStatusEnum": "tenures.holders.STATUSES",
        "VersionKindEnum": "kb.corrections.KINDS",
    },
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "kb.api.schema.sparse",
        "kb.api.schema.with_headers",
        "kb.api.schema.with_examples",
    ],
    "SERVE_INCLUDE_SCHEMA": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["stderr"], "level": os.environ.get("LOG_LEVEL", "WARNING")},
    # Warns at every HEAD that Django leaves it to the server to drop the body.
    "loggers": {"gunicorn.http.wsgi": {"level": "ERROR"}},
}
