"""Django's settings, from the list of settings in `environment.py`."""

from __future__ import annotations

from pathlib import Path

from commonweal.website.databases import database
from commonweal.website.environment import Environment
from commonweal.website.region import basemap_of, basemap_origin, read_site_region

ENVIRONMENT = Environment.of_this_process()
HERE = Path(__file__).resolve().parent

COMMONWEAL_DATA = ENVIRONMENT.data
COMMONWEAL_URL = ENVIRONMENT.text("COMMONWEAL_URL").rstrip("/")
COMMONWEAL_CONTACT = ENVIRONMENT.text("COMMONWEAL_CONTACT")
COMMONWEAL_CACHE_MB = ENVIRONMENT.number("COMMONWEAL_CACHE_MB")
REGION = read_site_region(ENVIRONMENT.text("COMMONWEAL_REGION"))
BASEMAP = basemap_of(REGION)
BASEMAP_ORIGIN = basemap_origin(BASEMAP)

DEBUG = ENVIRONMENT.flag("DEBUG")
SECRET_KEY = ENVIRONMENT.secret_key()
ALLOWED_HOSTS = ENVIRONMENT.texts("ALLOWED_HOSTS")
CSRF_TRUSTED_ORIGINS = [COMMONWEAL_URL]

INSTALLED_APPS = [
    "commonweal.website",
    "commonweal.apps.landbank",
    "commonweal.apps.directory",
    "commonweal.apps.places",
    "commonweal.apps.people",
    "commonweal.apps.provenance",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
]

# Sessions and forgery tokens set a cookie only where somebody signs in or a page holds a form.
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "commonweal.website.caching.SnapshotCache",
    "commonweal.website.open_origin.OpenOrigin",
    "commonweal.website.middleware.SecurityPolicy",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "commonweal.website.urls"
WSGI_APPLICATION = "commonweal.website.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

DATABASES = {
    "default": database(ENVIRONMENT.database_url, lock_seconds=ENVIRONMENT.number("COMMONWEAL_LOCK_SECONDS"))
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

AUTH_USER_MODEL = "people.Person"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

LANGUAGES = [("en-gb", "English")]
LANGUAGE_CODE = "en-gb"
LOCALE_PATHS = [HERE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = REGION.timezone if REGION else "Europe/London"

STATIC_URL = "/static/"
STATIC_ROOT = ENVIRONMENT.static_root
STATICFILES_DIRS = [HERE / "static"] if (HERE / "static").is_dir() else []
# Hashed names where `collectstatic` has been run; the files as they stand where it has not.
COLLECTED = (STATIC_ROOT / "staticfiles.json").is_file()
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if COLLECTED
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not COLLECTED
WHITENOISE_AUTOREFRESH = DEBUG

HTTPS = ENVIRONMENT.flag("COMMONWEAL_HTTPS")
SESSION_COOKIE_SECURE = HTTPS
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "DENY"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
