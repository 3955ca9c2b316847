"""Django's settings, from the list of settings in `environment.py`."""

from __future__ import annotations

from pathlib import Path

from commonweal.website.databases import database
from commonweal.website.environment import Environment
from commonweal.website.identity import identity_providers
from commonweal.website.mail import mail_settings
from commonweal.website.region import basemap_of, basemap_origin, read_site_region

ENVIRONMENT = Environment.of_this_process()
HERE = Path(__file__).resolve().parent

COMMONWEAL_DATA = ENVIRONMENT.data
COMMONWEAL_URL = ENVIRONMENT.text("COMMONWEAL_URL").rstrip("/")
COMMONWEAL_CONTACT = ENVIRONMENT.text("COMMONWEAL_CONTACT")
COMMONWEAL_REGISTERS = ENVIRONMENT.registers
COMMONWEAL_UPLOAD_BYTES = ENVIRONMENT.number("COMMONWEAL_UPLOAD_MB") * 1024 * 1024
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
    "commonweal.apps.notices",
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
    "django_tasks",
    "django_tasks_db",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.mfa",
    "allauth.usersessions",
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
    "commonweal.website.acting.ActingMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
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
# The counts of attempts to sign in are shared by every process of the site.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "people_attempt_counts",
        # Counts of attempts are let go when they are old, and not because somebody makes many.
        "OPTIONS": {"MAX_ENTRIES": 1_000_000},
    }
}

# What takes longer than a page may: `commonweal work` does it, or the worker that `commonweal serve` starts.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

# Files are checked for their size while they arrive; what is too large is not kept.
FILE_UPLOAD_HANDLERS = ["commonweal.website.desk.size_limit.SizeLimit"]

AUTH_USER_MODEL = "people.Person"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "people:account"
# A code by e-mail is the ordinary way in; a passkey or a password for those who want one.
ACCOUNT_ADAPTER = "commonweal.website.sign_in.Accounts"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_DISPLAY = str
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_SIGNUP_FORM_CLASS = "commonweal.apps.people.forms.NewAccount"
ACCOUNT_SIGNUP_FORM_HONEYPOT_FIELD = "middle_name"
ACCOUNT_FORMS = {
    "login": "commonweal.website.sign_in_forms.WithPassword",
    "request_login_code": "commonweal.website.sign_in_forms.AskForCode",
    "confirm_login_code": "commonweal.website.sign_in_forms.Code",
    "signup": "commonweal.website.sign_in_forms.SignUp",
}
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ALLAUTH_TRUSTED_PROXY_COUNT = ENVIRONMENT.number("COMMONWEAL_PROXIES")
MFA_ADAPTER = "commonweal.website.sign_in.SecondFactors"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_TOLERANCE = 1
USERSESSIONS_TRACK_ACTIVITY = False
SOCIALACCOUNT_ADAPTER = "commonweal.website.sign_in.OtherIdentities"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_PROVIDERS = identity_providers(
    issuer=ENVIRONMENT.text("COMMONWEAL_OIDC_ISSUER"),
    name=ENVIRONMENT.text("COMMONWEAL_OIDC_NAME"),
    client_id=ENVIRONMENT.text("COMMONWEAL_OIDC_CLIENT_ID"),
    secret=ENVIRONMENT.text("COMMONWEAL_OIDC_CLIENT_SECRET"),
)
# Modules that hold something personal: each has `export_of(person)` and `erase(person, at=)`.
PERSONAL_DATA = [
    "commonweal.apps.notices.actions._personal_data",
    "commonweal.apps.people.actions._moderation_data",
    "commonweal.apps.landbank.queries.personal_data",
    "commonweal.apps.directory.actions._personal_data",
]

# What people wrote and others may report, kind by kind: each module has `CALLED`, `subject_of(id)`, `hide(id, at=)` and
# `show(id, at=)`.
MODERATED = {
    "name": "commonweal.apps.people.actions._moderated_names",
    "correction": "commonweal.apps.landbank.queries.moderated_reports",
    "profile": "commonweal.apps.directory.actions._moderated_profiles",
    "stated": "commonweal.apps.directory.actions._moderated_stated",
}
NEW_MEMBER_LINKS = ENVIRONMENT.number("COMMONWEAL_NEW_LINKS")
NEW_MEMBER_TEXTS = ENVIRONMENT.number("COMMONWEAL_NEW_TEXTS")
APPEAL_DAYS = ENVIRONMENT.number("COMMONWEAL_APPEAL_DAYS")

LANGUAGES = [("en-gb", "English")]
LANGUAGE_CODE = "en-gb"
LOCALE_PATHS = [HERE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = REGION.timezone if REGION else "Europe/London"

# Who knows what the public bodies of the region are called: their names are protected.
PUBLIC_BODY_NAMES = "commonweal.apps.landbank.queries.body_names.body_names"

# Who answers whether what an event is about may still be shown, by the kind of object.
ALERTS_STILL_SHOWN = {"site": "commonweal.apps.landbank.queries.shown_sites.shown_sites"}
ALERTS_UNCONFIRMED_DAYS = ENVIRONMENT.number("COMMONWEAL_UNCONFIRMED_DAYS")
ALERTS_ENDED_DAYS = ENVIRONMENT.number("COMMONWEAL_ENDED_DAYS")
ALERTS_WEBHOOKS_WITHIN = ENVIRONMENT.flag("COMMONWEAL_WEBHOOKS_WITHIN")
# The module that tells people of the acts of `people`, which knows nothing of notices.
PEOPLE_TOLD_BY = "commonweal.apps.notices.actions._people_told"
PEOPLE_UNCONFIRMED_DAYS = ENVIRONMENT.number("COMMONWEAL_ACCOUNT_UNCONFIRMED_DAYS")
PEOPLE_UNUSED_MONTHS = ENVIRONMENT.number("COMMONWEAL_ACCOUNT_UNUSED_MONTHS")
PEOPLE_SIGN_IN_DAYS = ENVIRONMENT.number("COMMONWEAL_SIGN_IN_DAYS")
PEOPLE_DEVICE_DAYS = ENVIRONMENT.number("COMMONWEAL_DEVICE_DAYS")
NOTICE_DAYS = ENVIRONMENT.number("COMMONWEAL_NOTICE_DAYS")
MAILBOX_DAYS = ENVIRONMENT.number("COMMONWEAL_MAILBOX_DAYS")
DESK_FETCH_WITHIN = ENVIRONMENT.flag("COMMONWEAL_FETCH_WITHIN")
REPORT_PHOTO_DAYS = ENVIRONMENT.number("COMMONWEAL_PHOTO_DAYS")

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

DEFAULT_FROM_EMAIL = SERVER_EMAIL = ENVIRONMENT.text("COMMONWEAL_MAIL_FROM")
globals().update(mail_settings(ENVIRONMENT.text("EMAIL_URL")))

HTTPS = ENVIRONMENT.flag("COMMONWEAL_HTTPS")
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
SESSION_COOKIE_SECURE = HTTPS
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 14 * 24 * 60 * 60
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
