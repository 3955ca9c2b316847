"""A real OpenID Connect provider for tests, on this machine alone: it knows one person, and signs what it says."""

from __future__ import annotations

import base64
import hashlib
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa


class SmallIdentityProvider:
    """`claims` are what it says of whoever signs in; `issuer` and `audience` may lie. Codes are good once."""

    def __init__(self, address: str) -> None:
        self.address = self.issuer = address
        self.audience = ""
        self.claims: dict[str, Any] = {"sub": "42", "email": "ada@example.org", "email_verified": True}
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.codes: dict[str, dict[str, str]] = {}

    def configuration(self) -> dict[str, Any]:
        return {
            "issuer": self.address,
            "authorization_endpoint": f"{self.address}/authorize",
            "token_endpoint": f"{self.address}/token",
            "userinfo_endpoint": f"{self.address}/userinfo",
            "jwks_uri": f"{self.address}/keys",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }

    def keys(self) -> dict[str, Any]:
        public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key()))
        return {"keys": [{**public, "kid": "one", "alg": "RS256", "use": "sig"}]}

    def authorize(self, asked: dict[str, str]) -> str:
        """Where a browser is sent back to: the person has said yes."""
        code = f"code-{len(self.codes)}"
        self.codes[code] = asked
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"

    def token(self, asked: dict[str, str]) -> dict[str, Any] | None:
        """Tokens for a code, to whoever can show that they asked for it (PKCE) and know the secret."""
        begun = self.codes.pop(asked.get("code", ""), None)
        hashed = hashlib.sha256(asked.get("code_verifier", "").encode()).digest()
        proof = base64.urlsafe_b64encode(hashed).rstrip(b"=").decode()
        if (
            begun is None
            or begun.get("code_challenge") != proof
            or asked.get("client_secret") != "the secret"
        ):
            return None
        now = int(time.time())
        said = {**self.claims, "iss": self.issuer, "aud": self.audience or begun["client_id"], "iat": now}
        token = jwt.encode({**said, "exp": now + 60}, self.key, algorithm="RS256", headers={"kid": "one"})
        return {"access_token": "let-me-in", "token_type": "Bearer", "expires_in": 60, "id_token": token}


class Answers(BaseHTTPRequestHandler):
    """The provider as a web server."""

    provider: SmallIdentityProvider

    def do_GET(self) -> None:
        path, asked = self.path.partition("?")[0], one_each(urlsplit(self.path).query)
        provider = self.provider
        if path == "/authorize":
            self.send_response(302)
            self.send_header("Location", provider.authorize(asked))
            self.end_headers()
            return
        known = {
            "/.well-known/openid-configuration": provider.configuration,
            "/keys": provider.keys,
            "/userinfo": lambda: provider.claims,
        }
        self.say(known[path]() if path in known else None)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.say(self.provider.token(one_each(body)))

    def say(self, said: dict[str, Any] | None) -> None:
        body = json.dumps(said or {"error": "invalid_grant"}).encode()
        self.send_response(200 if said else 400)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_words: Any) -> None:
        return


def one_each(query: str) -> dict[str, str]:
    """Each parameter once."""
    return {name: values[0] for name, values in parse_qs(query).items()}


@contextmanager
def small_identity_provider() -> Iterator[SmallIdentityProvider]:
    """A provider on a free port, for as long as the context lasts."""
    handler = type("Own", (Answers,), {})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    provider = handler.provider = SmallIdentityProvider(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
