"""Signing in at the college's identity provider: OpenID Connect, code flow with PKCE.

The provider says who somebody is, never what they may do: it must mean an account that an
administrator has made.
"""

import base64
import hashlib
import hmac
import json
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import urlencode, urlsplit

import httpx
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from api.auth.keys import new_secret
from api.server import is_loopback
from api.settings import Settings
from graph_model.errors import NotSignedIn, WrongSetup

ALGORITHMS = ["RS256", "PS256", "ES256", "EdDSA"]
SECONDS_TO_WAIT = 10
UNFINISHED = "统一认证没有完成({why}), 请重试, 或用密码登录"


@dataclass(frozen=True, slots=True)
class Journey:
    """What must be the same when somebody comes back from the provider."""

    state: str
    nonce: str
    verifier: str
    next: str

    @classmethod
    def begun(cls, next: str) -> "Journey":
        return cls(new_secret(), new_secret(), new_secret(), next)

    def kept(self) -> str:
        """As text for a cookie."""
        return base64.urlsafe_b64encode(json.dumps(asdict(self)).encode()).decode()

    @classmethod
    def read(cls, kept: str) -> "Journey":
        """NotSignedIn where it is none."""
        try:
            read = json.loads(base64.urlsafe_b64decode(kept))
            return cls(**{str(key): str(value) for key, value in read.items()})
        except (ValueError, TypeError, AttributeError) as error:
            raise NotSignedIn(UNFINISHED.format(why="登录已过期")) from error


class Provider:
    """The provider that the settings name."""

    def __init__(self, settings: Settings) -> None:
        self._issuer = (settings.oidc_issuer or "").rstrip("/")
        self._client, self._claim = settings.oidc_client, settings.oidc_claim
        self._secret = settings.oidc_secret
        parts = urlsplit(self._issuer)
        if parts.scheme != "https" and not is_loopback(parts.hostname or ""):
            raise WrongSetup(f"统一认证的地址须以 https:// 开头: {self._issuer}")

    def address(self, journey: Journey, back: str) -> str:
        """Where to send somebody who wants to sign in. back: where they come back to."""
        digest = hashlib.sha256(journey.verifier.encode()).digest()
        asked = {
            "response_type": "code",
            "client_id": self._client,
            "redirect_uri": back,
            "scope": "openid profile",
            "state": journey.state,
            "nonce": journey.nonce,
            "code_challenge": base64.urlsafe_b64encode(digest).rstrip(b"=").decode(),
            "code_challenge_method": "S256",
        }
        place = self._known()["authorization_endpoint"]
        return f"{place}{'&' if '?' in place else '?'}{urlencode(asked)}"

    def subject(self, journey: Journey, state: str, code: str, back: str) -> str:
        """Who came back, in the provider's words; NotSignedIn where that is not sure."""
        if not code or not hmac.compare_digest(state.encode(), journey.state.encode()):
            raise NotSignedIn(UNFINISHED.format(why="回应与请求不符"))
        known = self._known()
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": back,
            "code_verifier": journey.verifier,
        }
        given = _json("POST", known["token_endpoint"], data=form, auth=self._credentials())
        keys = _json("GET", known["jwks_uri"])
        return self._claimed(str(given.get("id_token")), keys, journey.nonce)

    def _claimed(self, token: str, keys: dict[str, Any], nonce: str) -> str:
        wanted = jwt.JWTClaimsRegistry(
            iss={"essential": True, "value": self._known()["issuer"]},
            aud={"essential": True, "value": self._client},
            exp={"essential": True},
            nonce={"essential": True, "value": nonce},
        )
        try:
            claims = jwt.decode(token, KeySet.import_key_set(keys), algorithms=ALGORITHMS).claims  # type: ignore[arg-type]
            wanted.validate(claims)
        except (JoseError, ValueError) as error:
            raise NotSignedIn(UNFINISHED.format(why="身份凭据无效")) from error
        subject = claims.get(self._claim)
        if not subject or not isinstance(subject, str):
            raise NotSignedIn(UNFINISHED.format(why=f"身份凭据没有 {self._claim}"))
        return subject

    def _known(self) -> dict[str, Any]:
        """What the provider says of itself; it must be who it was asked to be."""
        known = _json("GET", f"{self._issuer}/.well-known/openid-configuration")
        if str(known.get("issuer", "")).rstrip("/") != self._issuer:
            raise NotSignedIn(UNFINISHED.format(why="统一认证的地址与设置不符"))
        return known

    def _credentials(self) -> tuple[str, str]:
        return self._client, self._secret.get_secret_value()


def _json(method: str, url: str, **more: Any) -> dict[str, Any]:
    try:
        with httpx.Client(timeout=SECONDS_TO_WAIT, trust_env=False) as client:
            answer = client.request(method, url, **more)
            answer.raise_for_status()
            body = answer.json()
    except (httpx.HTTPError, ValueError) as error:
        raise NotSignedIn(UNFINISHED.format(why="统一认证没有正常回应")) from error
    if not isinstance(body, dict):
        raise NotSignedIn(UNFINISHED.format(why="统一认证的回应无法识别"))
    return body
