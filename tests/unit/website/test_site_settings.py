"""The settings of a site, and what every answer carries."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client

from commonweal.registers.region import BaseMap
from commonweal.website.databases import database
from commonweal.website.environment import SETTINGS, Environment, SettingError, keep_secret
from commonweal.website.middleware import content_security_policy
from commonweal.website.region import basemap_origin, read_site_region


def test_what_is_not_set_has_its_default() -> None:
    environment = Environment({"DEBUG": "  "})
    assert environment.text("COMMONWEAL_DATA") == "var"
    assert environment.flag("DEBUG") is False
    assert environment.texts("ALLOWED_HOSTS") == ["localhost", "127.0.0.1", "[::1]"]


@pytest.mark.parametrize(
    ("word", "value"), [("yes", True), ("1", True), ("True", True), ("no", False), ("off", False)]
)
def test_yes_and_no(word: str, value: bool) -> None:
    assert Environment({"DEBUG": word}).flag("DEBUG") is value


def test_a_word_that_is_neither_is_refused_by_name() -> None:
    with pytest.raises(SettingError, match="DEBUG is 'perhaps'; expected yes or no"):
        Environment({"DEBUG": "perhaps"}).flag("DEBUG")
    with pytest.raises(SettingError, match="COMMONWEAL_LOCK_SECONDS is '-1'; expected a whole number"):
        Environment({"COMMONWEAL_LOCK_SECONDS": "-1"}).number("COMMONWEAL_LOCK_SECONDS")


def test_a_setting_that_is_not_in_the_list_is_an_error() -> None:
    with pytest.raises(KeyError):
        Environment({}).text("UNKNOWN")


def test_every_setting_has_a_meaning_and_stands_once() -> None:
    names = [setting.name for setting in SETTINGS]
    assert len(names) == len(set(names))
    assert all(setting.meaning.endswith((".", "none.")) for setting in SETTINGS)


def test_the_database_is_in_the_data_folder_unless_another_is_named(tmp_path: Path) -> None:
    here = Environment({"COMMONWEAL_DATA": str(tmp_path)})
    assert here.database_url == f"sqlite:///{tmp_path}/commonweal.sqlite3"
    assert Environment({"DATABASE_URL": "postgres://x/y"}).database_url == "postgres://x/y"


def test_sqlite_takes_its_write_lock_at_once_and_can_be_read_meanwhile() -> None:
    options = database("sqlite:////data/site.sqlite3", lock_seconds=7)["OPTIONS"]
    assert (options["transaction_mode"], options["timeout"]) == ("IMMEDIATE", 7)
    assert "PRAGMA journal_mode=WAL" in options["init_command"]


def test_postgresql_keeps_its_own_options() -> None:
    assert database("postgres://user@host/name", lock_seconds=7)["ENGINE"] == "django.db.backends.postgresql"


def test_a_secret_is_made_once_and_only_its_owner_may_read_it(tmp_path: Path) -> None:
    file = tmp_path / "data" / "secret-key"
    secret = keep_secret(file)
    assert len(secret) >= 48
    assert keep_secret(file) == secret
    assert file.stat().st_mode & 0o077 == 0


def test_the_policy_allows_this_site_and_the_base_map_alone() -> None:
    policy = content_security_policy(basemap="https://tiles.example.org")
    assert "script-src 'self';" in policy
    assert "style-src 'self';" in policy
    assert "connect-src 'self' https://tiles.example.org;" in policy
    assert "unsafe" not in policy
    assert "https:" not in content_security_policy(basemap=None)


@pytest.mark.parametrize(
    ("style", "origin"),
    [(None, None), ("https://tiles.example.org:8443/style.json?key=1", "https://tiles.example.org:8443")],
)
def test_the_base_maps_origin(style: str | None, origin: str | None) -> None:
    assert basemap_origin(BaseMap(style=style, attribution="Somebody")) == origin


def test_a_site_without_a_region_file_has_no_region() -> None:
    assert read_site_region("") is None


@pytest.mark.django_db
def test_every_answer_carries_the_policy_and_no_cookie(client: Client) -> None:
    response = client.get("/no-such-page/")
    assert response.status_code == 404
    assert response["Content-Security-Policy"].startswith("default-src 'self'")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "DENY"
    assert dict(response.cookies) == {}
