"""Sign-in by an organisation's own identity provider, from the settings."""

from __future__ import annotations

from typing import Any


def identity_providers(*, issuer: str, name: str, client_id: str, secret: str) -> dict[str, Any]:
    """allauth's setting for the one OpenID Connect provider; no button where none is set."""
    if not issuer:
        return {}
    app = {
        "provider_id": "oidc",
        "name": name,
        "client_id": client_id,
        "secret": secret,
        "settings": {"server_url": issuer},
    }
    return {"openid_connect": {"APPS": [app], "OAUTH_PKCE_ENABLED": True}}
