"""The settings of a site: one list, read from the environment, each with its meaning."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, kw_only=True, slots=True)
class Setting:
    """One environment variable. `default` is used where it is not set; `shown` is what the reference says
    instead."""

    name: str
    default: str
    meaning: str
    shown: str | None = None


SETTINGS = (
    Setting(
        name="COMMONWEAL_DATA",
        default="var",
        meaning="The folder that holds raw files, snapshots, open data and the site's own database.",
    ),
    Setting(
        name="COMMONWEAL_REGION",
        default="",
        meaning="The region file of this site, such as regions/trafford.toml: its base map, languages and time zone. "
        "Empty: no base map, British English, Europe/London.",
    ),
    Setting(
        name="COMMONWEAL_REGISTERS",
        default="",
        shown="<COMMONWEAL_DATA>/raw",
        meaning="The folder of raw files that the site builds from when a council publishes its register at the desk.",
    ),
    Setting(
        name="COMMONWEAL_UPLOAD_MB",
        default="50",
        meaning="How many megabytes a file sent to the council desk may have.",
    ),
    Setting(
        name="DATABASE_URL",
        default="",
        shown="sqlite:///<COMMONWEAL_DATA>/commonweal.sqlite3",
        meaning="Where the site's database is: sqlite:///path/to/file or postgres://user:password@host:port/name.",
    ),
    Setting(
        name="SECRET_KEY",
        default="",
        shown="made once and kept in <COMMONWEAL_DATA>/secret-key",
        meaning="Signs sign-ins and forms. Every process of one site needs the same one.",
    ),
    Setting(
        name="ALLOWED_HOSTS",
        default="localhost,127.0.0.1,[::1]",
        meaning="The host names that the site answers to, with commas between them.",
    ),
    Setting(
        name="COMMONWEAL_URL",
        default="http://127.0.0.1:8000",
        meaning="The site's public address, without a slash at the end: used in feeds, catalogues, QR signs and forms.",
    ),
    Setting(
        name="COMMONWEAL_HTTPS",
        default="no",
        meaning="yes: cookies are sent over HTTPS alone, and browsers are told to come back by HTTPS for a year.",
    ),
    Setting(
        name="COMMONWEAL_CONTACT",
        default="",
        meaning="The address that people may write to about this site; shown on the about page. Empty: not shown.",
    ),
    Setting(
        name="COMMONWEAL_STATIC",
        default="",
        shown="<COMMONWEAL_DATA>/static",
        meaning="Where `commonweal manage collectstatic` puts style sheets, scripts and fonts with hashed names.",
    ),
    Setting(
        name="COMMONWEAL_LOCK_SECONDS",
        default="30",
        meaning="How long a request may wait for SQLite's write lock, for instance while a snapshot loads.",
    ),
    Setting(
        name="COMMONWEAL_CACHE_MB",
        default="64",
        meaning="How many megabytes of finished answers each process keeps, until another snapshot is loaded. 0: none.",
    ),
    Setting(
        name="COMMONWEAL_UNCONFIRMED_DAYS",
        default="7",
        meaning="How many days a request for letters waits for its confirmation; then it is deleted with its address.",
    ),
    Setting(
        name="COMMONWEAL_ENDED_DAYS",
        default="30",
        meaning="How many days after somebody ended their letters what is kept of them is deleted with the address.",
    ),
    Setting(
        name="COMMONWEAL_ACCOUNT_UNCONFIRMED_DAYS",
        default="30",
        meaning="How many days an account is kept whose address nobody confirmed. Its holder is told twice before it "
        "is deleted, the first time when half of them have passed.",
    ),
    Setting(
        name="COMMONWEAL_ACCOUNT_UNUSED_MONTHS",
        default="24",
        meaning="How many months (of 30 days) an account is kept that nobody signs in to. Its holder is told thirty "
        "and seven days before it is deleted.",
    ),
    Setting(
        name="COMMONWEAL_SIGN_IN_DAYS",
        default="90",
        meaning="How many days it is kept from which browser and network address somebody signed in.",
    ),
    Setting(
        name="COMMONWEAL_DEVICE_DAYS",
        default="365",
        meaning="How many days a browser is known from which somebody signed in, after the last time. A sign-in from "
        "one that is not known is told to them.",
    ),
    Setting(
        name="COMMONWEAL_NOTICE_DAYS",
        default="365",
        meaning="How many days what people were told is kept.",
    ),
    Setting(
        name="COMMONWEAL_MAILBOX_DAYS",
        default="30",
        meaning="How many days letters are kept in <COMMONWEAL_DATA>/mail, where EMAIL_URL is empty.",
    ),
    Setting(
        name="COMMONWEAL_WEBHOOKS_WITHIN",
        default="no",
        meaning="yes: webhooks may go to addresses inside the site's own network, and without https.",
    ),
    Setting(
        name="COMMONWEAL_NEW_LINKS",
        default="0",
        meaning="How many links a text may hold by somebody whom nobody has verified: a profile, a report, a message.",
    ),
    Setting(
        name="COMMONWEAL_NEW_TEXTS",
        default="10",
        meaning="How many texts a day somebody whom nobody has verified may send; a visitor is counted by network "
        "address.",
    ),
    Setting(
        name="COMMONWEAL_APPEAL_DAYS",
        default="180",
        meaning="How many days after a decision on what they wrote somebody may appeal.",
    ),
    Setting(
        name="COMMONWEAL_FETCH_WITHIN",
        default="no",
        meaning="yes: registers may be fetched for councils from addresses inside the site's own network.",
    ),
    Setting(
        name="COMMONWEAL_PHOTO_DAYS",
        default="90",
        meaning="How many days after the answer a photo that was not shown with it is deleted.",
    ),
    Setting(
        name="EMAIL_URL",
        default="",
        shown="none: letters are kept in <COMMONWEAL_DATA>/mail",
        meaning="The mail server: smtp+tls://user:password@host:587 (STARTTLS), smtps://… or smtp://…. "
        "Empty: letters are kept as files, for a demonstration.",
    ),
    Setting(
        name="COMMONWEAL_MAIL_FROM",
        default="Commonweal <commonweal@localhost>",
        meaning="Whom letters come from: a name and an address.",
    ),
    Setting(
        name="COMMONWEAL_PROXIES",
        default="0",
        meaning="How many proxies of your own stand before the site. They say where a request came from, which the "
        "limits on sign-in need.",
    ),
    Setting(
        name="COMMONWEAL_OIDC_ISSUER",
        default="",
        meaning="The issuer of an OpenID Connect identity provider that people may sign in with. It must confirm "
        "addresses. Empty: none.",
    ),
    Setting(
        name="COMMONWEAL_OIDC_NAME",
        default="your organisation’s account",
        meaning="What the button says after “Sign in with”.",
    ),
    Setting(
        name="COMMONWEAL_OIDC_CLIENT_ID",
        default="",
        meaning="The id that the identity provider gave this site.",
    ),
    Setting(
        name="COMMONWEAL_OIDC_CLIENT_SECRET",
        default="",
        meaning="The secret that the identity provider gave this site.",
    ),
    Setting(
        name="DEBUG",
        default="no",
        meaning="yes: pages with technical details on an error. Never on a site that others can reach.",
    ),
)

YES = frozenset({"1", "yes", "true", "on"})
NO = frozenset({"0", "no", "false", "off", ""})


class SettingError(Exception):
    """A setting that cannot be used: its name, what was found and what is expected."""


@dataclass(frozen=True, slots=True)
class Environment:
    """The settings as one process reads them."""

    variables: Mapping[str, str]

    @classmethod
    def of_this_process(cls) -> Environment:
        """The settings in this process's environment."""
        return cls(os.environ)

    def text(self, name: str) -> str:
        """A setting as text; an empty variable is a variable that is not set. KeyError for a name not in
        SETTINGS."""
        setting = next((setting for setting in SETTINGS if setting.name == name), None)
        if setting is None:
            raise KeyError(name)
        return self.variables.get(name, "").strip() or setting.default

    def texts(self, name: str) -> list[str]:
        """A setting with commas as a list."""
        return [part.strip() for part in self.text(name).split(",") if part.strip()]

    def flag(self, name: str) -> bool:
        """A setting that is yes or no."""
        word = self.text(name).lower()
        if word not in YES | NO:
            raise SettingError(f"{name} is {word!r}; expected yes or no.")
        return word in YES

    def number(self, name: str) -> int:
        """A setting that is a whole number, nought or more."""
        word = self.text(name)
        if not word.isdecimal():
            raise SettingError(f"{name} is {word!r}; expected a whole number.")
        return int(word)

    @property
    def data(self) -> Path:
        """The data folder, absolute."""
        return Path(self.text("COMMONWEAL_DATA")).expanduser().resolve()

    @property
    def registers(self) -> Path:
        """The folder of raw files; the raw store in the data folder where none is set."""
        return Path(self.text("COMMONWEAL_REGISTERS") or self.data / "raw").expanduser().resolve()

    @property
    def database_url(self) -> str:
        """The database's address; the embedded database in the data folder where none is set."""
        return self.text("DATABASE_URL") or f"sqlite:///{self.data / 'commonweal.sqlite3'}"

    @property
    def static_root(self) -> Path:
        """Where collected static files stand."""
        return Path(self.text("COMMONWEAL_STATIC") or self.data / "static")

    def secret_key(self) -> str:
        """The secret that is set, else the one kept in the data folder, else a new one that is kept there."""
        return self.text("SECRET_KEY") or keep_secret(self.data / "secret-key")


def keep_secret(path: Path) -> str:
    """The secret in a file that only its owner may read; made when it is not there, by one process of
    many."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text("ascii").strip() or secrets.token_urlsafe(48)
    secret = secrets.token_urlsafe(48)
    with os.fdopen(handle, "w", encoding="ascii") as stream:
        stream.write(secret)
    return secret
