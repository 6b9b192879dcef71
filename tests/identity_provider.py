"""A small identity provider (OpenID Connect) on the loopback, as the counterpart of tests."""

import base64
import hashlib
import secrets
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Annotated, Any
from urllib.parse import urlencode

import uvicorn
from fastapi import FastAPI, Form, HTTPException, Request
from fastapi.responses import RedirectResponse
from joserfc import jwt
from joserfc.jwk import RSAKey


@dataclass
class IdentityProvider:
    """claims: what it says of whoever comes next, over what is right. key: what it signs
    with; published: what it says that it signs with."""

    address: str
    claims: dict[str, Any] = field(default_factory=dict)
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048))
    published: RSAKey | None = None
    codes: dict[str, dict[str, str]] = field(default_factory=dict)

    def app(self) -> FastAPI:
        app = FastAPI()
        app.get("/.well-known/openid-configuration")(self.about)
        app.get("/authorize")(self.authorize)
        app.post("/token")(self.token)
        app.get("/keys")(self.keys)
        return app

    def about(self) -> dict[str, str]:
        ends = {"authorization_endpoint": "authorize", "token_endpoint": "token"}
        places = {name: f"{self.address}/{end}" for name, end in ends.items()}
        return {"issuer": self.address, "jwks_uri": f"{self.address}/keys", **places}

    def authorize(self, request: Request) -> RedirectResponse:
        asked = dict(request.query_params)
        code = secrets.token_urlsafe()
        self.codes[code] = asked
        back = urlencode({"code": code, "state": asked["state"]})
        return RedirectResponse(f"{asked['redirect_uri']}?{back}", 303)

    def token(
        self,
        request: Request,
        code: Annotated[str, Form()],
        code_verifier: Annotated[str, Form()],
        redirect_uri: Annotated[str, Form()],
    ) -> dict[str, str]:
        asked = self.codes.pop(code, None)
        digest = base64.urlsafe_b64encode(hashlib.sha256(code_verifier.encode()).digest())
        who = base64.b64encode(b"gangmu:the client's secret").decode()
        known = request.headers.get("authorization") == f"Basic {who}"
        if asked is None or not known or asked["redirect_uri"] != redirect_uri:
            raise HTTPException(400)
        if digest.rstrip(b"=").decode() != asked["code_challenge"]:
            raise HTTPException(400)
        right = {
            "iss": self.address,
            "aud": asked["client_id"],
            "exp": int(time.time()) + 60,
            "nonce": asked["nonce"],
        }
        said = {**right, **self.claims}
        return {"id_token": jwt.encode({"alg": "RS256"}, said, self.key)}

    def keys(self) -> dict[str, Any]:
        return {"keys": [(self.published or self.key).as_dict(private=False)]}


@contextmanager
def provided() -> Iterator[IdentityProvider]:
    """The provider, listening until the end of the block."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        provider = IdentityProvider(f"http://127.0.0.1:{listening.getsockname()[1]}")
        server = uvicorn.Server(uvicorn.Config(provider.app(), log_config=None))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            yield provider
        finally:
            server.should_exit = True
            thread.join()
